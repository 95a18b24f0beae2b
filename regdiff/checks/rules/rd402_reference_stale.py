"""RD402: a reference that was not carried along when its target got another number."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import UnitKind
from regdiff.messages import say
from regdiff.model.numbers import Number
from regdiff.model.references import find_references
from regdiff.model.tree import Article, Revision


def check(checked: Checked) -> Iterator[Hit]:
    """Find references that say the number their target had in the revision before."""
    if checked.change_set is None or checked.before is None or checked.revision is None:
        return
    became = _became(checked.change_set)
    was = {new: old for old, new in became.items()}
    before = {article.number: article for article in checked.before.articles}
    for article in checked.revision.articles:
        old = before.get(was.get(article.number, article.number)) if article.number in was else None
        stood = _targets(old, checked.before) if old else set()
        for index, reference in find_references(article):
            target = reference.article
            if not reference.own or reference.relative or target not in stood or target not in became:
                continue
            if became[target] != target and was.get(target) != target:
                message = say(
                    "{printed} has become {now}, and the reference still says {text}",
                    printed=target.printed,
                    now=became[target].printed,
                    text=reference.text,
                )
                yield checked.in_article(article, index, reference.start, reference.end - reference.start, message)


def _became(change_set: ChangeSet) -> dict[Number, Number]:
    """Old number → new number, of articles that became one other article."""
    return {
        change.old[0].number: change.new[0].number
        for change in change_set.changes
        if change.unit is UnitKind.ARTICLE
        and len(change.old) == len(change.new) == 1
        and change.old[0].number is not None
        and change.new[0].number is not None
    }


def _targets(article: Article, revision: Revision) -> set[Number]:  # noqa: ARG001 - the revision names what 本条例 is
    return {ref.article for _, ref in find_references(article) if ref.own and not ref.relative and ref.article}


RULE = Rule(
    code="RD402",
    name="reference-stale",
    severity=Severity.WARNING,
    what="An article was renumbered between two revisions, and a reference still says its old number.",
    why="The reference now leads to another rule. Either the source was misread, or the legislator forgot it; then the"
    " official print says so too.",
    bad="第一条　为了规范登记，制定本条例。\n\n第二条　登记机关应当公开登记的条件和程序。\n\n"
    "第三条　申请人应当如实提交登记材料，不得隐瞒有关情况。\n\n第四条　违反本条例第二条规定的，由上级机关责令改正。",
    good="第一条　为了规范登记，制定本条例。\n\n第二条　登记机关应当公开登记的条件和程序。\n\n"
    "第三条　申请人应当如实提交登记材料，不得隐瞒有关情况。\n\n第四条　违反本条例第三条规定的，由上级机关责令改正。",
    check=check,
    around={
        "before": "第一条　为了规范登记，制定本条例。\n\n第二条　申请人应当如实提交登记材料，不得隐瞒有关情况。\n\n"
        "第三条　违反本条例第二条规定的，由上级机关责令改正。"
    },
)
