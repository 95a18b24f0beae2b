"""Links to look at, one card each: both texts side by side, why they are in doubt, and what can be decided of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.doubtful import Doubt, DoubtKind, doubtful, names_of
from regdiff.comparing.edits import edit_script
from regdiff.comparing.heirs import pairs_of
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.links import Ref
from regdiff.model.text import visible
from regdiff.named import NamedTuple
from regdiff.report.links import evidence
from regdiff.report.view import Row, make_row

_MOST_LEGS = 12
"""So many pairs of a split or merger get a button each to part them."""
_MOST_JOINED = 4
"""So many articles may hang together by a press of a button; more are chosen one by one."""
_REGROUPED = (DoubtKind.SPLIT.value, DoubtKind.MERGED.value)
_FIRST = 48
"""Characters of an article by which it is known."""


class Deed(NamedTuple):
    """Something that can be decided at a press of a button."""

    do: str
    """confirm, link, join (with those that they are linked to), move (away from those), part or forget."""
    spec: str
    """Of which articles, as the command line writes it: 第七条=第九条,第十条."""
    told: str
    """The same for people: 第七条 → 第九条、第十条."""


class Card(NamedTuple):
    """A link to look at."""

    kind: str
    """weak, possible, split or merged; `link` for one that is not in doubt, `decided` for one that a person decided."""
    told: str
    """第七条 → 第九条."""
    why: tuple[str, ...]
    """Why it is in doubt; nothing where it is not."""
    stands: tuple[str, ...]
    """Where the articles of a possible link stand now."""
    row: Row
    """Both texts, with their edits."""
    deeds: tuple[Deed, ...]
    apart: tuple[str, ...]
    """Pairs with one of its articles that a person said are no links: 第七条 → 第九条."""
    at: str
    """An article of it by its side and name, `new 第九条`: by this it is found again."""


class Cards:
    """Makes the cards of a change set."""

    def __init__(self, change_set: ChangeSet, labels: dict[str, str]) -> None:
        """Take a change set; `labels` are the words of the report, and of who shows the cards."""
        self._set, self._labels = change_set, labels
        self._names = names_of(change_set)
        self._heads = (change_set.old.head, change_set.new.head)

    def doubtful(self) -> list[Card]:
        """Return a card for each link that is worth a look: little evidence and possible links, then splits and mergers.

        Each in reading order; a link of several articles with little evidence for a part of it has one card.
        """
        cards = [self._doubt(doubts) for doubts in grouped(self._set)]
        return sorted(cards, key=lambda card: card.kind in _REGROUPED)

    def decided(self) -> list[Card]:
        """Return a card for each link that a person decided, or said to be none."""
        return [self.of(change) for change in self._articles() if change.decided is not None or change.unlinked]

    def find(self, at: str) -> Card | None:
        """Return the card of the link that holds an article, named as in `Card.at`; None where there is no such article."""
        side, _, name = at.partition(" ")
        for change in self._articles():
            if name in map(str, self._names.of(change)[side == "new"]):
                return self.of(change)
        return None

    def _articles(self) -> Iterator[Change]:
        return (change for change in self._set.changes if change.unit is UnitKind.ARTICLE)

    def of(self, change: Change) -> Card:
        """Return the card of a link as it stands."""
        kind = "decided" if change.decided is not None else "link"
        card = self._card(kind, change, make_row(change, self._heads, self._labels))
        return card._replace(deeds=tuple(self._deeds(change)))

    def _doubt(self, doubts: Sequence[Doubt]) -> Card:
        first = doubts[0]
        if first.kind is DoubtKind.POSSIBLE:
            return self._possible(first)
        change = self._set.changes[first.change]
        weak = [each for each in doubts if each.kind is DoubtKind.WEAK]
        why = tuple(self._weak(each, change) for each in weak) or (self._labels[f"why {first.kind.value}"],)
        return self.of(change)._replace(kind=(weak or doubts)[0].kind.value, why=why)

    def _weak(self, doubt: Doubt, change: Change) -> str:
        said = self._labels["why weak"].format(evidence(doubt.quotes, self._labels))
        if len(change.old) + len(change.new) == 2:
            return said
        [old], [new] = doubt.old, doubt.new
        leg = _told((self._names.old[old.index],), (self._names.new[new.index],))
        return self._labels["why leg"].format(leg=leg, why=said)

    def _possible(self, doubt: Doubt) -> Card:
        """A link that may be missing: it is shown as it would be."""
        [old], [new] = doubt.old, doubt.new
        row = make_row(_as_if_linked(old, new), self._heads, self._labels)
        named = (self._names.old[old.index],), (self._names.new[new.index],)
        groups = self._group(old, new)
        if groups == named:
            deeds = [self._deed("link", *named)]
        else:  # one of them at least is linked to others, which either join in or are given up
            deeds = [self._deed("join", *groups)] if sum(map(len, groups)) <= _MOST_JOINED else []
            deeds.append(self._deed("move", *named))
        deeds.append(self._deed("part", *named))
        why = self._labels["why possible"].format(evidence(doubt.quotes, self._labels))
        stands = tuple(self._stands(change) for change in self._holding(old, new))
        return Card(doubt.kind.value, _told(*named), (why,), stands, row, tuple(deeds), (), f"old {named[0][0]}")

    def _holding(self, old: Unit, new: Unit) -> list[Change]:
        return [change for change in self._articles() if old in change.old or new in change.new]

    def _group(self, old: Unit, new: Unit) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
        """All articles that would hang together if both were linked besides what they are linked to."""
        holding = [self._names.of(change) for change in self._holding(old, new)]
        before, after = ({ref for refs in holding for ref in refs[side]} for side in (0, 1))
        return tuple(sorted(before)), tuple(sorted(after))

    def _stands(self, change: Change) -> str:
        old, new = self._names.of(change)
        if not new:
            return self._labels["stands deleted"].format(_listed(old))
        return self._labels["stands added"].format(_listed(new)) if not old else _told(old, new)

    def _card(self, kind: str, change: Change, row: Row) -> Card:
        apart = tuple(_told((self._names.old[i.index],), (self._names.new[j.index],)) for i, j in change.unlinked)
        return Card(kind, self._stands(change), (), (), row, (), apart, self.at(change))

    def at(self, change: Change) -> str:
        """Return an article of a link by its side and name, as `Card.at` has it."""
        old, new = self._names.of(change)
        return f"new {new[0]}" if new else f"old {old[0]}"

    def _deeds(self, change: Change) -> Iterator[Deed]:
        old, new = self._names.of(change)
        if change.decided is None:
            yield self._deed("confirm", old, new)
        pairs = pairs_of(change) if old and new else []
        for before, after in pairs[:_MOST_LEGS]:
            yield self._deed("part", (self._names.old[before.index],), (self._names.new[after.index],))
        if change.decided is not None or change.unlinked:
            yield self._deed("forget", old, new)

    def _deed(self, do: str, old: Iterable[Ref], new: Iterable[Ref]) -> Deed:
        old, new = tuple(old), tuple(new)
        return Deed(do, "=".join(",".join(map(str, refs)) for refs in (old, new)), _told(old, new))


def grouped(change_set: ChangeSet) -> list[tuple[Doubt, ...]]:
    """Return what is worth a look, card by card: all that is doubtful of one link together, each possible link by itself."""
    out: list[tuple[Doubt, ...]] = []
    places: dict[int, int] = {}
    for doubt in doubtful(change_set):
        if doubt.kind is DoubtKind.POSSIBLE:
            out.append((doubt,))
        elif doubt.change in places:
            out[places[doubt.change]] += (doubt,)
        else:
            places[doubt.change] = len(out)
            out.append((doubt,))
    return out


def _as_if_linked(old: Unit, new: Unit) -> Change:
    edits = edit_script(old.text, new.text)
    kind = ChangeKind.UNCHANGED if old.text == new.text else ChangeKind.AMENDED
    renumbered = old.number != new.number
    return Change(kind, (old,), (new,), edits, renumbered, moved=False, typographic=False, similarity=None)


def _listed(refs: Iterable[Ref]) -> str:
    return "、".join(map(str, refs))


def _told(old: Iterable[Ref], new: Iterable[Ref]) -> str:
    return f"{_listed(old)} → {_listed(new)}"


class Choice(NamedTuple):
    """An article that can be chosen for a link."""

    name: str
    """第九条, or 第九条#2 for the second of that number."""
    text: str
    """Its first words."""
    is_in: bool
    """It stands in the link now."""
    is_likely: bool
    """Something speaks for it."""
    linked: str
    """What it is linked to otherwise; empty for nothing."""


def choices(change_set: ChangeSet, at: str) -> tuple[list[Choice], list[Choice]]:
    """Return the articles of both sides that the link of an article may have.

    Args:
        change_set: what changed.
        at: the article, as in `Card.at`.

    Returns:
        Old and new ones, each in this order: those in the link, those that something speaks for, the rest as in the text.
    """
    names = names_of(change_set)
    articles = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
    side, _, name = at.partition(" ")
    inside = next((change for change in articles if name in map(str, names.of(change)[side == "new"])), None)
    held = [{unit.index for unit in units} for units in ((inside.old, inside.new) if inside else ((), ()))]
    likely = (
        {each.old for each in change_set.possible if each.new in held[1]},
        {each.new for each in change_set.possible if each.old in held[0]},
    )
    found: tuple[list[tuple[bool, bool, int, Choice]], ...] = ([], [])
    for change in articles:
        told = names.of(change)
        for one, units in enumerate((change.old, change.new)):
            for unit in units:
                choice = Choice(
                    str(names[one][unit.index]),
                    _first_words(unit.text),
                    unit.index in held[one],
                    unit.index in likely[one],
                    _listed(told[1 - one]),
                )
                found[one].append((not choice.is_in, not choice.is_likely, unit.index, choice))
    old, new = ([choice for *_, choice in sorted(each)] for each in found)
    return old, new


def _first_words(text: str) -> str:
    words = " ".join(visible(text).split())
    return words if len(words) <= _FIRST else f"{words[:_FIRST]}…"
