"""`regdiff link`."""

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
    """Decide which articles of OLD became which of NEW; regdiff aligns the rest around that.

    Old articles stand before the sign, new ones behind it; with nothing on a side the articles have no partner. A later
    word on an article counts.

    \b
    regdiff link 2017 2025 第七条=第九条,第十条
    regdiff link 2017 2025 7,8=9
    regdiff link 2017 2025 第七条=
    """
    from regdiff.tasks import links as task

    done = (task.forget if undo else task.link)((old, new), pairs, links, archive)
    print_edited(done, lang)
