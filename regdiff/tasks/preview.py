"""What `regdiff add` shows before it writes: what was found, repaired and doubted, and what changed."""

from __future__ import annotations

from collections import Counter

from regdiff.archive.store import display_path
from regdiff.checks.rule import Checked, Finding
from regdiff.checks.run import errors, run
from regdiff.intake.build import Taken
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import visible
from regdiff.model.tree import Division, Revision
from regdiff.report.catalogue import LABELS
from regdiff.report.summary import one_line
from regdiff.tasks.add import Prepared
from regdiff.tasks.config import load_settings

_LONGEST = 60
"""Of a text that was left out so many characters are shown."""


def describe(prepared: Prepared, lang: str = "zh") -> str:
    """Return what was found, repaired and doubted, and what changed since the revision before, for the terminal."""
    revision, head = prepared.revision, prepared.revision.head
    dates = [f"{key} {head.get(key)}" for key in ("promulgated", "effective") if head.get(key)]
    lines = [f"《{head.title}》 {head.label}", f"  {', '.join(dates) or 'no dates'}; attestation {head.attestation()}"]
    lines += [f"  found: {_found(revision)}"]
    if prepared.taken:
        lines += _outside(prepared.taken) + _repairs(prepared.taken)
    if prepared.kept:
        lines.append(f"  kept of the head: {', '.join(prepared.kept)}")
    findings = doubts(prepared)
    odd = [f"    {why}" for why in prepared.at_odds]
    odd += [_may_be_law(each, lang) for each in revision.left_out if each.law]
    lines += [f"  doubts: {len(findings) + len(odd) or 'none'}"] + odd + [_doubt(finding, prepared) for finding in findings]
    if prepared.misfits:
        lines += [f"  decided links that do not fit: {len(prepared.misfits)}", *(f"    {why}" for why in prepared.misfits)]
    if prepared.older is None:
        lines.append("  before: no earlier revision")
    elif prepared.change_set is not None:
        lines.append(f"  before: {prepared.older.head.label}: {one_line(prepared.change_set, lang)}")
    return "".join(f"{visible(line)}\n" for line in lines)


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


def _found(revision: Revision) -> str:
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
    order = ("book", "part", "chapter", "section", "article", "paragraph", "item", "subitem", "annex")
    plural = {name: f"{name}s" for name in order} | {"annex": "annexes"}
    return ", ".join(f"{counts[name]} {name if counts[name] == 1 else plural[name]}" for name in order if counts[name])


def _outside(taken: Taken) -> list[str]:
    """What was left out: a line a reason, with its places."""
    out = [f"  read: {remark}" for remark in taken.remarks]
    reasons: dict[Reason, list[tuple[int, int]]] = {}
    for each in taken.left_out:
        reasons.setdefault(each.reason, []).append((each.page, each.line))
    for reason, places in reasons.items():
        out.append(f"  left out ({LABELS['en'][f'left out {reason.value}']}): {len(places)}, {_ranges(places)}")
    return out


def _may_be_law(each: LeftOut, lang: str) -> str:
    """A piece that was left out and may be law, as a doubt."""
    text = " ".join(each.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    said = "可能是法规正文，未纳入" if lang == "zh" else "may be law, left out"
    return f"    {each.place or '?'}: {said} ({LABELS[lang][f'left out {each.reason.value}']}): {shown}"


def _repairs(taken: Taken) -> list[str]:
    kinds: dict[str, list[int]] = {}
    for at, repair in enumerate(taken.repairs):
        kinds.setdefault(repair.kind, []).append(at)
    out = [f"  repaired: {sum(repair.times for repair in taken.repairs) or 'nothing'}"]
    for kind, indices in sorted(kinds.items()):
        made = [taken.repairs[at] for at in indices]
        places = _ranges([(repair.at.page, repair.at.line) for repair in made])
        out.append(
            f"    {kind}: {sum(repair.times for repair in made)} on {places}{_example(made[0].before, made[0].after)}"
        )
    return out


def _example(before: str, after: str) -> str:
    """The first place where a line changed, as it was and as it is."""
    if not after or before == after:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    start = max(0, at - 4)
    old, new = (text[start : at + 6].replace("\n", "⏎") for text in (before, after))
    return f"; first {old} → {new}"


def _ranges(places: list[tuple[int, int]]) -> str:
    """Write places as ranges: lines 1-9, 142; page 2 line 3."""
    unique, out = sorted(set(places)), []
    at = 0
    while at < len(unique):
        stop = at
        while stop + 1 < len(unique) and unique[stop + 1] == (unique[at][0], unique[at][1] + stop + 1 - at):
            stop += 1
        page, line = unique[at]
        through = f"-{unique[stop][1]}" if stop > at else ""
        out.append(f"{f'page {page} line ' if page else ''}{line}{through}")
        at = stop + 1
    more = f" and {len(out) - 8} more" if len(out) > 8 else ""
    return ("" if unique and unique[0][0] else f"line{'s' * (len(unique) > 1)} ") + ", ".join(out[:8]) + more


def _doubt(finding: Finding, prepared: Prepared) -> str:
    """A finding with the place in the source that it stands for."""
    where = _source_place(finding.place.line, prepared)
    around = finding.text[max(0, finding.place.column - 9) : finding.place.column + finding.length + 8]
    return f"    {where}{finding.severity.value} {finding.code} {finding.message}" + (
        f": …{around}…" if finding.place.column else ""
    )


def _source_place(line: int, prepared: Prepared) -> str:
    if prepared.taken is None:
        return f"line {line}: " if line else ""
    lines = prepared.text.split("\n")
    body = prepared.revision.head.text.count("\n") + 2
    if line <= body:
        return ""
    index = sum(bool(text) for text in lines[body : line - 1])
    places = prepared.taken.places
    if index >= len(places):
        return ""
    at = places[index]
    return f"page {at.page} line {at.line}: " if at.page else f"line {at.line}: "
