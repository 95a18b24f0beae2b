"""What the reader of instruments says exists in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

from conftest import ROOT

from regdiff.report.reasons import ZH, in_words

READING = ROOT / "regdiff" / "amending" / "reading"


def _sentences() -> Iterator[str]:
    """Every sentence of English in the reader that is no name, pattern or example: it begins small and has a blank."""
    for path in sorted(READING.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts | documents:
                text = node.value
            else:
                continue
            if re.search(r"[a-z]{2,} [a-z]{2,}", text) and not re.search(r"[\[\]\\|]|^[a-z]+$|\A\(\?", text):
                yield text


def _bare(sentence: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", sentence)


def test_every_reason_has_its_chinese_words() -> None:
    known = {_bare(sentence) for sentence in ZH}
    source = "".join(path.read_text(encoding="utf-8") for path in READING.rglob("*.py"))
    names = set(re.findall(r'Form\(\s*"([^"]+)"', source)) | set(
        re.findall(r'^    [A-Z]+ = "([^"]+)"', source, re.MULTILINE)
    )
    said = {_bare(sentence) for sentence in _sentences()}
    assert not said - known - names
    assert known - said <= {"no range: {} to {}", "{} is no number"} | known & said


def test_what_is_filled_in_chinese_is_filled_in_english() -> None:
    for english, chinese in ZH.items():
        assert _places(chinese) <= _places(english)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_reason_is_told_in_the_language_of_the_report() -> None:
    reason = "it orders 3 articles and gives 2"
    assert in_words(reason, "en") == reason
    assert in_words(reason, "zh") == "应有3个单位，引文给出2个"
    assert in_words("it orders 3 articles and gives 2 numbers", "zh") == "应有3条，给出2个条号"
    assert in_words("第二款: no article is named before it", "zh") == "第二款：其前没有指明是哪一条"
    assert in_words("no 款 is named before 该款", "zh") == "“该款”之前没有指明是哪一款"
    assert in_words("what nobody says", "zh") == "what nobody says"
