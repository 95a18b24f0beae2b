"""RD401: a reference to what does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.references import missing_in


def check(checked: Checked) -> Iterator[Hit]:
    """Find references to articles, paragraphs and items of this text that it does not have."""
    if checked.revision is not None:
        for article, index, reference, what in missing_in(checked.revision):
            message = say("{text} does not exist: {what}", text=reference.text, what=what)
            yield checked.in_article(article, index, reference.start, reference.end - reference.start, message)


RULE = Rule(
    code="RD401",
    name="reference-missing",
    severity=Severity.WARNING,
    what="The text refers to an article, a paragraph or an item that it does not have.",
    why="A number was misread, a paragraph was joined to another or lost; or the legislator forgot to carry the reference"
    " along, and then the official print says so too. References to other laws are not looked at.",
    bad="第一条　登记应当及时。\n\n第二条　违反本条例第一条第二款规定的，给予警告。",
    good="第一条　登记应当及时。\n登记不得收费。\n\n第二条　违反本条例第一条第二款规定的，给予警告。",
    check=check,
)
