"""`regdiff add`: a source of whatever kind → one more revision in the archive, shown before it is written."""

from __future__ import annotations

import re
import shlex
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regdiff.archive.git import Repository
from regdiff.archive.order import before
from regdiff.archive.store import Archive, display_path, is_name, locked, sweep, write_atomically
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import ArchiveError, Place, RegdiffError, SourceError, TextError, UsageError
from regdiff.intake.build import Taken, take
from regdiff.intake.read import TRACKED
from regdiff.messages import Message, quoted, say
from regdiff.model.head import ATTESTATIONS
from regdiff.model.links import Decisions
from regdiff.model.naming import is_same_work, work_name
from regdiff.model.parse import is_canonical, parse
from regdiff.model.tidy import tidy
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.report.summary import commit_message
from regdiff.tasks.checking import in_work_tree, parsed
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.decided import misfits_of, shelf_of
from regdiff.tasks.heads import complete, edited_head, inherit, refuse_control_characters, relabel, with_erratum
from regdiff.tasks.sides import own_archive, printable, read_bytes

_LONGEST = 200
"""Of what a hook says so many characters are told."""


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

    def said(self) -> dict[str, object]:
        """Return what the user says of the revision, by the keys of the head; what is empty was not said."""
        return {
            "title": self.title,
            "promulgated": self.promulgated,
            "effective": self.effective,
            "issuer": self.issuer,
            "note": self.note,
            "attestation": self.attestation,
            "erratum": self.erratum,
        }


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
    at_odds: tuple[str, ...] = ()
    """Why it is not to be stored under that regulation without asking."""
    kept: tuple[str, ...] = ()
    """Keys of its head that are those of the revision that it replaces."""
    decided: Decisions | None = None
    """What a person decided on the earlier revision and this one."""
    misfits: tuple[str, ...] = ()
    """Links files of the archive that do not fit this text, and why."""

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
    refuse_control_characters(wish.said())
    if wish.attestation and wish.attestation not in ATTESTATIONS:
        raise UsageError(
            say("no attestation {attestation}", attestation=wish.attestation),
            fix=say("use one of {known}", known=[*ATTESTATIONS]),
        )
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
    revision = replace(revision, head=complete(revision.head, wish.said()))
    path = root.path_for(wish.slug or _slug(root, revision), label)
    prepared = Prepared(root, path, revision, taken, None, None, _replaced(path, wish))
    return _beside(_inherited(prepared, wish))


def _is_canonical(data: bytes) -> bool:
    """Say whether a source is canonical text but for its line ends and blanks; bytes that are no UTF-8 are judged, too."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return is_canonical(text.replace("\r\n", "\n"))


def _canonical(data: bytes, name: str, label: str, attestation: str) -> Revision:
    """Read a text that is canonical but for white space; of its head only what was asked for changes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            say("not UTF-8 at byte {start}", start=error.start), place=Place(name), fix=say("canonical text is UTF-8")
        ) from error
    revision = parse(tidy(text, name), name)
    return replace(revision, head=relabel(revision.head, label, attestation))


def _slug(archive: Archive, revision: Revision) -> str:
    """Return the slug of the archive's regulation of the same title.

    Raises:
        UsageError: the source has no title, or the archive holds no such regulation, or several.
    """
    title = revision.head.title
    if not title:
        raise UsageError(
            say("the source has no title"), fix=say("say which regulation it is: --title TITLE or --regulation SLUG")
        )
    titles = _titles(archive)
    found = sorted({slug for slug, named in titles if is_same_work(named, title)})
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            say("several regulations are called 《{title}》", title=title),
            fix=say("name one with --regulation: {known}", known=[*found]),
        )
    there = sorted({slug for slug, _ in titles}) or say("none yet")
    raise UsageError(
        say("the archive holds no regulation called 《{title}》", title=title),
        fix=say("to store it as a new one: --regulation {title}; there is: {there}", title=propose(title), there=there),
    )


def propose(title: str) -> str:
    """Return a slug for a regulation of this title: its name, as far as a folder's name takes it."""
    slug = re.sub(r"[^\w.\-]+", "-", work_name(title)).strip("-._")[:40].rstrip("-._")
    return slug if is_name(slug) else "regulation"


def _titles(archive: Archive) -> list[tuple[str, str]]:
    """Slug and title of every stored revision that can be read."""
    return [(each.slug, old.head.title) for each in in_work_tree(archive) if (old := parsed(each))]


def _at_odds(archive: Archive, path: Path, title: str) -> tuple[str, ...]:
    """Return why a text of this title is not to be stored at `path` without asking, a sentence each."""
    slug, titles = path.parent.name, _titles(archive)
    own = [named for other, named in titles if other == slug and named]
    same = sorted({other for other, named in titles if is_same_work(named, title)})
    out = []
    if own and not any(is_same_work(named, title) for named in own):
        out.append(say("《{title}》 is not 《{own}》, which {slug} holds", title=title, own=own[-1], slug=slug))
    if same and slug not in same:
        out.append(say("《{title}》 stands under {known}, and not under {slug}", title=title, known=[*same], slug=slug))
    return (*out, *_alike(archive, path))


def _alike(archive: Archive, path: Path) -> tuple[str, ...]:
    """Return what of the archive bears the name of `path` where letter case does not count: some systems see one file."""
    slugs = {each.slug for each in archive.entries()}
    labels = {each.label for each in archive.entries() if each.slug == path.parent.name}
    return tuple(
        say("{name} differs from {other} in letter case alone", name=name, other=other)
        for name, there in ((path.parent.name, slugs), (path.stem, labels))
        if name not in there
        for other in sorted(there)
        if _caseless(other) == _caseless(name)
    )


def _caseless(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _replaced(path: Path, wish: Wish) -> bytes | None:
    """Return the text that is to be replaced.

    Raises:
        ArchiveError: there is one, and nobody wished to replace it.
        UsageError: there is none, and somebody did.
    """
    there = _existing(path)
    if there is None and wish.replace:
        raise UsageError(
            say("no revision {name}/{stem} to replace", name=path.parent.name, stem=path.stem),
            fix=say("see regdiff list, or leave --replace out"),
        )
    if there is not None and not wish.replace:
        raise _exists(path)
    return there


def _inherited(prepared: Prepared, wish: Wish) -> Prepared:
    """Put what was said of the replaced revision before, and why it is replaced, into the head."""
    old = _parsed(prepared.replaced)
    if old is None:
        return replace(prepared, revision=with_erratum(prepared.revision, None, wish.erratum))
    said = {key for key, value in wish.said().items() if value}
    revision, kept = inherit(prepared.revision, old, said, is_source=prepared.taken is not None)
    return replace(prepared, revision=with_erratum(revision, old, wish.erratum), kept=kept)


def _parsed(stored: bytes | None) -> Revision | None:
    """Return the revision that stored bytes hold; a text that cannot be read says nothing."""
    try:
        return None if stored is None else parse(stored.decode("utf-8"))
    except (TextError, UnicodeDecodeError):
        return None


def _beside(prepared: Prepared) -> Prepared:
    """Put the revision beside what the archive holds."""
    at_odds = _at_odds(prepared.archive, prepared.path, prepared.revision.head.title)
    stored = [each for each in in_work_tree(prepared.archive) if each.slug == prepared.path.parent.name]
    read = [parsed(each) for each in stored if each.label != prepared.path.stem]
    others = tuple(other for other in read if other)
    older = before(prepared.revision.head, others)
    slug = prepared.path.parent.name
    decided = shelf_of(prepared.archive, slug, (*others, prepared.revision)).of(older, prepared.revision) if older else None
    return replace(
        prepared,
        older=older,
        change_set=compare_revisions(older, prepared.revision, decided) if older else None,
        others=others,
        at_odds=at_odds,
        decided=decided,
        misfits=tuple(misfits_of(prepared.archive, slug, prepared.revision, others)),
    )


def _exists(path: Path) -> ArchiveError:
    return ArchiveError(
        say("revision {stem} exists", stem=path.stem),
        place=Place(display_path(path)),
        fix=say("use --replace to put another in its place"),
    )


def _existing(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def edited(prepared: Prepared, text: str) -> Prepared:
    """Return what is prepared with the text that the user's editor gave back; its title is judged anew.

    Raises:
        TextError: it is no canonical text any more; the message names the file that keeps it.
    """
    try:
        revision = parse(tidy(text, prepared.path.name), prepared.path.name)
        if revision.head.label != prepared.path.stem:
            raise TextError(
                say("the label became {label!r}", label=revision.head.label),
                fix=say("keep label: '{stem}'", stem=prepared.path.stem),
            )
    except RegdiffError as error:
        raise TextError(
            say("{error}; your text is kept in {text}", error=error, text=_keep(text)), fix=say("mend it and add it")
        ) from error
    if write(revision) == prepared.text:
        return prepared
    revision = replace(revision, head=edited_head(revision.head, prepared.revision.head))
    return _beside(replace(prepared, revision=with_erratum(revision, _parsed(prepared.replaced), "")))


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
            say("the source does not survive a round trip through canonical text"), place=Place(str(prepared.path))
        )
    with locked(prepared.archive):
        now = _existing(prepared.path)
        if now != prepared.replaced:
            if prepared.replaced is None:
                raise _exists(prepared.path)
            raise ArchiveError(
                say("revision {stem} was changed meanwhile", stem=prepared.path.stem), fix=say("look at it, and add again")
            )
        sweep(prepared.path)
        if now != data:
            write_atomically(prepared.path, data)
    return display_path(prepared.path)


def require_git(prepared: Prepared) -> None:
    """Make sure, before anything is written, that there is a repository to commit into.

    Raises:
        ArchiveError: git cannot be run, or the archive is not in git.
    """
    Repository(prepared.archive)


def commit(prepared: Prepared, lang: str = "zh") -> str:
    """Commit exactly the file of a stored revision and return the commit's short name.

    The file stays where git refuses: it may hold what the user wrote in an editor.

    Raises:
        ArchiveError: git or a hook refused; the message says what is left.
    """
    message = commit_message(prepared.revision, prepared.change_set, lang)
    try:
        return Repository(prepared.archive).commit_file(prepared.path, message)
    except ArchiveError as error:
        name = display_path(prepared.path)
        raise ArchiveError(
            say("{name} is written and not committed; {what}", name=name, what=_first(error.what)),
            fix=say("mend it and commit it, or undo with {command}", command=_undo(prepared, name)),
        ) from error


def _undo(prepared: Prepared, name: str) -> str:
    return f"{'rm' if prepared.replaced is None else 'git checkout'} -- {shlex.quote(name)}"


def _first(said: Message) -> Message:
    """The first line of what git or a hook says, which may be pages."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if len(lines) <= 1 and len(said) <= _LONGEST:
        return said if lines else say("git refused")
    return quoted(lines[0] if len(lines[0]) <= _LONGEST else f"{lines[0][:_LONGEST]}…")
