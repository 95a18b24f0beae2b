"""Mend what scanning and typesetting do to a text, each repair on record.

A repair is made only where it is certain; a wrong text is worse than an odd one. What is doubtful is left as it stands, and
the checks flag it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from regdiff.intake.source import SourceLine
from regdiff.model.numbers import Number, format_number
from regdiff.model.text import BLANK, is_han, nfc, without_blanks
from regdiff.model.tree import heading_line
from regdiff.named import NamedTuple

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff〇]"
_TEXT = rf"(?:{_HAN}|[“”‘’《》〈〉（）。，、；：？！])"
_FULL = str.maketrans("(),;:?!", "（），；：？！")
_LATIN_FOR = {"and": "和", "or": "或者", "of": "的"}

_UNFINISHED = re.compile(rf"(?:{_HAN}|[，、“‘（《])\Z")
_STARTS_NEW = re.compile(r"[（(][一二三四五六七八九十]|[0-9]{1,3}[.．、]|[①-⑳]|第[一二三四五六七八九十百零]+条")
_SHORTEST_BROKEN = 8
"""A line shorter than this, in characters, is no line of a column that broke; it is a row of a list."""


KINDS = (
    "articles-in-one-line",
    "blank-after-marker",
    "blank-after-number",
    "blank-in-chinese",
    "blank-in-note",
    "bracket-around-note",
    "compatibility-character",
    "computed-number",
    "half-width-bracket",
    "half-width-punctuation",
    "joined-line",
    "label-behind-title",
    "linear-formula",
    "markdown-mark",
    "marks-around-title",
    "normal-form",
    "odd-number",
    "stray-latin",
    "straight-quote",
    "zero-width",
)
"""The names of all repairs, as heads carry them; the catalogue of messages has them in Chinese."""


class Repair(NamedTuple):
    """One repair: what stood there, and what stands there now."""

    kind: str
    at: SourceLine
    times: int
    before: str
    after: str
    """Of a line that was joined to the one before it, `before` holds both."""


@dataclass(slots=True)
class Repairs:
    """What was repaired, in the order of the source."""

    made: list[Repair] = field(default_factory=list)

    def record(self, kind: str, at: SourceLine, before: str, after: str, times: int = 1) -> None:
        """Note a repair of `kind` on the line `at`, `times` times: `before` stood there, `after` stands there now."""
        self.made.append(Repair(kind, at, times, before, after))

    def as_data(self) -> list[dict[str, object]]:
        """Return one mapping a kind, as the head of a revision carries it: repair, count, lines (page:line in a PDF)."""
        kinds: dict[str, list[Repair]] = {}
        for repair in self.made:
            kinds.setdefault(repair.kind, []).append(repair)
        return [
            {"repair": kind, "count": sum(r.times for r in made), "lines": [_where(at) for at in _places(made)]}
            for kind, made in sorted(kinds.items())
        ]


def _places(made: Iterable[Repair]) -> list[tuple[int, int]]:
    return sorted({(repair.at.page, repair.at.line) for repair in made})


def _where(at: tuple[int, int]) -> int | str:
    page, line = at
    return f"{page}:{line}" if page else line


def repair_mark(line: SourceLine, repairs: Repairs) -> SourceLine:
    """Put on record what the reader made of a line: marks that it took off, a number that Word computes, normal form C."""
    if not line.raw or without_blanks(line.raw) == without_blanks(line.text):
        return line
    kind = "markdown-mark"
    if line.summed:
        kind = "articles-in-one-line"
    elif without_blanks(nfc(line.raw)) == without_blanks(line.text):
        kind = "normal-form"
    elif line.text.endswith(line.raw):
        kind = "computed-number"
    elif _is_written_out(line):
        kind = "linear-formula"
    repairs.record(kind, line, line.raw, line.text)
    return line


def _is_written_out(line: SourceLine) -> bool:
    """Say whether a line has no more than signs beyond what stood there: 1/2 for a built fraction, 10⁶ for a raised 6."""
    text, raw = (without_blanks(each.translate(_PLAIN_FIGURES)) for each in (line.text, nfc(line.raw)))
    return len(without_blanks(line.text)) >= len(without_blanks(line.raw)) and text.endswith(raw)


_PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌ₙ\u2212", "0123456789+-=n" * 2 + "-", "/¦^_()[];,√¯")


def repair_number(number: Number, printed: str, at: SourceLine, repairs: Repairs, *, standard: bool) -> Number:
    """Return `number` as it is to be printed.

    Args:
        number: as it was read, without the blanks and marks that the source prints in and around it.
        printed: how the source prints it, with what parts it from its text: 【第12条】, 第一章----.
        at: its line.
        repairs: the record.
        standard: print it in standard form, 第十二条 for 第12条 and 第一百零五条 for 第一〇五条, in the characters of the
            source (條 stays 條).
    """
    wanted = _standard(number) if standard and number.value else number.printed
    if without_blanks(printed) != wanted:
        repairs.record("odd-number", at, printed.strip(), wanted)
    return number if wanted == number.printed else Number(number.value, number.level, wanted)


def _standard(number: Number) -> str:
    text = format_number(number.value, number.level)
    if number.is_part:
        text = text.replace(number.level.sign, "部分")
    traditional = str.maketrans({new: old for new, old in zip("条节编", "條節編", strict=True) if old in number.printed})
    return text.translate(traditional)


def repair_blank(number: Number, rest: str, at: SourceLine, repairs: Repairs) -> None:
    """Put on record that another blank than one ideographic space, or none, parted a number from its text."""
    repairs.record("blank-after-number", at, number.printed + rest[:4], heading_line(number.printed, rest[:4]))


def repair_lines(lines: Sequence[SourceLine], repairs: Repairs) -> tuple[SourceLine, ...]:
    """Return the lines of one article mended: characters first, then sentences that were broken at a line or column end."""
    out: list[SourceLine] = []
    for run in sentences([repair_line(line, repairs) for line in lines]):
        for before, line in pairwise(run):
            repairs.record("joined-line", line, f"{before.text}\n{line.text}", before.text + line.text)
        whole = run[0]._replace(text="".join(line.text for line in run), heading=False, marked=False)
        # What stood at the ends of two lines may only together be whole.
        out.append(run[0] if len(run) == 1 else repair_line(whole, repairs))
    return tuple(out)


def sentences(lines: Sequence[SourceLine]) -> Iterator[list[SourceLine]]:
    """Yield the lines that are one sentence, broken at the ends of lines; most alone."""
    run: list[SourceLine] = []
    for line in lines:
        if run and not _is_broken(run[-1].text, line.text, joined=len(run) > 1):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_broken(before: str, after: str, *, joined: bool) -> bool:
    if _STARTS_NEW.match(after) or not _UNFINISHED.search(before):
        return False
    return joined or len(before) >= _SHORTEST_BROKEN or not is_han(before[-1])


def repair_rows(lines: Sequence[SourceLine], repairs: Repairs) -> tuple[SourceLine, ...]:
    """Return the lines of an annex mended: the rows of a table are no broken sentences, and blanks part its cells."""
    return tuple(repair_line(line, repairs, blanks=False) for line in lines)


def repair_line(line: SourceLine, repairs: Repairs, *, blanks: bool = True) -> SourceLine:
    """Return one line with its characters mended; blanks inside Chinese only where `blanks` says so."""
    while True:
        start = line.text
        for kind, rule in _RULES:
            text, times = rule(line.text)
            if times and (blanks or kind != "blank-in-chinese"):
                repairs.record(kind, line, line.text, text, times)
                line = line._replace(text=text)
        if line.text == start:  # one repair can make room for another
            return line


def repair_note(lines: Sequence[SourceLine], repairs: Repairs) -> str:
    """Return the promulgation note in one line, its dates parted by ideographic spaces."""
    text = join_note([repair_line(line, repairs) for line in lines])
    spaced = re.sub(r"(?<=[^\s\d（(])\s(?=[12][0-9]{3}年)", BLANK, text)
    if spaced != text:
        repairs.record("blank-in-note", lines[0], text, spaced)
    return spaced


def join_note(lines: Sequence[SourceLine]) -> str:
    """Return the lines of a note in one; where the next begins with no date and no bracket, a line was broken."""
    parts: list[str] = []
    for line in lines:
        if parts and _NOTE_GOES_ON.match(line.text) and not parts[-1].endswith(("）", ")")):
            parts[-1] += line.text
        else:
            parts.append(line.text)
    return BLANK.join(parts)


_NOTE_GOES_ON = re.compile(r"(?!根据|依据|自|经)[^0-9（(〈《一二中全]")


def bracket(note: str, at: SourceLine, repairs: Repairs) -> str:
    """Return `note` within （）, unless it has them; a bracket that is added or lacks its other half is on record."""
    opened, closed = note[0] in "（(", note[-1] in "）)"
    if opened and sum(note.count(char) for char in "（(") == sum(note.count(char) for char in "）)"):
        return note
    whole = ("" if opened else "（") + note + ("" if closed else "）")
    if whole != note:
        repairs.record("bracket-around-note", at, note, whole)
    return whole


def _sub(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Callable[[str], tuple[str, int]]:
    return lambda text: pattern.subn(new, text)


def _brackets(text: str) -> tuple[str, int]:
    """Half-width brackets around or beside Chinese become full-width; both or neither of a pair."""
    if "(" not in text and ")" not in text:
        return text, 0
    times, stack, chars = 0, [], list(text)
    for at, char in enumerate(text):
        if char in "(（":
            stack.append(at)
        elif char in ")）" and stack:
            start = stack.pop()
            pair = text[start] + char
            around = text[max(start - 1, 0) : start] + text[start + 1 : at] + text[at + 1 : at + 2]
            if pair != "（）" and (pair != "()" or any(is_han(c) for c in around)):
                chars[start], chars[at] = "（", "）"
                times += 1
    return "".join(chars), times


def _quotes(text: str) -> tuple[str, int]:
    """Straight quotes around Chinese become curved ones, where they come in pairs and no curved one stands among them."""
    if '"' not in text:
        return text, 0
    places = [at for at, char in enumerate(text) if char == '"']
    if len(places) % 2 or any(char in "“”" for char in text) or not any(is_han(char) for char in text):
        return text, 0
    chars = list(text)
    for turn, at in enumerate(places):
        chars[at] = "“”"[turn % 2]
    return "".join(chars), len(places) // 2


def _widths(text: str) -> tuple[str, int]:
    """Full-width digits and letters become plain ones, radicals and compatibility forms the characters they stand for."""
    if _WIDE.search(text) is None:
        return text, 0
    out = [unicodedata.normalize("NFKC", char) if _WIDE.match(char) else char for char in text]
    return "".join(out), sum(a != b for a, b in zip(out, text, strict=True))


def _latin(match: re.Match[str]) -> str:
    return _LATIN_FOR[match[1]]


_BLANKS = "[ \u00a0\u2000-\u200a]+"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ\u2e80-\u2fd5\u3220-\u3229]")
_RULES: tuple[tuple[str, Callable[[str], tuple[str, int]]], ...] = (
    ("zero-width", _sub(re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]"), "")),
    ("compatibility-character", _widths),
    ("half-width-bracket", _brackets),
    ("blank-after-marker", _sub(re.compile(r"^(（[一二三四五六七八九十百]+）)\s+"), r"\1")),
    (
        "stray-latin",
        _sub(re.compile(rf"(?<={_HAN})\s*(?<![A-Za-z])({'|'.join(_LATIN_FOR)})(?![A-Za-z])\s*(?={_HAN})"), _latin),
    ),
    (
        "half-width-punctuation",
        _sub(re.compile(rf"(?<={_TEXT})\s?[,;:?!](?=\s*(?:{_TEXT}|$))"), lambda m: m[0].strip().translate(_FULL)),
    ),
    ("blank-in-chinese", _sub(re.compile(rf"(?<={_TEXT}){_BLANKS}(?={_TEXT})|(?<=^{_HAN})\u3000+(?={_HAN}$)"), "")),
    ("straight-quote", _quotes),
)
