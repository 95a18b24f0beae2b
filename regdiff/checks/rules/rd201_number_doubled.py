"""RD201: a number stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.sequence import sequences
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Find numbers that stood before in the same run."""
    for run in sequences(checked.revision):
        seen: set[tuple[int, ...]] = set()
        for each in run:
            if each.value in seen:
                yield Hit(
                    each.line,
                    each.column,
                    len(each.printed),
                    say("number doubled: {printed} stood before", printed=each.printed),
                )
            seen.add(each.value)


RULE = Rule(
    code="RD201",
    name="number-doubled",
    severity=Severity.ERROR,
    what="The number of a chapter, an article or an item stands twice.",
    why="Nobody can cite such an article, and reports cannot tell the two apart. Usually a misread numeral, or a block that"
    " was pasted twice: look at the source.",
    bad="第一条　为了规范登记，制定本条例。\n\n第二条　登记应当及时。\n\n第二条　本条例自2025年1月1日起施行。",
    good="第一条　为了规范登记，制定本条例。\n\n第二条　登记应当及时。\n\n第三条　本条例自2025年1月1日起施行。",
    check=check,
)
