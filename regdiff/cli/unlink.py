"""`regdiff unlink`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.deciding import pairs_options, print_edited


@click.command()
@pairs_options
def command(
    old: str, new: str, pairs: tuple[str, ...], undo: bool, links: Path | None, lang: str, archive: Path | None
) -> None:
    """Decide that articles of OLD did not become articles of NEW; regdiff finds what else they became.

    \b
    regdiff unlink 2017 2025 第七条=第九条
    """
    from regdiff.tasks import deciding as task

    done = (task.forget if undo else task.unlink)((old, new), pairs, links, archive)
    print_edited(done, lang)
