"""Every reason and every warning of the amending code is a message: it is told in Chinese and English.

That each message has its Chinese, with the same fields, the test of the catalogue says (tests/messages).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from regdiff.amending.amended import Outcome
from regdiff.amending.applying.amend import amend
from regdiff.amending.reading.read import read_text
from regdiff.checks.example import example
from regdiff.checks.rule import Checked
from regdiff.checks.rules.rd801_not_as_ordered import RULE
from regdiff.messages import Message, joined, say, told
from regdiff.model.parse import parse

AMENDING = ROOT / "regdiff" / "amending"
FILES = sorted(AMENDING.rglob("*.py"))
REASON_OF = {
    "Refusal": 0, "refuse": 0, "warn": 0, "_warn": 1, "Clash": 1, "TextError": 0, "NotUnderstoodError": 0,
    "ListProblemError": 0, "_rest": 2, "Rest": 2, "Step": 4, "Quotation": 3, "Clause": 2, "_failed": 1,
}  # fmt: skip
"""What is given a reason or a warning, and as which argument."""
KEYWORDS = {"reason", "note", "warning", "problem", "repaired", "doubt"}
NAMES = {"reason", "reasons", "warning", "note", "problem", "repaired", "doubt", "refusal"}


def sentences() -> Iterator[tuple[Path, ast.expr]]:
    """Every expression of the amending code that becomes a reason or a warning."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                at = REASON_OF.get(name)
                given = node.args[at : at + 1] if at is not None else []
                given += [each.value for each in node.keywords if each.arg in KEYWORDS and name in REASON_OF]
                is_list = isinstance(node.func, ast.Attribute) and ast.unparse(node.func).endswith(
                    ("warnings.append", "refusals.append")
                )
                yield from ((path, each) for each in (*given, *(node.args if is_list else ())))
            elif isinstance(node, ast.Assign) and path.parent.name in {"reading", "applying", "drafting"}:
                names = {getattr(target, "attr", getattr(target, "id", "")) for target in node.targets}
                yield from [(path, node.value)] if names & NAMES else []


def texts(node: ast.expr) -> Iterator[ast.expr]:
    """What an expression is, if it is a text made on the spot and no message."""
    if isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))
    elif isinstance(node, ast.BoolOp):
        yield from (each for value in node.values for each in texts(value))
    elif isinstance(node, ast.BinOp):
        yield from (*texts(node.left), *texts(node.right))
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        yield from [node] if name in {"str", "join", "format"} else []
    elif isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node


def test_every_reason_is_a_message() -> None:
    found = list(sentences())
    assert sum(ast.unparse(each).startswith("say(") for _, each in found) > 150
    bare = [f"{path.name}:{each.lineno}: {ast.unparse(each)}" for path, node in found for each in texts(node)]
    assert bare == []


def test_no_english_sentence_stands_outside_a_message() -> None:
    """Names of forms, keys and what a programmer reads apart, whatever reads as a sentence is said."""
    inside = {"say", "count_of", "Form", "AssertionError", "example"}
    odd = []
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        known |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) and path.name == "frame.py"}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in inside:
                known |= {id(each) for each in ast.walk(node)}
        odd += [
            f"{path.name}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known
            if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]", node.value) and not re.search(r"[\[\]\\|]", node.value)
        ]
    assert [each for each in odd if "which the new text does not have" not in each] == []


BASE = "---\ntitle: 某条例\nlabel: '2020'\n---\n\n第一条　登记应当及时，依照第三条办理。\n\n第二条　登记不收费。\n\n第三条　甲。\n"


@pytest.mark.parametrize(
    ("orders", "english", "chinese"),
    [
        (
            "将第九条修改为：“第九条　丙。”",
            "the base has no 第九条: it ends with 第三条",
            "原文没有第九条，最后一条是第三条",
        ),
        (
            "删去第二条。\n\n二、将第二条修改为：“第二条　丙。”",
            "第二条 cannot be changed: order 一 deletes 第二条",
            "第二条不能修改：第一项指令删去第二条",
        ),
        (
            "将第一条、第二条中的“丁”修改为“戊”。",
            "“丁” does not stand in 第一条",
            "第一条中没有“丁”",
        ),
        (
            "将第一条提升。",
            "it names no wording: “将第一条提升。”",
            "没有给出新的文字：“将第一条提升。”",
        ),
    ],
)
def test_a_refusal_is_told_in_both_languages(orders: str, english: str, chinese: str) -> None:
    done = amend(parse(BASE), read_text(f"关于修改《某条例》的决定\n\n一、{orders}\n"))
    reasons = [step.reason for step in done.steps if step.outcome is Outcome.REFUSED]
    assert english in reasons
    assert chinese in [told(each, "zh") for each in reasons]


def test_a_warning_is_told_in_both_languages() -> None:
    done = amend(parse(BASE), read_text("关于修改《某条例》的决定\n\n一、删去第三条。\n"))
    assert "第一条: 第三条 still points to 第三条, which order 一 deletes or divides" in done.warnings
    told_in = [told(each, "zh") for each in done.warnings]
    assert "第一条：引用“第三条”仍指向第三条，第一项指令已将其删去或者拆分" in told_in
    assert not [each for each in told_in if re.search("[a-z]{3}", each)]


def test_several_reasons_are_one_message() -> None:
    reasons = [say("it gives no wording for {place}", place="第二条"), say("it holds no order"), say("no range")]
    both = joined(reasons)
    assert isinstance(both, Message)
    assert both == "; ".join(reasons)
    assert told(both, "zh") == "没有给出第二条的文字；没有修改指令；起止不成范围"
    assert (joined([]), told(joined([]), "zh"), joined(reasons[:1])) == ("", "", reasons[0])
    assert joined(reasons * 3000) == "; ".join(reasons * 3000)


def test_rd801_says_all_of_it_in_chinese() -> None:
    before = example("第一条　登记应当及时。\n\n第二条　登记不收费。", label="2024", promulgated=date(2024, 1, 1)) + "\n"
    instrument = (
        "某市关于修改《某条例》的决定\n\n一、将第九条中的“应当”修改为“应当依法”。\n\n二、将第二条中的“费”修改为“钱”。\n"
    )
    text = example("第一条　登记应当及时。\n\n第二条　登记收费。") + "\n"
    hits = list(RULE.check(Checked("2025.txt", text, "2025", parse(before), instrument=instrument)))
    said = [told(hit.message, "zh") for hit in hits]
    assert "第一项指令不能执行：原文没有第九条，最后一条是第二条" in said
    assert len(said) > 1
    assert not [each for each in said if re.search("[a-z]{2}", each)]
