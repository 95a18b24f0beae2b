"""Laws that a text names: the short and the full name are one law."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import make

from regdiff.comparing.aids import read_aids
from regdiff.comparing.laws import find_laws, law_key
from regdiff.comparing.weight import Weight


@pytest.mark.parametrize(
    "name",
    [
        "《中华人民共和国公司法》",
        "《公司法》",
        "公司法",
        "中华人民共和国公司法",
        "〈公司法〉",
        "《中华人民共和国公司法（2018年修正）》",
    ],
)
def test_all_names_of_a_law_have_one_key(name):
    assert law_key(name) == "公司法"


def test_other_laws_have_other_keys():
    names = [
        "公司法",
        "《公司登记管理条例》",
        "《中华人民共和国公司法实施条例》",
        "《会计人员管理办法（试行）》",
        "《会计人员管理办法》",
    ]
    assert len(set(map(law_key, names))) == len(names)


NAMED = [
    ("依照《中华人民共和国行政处罚法》处理", ["行政处罚法"]),
    ("依照行政处罚法、治安管理处罚法的规定", ["行政处罚法", "治安管理处罚法"]),
    ("根据宪法，制定本法", ["宪法"]),
    ("违反民法典第一千二百二十二条", ["民法典"]),
    ("根据《刑法》和刑事诉讼法", ["刑法", "刑事诉讼法"]),
    ("依照中华人民共和国海商法执行", ["海商法"]),
    ("依照中华人民共和国企业所得税法实施条例", ["企业所得税法实施条例"]),
    ("依照法律、行政法规和本法的规定", []),
    ("由公司法定代表人签名", []),
    ("宪法和法律委员会审议", []),
    ("在中华人民共和国境内依法设立", []),
    ("中华人民共和国成立以后本法施行以前", []),
    ("符合国际刑法规则", []),
]


@pytest.mark.parametrize(("text", "keys"), NAMED)
def test_which_laws_are_named(text, keys):
    assert [key for _, key in find_laws(text)] == keys


@given(
    st.lists(
        st.sampled_from(["《", "》", "公司法", "中华人民共和国", "、", "的", "依照", "律", "宪法", "\n"]), max_size=20
    ).map("".join)
)
def test_names_stand_in_order_and_apart(text):
    found = list(find_laws(text))
    assert all(one.end <= two.start for (one, _), (two, _) in pairwise(found))
    assert all(law_key(text[span.start : span.end]) == key for span, key in found)


def test_a_law_that_is_called_by_its_short_name_is_no_change_of_substance():
    old = "第一条　违反《中华人民共和国公司法》规定的，依法处理。\n\n第二条　登记机关应当公开登记条件。\n"
    change_set = change_set_of(make("a", old), make("b", old.replace("中华人民共和国", "")))
    reading = read_aids(change_set).readings[next(k for k, c in enumerate(change_set.changes) if c.kind.value == "amended")]
    assert reading.weighed == (Weight.MINOR, ("wording",))
