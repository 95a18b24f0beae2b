"""The links files of an archive, `versions/<slug>/links/<old>--<new>.yaml`: where they lie, and their bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from regdiff.archive.store import LINKED, Archive, display_path, linked, shown
from regdiff.errors import ArchiveError, Place, SourceError
from regdiff.messages import reason_of, say
from regdiff.named import NamedTuple

FOLDER = "links"
ENDING = ".yaml"
LARGEST = 4_000_000
"""Most bytes of a links file; it holds at most a million characters."""


class LinksEntry(NamedTuple):
    """One links file of an archive."""

    slug: str
    stem: str
    """Its name without the ending: 2017--2025."""
    path: Path

    @property
    def name(self) -> str:
        """Its path as the user writes it."""
        return display_path(self.path)


def stem_of(old: str, new: str) -> str:
    """Return how the links file of two revisions is called, without the ending."""
    return f"{old}--{new}"


def is_on(stem: str, label: str) -> bool:
    """Say whether a links file is called after a revision."""
    return stem.startswith(f"{label}--") or stem.endswith(f"--{label}")


def links_path(archive: Archive, slug: str, old: str, new: str) -> Path:
    """Return where what is decided on two revisions of a regulation is stored.

    Raises:
        ArchiveError: slug or label is no plain name, or the place lies outside the archive or behind a symbolic link.
    """
    for label in (old, new):
        archive.path_for(slug, label)
    path = archive.root / slug / FOLDER / f"{stem_of(old, new)}{ENDING}"
    archive.require_no_link(path)
    if not path.resolve().is_relative_to(archive.root.resolve()):
        raise ArchiveError(
            say("{slug}/{folder} lies outside the archive", slug=slug, folder=FOLDER), place=Place(str(archive.root))
        )
    return path


def links_entries(archive: Archive, slug: str = "") -> Iterator[LinksEntry]:
    """Yield the links files of one regulation, or of all, by slug and name; a symbolic link is none."""
    for folder in archive.folders():
        inside = folder / FOLDER
        if slug in {"", folder.name} and inside.is_dir() and not inside.is_symlink():
            for path in sorted(inside.glob(f"*{ENDING}")):
                if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                    yield LinksEntry(folder.name, path.stem, path)


def links_strays(archive: Archive, slug: str = "") -> Iterator[tuple[Path, str]]:
    """Yield the symbolic links in the place of links files or of their folder, and that they are not followed."""
    for folder in archive.folders():
        inside = folder / FOLDER
        if slug not in {"", folder.name}:
            continue
        if inside.is_symlink():
            yield inside, LINKED
        elif inside.is_dir():
            yield from ((path, LINKED) for path in sorted(inside.glob(f"*{ENDING}")) if path.is_symlink())


def read_text(path: Path) -> str:
    """Return the text of a links file.

    Raises:
        ArchiveError: it is a symbolic link.
        SourceError: it cannot be read, is too large, or is no UTF-8.
    """
    place = Place(display_path(path))
    if path.is_symlink():
        raise linked(shown(path))
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(say("larger than {limit} MB, which no links file is", limit=LARGEST // 10**6), place=place)
        return decode(path.read_bytes(), str(place))
    except OSError as error:
        raise SourceError(say("cannot be read: {reason}", reason=reason_of(error)), place=place) from error


def decode(data: bytes, name: str) -> str:
    """Return the text of the bytes of a links file called `name`.

    Raises:
        SourceError: it is no UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            say("not UTF-8 at byte {start}", start=error.start), place=Place(name), fix=say("links files are UTF-8")
        ) from error
