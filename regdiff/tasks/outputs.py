"""Where a report may be written: not over what it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from regdiff.errors import UsageError
from regdiff.tasks.sides import printable


def keep_inputs(output: Path, inputs: Iterable[str | Path]) -> None:
    """Refuse an output that is one of the inputs, by whatever name or link.

    Raises:
        UsageError: it is one.
    """
    for each in inputs:
        path = Path(each)
        try:
            same = path.exists() and output.exists() and path.samefile(output)
        except OSError:  # too long a name, or one that the system does not take
            same = False
        if same:
            raise UsageError(f"{printable(str(output))} is one of the inputs", fix="choose another name for the output")
