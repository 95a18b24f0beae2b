"""`regdiff fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import tell
from regdiff.cli.options import Revision, archive_option
from regdiff.messages import say


@click.command()
@click.argument("revisions", nargs=-1, type=Revision())
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a text is not canonical.")
@archive_option
def command(revisions: tuple[str, ...], only_check: bool, archive: Path | None) -> int:
    """Rewrite hand-edited texts canonically; all of them when none is named.

    Only white space, line ends and Unicode's normal form change; what they cannot mend is an error, and nothing is
    written.
    """
    from regdiff.tasks.check import format_texts

    changed = format_texts(revisions, only_check=only_check, archive=archive)
    for name in changed:
        click.echo(tell(say("not canonical: {name}", name=name) if only_check else say("rewrote: {name}", name=name)))
    return int(only_check and bool(changed))
