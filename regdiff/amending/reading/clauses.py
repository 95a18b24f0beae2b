"""One order, clause by clause: each run that a form matches becomes operations, what none matches a rest."""

from __future__ import annotations

from regdiff.amending.instrument import Operation, Rest, Span
from regdiff.amending.reading.addresses import Listed, Reader
from regdiff.amending.reading.context import Context
from regdiff.amending.reading.flat import ADDRESS, QUOTED
from regdiff.amending.reading.forms.form import Part
from regdiff.amending.reading.forms.table import FORMS
from regdiff.amending.reading.problem import NotHereError, NotUnderstoodError
from regdiff.amending.reading.quotations import Quotation, quotations_in
from regdiff.amending.reading.wording import lines_of
from regdiff.messages import say
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_BETWEEN = lazy(r"(?:[ \n，。；、：\-]|并且?(?!入)|同时|另外|此外|以及|且(?!不)|相应地?(?=[删修]))*")
_PURPOSE = lazy(rf"(?:此外，)?(?:为了?|鉴于|根据)[^。：\n{QUOTED}]{{1,160}}?，(?=(?:决定|现)?，?(?:将|把|在|对|删|增))")
_END = lazy(r"[。；\n]|\Z")
_NAMES_WORDING = lazy(rf"[{QUOTED}]")


class Told(NamedTuple):
    """What one order was read as."""

    operations: tuple[Operation, ...]
    rests: tuple[Rest, ...]


class Skeleton(NamedTuple):
    """A run of an instrument in which quotations and lists of addresses are single characters."""

    part: Part
    offsets: list[int]
    """For each character of the skeleton, and for its end, the 0-based offset into the instrument's text."""

    def span(self, start: int, end: int) -> Span:
        """Return the run of the instrument that a run of the skeleton stands for."""
        return Span(self.offsets[start], self.offsets[end])


class Source(NamedTuple):
    """What is read."""

    text: str
    flat: str
    """The text, flattened."""
    quotations: list[Quotation]
    """In the order of the text."""


def make_skeleton(source: Source, span: Span, reader: Reader) -> Skeleton:
    """Return the skeleton of a run of an instrument."""
    quoted, offsets, text = _quoted(source, span)
    listed: dict[int, Listed] = {}
    places: dict[int, tuple[str, ...]] = {}
    out: list[str] = []
    kept: list[int] = []
    pos = 0
    for each in [*reader.find(text), Listed(len(text), len(text), ())]:
        for at in range(pos, each.start):
            if at in quoted:
                places[len(kept)] = quoted[at]
            out.append(text[at])
            kept.append(offsets[at])
        if each.elements:
            listed[len(kept)] = each
            out.append(ADDRESS)
            kept.append(offsets[each.start])
        pos = each.end
    return Skeleton(Part("".join(out), listed, places, frozenset(out)), [*kept, span.end])


def _quoted(source: Source, span: Span) -> tuple[dict[int, tuple[str, ...]], list[int], str]:
    """Return a run with one character for each quotation, the lines of each, and where its characters come from."""
    quoted: dict[int, tuple[str, ...]] = {}
    offsets: list[int] = []
    out: list[str] = []
    pos, length = span.start, 0
    for each in quotations_in(source.quotations, *span):
        if each.end > span.end:
            break
        out += (source.flat[pos : each.start], QUOTED)
        offsets += (*range(pos, each.start), each.start)
        length += each.start - pos
        quoted[length] = lines_of(source.text, each)
        length += 1
        pos = each.end
    out.append(source.flat[pos : span.end])
    offsets += range(pos, span.end)
    return quoted, [*offsets, span.end], "".join(out)


def read_clauses(source: Source, span: Span, reader: Reader, context: Context) -> Told:
    """Read a run of an instrument, the text of one order without its number.

    Args:
        source: the instrument.
        span: the run.
        reader: reads addresses.
        context: what stands before; it is changed.
    """
    skeleton = make_skeleton(source, span, reader)
    text = skeleton.part.text
    operations: list[Operation] = []
    rests: list[Rest] = []
    pos = _skip(text, _purpose(text))
    while pos < len(text):
        found = next((match for form in FORMS if (match := (form, form.match(skeleton.part, pos, context)))[1]), None)
        reason, end = say("no form of order is like this"), _end(text, pos)
        if found and found[1]:
            end = found[1].match.end()
            try:
                operations += found[0].build(found[1])
                pos = _skip(text, end)
                continue
            except NotHereError:
                pos = _skip(text, end)
                continue
            except NotUnderstoodError as error:
                reason = error.reason
        elif not _NAMES_WORDING.search(text, pos, end):
            reason = say("it names no wording") if ADDRESS in text[pos:end] else say("no form of order is like this")
        context.lost = True
        run = skeleton.span(pos, end)
        rests.append(Rest(run, source.text[slice(*run)], reason))
        pos = _skip(text, max(end, pos + 1))
    if not (operations or rests):
        rests.append(Rest(span, source.text[slice(*span)], say("nothing is ordered in it")))
    return Told(tuple(operations), tuple(rests))


def _purpose(text: str) -> int:
    """Return the offset behind 为了惩治…，, which orders nothing."""
    match = _PURPOSE.match(text)
    return match.end() if match else 0


def _skip(text: str, pos: int) -> int:
    match = _BETWEEN.match(text, pos)
    return match.end() if match else pos


def _end(text: str, pos: int) -> int:
    match = _END.search(text, pos)
    return match.end() if match else len(text)
