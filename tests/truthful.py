"""Reads what is told of a change in Chinese prose back into statements, and holds each against the two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.model.text import fold
from regdiff.report.digest import Digest, PenaltyRow
from regdiff.report.lines import penalty_text, point_text
from regdiff.report.sayings import sayings_text
from regdiff.report.view import View

_QUOTES = r"(?P<quotes>(?:“[^“”]*”)+)"
_WENT = re.compile(rf"删去(?:原第[^“”，；]{{1,16}}条|“(?P<at>[^“”]*)”(?:之下|前|后)的)?{_QUOTES}")
_CAME = re.compile(rf"(?:在“(?P<at>[^“”]*)”(?:之下|前|后))?(?:新增第[^“”，；]{{1,16}}条，规定|新增|增加){_QUOTES}")
_CHANGED = re.compile(r"“(?P<old>[^“”]*)”改为“(?P<new>[^“”]*)”")
_QUOTE = re.compile("“([^“”]*)”")
_SIGNS = re.compile("[“”‘’\"'\\s]")


class Texts(NamedTuple):
    """Both sides of a change, folded, as the rules read them."""

    old: str
    new: str


def texts_of(change: Change) -> Texts:
    """Return both sides of a change without white space, width and quotation marks."""
    return Texts(*(_bare(join_texts(side)) for side in (change.old, change.new)))


def _bare(text: str) -> str:
    return _SIGNS.sub("", fold(text))


def _pieces(quote: str) -> list[str]:
    """Return the runs of a quote that leaves something out."""
    return [bare for piece in re.split("…+", quote) if (bare := _bare(piece).strip(",.;:，。；：、"))]


def falsehoods(prose: str, texts: Texts) -> Iterator[str]:
    """Yield what of some prose is no run of the texts, or is told to have come or gone and stands on the other side."""
    for match in _WENT.finditer(prose):
        yield from _one_sided(match, texts.old, texts.new)
    for match in _CAME.finditer(prose):
        yield from _one_sided(match, texts.new, texts.old)
    for match in _CHANGED.finditer(prose):
        sides = [_pieces(match["old"]), _pieces(match["new"])]
        for pieces, text in zip(sides, texts, strict=True):
            yield from (f"no run: {piece} in {match[0]}" for piece in pieces if piece not in text)
        if sides[0] == sides[1] and "…" not in match[0]:
            yield f"nothing changed: {match[0]}"


def _one_sided(match: re.Match[str], here: str, there: str) -> Iterator[str]:
    for quote in _QUOTE.findall(match["quotes"]):
        pieces = _pieces(quote)
        yield from (f"no run: {piece} in {match[0]}" for piece in pieces if piece not in here)
        if pieces and pieces[-1] in there:
            yield f"stands on the other side: {match[0]}"
    for piece in _pieces(match["at"] or ""):
        if piece not in here or piece not in there:
            yield f"stands on one side alone: {match[0]}"


def told_falsely(change_set: ChangeSet, view: View) -> Iterator[str]:
    """Yield every falsehood of what a report tells of a change set: its rows, its first page and what stands behind."""
    by_anchor = {}
    for change, row in zip(change_set.changes, view.rows, strict=True):
        texts = by_anchor[row.anchor] = texts_of(change)
        yield from falsehoods(sayings_text(row.sayings, view.labels), texts)
    for section in (*view.digest.first, *view.digest.more):
        for point in section.points:
            yield from falsehoods(point_text(point, view.labels), by_anchor[point.anchor])
    for penalty in view.digest.penalties:
        yield from _false_penalty(penalty, by_anchor[penalty.anchor])
        if not penalty_text(penalty, view.labels).startswith(penalty.number):
            yield f"a penalty without its article: {penalty}"
    yield from _false_counts(view.digest, view)


def _false_penalty(row: PenaltyRow, texts: Texts) -> Iterator[str]:
    """Yield cells of the table of penalties that are no runs of their side."""
    for runs, text in ((row.old, texts.old), (row.new, texts.new)):
        for run in runs:
            for piece in _pieces(run.text):
                if piece not in text:
                    yield f"no run of its side: {piece} in the penalties of {row.number}"
    if not any(all(piece in text for piece in _pieces(row.act)) for text in texts):
        yield f"no act of either side: {row.act}"


def _false_counts(digest: Digest, view: View) -> Iterator[str]:
    """Yield counts in the official idiom that do not add up to the articles of the new text."""
    counts = {count.key: count.count for count in view.summary}
    said = {kind: int(number) for kind, number in re.findall("(新增|修改|删除)([0-9]+)条", digest.counts)}
    expected = {
        "新增": counts["added"],
        "修改": counts["amended"] + counts["split"] + counts["merged"],
        "删除": counts["deleted"],
    }
    if said != {kind: count for kind, count in expected.items() if count}:
        yield f"counted otherwise: {digest.counts}"
    if not (counts["split"] or counts["merged"]) and view.new.articles - view.old.articles != said.get("新增", 0) - said.get(
        "删除", 0
    ):
        yield f"does not add up: {digest.counts}"
