"""The changelog page of a regulation: timeline, revisions newest first, the matrix of comparisons, all lives."""

from __future__ import annotations

from regdiff.comparing.lineage import Place
from regdiff.comparing.units import UnitKind
from regdiff.comparing.weight import WEIGHTS
from regdiff.named import NamedTuple
from regdiff.report.history_json import dump, history_data
from regdiff.report.life import Named, disagreement_text, named, unattested
from regdiff.report.summary import one_line
from regdiff.report.view import Badge
from regdiff.site.page import File, beside
from regdiff.site.strip import Strip, make_strip
from regdiff.site.timeline import make_timeline
from regdiff.site.volume import Volume

_KINDS = ("amended", "added", "deleted", "split", "merged", "renumbered", "moved")


class Entry(NamedTuple):
    """One revision of the changelog."""

    named: Named
    title: str
    page: str
    """Its full text."""
    summary: str
    counts: tuple[tuple[str, str, int], ...]
    """Kind, word and number of articles, those that there are."""
    weights: tuple[tuple[str, str, int], ...]
    """The same by weight."""
    told: str
    """The foremost of what changed, in a few sentences; empty for the first."""
    previous: str
    """Label of the revision before; empty for the first."""
    comparison: str
    strip: Strip | None
    warning: str
    """Why its text must not be cited; empty where it may be."""


class Stand(NamedTuple):
    """An article in the table of all lives: one cell of it."""

    number: str
    badge: Badge | None
    page: str
    """The place in the full text; empty where it does not stand."""


def changelog(volume: Volume) -> list[File]:
    """Return the page and its JSON."""
    path = f"{volume.home}/index.html"
    lineage, count = volume.lineage, len(volume.lineage.heads)
    page = volume.frame.make_page(
        "changelog.html.j2",
        path,
        title=volume.title,
        problems=volume.problems,
        entries=[_entry(volume, at) for at in reversed(range(count))],
        timeline=make_timeline(
            lineage, volume.lives, [volume.text_page(at) for at in range(count)], volume.labels, volume.lang
        )
        if count > 1
        else None,
        matrix=_matrix(volume),
        lives=_lives(volume),
        heads=[head.label for head in lineage.heads],
        disagreements=[
            (volume.life_page(each.old), disagreement_text(lineage, each, volume.lang)) for each in volume.disagreements
        ],
    )
    return [page, File(beside(path), dump(history_data(lineage)))]


def _entry(volume: Volume, at: int) -> Entry:
    head, labels = volume.lineage.heads[at], volume.labels
    articles = sum(unit.kind is UnitKind.ARTICLE for unit in volume.lineage.units[at])
    doubtful = unattested(volume.lineage, at)
    warning = labels["banner reconstructed"].format(label=head.label, count=doubtful) if doubtful else ""
    if not at:
        said = labels["first of"].format(count=articles)
        return Entry(named(head, volume.lang), head.title, volume.text_page(0), said, (), (), "", "", "", None, warning)
    step = volume.lineage.steps[at - 1]
    summary = step.summary()
    pairing = volume.pairings[at - 1, at]
    return Entry(
        named=named(head, volume.lang),
        title=head.title,
        page=volume.text_page(at),
        summary=one_line(step, volume.lang),
        counts=tuple((kind, labels[kind], summary[kind]) for kind in _KINDS if summary[kind]),
        weights=tuple((key, labels[f"weight {key}"], pairing.weights[key]) for key in WEIGHTS if pairing.weights[key]),
        told=pairing.told,
        previous=volume.lineage.heads[at - 1].label,
        comparison=volume.comparison_page((at - 1, at)),
        strip=make_strip(step),
        warning=warning,
    )


def _matrix(volume: Volume) -> list[list[tuple[str, int] | None]]:
    """Rows of older, columns of newer revisions: the page of a comparison and how many articles changed."""
    count = len(volume.lineage.heads)
    rows: list[list[tuple[str, int] | None]] = []
    for old in range(count - 1):
        row: list[tuple[str, int] | None] = [None] * (count - 1)
        for new in range(old + 1, count):
            summary = volume.pairings[old, new].summary
            changed = sum(summary[kind] for kind in ("amended", "added", "deleted", "split", "merged"))
            row[new - 1] = volume.comparison_page((old, new)), changed
        rows.append(row)
    return rows


def _lives(volume: Volume) -> list[tuple[str, list[Stand]]]:
    """One row a life: its page, and how it stands in each revision."""
    rows = []
    for life, page in zip(volume.lineage.lives, volume.lives, strict=True):
        events = {event.revision: event for event in life.events}
        cells = []
        for at in range(len(volume.lineage.heads)):
            event = events.get(at)
            if event is None:
                cells.append(Stand("", None, ""))
                continue
            badge = Badge(event.kind.value, volume.labels[event.kind.value])
            number = event.unit.printed if event.unit else ""
            where = f"{volume.text_page(at)}#{volume.anchors[Place(at, event.unit.index)]}" if event.unit else ""
            cells.append(Stand(number, badge, where))
        rows.append((page, cells))
    return rows
