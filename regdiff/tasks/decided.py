"""What a person decided on revisions of the archive: found where it lies, and applied only where it fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from regdiff.archive.links import LinksEntry, is_on, links_entries, links_path, links_strays, read_text
from regdiff.archive.store import Archive, display_path, shown
from regdiff.errors import LinksError, Place, RegdiffError
from regdiff.messages import Message, say
from regdiff.model.links import Decisions
from regdiff.model.links_file import LinksFile, read_links
from regdiff.model.links_fit import Misfit, examine, in_short, misfits
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

REFIT = say("regdiff links OLD NEW --refit binds them to the texts as they are")
LOST = say("name it after two revisions that are there, or take it away")


class Shelf(NamedTuple):
    """What is decided on the revisions of one regulation."""

    decided: dict[tuple[str, str], Decisions]
    """Labels of two revisions → what is decided on them; only what fits."""
    problems: tuple[str, ...]
    """Why links files are not applied, a line each."""

    def of(self, old: Revision, new: Revision) -> Decisions | None:
        """Return what is decided on two of the revisions."""
        return self.decided.get((old.head.label, new.head.label))

    def places(self, revisions: Sequence[Revision]) -> dict[tuple[int, int], Decisions]:
        """Return what is decided by the 0-based places of two revisions in a sequence."""
        at = {revision.head.label: place for place, revision in enumerate(revisions)}
        return {(at[old], at[new]): decided for (old, new), decided in self.decided.items() if old in at and new in at}


def read_file(path: Path) -> LinksFile:
    """Read a links file.

    Raises:
        RegdiffError: it cannot be read, or is none.
    """
    return read_links(read_text(path), display_path(path))


def load(path: Path, old: Revision, new: Revision) -> Decisions:
    """Return what a links file decides on two revisions; nothing yet where there is no file.

    Raises:
        RegdiffError: it cannot be read, or is no links file.
        LinksError: it does not fit the two; the message says why.
    """
    if not (path.exists() or path.is_symlink()):
        return Decisions.on(old, new)
    file = read_file(path)
    if found := misfits(file, old, new):
        raise LinksError(in_short(found), place=Place(display_path(path), found[0].line), fix=REFIT)
    return file.decisions


def decided_on(archive: Archive, slug: str, old: Revision, new: Revision) -> tuple[Decisions | None, tuple[str, ...]]:
    """Return what the archive decides on two revisions of a regulation, and why it is not applied where it does not fit.

    Raises:
        RegdiffError: the links file cannot be read, or is none.
    """
    path = links_path(archive, slug, old.head.label, new.head.label)
    if not path.exists():
        return None, ()
    file = read_file(path)
    if found := misfits(file, old, new):
        return None, (_not_applied(display_path(path), found),)
    return file.decisions, ()


def shelf_of(archive: Archive, slug: str, revisions: Iterable[Revision]) -> Shelf:
    """Return all that the archive decides on the revisions of a regulation."""
    shelf = sort_out(((entry.stem, entry.name, read_entry(entry)) for entry in links_entries(archive, slug)), revisions)
    strays = (say("{name}: {why}", name=shown(path), why=why) for path, why in links_strays(archive, slug))
    return shelf._replace(problems=(*shelf.problems, *strays))


def read_entry(entry: LinksEntry) -> str | RegdiffError:
    """Return the text of a links file of the archive, or why it cannot be read."""
    try:
        return read_text(entry.path)
    except RegdiffError as error:
        return error


def sort_out(files: Iterable[tuple[str, str, str | RegdiffError]], revisions: Iterable[Revision]) -> Shelf:
    """Sort links files by the revisions that they are on.

    Args:
        files: of one regulation, each as its name without ending, its path as the user writes it, and its text or why it
            cannot be read.
        revisions: of the regulation.
    """
    by_label = {revision.head.label: revision for revision in revisions}
    decided: dict[tuple[str, str], Decisions] = {}
    problems = []
    for stem, name, text in files:
        try:
            if isinstance(text, RegdiffError):
                raise text
            file = read_links(text, name)
        except RegdiffError as error:
            problems.append(error.message)
            continue
        if found := examine(file, stem, by_label):
            problems.append(_not_applied(name, found))
        else:
            decided[file.decisions.old.label, file.decisions.new.label] = file.decisions
    return Shelf(decided, tuple(problems))


def misfits_of(archive: Archive, slug: str, revision: Revision, others: Iterable[Revision]) -> Iterator[str]:
    """Yield which links files on a revision do not fit it any more, once it stands in the archive, and why."""
    label = revision.head.label
    for entry in links_entries(archive, slug):
        if is_on(entry.stem, label):
            yield from sort_out([(entry.stem, entry.name, read_entry(entry))], [revision, *others]).problems


def _not_applied(name: str, found: list[Misfit]) -> Message:
    fix = LOST if found[0].is_lost else REFIT
    where = str(Place(name, found[0].line))
    return say("{where}: {what}; its links are not applied ({fix})", where=where, what=in_short(found), fix=fix)
