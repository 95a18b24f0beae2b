"""`regdiff export-git`: the archive as a git repository in which each revision is one commit."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from regdiff.archive.export import Commit, trailer, write_export
from regdiff.archive.order import in_sequence
from regdiff.archive.store import Entry, is_link, linked, read_stored, shown
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import UnitKind, units
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import Message, reason_of, say
from regdiff.model.head import Head
from regdiff.model.issuer import issuing_body
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.report.summary import commit_message
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.decided import Shelf, shelf_of
from regdiff.tasks.sides import open_archive

_UNDATED = "1970-01-01"


class Exported(NamedTuple):
    """What an export did."""

    commits: int
    last: str
    """Short name of the last commit."""
    remarks: tuple[str, ...]
    """What is left out or was guessed, one line each."""
    left_out: int


def export_git(
    folder: Path, archive: Path | None = None, slug: str = "", lang: str = "zh", *, clamp: bool = False
) -> Exported:
    """Write the history of all regulations, or of the one called `slug`, into the git repository `folder`.

    Raises:
        UsageError: nothing to export, or the folder holds something else, or revisions that are not exported now.
        ArchiveError: git refused.
    """
    root = open_archive(archive)
    if folder.resolve().is_relative_to(root.root.resolve()):
        raise UsageError(say("the repository would stand in the archive"), fix=say("choose a folder outside it"))
    regulations: dict[str, list[Entry]] = {}
    for entry in root.entries():
        if slug in {"", entry.slug}:
            regulations.setdefault(entry.slug, []).append(entry)
    commits: list[tuple[str, int, Commit]] = []
    remarks: list[str] = []
    left_out = 0
    for name, entries in regulations.items():
        revisions, problems = _read(entries)
        left_out += len(problems)
        remarks += [say("left out {problem}", problem=problem) for problem in problems]
        shelf = shelf_of(root, name, revisions)
        remarks += shelf.problems
        made, guessed = _commits(name, in_sequence(revisions), lang, shelf)
        commits += [(commit.day, number, commit) for number, commit in enumerate(made)]
        remarks += guessed
    strays = [say("{name}: {why}", name=shown(path), why=why) for path, why in root.strays(slug)]
    if slug and is_link(root.root / slug):
        raise linked(shown(root.root / slug))
    left_out += len(strays)
    remarks += [say("left out {stray}", stray=stray) for stray in strays]
    if not commits:
        raise UsageError(
            say("no revision of {slug}", slug=slug) if slug else say("no revision to export"), fix=say("see regdiff list")
        )
    ordered = [commit for _, _, commit in sorted(commits, key=lambda each: (each[0], each[2].path, each[1]))]
    return Exported(len(ordered), write_export(folder, ordered, clamp=clamp), tuple(remarks), left_out)


def _read(entries: list[Entry]) -> tuple[list[Revision], list[Message]]:
    revisions, problems = [], []
    for entry in entries:
        try:
            revisions.append(read_stored(entry.path.read_bytes(), f"{entry.slug}/{entry.label}.txt", entry.label))
        except RegdiffError as error:
            problems.append(error.message)
        except OSError as error:
            problems.append(say("{slug}/{label}: {why}", slug=entry.slug, label=entry.label, why=reason_of(error)))
    return revisions, problems


def _commits(slug: str, revisions: tuple[Revision, ...], lang: str, shelf: Shelf) -> tuple[list[Commit], list[Message]]:
    pairs = pairwise(revisions)
    steps: list[ChangeSet | None] = [None, *(compare_revisions(old, new, shelf.of(old, new)) for old, new in pairs)]
    commits, remarks = [], []
    before = ""
    for revision, step in zip(revisions, steps, strict=True):
        day, guess = _day(revision.head, before)
        if guess:
            remarks.append(say("{slug}/{label} is not dated; {guess}", slug=slug, label=revision.head.label, guess=guess))
        before = day
        message = commit_message(revision, step, lang) + f"\n{trailer(slug, revision.head.label)}"
        message += f"Promulgated: {revision.head.get('promulgated') or 'unknown'}\n"
        author = issuing_body(revision.head)
        commits.append(Commit(f"{slug}.txt", _body(revision), day, author, message))
    return commits, remarks


def _day(head: Head, before: str) -> tuple[str, str]:
    """Return the day of a commit, and what was taken for it where it is no date of promulgation."""
    from datetime import date

    for key in ("promulgated", "effective"):
        try:
            day = date.fromisoformat(head.get(key)).isoformat()
        except ValueError:
            continue
        if day >= before:
            said = say("the commit bears the date of its coming into force, {day}", day=day)
            return day, "" if key == "promulgated" else said
    return before or _UNDATED, say("the commit bears {date}", date=before or _UNDATED)


def _body(revision: Revision) -> str:
    """The text without its head; the number of an article stands in a line of its own.

    So a new number changes one short line, and git still knows the lines of the article's text.
    """
    blocks = []
    for unit in units(revision):
        name = f"{unit.printed}\n" if unit.kind is UnitKind.ARTICLE else f"{unit.printed}\u3000" if unit.printed else ""
        blocks.append(f"{name}{unit.text}".strip("\n\u3000"))
    return "\n\n".join(blocks) + "\n"
