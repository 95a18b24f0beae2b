"""`regdiff show`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import Revision, archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.argument("revision", type=Revision())
@click.argument("article", default="")
@archive_option
def command(revision: str, article: str, archive: Path | None) -> None:
    """Print a revision's canonical text, or one ARTICLE of it (第七条, or 7).

    A text that must not be cited is announced on stderr, so that the text itself can be piped on.
    """
    from regdiff.tasks.archive import show
    from regdiff.tasks.sides import carried_note

    if not Path(revision).is_file():
        print_notes(carried_note(archive))
    text, warning = show(revision, article, archive)
    if warning:
        done(say("regdiff: warning: {warning}", warning=warning))
    click.echo(text, nl=False)
