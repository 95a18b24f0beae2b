"""The archive in the work tree: `versions/<slug>/<label>.txt`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from regdiff.errors import ArchiveError, Place, UsageError
from regdiff.messages import Message, reason_of, say
from regdiff.model.head import read_head
from regdiff.model.parse import parse
from regdiff.model.patterns import lazy
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

FOLDER = "versions"
SUFFIX = ".txt"
_LINK = say("a symbolic link, which is not followed")
_INSTEAD = say("put the file or folder itself there")
LINKED = say("{what} ({fix})", what=_LINK, fix=_INSTEAD)
"""What is said of every link in an archive, and of one that stands for an archive: it may lead out, or nowhere."""
_NAME = lazy(r"[^\W_](?:[\w.\-（）() ]{0,62}[\w.\-（）()])?")


class Entry(NamedTuple):
    """One revision in the archive."""

    slug: str
    label: str
    path: Path


class Archive(NamedTuple):
    """A folder that holds one folder a regulation, each with one text a revision."""

    root: Path

    def entries(self) -> Iterator[Entry]:
        """Yield all revisions by slug and label; a symbolic link is none, wherever it leads.

        Raises:
            ArchiveError: the archive itself is one.
        """
        for folder in self.folders():
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                if is_name(folder.name) and is_name(path.stem) and path.is_file() and not path.is_symlink():
                    yield Entry(folder.name, path.stem, path)

    def folders(self) -> list[Path]:
        """Return the folders of the archive, by name; a symbolic link is none.

        Raises:
            ArchiveError: the archive itself is one.
        """
        self.require_folder()
        return sorted(path for path in self.root.iterdir() if path.is_dir() and not path.is_symlink())

    @property
    def is_linked(self) -> bool:
        """Whether the archive itself is a symbolic link; where regdiff's own lies is for whoever installed it to say."""
        return self.root.is_symlink() and self.root != carried()

    def require_folder(self) -> None:
        """Refuse an archive that is a symbolic link.

        Raises:
            ArchiveError: it is one.
        """
        if self.is_linked:
            raise linked(shown(self.root), fix=say("name the folder that it leads to: --archive FOLDER"))

    def require_no_link(self, path: Path) -> None:
        """Refuse a path that leads through a symbolic link within the archive; any other is no matter of the archive.

        Raises:
            ArchiveError: it does; the message names the link.
        """
        top, place = (Path(os.path.abspath(each)) for each in (self.root, path))  # noqa: PTH100 - which follows no link
        if not place.is_relative_to(top):
            return
        if place != top:
            self.require_folder()
        for each in (top, *reversed(place.parents), place):
            if each != top and each.is_relative_to(top) and is_link(each):
                raise linked(shown(each))

    def strays(self, slug: str = "") -> Iterator[tuple[Path, str]]:
        """Yield the texts that are no entries, and why: they or their folders bear no plain name, or they are no files.

        A symbolic link is never followed: it may lead out of the archive, or nowhere.

        Args:
            slug: only those of this regulation; all without.
        """
        for path, why in self._strays():
            if slug in {"", path.name if path.parent == self.root else path.parent.name}:
                yield path, why

    def _strays(self) -> Iterator[tuple[Path, str]]:
        self.require_folder()
        for path in sorted(self.root.iterdir()):
            if path.is_symlink() and not path.name.startswith("."):
                yield path, LINKED
        for folder in (folder for folder in self.folders() if not folder.name.startswith(".")):
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                if path.is_symlink():
                    yield path, LINKED
                elif not (is_name(folder.name) and is_name(path.stem)):
                    yield path, say("no name of a revision (letters, digits, - and . are)")
                elif not path.is_file():
                    yield path, say("no regular file")

    def find(self, label: str) -> Entry:
        """Return the revision called `label`, or `slug/label`.

        Raises:
            UsageError: there is none, or several regulations have one; the message lists what there is.
        """
        entries = list(self.entries())
        found = [entry for entry in entries if label in (entry.label, f"{entry.slug}/{entry.label}")]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                say("several regulations have a revision {label}", label=label),
                fix=say("name one: {known}", known=[f"{e.slug}/{e.label}" for e in found]),
            )
        import difflib

        names = sorted({entry.label for entry in entries} | {f"{entry.slug}/{entry.label}" for entry in entries})
        self.require_no_link_called(label)
        near = difflib.get_close_matches(label, names, n=1, cutoff=0.5)
        guess = near[0] if near else ""
        there = [f"{entry.slug}/{entry.label}" for entry in entries[:20]] or say("none")
        raise UsageError(
            say("no revision {label} in the archive", label=label),
            fix=say("did you mean {guess}? there is: {there}", guess=guess, there=there)
            if guess
            else say("there is: {there}", there=there),
        )

    def require_no_link_called(self, label: str) -> None:
        """Refuse a symbolic link that would be the revision called `label`, or `slug/label`.

        Raises:
            ArchiveError: there is one.
        """
        for path, why in self.strays():
            if why == LINKED and _is_called(path, label):
                raise linked(shown(path))

    def path_for(self, slug: str, label: str) -> Path:
        """Return where a revision is stored.

        Raises:
            ArchiveError: slug or label is no plain name, or the place lies outside the archive.
        """
        for name, what in ((slug, say("slug")), (label, say("label"))):
            if not is_name(name):
                raise ArchiveError(
                    say("{name!r} is no {what}", name=name, what=what), fix=say("use letters, digits, - and . (at most 64)")
                )
        path = self.root / slug / f"{label}{SUFFIX}"
        self.require_no_link(path)
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise ArchiveError(
                say("{slug}/{label} lies outside the archive", slug=slug, label=label), place=Place(str(self.root))
            )
        return path


def _is_called(path: Path, label: str) -> bool:
    """Say whether a stray path, or a file in it, would be the revision called `label` or `slug/label`."""
    slug, _, last = label.rpartition("/")
    if not slug:
        return path.stem == last
    return path.name == slug or (path.parent.name == slug and path.stem == last)


def linked(name: str, fix: Message = _INSTEAD) -> ArchiveError:
    """Return the error for a symbolic link, which is the same line wherever one is met."""
    return ArchiveError(_LINK, place=Place(name), fix=fix)


def is_link(path: Path) -> bool:
    """Say whether a path is a symbolic link; a name that the system does not take is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def shown(path: Path) -> str:
    """Return a path as the user writes it, without following a link at its end."""
    return str(Path(display_path(path.parent)) / path.name)


def is_name(name: str) -> bool:
    """Say whether a slug or label is a plain name: letters, digits, - . () of any script, blanks within, at most 64."""
    return _NAME.fullmatch(name) is not None and ".." not in name


def find_archive(start: Path) -> Archive:
    """Return the archive in `start` or the nearest folder above it, else the copy that regdiff carries."""
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir() or (folder / FOLDER).is_symlink():
            return Archive(folder / FOLDER)  # a link, too, so that it is named and not passed over
    return Archive(carried())


def carried() -> Path:
    """Return the archive that is part of regdiff itself: in the wheel, or beside the package in a clone."""
    inside = Path(__file__).parent.parent / FOLDER
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / FOLDER


def read_entry(entry: Entry) -> Revision:
    """Read a stored revision.

    Raises:
        TextError: it is not canonical.
        ArchiveError: its label does not agree with its file's name.
    """
    return read_stored(entry.path.read_bytes(), display_path(entry.path), entry.label)


def read_stored(data: bytes, name: str, label: str) -> Revision:
    """Read the bytes of a stored revision; as `read_entry`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArchiveError(say("not UTF-8"), place=Place(name), fix=say("add it again from its source")) from error
    revision = parse(text, name)
    if revision.head.label != label:
        raise ArchiveError(
            say("its head says label {label!r}", label=revision.head.label),
            place=Place(name),
            fix=say("write label: '{label}'", label=label),
        )
    return revision


def read_title(entry: Entry) -> dict[str, str]:
    """Return title and dates of a stored revision without reading its body."""
    try:
        text = entry.path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ArchiveError(say("not UTF-8"), place=Place(display_path(entry.path))) from error
    head = read_head(text[4 : text.find("\n---\n", 3) + 1], display_path(entry.path), 2)
    return {key: head.get(key) for key in ("title", "promulgated", "effective")} | {"attestation": head.attestation()}


def display_path(path: Path) -> str:
    """Return `path` relative to the current folder where it lies below it, as a user would write it."""
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(path)


@contextmanager
def locked(archive: Archive) -> Iterator[None]:
    """Let one process at a time change the archive; the lock leaves no file, and ends with the process."""
    try:
        import fcntl
    except ImportError:  # a system without it, where os.replace alone must do
        yield
        return
    handle = os.open(archive.root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Take away what a process that was killed while it wrote `path` left beside it; only under the lock."""
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and rename: a reader sees the old file or the new one, never a part.

    Raises:
        ArchiveError: the place cannot be written; nothing is left behind.
    """
    import tempfile

    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise ArchiveError(
            say("cannot be written: {reason}", reason=reason_of(error)),
            place=Place(str(path)),
            fix=say("choose another place"),
        ) from error
