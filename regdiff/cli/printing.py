"""How commands print: colours, the pager, notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from regdiff.cli.language import done
from regdiff.messages import say


def is_colored(color: str) -> bool:
    """Say whether to use colours: as --color says, and for `auto` where a person reads."""
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color == "always"


def terminal_columns() -> int:
    """Return the width of the terminal, as `shutil.get_terminal_size` does; to import that would cost more than the rest."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (ValueError, OSError):  # closed, or no terminal
            columns = 0
    return columns or 80


def print_text(text: str, *, page: bool, color: bool) -> None:
    """Print a text, through the pager where `page` is wanted and a person reads."""
    if page and sys.stdout.isatty():
        # As git does: quit when it fits one screen, pass colours, leave the screen as it is.
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(text, color=color)
    else:
        click.echo(text, nl=False, color=color)


def print_notes(remarks: Iterable[str]) -> None:
    """Print what there is to say beside the result."""
    for remark in remarks:
        done(say("regdiff: note: {remark}", remark=remark))
