"""The paragraphs of an instrument: its lines, but for line ends within quotations."""

from __future__ import annotations

from bisect import bisect_left

from regdiff.amending.reading.quotations import Quotation
from regdiff.amending.reading.signs import Marker, line_spans, marker_at, skip_blanks
from regdiff.named import NamedTuple


class Paragraph(NamedTuple):
    """A paragraph: 0-based offsets into the text, half-open, without blanks around it."""

    start: int
    end: int
    marker: Marker | None
    """The number that it begins with."""

    @property
    def body(self) -> int:
        """Offset behind the number."""
        return self.marker.end if self.marker else self.start


def paragraphs_of(flat: str, quotations: list[Quotation]) -> list[Paragraph]:
    """Return the paragraphs of a flat text that say something."""
    out: list[Paragraph] = []
    joined: list[tuple[int, int]] = []
    starts = [each.start for each in quotations]
    for start, end in line_spans(flat):
        index = bisect_left(starts, start) - 1
        if joined and index >= 0 and quotations[index].end > start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        first = skip_blanks(flat, start, end)
        if first < end:
            out.append(Paragraph(first, start + len(flat[start:end].rstrip(" \n")), marker_at(flat, first)))
    return out
