"""What is odd about a text that is compared all the same: numbers missing, doubled or out of order, empty articles."""

from __future__ import annotations

from regdiff.checks.rule import Checked
from regdiff.checks.rules import rd201_number_doubled, rd202_number_missing, rd203_number_out_of_order, rd205_article_empty
from regdiff.errors import Place
from regdiff.model.tree import Revision
from regdiff.model.write import write

_RULES = (rd201_number_doubled.RULE, rd202_number_missing.RULE, rd203_number_out_of_order.RULE, rd205_article_empty.RULE)
_SHOWN = 5


def oddities(revision: Revision, name: str) -> tuple[str, ...]:
    """Return one line for each kind of oddity in `revision`, which the user called `name`: its first places."""
    checked = Checked(name, write(revision), known=revision)
    lines = []
    for rule in _RULES:
        if hits := list(rule.check(checked)):
            more = f"; and {len(hits) - _SHOWN} more" if len(hits) > _SHOWN else ""
            lines.append(f"{Place(name)}: {'; '.join(hit.message for hit in hits[:_SHOWN])}{more}")
    return tuple(lines)
