"""RD302: half-width punctuation between Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.texts import on_body
from regdiff.messages import say
from regdiff.model.patterns import lazy

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff〇“”‘’《》〈〉（）。，、；：？！]"
_MARK = lazy(rf"(?<={_HAN})[,;:?!](?={_HAN}|$)|(?<={_HAN})\.$")
_PAIR = lazy(rf"\(([^()]*{_HAN}[^()]*)\)|(?<={_HAN})\(([^()]*)\)")
_FULL = str.maketrans(",;:?!.", "，；：？！。")


def check(checked: Checked) -> Iterator[Hit]:
    """Find them in the body."""
    for number, line in checked.body():
        for match in _MARK.finditer(line):
            yield Hit(number, match.start() + 1, 1, say("half-width {sign} between Chinese characters", sign=match[0]))
        for match in _PAIR.finditer(line):
            yield Hit(
                number, match.start() + 1, match.end() - match.start(), say("half-width brackets between Chinese characters")
            )


def fix(text: str) -> str:
    """Write them full-width."""
    return on_body(text, lambda line: _MARK.sub(lambda match: match[0].translate(_FULL), _PAIR.sub(r"（\1\2）", line)))


RULE = Rule(
    code="RD302",
    name="half-width-punctuation",
    severity=Severity.WARNING,
    what="A half-width mark stands between Chinese characters.",
    why="Official prints use full-width marks; a mixed text shows differences that are none. `--fix` mends it.",
    bad="第一条　登记机关应当及时办理登记(含变更登记),不得拖延。",
    good="第一条　登记机关应当及时办理登记（含变更登记），不得拖延。",
    check=check,
    fix=fix,
)
