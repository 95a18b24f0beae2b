"""A change set in one line, for a list of revisions, a commit message or a hook."""

from __future__ import annotations

from collections.abc import Mapping

from regdiff.comparing.changes import ChangeKind, ChangeSet
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
    """Return the counts of a change set: 新增2条、修改5条（其中拆分1条） (or in English); kinds without any are left out."""
    labels = LABELS[lang]
    number_only = sum(
        change.kind is ChangeKind.UNCHANGED and change.renumbered and change.unit is UnitKind.ARTICLE
        for change in change_set.changes
    )
    parts = [counts_text(change_set.summary(), labels, groups=True)]
    if number_only:
        parts.append(labels["summary number only"].format(count=number_only))
    return labels["sum comma"].join(filter(None, parts)) or labels["none"].rstrip("。.")


def commit_message(revision: Revision, change_set: ChangeSet | None, lang: str = "zh") -> str:
    """Return a commit message for a new revision: what it is and what changed, and below where it is from."""
    labels, head = LABELS[lang], revision.head
    changed = one_line(change_set, lang) if change_set else labels["first revision"].format(count=len(revision.articles))
    subject = labels["commit"].format(title=head.title, label=head.label, changed=changed)
    facts = [labels["colon"].join((labels[key], head.get(key))) for key in ("promulgated", "effective") if head.get(key)]
    if name := head.source.get("name"):
        facts.append(labels["colon"].join((labels["source"], f"{name} (sha256 {head.source.get('sha256', '')})")))
    return "\n".join([subject, *([""] if facts else []), *facts]) + "\n"
