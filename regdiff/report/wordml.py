"""Paragraphs, runs and tables as WordprocessingML: text in, marked as the user wants inserted text marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from regdiff.model.patterns import lazy
from regdiff.model.text import is_han, visible
from regdiff.report.runs import Run
from regdiff.report.word import FOLDED, SANS

MARKS = ("bold", "red", "underline")
"""How inserted text is marked: 黑体, 红字 or 下划线; deleted text is always struck through."""
SMALL = 16
"""Half points of a note in a cell."""
NOTE = 18
"""Half points of the notes over the table, and of a promulgation note in it."""
HEAD = "D9D9D9"
"""Behind the head of a table."""
WARNING = "FFE9B8"
_SHAPES = {"bold": "<w:b/>", "red": '<w:color w:val="C00000"/>', "underline": '<w:u w:val="single"/>'}


def marked(run: Run, marks: str, size: int = 0) -> str:
    """Return a run marked for what happened to it; `marks` is one of MARKS."""
    if run.op == "equal":
        return text_run(run.text, size=size)
    if run.op == "delete":
        return text_run(run.text, size=size, more="<w:strike/>" + (_SHAPES["red"] if marks == "red" else ""))
    return text_run(run.text, size=size, font=SANS if marks == "bold" else "", more=_SHAPES[marks])


def table(grid: Sequence[int], rows: Iterable[str], name: str = "") -> str:
    """Return a table with borders; `grid` are the widths of its columns in twips, `name` is for who hears it read."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    look = f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    look += '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
    look += f'<w:tblCaption w:val="{quoteattr(visible(name))[1:-1]}"/>' if name else ""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def table_row(cells: Sequence[str], *, head: bool = False, whole: bool = False) -> str:
    """Return a row of a table; a head is repeated on every page, a whole row is on one."""
    properties = "<w:cantSplit/>" * (head or whole) + "<w:tblHeader/>" * head
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table_cell(content: str, width: int, span: int = 1, shade: str = "") -> str:
    """Return a cell of so many twips; `content` are paragraphs."""
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    more += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def paragraph(
    runs: Sequence[str],
    *,
    align: str = "",
    indent: bool = False,
    hanging: bool = False,
    above: int = 0,
    after: int = 0,
    keep: bool = False,
    shade: str = "",
    folded: bool = False,
) -> str:
    """Return a paragraph.

    Args:
        runs: what stands in it.
        align: `center`, or empty.
        indent: whether its first line is set in by two characters.
        hanging: whether its other lines are.
        above: twips above it.
        after: twips below it.
        keep: whether it stays on the page of the next one.
        shade: the colour behind it.
        folded: whether what is behind it is folded under it.
    """
    shape = "<w:keepNext/>" if keep else ""
    shape += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    shape += f'<w:spacing w:before="{above}" w:after="{after}"/>'
    shape += '<w:ind w:firstLineChars="200" w:firstLine="420"/>' if indent else ""
    shape += '<w:ind w:leftChars="200" w:left="420" w:hangingChars="200" w:hanging="420"/>' if hanging else ""
    shape += f'<w:jc w:val="{align}"/>' if align else ""
    shape += FOLDED if folded else ""
    return f"<w:p><w:pPr>{shape}</w:pPr>{''.join(runs)}</w:p>"


def text_run(text: str, *, font: str = "", bold: bool = False, size: int = 0, more: str = "") -> str:
    """Return a run of text; `size` counts half points."""
    hint = ' w:hint="eastAsia"' if _is_chinese(text) else ""
    shape = f"<w:rFonts{hint}" + (f' w:eastAsia="{font}"' if font else "") + "/>" if hint or font else ""
    shape += "<w:b/>" if bold and "<w:b/>" not in more else ""
    measure = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    shape += measure + more if more.startswith("<w:u ") else more + measure  # in the order that the format demands
    clean = escape(visible(text).replace("\n", " "))
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{clean}</w:t></w:r>'


def _is_chinese(text: str) -> bool:
    """Say whether quotation marks, dashes and dots of a run are to be set as Chinese ones are."""
    return any(map(is_han, text)) or not _LATIN.search(text)


_LATIN = lazy("[A-Za-z]")


def linked(text: str, bookmark: str, size: int = 0) -> str:
    """Return a run that leads to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{text_run(text, size=size, more=_LINK)}</w:hyperlink>'


_LINK = '<w:color w:val="1F3864"/>'


def marked_place(bookmark: str, number: int) -> str:
    """Return a bookmark, which is what a link leads to; `number` is its own in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/><w:bookmarkEnd w:id="{number}"/>'


def last_paragraph() -> str:
    """Return the paragraph that Word demands behind a table, so low that it never takes a page of its own."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    return f"<w:p><w:pPr>{low}</w:pPr></w:p>"
