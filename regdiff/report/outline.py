"""The table of contents: headings with the articles right under them."""

from __future__ import annotations

from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple
from regdiff.report.view import Row, View

_SPREAD = lazy(r"(?<=[^\x00-\x7f])[ \u3000](?=[^\x00-\x7f]\Z)")


class Entry(NamedTuple):
    """One heading of the table of contents, with the articles right under it."""

    anchor: str
    """Empty for the articles that stand before the first heading."""
    title: str
    depth: int
    """0 for a heading of the outermost level."""
    articles: tuple[Row, ...]
    changes: int
    """How many of these articles differ by more than their number."""


def make_outline(view: View) -> tuple[Entry, ...]:
    """Return the table of contents of the new text, with what was deleted where it stood."""
    parts: list[tuple[Row | None, list[Row]]] = [(None, [])]
    for row in view.rows:
        if row.unit == "heading":
            parts.append((row, []))
        elif row.unit == "article":
            parts[-1][1].append(row)
    return tuple(_entry(head, articles) for head, articles in parts if head or articles)


def _entry(head: Row | None, articles: list[Row]) -> Entry:
    changes = sum(1 for row in articles if row.ordinal and not row.number_only)
    if head is None:
        return Entry("", "", 0, tuple(articles), changes)
    cell = (head.new or head.old)[0]
    name = "".join(run.text for line in cell.lines for run in line.runs)
    return Entry(head.anchor, f"{cell.number} {closed(name)}".strip(), len(head.path), tuple(articles), changes)


def closed(name: str) -> str:
    """Return a heading of two characters that are printed apart, 总　则, as 总则; any other as it is."""
    return _SPREAD.sub("", name) if len(name) == len("总　则") else name
