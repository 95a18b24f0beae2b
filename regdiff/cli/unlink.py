"""`regdiff unlink`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.deciding import decided_options, print_edited
from regdiff.cli.options import Revision


@click.command()
@click.argument("old", type=Revision())
@click.argument("new", type=Revision())
@click.argument("pairs", nargs=-1, required=True, metavar="ARTICLES=ARTICLES...")
@click.option("--undo", is_flag=True, help="Take back what was decided of these articles.")
@decided_options
def command(
    old: str, new: str, pairs: tuple[str, ...], undo: bool, links: Path | None, lang: str, archive: Path | None
) -> None:
    """Decide that articles of OLD did not become articles of NEW; regdiff finds what else they became.

    \b
    regdiff unlink 2017 2025 第七条=第九条
    """
    from regdiff.tasks import links as task

    done = (task.forget if undo else task.unlink)((old, new), pairs, links, archive)
    print_edited(done, lang)
