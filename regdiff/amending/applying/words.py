"""Operations on words: every occurrence of a phrase in the unit that an order names, found in the base's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from regdiff.amending.address import Address, Place
from regdiff.amending.applying.edit import Edit
from regdiff.amending.applying.job import Job, Refusal
from regdiff.amending.applying.match import Match, settle
from regdiff.amending.applying.node import BaseLine, Node, called
from regdiff.amending.applying.plan import Plan, require_pieces
from regdiff.amending.applying.punctuation import MARKS
from regdiff.amending.applying.sentences import names_sentences, sentence_of, wording_of
from regdiff.amending.instrument import Operation, Side, Verb
from regdiff.messages import say
from regdiff.model.text import fold
from regdiff.named import NamedTuple

Edits = dict[tuple[int, int], list[Edit]]
"""Edits of the base's lines, by unit and line."""


class _Folded(NamedTuple):
    text: str
    offsets: list[int] | None
    """Where each folded character stood; None where folding moved none."""


@dataclass(eq=False)
class Words:
    """All operations on words, and the edits that they make together."""

    plan: Plan
    matches: list[Match] = field(default_factory=list)
    folded: dict[tuple[int, int], _Folded] = field(default_factory=dict)

    def add(self, job: Job) -> None:
        """Find the words of an operation.

        Raises:
            Refusal: they stand nowhere in one of the units that the order names, or that unit is not there.
        """
        operation = job.operation
        if names_sentences(operation):
            self._sentences(job)
            return
        if "\n" in operation.phrase + operation.words:
            raise Refusal(say("its words run over several paragraphs"))
        if operation.verb is Verb.APPEND:
            self._append(job)
            return
        if not operation.phrase:
            raise Refusal(say("it names no words of the base"))
        for address in operation.targets:
            if address.place is Place.EVERYWHERE:
                self._everywhere(address, job)
            else:
                self._in(self.plan.base.find(address), address, job)
        if not operation.targets:
            raise Refusal(say("it does not say where the words stand"))

    def _in(self, node: Node, address: Address, job: Job) -> None:
        lines = list(_open_lines(node, opening=address.opening))
        found = self._find(lines, job.operation.phrase, job, node)
        if found and address.sentence:
            start, end = sentence_of(lines, node, address.sentence)
            found = [match for match in found if start <= match.start and match.end <= end]
        if not found:
            raise self._absent(node, job)
        self.matches += found
        if job.operation.verb is Verb.MOVE_WORDS:
            self.matches.append(self._beside(lines, found, node, job))

    def _sentences(self, job: Job) -> None:
        """Restate or delete sentences: 将第一款第二句修改为：“…”."""
        pieces = job.operation.pieces
        if job.operation.verb is Verb.RESTATE:
            require_pieces(len(job.operation.targets), pieces)
        for address, piece in zip_longest(job.operation.targets, pieces):
            node = self.plan.base.find(address)
            lines = list(_open_lines(node))
            if not lines:
                raise Refusal(say("{place} cannot be changed: another operation deletes or restates it", place=node.name))
            start, end = sentence_of(lines, node, address.sentence)
            text = wording_of(lines[0].text[start:end], piece) if piece else ""
            self.matches.append(Match(lines[0], start, end, job, node, text))

    def _beside(self, lines: list[BaseLine], found: list[Match], node: Node, job: Job) -> Match:
        """Return the place to which words are moved; `found` are those at which they stand."""
        words = job.operation.words
        places = self._find(lines, words, job, node) if words else []
        if len(places) != 1 or len(found) != 1:
            phrase, count = (words, len(places)) if len(places) != 1 else (job.operation.phrase, len(found))
            raise Refusal(
                say(
                    "“{words}” stands {count} times in {place}, and it is not clear what goes where",
                    words=phrase,
                    count=count,
                    place=node.name,
                )
            )
        found[0].text, found[0].beside = "", None
        places[0].text, places[0].beside = job.operation.phrase, job.operation.side
        return places[0]

    def _everywhere(self, address: Address, job: Job) -> None:
        base = self.plan.base
        units: Iterable[Node] = base.everything()
        if address.divisions:
            units = base.within(base.heading(address.divisions))
        found = [match for unit in units for match in self._find(list(_open_lines(unit)), job.operation.phrase, job, unit)]
        if not found:
            raise Refusal(say("“{words}” stands nowhere in {place}", words=job.operation.phrase, place=address))
        for match in found:
            match.everywhere = True
        self.matches += found

    def _find(self, lines: list[BaseLine], phrase: str, job: Job, node: Node) -> list[Match]:
        wanted = _quotes(fold(phrase))
        out = []
        for line in lines:
            folded = self._folded(line)
            at = folded.text.find(wanted)
            while at >= 0 and wanted:
                start, end = at, at + len(wanted)
                if folded.offsets:
                    start, end = folded.offsets[start], folded.offsets[end - 1] + 1
                out.append(_match(line, start, end, job, node))
                at = folded.text.find(wanted, at + len(wanted))
        return out

    def _folded(self, line: BaseLine) -> _Folded:
        key = line[:2]
        if key not in self.folded:
            whole = _quotes(fold(line.text))
            if len(whole) == len(line.text):
                self.folded[key] = _Folded(whole, None)
            else:
                spread = [(char, at) for at, each in enumerate(line.text) for char in _quotes(fold(each))]
                self.folded[key] = _Folded("".join(char for char, _ in spread), [at for _, at in spread])
        return self.folded[key]

    def _absent(self, node: Node, job: Job) -> Refusal:
        """Say why words cannot be found, and whether the base says already what is ordered."""
        phrase, words = job.operation.phrase, job.operation.words
        if (other := _taken_by(node)) is not None:
            return Refusal(
                say(
                    "“{words}” cannot be found in {place}: {who} deletes or restates it",
                    words=phrase,
                    place=node.name,
                    who=called(other, job),
                )
            )
        every = list(node.own_lines())
        if self._find(every, phrase, job, node):
            return Refusal(
                say(
                    "“{words}” stands in {place} only where another operation restates or deletes",
                    words=phrase,
                    place=node.name,
                )
            )
        there = job.operation.verb is Verb.REPLACE and words and bool(self._find(every, words, job, node))
        if there:
            return Refusal(
                say(
                    "“{words}” does not stand in {place}; “{other}” stands there already",
                    words=phrase,
                    place=node.name,
                    other=words,
                ),
                is_there=True,
            )
        return Refusal(say("“{words}” does not stand in {place}", words=phrase, place=node.name))

    def _append(self, job: Job) -> None:
        if not job.operation.words:
            raise Refusal(say("it gives no words to append"))
        for address in job.operation.targets:
            node = self.plan.base.find(address)
            lines = list(_open_lines(node))
            if not lines:
                raise Refusal(
                    say("nothing can be appended to {place}: another operation deletes or restates it", place=node.name)
                )
            line = lines[-1 if job.operation.side is Side.AFTER else 0]
            at = _end_of(line.text, job.operation) if job.operation.side is Side.AFTER else 0
            side = Side.AFTER if job.operation.side is Side.AFTER else Side.BEFORE
            self.matches.append(Match(line, at, at, job, node, job.operation.words, side))

    def edits(self) -> Edits:
        """Return the edits of all lines; operations that get in each other's way are told so."""
        lines: dict[tuple[int, int], list[Match]] = {}
        for match in self.matches:
            lines.setdefault(match.line[:2], []).append(match)
        out = {key: settle(matches) for key, matches in lines.items()}
        left = {(match.job, match.node) for match in self.matches if not match.is_out or match.is_shared}
        for match in self.matches:
            if not (match.everywhere or (match.job, match.node) in left or match.job.refusals):
                phrase = match.job.operation.phrase
                match.job.refuse(
                    say(
                        "every “{words}” in {place} belongs to words that another operation changes",
                        words=phrase,
                        place=match.node.name,
                    )
                )
        return out


def _match(line: BaseLine, start: int, end: int, job: Job, node: Node) -> Match:
    operation = job.operation
    if operation.verb is Verb.INSERT_WORDS:
        return Match(line, start, end, job, node, operation.words, operation.side)
    return Match(line, start, end, job, node, operation.words if operation.verb is Verb.REPLACE else "")


def _quotes(text: str) -> str:
    """Make all quotation marks one: inner ones are single in an instrument and double in the text."""
    return text.replace("'", '"')


def _open_lines(node: Node, *, opening: bool = False) -> Iterator[BaseLine]:
    """Yield the lines of a unit in which words can be changed: those that nothing restates or deletes."""
    if _taken_by(node) is not None:
        return
    if opening:
        holders = [node] if node.line else [child for child in node.children if child.children] or node.children[:1]
        yield from (each.line for each in holders if each.line and not each.opening and not each.is_replaced)
    else:
        yield from node.kept_lines()


def _taken_by(node: Node) -> Job | None:
    at: Node | None = node
    while at is not None:
        if at.gone or at.wording:
            return at.gone or (at.wording.job if at.wording else None)
        at = at.parent
    return None


def _end_of(text: str, operation: Operation) -> int:
    """Return where words are appended: behind the last full stop where they are sentences, else before the last mark."""
    return len(text) if operation.words[-1] in MARKS or text[-1:] not in MARKS else len(text) - 1
