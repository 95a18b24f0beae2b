"""RD304: blanks inside Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.texts import on_body
from regdiff.messages import say
from regdiff.model.lines import Kind, classify
from regdiff.model.patterns import lazy
from regdiff.model.text import BLANK

_TEXT = r"[\u3400-\u4dbf\u4e00-\u9fff〇“”‘’《》〈〉（）。，、；：？！]"
_BLANK = lazy(rf"(?<={_TEXT})[ \u00a0]+(?={_TEXT})|(?<=[，。；：、])[ \u00a0]+|(?<={_TEXT}){BLANK}(?={_TEXT})")


def check(checked: Checked) -> Iterator[Hit]:
    """Find them in the body, but not behind a number and not between the cells of an annex."""
    in_annex = False
    for number, line in checked.body():
        in_annex = in_annex or classify(line)[0] is Kind.ANNEX
        for match in () if in_annex else _BLANK.finditer(line, _numbered(line)):
            yield Hit(number, match.start() + 1, len(match[0]), say("blank inside Chinese"))


def fix(text: str) -> str:
    """Take out the plain ones; an ideographic space may part what belongs apart."""
    plain = re.compile(_BLANK.pattern.rsplit("|", 1)[0])
    return on_body(text, lambda line: line[: _numbered(line)] + plain.sub("", line[_numbered(line) :]))


def _numbered(line: str) -> int:
    """Length of a number and its blank at the beginning of a line."""
    kind, number, rest = classify(line)
    return len(line) - len(rest) if number is not None and kind in {Kind.ARTICLE, Kind.HEADING} else 0


RULE = Rule(
    code="RD304",
    name="odd-space",
    severity=Severity.WARNING,
    what="A blank stands between Chinese characters.",
    why="It is left over from typesetting, and searches miss the word. `--fix` takes out plain blanks.",
    bad="第一章　总 则\n\n第一条　登记机关应当 及时办理登记。",
    good="第一章　总则\n\n第一条　登记机关应当及时办理登记。",
    check=check,
    fix=fix,
)
