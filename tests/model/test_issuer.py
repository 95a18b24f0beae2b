"""Who issued a revision: forms of promulgation notes as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.head import make_head
from regdiff.model.issuer import issuing_body


@pytest.mark.parametrize(
    ("note", "promulgated", "body"),
    [
        ("（2016年11月30日中共中央政治局会议审议批准　2017年3月1日中共中央发布）", "2017-03-01", "中共中央"),
        (
            "（2003年12月31日中共中央发布　2023年12月8日中共中央政治局会议第三次修订　2023年12月19日中共中央发布）",
            "",
            "中共中央",
        ),
        ("（一九九七年二月十七日中共中央发布）", "1997-02-17", "中共中央"),
        ("（1999年10月7日 中华人民共和国国务院令第273号发布）", "", "国务院"),
        ("（2012年7月26日国务院令第601号公布　2019年3月2日 《国务院关于修改部分行政法规的决定》第一次修订）", "", "国务院"),
        ("（2007年8月30日 第十届全国人民代表大会常务委员会第二十九次会议通过）", "2007-08-30", "全国人民代表大会常务委员会"),
        ("（2015年3月15日 第十二届全国人民代表大会第三次会议《关于修改〈立法法〉的决定》修正）", "", "全国人民代表大会"),
        ("（2020年1月1日 最高人民法院审判委员会第1790次会议通过）", "", "最高人民法院审判委员会"),
        ("（2001年1月1日国务院公布　2011年1月1日财政部公布）", "2001-01-01", "国务院"),
        ("（2001年1月1日国务院公布　2011年1月1日财政部公布）", "", "财政部"),
        ("（自2001年1月1日起施行）", "", ""),
        ("", "", ""),
    ],
)
def test_the_body_behind_the_date(note: str, promulgated: str, body: str) -> None:
    assert issuing_body(make_head({"note": note, "promulgated": promulgated})) == body


def test_what_the_head_says_goes_first() -> None:
    assert issuing_body(make_head({"issuer": "财政部\n海关总署", "note": "（2001年1月1日国务院公布）"})) == "财政部 海关总署"


@given(st.text(max_size=200).map(lambda text: f"（2001年1月1日{text}"))
def test_any_note_gives_a_short_name_or_none(note: str) -> None:
    body = issuing_body(make_head({"note": note}))
    assert len(body) <= 40
    assert "\n" not in body
