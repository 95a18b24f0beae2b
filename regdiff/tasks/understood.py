"""What was understood of a source: the regulation in it, what is doubtful, what was left out, each with its place there."""

from __future__ import annotations

from collections import Counter
from typing import Any

from regdiff.checks.rule import Checked, Hit
from regdiff.checks.table import RULES
from regdiff.messages import told
from regdiff.model.left_out import QUIET, LeftOut
from regdiff.model.text import visible
from regdiff.model.tree import Division, Revision
from regdiff.model.write import block, write
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.left_out import place_text
from regdiff.report.wording import date_text
from regdiff.tasks.sides import is_word, read_data

_DOUBTFUL = ("RD2", "RD3", "RD4")
"""The rules that a text of whatever origin is looked at by: numbers and articles, characters, references."""
_AROUND = 9
"""Characters before a place that are shown with it."""
_LONGEST = 300
"""Of a text that was left out so many characters are shown."""
_MOST = 300
"""So many places of a kind are told one by one."""
_UNITS = ("book", "part", "chapter", "section", "article", "annex")

Place = tuple[int, int]
"""Page (0 for a source that has none) and line, from 1; (0, 0) for a place that is not known."""


class Understood(NamedTuple):
    """A revision, and how it was found in its source."""

    revision: Revision
    remarks: tuple[str, ...] = ()
    """What a user should know of the reading."""
    places: tuple[Place, ...] = ()
    """Where each line of the body stood, that is not blank; empty for canonical text, which is its own source."""
    word: bytes = b""
    """The Word file that it was read from; empty where that is something else."""


def understand(data: bytes, name: str, *, title: str = "", tracked: str = "accept") -> Understood:
    """Read a source, of which nothing is mended.

    Args:
        data: as it lies on disk.
        name: its name, for errors and for the head; its label is the name without the ending.
        title: which regulation, where the source holds several.
        tracked: how tracked changes in a Word file are taken: `accept` or `reject`.

    Raises:
        RegdiffError: it cannot be read, or holds no regulation.
    """
    label, _, _ = name.rpartition(".")
    revision, taken = read_data(data, name, name, label or name, title, tracked)
    if taken is None:
        return Understood(revision)
    places = tuple((each.page, each.line) for each in taken.places)
    return Understood(revision, taken.remarks, places, data if is_word(revision, taken) else b"")


def account(understood: Understood, name: str, lang: str) -> dict[str, Any]:
    """Return what to show of a source, as data: `title`, `note`, dates, `counts`, `remarks`, `doubts`, `left_out`, `units`.

    `doubts` has a rule each, with its `code` and its `hits`; `left_out` has a reason each, with its `pieces`; `units` has a
    heading or an article each. A place is told in words, and empty where it is not known.

    Args:
        understood: what was read.
        name: how the user calls it.
        lang: `zh` or `en`.
    """
    revision, labels = understood.revision, LABELS[lang]
    head, places = revision.head, _places(understood)
    return {
        "title": head.title,
        "label": head.label,
        "note": head.note,
        "promulgated": date_text(head.values.get("promulgated"), lang),
        "effective": date_text(head.values.get("effective"), lang),
        "encoding": str(head.source.get("encoding", "")),
        "attestation": head.attestation(),
        "counts": _counts(revision),
        "remarks": [told(each, lang) for each in understood.remarks],
        "units": list(_units(revision, places, labels)),
        "doubts": _doubts(revision, name, places, lang),
        "left_out": _left_out(revision.left_out, labels),
    }


def _places(understood: Understood) -> dict[int, Place]:
    """Return where each line of the canonical text stood in the source, by its number there from 1."""
    text = write(understood.revision)
    start = understood.revision.head.text.count("\n") + 2
    lines = [(at, line) for at, line in enumerate(text.split("\n"), 1) if at > start and line]
    if not understood.places:
        return {at: (0, at) for at, _ in lines}
    return {at: place for (at, _), place in zip(lines, understood.places, strict=False)}


def _told(place: Place | None, labels: dict[str, str]) -> str:
    return place_text(*place, labels) if place and any(place) else ""


def _counts(revision: Revision) -> list[tuple[str, int]]:
    """Return how many there are of each kind of unit, as pairs of its name and a number above 0."""
    counts = Counter(
        node.number.level.name.lower() if isinstance(node, Division) else "article" for _, node in revision.walk()
    )
    counts["annex"] = len(revision.annexes)
    return [(name, counts[name]) for name in _UNITS if counts[name]]


def _units(revision: Revision, places: dict[int, Place], labels: dict[str, str]) -> list[dict[str, Any]]:
    """Return headings and articles in their order, each with its first words and its place."""
    at = revision.head.text.count("\n") + 4  # the head between two lines, and one that is blank
    at += len(revision.preamble) + 1 if revision.preamble else 0
    out = []
    for path, node in revision.walk():
        is_heading = isinstance(node, Division)
        text = node.heading if isinstance(node, Division) else node.text
        entry = {"number": node.number.printed, "text": _cut(text, 60), "place": _told(places.get(at), labels)}
        out.append(entry | {"heading": is_heading, "depth": len(path)})
        at += block(node.number.printed, text).count("\n") + 2
    return out


def _doubts(revision: Revision, name: str, places: dict[int, Place], lang: str) -> list[dict[str, Any]]:
    """Return what the rules have to say, by rule; the first places of each."""
    text = write(revision)
    checked, lines = Checked(name, text), text.split("\n")
    out = []
    for rule in (rule for rule in RULES if rule.code.startswith(_DOUBTFUL)):
        hits = list(rule.check(checked))
        told = [_hit(hit, lines, places, lang) for hit in hits[:_MOST]]
        out += [{"code": rule.code, "severity": rule.severity.value, "count": len(hits), "hits": told}] if hits else []
    return out


def _hit(hit: Hit, lines: list[str], places: dict[int, Place], lang: str) -> dict[str, str]:
    line = lines[hit.line - 1] if hit.line else ""
    around = line[max(0, hit.column - 1 - _AROUND) : hit.column + hit.length + _AROUND] if hit.column else line
    place = places.get(hit.line) or places.get(hit.line + 1)
    return {"place": _told(place, LABELS[lang]), "message": told(hit.message, lang), "text": _cut(around, 60)}


def _left_out(left_out: tuple[LeftOut, ...], labels: dict[str, str]) -> list[dict[str, Any]]:
    """Return the pieces that were left out by reason: those that may be law first, those that nobody misses last."""
    reasons: dict[tuple[int, str], list[LeftOut]] = {}
    for each in left_out:
        rank = 0 if each.law else 2 if each.reason in QUIET else 1
        reasons.setdefault((rank, each.reason.value), []).append(each)
    return [
        {
            "reason": labels[f"left out {reason}"],
            "law": rank == 0,
            "quiet": rank == 2,
            "count": len(pieces),
            "pieces": [
                {"place": place_text(each.page, each.line, labels), "text": _cut(each.text, _LONGEST)}
                for each in pieces[:_MOST]
            ],
        }
        for (rank, reason), pieces in sorted(reasons.items(), key=lambda item: item[0][0])
    ]


def _cut(text: str, longest: int) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= longest else f"{line[:longest]}…"
