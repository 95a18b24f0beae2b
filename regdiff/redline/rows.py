"""Rows of tables: those that are inserted or deleted as wholes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from regdiff.intake.readers.word.markup import CELL, PARAGRAPH, ROW, RUN, W, child
from regdiff.model.text import BLANK
from regdiff.redline.markup import Markup
from regdiff.redline.piece import COME
from regdiff.redline.plan import Gone, Work
from regdiff.redline.sheet import Paragraph

_BEFORE_CHANGE = frozenset(f"{W}{name}" for name in ("tblPrEx", "trPr"))


def deleted_row(like: Any, pieces: Iterable[Gone], markup: Markup) -> Any:
    """Return a deleted row like another one, with the text of a line in its cells, which blanks part."""
    row = markup.make("tr", [deepcopy(each) for each in like if each.tag in _BEFORE_CHANGE])
    cells = list(like.iterchildren(CELL))
    parts = "".join(piece.text for piece in pieces).split(BLANK, max(len(cells) - 1, 0))
    for at, cell in enumerate(cells):
        made = markup.make("tc")
        if (props := child(cell, "tcPr")) is not None:
            made.append(deepcopy(props))
            for merge in [each for each in made[0] if each.tag in (f"{W}vMerge", f"{W}hMerge")]:
                made[0].remove(merge)
        made.append(_deleted(cell, parts[at] if at < len(parts) else "", markup))
        row.append(made)
    mark_row(row, "del", markup)
    return row


def _deleted(cell: Any, text: str, markup: Markup) -> Any:
    like = next(cell.iter(PARAGRAPH), None)
    props = child(like, "pPr")
    run = None if like is None else next(like.iter(RUN), None)
    inside = markup.deleted(text, child(run, "rPr")) if text else []
    made = markup.paragraph(markup.unnumbered(props) if child(props, "numPr") is not None else props, inside)
    markup.mark(made, "del")
    return made


def mark_row(row: Any, name: str, markup: Markup) -> None:
    """Say of a row that it was inserted (ins) or deleted (del)."""
    props = child(row, "trPr")
    if props is None:
        props = markup.make("trPr")
        row.insert(sum(each.tag == f"{W}tblPrEx" for each in row), props)
    at = next((n for n, each in enumerate(props) if each.tag in (f"{W}ins", f"{W}del", f"{W}trPrChange")), len(props))
    props.insert(at, markup.change(name))


def inserted_rows(works: dict[int, Work], paragraphs: Sequence[Paragraph]) -> list[Any]:
    """Return the rows of which all that they say is inserted."""
    rows: dict[Any, list[bool]] = {}
    for paragraph in paragraphs:
        row = next(paragraph.element.iterancestors(ROW), None)
        if row is not None:
            work = works.get(paragraph.at)
            says = any(not atom.char.isspace() for atom in paragraph.atoms) or bool(paragraph.marker)
            if says:
                come = work is not None and work.is_come and (work.ops[-1] == COME or work.ends is None)
                rows.setdefault(row, []).append(come)
    return [row for row, come in rows.items() if all(come)]
