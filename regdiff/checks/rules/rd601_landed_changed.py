"""RD601: a stored revision was changed after it had landed."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.errors import TextError
from regdiff.model.head import Head
from regdiff.model.parse import parse


def check(checked: Checked) -> Iterator[Hit]:
    """Compare the text with the one that landed, unless its head has one erratum more."""
    if checked.landed is None or checked.landed == checked.text or checked.revision is None:
        return
    try:
        landed = parse(checked.landed, checked.name).head
    except TextError:
        return  # what landed could not be read; anything is better
    if len(errata(checked.head)) > len(errata(landed)):
        return
    old = checked.landed.split("\n")
    line = next((n for n, (a, b) in enumerate(zip(old, checked.lines, strict=False), 1) if a != b), len(checked.lines))
    yield Hit(line, 0, 0, "changed after it landed, without an erratum (add a line to erratum: in its head that says why)")


def errata(head: Head) -> list[str]:
    """Return the errata that a head names, oldest first."""
    value = head.values.get("erratum")
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


RULE = Rule(
    code="RD601",
    name="landed-changed",
    severity=Severity.ERROR,
    what="A revision that others already have was changed, and its head does not say why.",
    why="A regulation's text of 2017 does not change any more; what changes is our copy of it. A correction is welcome, and"
    " says so: `erratum: [2025-06-01 第二条 corrected after the gazette]`, one line more for each correction.",
    bad=example("第一条　登记应当立即办理。"),
    good=example("第一条　登记应当立即办理。", erratum=["第一条 corrected after the gazette"]),
    check=check,
    around={"landed": example("第一条　登记应当及时。")},
)
