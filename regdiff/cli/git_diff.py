"""`regdiff git-diff`."""

from __future__ import annotations

import sys

import click

from regdiff.cli.printing import terminal_columns


@click.command()
@click.argument("names", nargs=-1)
def command(names: tuple[str, ...]) -> None:
    """Compare two stored texts as git asks, for GIT_EXTERNAL_DIFF and git difftool.

    \b
    GIT_EXTERNAL_DIFF='regdiff git-diff' git diff
    git difftool -t regdiff HEAD~1
    """
    from regdiff.tasks.hook import git_diff

    color = sys.stdout.isatty()
    click.echo(git_diff(names, terminal_columns(), color=color), nl=False, color=color)
