"""RD204: a heading without articles."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.tree import Division


def check(checked: Checked) -> Iterator[Hit]:
    """Find divisions under which nothing stands, and headings that have a number but no words."""
    for _, node in checked.revision.walk() if checked.revision else ():
        if isinstance(node, Division):
            if not node.children:
                yield Hit(node.line, 1, len(node.title), say("no article under {title}", title=node.title))
            elif not node.heading:
                yield Hit(node.line, 1, len(node.title), say("{title} has no heading", title=node.title))


RULE = Rule(
    code="RD204",
    name="heading-empty",
    severity=Severity.ERROR,
    what="No article stands under a heading, or a heading is a number without words.",
    why="A table of contents was taken for the text, or articles were lost.",
    bad="第一章　总则\n\n第二章　登记\n\n第一条　登记应当及时。",
    good="第一章　总则\n\n第一条　登记应当及时。",
    check=check,
)
