"""Whether a links file fits two texts, and what becomes of it when a text was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regdiff.messages import Message, quoted, say
from regdiff.model.links import DecidedLink, Decisions, Pair, Ref, Remark, Side, Text, refs_of, text_of
from regdiff.model.links_file import Entry, LinksFile
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple


class Misfit(NamedTuple):
    """Why a links file does not fit two texts."""

    line: int
    """1-based line of the file that says what does not fit."""
    message: Message
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
            Misfit(line, say("the {side} text {label} has no article {ref}", side=side.said, label=now.label, ref=str(ref)))
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
        return [
            Misfit(file.lines[Side.OLD], say("it is called {stem}, and is on {named}", stem=stem, named=named), is_lost=True)
        ]
    missing = [(side, label) for side, label in labels if label not in revisions]
    if missing:
        return [
            Misfit(file.lines[side], say("there is no revision {label} any more", label=label), is_lost=True)
            for side, label in missing
        ]
    return misfits(file, *(revisions[label] for _, label in labels))


def in_short(found: Sequence[Misfit]) -> Message:
    """Return the first of some misfits, with how many more there are."""
    if len(found) == 1:
        return found[0].message
    return say("{what} (and {count} more)", what=found[0].message, count=len(found) - 1)


def refit(decisions: Decisions, old: Revision, new: Revision) -> tuple[Decisions, list[Message]]:
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
            lost.append(say("{entry}: {missing} is not there", entry=told(entry), missing=missing))
        else:
            kept.append(entry)
    return Decisions(
        text_of(old),
        text_of(new),
        tuple(entry for entry in kept if isinstance(entry, DecidedLink)),
        tuple(entry for entry in kept if isinstance(entry, Pair)),
        tuple(entry for entry in kept if isinstance(entry, Remark)),
    ), lost


def told(entry: DecidedLink | Pair | Remark) -> Message:
    """Return a decision as it is written on the command line: 第七条=第九条,第十条; a pair that is none with ≠."""
    if isinstance(entry, Remark):
        return say("remark on {article} of the {side} text", article=str(entry.article), side=entry.side.said)
    if isinstance(entry, Pair):
        return quoted(f"{entry.old}≠{entry.new}")
    return quoted("=".join(",".join(map(str, side)) for side in (entry.old, entry.new)))


def _changed(side: Side, then: Text, now: Text) -> Message:
    if then.label != now.label:
        return say(
            "it is on the {side} text {then}, and not on {now}",
            side=side.said,
            then=then.label or say("without a label"),
            now=now.label or say("one without a label"),
        )
    return say(
        "the {side} text {label} changed since: its sha256 was {then}… and is {now}…",
        side=side.said,
        label=now.label,
        then=then.sha256[:12],
        now=now.sha256[:12],
    )


def _named(entry: Entry, side: Side) -> tuple[Ref, ...]:
    """Return the articles of a side that an entry names."""
    if isinstance(entry, DecidedLink):
        return entry.new if side is Side.NEW else entry.old
    if isinstance(entry, Pair):
        return (entry.new if side is Side.NEW else entry.old,)
    return (entry.article,) if isinstance(entry, Remark) and entry.side is side else ()
