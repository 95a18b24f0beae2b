"""The full text of a revision: at each article, marks for what changed and the way to its life."""

from __future__ import annotations

from regdiff.comparing.lineage import Event, Place
from regdiff.comparing.units import Unit, UnitKind
from regdiff.named import NamedTuple
from regdiff.report.history_json import dump, revision_data
from regdiff.report.life import cite, named
from regdiff.report.outline import closed
from regdiff.report.runs import Line, Run, lines_of
from regdiff.report.view import Badge, warning
from regdiff.site.page import File, beside
from regdiff.site.volume import Volume

TEXT = "regdiff/text/1"


class Block(NamedTuple):
    """A unit of the text."""

    kind: str
    anchor: str
    number: str
    depth: int
    """Of a heading: 0 for the outermost."""
    lines: tuple[Line, ...]
    badges: tuple[Badge, ...]
    life: str
    """The page of the article's life."""
    change: str
    """The place in the comparison with the revision before; empty where nothing changed."""
    warning: str


def full_text(volume: Volume, at: int) -> list[File]:
    """Return the page of the revision at place `at`, and its JSON."""
    path = volume.text_page(at)
    head, heads = volume.lineage.heads[at], volume.lineage.heads
    flat = [unit for unit in volume.lineage.units[at] if unit.kind not in (UnitKind.TITLE, UnitKind.NOTE)]
    blocks = [_block(volume, at, unit) for unit in flat]
    page = volume.frame.make_page(
        "fulltext.html.j2",
        path,
        head.label,
        head=head,
        named=named(head, volume.lang),
        blocks=blocks,
        outline=[(block, _plain(block)) for block in blocks if block.kind == "heading"],
        gone=_gone(volume, at),
        warnings=[volume.labels["warning"]] if any(block.warning for block in blocks) else [],
        previous=(heads[at - 1].label, volume.text_page(at - 1), volume.comparison_page((at - 1, at))) if at else None,
        following=(heads[at + 1].label, volume.text_page(at + 1)) if at + 1 < len(heads) else None,
    )
    return [page, File(beside(path), dump(_data(volume, at)))]


def _block(volume: Volume, at: int, unit: Unit) -> Block:
    place = Place(at, unit.index)
    event = _event(volume, place) if unit.kind is UnitKind.ARTICLE else None
    changed = event is not None and at > 0 and (event.kind.value != "unchanged" or event.renumbered or event.moved)
    pair = (at - 1, at)
    return Block(
        kind=unit.kind.value,
        anchor=volume.anchors[place],
        number=unit.printed,
        depth=len(unit.path),
        lines=lines_of([Run("equal", unit.text)]) if unit.text else (),
        badges=tuple(_badges(volume, event)) if event and changed else (),
        life=volume.life_page(place) if event else "",
        change=f"{volume.comparison_page(pair)}#{volume.pairings[pair].new[unit.index]}" if changed else "",
        warning=warning(unit, volume.lineage.heads[at], volume.labels),
    )


def _plain(block: Block) -> str:
    name = "".join(run.text for line in block.lines for run in line.runs)
    return f"{block.number} {closed(name)}".strip()


def _event(volume: Volume, place: Place) -> Event:
    life = volume.lineage.lives[volume.lineage.life_of[place]]
    return next(event for event in life.events if event.revision == place.revision)


def _badges(volume: Volume, event: Event) -> list[Badge]:
    flags = (("renumbered", event.renumbered), ("moved", event.moved))
    keys = [event.kind.value, *(key for key, holds in flags if holds)]
    return [Badge(key, volume.labels[key]) for key in keys]


def _gone(volume: Volume, at: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what no longer stands in this revision: for each way of going a word, and the articles with their pages."""
    out = []
    for kind, word in (("deleted", "gone here"), ("merged", "merged here")):
        listed = [
            (cite(volume.lineage, Place(at - 1, unit.index), volume.lang), page)
            for life, page in zip(volume.lineage.lives, volume.lives, strict=True)
            for event in life.events
            if event.revision == at and event.unit is None and event.kind.value == kind and (unit := life.standing(at - 1))
        ]
        if listed:
            out.append((volume.labels[word], listed))
    return out


def _data(volume: Volume, at: int) -> dict[str, object]:
    head = volume.lineage.heads[at]
    return {
        "schema": TEXT,
        "title": head.title,
        **revision_data(head),
        "note": head.note,
        "units": [
            {
                "unit": unit.kind.value,
                "number": unit.printed,
                "path": list(unit.path),
                "text": unit.text,
                "anchor": volume.anchors[Place(at, unit.index)],
                "attestation": head.attestation(unit.printed),
            }
            for unit in volume.lineage.units[at]
        ],
    }
