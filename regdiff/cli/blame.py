"""`regdiff blame`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.options import history_options, read_archive_option
from regdiff.cli.printing import is_colored, print_notes, print_text


@click.command()
@click.argument("article")
@history_options
@read_archive_option
def command(article: str, regulation: str, at: str, name: str, lang: str, color: str, archive: Path | None) -> int:
    """Show each phrase of an ARTICLE (第七条, or 7) with the revision that brought it in.

    Renumbering and moves do not hide where a phrase is from.

    \b
    regdiff blame 第七条
    regdiff blame 第七条 --at 2017 --format json
    """
    from regdiff.tasks.history import Question, blame_article

    colored = is_colored(color) and name == "terminal"
    told = blame_article(article, Question(regulation, at, name, lang, color=colored), archive)
    print_notes(told.remarks)
    print_text(told.text, page=name == "terminal", color=colored)
    return int(bool(told.remarks))
