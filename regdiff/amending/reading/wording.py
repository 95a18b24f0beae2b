"""Quotations → the wording of units: lines without the marks of quotation, cut into one piece a unit."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.instrument import Piece
from regdiff.amending.reading.flat import flatten
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.amending.reading.quotations import Quotation
from regdiff.amending.reading.signs import N
from regdiff.messages import say
from regdiff.model.numbers import Level, Number, counted, match_number
from regdiff.model.patterns import lazy
from regdiff.model.text import strip_blank
from regdiff.model.tree import marker

ELIDED = "…"
"""What stands for a wording that a sheet of orders leaves out: such an order can be read, and never applied."""

_ELIDED = lazy(r"[…⋯.。·*＊]{1,12}")
_LEAVES_OUT = lazy(r"(?:……|⋯⋯|\.{4,}|。{3,}|…\Z|\A…)")
_PAGE = lazy(r"\A[ \u3000]*[-—–－―·]{1,3}[ \u3000]*[0-9０-９]{1,4}[ \u3000]*[-—–－―·]{1,3}[ \u3000]*\Z")
_ROUND = lazy(rf"\A[（(][ \u3000]*({N}{{1,4}})[ \u3000]*[）)][ \u3000]*")
_NESTED = str.maketrans("‘’『』“”「」", "“”「」‘’『』")
_INNER = lazy("‘[^‘’]*’|『[^『』]*』")
_OPENING = '“"「〝＂﹁'


def lines_of(text: str, quotation: Quotation) -> tuple[str, ...]:
    """Return the lines of a quotation as canonical text has them: “ at each paragraph off, ‘’ within turned into “”.

    Where “” stands outside of all ‘’, the instrument printed the marks of the text as they are, and they stay so.
    """
    first, *others = (strip_blank(line) for line in text[slice(*quotation.inner)].replace("《\n", "《").split("\n"))
    further = (strip_blank(line[1:]) if line[:1] in _OPENING else line for line in others)
    lines = [_ROUND.sub(r"（\1）", line, count=1) for line in (first, *further) if line]
    outside = _INNER.sub("", "\n".join(lines))
    if not any(mark in outside for mark in "“”「」"):
        lines = [line.translate(_NESTED) for line in lines]
    return tuple(lines)


def is_elided(lines: Sequence[str]) -> bool:
    """Say whether a wording is only “…”."""
    return len(lines) == 1 and _ELIDED.fullmatch(lines[0]) is not None


def phrase_of(lines: Sequence[str]) -> str:
    """Return a quoted phrase as one text.

    Raises:
        NotUnderstoodError: it is empty.
    """
    if not lines:
        raise NotUnderstoodError(say("a quotation with nothing in it"))
    if is_elided(lines):
        return ELIDED
    _require_no_page(lines)
    if any(_LEAVES_OUT.search(line) for line in lines):
        raise NotUnderstoodError(say("its wording leaves text out (……)"))
    return "\n".join(lines)


def pieces_of(quoted: Sequence[tuple[str, ...]], level: Level, numbers: Sequence[Number | None]) -> tuple[Piece, ...]:
    """Cut quoted wording into one piece a unit.

    Args:
        quoted: the lines of each quotation.
        level: what the units are: articles, paragraphs, items, subitems or divisions.
        numbers: for each unit the article number under which it is to stand, where that is said.

    Raises:
        NotUnderstoodError: there are not as many units in it, one has another number, or it leaves text out (……).
    """
    count = len(numbers)
    if all(map(is_elided, quoted)) and quoted:
        return tuple(Piece((ELIDED,)) for _ in numbers)
    parts = list(quoted) if len(quoted) == count else _cut([line for lines in quoted for line in lines], level, numbers)
    if len(parts) != count or not all(parts):
        raise NotUnderstoodError(say("it orders {units} and gives {given}", units=counted(level, count), given=len(parts)))
    _require_no_page([line for part in parts for line in part])
    if any(_LEAVES_OUT.search(line) for part in parts for line in part):
        raise NotUnderstoodError(say("its wording leaves text out (……)"))
    return tuple(_piece(part, level, number) for part, number in zip(parts, numbers, strict=True))


def _require_no_page(lines: Sequence[str]) -> None:
    """Refuse a wording that runs over a page with its number: whether a paragraph goes on behind it cannot be told.

    Raises:
        NotUnderstoodError: there is a line like — 2 —.
    """
    if any(_PAGE.match(line) for line in lines):
        raise NotUnderstoodError(say("a page number stands in its wording"))


def _cut(lines: list[str], level: Level, numbers: Sequence[Number | None]) -> list[tuple[str, ...]]:
    if len(numbers) == 1:
        return [tuple(lines)]
    starts = [i for i, line in enumerate(lines) if _begins(line, level, numbers)]
    if level is Level.ARTICLE and not starts and len(lines) == len(numbers):
        starts = list(range(len(lines)))
    if not starts or starts[0]:
        return [tuple(lines)] if lines else []
    return [tuple(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _begins(line: str, level: Level, numbers: Sequence[Number | None]) -> bool:
    if level is Level.ARTICLE:
        return _label(line, numbers) is not None
    return marker(line)[0] is level


_GOES_ON = "规所中的之、，。至到和及与或第款项"


def _label(line: str, numbers: Sequence[Number | None]) -> Number | None:
    """Return the article number that a line of wording begins with; without a blank behind it only where it is expected."""
    number = match_number(line)
    if number is None or number.level is not Level.ARTICLE:
        return None
    behind = flatten(line[len(number.printed) : len(number.printed) + 1])
    if behind in ("", " ", "：") or (number in numbers and behind not in _GOES_ON):
        return number
    return None


def _piece(lines: tuple[str, ...], level: Level, number: Number | None) -> Piece:
    if level < Level.ARTICLE:
        return _heading(lines)
    label = _label(lines[0], [number]) if level is Level.ARTICLE else None
    if label is None:
        return Piece(lines)
    if sum(_label(line, [number]) is not None for line in lines) > 1:
        raise NotUnderstoodError(say("its wording has several articles for one"))
    rest = strip_blank(lines[0][len(label.printed) :].lstrip("：:"))
    return Piece(((rest, *lines[1:]) if rest else lines[1:]) or ("",), label.printed)


def _heading(lines: tuple[str, ...]) -> Piece:
    """Return a heading without its number, and the number."""
    number = match_number(lines[0])
    if len(lines) > 1 or number is None or number.level >= Level.ARTICLE:
        return Piece(lines)
    rest = lines[0][len(number.printed) :]
    return Piece((strip_blank(rest),), number.printed) if rest[:1] in (" ", "\u3000", "\xa0") else Piece(lines)
