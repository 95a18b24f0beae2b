"""Where a report may be written: not over what it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from regdiff.archive.store import write_atomically
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.tasks.sides import printable

VERSIONS = "versions"
"""The folder of an archive, which holds one folder a regulation."""


def keep_inputs(output: Path, inputs: Iterable[str | Path]) -> None:
    """Refuse an output that is one of the inputs, by whatever name or link, a stored revision, or no regular file.

    Raises:
        UsageError: it is one.
    """
    named = printable(str(output))
    if output.exists() and not output.is_file() and not output.is_dir():
        raise UsageError(say("{named} is no regular file", named=named), fix=say("choose another name for the output"))
    if output.suffix == ".txt" and output.resolve().parent.parent.name == VERSIONS and output.is_file():
        raise UsageError(say("{named} is a stored revision", named=named), fix=say("choose another name for the output"))
    for each in inputs:
        path = Path(each)
        try:
            same = path.exists() and output.exists() and path.samefile(output)
        except OSError:  # too long a name, or one that the system does not take
            same = False
        if same:
            raise UsageError(say("{named} is one of the inputs", named=named), fix=say("choose another name for the output"))


__all__ = ["VERSIONS", "keep_inputs", "write_atomically"]
