"""What an instrument has to order so that one text becomes another: a plan that can be made coarser, article by article.

The first plan tells all as finely as officials do. Where the text that it gives is not the new one, the article is told more
coarsely, in the end whole, which leaves nothing to be understood in another way.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regdiff.amending.address import Address, Place
from regdiff.amending.drafting.article import Grain, article_operations, word_operation
from regdiff.amending.drafting.parts import untouched
from regdiff.amending.drafting.slots import movers
from regdiff.amending.drafting.structure import Structure
from regdiff.amending.drafting.terms import Term, frequent, replaced_terms
from regdiff.amending.drafting.typography import are_same, settled
from regdiff.amending.drafting.words import Swap, replaced
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.model.numbers import Level, Number, format_number
from regdiff.model.tree import Article
from regdiff.named import NamedTuple

Orders = list[tuple[Operation, ...]]


class Drafted(NamedTuple):
    """The orders of an instrument, in the order in which they are told."""

    series: Orders
    """By the place in the new text."""
    parts: Orders
    """Words alone: 对部分条文作以下修改."""
    last: tuple[Operation, ...]
    """Deletions."""


@dataclass(slots=True)
class Plan:
    """The operations on articles; `coarser` and `pin` change it, `drafted` tells it."""

    structure: Structure
    headings: Sequence[Operation]
    terms: Sequence[Term]
    borders: Mapping[int, tuple[Number, ...]] = field(default_factory=dict)
    """New places of articles at a border of divisions → the headings that lead to them."""
    carried: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Old place → the lines of the article when its references have followed."""
    grains: dict[int, Grain] = field(default_factory=dict)
    """Old place → the finest way in which the article may be told; finer ones did not give the new text."""
    pinned: set[int] = field(default_factory=set)
    """Old places of articles that are given their number though nothing else in them changes."""

    def __post_init__(self) -> None:
        old, new = self.structure.old, self.structure.new
        renumbered = self._renumbered_places()
        between = {at for at in renumbered if len(old[at].number.value) + len(new[self.structure.kept[at]].number.value) > 2}
        self.pinned |= between | (movers(self.structure.kept) & renumbered)

    def _renumbered_places(self) -> set[int]:
        """Old places of articles whose number changes."""
        old, new = self.structure.old, self.structure.new
        return {place for place, becomes in self.structure.kept.items() if old[place].number != new[becomes].number}

    def coarser(self, old: int) -> bool:
        """Tell an article more coarsely; False where it is told whole already."""
        grain = self.grains.get(old, Grain.WORDS)
        if grain is Grain.WHOLE:
            return False
        self.grains[old] = Grain(grain + 1)
        return True

    def is_untold(self, old: int) -> bool:
        """Say whether nothing is told of an article, not even its number."""
        untold = old in self._renumbered_places() - self.pinned
        return untold and not self._told(old, self.structure.kept[old])[0]

    def pin_all(self) -> bool:
        """Give every article whose number changes its number in words; then those that left the order, then 第N条之一.

        False where all of them have it.
        """
        old, kept = self.structure.old, self.structure.kept
        for changed in (self._renumbered_places(), movers(kept), {at for at in kept if len(old[at].number.value) > 1}):
            if not changed <= self.pinned:
                self.pinned |= changed
                return True
        return False

    def uproot(self) -> bool:
        """Delete articles that cannot be given their numbers, and insert them anew; False where none is left.

        First those that left the order, were split or merged; then all whose number changes.
        """
        articles = self.structure
        gone = movers(articles.kept)
        if not (gone or articles.merged or articles.split):
            gone = {old for old, new in articles.kept.items() if articles.old[old].number != articles.new[new].number}
        olds = {*gone, *(old for each, _ in articles.merged for old in each), *(old for old, _ in articles.split)}
        news = {*(articles.kept.pop(old) for old in gone), *(new for _, new in articles.merged)}
        news |= {new for _, each in articles.split for new in each}
        articles.merged.clear()
        articles.split.clear()
        articles.deleted = sorted({*articles.deleted, *olds})
        articles.inserted = sorted({*articles.inserted, *news})
        self.pinned -= olds
        return bool(olds)

    def uproot_groups(self, places: Container[int]) -> bool:
        """Delete what was merged or split into articles at these new places, and insert these anew; False where none was."""
        articles = self.structure
        merged = [group for group in articles.merged if group[1] in places]
        split = [group for group in articles.split if any(new in places for new in group[1])]
        articles.merged = [group for group in articles.merged if group not in merged]
        articles.split = [group for group in articles.split if group not in split]
        olds = {*(old for group, _ in merged for old in group), *(old for old, _ in split)}
        news = {*(new for _, new in merged), *(new for _, group in split for new in group)}
        articles.deleted = sorted({*articles.deleted, *olds})
        articles.inserted = sorted({*articles.inserted, *news})
        return bool(olds)

    def skeleton(self) -> list[tuple[Operation, ...]]:
        """Orders that insert, delete and number articles, and change no other one."""
        kept = [(self._renumbered(old, new),) for old, new in self.structure.kept.items() if old in self.pinned]
        return [*self._structural(), *kept, *((operation,) for operation in self.headings), self._deleted()]

    def gather(self) -> None:
        """Make a term of each replacement that is drafted in many articles."""
        told = [operations for operations, _ in (self._told(old, new) for old, new in self.structure.kept.items())]
        pairs = [_replacements(operations) for operations in told]
        self.terms = [*self.terms, *sorted(frequent(pairs) - set(self.terms))]

    def drafted(self) -> Drafted:
        """Return the orders."""
        told = {old: self._told(old, new) for old, new in self.structure.kept.items()}
        common = frequent([{*terms, *_replacements(operations)} for operations, terms in told.values()])
        placed: list[tuple[float, tuple[Operation, ...]]] = []
        small: list[tuple[float, tuple[Operation, ...]]] = []
        listed: dict[Term, list[Address]] = {term: [] for term in sorted(common)}
        for old, (operations, terms) in told.items():
            for term in terms:
                if term in common:
                    listed[term] += self._term_places(term, old, operations)
            for operation in operations:
                if (pair := _replacement(operation)) in common and pair is not None:
                    listed[pair] += operation.targets
            others = [each for each in operations if _replacement(each) not in common]
            own = [
                self._term_operation(term, old)
                for term in terms
                if term not in common and self._term_places(term, old, operations)
            ]
            every = (*own, *others)
            if every and _is_small(every) and old not in self.pinned:
                small.append((self.structure.kept[old], every))
            elif every or old in self.pinned:
                placed.append((self.structure.kept[old], self._with_number(old, every)))
        placed += self._structural_places()
        placed += [(self._heading_place(operation), (operation,)) for operation in self.headings]
        grouped = [(_swap_operation(term, tuple(places)),) for term, places in listed.items() if places]
        return Drafted(_in_order(placed), [*joined(_in_order(small)), *grouped], self._deleted())

    # One article

    def _told(self, old: int, new: int) -> tuple[list[Operation], list[Term]]:
        before = self.carried.get(old, self.structure.old[old].lines)
        after = self.structure.new[new].lines
        grain = self.grains.get(old, Grain.WORDS)
        at = Address(article=self.structure.old[old].number)
        if grain is Grain.WHOLE:
            return [Operation(Verb.RESTATE, (at,), pieces=(Piece(after),))], []
        if are_same(before, after):
            return [], []
        aim = settled(before, after)
        base = self.structure.old[old].lines
        text, terms = replaced_terms("\n".join(before), "\n".join(aim), self.terms)
        operations = article_operations(tuple(text.split("\n")), aim, at, grain)
        if terms and not (self._fits(operations, base, before) and _are_apart(terms, operations, base)):
            operations, terms = article_operations(before, aim, at, grain), []
        if not self._fits(operations, base, before):
            operations = article_operations(base, aim, at, grain)
        whole = any(each.verb is Verb.RESTATE and each.targets == (at,) for each in operations)
        return operations, [] if whole else terms

    @staticmethod
    def _fits(operations: Sequence[Operation], base: Sequence[str], carried: Sequence[str]) -> bool:
        """Say whether phrases found in the text whose references followed stand in the base as often."""
        one, other = "\n".join(base), "\n".join(carried)
        return all(one.count(each.phrase) == other.count(each.phrase) > 0 for each in operations if each.phrase)

    def _term_places(self, term: Term, old: int, operations: Sequence[Operation]) -> list[Address]:
        """The article, where the term stands in a part of it that no other operation restates or deletes."""
        article = self.structure.old[old]
        taken = [target for each in operations if each.verb in _WHOLE for target in each.targets]
        free = (line for line in untouched(article.lines, taken) if term.old in line)
        return [Address(article=article.number)] if any(free) else []

    def _term_operation(self, term: Term, old: int) -> Operation:
        return _swap_operation(term, (Address(article=self.structure.old[old].number),))

    # Numbers

    def _renumbered(self, old: int, new: int) -> Operation:
        number = Address(article=self.structure.old[old].number)
        becomes = Address(article=self.structure.new[new].number, new=True)
        return Operation(Verb.RENUMBER, (number,), (becomes,), level=Level.ARTICLE)

    def _with_number(self, old: int, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
        new = self.structure.kept[old]
        if self.structure.old[old].number == self.structure.new[new].number and old not in self.pinned:
            return operations
        number = self.structure.new[new].number
        return (self._renumbered(old, new), *(_under(number, operation) for operation in operations))

    def _becomes(self, new: int) -> Address:
        """The number that an article takes, with its headings where they must be said and no inserted one names it."""
        number = self.structure.new[new].number
        held = any(each.article == number for operation in self.headings for each in operation.destinations)
        return Address(article=number, divisions=() if held else self.borders.get(new, ()), new=True)

    # Articles that come and go

    def _structural(self) -> Iterator[tuple[Operation, ...]]:
        return (operations for _, operations in self._structural_places())

    def _structural_places(self) -> Iterator[tuple[float, tuple[Operation, ...]]]:
        for run in _runs(self.structure.inserted):
            articles = [self.structure.new[place] for place in run]
            destinations = tuple(self._becomes(place) for place in run)
            yield run[0], (Operation(Verb.INSERT, (), destinations, _pieces(articles), level=Level.ARTICLE),)
        for olds, new in self.structure.merged:
            targets = tuple(Address(article=self.structure.old[old].number) for old in olds)
            pieces = _pieces([self.structure.new[new]])
            yield new, (Operation(Verb.MERGE, targets, (self._becomes(new),), pieces),)
        for old, news in self.structure.split:
            target = Address(article=self.structure.old[old].number)
            destinations = tuple(self._becomes(new) for new in news)
            pieces = _pieces([self.structure.new[new] for new in news])
            yield news[0], (Operation(Verb.SPLIT, (target,), destinations, pieces, level=Level.ARTICLE),)

    def _deleted(self) -> tuple[Operation, ...]:
        targets = tuple(Address(article=self.structure.old[old].number) for old in self.structure.deleted)
        return (Operation(Verb.DELETE, targets),) if targets else ()

    def _heading_place(self, operation: Operation) -> float:
        """Before its first article, where an operation names one; what only names a heading goes first."""
        numbers = {article.number: place for place, article in enumerate(self.structure.new)}
        held = [numbers[each.article] for each in operation.destinations if each.article in numbers]
        return held[0] - 0.5 if held else -1


_WHOLE = (Verb.RESTATE, Verb.DELETE)
"""What these act on is no longer there for others."""


def _are_apart(terms: Sequence[Term], operations: Sequence[Operation], base: Sequence[str]) -> bool:
    """Say whether terms and the phrases of an article's own operations nowhere overlap in the base."""
    phrases = [Swap(each.phrase, each.words) for each in operations if each.phrase]
    return replaced("\n".join(base), [*(Swap(*term) for term in terms), *phrases]) is not None


def _replacement(operation: Operation) -> Term | None:
    return Term(operation.phrase, operation.words) if operation.verb is Verb.REPLACE else None


def _replacements(operations: Sequence[Operation]) -> set[Term]:
    """What words of an article are replaced by what."""
    return {term for each in operations if (term := _replacement(each)) is not None}


def _under(number: Number, operation: Operation) -> Operation:
    """Name the parts that an operation makes by the article's new number, which the order has given before."""
    return replace(operation, destinations=tuple(replace(each, article=number) for each in operation.destinations))


def _pieces(articles: Sequence[Article]) -> tuple[Piece, ...]:
    """Wording of articles; where it is of several, each is told apart by its number."""
    several = len(articles) > 1
    return tuple(Piece(each.lines, format_number(each.number.value) if several else "") for each in articles)


def _in_order(placed: list[tuple[float, tuple[Operation, ...]]]) -> Orders:
    return [operations for _, operations in sorted(placed, key=lambda each: each[0])]


def joined(orders: Orders) -> Orders:
    """Tell what several articles have in common in one operation that lists them, where the first of them is told.

    The same words that are replaced, deleted or inserted in the same way in several articles are one order.
    """
    where: dict[Operation, list[Address]] = {}
    for order in orders:
        for operation in order:
            where.setdefault(replace(operation, targets=()), []).extend(operation.targets)
    out: Orders = []
    told: set[Operation] = set()
    for order in orders:
        kept = [operation for operation in order if len(where[replace(operation, targets=())]) == 1]
        shared = [key for operation in order if len(where[key := replace(operation, targets=())]) > 1 and key not in told]
        told.update(shared)
        out += [tuple(kept)] if kept else []
        out += [(replace(key, targets=tuple(dict.fromkeys(where[key]))),) for key in dict.fromkeys(shared)]
    return out


def _swap_operation(term: Term, targets: tuple[Address, ...]) -> Operation:
    return word_operation(Swap(term.old, term.new), targets, Grain.REPLACED)


def _is_small(order: Sequence[Operation]) -> bool:
    """Say whether an order changes words alone."""
    words = (Verb.REPLACE, Verb.DELETE_WORDS, Verb.INSERT_WORDS)
    named = (operation for operation in order if operation.verb is not Verb.RENUMBER)
    verbs = [operation.verb for operation in named]
    on_text = all(target.place is Place.ARTICLE for operation in order for target in operation.targets)
    return bool(verbs) and all(verb in words for verb in verbs) and on_text


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Cut rising numbers into runs of neighbours."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
