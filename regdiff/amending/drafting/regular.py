"""What cannot be drafted: two regulations, numbers that no order brings about, and marks that no quotation can hold."""

from __future__ import annotations

from itertools import pairwise

from regdiff.amending.drafting.structure import Structure
from regdiff.errors import UsageError
from regdiff.messages import Message, say
from regdiff.model.numbers import Level, Number
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.model.tree import Division, Revision

LEAST = 0.1
"""Least share of the articles that lives on between two revisions of one regulation whose title changed."""


def require_revisions(old: Revision, new: Revision, articles: Structure) -> None:
    """Refuse two texts between which no instrument stands.

    Raises:
        UsageError: their titles differ, and hardly an article lives on.
    """
    lives_on = len(articles.kept) + len(articles.merged) + len(articles.split)
    most = max(len(old.articles), len(new.articles))
    if most and lives_on < LEAST * most and fold(old.head.title) != fold(new.head.title):
        raise UsageError(
            say(
                "{count} of {most} articles live on from 《{old}》 to 《{new}》",
                count=lives_on,
                most=most,
                old=old.head.title,
                new=new.head.title,
            ),
            fix=say("give two revisions of one regulation; what replaces another one is enacted, not amended"),
        )


def irregularity(new: Revision) -> Message | None:
    """Return what no order can bring about in the numbers of a text; None where there is nothing of that kind."""
    for before, after in pairwise(new.articles):
        if after.number.value < before.number.value:
            return say(
                "{number} stands behind {other} in the new text", number=after.number.printed, other=before.number.printed
            )
    return _in_headings(new)


def unquotable(new: Revision) -> Message | None:
    """Return where ‘ stands outside of “ ” in a text: a quotation prints “ as ‘, so that it would be read as that."""
    for article in new.articles:
        if "‘" in _QUOTATION.sub("", article.text):
            return say("{number} has ‘ ’ outside of “ ” in the new text", number=article.number.printed)
    return None


_QUOTATION = lazy("“[^“”]*”")


def _in_headings(new: Revision) -> Message | None:
    """Look at the headings; the numbers of a level go on, or begin anew under another heading."""
    last: dict[tuple[int, Level], Number] = {}
    for above, child in new.walk():
        if not isinstance(child, Division):
            continue
        number = child.number
        before = last.get(key := (len(above), number.level))
        if len(number.value) == 1 and number.value[0] > (before.value[0] + 1 if before else 1):
            if before is None:
                return say("{number} is the first of its level in the new text", number=number.printed)
            return say("{number} follows {other} in the new text", number=number.printed, other=before.printed)
        if len(number.value) == 1:
            last[key] = number
    return None
