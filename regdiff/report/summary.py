"""A change set in one line, for a list of revisions, a commit message or a hook."""

from __future__ import annotations

from regdiff.comparing.changes import ChangeKind, ChangeSet
from regdiff.comparing.units import UnitKind
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LABELS

_KINDS = ("added", "deleted", "amended", "split", "merged")


def one_line(change_set: ChangeSet, lang: str = "zh") -> str:
    """Return the counts of a change set: 新增2条、删除5条 (or 2 added, 5 deleted); kinds without any are left out."""
    labels = LABELS[lang]
    counts = change_set.summary()
    number_only = sum(
        change.kind is ChangeKind.UNCHANGED and change.renumbered and change.unit is UnitKind.ARTICLE
        for change in change_set.changes
    )
    parts = [labels["summary part"].format(kind=labels[kind], count=counts[kind]) for kind in _KINDS if counts[kind]]
    if number_only:
        parts.append(labels["summary number only"].format(count=number_only))
    return labels["list stop"].join(parts) or labels["none"].rstrip("。.")


def commit_message(revision: Revision, change_set: ChangeSet | None, lang: str = "zh") -> str:
    """Return a commit message for a new revision: what it is and what changed, and below where it is from."""
    labels, head = LABELS[lang], revision.head
    changed = one_line(change_set, lang) if change_set else labels["first revision"].format(count=len(revision.articles))
    subject = labels["commit"].format(title=head.title, label=head.label, changed=changed)
    facts = [labels["colon"].join((labels[key], head.get(key))) for key in ("promulgated", "effective") if head.get(key)]
    if name := head.source.get("name"):
        facts.append(labels["colon"].join((labels["source"], f"{name} (sha256 {head.source.get('sha256', '')})")))
    return "\n".join([subject, *([""] if facts else []), *facts]) + "\n"
