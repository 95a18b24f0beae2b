"""What stands above the orders: title, passage, enacting clause, and the regulation that they name."""

from __future__ import annotations

from regdiff.amending.instrument import Rest, Span
from regdiff.amending.reading.cut import Cut
from regdiff.amending.reading.flat import flatten
from regdiff.amending.reading.frame import Line, enacting_end, is_title, laws_in, line_kind, title_end
from regdiff.amending.reading.heads import as_title, is_order, part_at
from regdiff.amending.reading.paragraphs import Paragraph
from regdiff.amending.reading.signs import orders_something
from regdiff.messages import say
from regdiff.model.patterns import lazy

_AMENDED = lazy(r"《?(?P<law>[^《》]{2,60}?)》?(?:的)?修正案(?:（[^（）]{1,16}）)?\Z")
_OBJECT = lazy(
    r"(?:对|修改|将)《(?P<law>[^《》]*(?:《[^《》]*》[^《》]*)*)》(?:（[^（）]{0,60}）)?(?:(?:部分|有关)条款)?(?:作|做|进行|予以|的决定)"
)
_SOLE = lazy(r"》(?!等|、|和)[^《》]*\Z")
_ABOVE = (Line.NUMBER, Line.PASSAGE, Line.PROMULGATION)
_BELOW = (Line.SCOPE, Line.EFFECT, Line.HEAD)
_LONGEST = 60
"""Characters of a line that can be the first of a title over several lines."""


def read_opening(text: str, flat: str, paragraphs: list[Paragraph], cut: Cut) -> int:
    """Note what stands above the orders; return the index of the first paragraph behind it.

    Args:
        text: the instrument.
        flat: the same, flattened.
        paragraphs: its paragraphs; one that holds the enacting clause and an order is cut in two.
        cut: gets title, passage and the regulation.
    """
    stop = next((i for i, each in enumerate(paragraphs) if _ends(flat, each)), len(paragraphs))
    above = paragraphs[:stop]
    cut.title = _title(flat, above)
    for each in above:
        if line_kind(flat, each.start, each.end, head=True) in (Line.PASSAGE, Line.PROMULGATION):
            cut.passage.append(Span(each.start, each.end))
        if orders_something(flat, each.start, each.end) and not is_title(flat[each.start : each.end]):
            reason = say("it stands above the orders and reads like one")
            cut.rests.append(Rest(Span(each.start, each.end), text[each.start : each.end], reason))
    title = text[slice(*cut.title)].replace("\n", "") if cut.title else ""
    amended = _AMENDED.match(flatten(title))
    cut.known = title[slice(*amended.span("law"))] if amended else _sole(title)
    return _enacting(text, flat, paragraphs, stop, cut) if stop < len(paragraphs) else stop


def _sole(line: str) -> str:
    """Return the one regulation that a line is about; empty where it names none, or several."""
    laws = laws_in(line)
    if len(laws) == 1 and _SOLE.search(line):
        return laws[0]
    object_ = _OBJECT.search(flatten(line))
    return as_title(line[slice(*object_.span("law"))]) if object_ else ""


def _ends(flat: str, each: Paragraph) -> bool:
    """Say whether the opening ends with or before a paragraph."""
    enacts = enacting_end(flat, each.start, each.end)
    if line_kind(flat, each.start, each.end, head=True) in _ABOVE:
        return enacts == each.end and "《" in flat[each.start : each.end]
    known = line_kind(flat, each.body, each.end)
    return bool(
        enacts
        or each.marker
        or known in _BELOW
        or part_at(flat, each.body, each.end)
        or (is_order(flat, each.body, each.end) and not is_title(flat[each.body : each.end]))
    )


def _title(flat: str, above: list[Paragraph]) -> Span | None:
    lines = [flat[each.start : each.end] for each in above]
    ends = [i for i, line in enumerate(lines) if is_title(line)]
    if not ends:
        return None
    last = next((i for i in reversed(ends) if "《" in lines[i]), ends[-1])
    first = last
    while first and last - first < 3 and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    return Span(above[first].start, above[last].start + title_end(lines[last]))


def _goes_on(before: str, line: str) -> bool:
    """Say whether a title goes on from one line to the next."""
    open_still = line.startswith(("关于", "修改", "《", "〈")) or ("关于" not in line and "修正案" not in line)
    known = line_kind(before, 0, len(before), head=True) is not None
    return open_still and len(before) < _LONGEST and not known and before[-1] not in "。：；，"


def _enacting(text: str, flat: str, paragraphs: list[Paragraph], index: int, cut: Cut) -> int:
    """Take the enacting clause at `index`, if it is one; what stands behind it on its line is read as a paragraph."""
    each = paragraphs[index]
    end = enacting_end(flat, each.start, each.end)
    if each.marker or not end:
        return index
    if flat.startswith("对", end) and (whole := enacting_end(flat, end, each.end)):
        end = whole  # 决定：对《X》等十四件地方性法规作出如下修改：
    cut.known = cut.known or _sole(text[each.start : end])
    if end == each.end:
        return index + 1
    paragraphs[index] = Paragraph(end, each.end, None)
    return index
