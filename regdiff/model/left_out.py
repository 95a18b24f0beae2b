"""What a source holds and the revision does not: place, text, reason."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from regdiff.model.head import Head
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple


class Reason(Enum):
    """Why a piece of a source is not in the revision; the value is its name in JSON and in heads."""

    BEFORE = "before"
    """It stands above the regulation, and is neither title, note nor preamble."""
    BETWEEN = "between"
    """It stands between articles, and belongs to none of them."""
    BEHIND = "behind"
    """It stands behind the last article or annex."""
    SURROUNDINGS = "surroundings"
    """What surrounds a text on a page: navigation, editors, other news, advertisements."""
    CONTENTS = "contents"
    """A line of a table of contents."""
    REPEATED = "repeated"
    """It repeats what stands in the regulation: a title printed twice."""
    OTHER = "other-regulation"
    """It belongs to another regulation in the same source."""
    EVIDENCE = "evidence"
    """A comment that says how far an article is attested; what it says is in the head."""
    RUNNING = "running-head"
    """Page numbers, and what stands at the top or bottom of every page."""
    HIDDEN = "hidden"
    """Text that the source does not show."""
    FOOTNOTE = "footnote"
    """A footnote or endnote."""
    COMMENT = "comment"
    """A reader's comment, or a comment in the markup."""
    TEXT_BOX = "text-box"
    """A text box beside the text."""
    EMBEDDED = "embedded"
    """A document or object within the document."""
    PICTURE = "picture"
    """A picture that may hold text; the text here is its description, if it has one."""
    TRACKED = "tracked-change"
    """A tracked change that was not taken."""
    MARKUP = "markup"
    """Signs of the file's format: front matter, rules, the line between a table's head and its rows."""


QUIET = frozenset(
    (
        Reason.BEFORE,
        Reason.SURROUNDINGS,
        Reason.CONTENTS,
        Reason.REPEATED,
        Reason.EVIDENCE,
        Reason.RUNNING,
        Reason.MARKUP,
        Reason.OTHER,
    )
)
"""Reasons that a reader need not be told one by one; they are counted."""


class LeftOut(NamedTuple):
    """One piece of a source that is not in the revision."""

    text: str
    """As it stands in the source, without blanks at its ends; empty for a picture without description."""
    reason: Reason
    line: int = 0
    """1-based: the line in a text, on its page in a PDF, the paragraph in a Word file or web page; 0 for none."""
    page: int = 0
    """1-based page; 0 for a source that has none."""
    law: bool = False
    """It may be law: a reader must be warned."""

    @property
    def place(self) -> str:
        """Where it stood, `line 412` or `page 3 line 2`; empty where that is unknown."""
        line = f"line {self.line}" if self.line else ""
        return f"page {self.page} {line}".strip() if self.page else line


KEY = "left out"
"""Where the head's `source` lists it."""
LINES = "lines left out"
"""Where it counts it, but for a table of contents."""
_PLACE = lazy(r"(?:page ([0-9]{1,9}))? ?(?:line ([0-9]{1,9}))?\Z")


def as_data(left_out: Sequence[LeftOut]) -> list[dict[str, Any]]:
    """Return what a head lists: all that is not quiet, or may be law, in the order of the source."""
    return [
        {"place": each.place, "text": each.text, "reason": each.reason.value} | ({"law": True} if each.law else {})
        for each in left_out
        if each.law or each.reason not in QUIET
    ]


def named_in(head: Head) -> tuple[LeftOut, ...]:
    """Return what a head lists as left out; an entry that is not of the form that `as_data` writes is passed over."""
    listed = head.source.get(KEY)
    return tuple(_entry(each) for each in listed if isinstance(each, dict)) if isinstance(listed, list) else ()


def _entry(data: dict[Any, Any]) -> LeftOut:
    place = _PLACE.match(str(data.get("place") or ""))
    page, line = (int(each or 0) for each in place.groups()) if place else (0, 0)
    named = str(data.get("reason"))
    reason = Reason(named) if named in {each.value for each in Reason} else Reason.BETWEEN
    return LeftOut(str(data.get("text") or ""), reason, line, page, law=data.get("law") is True)
