"""`regdiff links`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import Revision, archive_option, lang_option, links_option
from regdiff.cli.printing import print_notes, print_text
from regdiff.messages import say


@click.command()
@click.argument("old", type=Revision())
@click.argument("new", type=Revision())
@click.option("--doubtful", is_flag=True, help="Only what is worth a look.")
@click.option("--refit", is_flag=True, help="Bind what was decided to the texts as they are now.")
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Format of the list."
)
@links_option
@lang_option
@archive_option
def command(
    old: str, new: str, doubtful: bool, refit: bool, name: str, links: Path | None, lang: str, archive: Path | None
) -> None:
    """List which articles of OLD became which of NEW.

    First what is worth a look: links with little evidence, articles that may have a successor, splits and mergers; then
    what was decided by hand; then the rest. --refit is for a text that was corrected since: what still fits is kept, and
    what names an article that is gone is left out, and told.

    \b
    regdiff links 2017 2025 --doubtful
    regdiff link 2017 2025 第七条=第九条,第十条
    """
    from regdiff.tasks.link_list import list_links
    from regdiff.tasks.links import refit as bind

    if refit:
        fitted = bind((old, new), links, archive)
        print_notes((*fitted.remarks, *(say("left out {what}", what=lost) for lost in fitted.lost)))
        done(say("removed {path}", path=fitted.path) if fitted.after.is_empty else say("wrote {path}", path=fitted.path))
    listed = list_links((old, new), name, lang, links, archive, only_doubtful=doubtful)
    print_notes(listed.remarks)
    print_text(listed.text, page=name == "text", color=False)
