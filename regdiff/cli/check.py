"""`regdiff check`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import chosen, tell
from regdiff.cli.options import Revision, archive_option
from regdiff.messages import say


def _codes(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for text in value for code in text.split(",") if code.strip())


@click.command()
@click.argument("revisions", nargs=-1, type=Revision())
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these rules: RD201, or RD2 for all.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Not these rules.")
@click.option("--staged", is_flag=True, help="What is staged, and only what was added or changed: for hooks.")
@click.option("--since", default="", metavar="REV", help="What was added or changed since the branch left REV: for CI.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then check.")
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Form of the findings.",
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the summaries; given, of the findings too.",
)
@archive_option
def command(
    revisions: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    staged: bool,
    since: str,
    fix: bool,
    name: str,
    lang: str,
    archive: Path | None,
) -> int:
    """Check stored revisions by rules; all of them when none is named.

    Each finding has a place, a severity and the code of its rule; `regdiff rule CODE` prints the rule's page. Exit
    status 1 when there is an error.

    \b
    regdiff check
    regdiff check 2025 --select RD2,RD4
    regdiff check --since origin/main --format github
    """
    from regdiff.tasks.check import check

    verdict = check(revisions, select=select, ignore=ignore, staged=staged, since=since, fix=fix, lang=lang, archive=archive)
    click.echo(verdict.render(name, chosen()), nl=False)
    if name == "text":
        for path in verdict.deleted:
            click.echo(tell(say("deleted: {path}", path=path)))
        if staged or since:
            for summary in verdict.summaries:
                click.echo(summary)
    return int(verdict.errors > 0)
