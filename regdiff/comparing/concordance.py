"""Where terms stand in the old texts of what lives on, and where they were kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.edits import Op


class Concordance:
    """Where a term stands in the old texts of articles that live on; built once for many terms."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._living = [at for at, change in enumerate(changes) if change.old and change.new]
        self._starts, texts, start = [], [], 0
        for at in self._living:
            texts.append(join_texts(changes[at].old) + "\0")
            self._starts.append(start)
            start += len(texts[-1])
        self._text = "".join(texts)

    def _with(self, term: str) -> Iterator[int]:
        """Yield the changes whose old texts hold a term."""
        at = self._text.find(term)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._living[number]
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            at = self._text.find(term, end)

    def kept(self, term: tuple[str, str], replaced: Mapping[int, Sequence[Span]]) -> int:
        """Count where the old term was kept, but for where it is a part of the new one.

        Args:
            term: the old and the new term.
            replaced: where it was replaced, in the joined old texts, by change.
        """
        old, new = term
        count = 0
        for number in self._with(old):
            runs = list(_kept_runs(self._changes[number]))
            whole = {at + part for at, text in runs for part in _places(new, text)}
            for at, text in runs:
                for start in _places(old, text):
                    place = Span(at + start, at + start + len(old))
                    is_replaced = any(place.holds(span) for span in replaced.get(number, ()))
                    count += not is_replaced and place.start - max(0, new.find(old)) not in whole
        return count


def _places(term: str, text: str) -> Iterator[int]:
    """Yield where a term begins in a text; no two places overlap."""
    at = text.find(term) if term else -1
    while at >= 0:
        yield at
        at = text.find(term, at + len(term))


def _kept_runs(change: Change) -> Iterator[tuple[int, str]]:
    """Yield what was kept, each with its place in the old texts; runs that only insertions part are one."""
    at, start, text = 0, 0, ""
    for edit in change.edits:
        if edit.op is Op.EQUAL:
            text += edit.text
            at += len(edit.text)
        elif edit.op is Op.DELETE:
            yield start, text
            at += len(edit.text)
            start, text = at, ""
    yield start, text
