"""`regdiff export-git`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import lang_option, read_archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--regulation", default="", metavar="SLUG", help="Only this regulation.")
@click.option("--clamp", is_flag=True, help="Date what is older than 1970 on 1970-01-01, for hosts that refuse it.")
@lang_option
@read_archive_option
def command(folder: Path, regulation: str, clamp: bool, lang: str, archive: Path | None) -> int:
    """Make in FOLDER a git repository in which each revision is one commit, dated on its promulgation.

    The commit's author is the issuing body; an article's number stands in a line of its own, so that a new number does not
    touch the lines of its text. Then plain git tells the history:

    \b
    git -C FOLDER log -p
    git -C FOLDER blame SLUG.txt
    git -C FOLDER log -L ':^第七条$:SLUG.txt'
    """
    from regdiff.tasks.export import export_git

    told = export_git(folder, archive, regulation, lang, clamp=clamp)
    print_notes(told.remarks)
    done(say("{folder}: {commits} commits, the last is {last}", folder=folder, commits=told.commits, last=told.last))
    return int(told.left_out > 0)
