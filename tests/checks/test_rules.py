"""Each rule with a text that trips it and its corrected twin, from the rule's own page; then cases beside the page."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest
from conftest import OWN, ROOT
from hypothesis import given
from strategies import revisions

from regdiff.checks.example import checked_example, example
from regdiff.checks.formats import page
from regdiff.checks.rule import Checked, Rule, Severity
from regdiff.checks.run import Settings, mend, run
from regdiff.checks.table import RULES
from regdiff.errors import UsageError
from regdiff.intake.build import read_source
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.model.write import write

CODES = [rule.code for rule in RULES]


def found(body: str, **around: object) -> list[str]:
    """What is found in an example of its own, as code and message."""
    return [f"{f.code} {f.message}" for f in run(Checked("2025.txt", example(body) + "\n", "2025", **around))]


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_the_bad_example_trips_its_rule_and_the_good_one_trips_none(rule: Rule) -> None:
    assert rule.code in [finding.code for finding in run(checked_example(rule, rule.bad))]
    assert run(checked_example(rule, rule.good)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix], ids=[rule.code for rule in RULES if rule.fix])
def test_a_fix_makes_the_good_example_of_the_bad_one_and_leaves_that_alone(rule: Rule) -> None:
    assert rule.fix is not None
    bad, good = (checked_example(rule, text).text for text in (rule.bad, rule.good))
    assert rule.fix(bad) == good
    assert rule.fix(good) == good


def test_codes_are_in_order_and_name_their_files() -> None:
    assert sorted(set(CODES)) == CODES
    folder = ROOT / "regdiff" / "checks" / "rules"
    files = sorted(path.stem for path in folder.glob("rd*.py"))
    assert [name.split("_")[0].upper() for name in files] == CODES
    assert all(importlib.import_module(f"regdiff.checks.rules.{name}").RULE in RULES for name in files)


def test_the_page_of_every_rule_is_in_the_documents() -> None:
    document = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    for rule in RULES:
        assert page(rule) in document
    assert document.count("\n## RD") == len(RULES)


@pytest.mark.parametrize("label", ["2017", "2025"])
def test_our_own_archive_is_clean(label: str) -> None:
    assert run(Checked(label, (OWN / f"{label}.txt").read_text(encoding="utf-8"), label)) == []


def test_official_texts_are_clean(corpus: list[Path], disciplinary: list[Path]) -> None:
    """Sixteen official texts: what is found in them would be a false alarm, but for heads that lack a date."""
    paths = [folder / f"{side}.md" for folder in corpus for side in ("old", "new")]
    for path in [*paths, *disciplinary]:
        revision = read_source(path.read_bytes(), path.name, label="x", mend=True)
        findings = run(Checked(path.name, write(revision), "x"))
        assert [f for f in findings if f.message != "the head lacks promulgated"] == []


@given(revisions())
def test_rules_take_any_revision_and_places_lie_in_the_text(revision: Revision) -> None:
    checked = Checked("x", write(revision), "2017", before=revision, landed=write(revision), others=(revision.head,))
    for finding in run(checked):
        assert finding.place.line <= len(checked.lines)
        assert finding.place.column == 0 or finding.place.column + finding.length - 1 <= max(1, len(finding.text))


@given(revisions())
def test_mending_is_done_once_and_for_all_and_keeps_every_chinese_character(revision: Revision) -> None:
    text = write(revision)
    once = mend(text, "x", RULES)
    assert mend(once, "x", RULES) == once
    assert [c for c in once if "一" <= c <= "鿿"] == [c for c in text if "一" <= c <= "鿿"]
    parse(once)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("第一条　甲。\n\n第一条之一　乙。\n\n第一条之二　丙。\n\n第二条　丁。", []),
        ("第一条　甲。\n\n第一条之二　丙。", ["RD202 number missing: 第二条 is expected before 第一条之二"]),
        ("第二条　甲。", ["RD202 number missing: 第一条 is expected before 第二条"]),
        ("第一编　总\n\n第一章　甲\n\n第一条　甲。\n\n第二编　分\n\n第一章　乙\n\n第二条　乙。", []),
        ("第一编　总\n\n第一章　甲\n\n第一条　甲。\n\n第二编　分\n\n第二章　乙\n\n第二条　乙。", []),
        (
            "第一章　甲\n\n第一条　甲。\n\n第三章　乙\n\n第二条　乙。",
            ["RD202 number missing: 第二章 is expected before 第三章"],
        ),
        ("第一条　甲：\n（一）乙；\n（二）丙。\n前款规定，适用于：\n（一）丁；\n（二）戊。", []),
        ("第一条　甲：\n（一）项目；\n（二）至少。\n乙，包括：（三）款项；\n（四）丁。", []),
        ("第一条　甲：\n（一）乙；\n丙。\n（三）丁。", ["RD202 number missing: （二） is expected before （三）"]),
        ("第一条　甲：\n（一）乙；\n（二）丙。\n（一）至（二）项所列人员，不受限制。", []),
        ("第一条　甲：\n（一）乙；\n（一）丙。", ["RD201 number doubled: （一） stood before"]),
        ("第一条　他说：“甲。\n“乙。”", []),
        ("第一条　根据《甲〈乙〉》、（丙）制定。", []),
        ("第一条　甲）。", ["RD301 ） has no （"]),
        ("第一条　加入WTO，使用PM2.5、pH值和km。", []),
        ("第一条　缴纳人民币，引进人才，自己办理，自已经受理之日起，已满。", []),
        ("第一条　二O二五年。", ["RD303 Latin word O inside Chinese", "RD306 O looks like a misread 〇"][1:]),
        ("第一条　依照《刑法》第九十条、第九十一条和宪法第五百条。", []),
        ("第一条　依照本条例第九条。", ["RD401 第九条 does not exist: there is no 第九条 (the last is 第一条)"]),
        ("第一条　第二百零五条规定的", ["RD206 breaks off: no closing mark behind 的"]),
    ],
)
def test_cases_beside_the_pages(body: str, expected: list[str]) -> None:
    said = [line for line in found(body) if not line.startswith("RD401") or "RD401" in str(expected)]
    assert said == expected


def test_a_private_use_character_and_the_replacement_character_are_named() -> None:
    assert found("第一条　甲\ue0ff乙\ufffd。") == [
        "RD305 private use U+E0FF",
        "RD305 replacement character U+FFFD",
    ]


def test_what_cannot_be_read_says_only_that() -> None:
    checked = Checked("x", "---\ntitle: 甲\n---\n\n第一条　甲 ,乙。\n第二条　乙。 \n", "x")
    assert [f.code for f in run(checked)] == ["RD101"]
    assert [f.message for f in run(Checked("x", "甲", "x", problem="a symbolic link, not a text"))] == [
        "a symbolic link, not a text"
    ]


def test_a_head_accepts_what_the_official_print_really_says_but_not_what_guards_the_archive() -> None:
    body = "第一条　甲。\n\n第三条　丙。"
    assert run(Checked("x", example(body, accepted={"RD202": "deleted in 2009"}) + "\n", "2025")) == []
    text = example(body, accepted={"RD202": "x", "RD504": "x"}, label="2024") + "\n"
    assert [f.code for f in run(Checked("x", text, "2025"))] == ["RD504"]


def test_settings_choose_rules_by_code_or_beginning_and_change_severity() -> None:
    checked = Checked("x", example("第一条　甲(乙)。\n\n第三条　丙") + "\n", "2025")
    assert {f.code for f in run(checked)} == {"RD202", "RD206", "RD302"}
    assert {f.code for f in run(checked, Settings(select=("RD2",)))} == {"RD202", "RD206"}
    assert {f.code for f in run(checked, Settings(ignore=("RD2",)))} == {"RD302"}
    severe = run(checked, Settings(select=("RD302",), severity={"RD302": Severity.ERROR}))
    assert [f.severity for f in severe] == [Severity.ERROR]
    with pytest.raises(UsageError, match="no rule RD9"):
        run(checked, Settings(ignore=("RD9",)))


def test_an_erratum_must_be_new() -> None:
    old = example("第一条　甲。", erratum=["one"]) + "\n"
    same = example("第一条　乙。", erratum=["one"]) + "\n"
    more = example("第一条　乙。", erratum=["one", "two"]) + "\n"
    assert [f.code for f in run(Checked("x", same, "2025", landed=old))] == ["RD601"]
    assert run(Checked("x", more, "2025", landed=old)) == []
    assert run(Checked("x", old, "2025", landed=old)) == []


def test_two_texts_with_nothing_in_common_are_told() -> None:
    words = [
        "渔船登记",
        "食盐专营",
        "航标维护",
        "粮食储备",
        "电信资费",
        "烟叶收购",
        "邮票发行",
        "水文监测",
        "矿井通风",
        "茶叶检验",
    ]
    old = parse(
        example(
            "\n\n".join(f"第{n}条　{w}依照规定。" for n, w in zip("一二三四五六七八九十", words, strict=True)),
            label="2017",
            promulgated=date(2017, 1, 1),
        )
        + "\n"
    )
    others = ["cathedral", "violin", "glacier", "harbour", "lantern", "meadow", "orchard", "pebble", "quarry", "saddle"]
    body = "\n\n".join(f"第{n}条　{w.upper()}。" for n, w in zip("一二三四五六七八九十", others, strict=True))
    said = found(body, before=old)
    assert any(line.startswith("RD602 almost nothing in common with 2017") for line in said)
