"""Arguments and options that commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from regdiff.cli.choices import COLUMNS, MARKS, UNCHANGED, One, Some
from regdiff.cli.language import chosen
from regdiff.messages import phrase, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _labels(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from regdiff.errors import RegdiffError
    from regdiff.tasks.archive import labels

    try:
        names = labels(ctx.params.get("archive"))
    except RegdiffError:
        names = []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)] or [
        CompletionItem(incomplete, type="file")
    ]


class Revision(click.ParamType):  # type: ignore[type-arg]
    """A label of the archive, a file, or REV:LABEL; completed with labels, then with files."""

    name = "revision"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the labels that begin with `incomplete`."""
        return _labels(ctx, param, incomplete)


class GroupedCommand(click.Command):
    """A command whose help lists its options by what they are used for."""

    groups: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Heading → names of parameters; what no heading names stands below `Options`."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, group by group."""
        named = {name for names in self.groups.values() for name in names}
        every = [(param.name, record) for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        for heading, names in self.groups.items():
            with formatter.section(phrase(heading, chosen())):
                formatter.write_dl([record for name, record in every if name in names])
        with formatter.section(phrase("Options", chosen())):
            formatter.write_dl([record for name, record in every if name not in named])


class InputFile(click.ParamType):  # type: ignore[type-arg]
    """A file that is there; with `dash`, - for standard input."""

    name = "file"

    def __init__(self, *, dash: bool = False) -> None:
        self._dash = dash

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002
        """Return the path; one that leads nowhere is an error in the one line that all commands have for it."""
        from regdiff.tasks.sides import require_file

        path = Path(value)
        return path if self._dash and str(value) == "-" else require_file(path)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Let the shell complete files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def archive_option(function: Any) -> Any:
    """Add --archive."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        help="The archive's folder.  [default: versions/ here or above, else the one regdiff carries]",
    )(function)


def _note_carried(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    from regdiff.cli.printing import print_notes
    from regdiff.tasks.sides import carried_note

    print_notes(carried_note(value))
    return value


def read_archive_option(function: Any) -> Any:
    """Add --archive to a command that reads the whole archive; it says so where that is the one regdiff carries."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_note_carried,
        help="The archive's folder.  [default: versions/ here or above, else the one regdiff carries]",
    )(function)


def links_option(function: Any) -> Any:
    """Add --links."""
    return click.option(
        "--links",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="What was decided on the two texts.  [default: the archive's, for two stored revisions]",
    )(function)


def lang_option(function: Any) -> Any:
    """Add --lang."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        show_default=True,
        help="Language of the report; given, of messages too.",
    )(function)


def color_option(function: Any) -> Any:
    """Add --color."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="NO_COLOR is respected.",
    )(function)


def history_options(function: Any) -> Any:
    """Add what `log` and `blame` share."""
    for option in (
        color_option,
        lang_option,
        click.option(
            "--format",
            "name",
            type=click.Choice(["terminal", "text", "json"]),
            default="terminal",
            show_default=True,
            help="Text for people, or JSON for programs.",
        ),
        click.option(
            "--at",
            default="",
            metavar="LABEL",
            help="The revision that names the article: a label, or SLUG/LABEL.  [default: the newest]",
        ),
        click.option("--regulation", default="", metavar="SLUG", help="Which regulation, when the archive has several."),
    ):
        function = option(function)
    return function


class Heads(click.ParamType):  # type: ignore[type-arg]
    """The heads of two columns, parted by a comma."""

    name = "heads"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the two."""
        if not isinstance(value, str):
            return value
        heads = tuple(part.strip() for part in value.replace("，", ",").split(","))
        if len(heads) != 2 or not all(heads):
            self.fail(say("{value!r} is not two heads; write 修订前,修订后.", value=value), param, ctx)
        return heads


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day: 2025-11-28."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(say("{value!r} is no day; write it as 2025-11-28.", value=value), param, ctx)


def wording_options(function: Any) -> Any:
    """Add what stands over a comparison and its columns."""
    for option in (
        click.option(
            "--new-label", default="", metavar="TEXT", help="What the new revision is called, in place of its date."
        ),
        click.option(
            "--old-label", default="", metavar="TEXT", help="What the old revision is called, in place of its date."
        ),
        click.option(
            "--heads", type=Heads(), default=(), metavar="OLD,NEW", help="Heads of the columns: 现行规定,修订草案."
        ),
        click.option(
            "--verb",
            type=click.Choice(["修订", "修正", "修改"]),
            help="Word for what was done.  [default: that of the new text's note, else 修订]",
        ),
        click.option("--title", default="", metavar="TEXT", help="Title of the report.  [default: 《…》新旧条文对照表]"),
    ):
        function = option(function)
    return function


def table_options(function: Any) -> Any:
    """Add what a table in Word may look like."""
    for option in (
        click.option(
            "--date",
            type=Day(),
            metavar="DATE",
            help="Word, Excel: the day that the properties and tracked changes tell.  [default: none]",
        ),
        click.option("--author", default="", metavar="NAME", help="Word, Excel: who made it.  [default: nobody]"),
        click.option(
            "--tracked", is_flag=True, help="Write the changes into NEW, if it is a Word file, else into a new one."
        ),
        click.option("--contents", is_flag=True, help="Word: a list of the changes before the table, with links."),
        click.option("--digest", is_flag=True, help="Word: a first page that says what matters."),
        click.option("--portrait", is_flag=True, help="Word: upright pages."),
        click.option("--cut", is_flag=True, help="Word: cut untouched paragraphs of changed articles to 「……」."),
        click.option(
            "--unchanged",
            type=One(UNCHANGED),
            default="omit",
            show_default=True,
            metavar="[omit|same]",
            help="Word: leave unchanged articles out (略去), or write 全文同左.",
        ),
        click.option(
            "--columns",
            type=Some(COLUMNS),
            default=(),
            metavar="NAMES",
            help="Word: extra columns, some of number,kind,weight,main,explanation (序号,修订类型,影响程度,主要变化,说明).",
        ),
        click.option(
            "--marks",
            type=One(MARKS),
            default="bold",
            show_default=True,
            metavar="[bold|red|underline]",
            help="Word: how inserted text is marked (黑体, 红字, 下划线).",
        ),
    ):
        function = option(function)
    return function
