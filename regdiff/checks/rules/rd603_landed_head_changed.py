"""RD603: the head of a stored revision was changed after it had landed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.rules.rd601_landed_changed import landed_revision
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Compare the head with the one that landed."""
    landed = landed_revision(checked)
    if landed is None or landed.head == checked.head:
        return
    old, new = landed.head.values, checked.head.values
    keys = [key for key in (*old, *(key for key in new if key not in old)) if old.get(key) != new.get(key)]
    if named := [key for key in keys if key != "erratum"]:
        yield Hit(checked.head_line(keys[0]), 0, 0, say("the head changed after it landed: {named}", named=named))


RULE = Rule(
    code="RD603",
    name="landed-head-changed",
    severity=Severity.WARNING,
    what="The head of a revision that others already have was changed.",
    why="Completing a head later, a date or an issuer that the source lacked, is no change of the text; it is told so that"
    " nobody is surprised by it.",
    bad=example("第一条　登记应当及时。", effective=date(2025, 5, 1)),
    good=example("第一条　登记应当及时。"),
    check=check,
    around={"landed": example("第一条　登记应当及时。")},
)
