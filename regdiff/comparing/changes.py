"""The change set: everything that happened between two revisions, losslessly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from regdiff.comparing.align import align, moved_links
from regdiff.comparing.collecting import without_collecting
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.emptied import is_emptied
from regdiff.comparing.grouped import article_edits, group_edits
from regdiff.comparing.score import similarity
from regdiff.comparing.units import Link, Possible, Unit, UnitKind, units
from regdiff.errors import LinksError
from regdiff.messages import say
from regdiff.model.head import Head
from regdiff.model.left_out import LeftOut
from regdiff.model.sha256 import sha256_of
from regdiff.model.text import fold, without_blanks
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.named import NamedTuple

if TYPE_CHECKING:
    from regdiff.comparing.decided import Fixed
    from regdiff.model.links import Decisions, How


class ChangeKind(Enum):
    """What happened to one link; the value is its name in JSON."""

    UNCHANGED = "unchanged"
    AMENDED = "amended"
    ADDED = "added"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"


class Change(NamedTuple):
    """What happened to one link."""

    kind: ChangeKind
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    edits: tuple[Edit, ...]
    """Turn the old texts into the new ones, each side joined by a line feed."""
    renumbered: bool
    """The number of a linked article or heading differs."""
    moved: bool
    """It stands elsewhere than its neighbours lead one to expect."""
    typographic: bool
    """Unchanged, but not the same characters all the same."""
    similarity: float | None
    """Likeness of the two texts from 0 to 1; None when one side is empty."""
    legs: tuple[tuple[Unit, Unit], ...] = ()
    """Where several became several: which old unit became, in part, which new one; empty in any other change."""
    decided: How | None = None
    """Whether a person confirmed the link (`"confirmed"`) or made it (`"corrected"`); None where no person decided."""
    remark: str = ""
    """What a person wrote on its articles (说明), those of the old side first, one a line; empty for nothing."""
    unlinked: tuple[tuple[Unit, Unit], ...] = ()
    """Old and new articles, of which it has at least one, that a person said are not linked."""

    @property
    def unit(self) -> UnitKind:
        """What kind of unit changed."""
        return (self.old or self.new)[0].kind

    @property
    def emptied(self) -> bool:
        """Whether an article was deleted and keeps its number, 第二条　（删去）: it is linked to the article that it was."""
        if self.unit is not UnitKind.ARTICLE or not (len(self.old) == len(self.new) == 1):
            return False
        return is_emptied(self.new[0].text) and not is_emptied(self.old[0].text)


class Side(NamedTuple):
    """One of the two revisions: what is needed to name it and to write it again."""

    head: Head
    sha256: str
    """Of the canonical text in UTF-8."""
    articles: int
    left_out: tuple[LeftOut, ...] = ()
    """What its source holds and the revision does not."""


class ChangeSet(NamedTuple):
    """All changes between two revisions, in the order in which a reader of the new text meets them."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    possible: tuple[Possible, ...] = ()
    """Articles of which it is doubtful whether they are rightly linked, or rightly not."""

    @property
    def is_empty(self) -> bool:
        """Whether the two canonical texts agree but for their heads' other keys and typography."""
        return all(
            change.kind is ChangeKind.UNCHANGED and not change.renumbered and not change.moved for change in self.changes
        )

    def summary(self) -> dict[str, int]:
        """Return counts over articles: one for each kind, then `renumbered` and `moved` (which overlap with them)."""
        articles = [change for change in self.changes if change.unit is UnitKind.ARTICLE]
        kinds = Counter(change.kind for change in articles)
        return {kind.value: kinds[kind] for kind in ChangeKind} | {
            "renumbered": sum(change.renumbered for change in articles),
            "moved": sum(change.moved for change in articles),
        }


@without_collecting()
def compare(old: Revision, new: Revision, decided: Decisions | None = None) -> ChangeSet:
    """Compare two revisions.

    The result is not yet proved; see `regdiff.comparing.rebuild.prove`.

    Args:
        old: one revision.
        new: the other one.
        decided: what a person decided about the two: decided links stand as they are, pairs that are no links are never
            linked directly, the rest is aligned around them, and remarks are carried.

    Raises:
        LinksError: `decided` is bound to other texts, or names an article that is not there.
    """
    old_units, new_units = units(old), units(new)
    sides = _side(old), _side(new)
    fixed = _fixed(decided, sides, old_units, new_units) if decided and not decided.is_empty else None
    links, possible = align(old_units, new_units, fixed)
    moved = moved_links(links, old_units, new_units)
    changes = [change_of(link, old_units, new_units, moved=link in moved) for link in links]
    if fixed:
        changes = [_with_decisions(*each, fixed, old_units, new_units) for each in zip(changes, links, strict=True)]
    return ChangeSet(*sides, tuple(_in_reading_order(changes)), tuple(possible))


def _fixed(decided: Decisions, sides: tuple[Side, Side], old: Sequence[Unit], new: Sequence[Unit]) -> Fixed:
    """Return decisions by units, once they are known to be on these two texts."""
    from regdiff.comparing.decided import fix
    from regdiff.model.links import Side as Which

    for name, side, text in zip(Which, sides, (decided.old, decided.new), strict=True):
        if side.sha256 != text.sha256:
            called = (
                say("{side} text {label}", side=name.said, label=text.label)
                if text.label
                else say("{side} text", side=name.said)
            )
            raise LinksError(
                say(
                    "the decided links are on another {called}: it has sha256 {theirs}…, this one {ours}…",
                    called=called,
                    theirs=text.sha256[:12],
                    ours=side.sha256[:12],
                )
            )
    return fix(decided, old, new)


def _with_decisions(change: Change, link: Link, fixed: Fixed, old: Sequence[Unit], new: Sequence[Unit]) -> Change:
    """Return a change with what a person decided and wrote on it."""
    remarks = [
        at.get(unit.index, "") for at, side in zip(fixed.remarks, (change.old, change.new), strict=True) for unit in side
    ]
    apart = [(i, j) for i, j in sorted(fixed.apart) if i in link.old or j in link.new]
    how, remark = fixed.links.get(link), "\n".join(filter(None, remarks))
    if how is None and not remark and not apart:
        return change
    return change._replace(decided=how, remark=remark, unlinked=tuple((old[i], new[j]) for i, j in apart))


def _side(revision: Revision) -> Side:
    text = write(revision)
    return Side(revision.head, sha256_of(text.encode()), len(revision.articles), revision.left_out)


def change_of(link: Link, old_units: Sequence[Unit], new_units: Sequence[Unit], *, moved: bool = False) -> Change:
    """Return what happened to the units of one link; `moved` is told, since it is a matter of all the links."""
    old = tuple([old_units[i] for i in link.old])
    new = tuple([new_units[j] for j in link.new])
    before, after = join_texts(old), join_texts(new)
    same = bool(old and new) and (before == after or fold(before) == fold(after))
    kind = _kind(old, new, same=same)
    legs = tuple((old_units[i], new_units[j]) for i, j in link.legs)
    return Change(
        kind=kind,
        old=old,
        new=new,
        edits=_edits(old, new, legs),
        renumbered=bool(old and new) and [u.number for u in old] != [u.number for u in new],
        moved=moved,
        typographic=kind is ChangeKind.UNCHANGED and before != after,
        similarity=similarity(before, after) if old and new else None,
        legs=legs,
    )


def by_blanks_alone(change: Change) -> bool:
    """Say whether a heading, a title or a note differs by white space alone, which is how a page sets it: 总　则."""
    if change.unit not in (UnitKind.HEADING, UnitKind.TITLE, UnitKind.NOTE):
        return False
    return without_blanks(join_texts(change.old)) == without_blanks(join_texts(change.new))


def join_texts(side: Iterable[Unit]) -> str:
    """Return the texts of one side of a change, joined by a line feed."""
    return "\n".join([unit.text for unit in side])


def _kind(old: tuple[Unit, ...], new: tuple[Unit, ...], *, same: bool) -> ChangeKind:
    if not old:
        return ChangeKind.ADDED
    if not new:
        return ChangeKind.DELETED
    if len(old) + len(new) > 2:
        return ChangeKind.SPLIT if len(old) <= len(new) else ChangeKind.MERGED
    return ChangeKind.UNCHANGED if same else ChangeKind.AMENDED


def _edits(old: tuple[Unit, ...], new: tuple[Unit, ...], legs: tuple[tuple[Unit, Unit], ...]) -> tuple[Edit, ...]:
    if len(old) == len(new) == 1:
        return article_edits(old[0].text, new[0].text)
    if old and new:
        return group_edits(old, new, legs)
    text, op = (join_texts(old), Op.DELETE) if old else (join_texts(new), Op.INSERT)
    return (Edit(op, text),) if text else ()


def _in_reading_order(changes: list[Change]) -> list[Change]:
    """Order by the first new unit; what was deleted follows what stood before it in the old text."""
    by_old = sorted((change for change in changes if change.old), key=lambda c: c.old[0].index)
    place: dict[int, tuple[int, int, int]] = {}
    last = -1
    for change in by_old:
        if change.new and not change.moved:
            last = max(last, change.new[0].index)
        place[id(change)] = (last, 1, change.old[0].index)
    return sorted(changes, key=lambda c: (c.new[0].index, 0, 0) if c.new else place[id(c)])
