"""What decided links promise, and any of them: what tests of comparing and of the reports share."""

from __future__ import annotations

from hypothesis import strategies as st

from regdiff.comparing.changes import Change, ChangeSet, compare
from regdiff.comparing.heirs import pairs_of
from regdiff.comparing.rebuild import prove
from regdiff.comparing.units import UnitKind, units
from regdiff.model.links import Decisions, Side, refs_of
from regdiff.model.tree import Revision


def articles_of(change_set: ChangeSet) -> list[Change]:
    return [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]


def told(change_set: ChangeSet) -> set[tuple[str, str]]:
    return {("、".join(u.printed for u in c.old), "、".join(u.printed for u in c.new)) for c in articles_of(change_set)}


def _indices(revision: Revision) -> dict[object, int]:
    articles = [unit.index for unit in units(revision) if unit.kind is UnitKind.ARTICLE]
    return dict(zip(refs_of(revision), articles, strict=True))


def check_obeyed(old: Revision, new: Revision, decided: Decisions) -> ChangeSet:
    """Compare, and check everything that decisions promise."""
    change_set = compare(old, new, decided)
    prove(old, new, change_set)
    before, after = _indices(old), _indices(new)
    changes = articles_of(change_set)
    assert sorted(unit.index for change in changes for unit in change.old) == sorted(before.values())
    assert sorted(unit.index for change in changes for unit in change.new) == sorted(after.values())
    stands = {(tuple(u.index for u in c.old), tuple(u.index for u in c.new)): c.decided for c in changes}
    for link in decided.links:
        key = tuple(sorted(before[i] for i in link.old)), tuple(sorted(after[j] for j in link.new))
        assert stands[key] is link.how
    assert sum(how is not None for how in stands.values()) == len(decided.links)
    linked = {(old.index, new.index) for change in changes for old, new in pairs_of(change)}
    assert not linked & {(before[pair.old], after[pair.new]) for pair in decided.unlinked}
    for change in changes:
        if min(len(change.old), len(change.new)) > 1:  # the legs hold a group together
            assert {i for i, _ in change.legs} == set(change.old)
            assert {j for _, j in change.legs} == set(change.new)
    told = {each.text for each in decided.remarks}
    assert told == {line for change in changes for line in change.remark.split("\n") if line}
    fixed = {before[i] for link in decided.links for i in link.old}, {after[j] for link in decided.links for j in link.new}
    assert not [each for each in change_set.possible if each.old in fixed[0] or each.new in fixed[1]]
    return change_set


@st.composite
def decisions(draw: st.DrawFn, old: Revision, new: Revision) -> Decisions:
    """Any decisions on two revisions, made as a person makes them: one word after the other."""
    decided = Decisions.on(old, new)
    sides = [st.lists(st.sampled_from(refs_of(side)), max_size=3, unique=True) for side in (old, new)]
    for step in range(draw(st.integers(0, 6))):
        refs = [draw(side) for side in sides]
        act = draw(st.sampled_from(["link", "confirm", "unlink", "forget", "old", "new"]))
        if act in ("old", "new"):
            for ref in refs[act == "new"][:1]:
                decided = decided.remark(ref, f"说明{step}", Side(act))
        elif act == "forget":
            decided = decided.forget(*refs)
        elif all(refs) or (act in ("link", "confirm") and any(refs)):
            decided = getattr(decided, act)(*refs)
    return decided
