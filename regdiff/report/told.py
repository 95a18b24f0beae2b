"""Puts into words what the reading aids found: where text moved, what became of a reference, which article is meant."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.aids import Aids, Explained
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.conforming import Pointer, Verdict
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.heirs import place_at
from regdiff.comparing.moves import Move, end_of, is_within
from regdiff.model.numbers import format_numeral
from regdiff.report.links import Followers, origins_told
from regdiff.report.phrasing import alone, say
from regdiff.report.runs import SCOPE, Why
from regdiff.report.sayings import Saying


class Told:
    """Puts what the aids found into words."""

    def __init__(self, change_set: ChangeSet, aids: Aids, anchors: Sequence[str], labels: dict[str, str]) -> None:
        self._changes = change_set.changes
        self._aids = aids
        self._anchors = anchors
        self._labels = labels
        self._said: dict[tuple[int, Fact], Saying] = {}
        self._alone: dict[tuple[int, bool], list[Span]] = {}
        self._followers = Followers(change_set)
        self._origins: dict[int, tuple[str, ...]] = {}

    def say(self, at: int, fact: Fact) -> Saying:
        """Return a fact of a change in words, with the number of its article; rows and the first page tell it alike."""
        if (known := self._said.get((at, fact))) is None:
            own = self._own(at, new=not fact.went)
            known = self._said[at, fact] = say(fact, self._changes[at], self.name_of(at, fact), self._labels, own)
        return known

    def _own(self, at: int, *, new: bool) -> list[Span]:
        """Return what stands on one side of a change alone."""
        if (known := self._alone.get((at, new))) is None:
            known = self._alone[at, new] = alone(self._changes[at], new=new)
        return known

    def origins(self, at: int) -> tuple[str, ...]:
        """Say what the articles of a change have from others, or what went with a division that moved."""
        if (known := self._origins.get(at)) is None:
            change = self._changes[at]
            known = origins_told(change, self._labels) + self._followers.told(change, self._labels)
            self._origins[at] = known
        return known

    def why(self, explained: Explained, op: str) -> Why:
        """Say what explains a run."""
        labels, number, cause = self._labels, explained.number, explained.cause.value
        if cause == "moved":
            move = self._aids.moves[number]
            key, at, new = ("moved to", move.new, True) if op == "delete" else ("moved from", move.old, False)
            anchor = self._anchors[at] if move.old != move.new else ""
            return Why(cause, labels[key].format(self.end(move, new=new, here=True)), anchor, number)
        if cause == "conforming":
            pointer = self._aids.pointers[number]
            return Why(cause, self.pointer(pointer), number=number)
        if cause == "typographic":
            return Why(cause, labels[cause], number=number)
        term = self._aids.replacements[number]
        cause, key = (SCOPE, "scope by") if term.scope else (cause, "replaced by")
        return Why(cause, labels[key].format(old=term.old, new=term.new), number=number)

    def name(self, at: int, *, new: bool = True) -> str:
        """Return the number of a change's article as printed on one side, else what sort of unit it is."""
        change = self._changes[at]
        units = (change.new or change.old) if new else (change.old or change.new)
        return (
            self._labels["list stop"].join(unit.printed for unit in units if unit.printed) or self._labels[change.unit.value]
        )

    def end(self, move: Move, *, new: bool, here: bool = False) -> str:
        """Return the number of the one article that an end of a move stands in; within one article, the paragraph too.

        Args:
            move: of the aids.
            new: the end where it stands now.
            here: it is told at the article itself.
        """
        at, start = (move.new, move.new_start) if new else (move.old, move.old_start)
        name = self.name_at(at, start, new=new)
        if not is_within(self._changes, move):
            return name
        return self._part(move, new=new).format(article=self._labels["this article"] if here else name)

    def _part(self, move: Move, *, new: bool) -> str:
        """Say which paragraph of an article, or which item of it where both ends are in one paragraph."""
        sides = (self._changes[move.old].old, move.old_start), (self._changes[move.new].new, move.new_start)
        places = [place_at(unit.text, offset) for unit, offset in (end_of(side, start) for side, start in sides)]
        paragraph, item = places[new]
        key, number = ("paragraph", paragraph) if places[0][0] != places[1][0] or not item else ("item", item)
        part = self._labels[f"origin {key}"].format(number=number, numeral=format_numeral(number))
        return self._labels["within"].format(part=part, article="{article}")

    def name_at(self, at: int, start: int, *, new: bool) -> str:
        """Return the number of the one article in which offset `start` of a change's joined texts lies."""
        side = self._changes[at].new if new else self._changes[at].old
        return end_of(side, start)[0].printed or self.name(at, new=new)

    def name_of(self, at: int, fact: Fact) -> str:
        """Return the number of the one article in which a fact of a change stands."""
        return self.name_at(at, (fact.old if fact.went else fact.new).start, new=not fact.went)

    def pointer(self, pointer: Pointer) -> str:
        """Say what became of a reference."""
        labels = self._labels
        if pointer.is_marker:
            return labels["marker moved on"]
        became = labels["list stop"].join(pointer.became) or labels["nothing became"]
        return labels[f"pointer {pointer.verdict.value}"].format(old=pointer.old_text, new=pointer.new_text, became=became)

    def flags(self, at: int) -> tuple[str, ...]:
        """Return what is wrong with the references of a change."""
        bad = (p for p in self._aids.readings[at].pointers if p.verdict is not Verdict.CONFORMING)
        return tuple(dict.fromkeys(self.pointer(pointer) for pointer in bad))
