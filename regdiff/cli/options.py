"""Arguments and options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _labels(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from regdiff.errors import RegdiffError
    from regdiff.tasks.archive import labels

    try:
        names = labels(ctx.params.get("archive"))
    except RegdiffError:
        names = []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)] or [
        CompletionItem(incomplete, type="file")
    ]


class Revision(click.ParamType):  # type: ignore[type-arg]
    """A label of the archive, a file, or REV:LABEL; completed with labels, then with files."""

    name = "revision"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the labels that begin with `incomplete`."""
        return _labels(ctx, param, incomplete)


def archive_option(function: Any) -> Any:
    """Add --archive."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        help="The archive's folder.  [default: versions/ here or above, else the one regdiff carries]",
    )(function)
