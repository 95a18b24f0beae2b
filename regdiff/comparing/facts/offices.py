"""Authorities by another name: what a reform of the bodies under the State Council called otherwise is no other body."""

from __future__ import annotations

from regdiff.comparing.actors import find_actors
from regdiff.model.patterns import lazy

_REFORMS = (
    "环境保护 生态环境",
    "农业 农牧 渔业 畜牧兽医 兽医 农业农村",
    "卫生 卫生计生 计划生育 卫生健康",
    "工商 质量技术 质量 质量检验 质量检验检疫 质检 食品药品 药品 市场",
    "国土资源 土地 测绘地理信息 测绘 地质矿产 城乡规划 城市规划 自然资源",
    "旅游 文化 文化旅游",
    "安全生产 应急",
    "民政 退役军人事务 退役军人",
    "交通 公路 航道 道路运输 交通运输",
    "新闻出版广电 新闻出版广播影视 新闻出版",
    "广播电影电视 广播影视 广播电视",
    "劳动 劳动保障 劳动社会保障 人事 人力资源社会保障",
    "建设 住房城乡建设",
    "林业 林业草原",
    "出入境检验检疫 检验检疫 国境卫生检疫 海关",
    "科学技术 科技",
    "信息产业 工业信息化",
    "银行业 保险 金融",
    "水 水务",
)
"""What authorities of one line have been in charge of, by the reforms of 1998 to 2023; the last name is the newest."""
_LINES = {name: line.split()[-1] for line in _REFORMS for name in line.split()}
_ABBREVIATED = lazy("（以下[^）]*）")
_LEVEL = lazy("国务院|国家|县级以上|[省市区县乡镇](?!场)")
"""Of which level an authority is."""
_OFFICE = lazy("部门|机构|机关|主管|人民政府|县级以上|[^当]局")
_TITLE = lazy(
    r"[、，]|国务院|中华人民共和国|国家|县级以上|地方|各级|人民政府|省、自治区、直辖市|设区的市|[市省]级|[市区县](?!场)|有关|相关|负责|其他|本级|同级|所在地的?"
    r"|工作|监督管理|管理|行政|主管|监督|总?局|[厅委]|部门|部(?!队)|机构|机关|等|和|以及|或者?|与|及|的"
)
"""What an authority is called besides what it is in charge of."""
_AUTHORITY = "authority"


def is_of_same_offices(old: str, new: str) -> bool:
    """Say whether two clauses are the same but for authorities by another name, or named with a level less.

    Args:
        old: 由县级以上地方人民政府环境保护主管部门责令改正.
        new: 由生态环境主管部门责令改正, which is the same; 由市生态环境主管部门 is not, nor is 由海警机构.
    """
    (one, before), (other, after) = _plain(old), _plain(new)
    return one == other and len(before) == len(after) and not any(map(_are_apart, before, after))


def is_same_office(gone: str, come: str) -> bool:
    """Say whether words that took one another's place are an authority by another name, or of a level less.

    Args:
        gone: the words that went; 环境保护, or the whole name.
        come: those that came; empty where an authority that is no more was struck.
    """
    one, other = _charge(gone), _charge(come)
    if not _OFFICE.search(gone + come) and not (one and other and one != other and one in _LINES):
        return False
    if _are_apart(frozenset(_LEVEL.findall(gone)), frozenset(_LEVEL.findall(come))):
        return False
    return one == other or _LINES.get(one, one) == other or (not other and _LINES.get(one, one) != one)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two authorities are said to be of different levels."""
    return bool(one and other) and one != other


def _charge(name: str) -> str:
    """Return what an authority is in charge of."""
    return _TITLE.sub("", _ABBREVIATED.sub("", name))


def _plain(clause: str) -> tuple[str, list[frozenset[str]]]:
    """Return a clause with what each authority is in charge of in the place of its name, and of which level each is."""
    clause = _ABBREVIATED.sub("", clause)
    parts: list[str] = []
    levels, at = [], 0
    for actor in find_actors(clause):
        name = clause[slice(*actor.span)]
        if actor.kind == _AUTHORITY and actor.span.start >= at:
            charge = _charge(name)
            parts += [clause[at : actor.span.start], f"<{_LINES.get(charge, charge)}>"]
            levels.append(frozenset(_LEVEL.findall(name)))
            at = actor.span.end
    return "".join([*parts, clause[at:]]), levels
