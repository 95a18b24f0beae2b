"""Every reason that the applier gives exists in Chinese, too."""

from __future__ import annotations

import ast
import re

import pytest
from conftest import ROOT

from regdiff.report.reasons import in_words

FILES = sorted((ROOT / "regdiff" / "amending" / "applying").glob("*.py"))
SAYING = {"Refusal", "refuse", "warn", "_warn", "Clash", "TextError"}


def _said(node: ast.expr) -> str | None:
    """The sentence of a literal, with a word in the place of what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "第九条" for part in node.values)
    return None


def sentences() -> list[str]:
    out = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SAYING:
                out += [said for arg in node.args if (said := _said(arg))]
    return sorted(set(out))


def test_there_are_many() -> None:
    assert len(sentences()) > 60


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_is_known_in_chinese(sentence: str) -> None:
    told = in_words(sentence, "zh")
    assert told != sentence
    assert not re.search("[a-z]{3}", told)
    assert in_words(sentence, "en") == sentence


def test_sentences_within_sentences() -> None:
    assert in_words("in 第五条: 第二款 cannot become 第三款: 1 more would have to be inserted before it", "zh") == (
        "第五条中：第二款不能改为第三款：其前须再增加1个"
    )
    assert in_words("第五条 cannot be changed: order 三 deletes 第五条", "zh") == "第五条不能修改：第三项指令删去第五条"
