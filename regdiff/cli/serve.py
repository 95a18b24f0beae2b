"""`regdiff serve`."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import lang_option, read_archive_option
from regdiff.cli.printing import print_notes
from regdiff.messages import say


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Keep the site here.  [default: nowhere]"
)
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@lang_option
@read_archive_option
def command(port: int, output: Path | None, show: bool, lang: str, archive: Path | None) -> None:
    """Show the site on this machine alone (127.0.0.1), and build it again whenever a text of the archive changes.

    Pages that are open are loaded again. Ctrl-C ends it.
    """
    from regdiff.desk.preview import Preview
    from regdiff.tasks.site import options_of

    with ExitStack() as stack:
        folder = output or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="regdiff-"))) / "site"
        preview = Preview(folder, options_of(lang, ""), archive, port, lambda said: print_notes([said]))

        def told() -> None:
            done(say("{address} (Ctrl-C ends it)", address=preview.address))
            if show:
                click.launch(preview.address)

        try:
            preview.run(told)
        except KeyboardInterrupt:
            click.echo("", err=True)
