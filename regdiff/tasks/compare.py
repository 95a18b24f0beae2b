"""`regdiff compare`: read two revisions, compare them, prove the result, render it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regdiff.archive.links import links_path
from regdiff.archive.store import Archive, write_atomically
from regdiff.comparing.changes import ChangeSet, compare
from regdiff.comparing.rebuild import prove
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.report import formats
from regdiff.report.formats import Looks, format_of
from regdiff.report.wording import Wording
from regdiff.tasks.noted import left_out_notes, odd_pair
from regdiff.tasks.oddities import oddities
from regdiff.tasks.sides import Opened, open_archive, open_side, printable, require_file

if TYPE_CHECKING:
    from regdiff.model.links import Decisions
    from regdiff.tasks.redline import Document, Redline


class Comparison(NamedTuple):
    """A proved change set, and what there is to say about its two sides."""

    change_set: ChangeSet
    remarks: tuple[str, ...]
    """Oddities of the texts, and how a name was understood; one line each."""
    document: Document | None = None
    """The Word file that the new side was read from, if it was one."""


def compare_revisions(old: Revision, new: Revision, decided: Decisions | None = None) -> ChangeSet:
    """Compare two revisions, obey what a person `decided`, and prove that the change set rebuilds `new` from `old`.

    Raises:
        LinksError: what was decided does not fit the two.
        LosslessnessError: it does not rebuild (a bug in regdiff).
    """
    change_set = compare(old, new, decided)
    prove(old, new, change_set)
    return change_set


def compare_specs(
    old: str, new: str, archive: Path | None = None, lang: str = "zh", links: Path | None = None
) -> Comparison:
    """Compare what two specs name: labels, files or REV:LABEL; what was left out is told in `lang`.

    What a person decided on two stored revisions is applied by itself, where it fits them, or `links` names the file.

    Raises:
        RegdiffError: one of them cannot be found or read; the links file is none.
        LinksError: the file `links` does not fit the two texts.
    """
    root = open_archive(archive)
    before, after = open_side(old, root), open_side(new, root)
    decided, misfit = _decided(before, after, root, links)
    change_set = compare_revisions(before.revision, after.revision, decided)
    remarks = [*dict.fromkeys((*before.remarks, *after.remarks)), *misfit]
    for side, name in ((before, old), (after, new)):
        remarks += [*left_out_notes(side.revision, printable(name), lang), *oddities(side.revision, printable(name))]
    stored = before.stored and after.stored
    odd = odd_pair(before.revision, after.revision, change_set, stored=stored)
    return Comparison(change_set, (*remarks, *odd), _word(after, new))


def _word(side: Opened, name: str) -> Document | None:
    if not side.word:
        return None
    from regdiff.tasks.redline import Document

    return Document(printable(Path(name).name), side.word)


def _decided(before: Opened, after: Opened, root: Archive, links: Path | None) -> tuple[Decisions | None, tuple[str, ...]]:
    """Return what a person decided on two texts, and why what the archive holds is not applied."""
    if links is not None:
        from regdiff.tasks.decided import load

        return load(require_file(links), before.revision, after.revision), ()
    labels = before.revision.head.label, after.revision.head.label
    if before.slug and before.slug == after.slug and links_path(root, before.slug, *labels).exists():
        from regdiff.tasks.decided import decided_on

        return decided_on(root, before.slug, before.revision, after.revision)
    return None, ()


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


def in_one_line(change_set: ChangeSet, lang: str = "zh") -> str:
    """Return the counts of a change set: 新增2条、删除5条."""
    from regdiff.report.summary import one_line

    return one_line(change_set, lang)


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
        raise UsageError(say("tracked changes are for Word, not for {name}", name=name), fix=say("write -o report.docx"))
    from regdiff.tasks.redline import redline

    return redline(change_set, document, looks)


def write_report(path: Path, report: str | bytes) -> None:
    """Write a report atomically."""
    write_atomically(path, report.encode("utf-8") if isinstance(report, str) else report)


__all__ = [
    "ChangeSet",
    "Comparison",
    "Looks",
    "Wording",
    "compare_revisions",
    "compare_specs",
    "format_of",
    "in_one_line",
    "render",
    "render_comparison",
    "write_report",
]
