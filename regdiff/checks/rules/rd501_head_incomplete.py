"""RD501: the head lacks what a revision must say of itself."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say

_KEYS = ("title", "label", "promulgated", "source", "attestation")


def check(checked: Checked) -> Iterator[Hit]:
    """Find keys that are missing, and a source without name or sha256."""
    if checked.revision is None or not checked.head.text:
        return
    for key in _KEYS:
        if not checked.head.values.get(key):
            yield Hit(1, 0, 0, say("the head lacks {key}", key=key))
    source = checked.head.source
    for key in ("name", "sha256"):
        if source and not source.get(key):
            yield Hit(checked.head_line("source"), 0, 0, say("the source in the head lacks {key}", key=key))


RULE = Rule(
    code="RD501",
    name="head-incomplete",
    severity=Severity.WARNING,
    what="The head lacks the title, the label, the date of promulgation, the source or the attestation.",
    why="Without a date revisions have no order; without a source nobody can look the text up again.",
    bad=example("第一条　登记应当及时。", promulgated=None, source={"name": "gazette.pdf"}),
    good=example("第一条　登记应当及时。"),
    check=check,
)
