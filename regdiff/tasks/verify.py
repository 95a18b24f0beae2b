"""`regdiff verify`: is a published text its base as instruments amend it?"""

from __future__ import annotations

from pathlib import Path

from regdiff.amending.verified import Verification
from regdiff.amending.verifying.verify import verify
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple
from regdiff.report.verification import ShownVerification, show_json, show_text
from regdiff.tasks.instruments import open_instrument
from regdiff.tasks.sides import open_archive, open_side


class Verified(NamedTuple):
    """What verifying found, and what there is to say beside it."""

    shown: ShownVerification
    remarks: tuple[str, ...]

    @property
    def verification(self) -> Verification:
        """What was found."""
        return self.shown.verification


def verify_specs(
    base: str, instruments: tuple[Path, ...], published: str, title: str = "", archive: Path | None = None
) -> Verified:
    """Verify that what `published` names is what `base` names as the instruments amend it.

    Args:
        base: a label, a file, or REV:LABEL.
        instruments: files.
        published: a label, a file, or REV:LABEL.
        title: which regulation, where an instrument amends several and the base's title is none of theirs.
        archive: the archive's folder.

    Raises:
        RegdiffError: one of them cannot be read, or an instrument holds no order.
    """
    root = open_archive(archive)
    before, after = open_side(base, root), open_side(published, root)
    opened = [open_instrument(path) for path in instruments]
    found = verify(before.revision, [each.instrument for each in opened], after.revision, title=title)
    remarks = (*before.remarks, *after.remarks, *(remark for each in opened for remark in each.remarks))
    return Verified(ShownVerification(found, tuple(each.place for each in opened)), tuple(dict.fromkeys(remarks)))


_FORMATS = {".txt": "text", ".json": "json", ".html": "html", ".docx": "docx"}


def format_of(name: str, output: Path | None) -> str:
    """Return the format that a user means by its name, or by the ending of the file it goes to; text by default.

    Raises:
        UsageError: there is none of that name or ending.
    """
    if not name and output is None:
        return "text"
    chosen = name or _FORMATS.get(output.suffix.lower() if output else "", "")
    if chosen not in _FORMATS.values():
        what = name or (output.suffix if output else "")
        raise UsageError(
            say("no format {what}", what=what or say("without an ending")),
            fix=say("one of {known}", known=[*sorted(_FORMATS.values())]),
        )
    return chosen


def render(verified: Verified, name: str, lang: str = "zh") -> str | bytes:
    """Return the report of a verification as `text`, `json`, `html` or `docx`."""
    if name in ("text", "json"):
        return show_json(verified.shown) if name == "json" else show_text(verified.shown, lang)
    from regdiff.report.verification_docx import verification_docx
    from regdiff.report.verification_html import render_verification
    from regdiff.report.verification_view import make_verification_view

    view = make_verification_view(verified.shown, lang)
    return verification_docx(view) if name == "docx" else render_verification(view)
