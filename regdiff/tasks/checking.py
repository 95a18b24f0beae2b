"""What the rules need to know around a text: the revision before, what landed, the other heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from regdiff.archive.git import INDEX, LINK, Blob, Index, Repository
from regdiff.archive.instruments import instrument_beside
from regdiff.archive.links import LARGEST, is_on, links_entries, links_strays
from regdiff.archive.order import before
from regdiff.archive.store import LINKED, SUFFIX, Archive, display_path, is_name, shown
from regdiff.checks.rule import Checked, Subject
from regdiff.errors import ArchiveError, Place, RegdiffError, TextError, UsageError
from regdiff.messages import reason_of, say
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.tasks.decided import sort_out
from regdiff.tasks.sides import is_there, no_file, printable


class Stored(NamedTuple):
    """A text as it lies in the archive, whatever it holds."""

    slug: str
    label: str
    name: str
    """Its path as the user writes it."""
    text: str
    problem: str
    """Why it cannot be a revision, empty where it can."""
    about: Subject = Subject.TEXT
    """Whether it is a text, or a links file; the label of a links file is its name without ending."""
    instrument: str = ""
    """The text of the instrument that lies beside it; empty where there is none."""


def decode(slug: str, label: str, name: str, data: bytes, mode: str = "") -> Stored:
    """Make a stored text of bytes; what is no text of a revision is said in `problem`."""
    problem = ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, problem = data.decode("utf-8", "replace"), say("not UTF-8 at byte {start}", start=error.start)
    if mode == LINK:
        text, problem = "", LINKED  # what it leads to is no text of the archive
    elif not (is_name(slug) and is_name(label)):
        problem = say("{slug}/{label} is no name of a revision (use letters, digits, - and .)", slug=slug, label=label)
    return Stored(slug, label, name, text, problem)


def _decode_links(slug: str, stem: str, name: str, data: bytes) -> Stored:
    """Make a stored links file of bytes; what is none is said in `problem`."""
    problem = "" if len(data) <= LARGEST else say("larger than any links file")
    try:
        text = "" if problem else data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, problem = "", say("not UTF-8 at byte {start}", start=error.start)
    return Stored(slug, stem, name, text, problem, Subject.LINKS)


def links_in_work_tree(archive: Archive) -> list[Stored]:
    """Return all links files as they lie in the work tree, and the symbolic links in their place."""
    out = []
    for entry in links_entries(archive):
        try:
            data = entry.path.read_bytes()
        except OSError as error:
            raise ArchiveError(
                say("cannot be read: {reason}", reason=reason_of(error)), place=Place(display_path(entry.path))
            ) from error
        out.append(_decode_links(entry.slug, entry.stem, entry.name, data))
    for path, why in links_strays(archive):
        slug = path.relative_to(archive.root).parts[0]
        out.append(Stored(slug, path.stem, shown(path), "", why, Subject.LINKS))
    return out


def links_in_git(repository: Repository, where: Index | str) -> list[Stored]:
    """Return all links files as they are staged, or as they stand at a commit."""
    return [
        Stored(blob.slug, blob.label, blob.path, "", LINKED, Subject.LINKS)
        if blob.mode == LINK
        else _decode_links(blob.slug, blob.label, blob.path, repository.read(blob))
        for blob in repository.links(where)
    ]


def in_work_tree(archive: Archive) -> list[Stored]:
    """Return all texts as they lie in the work tree."""
    out = []
    for entry in archive.entries():
        try:
            data = entry.path.read_bytes()
        except OSError as error:
            raise ArchiveError(
                say("cannot be read: {reason}", reason=reason_of(error)), place=Place(display_path(entry.path))
            ) from error
        beside = instrument_beside(archive, entry.slug, entry.label).decode("utf-8", "replace")
        out.append(decode(entry.slug, entry.label, display_path(entry.path), data)._replace(instrument=beside))
    return out + [_link(archive, path) for path, why in archive.strays() if why == LINKED]


def _link(archive: Archive, path: Path) -> Stored:
    """A symbolic link in the archive, as a text that cannot be a revision."""
    folder = path.parent.name if path.parent != archive.root else path.name
    return Stored(folder, path.stem, shown(path), "", LINKED)


def in_git(repository: Repository, where: Index | str) -> list[Stored]:
    """Return all texts as they are staged, or as they stand at a commit."""
    beside = {(blob.slug, blob.label): blob for blob in repository.instruments(where)}
    out = []
    for blob in repository.blobs(where):
        found = beside.get((blob.slug, blob.label))
        text = repository.read(found).decode("utf-8", "replace") if found else ""
        out.append(_stored(repository, blob)._replace(instrument=text))
    return out


def _stored(repository: Repository, blob: Blob) -> Stored:
    return decode(blob.slug, blob.label, blob.path, repository.read(blob), blob.mode)


def landed(repository: Repository, base: str) -> dict[tuple[str, str], str]:
    """Return the texts that others have: slug and label → text; `base` is empty for none."""
    texts = in_git(repository, base) if base else []
    return {(each.slug, each.label): each.text for each in texts}


def checked(
    targets: Iterable[Stored], everything: Iterable[Stored], landed: Mapping[tuple[str, str], str]
) -> Iterator[Checked]:
    """Put each target beside what the rules need to know of the archive.

    Args:
        targets: the texts and links files to be checked.
        everything: all texts and links files of the archive in the same state, among them the targets.
        landed: the texts that others have.
    """
    regulations: dict[str, list[Revision]] = {}
    named: dict[str, dict[str, Revision]] = {}
    links: dict[str, list[tuple[str, str, str | RegdiffError]]] = {}
    for each in everything:
        if each.about is Subject.LINKS:
            links.setdefault(each.slug, []).append((each.label, each.name, each.text))
        elif (revision := parsed(each)) is not None:
            regulations.setdefault(each.slug, []).append(revision)
            if each.label == revision.head.label:  # else no command finds it
                named.setdefault(each.slug, {})[each.label] = revision
    shelves = {slug: sort_out(files, named.get(slug, {}).values()) for slug, files in links.items()}
    for target in targets:
        if target.about is Subject.LINKS:
            known = named.get(target.slug, {})
            name, text, label, problem = target.name, target.text, target.label, target.problem
            yield Checked(name, text, label, problem=problem, about=Subject.LINKS, revisions=known)
            continue
        revision = parsed(target)
        others = [other for other in regulations.get(target.slug, ()) if other.head.label != target.label]
        older = before(revision.head, others) if revision else None
        shelf = shelves.get(target.slug)
        yield Checked(
            name=target.name,
            text=target.text,
            label=target.label,
            before=older,
            landed=landed.get((target.slug, target.label)),
            others=tuple(other.head for other in others),
            problem=target.problem,
            instrument=target.instrument,
            decided=shelf.of(older, revision) if shelf and older and revision else None,
        )


def parsed(stored: Stored) -> Revision | None:
    """Return the revision that a text holds; None where it cannot be read."""
    try:
        return None if stored.problem or stored.about is Subject.LINKS else parse(stored.text, stored.name)
    except TextError:
        return None


def repository_of(archive: Archive) -> Repository | None:
    """Return the repository of an archive, None where it lies in none."""
    try:
        return Repository(archive)
    except RegdiffError:
        return None


def pick_stored(texts: Iterable[Stored], specs: Iterable[str]) -> list[Stored]:
    """Return the texts that `specs` name: labels, slug/label, slugs or paths; all without any.

    With a text go the links files on it.

    Raises:
        UsageError: nothing of that name.
    """
    every, wanted = list(texts), list(specs)
    if not wanted:
        return every
    out = []
    for spec in wanted:
        names = {spec, shown(Path(spec))}
        found = [
            t
            for t in every
            if spec in {t.label, f"{t.slug}/{t.label}", t.slug} or {t.name, t.name.replace("\\", "/")} & names
        ]
        if not found:
            raise _not_there(spec, every)
        on_them = [each for each in every if any(_is_on(each, text) for text in found)]
        out += [each for each in (*found, *on_them) if each not in out]
    return out


def _is_on(links: Stored, text: Stored) -> bool:
    """Say whether a links file is on a text."""
    return (
        links.about is Subject.LINKS
        and text.about is Subject.TEXT
        and links.slug == text.slug
        and is_on(links.label, text.label)
    )


def _not_there(spec: str, every: Sequence[Stored]) -> UsageError:
    """Return the error for what is no text of the archive: a file elsewhere, no file, or no revision."""
    there = [f"{t.slug}/{t.label}" for t in every[:20] if t.about is Subject.TEXT] or say("none")
    if not spec:
        return UsageError(say("an empty name is no text of the archive"), fix=say("there is: {there}", there=there))
    if is_there(Path(spec)):
        return UsageError(
            say("{spec} is no text of the archive", spec=printable(spec)), fix=say("there is: {there}", there=there)
        )
    if "/" in spec or spec.endswith(SUFFIX):
        return no_file(spec)
    return UsageError(say("no revision {spec} in the archive", spec=spec), fix=say("there is: {there}", there=there))


__all__ = [
    "INDEX",
    "Stored",
    "checked",
    "in_git",
    "in_work_tree",
    "landed",
    "links_in_git",
    "links_in_work_tree",
    "parsed",
    "pick_stored",
    "repository_of",
]
