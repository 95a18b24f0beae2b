"""RD602: a revision that is the one before, or has nothing to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say

LEAST = 0.05
"""Share of linked articles under which two revisions have almost nothing in common."""
FEWEST = 10
"""In a shorter text a rewriting says nothing."""


def check(checked: Checked) -> Iterator[Hit]:
    """Compare the text with the revision before."""
    if checked.change_set is None or checked.before is None:
        return
    label = checked.before.head.label
    if checked.change_set.is_empty:
        yield Hit(1, 0, 0, say("the same text as {label}", label=label))
        return
    summary = checked.change_set.summary()
    linked = sum(summary[kind] for kind in ("unchanged", "amended", "split", "merged"))
    every = linked + summary["added"] + summary["deleted"]
    if every >= FEWEST and linked < LEAST * every:
        yield Hit(
            1,
            0,
            0,
            say(
                "almost nothing in common with {label}: {linked} of {every} articles are linked",
                label=label,
                linked=linked,
                every=every,
            ),
        )


RULE = Rule(
    code="RD602",
    name="unlike-before",
    severity=Severity.WARNING,
    what="The text is the same as the revision before, or has almost nothing in common with it.",
    why="The wrong file was added, or it was added to the wrong regulation.",
    bad=example("第一条　登记应当及时。"),
    good=example("第一条　登记应当在三十日内办理。"),
    check=check,
    around={"before": example("第一条　登记应当及时。", label="2017", promulgated=date(2017, 3, 1))},
)
