"""Who is an authority."""

from __future__ import annotations

from regdiff.model.patterns import lazy

_AUTHORITY = lazy(
    r"(?:部门|机关|政府|法院|检察院|委员会|常委会|国务院|(?:执法|监督|管理|监管|登记|税务|主管|行政)[^，。；、]{0,4}机构|管理局|总局|中国人民银行|有关机构)"
    r"(?:及其(?:派出|分支)机构|工作人员|负责人|依法|$)"
)


def is_authority(who: str) -> bool:
    """Say whether a subject is an organ of the state."""
    return _AUTHORITY.search(who) is not None
