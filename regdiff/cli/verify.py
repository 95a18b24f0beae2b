"""`regdiff verify`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import InputFile, Revision, archive_option, lang_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.argument("base", type=Revision())
@click.argument("instruments", type=InputFile(), nargs=-1, required=True, metavar="INSTRUMENT...")
@click.argument("published", type=Revision())
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a report; its ending chooses the format."
)
@click.option("--format", "name", default="", help="Format by name: text, json, html, docx.")
@click.option("--of", "title", default="", metavar="TITLE", help="Which regulation, where an instrument names it otherwise.")
@lang_option
@archive_option
def command(
    base: str,
    instruments: tuple[Path, ...],
    published: str,
    output: Path | None,
    name: str,
    title: str,
    lang: str,
    archive: Path | None,
) -> int:
    """Verify that PUBLISHED is BASE as each INSTRUMENT (修改决定、修正案) amends it: nothing less and nothing more.

    The report begins with a verdict, says of every order whether it is done, and of every difference that no order covers
    what it is. Exit status 1: an order is not done or done otherwise, or a difference has no reason.

    \b
    regdiff verify 2018 decision.docx 2024
    regdiff verify old.txt decision.txt published.html -o report.html
    """
    from regdiff.tasks.compare import write_report
    from regdiff.tasks.outputs import keep_inputs
    from regdiff.tasks.verify import format_of, render, verify_specs

    if output is not None:
        keep_inputs(output, (base, *instruments, published))
    chosen = format_of(name, output)
    found = verify_specs(base, instruments, published, title, archive)
    print_notes(found.remarks)
    report = render(found, chosen, lang)
    if output is not None:
        write_report(output, report)
        done(say("wrote {path}", path=output))
    else:
        click.echo(report, nl=False)
    return int(not found.verification.is_exact)
