"""`regdiff orders`: what an instrument orders, and what of it was not understood."""

from __future__ import annotations

from pathlib import Path

from regdiff.archive.store import display_path
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.left_out import left_out_side
from regdiff.report.orders import Shown, show_json, show_text
from regdiff.tasks.instruments import open_instrument, pick_target


class Orders(NamedTuple):
    """What an instrument orders, rendered."""

    text: str
    understood: bool
    """Whether nothing is left that was not understood."""
    remarks: tuple[str, ...]


def orders(path: Path, title: str = "", form: str = "text", lang: str = "zh") -> Orders:
    """Read an instrument and tell its orders.

    Args:
        path: the file.
        title: which regulation, where the instrument amends several; all of them where it is empty.
        form: `text` or `json`.
        lang: language of the text.

    Raises:
        RegdiffError: it cannot be read, holds no order, or amends no regulation of that title.
    """
    opened = open_instrument(path)
    targets = (pick_target(opened.instrument, title),) if title else opened.instrument.targets
    shown = Shown(opened.instrument, targets, opened.place, opened.left_out)
    said = left_out_side(opened.left_out, display_path(path), LABELS[lang])
    remarks = [*opened.remarks, *([said.line] if said.entries else []), *([said.warning] if said.warning else [])]
    text = show_json(shown) if form == "json" else show_text(shown, lang)
    return Orders(text, not shown.unread, tuple(remarks))
