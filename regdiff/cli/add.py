"""`regdiff add`."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regdiff.cli.language import chosen, tell
from regdiff.cli.options import InputFile, archive_option
from regdiff.errors import TextError, UsageError
from regdiff.messages import count_of, quoted, reason_of, say

if TYPE_CHECKING:
    from regdiff.tasks.add import Prepared


@click.command()
@click.argument("label")
@click.argument("source", type=InputFile(dash=True))
@click.option("--regulation", "slug", default="", metavar="SLUG", help="Which regulation.  [default: the one of its title]")
@click.option(
    "--title",
    default="",
    metavar="TITLE",
    help="Which regulation of SOURCE, where it holds several; else its title, where SOURCE has none or another.",
)
@click.option("--promulgated", type=click.DateTime(["%Y-%m-%d"]), help="Date of promulgation, for the head.")
@click.option("--effective", type=click.DateTime(["%Y-%m-%d"]), help="Date on which it takes effect, for the head.")
@click.option("--issuer", default="", metavar="NAME", help="Who issued it, for the head.")
@click.option("--note", default="", metavar="TEXT", help="The promulgation note, for the head.")
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
@click.option("--force", is_flag=True, help="Store it in spite of errors by the rules, or of a title at odds with SLUG.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--edit", is_flag=True, help="Open the canonical text in $EDITOR before it is written.")
@click.option("--commit", is_flag=True, help="Commit exactly this file, with a message that sums up the changes.")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of the summary; given, of messages too.",
)
@archive_option
def command(
    label: str,
    source: Path,
    slug: str,
    title: str,
    promulgated: datetime | None,
    effective: datetime | None,
    issuer: str,
    note: str,
    no_repair: bool,
    tracked: str,
    attestation: str,
    replace: bool,
    erratum: str,
    force: bool,
    dry_run: bool,
    edit: bool,
    commit: bool,
    lang: str,
    archive: Path | None,
) -> int:
    """Read SOURCE, mend it, show what was understood, and store it as the revision called LABEL.

    SOURCE is plain text, Markdown, a saved web page, a Word file (.docx), a PDF with text in it, or - for standard
    input. The regulation is found in it; what was repaired, left out and doubted is listed, the repairs in the head too.
    It is stored under the regulation of the archive that has its title.

    \b
    regdiff add 2025 page.html --dry-run
    regdiff add 2025 regulation.docx --commit
    regdiff add 2017 official.txt --replace --attestation official
    """
    from regdiff.tasks import add as task
    from regdiff.tasks.preview import describe, failing

    if erratum and not replace:
        raise click.UsageError(say("--erratum goes with --replace."))
    wish = task.Wish(
        slug,
        title,
        replace,
        erratum,
        attestation,
        not no_repair,
        tracked,
        promulgated=promulgated.date() if promulgated else None,
        effective=effective.date() if effective else None,
        issuer=issuer,
        note=note,
    )
    piped = str(source) == "-"
    if edit:
        _require_editor(piped=piped)
    data, name = task.read_input(None if piped else source, _piped() if piped else b"")
    prepared = task.prepare(label, data, name, wish, archive)
    if edit:
        prepared = task.edited(prepared, _edited(prepared.text))
    click.echo(describe(prepared, lang, chosen()), nl=False)
    if dry_run:
        click.echo(tell(say("nothing written (--dry-run)")))
        return 0
    if prepared.at_odds and not force:
        _confirm(prepared)
    if (errors := failing(prepared)) and not force:
        what = count_of(
            "nothing written: {count} error by the rules", "nothing written: {count} errors by the rules", errors
        )
        click.echo(tell(say("{what} ({fix})", what=what, fix=say("mend them, or use --force"))))
        return 1
    if commit:
        task.require_git(prepared)
    path = task.store(prepared)
    count = len(prepared.revision.articles)
    click.echo(tell(count_of("wrote {path}: {count} article", "wrote {path}: {count} articles", count, path=path)))
    if commit:
        click.echo(tell(say("committed {name}", name=task.commit(prepared, lang))))
    return 0


def _confirm(prepared: Prepared) -> None:
    """Ask on a terminal whether to store a text where another title or name stands in the way.

    Raises:
        UsageError: nobody is there to answer.
        click.Abort: the answer is no.
    """
    what = (
        say("{first}; {rest}", first=prepared.at_odds[0], rest=[*prepared.at_odds[1:]])
        if prepared.at_odds[1:]
        else quoted(prepared.at_odds[0])
    )
    if not _is_answered():
        raise UsageError(what, fix=say("name another --regulation, or use --force"))
    click.confirm(tell(say("{what}. Store it there?", what=what)), abort=True, err=True)


def _is_answered() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def _require_editor(*, piped: bool) -> None:
    """Refuse to open an editor that nobody can type into, before it hangs.

    Raises:
        UsageError: standard input is the source; or it is no terminal, and no editor was named that may do without one.
    """
    if piped:
        raise UsageError(
            say("--edit needs the terminal, and - takes standard input"), fix=say("save the source in a file, and name it")
        )
    if not _is_answered() and not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise UsageError(say("--edit needs a terminal"), fix=say("leave it out, or set EDITOR to a program that needs none"))


def _edited(text: str) -> str:
    """Return a text as the user's editor gives it back.

    Raises:
        UsageError: the editor cannot be run, or gives up.
        TextError: it gives back what is no text; the message names the file that keeps it.
    """
    import tempfile

    handle, name = tempfile.mkstemp(prefix="regdiff-", suffix=".txt")
    path = Path(name)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode("utf-8"))
    given = _run_editor(path)
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError as error:
        path.write_bytes(given)
        raise TextError(
            say("what the editor gave back is not UTF-8; your text is kept in {name}", name=name),
            fix=say("mend it and add it"),
        ) from error


def _run_editor(path: Path) -> bytes:
    """Let the user edit a file, take it away, and return what it held."""
    try:
        click.edit(filename=str(path))
        return path.read_bytes()
    except click.ClickException as error:
        what = quoted(error.message.rstrip("."))
    except ValueError as error:  # quotation marks that do not close
        what = say("EDITOR cannot be read: {error}", error=error)
    except OSError as error:
        what = say("the editor left no text: {reason}", reason=reason_of(error))
    finally:
        path.unlink(missing_ok=True)
    raise UsageError(say("{what}; nothing was written", what=what), fix=say("set EDITOR"))


def _piped() -> bytes:
    """Return what standard input holds."""
    if sys.stdin is None:
        raise UsageError(say("standard input is closed"), fix=say("name a file"))
    return sys.stdin.buffer.read()
