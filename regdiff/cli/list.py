"""`regdiff list`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import tell
from regdiff.cli.options import read_archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@read_archive_option
def command(archive: Path | None) -> int:
    """List the revisions in the archive: regulation, label, date of promulgation, attestation, title."""
    from regdiff.tasks.archive import list_revisions

    listed = list_revisions(archive)
    for item in listed:
        if item.problem:
            click.echo(f"{item.slug}/{item.label}\t{tell(item.problem)}")
        else:
            click.echo(f"{item.slug}/{item.label}\t{item.promulgated or '-'}\t{item.attestation}\t{item.title}")
    if not listed:
        print_notes([say("the archive is empty")])
    return 2 if any(item.problem for item in listed) else 0
