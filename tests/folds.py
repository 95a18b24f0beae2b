"""The laws of folding, held against a comparison: what is hidden is explained, and what is left reads well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from regdiff.comparing.aids import Aids, Cause, Explained, read_aids
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.comparing.words import word_starts
from regdiff.model.text import fold as without_typography
from regdiff.report.fold import fold, is_folded, is_noise
from regdiff.report.runs import Line, Run
from regdiff.report.view import Row, make_view

_MARKS = "、，；。：\n"


def faults(change_set: ChangeSet) -> Iterator[str]:
    """Yield what of a folded report breaks a law, in words."""
    aids = read_aids(change_set)
    view = make_view(change_set, aids=aids)
    folded = fold(view)
    shown = {row.anchor: row for row in folded.rows}
    for at, (change, row) in enumerate(zip(change_set.changes, view.rows, strict=True)):
        told = (
            *unexplained(change, aids, at),
            *parted(change, aids, at, row),
            *crumbs(row),
            *overlooked(change, aids, row),
            *(changed_text(change, row, shown[row.anchor]) if row.anchor in shown else hidden_more(row)),
        )
        yield from (f"{row.anchor}: {fault}" for fault in told)


class Place(NamedTuple):
    """A run of edits with nothing kept between them, and where it stands in both texts."""

    old: Span
    new: Span
    runs: Sequence[Run]


def flat(lines: Sequence[Line]) -> list[Run]:
    """Return lines as one text, with their line feeds."""
    out: list[Run] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        out += [*line.runs, *([Run(line.ends, "\n")] if following else [])]
    return out


def text_of(runs: Sequence[Run], op: str = "") -> str:
    """Return what of some runs stands on one side (`insert`: the new one), or all of them."""
    return "".join(run.text for run in runs if not op or run.op in ("equal", op))


def places(runs: Sequence[Run]) -> Iterator[Place]:
    """Yield the places at which a text was edited."""
    old = new = 0
    for kept, group in groupby(runs, key=lambda run: run.op == "equal"):
        edits = list(group)
        ends = old + len(text_of(edits, "delete")), new + len(text_of(edits, "insert"))
        if not kept:
            yield Place(Span(old, ends[0]), Span(new, ends[1]), edits)
        old, new = ends


def unexplained(change: Change, aids: Aids, at: int) -> Iterator[str]:
    """Law 1: what is folded is explained by one told replacement or reference, whose words are runs of both texts there."""
    old, new = join_texts(change.old), join_texts(change.new)
    reading = aids.readings[at]
    for side, spans in ((0, reading.old), (1, reading.new)):
        for one, two in pairwise(spans):
            if one.span.end > two.span.start:
                yield f"explained twice: {(old, new)[side][two.span.start : one.span.end]}"
        for each in spans:
            if each.cause is Cause.REPLACED and not _is_replaced(each, aids, at, (old, new), side):
                yield f"no place of a term: {each}"
            if each.cause is Cause.CONFORMING:
                pointer = aids.pointers[each.number]
                said = old[pointer.old.start : pointer.old.end], new[pointer.new.start : pointer.new.end]
                if pointer.change != at or said != (pointer.old_text, pointer.new_text):
                    yield f"no reference: {pointer}"


_JOINT = 6
"""Characters beside a place that may be a mark or a word between it and the next, the same on both sides."""


def _is_replaced(each: Explained, aids: Aids, at: int, texts: tuple[str, str], side: int) -> bool:
    """Say whether a run lies in, or right beside, a place at which the old term with its neighbours turns into the new one."""
    term = aids.replacements[each.number]
    for place in term.places:
        here = place.old if side == 0 else place.new
        if place.change == at and here.start - _JOINT <= each.span.start and each.span.end <= here.end + _JOINT:
            words = (term.old, term.new)
            if all(word in _around(text, span, len(word)) for text, span, word in zip(texts, place[1:], words, strict=True)):
                return True
    return False


def _around(text: str, span: Span, room: int) -> str:
    return text[max(0, span.start - room) : span.end + room]


def parted(change: Change, aids: Aids, at: int, row: Row) -> Iterator[str]:
    """Law 3a: an explanation is folded as a whole or not at all, and no edit begins or ends within it."""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for run in flat(row.inline):
        for side, hidden in zip(sides, ("insert", "delete"), strict=True):
            side.extend([run] * len(run.text) if run.op != hidden else [])
    known = [(pointer.old, pointer.new, pointer.old_text) for pointer in aids.pointers if pointer.change == at]
    known += [(p.old, p.new, term.old) for term in aids.replacements for p in term.places if p.change == at]
    for old, new, word in known:
        edits = [run for run in (*sides[0][old.start : old.end], *sides[1][new.start : new.end]) if run.op != "equal"]
        if len({is_folded(run) for run in edits}) > 1:
            yield f"folded in part: {word} in {text_of(list(dict.fromkeys(edits)))}"
    scopes = {number for number, term in enumerate(aids.replacements) if term.scope}
    reading = aids.readings[at]
    for side, spans in zip(sides, (reading.old, reading.new), strict=True):
        for each in spans:
            if (
                each.cause is Cause.REPLACED
                and each.number in scopes
                and any(map(is_folded, side[each.span.start : each.span.end]))
            ):
                yield f"may change the scope and is folded: {aids.replacements[each.number].old}"


def crumbs(row: Row) -> Iterator[str]:
    """Law 3b: what is left between what is folded is no joint alone, not the same on both sides, and no half of a word."""
    runs = flat(row.inline)
    old, new = text_of(runs, "delete"), text_of(runs, "insert")
    starts = word_starts(old), word_starts(new)
    for place in places(runs):
        left = [run for run in place.runs if not is_folded(run)]
        gone, come = text_of([r for r in left if r.op == "delete"]), text_of([r for r in left if r.op == "insert"])
        if not left or len(left) == len(place.runs):
            continue
        if without_typography(gone) == without_typography(come):
            yield f"struck and inserted again: {gone} beside {text_of(place.runs)}"
        for op, flags, at in (("delete", starts[0], place.old.start), ("insert", starts[1], place.new.start)):
            side = [run for run in place.runs if run.op == op]
            for one, two in pairwise(side):
                at += len(one.text)  # noqa: PLW2901 - walks on
                if is_folded(one) != is_folded(two) and not flags[at]:
                    yield f"half a word: {one.text}|{two.text}"
    yield from crossing(runs)


def crossing(runs: Sequence[Run]) -> Iterator[str]:
    """Yield a mark that is struck before folded text and inserted behind it, or the other way round."""
    seen = [run for run in runs if not (is_folded(run) and run.op == "delete")]
    groups = [(kept, list(group)) for kept, group in groupby(seen, key=lambda run: run.op == "equal" or is_folded(run))]
    for (kept, one), (_, between), (_, two) in zip(groups, groups[1:], groups[2:], strict=False):
        if kept or not any(map(is_folded, between)):
            continue
        gone, come = ("".join(run.text for run in (*one, *two) if run.op == op) for op in ("delete", "insert"))
        if gone == come and not gone.strip(_MARKS):
            yield f"struck and inserted again: {gone} around {text_of(between)}"


def overlooked(change: Change, aids: Aids, row: Row) -> Iterator[str]:
    """Law 3c: no edits are shown that together turn a folded term, as a word, into what it is called now."""
    runs = flat(row.inline)
    old, new = join_texts(change.old), join_texts(change.new)
    all_places = list(places(runs))
    for term in (term for term in aids.replacements if not term.scope):
        for place in (place for place in all_places if not any(map(is_folded, place.runs))):
            before, after = old[: place.old.start], old[place.old.end :]
            gone, come = old[place.old.start : place.old.end], new[place.new.start : place.new.end]
            for at in range(len(term.old) - len(gone) + 1):
                front, back = term.old[:at], term.old[at + len(gone) :]
                if (
                    term.old == front + gone + back
                    and term.new == front + come + back
                    and before.endswith(front)
                    and after.startswith(back)
                    and _is_word(old, place.old.start - at, len(term.old))
                    and new[place.new.start - at :].startswith(term.new)
                    and _is_word(new, place.new.start - at, len(term.new))
                ):
                    yield f"not folded: {term.old} → {term.new}"


def _is_word(text: str, at: int, length: int) -> bool:
    start = max(0, at - _REACH)
    flags = word_starts(text[start : at + length + _REACH])
    return bool(flags[at - start] and flags[at - start + length])


_REACH = 12


def changed_text(change: Change, row: Row, folded: Row) -> Iterator[str]:
    """Law 2: both texts are read from a folded row, and its marks with what is folded are all the marks there are."""
    for side, cells, edits in ((change.old, folded.old, row.old), (change.new, folded.new, row.new)):
        for unit, cell, plain in zip(side, cells, edits, strict=True):
            if text_of(flat(cell.lines)) != unit.text or text_of(flat(plain.lines)) != unit.text:
                yield f"another text: {unit.printed}"
    both, all_of_it = flat(folded.inline), flat(row.inline)
    if text_of(both, "insert") != join_texts(change.new):
        yield "the new text cannot be read"
    known = [run for run in all_of_it if not (is_folded(run) and run.op == "delete")]
    if [run.op if not is_folded(run) else "equal" for run in known for _ in run.text] != [
        r.op for r in both for _ in r.text
    ]:
        yield "a mark is lost, or there is one more"
    if text_of(all_of_it, "delete") != join_texts(change.old):
        yield "the old text cannot be read"


def hidden_more(row: Row) -> Iterator[str]:
    """Law 5: a hidden row has no edit that is not folded, and nothing that a reader must check."""
    edits = [run for run in flat(row.inline) if run.op != "equal"]
    if not is_noise(row) or not edits or not all(map(is_folded, edits)):
        yield "hidden, though not all of it is folded"
    if row.flags or row.doubts or row.remark or row.unlinked or row.moved:
        yield "hidden, though there is more to say"
