"""What is told of a change must not contradict its texts.

A word is told to have gone only where it stands nowhere in the new text of its link, and to have come only where it stood
nowhere in the old one. That it went from one sentence and stands in another, no single word can tell.
"""

from __future__ import annotations

from regdiff.comparing.aspects import Finding
from regdiff.comparing.features import Aspect
from regdiff.model.text import fold
from regdiff.model.tree import marker

CUT = "…"
"""What ends the beginning of an item that is told."""


class Texts:
    """Both texts of a change, to be asked what stands in them."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._folded: tuple[str, str] | None = None

    def true_part(self, finding: Finding) -> Finding | None:
        """Return what of a finding the texts bear out; None where they contradict it.

        One that names words on both sides is one: it speaks of a place. Of members of an enumeration those are left that
        came, or went, altogether.
        """
        if finding.aspect is Aspect.WORDING or (finding.old and finding.new):
            return finding
        if self._folded is None:
            self._folded = (fold(self._old), fold(self._new))
        other = self._folded[1] if finding.old else self._folded[0]
        said = finding.old or finding.new
        parts = said.split("、") if finding.aspect is Aspect.SCOPE and not said.endswith(CUT) else [said]
        left = "、".join(part for part in parts if _words(part) not in other)
        if not left:
            return None
        return finding._replace(old=left) if finding.old else finding._replace(new=left)


def _words(said: str) -> str:
    """What a text would hold if what is said stood in it: an item without its marker, and not further than it is told."""
    return fold(said[len(marker(said)[1]) :].removesuffix(CUT))
