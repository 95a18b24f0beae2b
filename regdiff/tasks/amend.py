"""`regdiff amend`: a base and instruments → the consolidated text, or the reasons why there is none, order by order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regdiff.amending.amended import Amended
from regdiff.amending.applying.amend import amend
from regdiff.archive.store import display_path, write_atomically
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.write import write
from regdiff.report.amended import ShownAmended, show_json, show_notes
from regdiff.tasks.instruments import open_instrument
from regdiff.tasks.sides import open_archive, open_side, printable


@dataclass(frozen=True)
class Request:
    """What the user asked for beside base and instruments."""

    title: str = ""
    """Which regulation, where an instrument amends several and the base's title is none of theirs."""
    label: str = ""
    partial: bool = False
    lang: str = "zh"
    """Of the notes."""


@dataclass(frozen=True)
class Consolidated:
    """What came of it, and how it is told."""

    amended: Amended
    text: str
    """The canonical text; empty where there is none."""
    notes: tuple[str, ...]
    """What there is to say beside it: refusals order by order, what was inferred, what is to be looked at."""
    json: str
    slug: str
    """The regulation in the archive that the base is a revision of; empty for a file."""

    @property
    def whole(self) -> bool:
        """Whether there is a text, and it has no holes."""
        return bool(self.text) and not self.amended.is_partial


def consolidate(base: str, instruments: tuple[Path, ...], asked: Request, archive: Path | None = None) -> Consolidated:
    """Apply instruments to a base, one after the other.

    Args:
        base: a label, a file, or REV:LABEL.
        instruments: files.
        asked: what else the user wishes.
        archive: the archive's folder.

    Raises:
        RegdiffError: one of them cannot be read, or an instrument holds no order.
    """
    root = open_archive(archive)
    side = open_side(base, root)
    opened = [open_instrument(path) for path in instruments]
    read = [each.instrument for each in opened]
    amended = amend(side.revision, *read, partial=asked.partial, title=asked.title, label=asked.label)
    names = [display_path(path) for path in instruments]
    shown = ShownAmended(amended, tuple(names), tuple(each.place for each in opened))
    remarks = [*side.remarks, *(remark for each in opened for remark in each.remarks)]
    notes = (*remarks, *show_notes(shown, printable(base), asked.lang))
    text = write(amended.revision) if amended.revision else ""
    slug = root.find(base).slug if side.stored and ":" not in base else ""
    return Consolidated(amended, text, notes, show_json(shown), slug)


def write_text(path: Path, text: str) -> None:
    """Write the text atomically."""
    write_atomically(path, text.encode("utf-8"))


def store(done: Consolidated, label: str, slug: str, archive: Path | None, lang: str, *, force: bool) -> tuple[str, str]:
    """Store the text as a revision and commit it; return its path, and the commit's short name.

    Raises:
        UsageError: there is no whole text, no label, or the rules find errors in it.
        ArchiveError: the revision exists, or cannot be written or committed.
    """
    from regdiff.tasks import add
    from regdiff.tasks.preview import failing

    if not done.whole or done.amended.revision is None:
        raise UsageError(say("a text with holes is not stored"), fix=say("leave --commit out"))
    name = label or done.amended.revision.head.label
    prepared = add.prepare(name, done.text.encode("utf-8"), f"{name}.txt", add.Wish(slug or done.slug), archive)
    if (errors := failing(prepared)) and not force:
        raise UsageError(
            say("nothing stored: {errors} errors by the rules", errors=errors),
            fix=say("look at them with regdiff add, or use --force"),
        )
    add.require_git(prepared)
    return add.store(prepared), add.commit(prepared, lang)
