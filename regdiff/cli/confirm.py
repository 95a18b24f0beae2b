"""`regdiff confirm`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.deciding import decided_options, old_option, print_edited
from regdiff.cli.options import Revision


@click.command()
@click.argument("old", type=Revision())
@click.argument("new", type=Revision())
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@old_option
@decided_options
def command(
    old: str, new: str, articles: tuple[str, ...], of_old: bool, links: Path | None, lang: str, archive: Path | None
) -> None:
    """Confirm the links that ARTICLES of NEW stand in, as they are: they stay, and are in doubt no more.

    A number that the new text does not have is one of the old text. To take it back: regdiff link --undo.

    \b
    regdiff confirm 2017 2025 第七条 第九条
    regdiff confirm 2017 2025 第七条 --old
    """
    from regdiff.tasks import deciding as task

    print_edited(task.confirm((old, new), articles, links, archive, old=of_old), lang)
