"""What a programmer calls: `regdiff.read` and `regdiff.compare`."""

from __future__ import annotations

from pathlib import Path

from regdiff.comparing.changes import ChangeSet
from regdiff.model.parse import has_head, parse
from regdiff.model.tree import Revision
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.sides import read_file

__all__ = ["ChangeSet", "Revision", "compare", "read"]


def read(source: str | Path) -> Revision:
    """Read one revision.

    Args:
        source: a path; or a text that holds a regulation (a string with a line feed in it), canonical or not.

    Raises:
        RegdiffError: it cannot be read, or holds no article.
    """
    if isinstance(source, Path) or "\n" not in source:
        return read_file(Path(source))
    if has_head(source):
        return parse(source)
    from regdiff.intake.build import read_source

    return read_source(source.encode("utf-8"), "text")


def compare(old: Revision | str | Path, new: Revision | str | Path) -> ChangeSet:
    """Compare two revisions and prove that nothing is lost.

    Args:
        old: a revision, or whatever `read` takes.
        new: the same.

    Returns:
        The change set: every change of every unit, with edits that rebuild the new canonical text from the old one.

    Raises:
        RegdiffError: one of them cannot be read.
        LosslessnessError: the proof failed; a bug in regdiff.
    """
    before, after = (side if isinstance(side, Revision) else read(side) for side in (old, new))
    return compare_revisions(before, after)
