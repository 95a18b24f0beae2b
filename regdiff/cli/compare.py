"""`regdiff compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from regdiff.cli.choices import KINDS, ORDERS, WEIGHTS, One, Some
from regdiff.cli.language import chosen as speech
from regdiff.cli.language import done
from regdiff.cli.options import (
    GroupedCommand,
    Revision,
    archive_option,
    color_option,
    lang_option,
    links_option,
    table_options,
    wording_options,
)
from regdiff.cli.printing import is_colored, print_notes, print_text, terminal_columns
from regdiff.errors import UsageError
from regdiff.messages import say

if TYPE_CHECKING:
    from regdiff.tasks.compare import Looks


class _Compare(GroupedCommand):
    groups: ClassVar[dict[str, tuple[str, ...]]] = {
        "Reports": ("output", "name", "stat", "summary", "lang", "color", "order", "fold", "show"),
        "Wording": ("title", "verb", "heads", "old_label", "new_label"),
        "Word and Excel": ("marks", "columns", "unchanged", "cut", "portrait", "digest", "contents", "author", "date"),
        "Tracked changes in Word": ("tracked",),
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
    "--only",
    type=Some(KINDS),
    default=(),
    metavar="KINDS",
    help="Only these kinds of change, such as amended,added or 修改,新增.",
)
@click.option(
    "--weight",
    "weights",
    type=Some(WEIGHTS),
    default=(),
    metavar="WEIGHTS",
    help="Only these weights: substantive,minor,… or 实质性,次要,…",
)
@click.option(
    "--sort",
    "order",
    type=One(ORDERS),
    default="text",
    show_default=True,
    metavar="[text|weight]",
    help="Order of the rows (条文顺序, 影响程度).",
)
@click.option("--fold", is_flag=True, help="Do not mark replaced terms, conforming changes and typography; list them once.")
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="第七条",
    help="Only this article, by its old or new number; may be repeated.",
)
@links_option
@click.option("--tracked-input", is_flag=True, help="OLD alone: a Word file; its tracked changes, rejected and accepted.")
@lang_option
@color_option
@wording_options
@table_options
@click.option("--open", "show", is_flag=True, help="Write an HTML report and open it in the browser.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the texts differ, as git diff does.")
@archive_option
def command(
    old: str,
    new: str | None,
    output: Path | None,
    name: str | None,
    links: Path | None,
    tracked_input: bool,
    show: bool,
    exit_code: bool,
    archive: Path | None,
    color: str,
    **asked: Any,
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
    from regdiff.tasks.compare import compare_specs, format_of, render_comparison, write_report

    if new is not None and tracked_input:
        raise UsageError(say("--tracked-input compares one file with itself"), fix=say("name one file"))
    if new is None and links is not None:
        raise UsageError(say("--links is for two texts"), fix=say("name both, or leave it out"))
    if show and output is None:
        output = Path("-".join(Path(each).stem for each in (old, new) if each) + ".html")
    chosen = name or (format_of(output) if output else "terminal")
    if output is not None:
        from regdiff.tasks.outputs import keep_inputs

        keep_inputs(output, (old, new or old, *([links] if links else [])))
    if new is None:
        from regdiff.tasks.one import compare_one

        comparison = compare_one(old, speech(), tracked_input=tracked_input)
    else:
        comparison = compare_specs(old, new, archive, speech(), links)
    print_notes(comparison.remarks)
    colored = is_colored(color) and output is None
    width = terminal_columns() if chosen == "terminal" else 80
    looks = _looks(asked)._replace(color=colored, width=width)
    report, remarks = render_comparison(comparison, chosen, looks)
    print_notes(remarks)
    if output is not None:
        write_report(output, report)
        done(say("wrote {path}", path=output))
    elif isinstance(report, bytes):
        raise UsageError(
            say("{chosen} is no text", chosen=chosen), fix=say("write it into a file: -o report.{chosen}", chosen=chosen)
        )
    else:
        print_text(report, page=chosen == "terminal", color=colored)
    if show and output is not None:
        click.launch(str(output))
    return int(exit_code and not comparison.change_set.is_empty)


def _looks(asked: dict[str, Any]) -> Looks:
    """Return what the options say of the report; each has the name of its field."""
    from regdiff.tasks.compare import Looks, Wording

    said = {key: asked.pop(key) for key in Wording._fields}
    wording = Wording(**{key: value for key, value in said.items() if value})
    return Looks(**asked, wording=wording)
