"""`regdiff log`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.options import history_options, read_archive_option
from regdiff.cli.printing import is_colored, print_notes, print_text
from regdiff.errors import UsageError
from regdiff.messages import say


@click.command()
@click.argument("article", default="")
@click.option("--grep", "phrase", default="", help="Tell where this phrase came in and where it went.")
@history_options
@read_archive_option
def command(
    article: str, phrase: str, regulation: str, at: str, name: str, lang: str, color: str, archive: Path | None
) -> int:
    """Tell the life of an ARTICLE (第七条, or 7), newest revision first; of the whole regulation without one.

    Each step shows what that revision did to the article, wherever its number or place went.

    \b
    regdiff log
    regdiff log 第七条
    regdiff log 第七条 --at 2017
    regdiff log --grep 从严治党
    """
    from regdiff.tasks.history import Question, log, log_phrase

    if phrase and article:
        raise UsageError(say("--grep looks through the whole regulation"), fix=say("leave out the article, or --grep"))
    colored = is_colored(color) and name == "terminal"
    question = Question(regulation, at, name, lang, color=colored)
    told = log_phrase(phrase, question, archive) if phrase else log(article, question, archive)
    print_notes(told.remarks)
    print_text(told.text, page=name == "terminal", color=colored)
    return int(bool(told.remarks))
