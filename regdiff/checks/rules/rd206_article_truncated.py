"""RD206: an article that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.numbers import Level
from regdiff.model.text import is_han
from regdiff.model.tree import marker


def check(checked: Checked) -> Iterator[Hit]:
    """Find articles that end, and paragraphs of sentences that end, without a closing mark."""
    for article in checked.revision.articles if checked.revision else ():
        for index, line in enumerate(article.lines):
            if line and _breaks_off(line, last=index + 1 == len(article.lines)):
                yield checked.in_article(
                    article, index, len(line) - 1, 1, say("breaks off: no closing mark behind {sign}", sign=line[-1])
                )


def _breaks_off(line: str, *, last: bool) -> bool:
    end = line[-1]
    if is_han(end):
        return last or (marker(line)[0] is Level.PARAGRAPH and "，" in line)
    return end in "，、" or (last and end in "：；")


RULE = Rule(
    code="RD206",
    name="article-truncated",
    severity=Severity.WARNING,
    what="An article or a paragraph ends without a closing mark.",
    why="The rest was lost at a column's or a page's end, or a line break cut a sentence in two: look at the source and"
    " join what belongs together. Tables and lists of names may end without one.",
    bad="第一条　登记机关应当在三十日内办理登记，\n\n第二条　本条例自2025年1月1日起施行。",
    good="第一条　登记机关应当在三十日内办理登记，并发放证书。\n\n第二条　本条例自2025年1月1日起施行。",
    check=check,
)
