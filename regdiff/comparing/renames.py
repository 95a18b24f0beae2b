"""Whether a new term surely means what the old one meant, so that replacing it throughout changes the scope of no rule.

The rules, their limits and how often they are right are told in docs/aids/terminology.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regdiff.comparing.actors import Actor, find_actors
from regdiff.comparing.laws import law_key
from regdiff.comparing.wording import plain
from regdiff.model.patterns import lazy

_ORGAN = lazy(r"(?:部门|机关|机构|委员会|[局厅署院]|办公室|会|中心|政府)\Z")
"""Last words of bodies that may get another name."""
_HIGHER = lazy(r"\A.*(?:国务院|人民政府|(?<!人民)政府|人民代表大会)(?=[\u4e00-\u9fff]{2})")
"""The authority that a body belongs to."""
_RANK = lazy(
    r"\A(?:其他|其它|有关|相关|任何|全体|各级各类|各级|各类|各|该|本级|本|此|同级|上一级|下一级|上级|下级|一级|原|当地|所在地|境内|境外|外国|我国|"
    r"中央|地方|基层|国家|国务院|中国|县级|市级|省级|乡级|地级|设区的市级|以上|以下|临时|定期|内部)+"
)
"""What says which of several bodies are meant: another one is another scope."""
_SESSION = lazy(r"(?<=[东事员大]会)会议\Z")
"""The session of an organ stands for the organ."""
_CENTRAL = lazy(r"国家|国务院|中国|中央")
_FIELD = lazy(r"(?:主管|行政|监管|监督|管理|执法|专门|派出)*(?:部门|机关|机构|委员会|[局厅署院]|办公室|会|中心|政府)\Z")
"""What is left of a name without it says which field the body works in."""
_MEMBERS = lazy(r"、|和|与|及|或者?|以及")


def is_body(name: str) -> bool:
    """Say whether a text is the name of one body, all of it, that ends in a word such as 部门, 委员会 or 股东会."""
    found = find_actors(name) if _ORGAN.search(name) else ()
    return len(found) == 1 and found[0].name == name and found[0].kind in ("authority", "entity")


def without_higher(old: str, new: str) -> tuple[str, str]:
    """Return both names of a body without the authority before it where that is the same."""
    above = _HIGHER.match(old)
    if above and new.startswith(above[0]) and is_body(old[above.end() :]) and is_body(new[above.end() :]):
        return old[above.end() :], new[above.end() :]
    return old, new


def is_rename(old: str, new: str) -> bool:
    """Say whether the new term surely means what the old one meant: other words for the same, or a body's new name."""
    if plain(old) == plain(new) or law_key(old) == law_key(new):
        return True
    if old.replace("中华人民共和国", "中国") == new.replace("中华人民共和国", "中国"):
        return True
    if _once(old) == _once(new):
        return True
    old, new = _SESSION.sub("", old), _SESSION.sub("", new)
    before, after = find_actors(old), find_actors(new)
    if not before or len(before) != len(after) or plain(_rest(old, before)) != plain(_rest(new, after)):
        return False
    return all(one.name == two.name or _is_renamed(one.name, two.name) for one, two in zip(before, after, strict=True))


def _once(term: str) -> str:
    """A term without 的, and without a word that is said again behind it: 拍卖的拍卖企业."""
    return _AGAIN.sub(r"\1", term).replace("的", "")


_AGAIN = lazy(r"(..+?)的\1")


def has_members(old: str, new: str, known: dict[str, str]) -> bool:
    """Say whether both terms list the same members, but for terms that are known to have got another name."""
    wanted = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"\Z.")
    renamed = wanted.sub(lambda match: known[match[0]], old)
    members = list(dict.fromkeys(_MEMBERS.split(renamed)))
    return len(members) >= 1 and members == list(dict.fromkeys(_MEMBERS.split(new)))


def _rest(text: str, actors: Sequence[Actor]) -> str:
    for actor in reversed(actors):
        text = text[: actor.span.start] + "\0" + text[actor.span.end :]
    return text


def _is_renamed(old: str, new: str) -> bool:
    if not (is_body(old) and is_body(new)) or old.count("、") != new.count("、"):
        return False  # one of two fields is no new name of one of one
    names = without_higher(old, new)
    ranks = [match[0] if (match := _RANK.match(name)) else "" for name in names]
    same = [_CENTRAL.sub("国", rank.replace("各级", "") if "以上" in rank else rank) for rank in ranks]
    # 主管部门 alone may be any of them, 卫生主管部门 is one.
    fields = [bool(_FIELD.sub("", name[len(rank) :])) for name, rank in zip(names, ranks, strict=True)]
    return same[0] == same[1] and fields[0] == fields[1]
