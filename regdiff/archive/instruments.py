"""The instruments of an archive, `versions/<slug>/instruments/<label>.txt`: what made the revision of that label."""

from __future__ import annotations

from regdiff.archive.store import Archive

FOLDER = "instruments"
ENDING = ".txt"
LARGEST = 10_000_000
"""Most bytes of an instrument."""


def instrument_beside(archive: Archive, slug: str, label: str) -> bytes:
    """Return the instrument that lies beside a revision in the work tree.

    Nothing where there is none, where it is a symbolic link, or where it is too large to be one.

    Raises:
        OSError: it cannot be read.
    """
    path = archive.root / slug / FOLDER / f"{label}{ENDING}"
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        return b""
    return path.read_bytes()
