"""Who does what is punished, where the act begins with it: 化工企业未取得许可证 names 化工企业."""

from __future__ import annotations

from regdiff.comparing.actors import find_actors, head_subject
from regdiff.comparing.alterations import Span
from regdiff.model.patterns import lazy

_BREACH = lazy(r"[^，。；\n]{0,48}违反[^，。；\n]{2,40}规定，(?=.)")
"""What many an act begins with; who did it stands behind it."""
_PREDICATE = lazy("(?:存?在?有?(?:下列|以下|前[款条两])|未|不(?![动同])|违反|拒|擅自)")
"""How what is punished begins, right behind who did it."""
_BODY = lazy("(?:(?<!或)者|[人员户坊贩商店所站场社会方]|单位|企业|公司|机构|组织|机关|部门|政府|院|校|行|平台|代表|队)$")
_WHERE = lazy("[在对以因为将经向按自与明]|安排")
"""How a clause begins that says where, how or to whom first."""
_NOBODY = lazy(f"{_WHERE.pattern}|使用|(?:从事|取得)(?!.*的)")
"""Or what is done; a verb is none before an attribute: 从事拍卖的企业."""
_BARE = {"单位", "企业", "个人", "机构", "组织"}
"""Names that are told from others by what stands before them: 不具有许可证件的单位."""
_GOES_ON = lazy("[的、（]|和|或|及|以及|与|之")
_MOST = 40
"""Characters of the longest name."""
_LEAST = 3
"""Of one that nothing but its own words tells to be whole: 个人 may begin 个人信息."""


def offender(text: str, act: Span) -> Span:
    """Return the run of an act that names who does it; empty where it begins with something else.

    Args:
        text: that the act is a run of.
        act: where it lies.
    """
    breach = _BREACH.match(text, act.start, act.end)
    start = breach.end() if breach else act.start
    clause = text[start : act.end].partition("，")[0].partition("\n")[0]
    end = _end(clause)
    return Span(start, start + end) if end else Span(0, 0)


def _end(clause: str) -> int:
    """Return where the name ends that a clause begins with; 0 where it begins with none."""
    predicate = _PREDICATE.search(clause)
    end = predicate.start() if predicate else 0
    if end <= _MOST and _BODY.search(clause, 0, end) and not _NOBODY.match(clause):
        return end
    if (subject := head_subject(clause)) and not subject.start:
        return subject.end if subject.end <= _MOST else 0
    first = next(iter(find_actors(clause[:_MOST])), None)
    if first is None or _GOES_ON.match(clause, first.span.end):
        return 0
    is_whole = not first.span.start and first.span.end >= _LEAST
    is_bare = first.name in _BARE and clause[: first.span.start].endswith("的") and not _WHERE.match(clause)
    return first.span.end if is_whole or is_bare else 0
