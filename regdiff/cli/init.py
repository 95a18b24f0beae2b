"""`regdiff init`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import tell
from regdiff.messages import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(folder: Path) -> None:
    """Make an archive in FOLDER (here by default): versions/, its .gitattributes, a git repository, and the hooks."""
    from regdiff.tasks.hook import initialise

    for done in initialise(folder):
        click.echo(f"{tell(done.what)} {tell(done.where)}")
    click.echo(tell(say("now: regdiff add LABEL SOURCE --regulation SLUG")))
