"""RD504: the file's name and the head's label disagree."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Compare the two."""
    if checked.label and checked.revision is not None and checked.head.text and checked.head.label != checked.label:
        line = checked.head_line("label")
        yield Hit(
            line,
            0,
            0,
            say(
                "the head says label {label!r}, the file is named {name}.txt",
                label=checked.head.label,
                name=checked.label,
            ),
        )


RULE = Rule(
    code="RD504",
    name="name-at-odds",
    severity=Severity.ERROR,
    what="The label in the head is not the name of the file.",
    why="No command can read such a revision. Rename the file, or write the label into the head.",
    bad=example("第一条　登记应当及时。", label="2024"),
    good=example("第一条　登记应当及时。"),
    check=check,
)
