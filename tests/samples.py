"""Change sets that tests of the reports share."""

from __future__ import annotations

from functools import cache

from conftest import OWN
from lossless import change_set_of

from regdiff.comparing.changes import ChangeSet
from regdiff.model.head import make_head
from regdiff.model.parse import parse
from regdiff.model.tree import Revision

HOSTILE = "<script>alert(1)</script>|`x`*_~[a](javascript:b)\x1b[31m\x00\x07&amp;\"'=cmd|' /C calc'!A0</script>{{7*7}}"


@cache
def own(label: str) -> Revision:
    """One of the two revisions of our own regulation."""
    return parse((OWN / f"{label}.txt").read_text(encoding="utf-8"))


@cache
def own_changes() -> ChangeSet:
    """What changed between them; the old one is a reconstruction."""
    return change_set_of(own("2017"), own("2025"))


def make(label: str, body: str, title: str = "某条例", **head: object) -> Revision:
    """A small revision from canonical blocks."""
    front = make_head({"title": title, "label": label, **head}).text
    return parse(f"---\n{front}---\n\n{body}")


@cache
def every_kind() -> ChangeSet:
    """A comparison that has every kind of change and every tag."""
    return change_set_of(*two_kinds())


@cache
def two_kinds() -> tuple[Revision, Revision]:
    """The two texts of it."""
    old = """序言甲。

第一章　总则

第一条　为了规范登记工作，保护当事人的合法权益，制定本条例。

第二条　登记机关应当在三十日内办理登记，并且向申请人发放证书。申请人隐瞒真实情况的，登记机关应当撤销登记，并处一万元以下罚款。

第三条　登记事项包括名称、住所、法定代表人。

第四条　本条例所称(登记)，是指将有关事项记载于登记簿的行为。

第二章　监督

第五条　监督检查人员不得少于两人，并应当出示执法证件。

第六条　任何单位和个人有权举报违反本条例的行为。

第七条　接到举报的机关应当及时处理并为举报人保密。

第八条　国家建立诚信档案制度。

第九条　本条例自2017年3月1日起施行。

附件：登记簿样式
"""
    new = """序言乙。

第一章　总则

第一条　为了规范登记工作，保护当事人的合法权益，制定本条例。

第二条　登记机关应当在三十日内办理登记，并且向申请人发放证书。

第三条　申请人隐瞒真实情况的，登记机关应当撤销登记，并处五万元以下罚款。

第四条　登记事项包括名称、住所、经营范围、法定代表人。

第五条　本条例所称（登记），是指将有关事项记载于登记簿的行为。

第六条　数字化平台由国务院统一建设，各地不得重复建设。

第二章　监管

第七条　任何单位和个人有权举报违反本条例的行为。接到举报的机关应当及时处理并为举报人保密。

第八条　监督检查人员不得少于两人，并应当出示执法证件。

第九条　本条例自2025年11月28日起施行。

附件：登记簿式样
"""
    return make("2017", old), make("2025", new)


@cache
def hostile() -> ChangeSet:
    """Markup, quotes and control characters wherever a text can stand."""
    old = make("a", f"第一章　{HOSTILE}\n\n第一条　{HOSTILE}旧\n", title=HOSTILE, note=HOSTILE, source={"name": HOSTILE})
    new = make("b", f"第一章　{HOSTILE}新\n\n第一条　{HOSTILE}新\n\n第二条　{HOSTILE}\n", title=HOSTILE + "新", note=HOSTILE)
    return change_set_of(old, new)
