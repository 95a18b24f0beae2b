"""`regdiff draft`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import Revision, archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say

_STYLES = ("npc", "state-council", "court", "amendment")


@click.command()
@click.argument("old", type=Revision())
@click.argument("new", type=Revision())
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file: .txt, .md or .docx."
)
@click.option("--style", type=click.Choice(_STYLES), default=None, help="Whose way of drafting.  [default: as the issuer's]")
@click.option("--issuer", default="", metavar="BODY", help="The body that decides.  [default: as the new text names it]")
@archive_option
def command(old: str, new: str, output: Path | None, style: str | None, issuer: str, archive: Path | None) -> None:
    """Draft the instrument (修改决定、修正案) that turns OLD into NEW.

    OLD and NEW are labels of the archive, files, or revisions in git. The draft is proved before it is printed: applied to
    the old text it gives the new one. What differs in print alone is listed and not drafted.

    \b
    regdiff draft 2017 2025
    regdiff draft 2017 2025 -o decision.docx
    regdiff draft old.docx new.docx --style npc
    """
    from regdiff.tasks.draft import draft_specs, format_of, write_draft
    from regdiff.tasks.outputs import keep_inputs

    if output is not None:
        keep_inputs(output, (old, new))
        format_of(output)  # before the work is done for nothing
    made = draft_specs(old, new, style or "", issuer, archive)
    print_notes(made.remarks)
    if output is None:
        click.echo(made.draft.text, nl=False)
    else:
        write_draft(output, made.draft)
        done(say("wrote {path}", path=output))
