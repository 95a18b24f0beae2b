"""What matters in a revision, on one page: weights, strength of duty, amounts, terms, references gone astray."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from regdiff.comparing.aids import Aids, Explained
from regdiff.comparing.aspects import Finding
from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.comparing.conforming import Pointer, Verdict
from regdiff.comparing.features import Aspect
from regdiff.comparing.heirs import place_at
from regdiff.comparing.moves import Move, end_of, is_within
from regdiff.comparing.units import Unit, UnitKind
from regdiff.comparing.weight import Weight
from regdiff.model.numbers import format_numeral
from regdiff.report.runs import SCOPE, Why

WEIGHTS = tuple(weight.value for weight in Weight)
"""Names of weights, from the heaviest to the lightest."""
_LONGEST = 40
"""Characters of a text that is quoted in a fact; what is longer is cut."""


class Fact(NamedTuple):
    """One thing to know of an article."""

    anchor: str
    """The row that it is told of."""
    number: str
    """Of the article, as printed."""
    text: str
    trend: str = ""
    """`stricter`, `looser`, `up`, `down` or empty."""


class Group(NamedTuple):
    """Facts of one sort."""

    key: str
    label: str
    facts: tuple[Fact, ...]


class Term(NamedTuple):
    """A term that was replaced throughout."""

    old: str
    new: str
    total: int
    """Places at which it was replaced."""
    left: int
    """Places at which the old term was kept."""
    places: tuple[Fact, ...]
    """The articles, each once; the text is how often, where that is more than once."""
    scope: bool = False
    """The replacement may change the scope of rules."""


class Matters(NamedTuple):
    """The page."""

    weights: tuple[tuple[str, str, int], ...]
    """Name, word and number of articles, from the heaviest to the lightest."""
    groups: tuple[Group, ...]
    """Those that there are, in the order in which a lawyer asks for them."""
    terms: tuple[Term, ...]
    moves: tuple[Fact, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        changed = any(count for key, _, count in self.weights if key != Weight.NONE.value)
        return not (changed or self.groups or self.terms or self.moves)

    def among(self, anchors: Collection[str], weights: Counter[str]) -> Matters:
        """Return what the page says of some rows; `weights` counts the articles among them."""
        groups = (g._replace(facts=tuple(f for f in g.facts if f.anchor in anchors)) for g in self.groups)
        terms = (t for t in self.terms if any(place.anchor in anchors for place in t.places))
        return Matters(
            tuple((key, word, weights[key]) for key, word, _ in self.weights),
            tuple(group for group in groups if group.facts),
            tuple(terms),
            tuple(fact for fact in self.moves if fact.anchor in anchors),
        )


NO_MATTERS = Matters((), (), (), ())


class Told:
    """Puts what the aids found into words."""

    def __init__(self, change_set: ChangeSet, aids: Aids, anchors: Sequence[str], labels: dict[str, str]) -> None:
        self._changes = change_set.changes
        self._aids = aids
        self._anchors = anchors
        self._labels = labels

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

    def pointer(self, pointer: Pointer) -> str:
        """Say what became of a reference."""
        labels = self._labels
        if pointer.is_marker:
            return labels["marker moved on"]
        became = labels["list stop"].join(pointer.became) or labels["nothing became"]
        return labels[f"pointer {pointer.verdict.value}"].format(old=pointer.old_text, new=pointer.new_text, became=became)

    def finding(self, finding: Finding) -> str:
        """Say what an aspect is about, without its name: “可以”改为“应当”."""
        key = "fact changed" if finding.old and finding.new else "fact came" if finding.new else "fact went"
        return self._labels[key].format(old=_short(finding.old), new=_short(finding.new))

    def flags(self, at: int) -> tuple[str, ...]:
        """Return what is wrong with the references of a change."""
        bad = (p for p in self._aids.readings[at].pointers if p.verdict is not Verdict.CONFORMING)
        return tuple(dict.fromkeys(self.pointer(pointer) for pointer in bad))

    def matters(self) -> Matters:
        """Return the page."""
        return Matters(self._weights(), tuple(self._groups()), tuple(self._terms()), tuple(self._moves()))

    def _weights(self) -> tuple[tuple[str, str, int], ...]:
        pairs = zip(self._changes, self._aids.readings, strict=True)
        counts = Counter(reading.weighed.weight.value for change, reading in pairs if change.unit is UnitKind.ARTICLE)
        return tuple((key, self._labels[f"weight {key}"], counts[key]) for key in WEIGHTS)

    def _groups(self) -> Iterable[Group]:
        labels = self._labels
        astray = [fact for at in self._articles() for fact in self._facts(at, self.flags(at))]
        if astray:
            yield Group("astray", labels["astray"], tuple(astray))
        for aspect in Aspect:
            if aspect is not Aspect.WORDING and (facts := tuple(self._of_aspect(aspect))):
                yield Group(aspect.value, labels[f"aspect {aspect.value}"], facts)
        for kind in ("added", "deleted"):
            facts = tuple(
                Fact(self._anchors[at], self.name(at), labels["colon"] + _beginning(self._changes[at]))
                for at in self._articles()
                if kind in self._aids.readings[at].weighed.rules
            )
            if facts:
                yield Group(kind, labels[kind], facts)

    def _articles(self) -> Iterable[int]:
        return (at for at, change in enumerate(self._changes) if change.unit is UnitKind.ARTICLE)

    def _facts(self, at: int, texts: Iterable[str]) -> Iterable[Fact]:
        return (Fact(self._anchors[at], self.name(at), text) for text in texts)

    def _of_aspect(self, aspect: Aspect) -> Iterable[Fact]:
        for at in self._articles():
            reading = self._aids.readings[at]
            if reading.weighed.weight is Weight.SUBSTANTIVE:
                for finding in (each for each in reading.findings if each.aspect is aspect):
                    yield Fact(self._anchors[at], self.name(at), self.finding(finding), finding.trend.value)

    def _terms(self) -> Iterable[Term]:
        for each in self._aids.replacements:
            counts = Counter((p.change, self.name_at(p.change, p.new.start, new=True)) for p in each.places)
            places = tuple(
                Fact(self._anchors[at], name, self._labels["times over"].format(count) if count > 1 else "")
                for (at, name), count in counts.items()
            )
            yield Term(each.old, each.new, len(each.places), each.left, places, each.scope)

    def _moves(self) -> Iterable[Fact]:
        for move in self._aids.moves:
            text = join_texts(self._changes[move.new].new)[move.new_start : move.new_start + move.length]
            where = self._labels["from to"].format(old=self.end(move, new=False), new=self.end(move, new=True))
            yield Fact(self._anchors[move.new], where, self._labels["colon"] + _short(text.strip("\n")))


def _short(text: str) -> str:
    text = text.replace("\n", " ").strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _beginning(change: Change) -> str:
    units: tuple[Unit, ...] = change.new or change.old
    return _short(units[0].text)
