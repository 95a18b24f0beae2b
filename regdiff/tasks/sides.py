"""What a user calls a revision → the revision: a label of the archive, a file, or a label at a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from regdiff.archive.store import Archive, carried, display_path, find_archive, read_entry
from regdiff.errors import Place, SourceError, UsageError
from regdiff.intake.decode import LARGEST
from regdiff.model.parse import has_head, parse
from regdiff.model.tree import Revision


class Opened(NamedTuple):
    """A revision and what there is to say about how it was found."""

    revision: Revision
    remarks: tuple[str, ...]


def open_archive(root: Path | None) -> Archive:
    """Return the archive at `root`, or the one that the current folder belongs to.

    Raises:
        UsageError: there is no folder at `root`.
    """
    if root is None:
        return find_archive(Path.cwd())
    if not root.is_dir():
        raise UsageError(f"no archive at {root}", fix="give the folder that holds one folder a regulation")
    return Archive(root)


def open_side(spec: str, archive: Archive) -> Opened:
    """Find and read what `spec` names.

    A label goes before a file of the same name (write ./2025 for the file), a file before REV:LABEL.

    Raises:
        RegdiffError: nothing of that name, or it cannot be read.
    """
    path = Path(spec)
    is_file = path.is_file()
    labels = {name for entry in archive.entries() for name in (entry.label, f"{entry.slug}/{entry.label}")}
    if spec in labels:
        remarks = [f"{spec} is a file too; the revision is taken (write ./{spec} for the file)"] if is_file else []
        if archive.root == carried() and not archive.root.parent.samefile(Path.cwd()):
            remarks.append(f"{spec} is taken from the archive that regdiff carries")
        return Opened(read_entry(archive.find(spec)), tuple(remarks))
    if is_file:
        return Opened(read_file(path), ())
    if path.is_dir():
        raise UsageError(f"{spec} is a folder", fix="name a file or a revision")
    if ":" in spec:
        from regdiff.archive.git import read_at

        rev, _, label = spec.partition(":")
        return Opened(read_at(archive, rev, label), ())
    if "/" in spec or path.suffix:
        raise UsageError(f"no file {spec}", fix="check the path")
    return Opened(read_entry(archive.find(spec)), ())


def read_file(path: Path) -> Revision:
    """Read a file: canonical text where it begins with a head, else any text that holds a regulation.

    Raises:
        SourceError, TextError: it cannot be read.
    """
    name = display_path(path)
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size / 2**20
            raise SourceError(f"too large: {size:.0f} MB, the limit is {LARGEST // 2**20} MB", place=Place(name))
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", place=Place(name)) from error
    if data.startswith(b"---\n"):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SourceError("not UTF-8", place=Place(name), fix="canonical text is UTF-8") from error
        if has_head(text):
            return parse(text, name)
    from regdiff.intake.build import read_source

    return read_source(data, path.name, label=path.stem)
