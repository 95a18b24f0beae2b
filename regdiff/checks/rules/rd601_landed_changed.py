"""RD601: a stored revision was changed after it had landed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.comparing.changes import ChangeKind, compare
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.units import UnitKind
from regdiff.errors import TextError
from regdiff.messages import Message, say
from regdiff.model.head import Head
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.model.write import write_body

_MOST = 3
"""So many changed places a message names."""
_LONGEST = 24


def check(checked: Checked) -> Iterator[Hit]:
    """Compare the text behind the head with the one that landed, unless the head has one erratum more."""
    landed = landed_revision(checked)
    if landed is None or checked.revision is None or write_body(landed) == write_body(checked.revision):
        return
    if len(errata(checked.head)) > len(errata(landed.head)):
        return
    changed = _changed(landed, checked.revision)
    line = _first_line(write_body(landed), write_body(checked.revision)) + (checked.first if checked.head.text else 0)
    what = say("changed after it landed: {changed}", changed=changed) if changed else say("changed after it landed")
    yield Hit(line, 0, 0, say("{what} ({fix})", what=what, fix=say("add a line to erratum: in its head that says why")))


def landed_revision(checked: Checked) -> Revision | None:
    """Return what landed under this label; None for a new text, one that did not change, or one that could not be read."""
    if checked.landed is None or checked.landed == checked.text or checked.revision is None:
        return None
    try:
        return parse(checked.landed, checked.name)
    except TextError:
        return None  # anything is better


def _changed(old: Revision, new: Revision) -> str | Message:
    """Say what changed: 第二条 应当→可以; at most a few places."""
    said = []
    for change in compare(old, new).changes:
        if change.unit in (UnitKind.TITLE, UnitKind.NOTE) or (
            change.kind is ChangeKind.UNCHANGED and not change.typographic
        ):
            continue
        where = (change.new or change.old)[0].printed or change.unit.value
        said += [f"{where} {_cut(before) or '∅'}→{_cut(after) or '∅'}" for before, after in _pairs(change.edits)]
    shown = "; ".join(said[:_MOST])
    return say("{places} and {count} more", places=shown, count=len(said) - _MOST) if len(said) > _MOST else shown


def _pairs(edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Yield what was deleted and what stands in its place."""
    deleted = ""
    for edit in edits:
        if edit.op is Op.INSERT:
            yield deleted, edit.text
            deleted = ""
            continue
        if deleted:
            yield deleted, ""
        deleted = edit.text if edit.op is Op.DELETE else ""
    if deleted:
        yield deleted, ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _first_line(old: str, new: str) -> int:
    """1-based line of the body on which the two first differ."""
    lines = new.split("\n")
    return next((n for n, (a, b) in enumerate(zip(old.split("\n"), lines, strict=False), 1) if a != b), len(lines))


def errata(head: Head) -> list[str]:
    """Return the errata that a head names, oldest first."""
    value = head.values.get("erratum")
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


RULE = Rule(
    code="RD601",
    name="landed-changed",
    severity=Severity.ERROR,
    what="The text of a revision that others already have was changed, and its head does not say why.",
    why="A regulation's text of 2017 does not change any more; what changes is our copy of it. A correction is welcome, and"
    " says so: `erratum: [2025-06-01 第二条 corrected after the gazette]`, one line more for each correction.",
    bad=example("第一条　登记应当立即办理。"),
    good=example("第一条　登记应当立即办理。", erratum=["第一条 corrected after the gazette"]),
    check=check,
    around={"landed": example("第一条　登记应当及时。")},
)
