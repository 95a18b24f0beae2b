"""How commands print: colours, the pager, notes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click


def is_colored(color: str) -> bool:
    """Say whether to use colours: as --color says, and for `auto` where a person reads."""
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color == "always"


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
        click.echo(f"regdiff: note: {remark}", err=True)
