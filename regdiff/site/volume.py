"""One regulation with all its revisions, read and compared: what its pages are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from regdiff.comparing.blame import Phrase, blame
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.lineage import Disagreement, Lineage, Place, trace
from regdiff.comparing.units import Link
from regdiff.model.tree import Revision
from regdiff.report.view import unit_anchor
from regdiff.site import names
from regdiff.site.comparison import Pairing
from regdiff.site.page import Frame
from regdiff.site.words import words

Pair = tuple[int, int]
"""Two places in the sequence of revisions, the earlier first."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A regulation; addresses are relative to the top of the site."""

    frame: Frame
    labels: dict[str, str]
    problems: tuple[str, ...]
    """Why revisions are left out, one line each."""
    lineage: Lineage
    pairings: Mapping[Pair, Pairing]
    origins: dict[Place, tuple[Phrase, ...]]
    disagreements: tuple[Disagreement, ...]
    lives: tuple[str, ...]
    """The page of each life."""
    anchors: dict[Place, str]
    """Where a unit stands on the page of its full text."""

    @property
    def home(self) -> str:
        """Its folder."""
        return self.frame.home

    @property
    def lang(self) -> str:
        """Language of the pages."""
        return self.frame.lang

    @property
    def title(self) -> str:
        """What it is called."""
        return self.frame.title

    def text_page(self, revision: int) -> str:
        """Return the page of a full text."""
        return f"{self.home}/{names.full_text(self.lineage.heads[revision].label)}.html"

    def comparison_page(self, pair: Pair) -> str:
        """Return the page of a comparison."""
        old, new = (self.lineage.heads[at].label for at in pair)
        return self.frame.page(old, new)

    def life_page(self, place: Place) -> str:
        """Return the page of the life that an article belongs to."""
        return self.lives[self.lineage.life_of[place]]


def make_frame(slug: str, revisions: Sequence[Revision], lang: str) -> Frame:
    """Return what all pages of a regulation share; it bears the newest revision's title."""
    return Frame(names.home(slug), revisions[-1].head.title or slug, lang)


def make_volume(
    frame: Frame,
    revisions: Sequence[Revision],
    steps: Sequence[ChangeSet],
    pairings: Mapping[Pair, Pairing],
    problems: Sequence[str],
) -> Volume:
    """Put a regulation together.

    Args:
        frame: what its pages share.
        revisions: the oldest first.
        steps: proved change sets between neighbours.
        pairings: of all pairs of revisions.
        problems: why revisions are left out.
    """

    def direct(earlier: int, later: int) -> Sequence[Link]:
        return pairings[earlier, later].links

    lineage = trace(revisions, steps, direct)
    pairs = [pair for pair in combinations(range(len(revisions)), 2) if pair[1] - pair[0] > 1]
    return Volume(
        frame=frame,
        labels=words(frame.lang),
        problems=tuple(problems),
        lineage=lineage,
        pairings=pairings,
        origins=blame(lineage),
        disagreements=tuple(lineage.disagreements(pairs, direct)),
        lives=tuple(f"{frame.home}/{name}.html" for name in names.lives(lineage)),
        anchors=_anchors(lineage),
    )


def _anchors(lineage: Lineage) -> dict[Place, str]:
    out = {}
    for at, flat in enumerate(lineage.units):
        taken: Counter[str] = Counter()
        for unit in flat:
            out[Place(at, unit.index)] = unit_anchor(unit, taken)
    return out
