"""`regdiff draft`: two revisions → the instrument that turns the one into the other."""

from __future__ import annotations

from pathlib import Path

from regdiff.amending.drafting.draft import Draft, draft
from regdiff.amending.writing.frame import Style
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple
from regdiff.report.decision import render_draft
from regdiff.tasks.compare import write_report
from regdiff.tasks.sides import open_archive, open_side, printable

_FORMATS = {".txt": "text", ".md": "markdown", ".docx": "docx"}
STYLES = tuple(style.value for style in Style)


class Drafted(NamedTuple):
    """A draft, and what there is to say beside it."""

    draft: Draft
    remarks: tuple[str, ...]


def draft_specs(old: str, new: str, style: str = "", issuer: str = "", archive: Path | None = None) -> Drafted:
    """Draft the instrument that turns what `old` names into what `new` names.

    Args:
        old: a label, a file, or REV:LABEL.
        new: the same.
        style: one of `STYLES`; empty for that of the body that issued the regulation.
        issuer: the body that decides; empty for the one that the new text names.
        archive: the archive's folder; None for the one here.

    Raises:
        RegdiffError: one of them cannot be found or read, or there is nothing to draft.
    """
    root = open_archive(archive)
    before, after = open_side(old, root), open_side(new, root)
    made = draft(before.revision, after.revision, style=Style(style) if style else None, issuer=issuer)
    remarks = [*dict.fromkeys((*before.remarks, *after.remarks))]
    for side in (before, after):
        trust = side.revision.head.attestation()
        if trust in ("reconstructed", "partial"):
            remarks.append(
                say(
                    "the text of {name} is {trust}, so is the draft",
                    name=side.revision.head.label or side.revision.head.title,
                    trust=trust,
                )
            )
    remarks += [
        say("{where}: differs in print alone; nothing was drafted for it", where=each.where) for each in made.undrafted
    ]
    return Drafted(made, tuple(remarks))


def format_of(path: Path) -> str:
    """Return the format that the ending of a file says; plain text where it has none.

    Raises:
        UsageError: a draft is not written in that format.
    """
    ending = path.suffix.lower()
    if ending and ending not in _FORMATS:
        raise UsageError(
            say("no format {what}", what=printable(path.suffix)), fix=say("one of {known}", known=[*sorted(_FORMATS)])
        )
    return _FORMATS.get(ending, "text")


def write_draft(path: Path, made: Draft) -> None:
    """Write a draft in the format that the file's ending says, atomically.

    Raises:
        UsageError: a draft is not written in that format.
    """
    write_report(path, render_draft(made, format_of(path)))
