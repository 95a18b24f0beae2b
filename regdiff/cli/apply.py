"""`regdiff apply`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import InputFile, Revision, archive_option
from regdiff.messages import say


@click.command()
@click.argument("report", type=InputFile())
@click.argument("old", type=Revision())
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the text to a file.")
@archive_option
def command(report: Path, old: str, output: Path | None, archive: Path | None) -> None:
    """Make the canonical new text, byte for byte, from REPORT (regdiff compare --format json) and OLD.

    OLD is the revision the report was made from: a label, a file, or REV:LABEL.
    """
    from regdiff.tasks.apply import apply_report
    from regdiff.tasks.compare import write_report
    from regdiff.tasks.outputs import keep_inputs

    if output is not None:
        keep_inputs(output, (report, old))
    text = apply_report(report, old, archive)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_report(output, text)
        done(say("wrote {path}", path=output))
