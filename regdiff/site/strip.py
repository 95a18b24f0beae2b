"""A picture of one comparison in one line: the articles of the new text from left to right, coloured by what happened."""

from __future__ import annotations

from collections import defaultdict

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import UnitKind
from regdiff.named import NamedTuple

WIDTH, HEIGHT = 600, 16


class Strip(NamedTuple):
    """Cells by kind."""

    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    """Kind of change and SVG path data of all its cells."""


def make_strip(change_set: ChangeSet) -> Strip:
    """Return the strip of a change set; what was deleted hangs half-high between its neighbours."""
    changes = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
    cells = sum(len(change.new) or len(change.old) for change in changes)
    step = WIDTH / max(1, cells)
    paths: dict[str, list[str]] = defaultdict(list)
    at = 0
    for change in changes:
        count = len(change.new) or len(change.old)
        height = HEIGHT if change.new else HEIGHT // 2
        x, width = round(at * step, 1), round(count * step * 0.9, 1)
        paths[change.kind.value].append(f"M{x} 0h{width}v{height}h-{width}z")
        at += count
    return Strip(WIDTH, HEIGHT, tuple((kind, "".join(parts)) for kind, parts in sorted(paths.items())))
