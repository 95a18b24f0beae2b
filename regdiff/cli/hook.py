"""`regdiff hook`: install and uninstall the git hooks; git itself calls `hook run`."""

from __future__ import annotations

from pathlib import Path

import click

from regdiff.cli.language import chosen, done, tell
from regdiff.cli.options import archive_option
from regdiff.messages import say


@click.group()
def command() -> None:
    """Let git refuse what is wrong with a revision, and propose messages for commits."""


@command.command()
@click.option("--shared", is_flag=True, help="Also where core.hooksPath names a folder outside this repository.")
@archive_option
def install(shared: bool, archive: Path | None) -> None:
    """Install the hooks pre-commit and prepare-commit-msg; a hook that is there is kept, and runs first."""
    from regdiff.tasks.hook import install as task

    for each in task(archive, shared=shared):
        click.echo(f"{tell(each.what)} {tell(each.where)}")


@command.command()
@archive_option
def uninstall(archive: Path | None) -> None:
    """Take the hooks out, and put back what was there before."""
    from regdiff.tasks.hook import uninstall as task

    for each in task(archive):
        click.echo(f"{tell(each.what)} {tell(each.where)}")


@command.group()
def run() -> None:
    """What git calls."""


@run.command("pre-commit")
@click.argument("names", nargs=-1)
def pre_commit(names: tuple[str, ...]) -> int:  # noqa: ARG001 - the pre-commit framework passes the names of files
    """Check what is staged, and print what changed since the revision before."""
    from regdiff.tasks.hook import run_pre_commit

    verdict = run_pre_commit()
    if verdict is None:
        return 0
    click.echo(verdict.render("text", chosen()), nl=False, err=True)
    for path in verdict.deleted:
        done(say("deleted: {path}", path=path))
    for summary in verdict.summaries:
        click.echo(summary, err=True)
    return int(verdict.errors > 0)


@run.command("prepare-commit-msg")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("source", default="")
@click.argument("commit", default="")
def prepare_commit_msg(path: Path, source: str, commit: str) -> None:  # noqa: ARG001 - git passes it
    """Propose a message that sums up the staged revisions."""
    from regdiff.tasks.hook import propose_message

    propose_message(path, source)
