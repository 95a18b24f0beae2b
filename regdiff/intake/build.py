"""Source → revision: read, pick, find, repair, and say in the head what was done."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from regdiff.intake.evidence import Evidence, split_evidence
from regdiff.intake.find import Found, find
from regdiff.intake.pick import pick
from regdiff.intake.read import read_lines
from regdiff.intake.repair import (
    Repair,
    Repairs,
    bracket,
    repair_line,
    repair_lines,
    repair_note,
    repair_number,
    repair_rows,
)
from regdiff.intake.source import SourceLine
from regdiff.model.head import make_head
from regdiff.model.lines import Block, Kind
from regdiff.model.numbers import parse_numeral
from regdiff.model.parse import assemble
from regdiff.model.tree import Revision

_N = "[0-9〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"({_N}{{4}})\s?年\s?({_N}{{1,3}})\s?月\s?({_N}{{1,3}})\s?日(?!\s*起?(?:施行|实施|执行|生效))")
_EFFECTIVE = re.compile(
    rf"自(?:({_N}{{4}})年({_N}{{1,3}})月({_N}{{1,3}})日|(?:发布|公布|印发|颁布)之日)起(?:施行|实施|执行|生效)"
)


class Taken(NamedTuple):
    """What was made of a source."""

    revision: Revision
    repairs: tuple[Repair, ...]
    left_out: tuple[SourceLine, ...]
    """Lines that do not belong to the regulation."""
    contents: int
    """Lines of a table of contents that were dropped."""
    places: tuple[SourceLine, ...]
    """Where each line of the body stood in the source: one for each line of the canonical text that is not blank, after
    the head."""
    remarks: tuple[str, ...]


def read_source(data: bytes, name: str, *, label: str = "", mend: bool = False, attestation: str = "") -> Revision:
    """Read one regulation from the bytes of a source; as `take`, when only the revision is wanted."""
    return take(data, name, label=label, mend=mend, attestation=attestation).revision


def take(
    data: bytes,
    name: str,
    *,
    label: str = "",
    title: str = "",
    mend: bool = True,
    attestation: str = "",
    tracked: str = "accept",
) -> Taken:
    """Read one regulation from the bytes of a source, and say what was done.

    Args:
        data: the source as it lies on disk.
        name: its name, for errors and for the head.
        label: the revision's label.
        title: which regulation, where the source holds several; a part of the title is enough.
        mend: repair what scanning did to the characters and broken lines; else only Markdown's marks, blank lines and
            blanks beside numbers are taken off, and the text stays as it stands.
        attestation: how far the text can be trusted; by default what the source says of itself, else verbatim.
        tracked: whether tracked changes in a Word file are taken as accepted ("accept") or as rejected ("reject").

    Raises:
        SourceError: no text, too large, unknown encoding.
        TextError: no article in it, several regulations and no title, or a decision that only amends one.
    """
    source = read_lines(data, name, tracked=tracked)
    lines, evidence = split_evidence(source.lines)
    picked = pick(lines, name, title)
    found = find(picked, name)
    repairs = Repairs()
    blocks: list[Block] = []
    places: list[SourceLine] = []
    for block, at in _blocks(found, repairs, mend):
        blocks.append(block)
        places += at
    front, note = _front(found, repairs, mend)
    front = _without_label(front, label) if mend else front
    left_out = (*_outside(lines, picked), *found.left_out)
    origin: dict[str, Any] = {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "encoding": source.encoding}
    if left_out:
        origin["lines left out"] = len(left_out)
    if found.contents:
        origin["contents left out"] = found.contents
    if mend:
        for line in found.odd_blanks:
            repairs.record("blank-after-number", line)
        origin["intake"] = repairs.as_data()
    values = {"title": front, "label": label, **_dates(note, blocks), "note": note, "source": origin}
    revision = assemble(make_head(values | _attested(evidence, attestation)), blocks, name)
    return Taken(revision, tuple(repairs.made), left_out, found.contents, tuple(places), source.remarks)


def _outside(lines: list[SourceLine], picked: Any) -> list[SourceLine]:
    """Lines of other regulations in the same source."""
    if len(picked) == len(lines):
        return []
    kept = {id(line) for line in picked}
    return [line for line in lines if id(line) not in kept]


def _blocks(found: Found, repairs: Repairs, mend: bool) -> Iterator[tuple[Block, list[SourceLine]]]:
    """Yield each block of the canonical text, and where each of its lines stood."""
    if found.preamble:
        preamble = repair_lines(found.preamble, repairs) if mend else found.preamble
        yield Block(Kind.TEXT, None, tuple(line.text for line in preamble), preamble[0].line), list(preamble)
    for kind, number, unit in found.units:
        at, lines = unit[0].line, unit
        if mend and number:
            number = repair_number(number, unit[0], repairs)  # noqa: PLW2901 - the same number, printed as it should be
        if mend:
            lines = (repair_rows if kind is Kind.ANNEX else repair_lines)(unit, repairs)
        texts = tuple(line.text for line in lines)
        if kind is Kind.HEADING:
            # A heading is one line; what stands between it and the first article is kept in it.
            yield Block(kind, number, (" ".join(texts),), at), [lines[0]]
        else:
            yield Block(kind, number, texts, at), list(lines)


def _front(found: Found, repairs: Repairs, mend: bool) -> tuple[str, str]:
    title = "" if found.title is None else found.title.text.strip("《》")
    if not mend:
        return title, bracket("　".join(line.text for line in found.note)) if found.note else ""
    if found.title is not None:
        title = repair_line(found.title, repairs).text.strip("《》")
    return title, repair_note(found.note, repairs) if found.note else ""


def _without_label(title: str, label: str) -> str:
    """A collection that prints the label behind the title does not make it part of the title."""
    return title.removesuffix(label).rstrip() or title if label else title


def _dates(note: str, blocks: list[Block]) -> dict[str, date]:
    """Read the last date of the note as that of promulgation, and the effective date from the articles."""
    found: dict[str, date] = {}
    dates = [parsed for match in _DATE.finditer(note) if (parsed := _date(match.groups()))]
    if dates:
        found["promulgated"] = dates[-1]
    for block in reversed(blocks):
        if match := next(filter(None, (_EFFECTIVE.search(line) for line in block.lines)), None):
            effective = _date(match.groups()) if match[1] else found.get("promulgated")
            return found | ({"effective": effective} if effective else {})
    return found


def _date(groups: tuple[str | Any, ...]) -> date | None:
    try:
        year, month, day = (parse_numeral(text) for text in groups)
        return date(year, month, day)
    except ValueError:
        return None


def _attested(evidence: Evidence, attestation: str) -> dict[str, Any]:
    if attestation:
        return {"attestation": {"default": attestation}}
    if evidence.attestation:
        return {"attestation": evidence.attestation, "evidence": evidence.where}
    return {"attestation": {"default": "verbatim"}}
