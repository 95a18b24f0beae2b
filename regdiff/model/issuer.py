"""Who issued a revision, as its promulgation note says."""

from __future__ import annotations

import re
from datetime import date

from regdiff.model.head import Head
from regdiff.model.numbers import parse_numeral
from regdiff.model.patterns import lazy

_N = "[0-9０-９〇○零一二三四五六七八九十]"
_DATE = lazy(rf"({_N}{{4}})年({_N}{{1,3}})月({_N}{{1,3}})日")
_BEFORE = lazy(
    r"^[\s\u3000《]*(?:根据|由|经)?(?:中华人民共和国(?=国务院|全国人民代表大会|主席|最高人民))?(?:第[一二三四五六七八九十]{1,4}届)?"
)
_BEHIND = lazy(
    r"第[一二三四五六七八九十百0-9]+[次届]|[（(）)《〈，。；、\s\u3000]|令|关于|会议|全体会议|审议|批准|发布|公布|印发|颁布|通过|修订|修正|决定|制定|施行"
)
_LONGEST = 40


def issuing_body(head: Head) -> str:
    """Return who issued a revision: 中共中央, 国务院, 全国人民代表大会常务委员会; empty when the head does not say.

    The head's key `issuer` goes first. Else it is the body behind a date in the note: the date of promulgation where the
    note has it, otherwise the last one.
    """
    if issuer := head.get("issuer"):
        return issuer.replace("\n", " ").strip()
    promulgated = head.get("promulgated")
    found = ""
    dates = list(_DATE.finditer(head.note))
    for match, following in zip(dates, [*dates[1:], None], strict=False):
        behind = _BEFORE.sub("", head.note[match.end() : following.start() if following else None])
        body = _BEHIND.split(behind, maxsplit=1)[0]
        if not 2 <= len(body) <= _LONGEST:
            continue
        found = body
        if promulgated and _day(match) == promulgated:
            break
    return found


def _day(match: re.Match[str]) -> str:
    try:
        return date(*(parse_numeral(part) for part in match.groups())).isoformat()
    except ValueError:
        return ""
