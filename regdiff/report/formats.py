"""The formats of a report by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.collecting import without_collecting
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple
from regdiff.report.wording import PLAIN, Wording, check_wording

if TYPE_CHECKING:
    from regdiff.report.view import View


class Looks(NamedTuple):
    """How a report is to look, as far as a format can."""

    lang: str = "zh"
    only: tuple[str, ...] = ()
    """Kinds of change; empty for all."""
    articles: tuple[str, ...] = ()
    """Numbers of articles; empty for all."""
    weights: tuple[str, ...] = ()
    """substantive, minor, conforming, none; empty for all."""
    order: str = "text"
    """Order of the rows: `text` or `weight`."""
    summary: bool = False
    """In the terminal and as text: one paragraph in place of the report."""
    fold: bool = False
    """Leave unmarked what the reading aids explain as replaced terms or conforming changes."""
    color: bool = False
    stat: bool = False
    width: int = 80
    marks: str = "bold"
    """In a Word table: how inserted text is marked."""
    columns: tuple[str, ...] = ()
    """In a Word table: extra columns."""
    unchanged: str = "omit"
    """In a Word table: what becomes of unchanged articles."""
    cut: bool = False
    """In a Word table: cut untouched paragraphs of changed articles to an ellipsis."""
    digest: bool = False
    """In a Word table: a first page that says what matters."""
    tracked: bool = False
    """In Word: the new text with tracked changes in place of the table; that is for `regdiff.tasks` to draw."""
    portrait: bool = False
    """In a Word table: pages that stand upright."""
    contents: bool = False
    """In a Word table: a list of the changes before it, with links."""
    author: str = ""
    """In Word and Excel: who made the document, as its properties have it, and its tracked changes; empty for nobody."""
    date: date | None = None
    """In Word and Excel: the day on which it was made."""
    wording: Wording = PLAIN
    """Title, heads and verb, where they are not to come from the texts."""


def _html(view: View, looks: Looks) -> str:
    from regdiff.report.html import render_html

    return render_html(view, fold=looks.fold)


def _markdown(view: View, _looks: Looks) -> str:
    from regdiff.report.markdown import render_markdown

    return render_markdown(view)


def _terminal(view: View, looks: Looks) -> str:
    if looks.summary:
        from regdiff.report.paragraph import render_paragraph

        return render_paragraph(view)
    from regdiff.report.terminal import render_terminal

    return render_terminal(view, color=looks.color, stat=looks.stat, width=looks.width)


def _csv(view: View, _looks: Looks) -> str:
    from regdiff.report.csv import render_csv

    return render_csv(view)


def _docx(view: View, looks: Looks) -> bytes:
    from regdiff.report.docx import Form, render_docx
    from regdiff.report.word import Properties

    form = Form(looks.marks, looks.columns, looks.unchanged, looks.cut, looks.digest, looks.portrait, looks.contents)
    return render_docx(view, form, Properties(author=looks.author, made=looks.date))


def _xlsx(view: View, looks: Looks) -> bytes:
    from regdiff.report.xlsx import render_xlsx

    return render_xlsx(view, looks.author, looks.date)


def _text(view: View, looks: Looks) -> str:
    return _terminal(view, looks._replace(color=False))


ORDERS = ("text", "weight")
FROM_VIEW: dict[str, Callable[[View, Looks], str | bytes]] = {
    "csv": _csv,
    "docx": _docx,
    "html": _html,
    "markdown": _markdown,
    "terminal": _terminal,
    "text": _text,
    "xlsx": _xlsx,
}
"""Every format that shows a view; JSON is data and has its own way."""
NAMES = ("csv", "docx", "html", "json", "markdown", "pdf", "terminal", "text", "xlsx")
"""All formats. PDF is the HTML report, printed by a browser: that is for `regdiff.tasks` to do."""
ENDINGS = {
    ".csv": "csv",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".pdf": "pdf",
    ".txt": "text",
    ".xlsx": "xlsx",
}


def format_of(path: Path) -> str:
    """Return the format that the ending of `path` stands for.

    Raises:
        UsageError: no such ending.
    """
    if (name := ENDINGS.get(path.suffix.lower())) is None:
        raise UsageError(
            say("no format has the ending {ending}", ending=path.suffix)
            if path.suffix
            else say("no format has the ending of {name}", name=path.name),
            fix=say("use one of {known}", known=[*ENDINGS]),
        )
    return name


@without_collecting()
def render(change_set: ChangeSet, name: str, looks: Looks = Looks()) -> str | bytes:  # noqa: B008 - immutable
    """Return the report of `change_set` in the format called `name`.

    Raises:
        UsageError: no such format, or a selection or summary that the format cannot show.
    """
    check_wording(looks.wording)
    if name == "json":
        return _json(change_set, looks)
    if name not in FROM_VIEW:
        raise UsageError(say("no format {name}", name=name), fix=say("use one of {known}", known=[*NAMES]))
    if name != "docx" and any(getattr(looks, key) != value for key, value in _TABLE.items()):
        raise UsageError(say("{options} are for Word tables, not for {name}", options=_TABLE_OPTIONS, name=name))
    if name not in ("docx", "xlsx") and (looks.author or looks.date):
        raise UsageError(say("--author and --date are for Word and Excel, not for {name}", name=name))
    if (looks.stat or looks.summary) and name not in ("terminal", "text"):
        raise UsageError(say("--stat and --summary are for the terminal and for text, not for {name}", name=name))
    return FROM_VIEW[name](_shaped(change_set, name, looks), looks)


_SELECTED = {key: Looks._field_defaults[key] for key in ("only", "articles", "weights", "order", "stat", "summary", "fold")}
_TABLE = {
    key: Looks._field_defaults[key] for key in ("marks", "columns", "unchanged", "cut", "digest", "portrait", "contents")
}
"""What only a table in Word has, with its defaults."""
_TABLE_OPTIONS = ["--marks", "--columns", "--unchanged", "--cut", "--digest", "--portrait", "--contents"]


def _json(change_set: ChangeSet, looks: Looks) -> str:
    from regdiff.report.json import render_json

    if any(getattr(looks, key) != value for key, value in _SELECTED.items()):
        raise UsageError(
            say("JSON is a patch and always whole"),
            fix=say("leave out what selects, sorts or folds, or choose another format"),
        )
    return render_json(change_set, wording=looks.wording)


def _shaped(change_set: ChangeSet, name: str, looks: Looks) -> View:
    from regdiff.report.view import make_view

    if looks.order not in ORDERS:
        raise UsageError(say("no order {order}", order=looks.order), fix=say("use one of {known}", known=[*ORDERS]))
    picked = looks.only or looks.articles or looks.weights or looks.order == "weight"
    view = make_view(
        change_set, looks.lang, wording=looks.wording, counted=(looks.stat or looks.summary) and not (picked or looks.fold)
    )
    if picked:
        from regdiff.report.select import by_weight, select

        view = select(view, looks.only, looks.articles, looks.weights)
        view = by_weight(view) if looks.order == "weight" else view
    if looks.fold and name != "html":  # a page can fold and unfold itself
        from regdiff.report.fold import fold

        view = fold(view)
    return view.settled
