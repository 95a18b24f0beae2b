"""What the line-based formats share: the words of headers, in one place, so that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regdiff.named import NamedTuple
from regdiff.report.digest import Division, Group, PenaltyRow, Place, Point, Term
from regdiff.report.renumbered import renumbered_list
from regdiff.report.runs import Line, Run
from regdiff.report.sayings import ARROW, articles_quoted, facts_prose, point_runs, quotes, sayings_text
from regdiff.report.view import Cell, Row, Side, View

MOST_PLACES = 6
"""Moves, or references, that a line tells."""
BREAK = "↵"
"""Stands for a line feed that is itself an edit."""


class Shown(NamedTuple):
    """The rows of a report as line-based formats show them."""

    rows: tuple[Row, ...]
    """Changed rows, and before each of them the headings of the divisions it stands in."""
    unchanged: int
    """Articles that are left out because nothing changed."""


def shown(view: View) -> Shown:
    """Return what is listed in full: changed rows and the headings over them; number-only rows go to a list of their own."""
    rows: list[Row] = []
    pending: list[Row] = []
    unchanged = 0
    everything = bool(view.selection)
    for row in view.rows:
        if row.unit == "heading" and not row.ordinal:
            pending = [above for above in pending if len(above.path) < len(row.path)] + [row]
        elif is_told(row) or (everything and row.unit == "article"):
            rows += [*pending, row]
            pending = []
        elif row.unit == "article" and not row.ordinal:
            unchanged += 1
    return Shown(tuple(rows), unchanged)


def is_told(row: Row) -> bool:
    """Say whether a row is shown in full: it changed by more than its number, or a person wrote on it."""
    return bool((row.ordinal and not row.number_only) or row.remark)


def remark_line(row: Row, labels: dict[str, str]) -> tuple[str, ...]:
    """Return what a person wrote on a row in one line, 说明：…; nothing where nobody did."""
    return (labels["explanation"] + labels["colon"] + " ".join(row.remark.split()),) if row.remark else ()


def numbers(row: Row) -> str:
    """Return the old and new numbers of a row: 第七条 → 第九条, or one of them where they agree."""
    old, new = "、".join(c.number for c in row.old), "、".join(c.number for c in row.new)
    return f"{old} → {new}" if old and new and old != new else new or old


def title(row: Row, labels: dict[str, str]) -> str:
    """Return what a row is about: its numbers, or the name of its unit."""
    name = labels[row.unit]
    return numbers(row) if row.unit == "article" else f"{name} {numbers(row)}".strip()


def change_number(row: Row, labels: dict[str, str]) -> str:
    """Return 变更 12, or nothing for a row that did not change."""
    return f"{labels['change']} {row.ordinal}" if row.ordinal else ""


def badges(row: Row) -> str:
    """Return the kind of change and its tags in words."""
    return " · ".join(badge.label for badge in row.badges)


def weight(row: Row, labels: dict[str, str]) -> str:
    """Return how much a row weighs and why, in words: 实质性修改（义务强度）; nothing for one that weighs nothing."""
    if row.weight in ("", "none"):
        return ""
    return labels[f"weight {row.weight}"] + labels["brackets"].format(labels["list stop"].join(row.reasons))


class Part(NamedTuple):
    """One line of the digest as line-based formats show it."""

    level: str
    """`counts`, `section`, or `point` and `penalty` for what stands below one."""
    head: str
    """What it is about: numbers of articles; may be empty."""
    text: str
    """In prose."""
    runs: tuple[Run, ...] = ()
    """The same marked, where that is a quote."""


def digest_parts(view: View) -> Iterator[Part]:
    """Yield the digest, a line a count, a division, a sort of point, a point, a move or a term."""
    labels, digest = view.labels, view.digest
    if digest.is_empty:
        return
    if digest.counts:
        yield Part("counts", labels["digest"], digest.counts)
    yield from _listed("divisions", [division_text(each, labels) for each in digest.divisions], labels)
    if rows := digest.penalties[: digest.kept.penalties]:
        yield _section(labels["kind penalty"])
        for row in rows:
            yield Part("penalty", row.number, penalty_text(row, labels), _penalty_runs(row, labels))
    for section in digest.first:
        yield _section(section.label)
        for line in section.points:
            yield Part("point", point_number(line, labels), line_text(line, labels), tuple(_line_runs(line, labels)))
    yield from _places(labels["astray"], digest.astray, labels)
    yield from _listed("regrouped", [group_text(group, labels) for group in digest.regrouped], labels)
    yield from _listed("replacements", [term_text(term, labels) for term in digest.terms], labels)
    yield from _listed("addressees", [addressee_text(term, labels) for term in digest.addressees], labels)
    yield from _places(labels["moves"], digest.moves, labels)
    if others := others_of(view):
        yield _section(labels["other points"] + labels["brackets"].format(len(others)))
        yield Part("point", "", labels["list stop"].join(others))


def _listed(name: str, texts: Sequence[str], labels: dict[str, str]) -> Iterator[Part]:
    """Yield a section of texts; nothing where there are none."""
    if texts:
        yield _section(labels[name])
        yield from (Part("point", "", text) for text in texts)


def _section(name: str) -> Part:
    return Part("section", name[:1].upper() + name[1:], "")


def others_of(view: View) -> list[str]:
    """Return the articles of which there is something to tell, and of which the digest does not tell it."""
    digest = view.digest
    points = [point.number for section in digest.more for point in section.points]
    return list(dict.fromkeys([row.number for row in digest.penalties[digest.kept.penalties :]] + points))


def _places(name: str, places: Sequence[Place], labels: dict[str, str]) -> Iterator[Part]:
    if places:
        yield _section(name + labels["brackets"].format(len(places)))
        yield from (Part("point", place.number, place_text(place, labels)) for place in places[:MOST_PLACES])
        if len(places) > MOST_PLACES:
            yield Part("point", "", labels["sum more"].format(len(places)).strip())


def penalty_text(row: PenaltyRow, labels: dict[str, str]) -> str:
    """Return a line of the table of penalties in words: 第六条（违反第四条的）原处一万元以下罚款，现处五万元以下罚款."""
    old, new = ("".join(run.text for run in runs) for runs in (row.old, row.new))
    happened = "changed" if old and new else "went" if old else "now" if row.perhaps else "came"
    said = labels[f"penalty {happened}"].format(old=old, new=new) if old or new else ""
    what = _punished(row, labels)
    return row.number + (labels["brackets"].format(what) if what else "") + said + _trend(row, labels)


def _penalty_runs(row: PenaltyRow, labels: dict[str, str]) -> tuple[Run, ...]:
    arrow = (Run("equal", ARROW),) if row.old and row.new else ()
    what = _punished(row, labels)
    before = (Run("equal", what + labels["colon"]),) if what else ()
    return (*before, *row.old, *arrow, *row.new, Run("equal", _trend(row, labels)))


def _punished(row: PenaltyRow, labels: dict[str, str]) -> str:
    told = (row.act, "".join(run.text for run in (*row.old, *row.new)))  # the act says who, or what is imposed
    target = "" if all(any(who in said for said in told) for who in row.target.split(labels["list stop"])) else row.target
    return labels["sum comma"].join(text for text in (row.act, target) if text)


def _trend(row: PenaltyRow, labels: dict[str, str]) -> str:
    return labels["brackets"].format(labels[row.trend]) if row.trend else ""


def group_text(group: Group, labels: dict[str, str]) -> str:
    """Return what was regrouped in one way: 拆分：第十三条→第十六条、第十七条."""
    told = [place.number for place in group.places[:MOST_PLACES]]
    more = labels["sum more"].format(len(group.places)) if len(group.places) > MOST_PLACES else ""
    return group.label + labels["colon"] + labels["sum stop"].join(told) + more


def point_text(point: Point, labels: dict[str, str]) -> str:
    """Return what is told of an article: 第三十四条“至少保存五年”改为“至少保存十年”（延长）."""
    happened = {saying.happened for saying in point.sayings}
    for kind, all_of_it in (("added", {"came"}), ("deleted", {"went"})):
        if point.happened == kind and happened == all_of_it:
            return labels[f"point {kind}"].format(number=point.number, quotes=quotes(point.sayings, labels))
    if len({saying.number for saying in point.sayings}) > 1:
        return sayings_text(point.sayings, labels)
    return labels["point amended"].format(number=point.number, text=facts_prose(point.sayings, labels))


def line_text(line: Point, labels: dict[str, str]) -> str:
    """Return what a line tells, article by article."""
    return labels["sum stop"].join(point_text(point, labels) for point in line.told)


def point_number(point: Point, labels: dict[str, str]) -> str:
    """Return the number of an article, one that was deleted as an old one: another may have it now."""
    return labels["number before"].format(point.number) if point.happened == "deleted" else point.number


def _line_runs(line: Point, labels: dict[str, str]) -> Iterator[Run]:
    for at, point in enumerate(line.told):
        if at:
            yield Run("equal", labels["sum stop"] + point_number(point, labels) + labels["colon"])
        yield from point_runs(point.sayings, labels, point.happened)


def division_text(division: Division, labels: dict[str, str]) -> str:
    """Return what came or went by whole divisions: 新增第六章　快递包装（第三十七条至第四十五条，9条）."""
    names = labels["list stop"].join(f"{place.number}\u3000{place.text}" for place in division.places)
    said = labels[f"division {division.happened}"].format(list=names)
    if not division.sayings:
        return said
    return labels["division rules"].format(division=said, rules=articles_quoted(division.sayings, labels))


def place_text(place: Place, labels: dict[str, str]) -> str:
    """Return what stands at a place: 第二条 → 第五条：主要包括办公厅（室）、职能部门."""
    return place.number + labels["colon"] + place.text.rstrip("，。；")


def places_text(places: Sequence[Place], labels: dict[str, str]) -> str:
    """Return the first of some places in words, and how many there are in all."""
    told = [place_text(place, labels) for place in places[:MOST_PLACES]]
    more = labels["sum more"].format(len(places)) if len(places) > MOST_PLACES else ""
    return labels["sum stop"].join(told) + more


def term_text(term: Term, labels: dict[str, str]) -> str:
    """Return one replaced term in words, with its count and the articles it stood in."""
    places = labels["list stop"].join(
        place.number + (labels["brackets"].format(place.text) if place.text else "") for place in term.places
    )
    said = labels["term"].format(old=term.old, new=term.new)
    return said + labels["brackets"].format(term_notes(term, labels)) + labels["colon"] + places


def term_notes(term: Term, labels: dict[str, str]) -> str:
    """Return at how many places a term was replaced, at how many it was kept, and whether the scope may have changed."""
    counts = [
        labels["term count"].format(count=term.total),
        *([labels["term left"].format(left=term.left)] if term.left else []),
        *([labels["term scope"]] if term.scope else []),
    ]
    return labels["sum comma"].join(counts)


def addressee_text(term: Term, labels: dict[str, str]) -> str:
    """Return whom a rule speaks of now: “公民”改为“自然人”（第五条，可能改变范围）."""
    places = labels["list stop"].join(place.number for place in term.places)
    return labels["addressee"].format(old=term.old, new=term.new, places=places)


def folded_line(view: View) -> str:
    """Return what is not marked, and which articles are left out for it; empty where nothing is folded."""
    if view.folded is None:
        return ""
    if not view.folded:
        return view.labels["folded bare"]
    listed = view.labels["list stop"].join(numbers(row).replace(" ", "") for row in view.folded)
    return view.labels["folded"].format(count=len(view.folded), list=listed)


def move_notes(row: Row) -> tuple[str, ...]:
    """Return where text of a row moved to or from, each once."""
    whys = (run.why for line in row.inline for run in line.runs)
    return tuple(dict.fromkeys(why.told for why in whys if why and why.cause == "moved"))


def warnings(row: Row, view: View) -> tuple[str, ...]:
    """Return why the text of a row must not be cited, one line a side."""
    sides = ((view.labels["old"], row.old), (view.labels["new"], row.new))
    return tuple(f"{name}{view.labels['colon']}{text}" for name, cells in sides for text in _distinct(cells))


def _distinct(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.warning for cell in cells if cell.warning))


def side_line(side: Side, view: View) -> str:
    """Return one line on a revision: title, number of articles, dates, source, repairs."""
    labels = view.labels
    parts = [
        side.title,
        f"{side.articles} {labels['articles']}" if view.lang == "en" else f"{side.articles}{labels['articles']}",
    ]
    parts += [
        f"{labels[key]}{labels['colon']}{date}"
        for key, date in (("promulgated", side.promulgated), ("effective", side.in_force(labels)))
        if date
    ]
    parts += [f"{labels['source']}{labels['colon']}{side.source}"] if side.source else []
    parts += (
        [f"{labels['repairs']}{labels['colon']}{labels['term count'].format(count=side.repairs)}"] if side.repairs else []
    )
    return " · ".join(part for part in parts if part)


def number_only_line(view: View) -> str:
    """Return the count and list of articles that differ by number alone; empty when there are none."""
    rows = view.number_only
    if not rows:
        return ""
    return view.labels["number only"].format(count=len(rows)) + view.labels["colon"] + renumbered_list(rows, view)


def is_broken(line: Line, following: Line | None) -> bool:
    """Say whether the line feed is an edit that one would not see: neither of the lines beside it is one as a whole."""
    if line.ends == "equal" or following is None:
        return False
    return not any(all(run.op == line.ends for run in beside.runs) for beside in (line, following))
