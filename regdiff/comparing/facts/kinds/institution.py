"""Institutions: systems and mechanisms that a text sets up (建立……制度, 实行……机制)."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.model.patterns import lazy

_SET_UP = lazy(
    r"(?:建立|实行|健全|完善|构建|推行|设立|实施)(?!的)[^，。；]{0,30}?(?:制度|机制|体系|平台|目录|清单|名录|基金|标准体系|数据库|委员会|机构)(?!的)"
)


def _says(said: Said) -> bool:
    return _SET_UP.search(said.words) is not None and not said.words.startswith("为")


def _alters(altered: Altered) -> Trend | None:
    if altered.new.words.startswith("为"):
        return None  # what a text is for sets nothing up
    return Trend.NONE if words_differ(altered, _SET_UP) else None


KIND = Kind("institution", 2, 38, "", _says, _alters)
