"""What a paragraph of a redline shows as deleted."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.redline.outcome import Outcome
from regdiff.redline.plan import Break, Event, Ghost, Gone

Shown = tuple[int, Gone | Break]
"""The atom before which it stands, and what it is."""


def shown(each: Outcome) -> list[Shown]:
    """Return what is deleted: without a number that Word computes, and with one that it computes no longer."""
    own: Iterable[tuple[int, Event]] = () if each.extra is None else ((each.start, piece) for piece in each.extra.pieces)
    out: list[Shown] = []
    for at, event in (*own, *each.events):
        if isinstance(event, Break):
            out.append((at, event))
        elif isinstance(event, Ghost):
            if event.computed and (event.old.line != each.old or event.old.at >= each.hidden):
                _add(out, at, Gone(event.text, event.old, 0, front=True))
        elif isinstance(event, Gone):
            hidden = max(0, each.hidden - event.old.at) if event.old.line == each.old else 0
            if hidden < len(event.text):
                _add(out, at, event._replace(text=event.text[hidden:]))
    return out


def _add(out: list[Shown], at: int, gone: Gone) -> None:
    """Add deleted text; to what stands before it, where the two are alike."""
    before = out[-1] if out else None
    if before is not None and before[0] == at and isinstance(before[1], Gone) and not gone.move:
        last = before[1]
        if not last.move and last.front == gone.front and last.old.line == gone.old.line:
            out[-1] = at, last._replace(text=last.text + gone.text)
            return
    out.append((at, gone))
