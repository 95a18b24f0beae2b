"""What of a clause is quoted: at most about forty characters around what changed, cut at marks or between words."""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.statements import Sentence, Text
from regdiff.comparing.words import word_starts
from regdiff.model.patterns import lazy

LONGEST = 40
"""Characters of the longest quote."""
BEFORE = 12
"""Characters that are quoted before what changed, where not all of its clause can be."""
OVER = 8
"""Characters by which a quote may be longer to end with its clause."""
_CLOSE = lazy(r"[，。；：、]")
_PLACES = lazy("省、自治区、直辖市(?:人民政府)?")
"""A name of several places, within which no quote is cut."""
_REACH = 6


def window(text: Text, sentence: Sentence, focus: Span, longest: int = LONGEST) -> Span:
    """Return what is quoted around `focus`, which lies in `sentence`.

    Whole clauses where they fit: first the one that the focus begins in, then those behind it that the focus reaches
    into, those before (who, and under which condition), and those behind.
    """
    clauses = sentence.clauses
    first = next((at for at, each in enumerate(clauses) if focus.start <= each.end), len(clauses) - 1)
    last = next((at for at, each in enumerate(clauses) if focus.end <= each.end), len(clauses) - 1)
    start, end = min(clauses[first].start, focus.start), max(clauses[last].end, focus.end)
    if end - start > longest:
        inside = focus.start > clauses[first].start and focus.end - focus.start >= longest // 2
        return _cut(text, focus, Span(focus.start if inside else start, end), longest)
    while first > 0 and end - clauses[first - 1].start <= longest:
        first -= 1
        start = clauses[first].start
    while last + 1 < len(clauses) and clauses[last + 1].end - start <= longest:
        last += 1
        end = clauses[last].end
    return Span(start, end)


def _cut(text: Text, focus: Span, whole: Span, longest: int) -> Span:
    """Cut what is too long: from the start of its clause if the focus is near, at the last mark or word that fits."""
    start = whole.start
    if focus.end - start > longest and focus.start - start > BEFORE:
        start = word_at(text.text, max(whole.start, focus.start - BEFORE), 1)
    end = whole.end if whole.end - start <= longest + OVER else start + longest
    if end < whole.end:
        marks = [match.start() for match in _CLOSE.finditer(text.text, start + longest // 2, end + 1)]
        behind = [mark for mark in marks if mark >= min(focus.end, end - _REACH)]
        ahead = None if behind else _CLOSE.search(text.text, end, min(whole.end, end + OVER + 1))
        end = behind[-1] if behind else ahead.start() if ahead else word_at(text.text, end, -1)
    within = (each.end() for each in _PLACES.finditer(text.text, start, whole.end) if each.start() < end < each.end())
    return Span(start, next(within, end))


def part_end(text: str, start: int, least: int, reaches: tuple[int, int]) -> int:
    """Return where the first part of a long clause, or of several, ends: at a mark, else behind a member or a word.

    Args:
        text: of which the clause is.
        start: where it begins.
        least: characters that the part has at least.
        reaches: characters that it should have at most, and that it may have.
    """
    for sign, most in ((_MARK, reaches[0]), (_MARK, reaches[1]), (_COMMA, reaches[1]), (_JOINT, reaches[1])):
        if ends := [match.start() for match in sign.finditer(text, start + least, start + most + 1)]:
            return before_bracket(text, start, ends[-1], least)
    return before_bracket(text, start, word_at(text, start + reaches[0], -1), least)


def before_bracket(text: str, start: int, end: int, least: int) -> int:
    """Return where a part ends, before a bracket that it would open and not close."""
    opened = max(text.rfind(sign, start, end) for sign in "（(")
    closed = max(text.rfind(sign, start, end) for sign in "）)")
    return opened if opened > max(closed, start + least) else end


_MARK = lazy("，(?!或者|以及|和|及|并|且)")
_COMMA = lazy("，")
_JOINT = lazy("(?<![，、])(?:或者|、)")


def word_at(text: str, at: int, way: int) -> int:
    """Return the nearest place at which a word begins, from `at` on in one direction."""
    low, high = max(0, at - _REACH), min(len(text), at + _REACH)
    flags = word_starts(text[low:high])
    for step in range(_REACH):
        place = at + way * step
        if low <= place < high and flags[place - low]:
            return place
    return at
