"""`regdiff desk`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import done
from regdiff.cli.options import archive_option
from regdiff.messages import say


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the comparisons here.  [default: a folder of the user's, which the page names]",
)
@click.option("--port", type=click.IntRange(0, 65535), help="0 takes a free one.  [default: as last time]")
@click.option("--open/--no-open", "show", default=True, help="Open it in the browser, or only print its address.")
@archive_option
def command(folder: Path | None, port: int | None, show: bool, archive: Path | None) -> None:
    """Compare in the browser, on this machine alone: drop two files, look, correct, remark, and download.

    A second start opens the desk that runs. Ctrl-C ends it, and so does a button on its first page.
    """
    from regdiff.desk.places import default_folder
    from regdiff.desk.run import run_desk

    def told(address: str, what: str) -> None:
        done(
            say("{address} (it runs already)", address=address)
            if what == "running"
            else say("{address} (Ctrl-C ends it)", address=address)
        )
        if show:
            click.launch(address)

    try:
        run_desk(folder or default_folder(), archive, port, told)
    except KeyboardInterrupt:
        click.echo("", err=True)
