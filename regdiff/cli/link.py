"""`regdiff link`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.deciding import pairs_options, print_edited


@click.command()
@pairs_options
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
    from regdiff.tasks import deciding as task

    done = (task.forget if undo else task.link)((old, new), pairs, links, archive)
    print_edited(done, lang)
