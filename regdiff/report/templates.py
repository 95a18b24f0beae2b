"""The templates: one environment for the report and the site, and what both let run.

Every text is escaped, control characters are written out, and a content security policy lets nothing run but our script.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regdiff.model.sha256 import sha256_of
from regdiff.model.text import fold, visible
from regdiff.report.brief import brief, brief_penalty
from regdiff.report.fold import is_noise
from regdiff.report.lines import BREAK, is_broken, numbers, point_number
from regdiff.report.runs import Line, Run, Why
from regdiff.report.sayings import refers, trend_key
from regdiff.report.view import Cell, Row

if TYPE_CHECKING:
    import jinja2

_LONG = 200
"""Characters in a row from which a printed page may end within it: about a third of a page."""
_LITTLE = 90
"""Characters of a note that are shown before it is unfolded: about an act of an assembly."""
_MOST_KINDS = 3
_TAGS = {"delete": "del", "insert": "ins"}


def render(template: str, **context: Any) -> str:
    """Return a page made from a template."""
    return _environment().get_template(template).render(**context)


def folder() -> Path:
    """Return the templates: in the wheel, or at the top of a clone."""
    inside = Path(__file__).parent.parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "templates"


@cache
def asset(name: str) -> str:
    """Return the stylesheet or a script."""
    return (folder() / name).read_text(encoding="utf-8").strip()


def policy(script: str, style: str) -> str:
    """Return a content security policy that admits one script and one style, both given in full, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(bytes.fromhex(sha256_of(text.encode()))).decode()


def _altered(row: Row) -> tuple[Run, ...]:
    """Return what was deleted and inserted in a row beside typography, where that is little; nothing otherwise."""
    its = [run for line in row.inline for run in line.runs if run.op != "equal"]
    alike = ((one, two) for one, two in pairwise(its) if one.op != two.op and fold(one.text) == fold(two.text))
    same = {id(each) for pair in alike for each in pair}
    runs = tuple(run for run in its if id(run) not in same)
    return runs if sum(len(run.text) for run in runs) <= _LITTLE else ()


def _kinds(row: Row) -> list[str]:
    """Return what sorts of facts a row has, as many as are named; that something is another says none."""
    return [badge.label for badge in row.kinds if badge.key != "content"][:_MOST_KINDS]


def _chip(row: Row) -> str:
    """Return the number of an article without what all numbers have in common: 七 of 第七条."""
    return (row.new or row.old)[0].number.replace("第", "").replace("条", "")


def _chip_title(row: Row, stop: str) -> str:
    """Return the numbers of an article and what happened to it, parted by `stop`."""
    return f"{numbers(row)} {stop.join(badge.label for badge in row.badges)}"


def _classes(row: Row) -> str:
    """Return what the style and the script know a row by."""
    names = [row.unit, f"k-{row.kind}", f"w-{row.weight}" if row.weight else "", "noise" if is_noise(row) else ""]
    names += [badge.key for badge in row.badges[1:]]
    is_same = (not row.ordinal or row.number_only) and not row.remark
    names += ["change" if row.ordinal else "", "same" if is_same else "", "long" if _is_long(row) else ""]
    return " ".join(filter(None, names))


def _is_warned(row: Row) -> bool:
    return any(cell.warning for cell in (*row.old, *row.new))


def _is_long(row: Row) -> bool:
    return sum(len(run.text) for line in row.inline for run in line.runs) > _LONG


@cache
def _environment() -> jinja2.Environment:
    import jinja2
    from jinja2.compiler import CodeGenerator
    from markupsafe import Markup

    class Generator(CodeGenerator):
        """Has a value printed by one function of ours in place of three; without these two methods, `finalize` does."""

        def _output_child_pre(self, *_: object) -> None:
            self.write("environment.printed(")

        def _output_child_post(self, *_: object) -> None:
            self.write(")")

    class Environment(jinja2.Environment):
        code_generator_class = Generator
        printed = staticmethod(_printed)

    environment = Environment(
        loader=jinja2.FileSystemLoader(folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_shown,
    )

    def cell(value: Cell) -> Any:
        return Markup(_cell(value))  # noqa: S704 - _cell escapes

    def heading(value: Cell) -> Any:
        runs = "".join(_run(run.op, run.text) for line in value.lines for run in line.runs)
        return Markup(_number(value.number) + runs)  # noqa: S704 - both escape

    def lines(value: tuple[Line, ...]) -> Any:
        return Markup(_lines(value))  # noqa: S704 - _lines escapes

    def inline(value: tuple[Line, ...]) -> Any:
        return Markup(_lines(value, breaks=True))  # noqa: S704 - _lines escapes

    def numbered(value: tuple[Line, ...], number: str) -> Any:
        return Markup(_lines(value, _number(number), breaks=True))  # noqa: S704 - both escape

    def marked(value: Sequence[Run]) -> Any:
        return Markup(_marked(value))  # noqa: S704 - _marked escapes

    environment.filters |= {
        "cell": cell,
        "heading": heading,
        "lines": lines,
        "inline": inline,
        "numbered": numbered,
        "numbers": numbers,
        "brief": brief,
        "brief_penalty": brief_penalty,
        "marked": marked,
        "altered": _altered,
        "kinds": _kinds,
        "classes": _classes,
        "chip": _chip,
        "chip_title": _chip_title,
        "trend": trend_key,
        "refers": refers,
        "point_number": point_number,
    }
    environment.tests["warned"] = _is_warned
    environment.globals |= {"asset": Markup}
    return environment


def _shown(value: object) -> object:
    """Return what is printed of a value: a text without control characters."""
    return visible(value) if type(value) is str and not value.isprintable() else value


def _printed(value: object) -> str:
    """Return a value as HTML, as `escape` of markupsafe does: what is HTML already stays, and any other text is escaped."""
    if type(value) is str:
        return value if value.isidentifier() else _escape(value)  # letters, digits and _ alone
    return str(value.__html__()) if hasattr(value, "__html__") else _escape(str(value))


@lru_cache(maxsize=256)
def _escape(text: str) -> str:
    """Return a text as HTML; what was kept stands on both sides and in both at once."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def _number(number: str) -> str:
    return f'<span class="number">{_escape(number)}</span>' if number else ""


def _cell(cell: Cell) -> str:
    warning = f'<p class="mark">{_escape(cell.warning)}</p>' if cell.warning else ""
    return _lines(cell.lines, _number(cell.number)) + warning


def _lines(lines: tuple[Line, ...], before: str = "", *, breaks: bool = False) -> str:
    """Return paragraphs; an item or subitem is set in by its class. With `breaks`, a line feed that is an edit is shown."""
    out = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        runs = "".join([_run(run.op, run.text, run.why) for run in line.runs])
        runs += _run(line.ends, BREAK) if breaks and is_broken(line, following) else ""
        name = f' class="{line.level}"' if line.level != "paragraph" else ""
        out.append(f"<p{name}>{before}{runs}</p>")
        before = ""
    return "".join(out) or before


def _run(op: str, text: str, why: Why | None = None) -> str:
    tag = _TAGS.get(op)
    if not tag:
        return _escape(text)
    if not why:
        return f"<{tag}>{_escape(text)}</{tag}>"
    marked = f'<{tag} class="y-{why.cause}" title="{_escape(why.told)}">{_escape(text)}</{tag}>'
    if why.anchor:
        return f'{marked}<a class="to" href="#{_escape(why.anchor)}">{_escape(why.told)}</a>'
    return marked + (f'<span class="to">{_escape(why.told)}</span>' if why.cause == "moved" else "")


def _marked(runs: Sequence[Run]) -> str:
    """Return runs with their marks, and an arrow where one took the place of another: 五年→十年."""
    out = []
    for at, run in enumerate(runs):
        replaced = run.op == "delete" and any(following.op == "insert" for following in runs[at + 1 : at + 2])
        out.append(_run(run.op, run.text) + (_ARROW if replaced else ""))
    return "".join(out)


_ARROW = '<span class="arrow" aria-hidden="true">→</span>'
