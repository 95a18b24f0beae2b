"""Mend what scanning and typesetting do to a text, each repair on record.

A repair is made only where it is certain; a wrong text is worse than an odd one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from regdiff.intake.layout import SourceLine
from regdiff.model.text import is_han

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff〇]"
_TEXT = rf"(?:{_HAN}|[“”‘’《》〈〉（）。，、；：？！])"
_FULL = str.maketrans("(),;:?!", "（），；：？！")
_LATIN_FOR = {"and": "和", "or": "或者", "of": "的"}

_UNFINISHED = re.compile(rf"(?:{_HAN}|[，、“‘（《])\Z")
_STARTS_NEW = re.compile(r"[（(][一二三四五六七八九十]|[0-9]{1,3}[.．、]|第[一二三四五六七八九十百零]+条")


@dataclass(slots=True)
class Repairs:
    """What was repaired: kind → the 1-based lines of the source it was repaired on."""

    made: dict[str, list[int]] = field(default_factory=dict)

    def record(self, kind: str, line: int, times: int = 1) -> None:
        """Note a repair of `kind` on `line`, `times` times."""
        self.made.setdefault(kind, []).extend([line] * times)

    def as_data(self) -> list[dict[str, object]]:
        """Return one mapping a kind, as the head of a revision carries it: repair, count, lines."""
        return [
            {"repair": kind, "count": len(lines), "lines": sorted(set(lines))} for kind, lines in sorted(self.made.items())
        ]


def repair_lines(lines: Sequence[SourceLine], repairs: Repairs) -> tuple[SourceLine, ...]:
    """Return the lines of one unit mended: characters first, then sentences that were broken at a line or column end."""
    mended = [repair_line(line, repairs) for line in lines]
    out: list[SourceLine] = []
    for line in mended:
        if out and _UNFINISHED.search(out[-1].text) and not _STARTS_NEW.match(line.text):
            out[-1] = out[-1]._replace(text=out[-1].text + line.text)
            repairs.record("joined-line", line.line)
        else:
            out.append(line)
    return tuple(out)


def repair_line(line: SourceLine, repairs: Repairs) -> SourceLine:
    """Return one line with its characters mended."""
    if line.marked or line.heading:
        repairs.record("markdown-mark", line.line)
    text = line.text
    for kind, rule in _RULES:
        text, times = rule(text)
        if times:
            repairs.record(kind, line.line, times)
    return line._replace(text=text)


def repair_note(lines: Iterable[SourceLine], repairs: Repairs) -> str:
    """Return the promulgation note in one line and in full-width brackets, its dates parted by ideographic spaces."""
    parts = [repair_line(line, repairs) for line in lines]
    text = "　".join(part.text for part in parts)
    spaced = re.sub(r"(?<=[^\s\d])\s(?=[12][0-9]{3}年)", "　", text)
    if spaced != text:
        repairs.record("blank-in-note", parts[0].line)
    return bracket(spaced)


def bracket(note: str) -> str:
    """Return `note` within （）, unless it has them."""
    return note if note[0] in "（(" else f"（{note}）"


def _sub(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Callable[[str], tuple[str, int]]:
    return lambda text: pattern.subn(new, text)


def _brackets(text: str) -> tuple[str, int]:
    """Half-width brackets around or beside Chinese become full-width; both or neither of a pair."""
    times, stack, chars = 0, [], list(text)
    for at, char in enumerate(text):
        if char == "(":
            stack.append(at)
        elif char == ")" and stack:
            start = stack.pop()
            around = text[max(start - 1, 0) : start] + text[start + 1 : at] + text[at + 1 : at + 2]
            if any(is_han(c) for c in around):
                chars[start], chars[at] = "（", "）"
                times += 1
    return "".join(chars), times


def _latin(match: re.Match[str]) -> str:
    return _LATIN_FOR[match[1]]


_RULES: tuple[tuple[str, Callable[[str], tuple[str, int]]], ...] = (
    ("zero-width", _sub(re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]"), "")),
    ("half-width-bracket", _brackets),
    ("blank-after-marker", _sub(re.compile(r"^(（[一二三四五六七八九十百]+）)\s+"), r"\1")),
    ("stray-latin", _sub(re.compile(rf"(?<={_HAN})\s+({'|'.join(_LATIN_FOR)})\s+(?={_HAN})"), _latin)),
    ("half-width-punctuation", _sub(re.compile(rf"(?<={_TEXT})[,;:?!](?={_TEXT}|$)"), lambda m: m[0].translate(_FULL))),
    ("blank-in-chinese", _sub(re.compile(rf"(?<={_TEXT})[ \u00a0]+(?={_TEXT})"), "")),
)
