"""The only way in which tests obtain edits and change sets: proved."""

from __future__ import annotations

from itertools import pairwise

from regdiff.comparing.changes import ChangeSet, compare
from regdiff.comparing.edits import Edit, Op, edit_script
from regdiff.comparing.rebuild import prove, rebuild
from regdiff.model.tree import Revision
from regdiff.model.write import write


def edits_of(old: str, new: str) -> tuple[Edit, ...]:
    edits = edit_script(old, new)
    assert "".join(e.text for e in edits if e.op is not Op.INSERT) == old
    assert "".join(e.text for e in edits if e.op is not Op.DELETE) == new
    assert all(e.text for e in edits)
    assert all(a.op is not b.op for a, b in pairwise(edits))
    for at, (one, other) in enumerate(pairwise(edits)):
        if one.op is Op.INSERT and other.op is Op.DELETE:  # whole sentences that are new, before a replacement
            assert one.text[-1] in "。；\n"
            assert edits[at + 2].op is Op.INSERT
    return edits


def marked(old: str, new: str) -> str:
    """Return the edits in one line: [-deleted-]{+inserted+}."""
    forms = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(forms[edit.op].format(edit.text) for edit in edits_of(old, new))


def change_set_of(old: Revision, new: Revision) -> ChangeSet:
    change_set = compare(old, new)
    prove(old, new, change_set)
    assert rebuild(old, change_set) == write(new)
    return change_set
