"""`regdiff add`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.options import archive_option


@click.command()
@click.argument("label")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--regulation", "slug", default="", metavar="SLUG", help="Which regulation, when the archive holds several.")
@click.option("--replace", is_flag=True, help="Put it in the place of a revision that exists.")
@click.option(
    "--attestation",
    default="",
    metavar="WORD",
    help="How far the text can be trusted: official, verbatim, partial or reconstructed.  "
    "[default: what the source says, else verbatim]",
)
@archive_option
def command(label: str, source: Path, slug: str, replace: bool, attestation: str, archive: Path | None) -> None:
    """Read SOURCE, mend it, and store it as the revision called LABEL.

    SOURCE is plain text or Markdown; the regulation is found in it, and every repair is listed in the head.

    \b
    regdiff add 2017 official.txt --replace --attestation official
    """
    from regdiff.tasks.archive import add

    added = add(label, source, slug=slug, replace=replace, attestation=attestation, archive=archive)
    for repair in added.repairs:
        click.echo(f"repaired: {repair}")
    if added.left_out:
        click.echo(f"left out: {added.left_out} lines that do not belong to the regulation")
    click.echo(f"wrote {added.path}: {added.articles} articles")
