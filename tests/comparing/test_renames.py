"""Whether a new term surely means what the old one meant."""

from __future__ import annotations

import pytest

from regdiff.comparing.renames import is_rename

NAMES = [
    ("工商行政管理部门", "市场监督管理部门"),
    ("国务院卫生行政部门", "国务院卫生主管部门"),
    ("环境保护主管部门", "生态环境主管部门"),
    ("中国民用航空局", "国务院民用航空主管部门"),
    ("法律委员会", "宪法和法律委员会"),
    ("县级以上地方各级人民政府", "县级以上地方人民政府"),
    ("股东大会", "股东会"),
    ("股东会会议", "股东会"),
    ("创立大会", "成立大会"),
    ("必须", "应当"),
    ("依照公司章程", "按照公司章程"),
    ("按规定", "按照规定"),
    ("中国", "中华人民共和国"),
    ("帐簿", "账簿"),
    ("文物拍卖的拍卖企业", "文物拍卖企业"),
    ("《中华人民共和国公司法》", "《公司法》"),
]

SCOPES = [
    ("任何人", "任何组织和个人"),
    ("企业", "单位"),
    ("公民", "自然人"),
    ("组织", "组织和个人"),
    ("食品", "食品、食品添加剂"),
    ("壁画", "古壁画"),
    ("记名公司债券", "公司债券"),
    ("具体行政行为", "行政行为"),
    ("各级人民政府", "人民政府"),
    ("县级人民政府", "县级以上人民政府"),
    ("人民政府", "人民政府及其有关部门"),
    ("主管部门", "卫生主管部门"),
    ("国务院卫生部门", "卫生部门"),
    ("有关部门", "部门"),
    ("国务院卫生主管部门", "国务院卫生、药品主管部门"),
    ("国有资产监督管理机构", "履行出资人职责的机构"),
    ("其他直接责任人员", "直接责任人员"),
]


@pytest.mark.parametrize(("old", "new"), NAMES)
def test_another_name_for_the_same(old, new):
    assert is_rename(old, new)
    assert is_rename(new, old)


@pytest.mark.parametrize(("old", "new"), SCOPES)
def test_what_may_mean_more_or_less(old, new):
    assert not is_rename(old, new)
    assert not is_rename(new, old)
