"""A file that holds an instrument → the instrument, and the target that a user means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from regdiff.amending.instrument import Instrument, Target
from regdiff.amending.reading.read import read_text
from regdiff.archive.store import display_path
from regdiff.errors import Place, TextError, UsageError
from regdiff.intake.read import read_lines
from regdiff.intake.repair import sentences
from regdiff.intake.source import SourceLine
from regdiff.messages import say
from regdiff.model.left_out import LeftOut
from regdiff.model.naming import is_same_work, work_name
from regdiff.named import NamedTuple
from regdiff.tasks.sides import printable, read_bytes, require_file


class OpenedInstrument(NamedTuple):
    """An instrument as it was read from a file."""

    instrument: Instrument
    places: tuple[tuple[int, int], ...]
    """For each line of the instrument's text, the page (0 where the file has none) and the 1-based line of the file."""
    left_out: tuple[LeftOut, ...]
    """What the reader of the file made no line of: page numbers, pictures, notes."""
    remarks: tuple[str, ...]
    """What there is to say of the reading of the file, one line each."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return page and line at which a 0-based offset into the instrument's text stands in the file."""
        return self.places[self.instrument.text.count("\n", 0, offset)]


def open_instrument(path: Path) -> OpenedInstrument:
    """Read an instrument from plain text, Markdown, a web page, a Word file or a PDF.

    Raises:
        UsageError: there is no such file.
        SourceError: it cannot be read.
        TextError: there is no order in it.
    """
    data, name = read_bytes(require_file(path)), display_path(path)
    source = read_lines(data, printable(path.name))
    lines = list(whole_lines(source.lines))
    instrument = read_instrument_text("\n".join(line.text for line in lines), name)
    places = tuple((line.page, line.line) for line in lines)
    remarks = [say("{name}: {remark}", name=name, remark=each) for each in source.remarks]
    if joined := len(source.lines) - len(lines):
        remarks.append(
            say("{name}: lines of wording that a page broke, and that are joined: {count}", name=name, count=joined)
        )
    return OpenedInstrument(instrument, places, source.left_out, tuple(remarks))


def whole_lines(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield lines, those of a page (PDF) joined where one breaks off within a quotation: half a sentence is no paragraph.

    Args:
        lines: as a reader of files gives them.
    """
    is_open = False
    for run in sentences(lines):
        parts = [run[0]]
        for line in run[1:]:
            is_open = _opens(parts[-1].text, is_open)
            if is_open and line.page:
                parts[-1] = parts[-1]._replace(text=parts[-1].text + line.text)
            else:
                parts.append(line)
        is_open = _opens(parts[-1].text, is_open)
        yield from parts


def _opens(text: str, is_open: bool) -> bool:
    """Say whether a quotation is open behind a text, from whether one was before it."""
    marks = [char for char in text if char in "“”"]
    return marks[-1] == "“" if marks else is_open


def read_instrument_text(text: str, name: str) -> Instrument:
    """Read the text of an instrument.

    Args:
        text: the text, one paragraph a line.
        name: what it is called in an error.

    Raises:
        TextError: there is no order in it.
    """
    instrument = read_text(text)
    if not any(order.operations for order in instrument.orders):
        fix = say("an instrument says 将第三条修改为：“…”, 增加一条，作为第八条：“…”, 删去第九条")
        raise TextError(say("nothing in it amends a text"), place=Place(name), fix=fix)
    return instrument


def pick_target(instrument: Instrument, title: str) -> Target:
    """Return the one regulation that an instrument amends, or the one of several that is called `title`.

    Args:
        instrument: the instrument.
        title: the full title, one without 中华人民共和国, or a part that only one of the titles has; empty for the only one.

    Raises:
        UsageError: none or several of that name, or several and no name.
    """
    targets = instrument.targets
    if not title and len(targets) == 1:
        return targets[0]
    exact = [each for each in targets if is_same_work(each.title, title)]
    found = exact or [each for each in targets if title and work_name(title) in work_name(each.title)]
    if len(found) == 1:
        return found[0]
    what = say("no regulation called {title}", title=title) if title and not found else say("several regulations in it")
    there = [*dict.fromkeys(each.title or say("no title") for each in found or targets)]
    raise UsageError(what, fix=say("pick one with --of; there is: {there}", there=there))
