"""One regulation with all its revisions, read and compared: what its pages are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from regdiff.comparing.blame import Phrase, blame
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.lineage import Disagreement, Lineage, Place, trace
from regdiff.comparing.units import Link
from regdiff.model.tree import Revision
from regdiff.report.view import unit_anchor
from regdiff.site import names
from regdiff.site.words import words

Pair = tuple[int, int]
"""Two places in the sequence of revisions, the earlier first."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A regulation; addresses are relative to the top of the site."""

    home: str
    lang: str
    labels: dict[str, str]
    revisions: tuple[Revision, ...]
    """The oldest first."""
    problems: tuple[str, ...]
    """Why revisions are left out, one line each."""
    lineage: Lineage
    comparisons: dict[Pair, ChangeSet]
    origins: dict[Place, tuple[Phrase, ...]]
    disagreements: tuple[Disagreement, ...]
    lives: tuple[str, ...]
    """The page of each life."""
    anchors: dict[Place, str]
    """Where a unit stands on the page of its full text."""

    @property
    def title(self) -> str:
        """The newest revision's title."""
        return self.lineage.heads[-1].title or self.home.rpartition("/")[2]

    def text_page(self, revision: int) -> str:
        """Return the page of a full text."""
        return f"{self.home}/{names.full_text(self.lineage.heads[revision].label)}.html"

    def comparison_page(self, pair: Pair) -> str:
        """Return the page of a comparison."""
        old, new = (self.lineage.heads[at].label for at in pair)
        return f"{self.home}/{names.comparison(old, new)}.html"

    def life_page(self, place: Place) -> str:
        """Return the page of the life that an article belongs to."""
        return self.lives[self.lineage.life_of[place]]


def make_volume(
    slug: str, revisions: Sequence[Revision], comparisons: dict[Pair, ChangeSet], problems: Sequence[str], lang: str
) -> Volume:
    """Put a regulation together.

    Args:
        slug: its name in the archive.
        revisions: the oldest first.
        comparisons: proved change sets of all pairs of them.
        problems: why revisions are left out.
        lang: language of the pages.
    """

    def direct(earlier: int, later: int) -> Sequence[Link]:
        changes = comparisons[earlier, later].changes
        return [Link(tuple(u.index for u in change.old), tuple(u.index for u in change.new)) for change in changes]

    steps = [comparisons[at, at + 1] for at in range(len(revisions) - 1)]
    lineage = trace(revisions, steps, direct)
    pairs = [pair for pair in combinations(range(len(revisions)), 2) if pair[1] - pair[0] > 1]
    home = names.home(slug)
    return Volume(
        home=home,
        lang=lang,
        labels=words(lang),
        revisions=tuple(revisions),
        problems=tuple(problems),
        lineage=lineage,
        comparisons=comparisons,
        origins=blame(lineage),
        disagreements=tuple(lineage.disagreements(pairs, direct)),
        lives=tuple(f"{home}/{name}.html" for name in names.lives(lineage)),
        anchors=_anchors(lineage),
    )


def _anchors(lineage: Lineage) -> dict[Place, str]:
    out = {}
    for at, flat in enumerate(lineage.units):
        taken: Counter[str] = Counter()
        for unit in flat:
            out[Place(at, unit.index)] = unit_anchor(unit, taken)
    return out
