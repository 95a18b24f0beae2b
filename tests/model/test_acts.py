"""What promulgation notes say was done, and the word for what led from one text to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.acts import VERBS, Act, acts, last_change, title_act, verb_between, without_act
from regdiff.model.head import Head, make_head

PASSED = "1993年12月29日第八届全国人民代表大会常务委员会第五次会议通过"
AMENDED = (
    "根据2018年10月26日第十三届全国人民代表大会常务委员会第六次会议《关于修改〈中华人民共和国公司法〉的决定》第四次修正"
)
REVISED = "2023年12月29日第十四届全国人民代表大会常务委员会第七次会议第二次修订"


def head(note: str = "", title: str = "某条例") -> Head:
    return make_head({"title": title, "note": note})


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (f"（{PASSED}　{AMENDED}　{REVISED}）", [Act(1993, 12, 29), Act(2018, 10, 26, "修正"), Act(2023, 12, 29, "修订")]),
        ("（2022年4月修订）", [Act(2022, 4, 0, "修订")]),
        ("（二〇二二年四月修订）", [Act(2022, 4, 0, "修订")]),
        ("（2024年第二次临时股东大会修订）", [Act(2024, 0, 0, "修订")]),
        ("（2022.04修订）", [Act(2022, 4, 0, "修订")]),
        ("修订日期：2022年4月", [Act(2022, 4, 0, "修订")]),
        ("（第三次修订）", [Act(verb="修订")]),
        ("（2020年12月21日国务院第119次常务会议修订通过）", [Act(2020, 12, 21, "修订")]),
        ("（2023年12月29日通过的《中华人民共和国刑法修正案（十二）》）", [Act(2023, 12, 29, "修正")]),
        ("（2020年8月18日会议《关于修改〈某规定〉的决定》修正　该修正自2020年8月20日施行）", [Act(2020, 8, 18, "修正")]),
        ("（2024年12月6日《国务院关于修改和废止部分行政法规的决定》第四次修订）", [Act(2024, 12, 6, "修订")]),
        ("（2024年4月第一次修订，自2024年5月1日起施行）", [Act(2024, 4, 0, "修订")]),
        ("（1997年8月11日中华人民共和国国务院令第228号发布）", [Act(1997, 8, 11)]),
        ("（关于2001年12月25日《出版管理条例》的说明）", [Act(2001, 12, 25)]),
        ("", []),
        ("（试行）", []),
    ],
)
def test_a_note_tells_acts_with_their_dates_and_verbs(note: str, told: list[Act]) -> None:
    assert list(acts(note)) == told


@pytest.mark.parametrize(
    ("title", "act"),
    [
        ("公司法（修订草案）", Act(verb="修订")),
        ("民法典（修正案草案）", Act(verb="修正")),
        ("个人所得税法（2018修正）", Act(2018, verb="修正")),
        ("公司章程（2024年4月修订）", Act(2024, 4, verb="修订")),
        ("条例（试行）", None),
        ("公司章程（2024年）", None),
        ("关于修订公司章程的公告", None),
    ],
)
def test_what_stands_in_brackets_behind_a_title_may_be_an_act(title: str, act: Act | None) -> None:
    assert title_act(title) == act
    assert without_act(title) == (title.partition("（")[0] if act else title)


def test_the_verb_is_that_of_the_last_change_which_the_old_text_does_not_tell() -> None:
    first, amended, revised = (
        head(f"（{note}）") for note in (PASSED, f"{PASSED}　{AMENDED}", f"{PASSED}　{AMENDED}　{REVISED}")
    )
    assert verb_between(first, amended) == "修正"
    assert verb_between(amended, revised) == "修订"
    assert verb_between(first, revised) == "修订"
    assert verb_between(revised, revised) == ""  # two prints of one text
    assert verb_between(amended, first) == ""
    assert verb_between(head(), head("（2019年1月1日通过）")) == ""
    assert verb_between(head(), head(title="某法（修正草案）")) == "修正"


PLACES = st.sampled_from(
    ["某市人民代表大会常务委员会第三次会议", "某部令第5号", "《关于修改〈某法〉的决定》", "第二届董事会第五次会议", ""]
)
DATES = st.builds(
    lambda year, month, day: (year, month, day if month else 0),
    st.integers(1949, 2099),
    st.integers(0, 12),
    st.integers(0, 28),
)


def _written(date: tuple[int, int, int]) -> str:
    return "".join(f"{part}{unit}" for part, unit in zip(date, "年月日", strict=True) if part)


@given(
    st.lists(st.tuples(DATES, PLACES, st.sampled_from(VERBS)), min_size=1, max_size=6), st.sampled_from(["　", "，", " "])
)
def test_any_note_that_says_when_who_and_what_is_read_as_it_is_written(
    told: list[tuple[tuple[int, int, int], str, str]], stop: str
) -> None:
    note = f"（{stop.join(_written(date) + who + verb for date, who, verb in told)}）"
    assert acts(note) == tuple(Act(*date, verb) for date, _, verb in told)
    assert last_change(head(note)) == Act(*told[-1][0], told[-1][2])


@given(st.text(alphabet="（）《》〈〉第一二三年月日0129.-修订正改通过发布施行于：　", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(act.verb in ("", *VERBS) and (act.year or act.verb) for act in acts(text))
    title_act(text)
