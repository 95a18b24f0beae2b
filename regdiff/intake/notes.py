"""The promulgation note: who passed, issued and amended a regulation, and when."""

from __future__ import annotations

import re
from datetime import date

from regdiff.model.numbers import parse_numeral

_N = "[0-9〇○零一二三四五六七八九十]"
_HAN_DIGIT = "[〇○零一二三四五六七八九]"
_DATE = re.compile(
    r"[12][0-9]{3}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|"
    rf"[一二]{_HAN_DIGIT}{{3}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日|"
    rf"(?:民国|民國|中華民國)\s?{_N}{{1,3}}\s?年\s?{_N}{{1,3}}\s?月\s?{_N}{{1,3}}\s?日|[12][0-9]{{3}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}"
)
_ACTS = re.compile(
    r"通过|公布|发布|修订|修正|修改|批准|印发|颁布|施行|实施|制定|废止|令第?\s?[0-9〇○零一二三四五六七八九十百]+号|通過|發布|修訂|核准|發文|頒布|訂定"
)
_YEAR = re.compile(rf"[12][0-9]{{3}}\s?年|[一二]{_HAN_DIGIT}{{3}}年")
_BEGINS = re.compile(r"(?:根据|依据|自|经|根據|依據|經)?\s*")
_BARE = re.compile(
    rf"(?:[12][0-9]{{3}}|[一二]{_HAN_DIGIT}{{3}})\s?年(?:\s?{_N}{{1,3}}\s?月)?\s*(?:第{_N}{{1,2}}次)?"
    r"(?:修订|修正|修改|印发|发布|公布|通过|制定|修訂|發布|訂定)"
)
"""A note without brackets or a day, as rules of companies have it: 2022年4月修订."""
_SENTENCE = re.compile("。|[：:]\\Z")
"""A preamble may begin with a date too: 根据2010年4月29日修正的《国家赔偿法》……作如下规定："""
_ORDER = re.compile(
    r"[^。，；]{0,40}(?:令|公告|法释|国发|国办发)\s*[（(〔\[第]?\s*[0-9〇○零一二三四五六七八九十百年]{1,8}.{0,12}号[）)]?\Z"
)
_STANDING = re.compile(rf"({_N}{{4}})\s?年\s?({_N}{{1,3}})\s?月(?:\s?({_N}{{1,3}})\s?日)?(\s*起?(?:施行|实施|执行|生效))?")
_PERIOD = re.compile(rf"({_N}{{4}})\s?年(?:\s?({_N}{{1,3}})\s?月)?")
_TAKES = "施行|实施|执行|生效|實施|執行"
_TAKING = re.compile(_TAKES)
_TAKES_ON = re.compile(rf"(?:{_TAKES})(?:日期|时间|時間)\s?[：:]?\s?\Z")
"""What stands before a date in a note that is made of fields: 施行日期：2020年3月1日."""
_EFFECTIVE = re.compile(
    rf"(?:({_N}{{4}})\s?年\s?({_N}{{1,3}})\s?月\s?({_N}{{1,3}})\s?日|(?:发布|公布|印发|颁布|發布|頒布)之日)"
    rf"(?:起\s?(?:正式)?(?:{_TAKES})|\s?(?:{_TAKES})(?=[。，；）)\s]|\Z))|"
    rf"(?:{_TAKES})(?:日期|时间|時間)\s?[：:]\s?({_N}{{4}})\s?年\s?({_N}{{1,3}})\s?月\s?({_N}{{1,3}})\s?日"
)


_HALF = {0xFF10 + digit: str(digit) for digit in range(10)}
_POINTED = re.compile(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])")
_PRESSED = re.compile("([12][0-9]{3})([01][0-9])([0-3][0-9])")
_STAMP = re.compile(r"[\[【(（]?\s*[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}(?:\s*[\]】)）]?\Z|\s+[0-9]{1,2}[:：][0-9]{2})")
"""A date that a site prints, alone on its line or with the time of day."""


def _plain(text: str) -> str:
    """A text with its dates as laws print them, in half-width digits."""
    return _POINTED.sub(r"\1年\2月\3日", text.translate(_HALF))


def holds_date(text: str) -> bool:
    """Say whether a line holds a whole date."""
    return _DATE.search(text.translate(_HALF)) is not None


def whole_date(text: str) -> date | None:
    """Return the day that a text names and nothing else; None where it names none, or says more."""
    text = text.translate(_HALF)
    found = _DATE.fullmatch(text)
    if found is None:
        pressed = _PRESSED.fullmatch(text)
        return _date(*pressed.groups()) if pressed else None
    standing = _STANDING.fullmatch(_plain(text))
    return _date(standing[1], standing[2], standing[3]) if standing and standing[3] else None


def is_stamp(text: str) -> bool:
    """Say whether a line is the date of a web page: 2019-05-06 08:00:00　来源：某网."""
    return _STAMP.match(text) is not None


def is_note(text: str) -> bool:
    """Say whether a line begins a promulgation note: with a date, or with a bracket and what is done on one."""
    text = text.translate(_HALF)
    if is_stamp(text):
        return False
    if text[0] in "（(〔[【":
        return _DATE.search(text) is not None or (_YEAR.search(text) is not None and _ACTS.search(text) is not None)
    if _BARE.fullmatch(text):
        return True
    start = _BEGINS.match(text)
    begins = start is not None and _DATE.match(text, start.end()) is not None
    return begins and not _SENTENCE.search(text) and (text[:1] not in "根依自经經" or _ACTS.search(text) is not None)


def is_order(text: str) -> bool:
    """Say whether a line is the number of the order that issued a regulation: 国务院令第760号."""
    return len(text) <= 60 and _ORDER.match(text) is not None


def begins_order(text: str) -> bool:
    """Say whether a line begins the order that issues a regulation: 中华人民共和国国务院令, 某某委员会公告."""
    return len(text) <= 60 and re.search(r"(?:令|公告|通告)(?:\s*[（(〔\[第].{0,20}号?[）)〕\]]?)?\Z", text) is not None


def tells_acts(text: str) -> bool:
    """Say whether a text says that something was passed, issued or amended."""
    return _ACTS.search(text) is not None


def promulgation(note: str) -> date | None:
    """Return the last date in a note, which is that of the revision; None where that is not given to the day.

    A date on which something takes effect is none.
    """
    last: date | None = None
    note = _plain(note)
    for match in _STANDING.finditer(note):
        if match[4] or _TAKES_ON.search(note, 0, match.start()):
            continue
        last = _date(match[1], match[2], match[3]) if match[3] else None
    return last


def agrees(note: str, day: date | None) -> bool:
    """Say whether a day on which a regulation is said to be promulgated does not contradict its note.

    A note that names no day may name the year or the month of its last act: （2022年4月修订）.
    """
    named = list(_PERIOD.finditer(_plain(note)))
    if day is None or not named:
        return day is not None
    try:
        return (parse_numeral(named[-1][1]), parse_numeral(named[-1][2] or str(day.month))) == (day.year, day.month)
    except ValueError:
        return False


def is_amended(note: str) -> bool:
    """Say whether the last act of a note changed single places: 根据……的决定修正.

    A text that says 自公布之日起施行 then speaks of its first promulgation; one that was passed anew (修订), of its own.
    """
    note = _plain(note)
    dates = list(_DATE.finditer(note))
    if len(dates) < 2:
        return False
    before, behind = note[: dates[-1].start()].rstrip(), note[dates[-1].end() :]
    return before.endswith(("根据", "依据", "根據", "依據")) or re.search("修正|修改", behind) is not None


def effective(text: str, promulgated: date | None) -> date | None:
    """Return the date on which a text says that it takes effect: one to the day, or the day of its promulgation.

    Args:
        text: a line of the note or of an article.
        promulgated: the day of which `text` speaks as that of its promulgation; None where that is unknown.
    """
    found: date | None = None
    if not _TAKING.search(text):
        return found
    for match in _EFFECTIVE.finditer(_plain(text)):
        year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
        found = _date(year, month, day) if year else promulgated
    return found


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(parse_numeral(year), parse_numeral(month), parse_numeral(day))
    except ValueError:
        return None
