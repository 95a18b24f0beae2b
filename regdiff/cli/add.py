"""`regdiff add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from regdiff.cli.options import archive_option


@click.command()
@click.argument("label")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--regulation", "slug", default="", metavar="SLUG", help="Which regulation, when it is not found by itself.")
@click.option("--title", default="", metavar="TITLE", help="Which regulation of SOURCE, when it holds several.")
@click.option("--no-repair", is_flag=True, help="Leave the characters and line breaks as they stand.")
@click.option(
    "--tracked",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help="How tracked changes in a Word file are taken.",
)
@click.option(
    "--attestation",
    default="",
    metavar="WORD",
    help="How far the text can be trusted: official, verbatim, partial or reconstructed.  "
    "[default: what the source says, else verbatim]",
)
@click.option("--replace", is_flag=True, help="Put it in the place of a revision that exists; the head gets an erratum.")
@click.option("--erratum", default="", metavar="TEXT", help="With --replace: why, for the head.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--edit", is_flag=True, help="Open the canonical text in $EDITOR before it is written.")
@click.option("--commit", is_flag=True, help="Commit exactly this file, with a message that sums up the changes.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the summary.")
@archive_option
def command(
    label: str,
    source: Path,
    slug: str,
    title: str,
    no_repair: bool,
    tracked: str,
    attestation: str,
    replace: bool,
    erratum: str,
    dry_run: bool,
    edit: bool,
    commit: bool,
    lang: str,
    archive: Path | None,
) -> None:
    """Read SOURCE, mend it, show what was understood, and store it as the revision called LABEL.

    SOURCE is plain text, Markdown, a saved web page, a Word file (.docx), a PDF with text in it, or - for standard
    input. The regulation is found in it; what was repaired, left out and doubted is listed, the repairs in the head too.

    \b
    regdiff add 2025 page.html --dry-run
    regdiff add 2025 regulation.docx --commit
    regdiff add 2017 official.txt --replace --attestation official
    """
    from regdiff.tasks import add as task
    from regdiff.tasks.preview import describe

    if erratum and not replace:
        raise click.UsageError("--erratum goes with --replace.")
    wish = task.Wish(slug, title, replace, erratum, attestation, not no_repair, tracked)
    piped = str(source) == "-"
    data, name = task.read_input(None if piped else source, sys.stdin.buffer.read() if piped else b"")
    prepared = task.prepare(label, data, name, wish, archive)
    if edit:
        try:
            text = click.edit(prepared.text, extension=".txt", require_save=False)
        except click.ClickException as error:
            raise click.UsageError(f"{error.message}; nothing was written (set EDITOR)") from error
        prepared = task.edited(prepared, text or "", wish)
    click.echo(describe(prepared, lang), nl=False)
    if dry_run:
        click.echo("nothing written (--dry-run)")
        return
    path = task.store(prepared)
    count = len(prepared.revision.articles)
    click.echo(f"wrote {path}: {count} article{'' if count == 1 else 's'}")
    if commit:
        click.echo(f"committed {task.commit(prepared, lang)}")
