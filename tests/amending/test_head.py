"""The head of an amended text: the clause of the note, the dates, and which order made what."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from made import REST, article, base, delete, insert, instrument, replace

from regdiff.amending.applying.amend import amend
from regdiff.amending.applying.head import amended_note
from regdiff.amending.instrument import Instrument, Kind
from regdiff.model.makings import is_made_from, makings, ordered
from regdiff.model.parse import parse
from regdiff.model.write import write

NPC = "2024年6月28日第十四届全国人民代表大会常务委员会第十次会议通过"
SESSION = "第十四届全国人民代表大会常务委员会第十次会议"


def by(title: str, issuer: str, passage: str, kind: Kind = Kind.DECISION) -> Instrument:
    day = dt.date(2024, 6, 28)
    return dataclasses.replace(instrument(REST), title=title, issuer=issuer, passage=passage, adopted=day, kind=kind)


LAW = by("全国人民代表大会常务委员会关于修改《中华人民共和国示例法》的决定", "全国人民代表大会常务委员会", NPC)
RULES = by("国务院关于修改《示例条例》的决定", "国务院", "")
CODE = by("中华人民共和国刑法修正案（十三）", "", NPC, Kind.AMENDMENT)
COURT = by(
    "最高人民法院关于修改《最高人民法院关于示例若干问题的规定》的决定",
    "最高人民法院",
    "2024年6月28日最高人民法院审判委员会第1900次会议通过，自2024年7月1日起施行",
)
NOTES = [
    ("the first one", LAW, "（2007年8月30日通过）", f"（2007年8月30日通过　2024年6月28日{SESSION}《关于修改〈中华人民共和国示例法〉的决定》修正）"),
    (
        "a lone one becomes the first",
        LAW,
        "（1993年7月2日通过　根据2012年8月31日第二十八次会议《关于修改〈中华人民共和国示例法〉的决定》修正）",
        f"（1993年7月2日通过　根据2012年8月31日第二十八次会议《关于修改〈中华人民共和国示例法〉的决定》第一次修正　根据2024年6月28日{SESSION}《关于修改〈中华人民共和国示例法〉的决定》第二次修正）",
    ),
    (
        "a whole new text between does not count",
        LAW,
        "（1991年9月4日通过　2006年12月29日第一次修订　2012年10月26日《关于修改〈中华人民共和国示例法〉的决定》第一次修正　2020年10月17日第二次修订）",
        "（1991年9月4日通过　2006年12月29日第一次修订　2012年10月26日《关于修改〈中华人民共和国示例法〉的决定》第一次修正　2020年10月17日第二次修订　2024年6月28日" + SESSION + "《关于修改〈中华人民共和国示例法〉的决定》第二次修正）",
    ),
    (
        "the State Council revises, and a blank stands behind the day where it did before",
        RULES,
        "（2010年4月8日 国务院令第573号公布　2018年3月19日 《国务院关于修改部分行政法规的决定》修订）",
        "（2010年4月8日 国务院令第573号公布　2018年3月19日 《国务院关于修改部分行政法规的决定》第一次修订　2024年6月28日 《国务院关于修改〈示例条例〉的决定》第二次修订）",
    ),
    (
        "a numbered amendment",
        CODE,
        "（1979年7月1日通过　2023年12月29日通过的《中华人民共和国刑法修正案（十二）》）",
        f"（1979年7月1日通过　2023年12月29日通过的《中华人民共和国刑法修正案（十二）》　2024年6月28日{SESSION}通过的《中华人民共和国刑法修正案（十三）》）",
    ),
    (
        "a court's text takes the day of passing",
        COURT,
        "（2017年3月27日最高人民法院审判委员会第1713次会议通过）",
        "（2017年3月27日最高人民法院审判委员会第1713次会议通过　2024年6月28日最高人民法院审判委员会第1900次会议通过）",
    ),
    ("no note before", RULES, "", "（2024年6月28日《国务院关于修改〈示例条例〉的决定》修订）"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "note", "wanted"), NOTES, ids=[name for name, *_ in NOTES])
def test_the_note_gains_one_clause(name: str, given: Instrument, note: str, wanted: str) -> None:
    assert amended_note(note, given).note == wanted


def test_an_instrument_without_a_day_leaves_the_note_and_says_so() -> None:
    clause = amended_note("（2020年1月1日公布）", dataclasses.replace(LAW, adopted=None))
    assert clause.note == "（2020年1月1日公布）"
    assert clause.warning


def test_the_head_has_the_dates_of_the_instrument_and_the_orders_of_each_article() -> None:
    old = base([["甲。"], ["乙。"], ["丙。"]])
    amended = amend(old, instrument(insert(article(1), "新。"), replace(article(3), "丙", "丁"), delete(article(1)), REST))
    assert amended.revision is not None
    head = amended.revision.head
    assert (head.get("promulgated"), head.get("effective"), head.label) == ("2024-01-02", "2024-02-01", "2024")
    assert [(each.instrument, each.orders) for each in ordered(head, "第三条")] == [
        ("国务院关于修改《示例条例》的决定", ("2",))
    ]
    assert ordered(head, "第二条") == ()
    assert ordered(head, "第一条")[0].orders == ("1",)
    assert ordered(head, "第一条", is_gone=True)[0].orders == ("3",)
    assert is_made_from(head, old.head)
    assert not is_made_from(old.head, head)


def test_two_instruments_in_a_row_are_told_with_the_numbers_of_the_last_text() -> None:
    first = instrument(replace(article(1), "甲", "乙"))
    second = instrument(insert(article(1), "新。"), REST)
    amended = amend(base([["甲。"]]), first, second)
    assert amended.revision is not None
    told = [(dict(each.orders), dict(each.deleted)) for each in makings(amended.revision.head)]
    assert told == [({"第二条": ("1",)}, {}), ({"第一条": ("1",)}, {})]


def test_what_was_not_attested_stays_so_but_for_what_orders_word_anew() -> None:
    old = base([["甲。"], ["乙。"]])
    reconstructed = parse(write(old).replace("note:", "attestation: {default: reconstructed, 第二条: partial}\nnote:"))
    amended = amend(reconstructed, instrument(insert(article(1), "新。"), REST))
    assert amended.revision is not None
    head = amended.revision.head
    assert [head.attestation(number) for number in ("第一条", "第二条", "第三条")] == [
        "verbatim",
        "reconstructed",
        "partial",
    ]
