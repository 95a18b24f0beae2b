"""A comparison in one paragraph of plain words, made from its facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from regdiff.model.text import visible
from regdiff.report.digest import LINES, Section, official_counts
from regdiff.report.lines import group_text, penalty_text, places_text, point_text, term_notes
from regdiff.report.view import Side, View

MOST_TERMS = 6
"""Replaced terms that are told."""
FOREMOST = 5
"""Points that the short form tells."""


def render_paragraph(view: View) -> str:
    """Return the paragraph in the view's language: sizes, counts, points by sort, terms, moves, warnings."""
    return _one_line([*_sentences(view, view.digest.first), *_tail(view)], view) + "\n"


def short_paragraph(view: View, most: int = FOREMOST) -> str:
    """Return sizes, counts, at most so many points, and the warnings, for a list of many revisions."""
    rows = min(most - 2, view.digest.kept.penalties)
    sections = tuple(_cut(view.digest.first, most - rows))
    told = list(_sentences(view, sections, rows))
    left = len(view.digest.penalties) - rows
    if left or _points(sections) < _points((*view.digest.first, *view.digest.more)):
        told.append(_sentence(view.labels["sum rest"], view.labels))
    return _one_line([*told, *view.warnings], view)


def _points(sections: Iterable[Section]) -> int:
    return sum(len(section.points) for section in sections)


def _cut(sections: tuple[Section, ...], most: int) -> Iterator[Section]:
    """Yield the sections with so many points at most: the first of each, then the second of each, and so on."""
    ranked = sorted((place, at) for at, section in enumerate(sections) for place in range(len(section.points)))
    kept = set(ranked[:most])
    for at, section in enumerate(sections):
        points = tuple(point for place, point in enumerate(section.points) if (place, at) in kept)
        if points:
            yield section._replace(points=points)


def _one_line(told: Iterable[str], view: View) -> str:
    gap = "" if view.lang == "zh" else " "
    return visible(gap.join(told)).replace("\n", "\\x0a")  # one paragraph, whatever a title holds


def _sentences(view: View, sections: Iterable[Section], most: int = LINES) -> Iterator[str]:
    labels = view.labels
    yield _sentence(_opening(view), labels)
    rows = view.digest.penalties[: min(view.digest.kept.penalties, most)]
    for at, row in enumerate(rows):
        yield _sentence((labels["kind penalty"] + labels["colon"] if not at else "") + penalty_text(row, labels), labels)
    for section in sections:
        told = labels["sum stop"].join(point_text(point, labels) for point in section.points)
        yield _sentence(section.label + labels["colon"] + told, labels)


def _tail(view: View) -> Iterator[str]:
    labels, digest = view.labels, view.digest
    if digest.astray:
        yield _sentence(labels["astray"] + labels["colon"] + places_text(digest.astray, labels), labels)
    if digest.regrouped:
        yield _sentence(labels["sum stop"].join(group_text(group, labels) for group in digest.regrouped), labels)
    if digest.terms:
        shown = digest.terms[:MOST_TERMS]
        told = [labels["sum term"].format(old=each.old, new=each.new, notes=term_notes(each, labels)) for each in shown]
        more = labels["sum more"].format(len(digest.terms)) if len(digest.terms) > MOST_TERMS else ""
        yield _sentence(labels["sum terms"].format(terms=labels["list stop"].join(told) + more), labels)
    if digest.moves:
        yield _sentence(labels["sum moves"].format(len(digest.moves)), labels)
    yield from view.warnings


def _sentence(text: str, labels: dict[str, str]) -> str:
    return text[:1].upper() + text[1:] + labels["full stop"]


def _opening(view: View) -> str:
    """Sizes and counts: 由31条增至32条，新增1条、修改25条（其中拆分1条），仅条号变动2条，未修改4条."""
    labels, old, new = view.labels, view.old.articles, view.new.articles
    head = labels["sum head"].format(title=view.title, new=_named(view.new, labels), old=_named(view.old, labels))
    size = "sum more articles" if new > old else "sum fewer articles" if new < old else "same size"
    counts = {count.key: count.count for count in view.summary}
    parts = [labels[size].format(old=old, new=new)]
    if told := labels["list stop"].join(_counted(counts, labels)):
        parts.append(told)
    if view.number_only:
        parts.append(labels["summary number only"].format(count=len(view.number_only)))
    if not told and (others := sum(row.unit != "article" and row.ordinal > 0 for row in view.rows)):
        parts.append(labels["summary others"].format(count=others))
    if left := counts["unchanged"] - len(view.number_only):
        parts.append(labels["summary part"].format(kind=labels["unchanged"], count=left))
    return head + labels["sum comma"].join(parts)


_REGROUPED = ("split", "merged")


def _counted(counts: Mapping[str, int], labels: dict[str, str]) -> Iterator[str]:
    """Yield the counts as official notices put them, behind the amended articles how many of them were split and merged."""
    part, regrouped = labels["summary part"], [key for key in _REGROUPED if counts[key]]
    for key, count in official_counts(counts):
        told = labels["list stop"].join(part.format(kind=labels[each], count=counts[each]) for each in regrouped)
        among = labels["brackets"].format(labels["sum among"].format(told)) if regrouped and key == "amended" else ""
        yield part.format(kind=labels[key], count=count) + among


def _named(side: Side, labels: dict[str, str]) -> str:
    dated = side.promulgated or side.effective
    form = labels["sum side" if dated and side.label else "sum bare side"]
    return form.format(label=side.label or dated or labels["undated"], dated=dated)
