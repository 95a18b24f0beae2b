"""What `regdiff add` shows before it writes: what was found, repaired and doubted, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from regdiff.archive.store import display_path
from regdiff.checks.formats import head_line
from regdiff.checks.rule import Checked, Finding
from regdiff.checks.run import errors, run
from regdiff.intake.build import Taken
from regdiff.messages import Message, count_of, say, told
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.numbers import Level, counted
from regdiff.model.text import visible
from regdiff.model.tree import Division, Revision
from regdiff.report.catalogue import LABELS
from regdiff.report.summary import one_line
from regdiff.tasks.add import Prepared
from regdiff.tasks.config import load_settings

_LONGEST = 60
"""Of a text that was left out so many characters are shown."""


_UNITS: dict[str, Callable[[int], Message]] = {
    **{level.name.lower(): partial(counted, level) for level in Level},
    "annex": lambda count: count_of("{count} annex", "{count} annexes", count),
}


def describe(prepared: Prepared, lang: str = "zh", speech: str = "en") -> str:
    """Return what was found, repaired and doubted, and what changed since the revision before, for the terminal.

    Args:
        prepared: what is to be stored.
        lang: language of the summary of what changed.
        speech: language of all else, which are messages.
    """
    head = prepared.revision.head
    lines = [f"《{head.title}》 {head.label}"]
    for indent, message in _lines(prepared, lang):
        lines.append(f"{'  ' * indent}{told(message, speech)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(prepared: Prepared, lang: str) -> Iterator[tuple[int, str]]:
    """Yield the messages behind the title, each with its depth."""
    revision, head = prepared.revision, prepared.revision.head
    promulgated, effective = head.get("promulgated"), head.get("effective")
    dates = [say("promulgated {day}", day=promulgated)] if promulgated else []
    dates += [say("effective {day}", day=effective)] if effective else []
    yield 1, say("{dates}; attestation {attestation}", dates=dates or say("no dates"), attestation=head.attestation())
    yield 1, say("found: {units}", units=_found(revision))
    if prepared.taken:
        yield from _outside(prepared.taken)
        yield from _repairs(prepared.taken)
    if prepared.kept:
        yield 1, say("kept of the head: {keys}", keys=[*prepared.kept])
    findings = doubts(prepared)
    odd = [*prepared.at_odds, *(_may_be_law(each) for each in revision.left_out if each.law)]
    yield 1, say("doubts: {count}", count=len(findings) + len(odd) or say("none"))
    yield from ((2, each) for each in (*odd, *(_doubt(finding, prepared) for finding in findings)))
    if prepared.misfits:
        yield 1, say("decided links that do not fit: {count}", count=len(prepared.misfits))
        yield from ((2, each) for each in prepared.misfits)
    if prepared.older is None:
        yield 1, say("before: no earlier revision")
    elif prepared.change_set is not None:
        summary = one_line(prepared.change_set, lang)
        yield 1, say("before: {label}: {summary}", label=prepared.older.head.label, summary=summary)


def doubts(prepared: Prepared) -> list[Finding]:
    """Return what the checks have to say of the prepared text."""
    older = prepared.older
    checked = Checked(
        display_path(prepared.path),
        prepared.text,
        prepared.path.stem,
        before=older,
        others=tuple(other.head for other in prepared.others),
        decided=prepared.decided,
    )
    return run(checked, load_settings(prepared.archive.root))


def failing(prepared: Prepared) -> int:
    """Return how many errors the checks find in the prepared text."""
    return errors(doubts(prepared))


def _found(revision: Revision) -> list[Message]:
    counts: Counter[str] = Counter()
    for _, node in revision.walk():
        if isinstance(node, Division):
            counts[node.number.level.name.lower()] += 1
            continue
        counts["article"] += 1
        for provision in node.provisions:
            counts[provision.level.name.lower()] += 1
            counts.update(child.level.name.lower() for child in provision.children)
            counts["subitem"] += sum(len(child.children) for child in provision.children)
    counts["annex"] = len(revision.annexes)
    return [named(counts[name]) for name, named in _UNITS.items() if counts[name]]


def _outside(taken: Taken) -> Iterator[tuple[int, str]]:
    """What was left out: a line a reason, with its places."""
    for remark in taken.remarks:
        yield 1, say("read: {remark}", remark=remark)
    reasons: dict[Reason, list[tuple[int, int]]] = {}
    for each in taken.left_out:
        reasons.setdefault(each.reason, []).append((each.page, each.line))
    for reason, places in reasons.items():
        yield (
            1,
            say("left out ({reason}): {count}, {places}", reason=_named(reason), count=len(places), places=_ranges(places)),
        )


def _named(reason: Reason) -> Message:
    """The name of a reason for leaving out, which the reports have in their catalogue."""
    return Message(LABELS["en"][f"left out {reason.value}"], {})


def _may_be_law(each: LeftOut) -> Message:
    """A piece that was left out and may be law, as a doubt."""
    text = " ".join(each.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return say(
        "{place}: may be law, left out ({reason}): {text}",
        place=_place(each.page, each.line) or "?",
        reason=_named(each.reason),
        text=shown,
    )


def _repairs(taken: Taken) -> Iterator[tuple[int, str]]:
    kinds: dict[str, list[int]] = {}
    for at, repair in enumerate(taken.repairs):
        kinds.setdefault(repair.kind, []).append(at)
    yield 1, say("repaired: {count}", count=sum(repair.times for repair in taken.repairs) or say("nothing"))
    for kind, indices in sorted(kinds.items()):
        made = [taken.repairs[at] for at in indices]
        places = _ranges([(repair.at.page, repair.at.line) for repair in made])
        said = say(
            "{kind}: {count} on {places}", kind=Message(kind, {}), count=sum(repair.times for repair in made), places=places
        )
        first = _example(made[0].before, made[0].after)
        yield 2, say("{what}; first {example}", what=said, example=first) if first else said


def _example(before: str, after: str) -> str:
    """The first place where a line changed, as it was and as it is."""
    if not after or before == after:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    start = max(0, at - 4)
    old, new = (text[start : at + 6].replace("\n", "⏎") for text in (before, after))
    return f"{old} → {new}"


def _ranges(places: list[tuple[int, int]]) -> Message:
    """Write places as ranges: lines 1-9, 142; page 2 line 3."""
    unique, out = sorted(set(places)), []
    at = 0
    while at < len(unique):
        stop = at
        while stop + 1 < len(unique) and unique[stop + 1] == (unique[at][0], unique[at][1] + stop + 1 - at):
            stop += 1
        page, line = unique[at]
        through = f"{line}-{unique[stop][1]}" if stop > at else str(line)
        out.append(say("page {page} line {lines}", page=page, lines=through) if page else through)
        at = stop + 1
    shown: list[str] = out[:8]
    if not unique or unique[0][0]:
        said = say("{places}", places=shown)
    else:
        said = say("line {places}", places=shown) if len(unique) == 1 else say("lines {places}", places=shown)
    return say("{places} and {count} more", places=said, count=len(out) - 8) if len(out) > 8 else said


def _doubt(finding: Finding, prepared: Prepared) -> Message:
    """A finding with the place in the source that it stands for."""
    said = head_line(finding)
    if where := _source_place(finding.place.line, prepared):
        said = say("{place}: {what}", place=where, what=said)
    around = finding.text[max(0, finding.place.column - 9) : finding.place.column + finding.length + 8]
    return say("{what}: …{text}…", what=said, text=around) if finding.place.column else said


def _place(page: int, line: int) -> Message | None:
    if page:
        return say("page {page} line {lines}", page=page, lines=line) if line else say("page {page}", page=page)
    return say("line {places}", places=line) if line else None


def _source_place(line: int, prepared: Prepared) -> Message | None:
    if prepared.taken is None:
        return _place(0, line)
    lines = prepared.text.split("\n")
    body = prepared.revision.head.text.count("\n") + 2
    if line <= body:
        return None
    index = sum(bool(text) for text in lines[body : line - 1])
    places = prepared.taken.places
    if index >= len(places):
        return None
    return _place(places[index].page, places[index].line)
