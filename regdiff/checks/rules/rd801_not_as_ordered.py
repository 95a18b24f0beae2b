"""RD801: a revision that is not what the instrument beside it makes of the revision before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import Message, quoted, say
from regdiff.model.tree import Revision

if TYPE_CHECKING:
    from regdiff.amending.verified import Difference, Verification

_LONGEST = 30


def check(checked: Checked) -> Iterator[Hit]:
    """Verify a text against the revision before it and the instrument that lies beside it."""
    revision = checked.revision
    if not checked.instrument or revision is None:
        return
    if checked.before is None:
        yield Hit(1, 0, 0, say("an instrument lies beside it, and there is no revision before it that it could amend"))
        return
    from regdiff.amending.reading.read import read_text
    from regdiff.amending.verified import Nature
    from regdiff.amending.verifying.verify import verify

    instrument = read_text(checked.instrument)
    if not any(order.operations for order in instrument.orders):
        yield Hit(1, 0, 0, say("what lies beside it as its instrument amends nothing"))
        return
    found = verify(checked.before, [instrument], revision)
    yield from _orders(found)
    for each in found.differences:
        if each.nature in (Nature.UNEXPLAINED, Nature.ORDER):
            yield Hit(_line(revision, each), 0, 0, _told(each))


def _orders(found: Verification) -> Iterator[Hit]:
    """A hit for each order that is not done, or cannot be carried out on the revision before."""
    from regdiff.amending.verified import Fulfilment

    told = {Fulfilment.NOT_DONE: say("is not done"), Fulfilment.NOT_APPLICABLE: say("cannot be carried out")}
    for each in found.checked:
        if each.fulfilment is Fulfilment.NOT_DONE or (each.fulfilment is Fulfilment.NOT_APPLICABLE and each.step.reason):
            number = say("order {number}", number=each.step.order.number) if each.step.order else say("the instrument")
            what = say("{order} {told}", order=number, told=told[each.fulfilment])
            reason = each.step.reason
            yield Hit(1, 0, 0, say("{what}: {reason}", what=what, reason=reason) if reason else what)


def _told(each: Difference) -> Message:
    what = say("other than ordered") if each.nature.value == "order" else say("no order covers this")
    expected, published = (_short(text) for text in (each.expected, each.published))
    return say("{what}: expected {expected}, and here stands {published}", what=what, expected=expected, published=published)


def _short(text: str) -> Message:
    line = text.replace("\n", " ")
    return quoted(f"“{line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}”") if line else say("nothing")


def _line(revision: Revision, each: Difference) -> int:
    """The line of the article that a difference is in; the first one where it is in none."""
    return next((article.line for article in revision.articles if article.number.printed == each.number), 1)


_BEFORE = example("第一条　登记应当及时。\n\n第二条　登记不收费。", label="2024", promulgated=date(2024, 1, 1))
_INSTRUMENT = "某市关于修改《某条例》的决定\n\n一、将第一条中的“应当”修改为“应当依法”。\n"
RULE = Rule(
    code="RD801",
    name="not-as-ordered",
    severity=Severity.ERROR,
    what="A revision is not what the instrument beside it makes of the revision before.",
    why="A published text is its base as amended, nothing less and nothing more. Put the instrument (修改决定、修正案) into"
    " `versions/<slug>/instruments/<label>.txt`, and every commit proves it. See `regdiff verify` for the whole report.",
    bad=example("第一条　登记应当依法及时。\n\n第二条　登记收费。"),
    good=example("第一条　登记应当依法及时。\n\n第二条　登记不收费。"),
    check=check,
    around={"before": _BEFORE, "instrument": _INSTRUMENT},
)
