"""tmp"""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.model.patterns import lazy

_END = r"部门|管理局|机关|机构|委员会|常委会|政府|法院|检察院|公司|企业|单位|团体|协会|学会|商会|银行|学校|院校|医院|中心|办公室|负责人|人员|经营者|生产者|消费者|使用者|股东会|股东大会|股东|董事会|监事会|董事|监事|经理|党组|党委|公民|法人|代表人|代理人|申请人|当事人|利害关系人|国务院|委员会|工会|教师|监护人|组织|个人|国家|家长|学生|妇女|军人"
_HEAD = lazy(rf"\A[^，。；：]{{0,24}}?(?:{_END})(?:(?:、|和|及|以及|或者|及其)[^，。；：在对向]{{1,16}}?(?:{_END}))*")


def head_subject(clause: str) -> Span | None:
    m = _HEAD.match(clause)
    return Span(0, m.end()) if m else None


def find_actors(text):
    return []
