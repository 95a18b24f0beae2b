"""Who is named in a text of law, with clean borders, and who is the subject of a clause."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, least_seconds
from hypothesis import given
from hypothesis import strategies as st

from regdiff.comparing.actors import KINDS, find_actors, head_subject
from regdiff.comparing.alterations import Span

NAMED = [
    ("由国务院反垄断执法机构负责", [("国务院反垄断执法机构", "authority")]),
    ("县级以上地方人民政府文物行政部门应当公布名单", [("县级以上地方人民政府文物行政部门", "authority")]),
    ("经省、自治区、直辖市人民政府批准", [("省、自治区、直辖市人民政府", "authority")]),
    ("报上一级人民政府备案", [("上一级人民政府", "authority")]),
    ("由其上一级主管部门责令改正", [("上一级主管部门", "authority")]),
    ("国务院有关部门在各自职责范围内", [("国务院有关部门", "authority")]),
    ("县级人民政府教育行政部门给予批评教育", [("县级人民政府教育行政部门", "authority")]),
    ("申请商用密码检测机构资质", [("商用密码检测机构", "entity")]),
    ("可以检查金融机构", [("金融机构", "entity")]),
    ("国家鼓励企业参与", [("企业", "entity")]),
    ("任何单位和个人不得侵占", [("任何单位", "entity"), ("个人", "person")]),
    ("公民、法人或者其他组织认为", [("公民", "person"), ("法人", "entity"), ("其他组织", "entity")]),
    ("国家机关工作人员滥用职权", [("国家机关工作人员", "officer")]),
    ("董事、监事、高级管理人员应当忠实", [("董事", "officer"), ("监事", "officer"), ("高级管理人员", "officer")]),
    ("本单位文物管理人员兼任", [("本单位文物管理人员", "officer")]),
    ("党中央以及上级党组织的决定", [("党中央", "authority"), ("上级党组织", "entity")]),
    ("向所在地县级人民政府报告", [("所在地县级人民政府", "authority")]),
    ("由国务院农业农村、林业草原主管部门公告", [("国务院农业农村、林业草原主管部门", "authority")]),
    ("由人民政府批准、主管部门备案", [("人民政府", "authority"), ("主管部门", "authority")]),
    ("公安机关、税务机关", [("公安机关", "authority"), ("税务机关", "authority")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_who_is_named(text, named):
    assert [(actor.name, actor.kind) for actor in find_actors(text)] == named


NOBODY = [
    "全国重点文物保护单位",
    "历史文化名城",
    "每一会计年度终了时",
    "组织实施本办法",
    "单位价值在五千元以上",
    "公司章程对前款规定",
    "依照公司法的规定",
    "经营者集中达到申报标准",
    "个人信息受法律保护",
    "国务院令第1号",
    "地方政府规章",
    "《中华人民共和国人民法院组织法》",
    "法定计量单位",
    "股东会会议记录",
    "公司债券募集办法",
    "政府信息公开",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_only_looks_like_an_actor_is_none(text):
    assert not find_actors(text)


SUBJECTS = [
    ("银行、支付机构和其他金融机构应当识别客户身份", "银行、支付机构和其他金融机构"),
    ("任何单位和个人不得泄露", "任何单位和个人"),
    ("经营者违反本法规定，达成垄断协议的", "经营者"),
    ("（二）登记机关应当公开条件", "登记机关"),
    ("从事文物拍卖的企业不得从事文物购销", "从事文物拍卖的企业"),
    ("国务院文物行政部门负责全国的文物保护工作", "国务院文物行政部门"),
    ("国家保障妇女的权利", "国家"),
    ("县级以上人民政府及其有关部门应当建立健全制度", "县级以上人民政府及其有关部门"),
    ("公司的合法权益受法律保护", None),
    ("国务院规定的其他文件", None),
    ("违反本法规定，构成犯罪的", None),
    ("公司章程应当载明下列事项", None),
    ("对金融机构应当加强监督", None),
    ("股东会会议由董事会召集", None),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "subject"), SUBJECTS)
def test_the_subject_that_a_clause_begins_with(clause, subject):
    span = head_subject(clause)
    assert (clause[span.start : span.end] if span else None) == subject


PARTS = st.sampled_from(
    ["国务院", "文物", "行政", "部门", "公司", "股东", "会", "、", "和", "的", "应当", "检查", "级", "上一", "《", "》", "其他", "组织", "市", "员", "人", "，", "\n", "x"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=30).map("".join))
def test_actors_stand_in_order_apart_and_where_they_say(text):
    actors = find_actors(text)
    assert all(text[actor.span.start : actor.span.end] == actor.name for actor in actors)
    assert all(actor.kind in KINDS and actor.name for actor in actors)
    assert all(one.span.end <= two.span.start for one, two in pairwise(actors))
    subject = head_subject(text)
    assert subject is None or Span(0, len(text)).holds(subject)


def test_no_name_of_a_real_text_begins_or_ends_with_a_verb_or_a_particle(read_pairs: list[Path]):
    loose = "的了和与及或由向对在按将被并等之为是以于至给把"
    verbs = ("应当", "可以", "不得", "依照", "按照", "根据", "会同", "设立", "申请", "鼓励", "支持", "告知", "通知", "提交")
    names = {a.name for folder in read_pairs for a in find_actors((folder / "new.txt").read_text(encoding="utf-8"))}
    assert len(names) > 400
    assert [n for n in names if (n[0] in loose and not n.startswith("被")) or n[-1] in loose] == []
    assert [n for n in names if n.startswith(verbs) and n[2:] not in {"人", "单位", "机关"}] == []


def test_the_words_of_the_lists_are_no_expressions() -> None:
    lines = (ROOT / "regdiff" / "comparing" / "actors.txt").read_text("utf-8").splitlines()
    assert [word for line in lines if not line.startswith("#") for word in line.split() if not word.isalnum()] == []


def test_long_texts_take_no_time_that_grows_with_their_square():
    text = "县级以上地方人民政府文物行政部门和其他有关部门及其工作人员应当依法检查文物收藏单位。"

    def seconds(size):
        return least_seconds(lambda: find_actors.__wrapped__(text * size))  # as if each were asked for the first time

    assert seconds(2000) < 12 * seconds(500) + 0.05
