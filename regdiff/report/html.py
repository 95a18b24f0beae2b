"""The comparison as one self-contained HTML page.

The page makes no request and needs no script; the script only adds search, keys and permalinks that open what is folded.
Every text is escaped, and a content security policy lets nothing run but that one script, named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regdiff.model.text import visible
from regdiff.report.lines import BREAK, is_broken, number_only_line, number_only_list, numbers
from regdiff.report.outline import make_outline
from regdiff.report.slope import make_slope
from regdiff.report.view import Cell, Line, Row, View

if TYPE_CHECKING:
    import jinja2

_LONG = 200
"""Characters in a row from which a printed page may end within it: about a third of a page."""
_FLAGS = ("renumbered", "moved")
"""What the summary counts besides kinds: it may be true of an article of any kind."""
_TAGS = {"delete": "del", "insert": "ins"}
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def render_html(view: View) -> str:
    """Return the page that shows `view`."""
    script, style = _asset("report.js"), _asset("report.css")
    found = [count for count in view.summary if count.count]
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            labels=view.labels,
            outline=make_outline(view),
            slope=make_slope(view),
            script=script,
            style=style,
            policy=_policy(script, style),
            unchanged=sum(row.unit == "article" and not row.ordinal for row in view.rows),
            number_only=number_only_line(view),
            number_only_list=number_only_list(view),
            kinds=[count for count in found if count.key not in _FLAGS],
            flags=[count for count in found if count.key in _FLAGS],
            firsts=_firsts(view),
            others=sum(row.unit != "article" for row in view.rows),
        )
    )


def _firsts(view: View) -> dict[str, str]:
    """Return for each kind and flag the anchor of the first article that has it."""
    firsts: dict[str, str] = {}
    for row in (row for row in view.rows if row.unit == "article"):
        for badge in row.badges:
            firsts.setdefault(badge.key, row.anchor)
    return firsts


def _is_long(row: Row) -> bool:
    return sum(len(run.text) for line in row.inline for run in line.runs) > _LONG


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
        keep_trailing_newline=True,
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

    environment.filters |= {"cell": cell, "lines": lines, "inline": inline, "numbers": numbers}
    environment.tests |= {"long": _is_long}
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
