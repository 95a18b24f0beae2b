"""Redlines in the user's own document, as LibreOffice settles them: accepted the new document, rejected the old text.

usage: python bench/tracked.py [--pairs 30] [-o bench/tracked.md]

Of each pair of ../shared the new text is written into a Word file, in one of the forms of tests/wordfiles.py and with what
tests/wordhard.py puts into it beside the text; `regdiff compare old.txt new.docx -o redline.docx --tracked` draws the
changes into it. LibreOffice accepts all and rejects all; what is left is compared with the new document and with the old
text, blanks aside. tests/wordvalid.py says what else must hold: the XML is as Word wants it, nothing else of the file
changed, every character looks as it did, and python-docx opens it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "tests"))

import docx  # noqa: E402
from programs import settle_all  # noqa: E402
from wordfiles import word_file  # noqa: E402
from wordhard import WAYS, harden  # noqa: E402
from wordpairs import bare, lines_of  # noqa: E402
from wordvalid import changed_parts, faults, looks, untouched  # noqa: E402
from wordwalk import paragraphs  # noqa: E402

import regdiff  # noqa: E402
from regdiff.cli.main import main as command  # noqa: E402
from regdiff.redline.accepted import accepted as settled  # noqa: E402

ALL = tuple(WAYS)
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("plain", ()),
    ("lists", ("crumbs", "bookmarks")),
    ("runs", ("fields", "links")),
    ("furnished", ()),
    ("wps", ("reviewed",)),
    ("plain", ("tables", "controls")),
    ("lists", ("reviewed", "links")),
    ("cells", ("crumbs", "bookmarks")),
    ("plain", ALL),
    ("breaks", ("crumbs", "reviewed")),
    ("alone", ("controls", "fields")),
    ("lists", ("tables", "crumbs", "bookmarks", "fields", "links", "controls", "reviewed")),
)
"""Forms, and what is put in beside the text; the pairs take them in turn."""
BEYOND_OFFICE = frozenset(("comments", "boxes", "blocks"))
"""What this LibreOffice (7.4) does not settle, or open: a document with these is judged by tests/wordwalk.py, which knows
nothing of regdiff. It falls over many comments without a window, keeps a paragraph with a text box that was inserted, and
the changes in a content control that holds a paragraph."""
_BY_LINE = ("plain", "runs", "wps", "lists", "breaks")
_BESIDE = re.compile("[0-9Q]")
"""What is shown beside the text: notes and their numbers, text boxes."""


class Row(NamedTuple):
    """One redline."""

    pair: str
    form: str
    ways: tuple[str, ...]
    old: regdiff.Revision
    new: bytes
    """The Word file, with the changes accepted that others tracked in it."""
    redline: bytes
    remarks: str


def pairs(most: int) -> Iterator[tuple[str, Path, Path]]:
    """Yield the pairs: a name, the old and the new text."""
    folders = [
        (gold.parent, "old.txt", "new.txt")
        for each in ("corpus", "corpus-more")
        for gold in sorted((SHARED / each).glob("*/gold.json"))
    ]
    folders += [(meta.parent, "base.txt", "result.txt") for meta in sorted((SHARED / "amendments").glob("*/meta.json"))]
    for folder, old, new in folders[:most]:
        yield folder.name, folder / old, folder / new


def draw(name: str, old: Path, new: Path, kind: tuple[str, Sequence[str]], seed: int, folder: Path) -> Row:
    """Make the Word file of a pair, and have the command draw the changes into it."""
    form, ways = kind
    data = harden(word_file(regdiff.read(new), form, seed), ways, seed)
    source, target = folder / f"{name}.docx", folder / f"{name}-redline.docx"
    source.write_bytes(data)
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = command(["compare", str(old), str(source), "-o", str(target), "--tracked"])
    if status:
        raise SystemExit(f"{name}: {said.getvalue()}")
    return Row(name, form, tuple(ways), regdiff.read(old), settled(data, name), target.read_bytes(), said.getvalue())


def judge(rows: Sequence[Row], folder: Path) -> list[list[str]]:
    """Return what is wrong with each redline; nothing for one that is exact."""
    jobs = []
    for row in rows:
        if BEYOND_OFFICE & set(row.ways):
            continue
        redline, new = folder / f"{row.pair}-redline.docx", folder / f"{row.pair}-new.docx"
        new.write_bytes(row.new)
        jobs += [(redline, "Accept"), (new, "Accept"), (redline, "Reject")]
    texts = iter(settle_all(jobs, folder))
    return [
        _wrong(row, *(_walked(row) if BEYOND_OFFICE & set(row.ways) else [next(texts) for _ in range(3)])) for row in rows
    ]


def _walked(row: Row) -> list[str]:
    sides = ((row.redline, True), (row.new, True), (row.redline, False))
    return ["\n".join(paragraphs(data, accept=accept)) for data, accept in sides]


def _wrong(row: Row, accepted: str, new: str, rejected: str) -> list[str]:
    out = [] if accepted == new else ["accepted"]
    lines, expected = list(bare([rejected])), lines_of(row.old)
    if row.form not in _BY_LINE or row.ways:
        lines, expected = ([_BESIDE.sub("", "".join(side))] for side in (lines, expected))
        lines = [text[-len(expected[0]) :] if row.form == "furnished" else text for text in lines]
    out += [] if lines == expected else ["rejected"]
    out += sorted({f"XML ({each})" for each in set(faults(row.redline)) - set(faults(row.new))})[:2]
    if "a document of our own" in row.remarks or "自制文档" in row.remarks:
        return [*out, "own document"]
    out += ["parts"] if changed_parts(row.new, row.redline) else []
    out += ["looks"] if looks(row.redline) != looks(row.new) else []
    out += ["paragraphs"] if untouched(row.new, row.redline) else []
    docx.Document(io.BytesIO(row.redline))
    return out


def table(rows: Sequence[Row], wrong: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "# Redlines in the user's own document\n"
    yield "Written by `python bench/tracked.py -o bench/tracked.md`.\n"
    yield "Of each pair the new text is a Word file, in a form of tests/wordfiles.py and what tests/wordhard.py puts beside"
    yield "the text. LibreOffice accepts all changes (the new document, to the character) and rejects all (the old text,"
    yield "blanks aside); the order and numbers that WordprocessingML asks for must hold; nothing else changes: no part of"
    yield "the file, no paragraph without a change, the looks of no character.\n"
    exact = sum(not each for each in wrong)
    yield f"Exact: {exact} of {len(rows)} pairs.\n"
    yield "| pair | form | beside the text | changes | settled by | wrong |"
    yield "|---|---|---|---:|---|---|"
    for row, each in zip(rows, wrong, strict=True):
        ways = "all of it" if row.ways == ALL else ", ".join(row.ways)
        judge_name = "tests/wordwalk.py" if BEYOND_OFFICE & set(row.ways) else "LibreOffice"
        said = ", ".join(each) or "nothing"
        yield f"| {row.pair} | {row.form} | {ways} | {changes(row.redline)} | {judge_name} | {said} |"


def changes(redline: bytes) -> int:
    """Return how many runs of text are inserted, deleted or moved in a redline."""
    body = docx.Document(io.BytesIO(redline)).element.xml
    return len(re.findall(r"<w:(?:ins|del|moveFrom|moveTo) [^>]*[^/]>", body))


def main() -> int:
    """Measure, print, and write the table where -o says."""
    parser = argparse.ArgumentParser(description="Redlines as LibreOffice settles them.")
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [draw(*pair, KINDS[at % len(KINDS)], at, folder) for at, pair in enumerate(pairs(asked.pairs))]
        wrong = judge(rows, folder)
    text = "\n".join(table(rows, wrong)) + "\n"
    print(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    return int(any(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
