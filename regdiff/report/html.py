"""The comparison as one self-contained HTML page.

The page makes no request and needs no script; the script only adds search, keys and permalinks that open what is folded.
Every text is escaped, and a content security policy lets nothing run but that one script, named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from regdiff.report.lines import BREAK, is_broken, number_only_line, number_only_list, numbers, side_line, visible
from regdiff.report.slope import make_slope
from regdiff.report.view import Cell, Line, Row, View

if TYPE_CHECKING:
    import jinja2

_TAGS = {"delete": "del", "insert": "ins"}
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def render_html(view: View) -> str:
    """Return the page that shows `view`."""
    script, style = _asset("report.js"), _asset("report.css")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            labels=view.labels,
            outline=_outline(view),
            slope=make_slope(view),
            script=script,
            style=style,
            policy=_policy(script, style),
            unchanged=sum(row.unit == "article" and not row.ordinal for row in view.rows),
            number_only=number_only_line(view),
            number_only_list=number_only_list(view),
            kinds=[count for count in view.summary if count.key not in ("renumbered", "moved") and count.count],
        )
    )


def _folder() -> Path:
    """Return the templates: in the wheel, or at the top of a clone."""
    inside = Path(__file__).parent.parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "templates"


@cache
def _asset(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8").strip()


def _policy(script: str, style: str) -> str:
    """Return a content security policy that admits our own script and style and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )

    def cell(value: Cell) -> Any:
        return Markup(_cell(value))  # noqa: S704 - _cell escapes

    def lines(value: tuple[Line, ...]) -> Any:
        return Markup(_lines(value))  # noqa: S704 - _lines escapes

    def inline(value: tuple[Line, ...]) -> Any:
        return Markup(_lines(value, breaks=True))  # noqa: S704 - _lines escapes

    environment.filters |= {"cell": cell, "lines": lines, "inline": inline, "numbers": numbers, "side_line": side_line}
    environment.globals |= {"asset": Markup}
    return environment


def _escape(text: str) -> str:
    return visible(text).translate(_HTML)


def _cell(cell: Cell) -> str:
    number = f'<span class="number">{_escape(cell.number)}</span>' if cell.number else ""
    warning = f'<p class="mark">{_escape(cell.warning)}</p>' if cell.warning else ""
    return _lines(cell.lines, number) + warning


def _lines(lines: tuple[Line, ...], before: str = "", *, breaks: bool = False) -> str:
    """Return paragraphs; an item or subitem is set in by its class. With `breaks`, a line feed that is an edit is shown."""
    out = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        runs = "".join(_run(run.op, run.text) for run in line.runs)
        runs += _run(line.ends, BREAK) if breaks and is_broken(line, following) else ""
        name = f' class="{line.level}"' if line.level != "paragraph" else ""
        out.append(f"<p{name}>{before}{runs}</p>")
        before = ""
    return "".join(out) or before


def _run(op: str, text: str) -> str:
    tag = _TAGS.get(op)
    return f"<{tag}>{_escape(text)}</{tag}>" if tag else _escape(text)


class Entry(NamedTuple):
    """One heading of the table of contents, with the articles right under it."""

    anchor: str
    title: str
    depth: int
    articles: tuple[Row, ...]
    changes: int


def _outline(view: View) -> list[Entry]:
    """Return the table of contents of the new text, with what was deleted where it stood."""
    out: list[Entry] = []
    run: list[Row] = []
    head: Row | None = None
    for row in [*view.rows, None]:
        if row is not None and row.unit == "article":
            run.append(row)
        elif row is None or row.unit == "heading":
            if head is not None or run:
                out.append(_entry(head, run))
            head, run = row, []
    return out


def _entry(head: Row | None, run: list[Row]) -> Entry:
    changes = Counter(bool(row.ordinal and not row.number_only) for row in run)[True]
    if head is None:
        return Entry("", "", 0, tuple(run), changes)
    cell = (head.new or head.old)[0]
    text = "".join(r.text for line in cell.lines for r in line.runs)
    title = re.sub(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f]$)", "", f"{cell.number} {text}".strip())
    return Entry(head.anchor, title, len(head.path), tuple(run), changes)
