"""A comparison in one paragraph of plain words, made from its facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from regdiff.model.text import visible
from regdiff.report.brief import QUOTED, brief, brief_penalty, length, quoted
from regdiff.report.digest import LINES, Division, Group, PenaltyRow, Point, Section
from regdiff.report.lines import (
    addressee_text,
    division_text,
    group_text,
    line_text,
    penalty_text,
    places_text,
    term_notes,
)
from regdiff.report.runs import Run
from regdiff.report.summary import counts_text
from regdiff.report.view import Side, View

MOST_TERMS = 3
"""Replaced terms that are told."""
MOST_GROUPS = 2
"""Articles that were merged, split or moved are told up to so many, of each way; more are counted."""
MOST_LINES = 19
"""Lines of the first screen that are told, penalties among them."""
MOST_QUOTED = 1500
"""Characters of facts that a paragraph tells: where lines are long it has fewer."""
FOREMOST = 5
"""Points that the short form tells."""


def render_paragraph(view: View) -> str:
    """Return the paragraph in the view's language: sizes, counts, points by sort, terms, moves, warnings.

    It tells the first of what the first screen shows of each article, and says where there is more.
    """
    sections = tuple(_fitting(view.digest.first, MOST_LINES - view.digest.kept.penalties))
    return _one_line([*_sentences(view, sections), *_tail(view), *_rest(view, sections), *view.warnings], view) + "\n"


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


def _fitting(sections: tuple[Section, ...], most: int) -> tuple[Section, ...]:
    """Return the sections with so many points at most, and no more characters of facts than a paragraph has room for."""
    kept = tuple(_cut(sections, most))
    while most > 1 and sum(_length(point) for section in kept for point in section.points) > MOST_QUOTED:
        most -= 1
        kept = tuple(_cut(sections, most))
    return kept


def _length(line: Point) -> int:
    return sum(length(saying.runs) for point in in_brief(line).told for saying in point.sayings)


def _one_line(told: Iterable[str], view: View) -> str:
    gap = "" if view.lang == "zh" else " "
    return visible(gap.join(told)).replace("\n", "\\x0a")  # one paragraph, whatever a title holds


def _sentences(view: View, sections: Iterable[Section], most: int = LINES) -> Iterator[str]:
    labels = view.labels
    yield _sentence(_opening(view), labels)
    if view.digest.divisions:
        divisions = labels["sum stop"].join(division_text(division_in_brief(each), labels) for each in view.digest.divisions)
        yield _sentence(divisions, labels)
    rows = view.digest.penalties[: min(view.digest.kept.penalties, most)]
    if rows:
        told = labels["sum stop"].join(penalty_in_brief(row, labels) for row in rows)
        yield _sentence(labels["kind penalty"] + labels["colon"] + told, labels)
    for section in sections:
        told = labels["sum stop"].join(line_text(in_brief(line), labels) for line in section.points)
        yield _sentence(section.label + labels["colon"] + told, labels)


def in_brief(line: Point) -> Point:
    """Return a line with the facts of each of its articles that a paragraph tells: whole ones, and one at least."""
    beside = tuple(each._replace(sayings=quoted(each.sayings, each.kind)) for each in line.beside)
    return line._replace(sayings=quoted(line.sayings, line.kind), beside=beside)


def penalty_in_brief(row: PenaltyRow, labels: dict[str, str]) -> str:
    """Return a line of the table of penalties in words, with the sanctions that a paragraph tells: 处五万元以下的罚款等.

    Whom it hits is told where nothing says what for: an act often has several, each with sanctions of its own.
    """
    old, new = (_imposed(runs, other, labels) for runs, other in ((row.old, row.new), (row.new, row.old)))
    return penalty_text(row._replace(old=old, new=new, target="" if row.act else row.target), labels)


def _imposed(runs: Sequence[Run], other: Sequence[Run], labels: dict[str, str]) -> tuple[Run, ...]:
    parts = brief_penalty(runs, alone=not other, most=QUOTED)
    return (*parts.shown, Run("equal", labels["penalty more"])) if parts.further else parts.shown


def division_in_brief(division: Division) -> Division:
    """Return a division with the facts that the first screen shows: they are of several articles."""
    shown = brief(division.sayings, wide=True)
    return division._replace(sayings=shown.shown + shown.wide)


def _group_in_brief(group: Group, labels: dict[str, str]) -> str:
    """Return what was regrouped in one way, or how much was; nothing where the opening has that number."""
    if len(group.places) <= MOST_GROUPS:
        return group_text(group, labels)
    if group.key in _COUNTED:
        return ""
    return labels["sum counted"].format(way=group.label, count=len(group.places))


_COUNTED = ("split", "merged")
"""What the opening counts."""


def _rest(view: View, sections: Sequence[Section]) -> Iterator[str]:
    """Yield that the comparison tells more than the paragraph, where it does."""
    digest, labels = view.digest, view.labels
    is_cut = any(in_brief(line) != line for section in sections for line in section.points)
    is_cut = is_cut or any(division_in_brief(each) != each for each in digest.divisions)
    left = _points((*digest.first, *digest.more)) - _points(sections) + len(digest.penalties) - digest.kept.penalties
    if is_cut or left:
        yield _sentence(labels["sum rest"], labels)


def _tail(view: View) -> Iterator[str]:
    labels, digest = view.labels, view.digest
    if digest.astray:
        yield _sentence(labels["astray"] + labels["colon"] + places_text(digest.astray, labels), labels)
    if groups := [said for group in digest.regrouped if (said := _group_in_brief(group, labels))]:
        yield _sentence(labels["sum stop"].join(groups), labels)
    if digest.terms:
        shown = digest.terms[:MOST_TERMS]
        told = [labels["sum term"].format(old=each.old, new=each.new, notes=term_notes(each, labels)) for each in shown]
        more = labels["sum more"].format(len(digest.terms)) if len(digest.terms) > MOST_TERMS else ""
        yield _sentence(labels["sum terms"].format(terms=labels["list stop"].join(told) + more), labels)
    if digest.addressees:
        told = [addressee_text(term, labels) for term in digest.addressees[:MOST_TERMS]]
        yield _sentence(labels["addressees"] + labels["colon"] + labels["sum stop"].join(told), labels)
    if digest.moves:
        yield _sentence(labels["sum moves"].format(len(digest.moves)), labels)


def _sentence(text: str, labels: dict[str, str]) -> str:
    return text[:1].upper() + text[1:] + labels["full stop"]


def _opening(view: View) -> str:
    """Sizes and counts: 由31条增至32条，新增1条、修改25条（其中拆分1条），仅条号变动2条，未修改4条."""
    labels, old, new = view.labels, view.old.articles, view.new.articles
    named = {"new": _named(view.new, view.old, labels), "old": _named(view.old, view.new, labels)}
    head = labels["sum head"].format(title=view.title, **named)
    size = "sum more articles" if new > old else "sum fewer articles" if new < old else "same size"
    counts = {count.key: count.count for count in view.summary}
    told = counts_text(counts, labels, groups=True)
    parts = [labels[size].format(old=old, new=new), *([told] if told else [])]
    if view.number_only:
        parts.append(labels["summary number only"].format(count=len(view.number_only)))
    if not told and (others := sum(row.unit != "article" and row.ordinal > 0 for row in view.rows)):
        parts.append(labels["summary others"].format(count=others))
    if left := counts["unchanged"] - len(view.number_only):
        parts.append(labels["summary part"].format(kind=labels["unchanged"], count=left))
    return head + labels["sum comma"].join(parts)


def _named(side: Side, other: Side, labels: dict[str, str]) -> str:
    """Name a text by its label and date; by its date alone where the label is but the year, or the name of a file."""
    dated = _dated(side)
    says_more = not dated.startswith(side.label) and side.label != PurePath(side.source).stem
    if dated and _dated(other) != dated and not says_more:
        return labels["sum dated side"].format(dated=dated)
    form = labels["sum side" if dated and side.label else "sum bare side"]
    return form.format(label=side.label or dated or labels["undated"], dated=dated)


def _dated(side: Side) -> str:
    return side.promulgated or side.effective
