"""RD203: a number is smaller than one before it."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.sequence import sequences
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Find numbers that are smaller than the greatest before them, and new."""
    for run in sequences(checked.revision):
        seen: set[tuple[int, ...]] = set()
        top: tuple[int, ...] = (0,)
        top_printed = ""
        for each in run:
            if each.value < top and each.value not in seen and each.value not in each.first:
                yield Hit(
                    each.line,
                    each.column,
                    len(each.printed),
                    say(
                        "out of order: {printed} stands behind {top_printed}", printed=each.printed, top_printed=top_printed
                    ),
                )
            if each.value >= top or each.value in each.first:
                top, top_printed = each.value, each.printed
            seen.add(each.value)


RULE = Rule(
    code="RD203",
    name="number-out-of-order",
    severity=Severity.ERROR,
    what="A chapter, an article or an item stands behind one with a greater number.",
    why="Columns of a page were read in the wrong order, or a numeral was misread: look at the source.",
    bad="第一条　为了规范登记，制定本条例。\n\n第三条　本条例自2025年1月1日起施行。\n\n第二条　登记应当及时。",
    good="第一条　为了规范登记，制定本条例。\n\n第二条　登记应当及时。\n\n第三条　本条例自2025年1月1日起施行。",
    check=check,
)
