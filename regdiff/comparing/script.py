"""Traditional and simplified characters: one text in two scripts is aligned as if it were in one.

Only the alignment reads through this; the edits show the characters as they stand, and a difference of script is told as an
amendment. The table gives for each traditional character the simplified one; it was made by bench/script_table.py from the
character table of OpenCC (Apache-2.0), and of several simplified characters it has the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from regdiff.comparing.units import Unit

_SIGNS = frozenset("條項為應當關於機構規範個與對處經過實會國務員長辦")
"""Characters that any statute in traditional characters has."""
_FEWEST = 3


def in_one_script(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Return both sides as they are, or in simplified characters where one is traditional and the other is not."""
    if _is_traditional(old) == _is_traditional(new):
        return old, new
    return _simplified(old), _simplified(new)


def _is_traditional(units: Sequence[Unit]) -> bool:
    text = "".join([unit.text for unit in units])
    return sum(sign in text for sign in _SIGNS) >= _FEWEST


def _simplified(units: Sequence[Unit]) -> list[Unit]:
    table = _table()
    return [
        replace(unit, text=unit.text.translate(table), path=tuple(heading.translate(table) for heading in unit.path))
        for unit in units
    ]


@cache
def _table() -> dict[int, str]:
    pairs = Path(__file__).with_name("script.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}
