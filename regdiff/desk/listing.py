"""The list of recent cases, in SQLite: made from the folders, and made again from them when it is lost or broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from regdiff.desk.store import Case
from regdiff.named import NamedTuple

FILE = "list.sqlite3"
_MOST = 500
"""So many cases are listed; the folders of all stay."""
_TABLE = """
CREATE TABLE IF NOT EXISTS cases (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
    zh TEXT NOT NULL, en TEXT NOT NULL, created TEXT NOT NULL, opened TEXT NOT NULL
)
"""
_PUT = "INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

Result = TypeVar("Result")


class Recent(NamedTuple):
    """One line of the list."""

    id: str
    title: str
    """Of the regulation; empty where it was never compared."""
    old: str
    """Name of the old source."""
    new: str
    zh: str
    """What changed, in a line of Chinese."""
    en: str
    created: str
    opened: str


class Listing:
    """The list."""

    def __init__(self, root: Path, cases: Callable[[], Iterable[Case]]) -> None:
        """Take the list of the desk in `root`; `cases` yields all there are."""
        self._path, self._cases = root / FILE, cases
        self._do(self._refresh)

    def recent(self) -> list[Recent]:
        """Return the cases, those opened last first (to the microsecond)."""
        order = f"SELECT * FROM cases ORDER BY opened DESC, id DESC LIMIT {_MOST}"  # noqa: S608 - our own number
        return [Recent(*row) for row in self._do(lambda base: base.execute(order).fetchall())]

    def put(self, case: Case) -> None:
        """Note that a case was opened now."""
        self._do(lambda base: base.execute(_PUT, _row(case, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}")))

    def remove(self, case: str) -> None:
        """Strike a case from the list."""
        self._do(lambda base: base.execute("DELETE FROM cases WHERE id = ?", (case,)))

    def _do(self, what: Callable[[sqlite3.Connection], Result]) -> Result:
        """Do something with the list; one that is broken is made again first."""
        try:
            return self._try(what)
        except sqlite3.DatabaseError:
            for path in self._path.parent.glob(f"{FILE}*"):
                path.unlink(missing_ok=True)
            self._try(self._refresh)
            return self._try(what)

    def _try(self, what: Callable[[sqlite3.Connection], Result]) -> Result:
        with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
            return what(base)

    def _refresh(self, base: sqlite3.Connection) -> None:
        """Bring the list into agreement with the folders."""
        base.execute(_TABLE)
        known = {row[0] for row in base.execute("SELECT id FROM cases")}
        there = {case.id: case for case in self._cases()}
        base.executemany("DELETE FROM cases WHERE id = ?", [(case,) for case in known - there.keys()])
        base.executemany(_PUT, [_row(there[case], there[case].created) for case in there.keys() - known])


def _row(case: Case, opened: str) -> Recent:
    found = {key: str(case.found.get(key, "")) for key in ("title", "zh", "en")}
    return Recent(case.id, found["title"], case.old.name, case.new.name, found["zh"], found["en"], case.created, opened)
