"""One text in traditional and in simplified characters is aligned as if it were in one script."""

from __future__ import annotations

from lossless import change_set_of

import regdiff
from regdiff.comparing.script import _table

TRADITIONAL = (
    "第一條　為規範登記機關的登記行為，制定本條例。\n\n第二條　登記機關應當在三十日內辦理。\n\n"
    "第三條　個人對處理結果不服的，經過申請可以復議。\n\n第四條　本條例的實施辦法由國務院制定。\n"
)
SIMPLIFIED = (
    "第一条　为规范登记机关的登记行为，制定本条例。\n\n第二条　登记应当收取保证金，由会计机构保管。\n\n第三条　登记机关应当在二十日内办理。\n\n"
    "第四条　个人对处理结果不服的，经过申请可以复议。\n\n第五条　本条例的实施办法由国务院制定。\n"
)


def test_articles_find_each_other_through_the_script() -> None:
    changes = change_set_of(regdiff.read(TRADITIONAL), regdiff.read(SIMPLIFIED)).changes
    links = [
        ([u.printed for u in each.old], [u.printed for u in each.new]) for each in changes if each.unit.value == "article"
    ]
    assert links == [
        (["第一條"], ["第一条"]),
        ([], ["第二条"]),
        (["第二條"], ["第三条"]),
        (["第三條"], ["第四条"]),
        (["第四條"], ["第五条"]),
    ]


def test_a_difference_of_script_is_told_as_one() -> None:
    change_set = change_set_of(regdiff.read(TRADITIONAL), regdiff.read(SIMPLIFIED))
    assert not any(each.kind is regdiff.ChangeKind.UNCHANGED for each in change_set.changes if each.old and each.new)


def test_the_table_leads_from_traditional_to_simplified_and_no_further() -> None:
    table = _table()
    assert len(table) > 2_000
    chains = [chr(one) for one, other in table.items() if ord(other) in table and table[ord(other)] != other]
    assert len(chains) < 10, chains
