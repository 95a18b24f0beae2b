"""`regdiff site`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Self

import click

from regdiff.cli.language import done
from regdiff.cli.options import lang_option, read_archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder of the site."
)
@click.option("--url", default="", metavar="URL", help="Where the site will stand, for the feed and sitemap.xml.")
@lang_option
@read_archive_option
def command(output: Path, url: str, lang: str, archive: Path | None) -> int:
    """Build the static site of the archive: changelogs, comparisons, full texts, lives of articles, search, feed.

    Its links are relative, so that it works from a file system, from any host, or from a USB stick. Built again, only what
    changed is written. Texts that cannot be read are left out and told, and the exit status is 1.

    \b
    regdiff site -o site
    regdiff site -o site --url https://example.org/laws/
    """
    from regdiff.tasks.site import build_site, options_of

    with _progress() as told:
        built = build_site(output, options_of(lang, url), archive, told)
    print_notes(say("left out {what}", what=problem) for problem in built.problems)
    made = say("{built} built, {removed} removed", built=built.rebuilt, removed=built.removed)
    done(
        say(
            "{folder}: {regulations} regulations, {revisions} revisions; {what}",
            folder=output,
            regulations=built.regulations,
            revisions=built.revisions,
            what=made if built.written else say("nothing to do"),
        )
    )
    return int(bool(built.problems))


class _progress:  # noqa: N801 - reads as a function
    """A line on stderr that tells how far the build is, where a person looks on."""

    def __enter__(self) -> Self:
        self._shown = False
        return self

    def __call__(self, done: int, total: int, slug: str) -> None:
        if sys.stderr.isatty() and total > 1:
            click.echo(f"\r\x1b[K{done}/{total} {slug}", nl=False, err=True)
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
