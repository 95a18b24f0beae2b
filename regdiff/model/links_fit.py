"""Whether a links file fits two texts, and what becomes of it when a text was changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from regdiff.model.links import DecidedLink, Decisions, Pair, Ref, Remark, Side, Text, refs_of, text_of
from regdiff.model.links_file import Entry, LinksFile
from regdiff.model.tree import Revision


class Misfit(NamedTuple):
    """Why a links file does not fit two texts."""

    line: int
    """1-based line of the file that says what does not fit."""
    message: str
    is_lost: bool = False
    """Whether there is no text to bind it to."""


def misfits(file: LinksFile, old: Revision, new: Revision) -> list[Misfit]:
    """Return why a links file does not fit two revisions, in the order of its lines; nothing where it does."""
    out = []
    decisions = file.decisions
    for side, revision, text in ((Side.OLD, old, decisions.old), (Side.NEW, new, decisions.new)):
        there = set(refs_of(revision))
        now = text_of(revision)
        if text != now:
            out.append(Misfit(file.lines[side], _changed(side, text, now)))
        out += [
            Misfit(line, f"the {side} text {now.label} has no article {ref}")
            for entry, line in file.lines.items()
            for ref in _named(entry, side)
            if ref not in there
        ]
    return sorted(set(out))


def examine(file: LinksFile, stem: str, revisions: Mapping[str, Revision]) -> list[Misfit]:
    """Return why a links file called `stem` does not fit the revisions of its regulation, each by its label."""
    labels = [(side, text.label) for side, text in ((Side.OLD, file.decisions.old), (Side.NEW, file.decisions.new))]
    named = "--".join(label for _, label in labels)
    if stem != named:
        return [Misfit(file.lines[Side.OLD], f"it is called {stem}, and is on {named}", is_lost=True)]
    missing = [(side, label) for side, label in labels if label not in revisions]
    if missing:
        return [Misfit(file.lines[side], f"there is no revision {label} any more", is_lost=True) for side, label in missing]
    return misfits(file, *(revisions[label] for _, label in labels))


def refit(decisions: Decisions, old: Revision, new: Revision) -> tuple[Decisions, list[str]]:
    """Bind decisions to two other texts: what names an article that is not there is left out, and told.

    Args:
        decisions: what was decided on earlier texts.
        old: the revision that stands in the place of the old one.
        new: the same of the new one.

    Returns:
        Decisions on the two texts, and a line for each that is left out.
    """
    there = {Side.OLD: set(refs_of(old)), Side.NEW: set(refs_of(new))}
    kept: list[Entry] = []
    lost = []
    entries: list[DecidedLink | Pair | Remark] = [*decisions.links, *decisions.unlinked, *decisions.remarks]
    for entry in entries:
        missing = [str(ref) for side in Side for ref in _named(entry, side) if ref not in there[side]]
        if missing:
            lost.append(f"{told(entry)}: {', '.join(missing)} is not there")
        else:
            kept.append(entry)
    return Decisions(
        text_of(old),
        text_of(new),
        tuple(entry for entry in kept if isinstance(entry, DecidedLink)),
        tuple(entry for entry in kept if isinstance(entry, Pair)),
        tuple(entry for entry in kept if isinstance(entry, Remark)),
    ), lost


def told(entry: DecidedLink | Pair | Remark) -> str:
    """Return a decision as it is written on the command line: 第七条=第九条,第十条; a pair that is none with ≠."""
    if isinstance(entry, Remark):
        return f"remark on {entry.article} of the {entry.side} text"
    if isinstance(entry, Pair):
        return f"{entry.old}≠{entry.new}"
    return "=".join(",".join(map(str, side)) for side in (entry.old, entry.new))


def _changed(side: Side, then: Text, now: Text) -> str:
    if then.label != now.label:
        return f"it is on the {side} text {then.label or 'without a label'}, and not on {now.label or 'one without a label'}"
    return f"the {side} text {now.label} changed since: its sha256 was {then.sha256[:12]}… and is {now.sha256[:12]}…"


def _named(entry: Entry, side: Side) -> tuple[Ref, ...]:
    """Return the articles of a side that an entry names."""
    if isinstance(entry, DecidedLink):
        return entry.new if side is Side.NEW else entry.old
    if isinstance(entry, Pair):
        return (entry.new if side is Side.NEW else entry.old,)
    return (entry.article,) if isinstance(entry, Remark) and entry.side is side else ()
