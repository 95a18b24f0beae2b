"""A change set in one line, for a list of revisions, a commit message or a hook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, by_blanks_alone
from regdiff.comparing.units import UnitKind
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LABELS

_REGROUPED = ("split", "merged")


def counts_text(counts: Mapping[str, int], labels: dict[str, str], *, groups: bool = False) -> str:
    """Return the counts of a change set as official notices put them: 新增19条、修改75条、删除2条.

    What was split or merged was amended; so was an article that was deleted and keeps its number.

    Args:
        counts: of articles, by their kinds, as `ChangeSet.summary` has them.
        labels: of the report.
        groups: say how many of those amended were split or merged: 修改75条（其中拆分3条）.
    """
    amended = counts["amended"] + sum(counts[kind] for kind in _REGROUPED)
    among = labels["list stop"].join(_counted(kind, counts[kind], labels) for kind in _REGROUPED if groups and counts[kind])
    parts = [
        _counted("added", counts["added"], labels) if counts["added"] else "",
        _counted("amended", amended, labels) if amended else "",
        _counted("deleted", counts["deleted"], labels) if counts["deleted"] else "",
    ]
    if among:
        parts[1] += labels["brackets"].format(labels["sum among"].format(among))
    return labels["list stop"].join(filter(None, parts))


def _counted(kind: str, count: int, labels: dict[str, str]) -> str:
    return labels["summary part"].format(kind=labels[kind], count=count)


def one_line(change_set: ChangeSet, lang: str = "zh") -> str:
    """Return the counts of a change set: 新增2条、删除5条 (or 2 added, 5 deleted); kinds without any are left out.

    Where no article changed by more than its number, what else differs is named, so that two texts are called the same only
    when they are.
    """
    labels = LABELS[lang]
    told = counts_text(change_set.summary(), labels, groups=True)
    rest = Counter(_otherwise(change) for change in change_set.changes)
    keys = ("number only",) if told else _REST
    parts = [told, *(labels[f"summary {key}"].format(count=rest[key]) for key in keys if rest[key])]
    none = labels["none but blanks" if rest["blanks"] else "none"].rstrip("。.")
    return labels["list stop"].join(filter(None, parts)) or none


_REST = ("moved only", "number only", "typography only", "others")


def _otherwise(change: Change) -> str:
    """Say how a unit differs that is not counted by its kind: an article but for its wording, or another unit."""
    # Empty: it does not.
    same = change.kind is ChangeKind.UNCHANGED
    if change.unit is not UnitKind.ARTICLE:
        if same and not (change.renumbered or change.moved or change.typographic):
            return ""
        return "blanks" if same and not (change.renumbered or change.moved) and by_blanks_alone(change) else "others"
    ways = (("moved only", change.moved), ("typography only", change.typographic), ("number only", change.renumbered))
    return next((key for key, holds in ways if holds), "") if same else ""


def commit_message(revision: Revision, change_set: ChangeSet | None, lang: str = "zh") -> str:
    """Return a commit message for a new revision: what it is and what changed, and below where it is from."""
    labels, head = LABELS[lang], revision.head
    changed = one_line(change_set, lang) if change_set else labels["first revision"].format(count=len(revision.articles))
    subject = labels["commit"].format(title=head.title, label=head.label, changed=changed)
    facts = [labels["colon"].join((labels[key], head.get(key))) for key in ("promulgated", "effective") if head.get(key)]
    if name := head.source.get("name"):
        facts.append(labels["colon"].join((labels["source"], f"{name} (sha256 {head.source.get('sha256', '')})")))
    return "\n".join([subject, *([""] if facts else []), *facts]) + "\n"
