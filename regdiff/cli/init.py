"""`regdiff init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(folder: Path) -> None:
    """Make an archive in FOLDER (here by default): versions/, its .gitattributes, a git repository, and the hooks."""
    from regdiff.tasks.hook import initialise

    for done in initialise(folder):
        click.echo(f"{done.what} {done.where}")
    click.echo("now: regdiff add LABEL SOURCE --regulation SLUG")
