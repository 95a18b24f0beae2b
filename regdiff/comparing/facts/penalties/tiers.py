"""Tiers of penalties: what kind of condition 情节严重的 or 违法所得不足五万元的 is, so that like is compared with like."""

from __future__ import annotations

from regdiff.model.patterns import lazy

_VERY = "特别(?:严重|恶劣|巨大|重大)"
_GRAVE = "(?<!特别)(?:严重|恶劣|巨大|重大)"
_WHAT = "(?:情节|数额|影响|危害|性质)"
_HARM = "(?:后果|损失|损害|伤亡|事故)"
_KINDS = {
    "gravest": f"{_WHAT}[^，。；]{{0,6}}{_VERY}",
    "grave": f"{_WHAT}[^，。；]{{0,6}}{_GRAVE}|(?<!特别)严重情节",
    "gravest harm": f"{_HARM}{_VERY}|{_VERY}的?{_HARM}",
    "grave harm": f"{_HARM}{_GRAVE}|{_GRAVE}的?{_HARM}",
    "heavier": "较重|较大|较严重",
    "light": "较轻|轻微|显著轻",
    "refusal": "拒不|拒绝|逾期|仍[不未]|(?:不|未)(?:予以)?(?:改正|整改|整顿|达到要求)|限期内?[不未]",
    "again": "再次|累计|多次|屡|又",
    "less": "没有[^，。；]{0,10}(?:所得|额|收入|物|品|财产)|不足|不满|难以|以下的?$",
    "more": "以上(?:的|$)|超过",
    "unrealised": "尚未|未遂",
    "death": "死亡|致人",
    "harm": "造成|致使|导致|引起|引发",
}
_PATTERNS = {kind: lazy(said) for kind, said in _KINDS.items()}


def kinds_of(tier: str) -> frozenset[str]:
    """Return what kinds of condition a tier is; none for a general one, and 尚不构成犯罪的 is general."""
    found = {kind for kind, pattern in _PATTERNS.items() if pattern.search(tier)}
    if "harm" in found and found & {"grave harm", "gravest harm", "heavier", "death"}:
        found.discard("harm")
    if not found and tier and "构成犯罪" not in tier:
        return frozenset({tier})
    return frozenset(found)


_BASIS = lazy("所得|收入|经营额|货值|销售额|税款|金额|数额|价值")


def measured_by(tier: str) -> frozenset[str]:
    """Return what a tier's threshold is a threshold of: 违法所得不足五万元的 is one of 所得; none where it has none."""
    return frozenset(_BASIS.findall(tier))
