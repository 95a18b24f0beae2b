"""What a user calls a revision → the revision: a label of the archive, a file, or a label at a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regdiff.archive.store import Archive, carried, display_path, find_archive, read_entry
from regdiff.errors import ArchiveError, Place, SourceError, UsageError
from regdiff.intake import LARGEST as LARGEST  # noqa: PLC0414 - for whoever bounds what is given to `read_data`
from regdiff.messages import reason_of, say
from regdiff.model.parse import is_canonical, parse
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

if TYPE_CHECKING:
    from regdiff.intake.build import Taken


class Opened(NamedTuple):
    """A revision and what there is to say about how it was found."""

    revision: Revision
    remarks: tuple[str, ...]
    stored: bool = False
    """It was named by a label of the archive."""
    slug: str = ""
    """The regulation that it is a revision of, where it was."""
    commit: str = ""
    """The git revision at which it stood, where one was named."""
    word: bytes = b""
    """The Word file that it was read from; empty where that is something else."""


CARRIED = say("there is no archive here; the archive that regdiff carries is used")


def open_archive(root: Path | None) -> Archive:
    """Return the archive at `root`, or the one that the current folder belongs to.

    Raises:
        UsageError: there is no folder at `root`.
    """
    if root is None:
        return find_archive(Path.cwd())
    if not (root.is_dir() or root.is_symlink()):
        raise UsageError(
            say("no archive at {root}", root=root), fix=say("give the folder that holds one folder a regulation")
        )
    return Archive(root)


def owns(archive: Archive) -> bool:
    """Say whether `archive` is the user's: not the copy that regdiff carries, unless the user stands in its folder."""
    return archive.root != carried() or Path.cwd().is_relative_to(carried().parent)


def carried_note(root: Path | None) -> tuple[str, ...]:
    """Return what to say where a command uses the archive that regdiff carries, because there is none here."""
    return (CARRIED,) if root is None and not owns(find_archive(Path.cwd())) else ()


def own_archive(root: Path | None) -> Archive:
    """Return the archive as `open_archive` does, but only one that the user may change.

    Raises:
        UsageError: there is no folder at `root`.
        ArchiveError: there is no archive here.
    """
    archive = open_archive(root)
    if root is None and not owns(archive):
        raise ArchiveError(say("no archive here"), fix=say("make one with regdiff init, or name one with --archive"))
    archive.require_folder()
    return archive


def open_side(spec: str, archive: Archive) -> Opened:
    """Find and read what `spec` names.

    A label goes before a file of the same name (write ./2025 for the file), a file before REV:LABEL.

    Raises:
        RegdiffError: nothing of that name, or it cannot be read.
    """
    if not spec:
        raise UsageError(say("an empty name is no revision"), fix=say("name a file or a revision"))
    path = Path(spec)
    is_file = is_there(path) and path.is_file()
    archive.require_no_link(path)
    if is_file and archive.is_linked:
        return open_file(path)  # which needs no archive
    labels = {name for entry in archive.entries() for name in (entry.label, f"{entry.slug}/{entry.label}")}
    if spec in labels:
        remarks = (
            [say("{spec} is a file too; the revision is taken (write ./{spec} for the file)", spec=spec)] if is_file else []
        )
        if not owns(archive):
            remarks.append(CARRIED)
        entry = archive.find(spec)
        return Opened(read_entry(entry), tuple(remarks), stored=True, slug=entry.slug)
    if is_file:
        return open_file(path)
    if is_there(path):
        what = say("a folder") if path.is_dir() else say("no regular file")
        raise UsageError(say("{spec} is {what}", spec=spec, what=what), fix=say("name a file or a revision"))
    if ":" in spec:
        from regdiff.archive.git import read_at

        rev, _, label = spec.partition(":")
        if not (rev and label):
            raise UsageError(
                say("'{spec}' names no revision", spec=printable(spec))
                if rev
                else say("'{spec}' names no commit", spec=printable(spec)),
                fix=say("write COMMIT:LABEL, such as HEAD~1:2025, or ./NAME for a file of that name"),
            )
        revision, slug = read_at(archive, rev, label)
        return Opened(revision, (), stored=True, slug=slug, commit=rev)
    if "/" in spec or path.suffix:
        archive.require_no_link_called(spec)
        raise no_file(spec)
    return Opened(read_entry(archive.find(spec)), ())


def no_file(name: str) -> UsageError:
    """Return the error for a file that is not there, which is the same line for every command."""
    return UsageError(say("no file {name}", name=printable(name)), fix=say("check the path"))


def require_file(path: Path) -> Path:
    """Return the path of a file that is there.

    Raises:
        UsageError: there is none, or it is a folder.
    """
    if not is_there(path):
        raise no_file(str(path))
    if path.is_dir():
        raise UsageError(say("{path} is a folder", path=printable(str(path))), fix=say("name a file"))
    return path


def is_there(path: Path) -> bool:
    """Say whether there is anything at a path."""
    try:
        return path.exists()
    except OSError:  # too long a name, or one that the system does not take
        return False


def read_file(path: Path) -> Revision:
    """Read a file; as `open_file`, when only the revision is wanted."""
    return open_file(path).revision


def open_file(path: Path) -> Opened:
    """Read a file: canonical text where it has what canonical text has, else any source that holds a regulation.

    Raises:
        SourceError: it cannot be read.
        TextError: it holds no regulation, or has a canonical head and is not canonical.
    """
    name, data = display_path(path), read_bytes(path)
    revision, taken = read_data(data, name, printable(path.name), printable(path.stem))
    remarks = tuple(say("{name}: {remark}", name=name, remark=remark) for remark in taken.remarks) if taken else ()
    return Opened(revision, remarks, word=data if is_word(revision, taken) else b"")


def is_word(revision: Revision, taken: Taken | None) -> bool:
    """Say whether what `read_data` gives was read from a Word file."""
    return taken is not None and revision.head.source.get("encoding") == "docx"


def read_data(
    data: bytes, place: str, name: str, label: str, title: str = "", tracked: str = "accept"
) -> tuple[Revision, Taken | None]:
    """Read the bytes of a source; as `open_file`.

    Args:
        data: as it lies on disk.
        place: what errors call it.
        name: what the head of the revision calls it.
        label: of the revision, where it is no canonical text.
        title: which regulation, where the source holds several; a part of the title is enough.
        tracked: whether tracked changes in a Word file are taken as accepted ("accept") or as rejected ("reject").

    Returns:
        The revision, and what was made of the source; None for canonical text.
    """
    if data.startswith(b"---\n"):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            what = say("not UTF-8 at byte {start}", start=error.start)
            raise SourceError(what, place=Place(place), fix=say("canonical text is UTF-8")) from error
        if is_canonical(text):
            return parse(text, place), None
    from regdiff.intake.build import take

    taken = take(data, name, label=label, title=title, mend=False, tracked=tracked)
    return taken.revision, taken


def printable(name: str) -> str:
    """Return a file's name as text: what of it is no UTF-8 is written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, without reading one that is too large.

    Raises:
        SourceError: it cannot be read, or is larger than a source may be.
    """
    place = Place(display_path(path))
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise SourceError(
                say("too large: {size:.0f} MB, the limit is {limit} MB", size=size / 2**20, limit=LARGEST // 2**20),
                place=place,
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(say("cannot be read: {reason}", reason=reason_of(error)), place=place) from error
