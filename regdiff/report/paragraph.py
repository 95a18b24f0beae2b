"""A comparison in one paragraph of plain words, made from its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.model.text import visible
from regdiff.report.lines import places_text, point_text
from regdiff.report.view import Side, View

_KINDS = ("added", "deleted", "amended", "split", "merged")


def render_paragraph(view: View) -> str:
    """Return the paragraph in the view's language: sizes, counts, weights, duties, amounts, terms, moves, warnings."""
    labels = view.labels
    sentences = [
        _opening(view),
        *_points(view),
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


def _points(view: View) -> Iterator[str]:
    """The first page, a sentence a sort of point."""
    labels = view.labels
    for section in view.digest.first:
        told = labels["sum stop"].join(point_text(point, labels) for point in section.points)
        yield section.label + labels["colon"] + told
    if view.digest.astray:
        yield labels["astray"] + labels["colon"] + places_text(view.digest.astray, labels)


def _terms(view: View) -> Iterator[str]:
    labels = view.labels
    if terms := view.digest.terms:
        told = [labels["sum term"].format(old=term.old, new=term.new, count=term.total) for term in terms]
        yield labels["sum terms"].format(count=len(terms), terms=labels["list stop"].join(told))
    if moves := view.digest.moves:
        yield labels["sum moves"].format(len(moves))
