"""Runs of characters and the lines they make up, with what the reading aids say of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from regdiff.comparing.aids import Explained
from regdiff.comparing.changes import Change
from regdiff.comparing.edits import Op
from regdiff.model.numbers import Level
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

SCOPE = "scope"
"""Cause of what a term was replaced by throughout that may have changed the scope of rules: it is never folded."""


NOISE = ("replaced", "conforming", "typographic")
"""Causes that are folded."""
PARTLY = "partly"
"""Cause of what is explained as noise, but stands so amid what is not that nothing is to be folded there."""


class Why(NamedTuple):
    """What explains a run that was deleted or inserted."""

    cause: str
    """`moved`, `conforming`, `replaced`, `scope`, `partly` or `typographic`."""
    told: str
    """In the report's language: 移至第九条."""
    anchor: str = ""
    """The row of the other end, where that is another one."""
    number: int = 0
    """0-based place in the list of moves, pointers or replacements: two runs of one explanation are one."""


class Run(NamedTuple):
    """A run of characters within one line."""

    op: str
    """`equal`, `delete` or `insert`."""
    text: str
    why: Why | None = None


class Line(NamedTuple):
    """One paragraph, item or subitem."""

    level: str
    """`paragraph`, `item` or `subitem`."""
    runs: tuple[Run, ...]
    ends: str = "equal"
    """Op of the line feed behind it: a paragraph may be cut in two, or joined with the next, without any other edit."""


Teller = Callable[[Explained, str], Why]
"""Says in words what explains a run; the second argument is the run's op."""


def runs_of(
    change: Change, old: Sequence[Explained] = (), new: Sequence[Explained] = (), tell: Teller | None = None
) -> list[Run]:
    """Return the edits of a change as runs, parted where an explanation begins or ends."""
    out: list[Run] = []
    at_old = at_new = 0
    for edit in change.edits:
        length = len(edit.text)
        if edit.op is Op.EQUAL:
            out.append(Run("equal", edit.text))
        else:
            explained, start = (old, at_old) if edit.op is Op.DELETE else (new, at_new)
            out += _parted(edit.op.value, edit.text, start, explained, tell)
        at_old += length if edit.op is not Op.INSERT else 0
        at_new += length if edit.op is not Op.DELETE else 0
    return list(_woven(out)) if old or new else out


def _woven(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs so that where noise is folded the rest reads in its order: old and new, between what is explained."""
    for is_kept, group in groupby(runs, key=lambda run: run.op == "equal"):
        place = list(group)
        yield from place if is_kept else _woven_place(place)


def _woven_place(runs: list[Run]) -> Iterable[Run]:
    if not any(_is_noise(run) for run in runs):
        return runs
    left, noise = zip(*(_parts([run for run in runs if run.op == op]) for op in ("delete", "insert")), strict=True)
    keys = [[{(run.why.cause, run.why.number) for run in part if run.why} for part in parts] for parts in noise]
    if keys[0] == keys[1]:
        pairs = zip_longest(*left, *noise, fillvalue=())
        return [run for old, new, gone, come in pairs for run in (*old, *new, *gone, *come)]
    if any(map(any, left)):  # what would be left is not in order
        return [run._replace(why=run.why._replace(cause=PARTLY)) if run.why and _is_noise(run) else run for run in runs]
    return runs


def _parts(runs: Iterable[Run]) -> tuple[list[list[Run]], list[list[Run]]]:
    """Part the runs of one side: what is no noise, and the noise behind each part of it."""
    left: list[list[Run]] = [[]]
    noise: list[list[Run]] = []
    for is_noise, group in groupby(runs, key=_is_noise):
        if is_noise:
            noise.append(list(group))
            left.append([])
        else:
            left[-1] += group
    return left, noise


def _is_noise(run: Run) -> bool:
    return run.why is not None and run.why.cause in NOISE


def _parted(op: str, text: str, start: int, explained: Sequence[Explained], tell: Teller | None) -> Iterator[Run]:
    if not explained and text:
        yield Run(op, text)  # so it is with most
        return
    at = start
    end = start + len(text)
    first = bisect_right(explained, start, key=lambda each: each.span.end) if tell else len(explained)
    for each in (explained[k] for k in range(first, len(explained))):
        if tell is None or each.span.start >= end:
            break
        if at < each.span.start:
            yield Run(op, text[at - start : each.span.start - start])
        yield Run(op, text[each.span.start - start : each.span.end - start], tell(each, op))
        at = each.span.end
    if at < end:
        yield Run(op, text[at - start :])


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Cut the runs of a text into its paragraphs, items and subitems."""
    lines: list[list[Run]] = [[]]
    ends: list[str] = []
    for run in runs:
        if not lines[-1] and run.text and "\n" not in run.text:  # so it is with most
            lines[-1].append(run)
            continue
        first, *rest = run.text.split("\n")
        if first and lines[-1] and (lines[-1][-1].op, lines[-1][-1].why) == (run.op, run.why):
            lines[-1][-1] = Run(run.op, lines[-1][-1].text + first, run.why)
        elif first:
            lines[-1].append(Run(run.op, first, run.why) if rest else run)
        for text in rest:
            lines.append([Run(run.op, text, run.why)] if text else [])
            ends.append(run.op)
    return tuple([Line(_level(line), tuple(line), end) for line, end in zip(lines, [*ends, "equal"], strict=True)])


def _level(runs: Sequence[Run]) -> str:
    start = runs[0].text if runs else ""
    if len(start) < _LONGEST_MARKER:
        start = "".join([run.text for run in runs[:_LONGEST_MARKER]])
    return _LEVELS[marker(start)[0]]


_LONGEST_MARKER = 12
"""Characters, and so runs, that tell what a line is: no marker is longer."""
_LEVELS = {level: level.name.lower() for level in Level}


class Printed(NamedTuple):
    """A run as formats without links print it."""

    op: str
    text: str
    note: str
    """Where it moved to or from; empty for what did not move."""


def printed(runs: Iterable[Run]) -> list[Printed]:
    """Return runs with what moved told behind them; others of one op are one run, whatever explains them."""
    out: list[Printed] = []
    for run in runs:
        note = run.why.told if run.why and run.why.cause == "moved" else ""
        if out and not note and not out[-1].note and out[-1].op == run.op:
            out[-1] = out[-1]._replace(text=out[-1].text + run.text)
        else:
            out.append(Printed(run.op, run.text, note))
    return out
