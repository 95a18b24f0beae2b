"""What the other process holds in memory: the texts and the comparisons it was asked for last."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from regdiff.named import NamedTuple
from regdiff.tasks.compare import ChangeSet, compare_revisions
from regdiff.tasks.correcting import Decisions, Revision, decided_in
from regdiff.tasks.sides import read_bytes
from regdiff.tasks.understood import Understood, understand

_ROOM = 4 * 2**30
"""Bytes of memory that the process may have while it reads a source."""
_KEPT = 6
"""So many texts and comparisons are kept."""

Tell = Callable[[str], None]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Text(NamedTuple):
    """A source of a case."""

    path: str
    name: str
    """As the user calls it."""
    sha256: str
    """Of its bytes: another one is another text."""
    title: str
    """Which regulation of it; empty where it holds but one."""


class Asked(NamedTuple):
    """The comparison that a request is about."""

    old: Text
    new: Text
    links: str
    """The links file; empty for none."""
    lang: str

    @classmethod
    def of(cls, request: dict[str, Any]) -> Asked:
        """Return what a request says of it."""
        return cls(Text(**request["old"]), Text(**request["new"]), request["links"], request["lang"])


class Bench:
    """What was read and compared last."""

    def __init__(self, tell: Tell) -> None:
        """Begin with nothing; `tell` is called with a stage whenever one begins."""
        self.tell = tell
        self._read: OrderedDict[Text, Understood] = OrderedDict()
        self._compared: OrderedDict[tuple[Text, Text, str], ChangeSet] = OrderedDict()

    def understood(self, text: Text) -> Understood:
        """Read a source, where it was not read already.

        Raises:
            RegdiffError: it cannot be read, or holds no regulation.
            MemoryError: it takes more memory than a source may.
        """

        def read() -> Understood:
            with _bounded():
                return understand(read_bytes(Path(text.path)), text.name, title=text.title)

        return _kept(self._read, text, read)

    def compared(self, asked: Asked) -> ChangeSet:
        """Compare two sources, where that was not done already.

        Raises:
            RegdiffError: one of them cannot be read, or what was decided does not fit them.
        """

        def compare() -> ChangeSet:
            sides = self.sides(asked)
            self.tell("align")
            return compare_revisions(*sides, self.decided(asked))

        return _kept(self._compared, (asked.old, asked.new, asked.links), compare)

    def sides(self, asked: Asked) -> tuple[Revision, Revision]:
        """Return both texts; as `understood`."""
        self.tell("old")
        before = self.understood(asked.old).revision
        self.tell("new")
        return before, self.understood(asked.new).revision

    def decided(self, asked: Asked) -> Decisions:
        """Return what a person decided.

        Raises:
            LinksError: it does not fit the two texts.
        """
        return decided_in(asked.links, *(self.understood(text).revision for text in (asked.old, asked.new)))


@contextmanager
def _bounded() -> Iterator[None]:
    """Bound the memory that may be taken, where the system can be told so; a browser that prints later needs much more."""
    if sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    room = _ROOM if soft == resource.RLIM_INFINITY else min(_ROOM, soft)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _kept(kept: OrderedDict[Key, Value], key: Key, make: Callable[[], Value]) -> Value:
    if key not in kept:
        kept[key] = make()
    kept.move_to_end(key)
    while len(kept) > _KEPT:
        kept.popitem(last=False)
    return kept[key]
