"""`regdiff add`: a source of whatever kind → one more revision in the archive, shown before it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regdiff.archive.git import Repository
from regdiff.archive.order import before
from regdiff.archive.store import Archive, display_path, is_name, locked, sweep, write_atomically
from regdiff.checks.rules.rd601_landed_changed import errata
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import ArchiveError, Place, RegdiffError, SourceError, TextError, UsageError
from regdiff.intake.build import Taken, take
from regdiff.intake.read import TRACKED
from regdiff.model.head import ATTESTATIONS, make_head
from regdiff.model.naming import is_same_work, work_name
from regdiff.model.parse import is_canonical, parse
from regdiff.model.text import fold
from regdiff.model.tidy import tidy
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.report.summary import commit_message
from regdiff.tasks.checking import in_work_tree, parsed
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.sides import own_archive, printable, read_bytes


@dataclass(frozen=True)
class Wish:
    """What the user asked for beside label and source."""

    slug: str = ""
    """The regulation; found by itself where there is one, or one of the source's title."""
    title: str = ""
    """Which regulation of the source, where it holds several; else the title, where the source has another or none."""
    replace: bool = False
    """Put it in the place of a revision that exists."""
    erratum: str = ""
    """Why that is done, for the head."""
    attestation: str = ""
    mend: bool = True
    tracked: str = TRACKED[0]
    promulgated: date | None = None
    """What the head is to say, whatever the source says; so are the next three."""
    effective: date | None = None
    issuer: str = ""
    note: str = ""


@dataclass(frozen=True)
class Prepared:
    """A revision that is ready to be written."""

    archive: Archive
    path: Path
    revision: Revision
    taken: Taken | None
    """What was done to the source; None for a canonical text."""
    older: Revision | None
    """The nearest earlier revision."""
    change_set: ChangeSet | None
    """What changed since it."""
    replaced: bytes | None
    """The text that it replaces."""
    others: tuple[Revision, ...] = ()
    """The regulation's other revisions."""
    at_odds: str = ""
    """The title of the regulation that it is to be stored under, where that is another than its own."""

    @property
    def text(self) -> str:
        """The canonical text."""
        return write(self.revision)


def read_input(source: Path | None, stdin: bytes = b"") -> tuple[bytes, str]:
    """Return the bytes of a source and its name; None is standard input."""
    return (stdin, "stdin") if source is None else (read_bytes(source), printable(source.name))


def prepare(label: str, data: bytes, name: str, wish: Wish | None = None, archive: Path | None = None) -> Prepared:
    """Read a source and put it beside the archive; nothing is written.

    Args:
        label: the new revision's label.
        data: the source.
        name: its name.
        wish: what else the user asked for.
        archive: the archive's folder.

    Raises:
        RegdiffError: the source cannot be read, holds no regulation or several, or the revision exists.
    """
    wish = wish or Wish()
    root = own_archive(archive)
    if wish.attestation and wish.attestation not in ATTESTATIONS:
        raise UsageError(f"no attestation {wish.attestation}", fix=f"use one of {', '.join(ATTESTATIONS)}")
    if wish.slug:
        root.path_for(wish.slug, label)  # a name that is none is said before the source is read
    taken = None
    if _is_canonical(data):
        revision = _canonical(data, name, label, wish.attestation)
    else:
        taken = take(
            data,
            name,
            label=label,
            title=wish.title,
            mend=wish.mend,
            attestation=wish.attestation,
            tracked=wish.tracked,
        )
        revision = taken.revision
    revision = _completed(revision, wish)
    path = root.path_for(wish.slug or _slug(root, revision), label)
    at_odds = _at_odds(root, path.parent.name, revision.head.title)
    return _beside(Prepared(root, path, revision, taken, None, None, None, at_odds=at_odds), wish)


def _is_canonical(data: bytes) -> bool:
    """Say whether a source is canonical text but for its line ends and blanks; bytes that are no UTF-8 are judged, too."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return is_canonical(text.replace("\r\n", "\n"))


def _completed(revision: Revision, wish: Wish) -> Revision:
    """Return the revision with what the user says of it in its head."""
    said = {"promulgated": wish.promulgated, "effective": wish.effective, "issuer": wish.issuer, "note": wish.note}
    values: dict[str, object] = {key: value for key, value in said.items() if value}
    if wish.title and fold(wish.title) not in fold(revision.head.title):
        values["title"] = wish.title
    if not values:
        return revision
    old = dict(revision.head.values)
    if wish.effective:
        old.pop("first effective", None)
    order = ("title", "label", "promulgated", "effective", "first effective", "issuer", "note")
    merged = old | values
    return replace(revision, head=make_head({key: merged[key] for key in order if key in merged} | merged))


def _canonical(data: bytes, name: str, label: str, attestation: str) -> Revision:
    """Read a text that is canonical but for white space; of its head only what was asked for changes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 at byte {error.start}", place=Place(name), fix="canonical text is UTF-8") from error
    revision = parse(tidy(text, name), name)
    wanted = {"label": label} | ({"attestation": {"default": attestation}} if attestation else {})
    if all(revision.head.values.get(key) == value for key, value in wanted.items()):
        return revision
    return replace(revision, head=make_head({**revision.head.values, **wanted}))


def _slug(archive: Archive, revision: Revision) -> str:
    """Return the slug of the archive's regulation of the same title.

    Raises:
        UsageError: the source has no title, or the archive holds no such regulation, or several.
    """
    title = revision.head.title
    if not title:
        raise UsageError("the source has no title", fix="say which regulation it is: --title TITLE or --regulation SLUG")
    titles = _titles(archive)
    found = sorted({slug for slug, named in titles if is_same_work(named, title)})
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"several regulations are called 《{title}》", fix=f"name one with --regulation: {', '.join(found)}"
        )
    there = ", ".join(sorted({slug for slug, _ in titles})) or "none yet"
    raise UsageError(
        f"the archive holds no regulation called 《{title}》",
        fix=f"to store it as a new one: --regulation {propose(title)}; there is: {there}",
    )


def propose(title: str) -> str:
    """Return a slug for a regulation of this title: its name, as far as a folder's name takes it."""
    slug = re.sub(r"[^\w.\-]+", "-", work_name(title)).strip("-._")[:40].rstrip("-._")
    return slug if is_name(slug) else "regulation"


def _titles(archive: Archive) -> list[tuple[str, str]]:
    """Slug and title of every stored revision that can be read."""
    return [(each.slug, old.head.title) for each in in_work_tree(archive) if (old := parsed(each))]


def _at_odds(archive: Archive, slug: str, title: str) -> str:
    """Return the title that a regulation of the archive has, where it is another than `title`; else nothing."""
    titles = [named for other, named in _titles(archive) if other == slug and named]
    return titles[-1] if titles and not any(is_same_work(named, title) for named in titles) else ""


def _beside(prepared: Prepared, wish: Wish) -> Prepared:
    """Put the revision beside what the archive holds."""
    replaced = _existing(prepared.path)
    if replaced is not None:
        if not wish.replace:
            raise _exists(prepared.path)
        revision = _with_erratum(prepared.revision, replaced.decode("utf-8", "replace"), wish.erratum)
        prepared = replace(prepared, revision=revision, replaced=replaced)
    stored = [each for each in in_work_tree(prepared.archive) if each.slug == prepared.path.parent.name]
    read = [parsed(each) for each in stored if each.label != prepared.path.stem]
    others = tuple(other for other in read if other)
    older = before(prepared.revision.head, others)
    changed = compare_revisions(older, prepared.revision) if older else None
    return replace(prepared, older=older, change_set=changed, others=others)


def _exists(path: Path) -> ArchiveError:
    return ArchiveError(
        f"revision {path.stem} exists", place=Place(display_path(path)), fix="use --replace to put another in its place"
    )


def _existing(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _with_erratum(revision: Revision, replaced: str, why: str) -> Revision:
    """Say in the head that the stored text was corrected; the text it had says nothing else."""
    try:
        old = parse(replaced).head
    except TextError:
        return revision
    kept = errata(old)
    again = replace(revision, head=make_head({**revision.head.values, "erratum": kept}))
    if replaced in {write(revision), write(again)} and not why:
        return parse(replaced)
    one, other = (str(head.source.get("name", "an unknown source")) for head in (old, revision.head))
    line = why or f"the text made from {one} was replaced by the one made from {other}"
    return replace(revision, head=make_head({**revision.head.values, "erratum": [*kept, line]}))


def edited(prepared: Prepared, text: str, wish: Wish | None = None) -> Prepared:
    """Return what is prepared with the text that the user's editor gave back.

    Raises:
        TextError: it is no canonical text any more; the message names the file that keeps it.
    """
    try:
        revision = parse(tidy(text, prepared.path.name), prepared.path.name)
        if revision.head.label != prepared.path.stem:
            raise TextError(f"the label became {revision.head.label!r}", fix=f"keep label: '{prepared.path.stem}'")
    except RegdiffError as error:
        raise TextError(f"{error}; your text is kept in {_keep(text)}", fix="mend it and add it") from error
    if write(revision) == prepared.text:
        return prepared
    source = dict(revision.head.source)
    source["intake"] = [*(source.get("intake") or []), {"repair": "edited-by-hand", "count": 1, "lines": []}]
    head = make_head({**revision.head.values, "source": source})
    return _beside(replace(prepared, revision=replace(revision, head=head), replaced=None), wish or Wish())


def _keep(text: str) -> str:
    import tempfile

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="regdiff-", suffix=".txt", delete=False) as file:
        file.write(text)
    return file.name


def store(prepared: Prepared) -> str:
    """Write a prepared revision and return its path as the user writes it.

    Raises:
        ArchiveError: it cannot be written, or another process changed the archive meanwhile.
    """
    data = prepared.text.encode("utf-8")
    if parse(prepared.text, prepared.path.name) != prepared.revision:
        raise ArchiveError(
            "the source does not survive a round trip through canonical text", place=Place(str(prepared.path))
        )
    with locked(prepared.archive):
        now = _existing(prepared.path)
        if now != prepared.replaced:
            if prepared.replaced is None:
                raise _exists(prepared.path)
            raise ArchiveError(f"revision {prepared.path.stem} was changed meanwhile", fix="look at it, and add again")
        sweep(prepared.path)
        if now != data:
            write_atomically(prepared.path, data)
    return display_path(prepared.path)


def commit(prepared: Prepared, lang: str = "zh") -> str:
    """Commit exactly the file of a stored revision and return the commit's short name.

    Raises:
        ArchiveError: the archive is not in git, or git or a hook refused.
    """
    message = commit_message(prepared.revision, prepared.change_set, lang)
    return Repository(prepared.archive).commit_file(prepared.path, message)
