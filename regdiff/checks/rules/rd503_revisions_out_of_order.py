"""RD503: the revisions' dates and labels disagree about their order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Compare this revision's label and date with those of the others."""
    head = checked.head
    mine = (head.label, head.get("promulgated"))
    for other in checked.others:
        theirs = (other.label, other.get("promulgated"))
        if not all((*mine, *theirs)) or mine[0] == theirs[0]:
            continue
        line = checked.head_line("promulgated")
        if mine[1] == theirs[1]:
            yield Hit(line, 0, 0, say("promulgated on {mine} as {theirs} was", mine=mine[1], theirs=theirs[0]))
        elif _is_year(mine[0]) and _is_year(theirs[0]) and (mine[0] < theirs[0]) != (mine[1] < theirs[1]):
            message = (
                say(
                    "promulgated {mine}, before {label} ({theirs}); the labels say otherwise",
                    mine=mine[1],
                    label=theirs[0],
                    theirs=theirs[1],
                )
                if mine[1] < theirs[1]
                else say(
                    "promulgated {mine}, after {label} ({theirs}); the labels say otherwise",
                    mine=mine[1],
                    label=theirs[0],
                    theirs=theirs[1],
                )
            )
            yield Hit(
                line,
                0,
                0,
                message,
            )


def _is_year(label: str) -> bool:
    return label[:4].isdigit() and len(label) >= 4


RULE = Rule(
    code="RD503",
    name="revisions-out-of-order",
    severity=Severity.ERROR,
    what="By their dates of promulgation two revisions stand in another order than by their labels, or share a date.",
    why="A revision was added under the wrong label, or a date was misread; which revision is the one before depends on it.",
    bad=example("第一条　登记应当及时。", promulgated=date(2005, 1, 2)),
    good=example("第一条　登记应当及时。"),
    check=check,
    around={"before": example("第一条　登记应当及时办理。", label="2017", promulgated=date(2017, 3, 1))},
)
