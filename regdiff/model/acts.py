"""What a promulgation note says was done, when, and by which word: （…2018年10月26日…第四次修正）, （2022年4月修订）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from regdiff.model.head import Head
from regdiff.model.numbers import parse_numeral
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

REVISED, AMENDED, CHANGED = "修订", "修正", "修改"
VERBS = (REVISED, AMENDED, CHANGED)
"""Words for the making of a new text: passed anew as a whole, changed in places, and either."""

_N = "[0-9〇○零一二三四五六七八九十]"
_DAY = lazy(
    rf"(?<![0-9])([12][0-9]{{3}}|[一二][〇○零一二三四五六七八九]{{3}})\s?年(?:\s?度|\s?({_N}{{1,3}})\s?月(?:\s?份)?(?:\s?({_N}{{1,3}})\s?[日号號])?)?"
)
_POINTED = lazy(r"(?<![0-9.])([12][0-9]{3})[-./]([01]?[0-9])(?:[-./]([0-3]?[0-9]))?(?![0-9.])")
_WORD = lazy("修订|修訂|(?<!关于)(?<!關於)(?:修正|修改)(?!案)")
_NAMED_BEFORE = lazy(
    r"(修订|修訂|修正|修改)(?:日期|时间|時間|于|於|版)?\s*[：:于於]\s*\Z|(修订|修訂|修正|修改)(?:日期|时间|時間|于|於)\s*\Z"
)
_TAKES = lazy(r"\s*起?\s*(?:正式)?(?:施行|实施|执行|生效|實施|執行|试行|試行)")
_BOOK = lazy("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_INSTRUMENT = lazy(r"修正案(?:[（(][^（()）]*[）)])?》|(?:关于|關於)修[改正订訂].*决定》")
_BRACKET = lazy(r"[（(〔\[【]([^（()）〔〕\[\]【】]*)[）)〕\]】]\s*\Z")
_DRAFT = lazy("(修订|修訂|修正|修改)(?:草案|案|稿|版|本|送审稿|征求意见稿)?")
_HALF = {0xFF10 + digit: str(digit) for digit in range(10)}


class Act(NamedTuple):
    """One thing that was done, with its date as far as the note gives it."""

    year: int = 0
    month: int = 0
    day: int = 0
    verb: str = ""
    """One of `VERBS`; empty where the text was passed, issued, or anything else."""

    @property
    def dated(self) -> tuple[int, ...]:
        """Year, month and day, as many as are known."""
        return tuple(part for part in self[:3] if part)


def acts(note: str) -> tuple[Act, ...]:
    """Return what a note says was done, in its order; a date on which something takes effect is no act.

    Args:
        note: a promulgation note, or what stands in brackets behind a title.
    """
    text = _POINTED.sub(_written, note.translate(_HALF))
    found = list(_DAY.finditer(_without_titles(text)))
    if not found:
        verb = _verb(text)
        return (Act(verb=verb),) if verb else ()
    return tuple(_acts(text, found))


def _acts(text: str, dates: Sequence[re.Match[str]]) -> Iterator[Act]:
    for found, following in zip(dates, [*dates[1:], None], strict=True):
        behind = text[found.end() : following.start() if following else len(text)]
        if _TAKES.match(behind):
            continue
        before = _NAMED_BEFORE.search(text[: found.start()])
        verb = _verb(behind) or (_verb(before[0]) if before else "")
        try:
            year, month, day = (parse_numeral(part) if part else 0 for part in found.groups())
        except ValueError:
            continue
        yield Act(year, month, day, verb)


def _written(found: re.Match[str]) -> str:
    """A date of figures and points as laws print it, as long as its month is one."""
    year, month, day = found.groups()
    if not 1 <= int(month) <= 12:
        return found[0]
    return f"{year}年{month}月" + (f"{day}日" if day else "")


def _without_titles(text: str) -> str:
    """The text with blanks in place of the titles in it, which hold dates of their own."""
    return _BOOK.sub(lambda found: "\0" * len(found[0]), text)


def _verb(text: str) -> str:
    """The last word for what was done; where none is printed, that of an instrument that changes a text in places."""
    words = _WORD.findall(_without_titles(text))
    if words:
        return _plain(words[-1])
    return AMENDED if _INSTRUMENT.search(text) else ""


def _plain(word: str) -> str:
    return word.replace("訂", "订")


def title_act(title: str) -> Act | None:
    """Return what stands in brackets behind a title, （2018修正） or （修订草案）; None where that is no such thing."""
    found = _BRACKET.search(title)
    if found is None:
        return None
    named = acts(re.sub(r"([12][0-9]{3})(?=修)", r"\1年", found[1]))
    if named and named[-1].verb:
        return named[-1]
    draft = _DRAFT.match(found[1])
    return Act(verb=_plain(draft[1])) if draft else None


def without_act(title: str) -> str:
    """Return a title without what stands in brackets behind it and tells when it was changed."""
    return _BRACKET.sub("", title).rstrip() if title_act(title) else title


def last_act(head: Head) -> Act | None:
    """Return the last act that the note of a revision tells, or the one behind its title."""
    told = acts(head.note)
    return told[-1] if told else title_act(head.title)


def dated(head: Head) -> tuple[int, ...]:
    """Return when a revision was promulgated, as far as its head, its note or its title tells: year, month, day; or less."""
    day = head.values.get("promulgated")
    if isinstance(day, date):
        return (day.year, day.month, day.day)
    act = last_act(head)
    return act.dated if act else ()


def last_change(head: Head) -> Act | None:
    """Return the last act that made a new text of an old one."""
    return next((act for act in reversed(acts(head.note)) if act.verb), None) or title_act(head.title)


def verb_between(old: Head, new: Head) -> str:
    """Return the word for what led from one revision to another; empty where neither text tells.

    It is that of the last change that the new text tells of and the old one does not: a text may be 修正 five times and
    then 修订.
    """
    change = last_change(new)
    if change is None or not change.verb or (change.year and change in acts(old.note)):
        return ""
    return change.verb
