"""`regdiff apply`: a JSON report is a patch; with the old text it gives the new one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from regdiff.archive.store import display_path
from regdiff.comparing.rebuild import apply
from regdiff.errors import PatchError, Place, SourceError
from regdiff.messages import say
from regdiff.model.write import write
from regdiff.report.patch import read_patch
from regdiff.tasks.sides import open_archive, open_side


def apply_report(report: Path, old: str, archive: Path | None = None) -> str:
    """Return the canonical new text that `report` (a regdiff/compare/1 file) makes of the revision that `old` names.

    Raises:
        PatchError: the report is none, was made from another old text, or its result is not the text it names.
        RegdiffError: one of the two cannot be read.
    """
    try:
        text = report.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(say("cannot be read: {error}", error=error), place=Place(str(report))) from error
    patch = read_patch(text, display_path(report))
    revision = open_side(old, open_archive(archive)).revision
    if _sha256(write(revision)) != patch.old_sha256:
        raise PatchError(say("{old} is not the old text of this report", old=old), place=Place(display_path(report)))
    new = apply(revision, patch.head, patch.steps)
    if _sha256(new) != patch.new_sha256:
        raise PatchError(say("the result is not the text that the report names"), place=Place(display_path(report)))
    return new


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
