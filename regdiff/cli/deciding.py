"""What the commands that decide links share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from regdiff.cli.language import done
from regdiff.cli.options import Revision, archive_option, lang_option, links_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say

if TYPE_CHECKING:
    from regdiff.tasks.links import Edited


def decided_options(function: Any) -> Any:
    """Add --links, --lang and --archive."""
    for option in (archive_option, lang_option, links_option):
        function = option(function)
    return function


def pairs_options(function: Any) -> Any:
    """Add what a command takes that decides on pairs of articles: OLD, NEW, the pairs, --undo, and `decided_options`."""
    undo = click.option("--undo", is_flag=True, help="Take back what was decided of these articles.")
    pairs = click.argument("pairs", nargs=-1, required=True, metavar="ARTICLES=ARTICLES...")
    sides = (click.argument(side, type=Revision()) for side in ("new", "old"))
    function = decided_options(function)
    for option in (undo, pairs, *sides):
        function = option(function)
    return function


def old_option(function: Any) -> Any:
    """Add --old."""
    return click.option("--old", "of_old", is_flag=True, help="The numbers are those of the old text.")(function)


def print_edited(edited: Edited, lang: str) -> None:
    """Print the links of the articles that were spoken of, and what was written."""
    from regdiff.tasks.link_list import told

    print_notes(edited.remarks)
    click.echo(told(edited, lang), nl=False)
    if edited.is_written:
        done(say("removed {path}", path=edited.path) if edited.after.is_empty else say("wrote {path}", path=edited.path))
