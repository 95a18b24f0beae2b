"""RD202: a number is missing."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.sequence import follows, next_printed, sequences
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Find numbers that do not follow the one before, though they are greater."""
    for run in sequences(checked.revision):
        top: tuple[int, ...] = ()
        for each in run:
            right = each.value in each.first if not top else follows(top, each.value) or each.value in each.first
            if not right and each.value > top:
                wanted = next_printed(top or (each.first[-1][0] - 1,), each.level)
                message = say("number missing: {wanted} is expected before {printed}", wanted=wanted, printed=each.printed)
                yield Hit(each.line, each.column, len(each.printed), message)
            top = max(top, each.value)


RULE = Rule(
    code="RD202",
    name="number-missing",
    severity=Severity.ERROR,
    what="A chapter, an article or an item is missing between two numbers.",
    why="A part of the text was lost on the way, or a numeral was misread. Where the official print really leaves a number"
    " out, as where an amendment deleted an article and kept the numbers, say so in the head: `accepted: {RD202: why}`.",
    bad="第一条　登记机关应当公开下列事项：\n（一）名称；\n（三）住所。\n\n第二条　本条例自2025年1月1日起施行。",
    good="第一条　登记机关应当公开下列事项：\n（一）名称；\n（二）住所。\n\n第二条　本条例自2025年1月1日起施行。",
    check=check,
)
