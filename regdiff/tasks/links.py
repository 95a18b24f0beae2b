"""What a person decides on two texts, and where it is kept.

`open_work` finds two texts and what is decided on them; `Decisions` has the pure functions that decide (each gives a new
value, so that undoing is keeping the one before); `save` keeps it. `edit` does all of this in one step under a lock, for the
deeds of `tasks.deciding`. `refit` binds what is decided to texts that were corrected since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from regdiff.archive.links import links_path, read_text
from regdiff.archive.store import Archive, display_path, locked, sweep, write_atomically
from regdiff.comparing.changes import Change, ChangeSet, compare
from regdiff.comparing.doubtful import names_of
from regdiff.comparing.units import UnitKind
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say
from regdiff.model.links import Decisions, Ref, Side
from regdiff.model.links_file import write_links
from regdiff.model.links_fit import refit as refitted
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.decided import load, read_file
from regdiff.tasks.sides import Opened, open_archive, open_side, owns


class Work(NamedTuple):
    """Two texts, and what is decided on them."""

    old: Revision
    new: Revision
    path: Path
    """Where decisions are kept; there is no file before the first."""
    archive: Archive | None
    """The archive that it lies in; None for a file of the user's choice."""
    decided: Decisions
    remarks: tuple[str, ...] = ()
    """How the names of the texts were understood, one line each."""


class Edited(NamedTuple):
    """What came of a change of decisions."""

    path: str
    """Of the links file, as the user writes it."""
    before: Decisions
    after: Decisions
    change_set: ChangeSet
    """With all decisions; proved."""
    touched: tuple[Change, ...]
    """The changes of the articles that were spoken of, in reading order."""
    remarks: tuple[str, ...]
    is_written: bool = False
    """Whether the file was written, or taken away since nothing is decided any more."""


def open_work(old: str, new: str, links: Path | None = None, archive: Path | None = None) -> Work:
    """Find two texts and what is decided on them.

    Args:
        old: a label of the archive, a file, or REV:LABEL.
        new: the same.
        links: the file that holds the decisions; without it that of the archive, for two stored revisions of one regulation.
        archive: the archive's folder.

    Raises:
        RegdiffError: a text cannot be found or read; the links file cannot be read, or is no links file.
        LinksError: the links file does not fit the two texts; the message says what does not.
        UsageError: no links file is named, and the two are no stored revisions of one regulation.
    """
    root, sides, path = _find(old, new, links, archive)
    before, after = sides
    decided = load(path, before.revision, after.revision)
    remarks = tuple(dict.fromkeys((*before.remarks, *after.remarks)))
    return Work(before.revision, after.revision, path, None if links else root, decided, remarks)


def _find(old: str, new: str, links: Path | None, archive: Path | None) -> tuple[Archive, tuple[Opened, Opened], Path]:
    root = open_archive(archive)
    before, after = open_side(old, root), open_side(new, root)
    if links is not None:
        root.require_no_link(links)
        if links.is_dir():
            raise UsageError(say("{links} is a folder", links=display_path(links)), fix=say("name a file for the links"))
        return root, (before, after), links
    if not (before.slug and before.slug == after.slug) or before.commit or after.commit:
        what = say("these are no two stored revisions of one regulation")
        raise UsageError(what, fix=say("say where their links are kept: --links FILE"))
    return root, (before, after), links_path(root, before.slug, before.revision.head.label, after.revision.head.label)


def archived(old: str, new: str, archive: Path | None = None) -> str:
    """Return the text of the links file of two revisions, SLUG/LABEL each, of one regulation; empty where there is none.

    One that does not fit the two texts is left where it is.
    """
    try:
        decided = open_work(old, new, archive=archive).decided if old and new else None
    except RegdiffError:
        return ""
    return write_links(decided) if decided and not decided.is_empty else ""


def save(path: Path, decided: Decisions, archive: Archive | None = None) -> None:
    """Write what is decided into a links file, atomically; where nothing is, the file goes.

    Args:
        path: where it is kept, as `open_work` found it.
        decided: what is decided.
        archive: the archive that the file lies in, which must be the user's own.

    Raises:
        ArchiveError: it cannot be written, or leads through a symbolic link of the archive.
        UsageError: the archive is the one that regdiff carries.
    """
    if archive is not None:
        if not owns(archive):
            raise UsageError(
                say("the archive that regdiff carries is not written to"), fix=say("use --links FILE, or regdiff init")
            )
        archive.require_no_link(path)
    sweep(path)
    if not decided.is_empty:
        write_atomically(path, write_links(decided).encode("utf-8"))
        return
    path.unlink(missing_ok=True)
    if archive is not None and path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


@contextmanager
def _held(links: Path | None, archive: Path | None) -> Iterator[None]:
    """Let one process at a time read, change and write links."""
    root = open_archive(archive).root if links is None else links.absolute().parent
    if not root.is_dir():
        yield
        return
    with locked(Archive(root)):
        yield


def edit(
    names: tuple[str, str],
    act: Callable[[Work, ChangeSet], tuple[Decisions, Iterable[tuple[Side, Ref]]]],
    links: Path | None = None,
    archive: Path | None = None,
) -> Edited:
    """Change what is decided on two texts, and keep it; nothing is written where it does not fit, or contradicts itself.

    Args:
        names: what the user calls the two texts.
        act: given the texts with what is decided, and what changed between them, returns what is decided now and the
            articles that were spoken of.
        links: as for `open_work`.
        archive: as for `open_work`.

    Raises:
        RegdiffError: as `open_work` and `save` do.
        LinksError: an article is not there.
    """
    with _held(links, archive):
        work = open_work(*names, links, archive)
        after, spoken = act(work, compare(work.old, work.new, work.decided))
        change_set = compare_revisions(work.old, work.new, after)
        seen = touched(change_set, set(spoken))
        write = after != work.decided or (work.path.exists() and read_text(work.path) != write_links(after))
        if write:
            save(work.path, after, work.archive)
    return Edited(display_path(work.path), work.decided, after, change_set, seen, work.remarks, write)


def touched(change_set: ChangeSet, spoken: set[tuple[Side, Ref]]) -> tuple[Change, ...]:
    """Return the changes of articles that were spoken of, in reading order."""
    names = names_of(change_set)

    def is_named(change: Change) -> bool:
        old, new = names.of(change)
        return any((side, ref) in spoken for side, refs in ((Side.OLD, old), (Side.NEW, new)) for ref in refs)

    return tuple(c for c in change_set.changes if c.unit is UnitKind.ARTICLE and is_named(c))


class Refitted(NamedTuple):
    """What became of decisions whose texts were changed."""

    path: str
    after: Decisions
    lost: tuple[str, ...]
    """What names an article that is not there any more, a line each."""
    remarks: tuple[str, ...]


def refit(names: tuple[str, str], links: Path | None = None, archive: Path | None = None) -> Refitted:
    """Bind what is decided to the two texts as they are now; what names an article that is gone is left out, and told.

    Raises:
        RegdiffError: as `open_work` and `save` do, but for a file that does not fit.
        UsageError: there is no links file.
    """
    with _held(links, archive):
        root, (before, after), path = _find(*names, links, archive)
        if not path.exists():
            raise UsageError(say("no links file {path}", path=display_path(path)), fix=say("there is nothing to bind anew"))
        decided, lost = refitted(read_file(path).decisions, before.revision, after.revision)
        compare_revisions(before.revision, after.revision, decided)
        save(path, decided, None if links else root)
    return Refitted(display_path(path), decided, tuple(lost), tuple(dict.fromkeys((*before.remarks, *after.remarks))))
