"""The tables of a source, as they are laid out."""

from __future__ import annotations

from regdiff.intake.read import read_lines
from regdiff.intake.source import Grid, Source


def grids_of(data: bytes, name: str) -> tuple[Source, tuple[Grid, ...]]:
    """Return a source as it is read, and the tables in it; none for a kind of source whose tables are not told apart.

    Raises:
        SourceError: it cannot be read.
    """
    if data.startswith(b"PK\x03\x04"):
        from regdiff.intake.readers.docx import grids_of_docx

        return grids_of_docx(data, name)
    return read_lines(data, name), ()
