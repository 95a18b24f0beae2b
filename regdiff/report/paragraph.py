"""A comparison in one paragraph of plain words, made from its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.model.text import visible
from regdiff.report.lines import facts_text
from regdiff.report.matters import Group
from regdiff.report.view import Side, View

_KINDS = ("added", "deleted", "amended", "split", "merged")
_LISTED = ("amount", "time", "law", "astray")
"""Groups of facts that are told one by one; of the others the paragraph says how many there are."""


def render_paragraph(view: View) -> str:
    """Return the paragraph in the view's language: sizes, counts, weights, duties, amounts, terms, moves, warnings."""
    labels = view.labels
    sentences = [
        _opening(view),
        *_weights(view),
        *(sentence for group in view.matters.groups for sentence in _group(group, labels)),
    ]
    stop = labels["full stop"] if view.lang == "zh" else labels["full stop"] + " "
    out = stop.join(sentence[:1].upper() + sentence[1:] for sentence in sentences) + labels["full stop"]
    gap = "" if view.lang == "zh" else " "
    told = gap.join([out, *_terms(view), *view.warnings])
    return visible(told).replace("\n", "\\x0a") + "\n"  # one paragraph, whatever a title holds


def _opening(view: View) -> str:
    labels = view.labels
    head = labels["sum head"].format(title=view.title, new=_named(view.new, labels), old=_named(view.old, labels))
    same = view.old.articles == view.new.articles
    size = labels["sum same size" if same else "sum size"].format(old=view.old.articles, new=view.new.articles)
    counts = {count.key: count.count for count in view.summary}
    parts = [labels["sum part"].format(kind=labels[kind], count=counts[kind]) for kind in _KINDS if counts[kind]]
    if view.number_only:
        parts.append(labels["summary number only"].format(count=len(view.number_only)))
    left = counts["unchanged"] - len(view.number_only)
    if left:
        parts.append(labels["sum part"].format(kind=labels["unchanged"], count=left))
    return head + size + labels["sum comma"].join(parts)


def _named(side: Side, labels: dict[str, str]) -> str:
    dated = side.promulgated or side.effective
    form = labels["sum side" if dated and side.label else "sum bare side"]
    return form.format(label=side.label or dated or labels["undated"], dated=dated)


def _weights(view: View) -> Iterator[str]:
    labels = view.labels
    parts = [
        labels["sum part"].format(kind=word, count=count)
        for key, word, count in view.matters.weights
        if count and key != "none"
    ]
    if parts:
        yield labels["sum weight"].format(labels["sum comma"].join(parts))


def _group(group: Group, labels: dict[str, str]) -> Iterator[str]:
    trends = [fact.trend for fact in group.facts]
    if group.key == "duty" and (trends.count("stricter") or trends.count("looser")):
        counted = labels["sum duty"].format(stricter=trends.count("stricter"), looser=trends.count("looser"))
        yield counted + labels["colon"] + facts_text([fact for fact in group.facts if fact.trend], labels)
    elif group.key in _LISTED:
        yield group.label + labels["colon"] + facts_text(group.facts, labels)


def _terms(view: View) -> Iterator[str]:
    labels = view.labels
    if terms := view.matters.terms:
        keys = ("sum term", "sum scope term")
        told = [labels[keys[term.scope]].format(old=term.old, new=term.new, count=term.total) for term in terms]
        yield labels["sum terms"].format(count=len(terms), terms=labels["list stop"].join(told))
    if moves := view.matters.moves:
        yield labels["sum moves"].format(len(moves))
