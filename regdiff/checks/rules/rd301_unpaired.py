"""RD301: a bracket or quotation mark without its other half."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say

_PAIRS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "『": "』",
    "(": ")",
    "[": "]",
}
_CLOSING = {right: left for left, right in _PAIRS.items()}


def check(checked: Checked) -> Iterator[Hit]:
    """Find halves without their other half in the same block: a quotation may run over several paragraphs."""
    stack: list[tuple[str, int, int]] = []
    for number, line in checked.body():
        if not line:
            yield from _left_open(stack)
            stack = []
        for column, char in enumerate(line, 1):
            if char in _PAIRS:
                # Each paragraph of a long quotation may open it again.
                if not (stack and stack[-1][0] == char in "“‘" and column == 1):
                    stack.append((char, number, column))
            elif char in _CLOSING:
                if stack and stack[-1][0] == _CLOSING[char]:
                    stack.pop()
                elif char != "’":  # an apostrophe, or 1’ for a minute of arc
                    yield Hit(number, column, 1, say("{char} has no {closing}", char=char, closing=_CLOSING[char]))
    yield from _left_open(stack)


def _left_open(stack: list[tuple[str, int, int]]) -> Iterator[Hit]:
    for char, line, column in stack:
        yield Hit(line, column, 1, say("{char} is never closed", char=char))


RULE = Rule(
    code="RD301",
    name="unpaired",
    severity=Severity.WARNING,
    what="A bracket, a quotation mark or a mark of a title stands without its other half.",
    why="Scanning loses small marks, and with them where a title or a quotation ends.",
    bad="第一条　根据《中华人民共和国行政许可法，制定本条例。",
    good="第一条　根据《中华人民共和国行政许可法》，制定本条例。",
    check=check,
)
