"""Institutions: systems and mechanisms that a text sets up (建立……制度, 实行……机制)."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.predicates import is_attribute, saying
from regdiff.model.patterns import lazy

_SET_UP = lazy(
    r"(?:建立|实行|健全|完善|构建|推行|设立|实施)(?!的)(?:(?!(?:制度?|机制|体系|管理)的|(?:或者?|和|、)(?:参与|完善|健全|实行|实施|加入|使用)的)[^，。；]){0,30}?(?:制度|机制|体系|平台|目录|清单|名录|基金|标准体系|数据库|委员会|机构)(?!的|型|参与|成员)"
)
_OTHERWISE = lazy(
    r"(?:通过|采取|采用|(?<!可)以(?![上下及内外来])|未|已经?(?!满)|违反)[^，。；]{0,16}\Z|\A[^，。；]{0,24}?(?:鼓励|支持|引导|倡导|提倡)[^，。；]{0,40}\Z"
)
"""What stands before where setting up is a way to do something, a condition, or no more than a wish."""
_AIM = "为"


def _says(said: Said) -> bool:
    if not _SET_UP.search(said.words) or said.words.startswith(_AIM):
        return False
    return any(
        not (_OTHERWISE.search(clause.words, 0, match.start()) or is_attribute(clause.words, match.end()))
        for clause in saying(said)
        for match in _SET_UP.finditer(clause.words)
    )


def _alters(altered: Altered) -> Trend | None:
    if altered.new.words.startswith(_AIM):
        return None  # what a text is for sets nothing up
    return Trend.NONE if words_differ(altered, _SET_UP) and any(map(_says, (altered.new, altered.old))) else None


KIND = Kind("institution", 2, 38, "", _says, _alters)
