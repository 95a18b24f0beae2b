"""What is odd about a text that is compared all the same: numbers missing, doubled or out of order, empty articles."""

from __future__ import annotations

from regdiff.checks.sequence import is_regular
from regdiff.errors import Place
from regdiff.messages import say
from regdiff.model.tree import Revision
from regdiff.model.write import write

_SHOWN = 5


def oddities(revision: Revision, name: str) -> tuple[str, ...]:
    """Return one line for each kind of oddity in `revision`, which the user called `name`: its first places."""
    if is_regular(revision) and all(article.text.strip() for article in revision.articles):
        return ()  # as nearly every text; the rules need not be loaded
    from regdiff.checks.rule import Checked
    from regdiff.checks.rules import (
        rd201_number_doubled,
        rd202_number_missing,
        rd203_number_out_of_order,
        rd205_article_empty,
    )

    rules = (rd201_number_doubled, rd202_number_missing, rd203_number_out_of_order, rd205_article_empty)
    checked = Checked(name, write(revision), known=revision)
    lines: list[str] = []
    for rule in (each.RULE for each in rules):
        if hits := list(rule.check(checked)):
            what = hits[0].message
            for hit in hits[1:_SHOWN]:
                what = say("{first}; {rest}", first=what, rest=hit.message)
            if len(hits) > _SHOWN:
                what = say("{what}; and {count} more", what=what, count=len(hits) - _SHOWN)
            lines.append(say("{place}: {what}", place=str(Place(name)), what=what))
    return tuple(lines)
