"""`regdiff amend`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import chosen, done
from regdiff.cli.options import InputFile, Revision, archive_option, lang_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.argument("base", type=Revision())
@click.argument("instruments", type=InputFile(), nargs=-1, required=True, metavar="INSTRUMENT...")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the text to a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The canonical text; or JSON: the text, what became of every order and where, what was inferred.",
)
@click.option(
    "--label", default="", metavar="LABEL", help="The new text's label.  [default: the year of the last instrument]"
)
@click.option("--of", "title", default="", metavar="TITLE", help="Which regulation, where an instrument names it otherwise.")
@click.option("--partial", is_flag=True, help="Give a text with marked holes where orders are refused.")
@click.option("--commit", is_flag=True, help="Store the text in the archive, and commit exactly this file.")
@click.option("--regulation", "slug", default="", metavar="SLUG", help="With --commit: which regulation of the archive.")
@click.option("--force", is_flag=True, help="With --commit: store it in spite of errors by the rules.")
@lang_option
@archive_option
def command(
    base: str,
    instruments: tuple[Path, ...],
    output: Path | None,
    form: str,
    label: str,
    title: str,
    partial: bool,
    commit: bool,
    slug: str,
    force: bool,
    lang: str,
    archive: Path | None,
) -> int:
    """Apply each INSTRUMENT (修改决定、修正案) to BASE and give the consolidated text.

    BASE is a label, a file, or REV:LABEL; an INSTRUMENT is text, Markdown, a web page, Word or PDF. Several are applied one
    after the other. Nothing is guessed: where an order cannot be carried out to the letter there is no text, every reason
    is told with its line, and the exit status is 1.

    \b
    regdiff amend 2018 decision.docx -o 2024.txt
    regdiff amend 2018 decision.docx --commit --label 2024
    regdiff amend old.txt first.txt second.txt --format json
    """
    from regdiff.tasks.amend import Request, consolidate, store, write_text
    from regdiff.tasks.outputs import keep_inputs

    if (slug or force) and not commit:
        raise click.UsageError(say("--regulation and --force go with --commit."))
    if commit and partial:
        raise click.UsageError(say("--commit does not go with --partial."))
    if output is not None:
        keep_inputs(output, (base, *instruments))
    given = consolidate(base, instruments, Request(title, label, partial, chosen()), archive)
    print_notes(given.notes)
    printed = given.json if form == "json" else given.text
    if commit and given.text:
        path, name = store(given, label, slug, archive, lang, force=force)
        done(say("wrote {path}", path=path))
        done(say("committed {name}", name=name))
    if output is not None and (given.text or form == "json"):
        write_text(output, printed)
        done(say("wrote {path}", path=output))
    elif output is None and not (commit and form == "text"):
        click.echo(printed, nl=False)
    return int(not given.whole)
