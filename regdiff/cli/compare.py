"""`regdiff compare`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import click

from regdiff.cli.options import GroupedCommand, Revision, archive_option, color_option, lang_option, table_options
from regdiff.cli.printing import is_colored, print_notes, print_text, terminal_columns
from regdiff.errors import UsageError

_WEIGHTS = ("substantive", "minor", "conforming", "none")
_KINDS = ("added", "amended", "deleted", "merged", "moved", "renumbered", "split", "unchanged")


def _some_of(names: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str | None], tuple[str, ...]]:
    def read(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
        wanted = tuple(part.strip() for part in (value or "").split(",") if part.strip())
        for name in wanted:
            if name not in names:
                raise click.BadParameter(f"{name!r} is none of {', '.join(names)}.")
        return wanted

    return read


class _Compare(GroupedCommand):
    groups: ClassVar[dict[str, tuple[str, ...]]] = {
        "Reports": ("output", "name", "stat", "summary", "lang", "color", "order", "fold", "show"),
        "Word and Excel": ("marks", "columns", "unchanged", "cut", "digest"),
        "Tracked changes in Word": ("tracked", "author", "date"),
        "Input": ("tracked_input",),
        "Selection": ("only", "weights", "articles"),
    }


@click.command(cls=_Compare)
@click.argument("old", type=Revision())
@click.argument("new", type=Revision(), required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a report; its ending chooses the format."
)
@click.option("--format", "name", help="Format by name: csv, docx, html, json, markdown, pdf, text, terminal, xlsx.")
@click.option("--stat", is_flag=True, help="The summary alone.")
@click.option("--summary", is_flag=True, help="One paragraph in plain words, made from the facts alone.")
@click.option(
    "--only", callback=_some_of(_KINDS), metavar="KINDS", help="Only these kinds of change, such as amended,added."
)
@click.option(
    "--weight", "weights", callback=_some_of(_WEIGHTS), metavar="WEIGHTS", help="Only these weights: substantive,minor,…"
)
@click.option(
    "--sort", "order", type=click.Choice(["text", "weight"]), default="text", show_default=True, help="Order of the rows."
)
@click.option("--fold", is_flag=True, help="Do not mark replaced terms, conforming changes and typography; list them once.")
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="第七条",
    help="Only this article, by its old or new number; may be repeated.",
)
@click.option("--tracked-input", is_flag=True, help="OLD alone: a Word file; its tracked changes, rejected and accepted.")
@lang_option
@color_option
@table_options
@click.option("--open", "show", is_flag=True, help="Write an HTML report and open it in the browser.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the texts differ, as git diff does.")
@archive_option
def command(
    old: str,
    new: str | None,
    output: Path | None,
    name: str | None,
    stat: bool,
    summary: bool,
    weights: tuple[str, ...],
    order: str,
    fold: bool,
    only: tuple[str, ...],
    articles: tuple[str, ...],
    tracked_input: bool,
    lang: str,
    color: str,
    marks: str,
    columns: tuple[str, ...],
    unchanged: str,
    cut: bool,
    digest: bool,
    tracked: bool,
    author: str | None,
    date: str | None,
    show: bool,
    exit_code: bool,
    archive: Path | None,
) -> int:
    """Compare two revisions.

    OLD and NEW are labels of the archive (2017), files (old.txt), or revisions in git (HEAD~1:2025). A file alone is a
    comparison table (对照表) of two texts, or a draft with tracked changes. The comparison is proved before anything is
    printed: it rebuilds the new text from the old one, byte by byte.

    \b
    regdiff compare 2017 2025
    regdiff compare 2017 2025 --summary
    regdiff compare 2017 2025 -o report.html
    regdiff compare old.txt new.txt --format json
    """
    from regdiff.tasks.compare import Looks, compare_specs, format_of, render_comparison, write_report
    from regdiff.tasks.one import compare_one
    from regdiff.tasks.outputs import keep_inputs
    from regdiff.tasks.redline import signed

    if new is not None and tracked_input:
        raise UsageError("--tracked-input compares one file with itself", fix="name one file")
    if show and output is None:
        output = Path("-".join(Path(each).stem for each in (old, new) if each) + ".html")
    chosen = name or (format_of(output) if output else "terminal")
    if output is not None:
        keep_inputs(output, (old, new or old))
    if new is None:
        comparison = compare_one(old, lang, tracked_input=tracked_input)
    else:
        comparison = compare_specs(old, new, archive, lang)
    print_notes(comparison.remarks)
    colored = is_colored(color) and output is None
    width = terminal_columns() if chosen == "terminal" else 80
    asked = Looks(lang, only, articles, weights, order, summary, fold, color=colored, stat=stat, width=width)
    looks = asked._replace(marks=marks, columns=columns, unchanged=unchanged, cut=cut, digest=digest, tracked=tracked)
    report, remarks = render_comparison(comparison, chosen, signed(looks, author, date))
    print_notes(remarks)
    if output is not None:
        write_report(output, report)
        click.echo(f"wrote {output}", err=True)
    elif isinstance(report, bytes):
        raise UsageError(f"{chosen} is no text", fix=f"write it into a file: -o report.{chosen}")
    else:
        print_text(report, page=chosen == "terminal", color=colored)
    if show and output is not None:
        click.launch(str(output))
    return int(exit_code and not comparison.change_set.is_empty)
