"""`regdiff rule`."""

from __future__ import annotations

import click

from regdiff.cli.language import chosen


@click.command()
@click.argument("code", default="")
def command(code: str) -> None:
    """Print the page of the rule CODE (RD101): what it finds, why, a bad and a good example; without CODE list all."""
    from regdiff.tasks.check import rule_page

    click.echo(rule_page(code, chosen()), nl=False)
