"""What verifying a published text found: a verdict in one sentence, each order, each difference; and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from regdiff.amending.instrument import Order
from regdiff.amending.verified import Checked, Difference, Fulfilment, Nature, Verification
from regdiff.messages import told
from regdiff.model.text import visible
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.orders import tell

SCHEMA = "regdiff/verify/1"
_LONGEST = 40
"""Characters that are shown of either side of a difference."""
_SILENT = (Nature.TYPOGRAPHIC,)
"""What is counted in the text, and listed in the JSON alone."""


_INNER = str.maketrans("《》", "〈〉")


class ShownVerification(NamedTuple):
    """What is told."""

    verification: Verification
    places: tuple[Callable[[int], tuple[int, int]], ...]
    """For each instrument, what gives page (0 for none) and line of a 0-based offset into its text."""


class OrderLine(NamedTuple):
    """One order with what became of it."""

    instrument: int
    order: Order
    fulfilments: tuple[Fulfilment, ...]
    """Of its operations, in their order."""
    told: str
    """What it orders, in words."""

    @property
    def worst(self) -> Fulfilment:
        """What is to be told of the order as a whole."""
        return max(self.fulfilments, key=list(_RANKS).index)


_RANKS = (
    Fulfilment.DONE,
    Fulfilment.INFERRED,
    Fulfilment.NOT_APPLICABLE,
    Fulfilment.OTHERWISE,
    Fulfilment.NOT_DONE,
)


def verdict(verification: Verification, lang: str) -> str:
    """Return in one sentence whether the published text is the base as amended."""
    words = LABELS[lang]
    counts = Counter(line.worst for line in order_lines(verification, lang))
    unexplained = sum(each.nature is Nature.UNEXPLAINED for each in verification.differences)
    unjudged = counts[Fulfilment.NOT_APPLICABLE]
    titles = words["list stop"].join(f"《{each.title.translate(_INNER)}》" for each in verification.instruments)
    if verification.is_exact:
        key = "verdict open" if unjudged else "verdict exact"
        return words[key].format(titles=titles, orders=sum(counts.values()), open=unjudged)
    parts = (
        ("undone", counts[Fulfilment.NOT_DONE]),
        ("otherwise", counts[Fulfilment.OTHERWISE]),
        ("unexplained", unexplained),
        ("unjudged", unjudged),
    )
    told = words["sum stop"].join(words[f"verdict {key}"].format(count) for key, count in parts if count)
    return words["verdict not"].format(titles=titles, parts=told)


def order_lines(verification: Verification, lang: str) -> list[OrderLine]:
    """Return every order that concerns the base, in the order of the instruments."""
    words = LABELS[lang]
    found: dict[tuple[int, int], list[Checked]] = {}
    for each in verification.checked:
        if each.step.order is not None:
            found.setdefault((each.step.instrument, each.step.order.span.start), []).append(each)
    out = []
    for (instrument, _), checked in sorted(found.items()):
        order = checked[0].step.order
        if order is not None:
            told = words["sum stop"].join(tell(c.step.operation, words) for c in checked if c.step.operation)
            out.append(OrderLine(instrument, order, tuple(c.fulfilment for c in checked), told))
    return out


def show_text(shown: ShownVerification, lang: str) -> str:
    """Return the verdict, the orders, and the differences as lines of text."""
    verification, words = shown.verification, LABELS[lang]
    lines = [verdict(verification, lang)]
    if verification.doubt:
        lines.append(words["verify doubt"].format(told(verification.doubt, lang)))
    lines += ["", words["verify orders"]]
    lines += [_order_line(shown, line, words) for line in order_lines(verification, lang)]
    listed = [each for each in verification.differences if each.nature not in _SILENT]
    if listed:
        lines += ["", words["verify differences"], *(difference_line(each, words) for each in listed)]
    lines += ["", *_sums(verification, words)]
    return visible("\n".join(lines).rstrip("\n") + "\n")


def _order_line(shown: ShownVerification, line: OrderLine, words: dict[str, str]) -> str:
    page, at = shown.places[line.instrument](line.order.span.start)
    where = words["order page"].format(page=page, line=at) if page else words["order line"].format(at)
    return f"  {line.order.number}  {words[f'fulfilment {line.worst.value}']}  {where}{line.told}"


def difference_line(each: Difference, words: dict[str, str]) -> str:
    """Return a difference in one line: where, what it is, and both sides."""
    place = each.number or words[each.unit.value]
    expected, published = (_short(text) or words["verify nothing"] for text in (each.expected, each.published))
    return f"  {place}  {words[f'nature {each.nature.value}']}  {expected} → {published}"


def _short(text: str) -> str:
    line = text.replace("\n", "⏎")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _sums(verification: Verification, words: dict[str, str]) -> Iterator[str]:
    """What agrees with the orders without being ordered, in numbers."""
    stages = verification.amended.stages
    typographic = sum(each.nature is Nature.TYPOGRAPHIC for each in verification.differences)
    followed = sum(len(stage.followed) for stage in stages)
    inferred = sum(len(stage.inferred) for stage in stages)
    for key, count in (("followed", followed), ("inferred", inferred), ("typographic", typographic)):
        if count:
            yield words[f"verify {key}"].format(count)


def show_json(shown: ShownVerification) -> str:
    """Return the verification as JSON on one line, with a line feed behind it."""
    return json.dumps(verification_data(shown), ensure_ascii=False, allow_nan=False) + "\n"


def verification_data(shown: ShownVerification) -> dict[str, Any]:
    """Return the verification as data; the form is described by verify-1.schema.json."""
    verification = shown.verification
    return {
        "schema": SCHEMA,
        "exact": verification.is_exact,
        "verdict": {lang: verdict(verification, lang) for lang in LABELS},
        "doubt": verification.doubt,
        "base": {"title": verification.base.head.title, "label": verification.base.head.label},
        "published": {"title": verification.published.head.title, "label": verification.published.head.label},
        "instruments": [{"title": each.title} for each in verification.instruments],
        "orders": [_order_data(shown, checked) for checked in verification.checked],
        "differences": [_difference_data(each) for each in verification.differences],
        "followed": [_noted(each) for stage in verification.amended.stages for each in stage.followed],
        "inferred": [_noted(each) for stage in verification.amended.stages for each in stage.inferred],
    }


def _order_data(shown: ShownVerification, checked: Checked) -> dict[str, Any]:
    step = checked.step
    page, line = shown.places[step.instrument](step.order.span.start if step.order else 0)
    return {
        "instrument": step.instrument,
        "order": step.order.number if step.order else None,
        "page": page or None,
        "line": line,
        "operation": {lang: tell(step.operation, LABELS[lang]) for lang in LABELS} if step.operation else None,
        "fulfilment": checked.fulfilment.value,
        "reason": step.reason,
        "differences": [_difference_data(each) for each in checked.differences],
    }


def _difference_data(each: Difference) -> dict[str, Any]:
    return {
        "unit": each.unit.value,
        "number": each.number,
        "nature": each.nature.value,
        "expected": each.expected,
        "published": each.published,
        "start": each.start,
    }


def _noted(each: Any) -> dict[str, Any]:
    return {"place": str(each.place), "line": each.line, "start": each.start, "was": each.was, "now": each.now}
