"""`regdiff orders`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.options import InputFile, lang_option
from regdiff.cli.printing import print_notes


@click.command()
@click.argument("instrument", type=InputFile())
@click.option(
    "--of", "title", default="", metavar="TITLE", help="Only the orders for this regulation: its title, or a part of it."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the orders."
)
@lang_option
def command(instrument: Path, title: str, form: str, lang: str) -> int:
    """Tell what an INSTRUMENT (修改决定、修正案) orders: one line an order, then what was not understood.

    Text, Markdown, a web page, Word or PDF. Exit status 1 when something was not understood.

    \b
    regdiff orders decision.docx
    regdiff orders omnibus.txt --of 出版管理条例
    regdiff orders decision.txt --format json
    """
    from regdiff.tasks.orders import orders

    told = orders(instrument, title, form, lang)
    print_notes(told.remarks)
    click.echo(told.text, nl=False)
    return int(not told.understood)
