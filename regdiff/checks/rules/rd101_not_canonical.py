"""RD101: a text that is not canonical."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.parse import has_head
from regdiff.model.tidy import tidy


def check(checked: Checked) -> Iterator[Hit]:
    """Say where the text first departs from canonical form, or cannot be read."""
    error = checked.error
    if error is not None:
        line = error.place.line if error.place else 0
        column = error.place.column if error.place else 0
        yield Hit(line, column, 1, error.bare)
    elif not has_head(checked.text):
        yield Hit(1, 1, 1, say("no head (begin with ---, title: …, label: …, ---)"))


RULE = Rule(
    code="RD101",
    name="not-canonical",
    severity=Severity.ERROR,
    what="The text is not canonical, or cannot be read at all.",
    why="Every other command relies on the form (docs/canonical-text.md), and `git diff` is only useful on it. `--fix` and"
    " `regdiff fmt` mend white space and line ends; the other rules say nothing until the text can be read.",
    bad="第一条 登记应当及时。\n第二条　登记不得收费。 ",
    good="第一条　登记应当及时。\n\n第二条　登记不得收费。",
    check=check,
    fix=tidy,
)
