"""`regdiff remark`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.deciding import decided_options, old_option, print_edited
from regdiff.cli.options import Revision


@click.command()
@click.argument("old", type=Revision())
@click.argument("new", type=Revision())
@click.argument("article")
@click.argument("text")
@old_option
@decided_options
def command(
    old: str, new: str, article: str, text: str, of_old: bool, links: Path | None, lang: str, archive: Path | None
) -> None:
    """Write a remark (说明) on ARTICLE of NEW, in the place of an earlier one; an empty TEXT takes it away.

    Reports show it, and it fills the column 说明 of their tables.

    \b
    regdiff remark 2017 2025 第七条 根据监察法修改。
    regdiff remark 2017 2025 第七条 ""
    """
    from regdiff.tasks import deciding as task

    print_edited(task.remark((old, new), article, text, links, archive, old=of_old), lang)
