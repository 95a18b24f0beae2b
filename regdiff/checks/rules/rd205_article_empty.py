"""RD205: an article that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say


def check(checked: Checked) -> Iterator[Hit]:
    """Find articles without text."""
    for article in checked.revision.articles if checked.revision else ():
        if not article.text.strip():
            yield Hit(
                article.line, 1, len(article.number.printed), say("{printed} is empty", printed=article.number.printed)
            )


RULE = Rule(
    code="RD205",
    name="article-empty",
    severity=Severity.ERROR,
    what="An article has a number and no text.",
    why="Its text was lost, or stands under the wrong number. An article that was deleted and keeps its number says so:"
    " 第二条　（删去）。",
    bad="第一条　登记应当及时。\n\n第二条\n\n第三条　本条例自2025年1月1日起施行。",
    good="第一条　登记应当及时。\n\n第二条　（删去）\n\n第三条　本条例自2025年1月1日起施行。",
    check=check,
)
