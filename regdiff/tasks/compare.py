"""`regdiff compare`: read two revisions, compare them, prove the result, render it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from regdiff.archive.store import write_atomically
from regdiff.comparing.changes import ChangeSet, compare
from regdiff.comparing.rebuild import prove
from regdiff.errors import UsageError
from regdiff.model.tree import Revision
from regdiff.report import formats
from regdiff.report.formats import Looks, format_of
from regdiff.tasks.noted import left_out_notes, odd_pair
from regdiff.tasks.oddities import oddities
from regdiff.tasks.redline import Document, Redline, redline
from regdiff.tasks.sides import open_archive, open_side, printable


class Comparison(NamedTuple):
    """A proved change set, and what there is to say about its two sides."""

    change_set: ChangeSet
    remarks: tuple[str, ...]
    """Oddities of the texts, and how a name was understood; one line each."""
    document: Document | None = None
    """The Word file that the new side was read from, if it was one."""


def compare_revisions(old: Revision, new: Revision) -> ChangeSet:
    """Compare two revisions and prove that the change set rebuilds `new` from `old`.

    Raises:
        LosslessnessError: it does not (a bug in regdiff).
    """
    change_set = compare(old, new)
    prove(old, new, change_set)
    return change_set


def compare_specs(old: str, new: str, archive: Path | None = None, lang: str = "zh") -> Comparison:
    """Compare what two specs name: labels, files or REV:LABEL; remarks are in `lang`.

    Raises:
        RegdiffError: one of them cannot be found or read.
    """
    root = open_archive(archive)
    before, after = open_side(old, root), open_side(new, root)
    change_set = compare_revisions(before.revision, after.revision)
    remarks = [*dict.fromkeys((*before.remarks, *after.remarks))]
    for side, name in ((before, old), (after, new)):
        remarks += [*left_out_notes(side.revision, printable(name), lang), *oddities(side.revision, printable(name))]
    stored = before.stored and after.stored
    odd = odd_pair(before.revision, after.revision, change_set, lang, stored=stored)
    document = Document(printable(Path(new).name), after.word) if after.word else None
    return Comparison(change_set, (*remarks, *odd), document)


def render(change_set: ChangeSet, name: str, looks: Looks = Looks()) -> str | bytes:  # noqa: B008 - immutable
    """Return the report of `change_set` in the format called `name`.

    Tracked changes are drawn into a document of our own; `render_comparison` draws them into the user's.

    Raises:
        UsageError: no such format, or something that it cannot show; for PDF, no browser.
    """
    if looks.tracked:
        return _tracked(change_set, name, looks, None).data
    if name != "pdf":
        return formats.render(change_set, name, looks)
    from regdiff.tasks.pdf import print_pdf

    return print_pdf(str(formats.render(change_set, "html", looks)))


def render_comparison(comparison: Comparison, name: str, looks: Looks) -> tuple[str | bytes, tuple[str, ...]]:
    """Return the report of a comparison, and what there is to say of it, one line each.

    Tracked changes are drawn into the new document, where it is a Word file.

    Raises:
        UsageError: as `render` does.
    """
    if looks.tracked:
        return _tracked(comparison.change_set, name, looks, comparison.document)
    return render(comparison.change_set, name, looks), ()


def _tracked(change_set: ChangeSet, name: str, looks: Looks, document: Document | None) -> Redline:
    if name != "docx":
        raise UsageError(f"tracked changes are for Word, not for {name}", fix="write -o report.docx")
    return redline(change_set, document, looks)


def write_report(path: Path, report: str | bytes) -> None:
    """Write a report atomically."""
    write_atomically(path, report.encode("utf-8") if isinstance(report, str) else report)


__all__ = [
    "Comparison",
    "Looks",
    "compare_revisions",
    "compare_specs",
    "format_of",
    "render",
    "render_comparison",
    "write_report",
]
