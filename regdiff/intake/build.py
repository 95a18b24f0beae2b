"""Source → revision: read, pick, find, repair, draw up the account, and say in the head what was done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from regdiff.intake.account import prove
from regdiff.intake.doubtful import flagged, listed_alone
from regdiff.intake.evidence import Evidence, split_evidence
from regdiff.intake.find import Found, Unit, find
from regdiff.intake.notes import agrees, effective, is_amended, promulgation
from regdiff.intake.pick import pick
from regdiff.intake.read import read_lines
from regdiff.intake.repair import (
    Repair,
    Repairs,
    bracket,
    join_note,
    repair_blank,
    repair_line,
    repair_lines,
    repair_mark,
    repair_note,
    repair_number,
    repair_rows,
)
from regdiff.intake.sequence import mark
from regdiff.intake.source import Source, SourceLine
from regdiff.intake.stated import Stated, is_site, stated
from regdiff.intake.titles import bare_title, join_title
from regdiff.model.head import Head, make_head
from regdiff.model.issuer import issuing_body
from regdiff.model.left_out import KEY, LINES, LeftOut, Reason, as_data
from regdiff.model.lines import Block, Kind, classify
from regdiff.model.parse import assemble
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple


class Taken(NamedTuple):
    """What was made of a source."""

    revision: Revision
    repairs: tuple[Repair, ...]
    left_out: tuple[LeftOut, ...]
    """All that the source holds and the revision does not, in the order of the source."""
    places: tuple[SourceLine, ...]
    """Where each line of the body stood in the source: one for each line of the canonical text that is not blank, after
    the head."""
    remarks: tuple[str, ...]
    title_at: int = 0
    """The line of the source that the title begins on; 0 where it does not stand in its text."""
    note_at: int = 0
    """Likewise of the promulgation note."""

    @property
    def contents(self) -> int:
        """Lines of a table of contents that were left out."""
        return sum(each.reason is Reason.CONTENTS for each in self.left_out)


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
        mend: repair what scanning did to the characters and broken lines; else only marks, blank lines and
            blanks beside numbers are taken off, and the text stays as it stands.
        attestation: how far the text can be trusted; by default what the source says of itself, else verbatim.
        tracked: whether tracked changes in a Word file are taken as accepted ("accept") or as rejected ("reject").

    Raises:
        SourceError: no text, too large, unknown encoding.
        TextError: no article in it, several regulations and no title, or a decision that only amends one.
        IntakeError: a character of the source would vanish without being named (a bug in regdiff).
    """
    source = read_lines(data, name, tracked=tracked)
    sha256 = hashlib.sha256(data).hexdigest()
    return take_lines(source, name, sha256, label=label, title=title, mend=mend, attestation=attestation)


def take_lines(
    source: Source,
    name: str,
    sha256: str,
    *,
    label: str = "",
    title: str = "",
    mend: bool = True,
    attestation: str = "",
) -> Taken:
    """Make a regulation of what was read, as `take` does; `sha256` is that of the file."""
    lines, evidence = split_evidence(source.lines)
    picked = pick(mark(lines), name, title)
    found = find(picked.marked, name)
    repairs = Repairs()
    blocks: list[Block] = []
    places: list[SourceLine] = []
    for block, at in _blocks(found, repairs, mend):
        blocks.append(block)
        places += at
    front = _title(found.title, label, repairs, mend)
    note = _note(found.note, repairs, mend)
    beside = _beside(found, source)
    borrowed = [] if front or not beside.title else [SourceLine(beside.title, 0)]
    front = front or _title(borrowed, label, repairs, mend)
    unused = (*evidence.left_out, *picked.left_out, *found.left_out)
    all_of_it = sorted((*flagged(source), *unused), key=lambda each: (each.page, each.line))
    left_out = tuple(listed_alone(all_of_it, blocks))
    origin: dict[str, Any] = {"name": name, "sha256": sha256, "encoding": source.encoding}
    origin |= _left_out(left_out) | ({"intake": repairs.as_data()} if mend else {})
    values = {"title": front, "label": label, **_told(found, note, blocks, beside), "note": note, "source": origin}
    revision = assemble(make_head(values | _attested(evidence, attestation)), blocks, name, left_out)
    prove((*source.lines, *borrowed), revision, repairs.made, unused, name)
    title_at = found.title[0].line if found.title else 0
    note_at = found.note[0].line if found.note else 0
    return Taken(revision, tuple(repairs.made), left_out, tuple(places), source.remarks, title_at, note_at)


def _left_out(left_out: Sequence[LeftOut]) -> dict[str, Any]:
    """What the head says of it: how many lines, and each that is not quiet."""
    listed = sum(each.reason is Reason.CONTENTS for each in left_out)
    counts = {LINES: len(left_out) - listed, "contents left out": listed, KEY: as_data(left_out)}
    return {key: value for key, value in counts.items() if value}


def _blocks(found: Found, repairs: Repairs, mend: bool) -> Iterator[tuple[Block, list[SourceLine]]]:
    """Yield each block of the canonical text, and where each of its lines stood."""
    if found.preamble:
        marked = [repair_mark(line, repairs) for line in found.preamble]
        preamble = _as_text(repair_lines(marked, repairs) if mend else marked)
        yield Block(Kind.TEXT, None, tuple(line.text for line in preamble), preamble[0].line), list(preamble)
    for unit in found.units:
        yield _block(unit, repairs, mend)


def _as_text(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return lines of which the first is no heading: the blank behind 第一部分 is not the one that makes it one."""
    kind, number, rest = classify(lines[0].text)
    if kind is not Kind.HEADING or number is None or not number.is_part:
        return list(lines)
    return [lines[0]._replace(text=f"{number.printed} {rest}"), *lines[1:]]


def _block(unit: Unit, repairs: Repairs, mend: bool) -> tuple[Block, list[SourceLine]]:
    for line in unit.sources:
        repair_mark(line, repairs)
    at = unit.sources[0].line
    number = unit.number and repair_number(unit.number, unit.printed, unit.sources[0], repairs, standard=mend)
    if mend and unit.number and unit.odd_blank:
        repair_blank(unit.number, unit.lines[0].text, unit.sources[0], repairs)
    lines: Sequence[SourceLine] = unit.lines
    if mend:
        lines = (repair_rows if unit.kind is Kind.ANNEX else repair_lines)(unit.lines, repairs)
    if unit.kind is Kind.ANNEX:
        lines = _as_text(lines)
    texts = tuple([line.text for line in lines])
    if unit.kind is Kind.HEADING:
        # A heading is one line; what stands between it and the first article is kept in it.
        return Block(unit.kind, number, (" ".join(text for text in texts if text),), at), [lines[0]]
    return Block(unit.kind, number, texts, at), list(lines)


def _title(lines: Sequence[SourceLine], label: str, repairs: Repairs, mend: bool) -> str:
    if not lines:
        return ""
    parts = [repair_mark(line, repairs) for line in lines]
    if mend:
        parts = [repair_line(line, repairs) for line in parts]
    text = join_title([line.text for line in parts])
    title = bare_title(text)
    if title != text:
        repairs.record("marks-around-title", lines[0], text, title)
    if not mend or not label:
        return title
    # A collection that prints the label behind the title does not make it part of the title.
    plain = title.removesuffix(label).rstrip() or title
    if plain != title:
        repairs.record("label-behind-title", lines[-1], title, plain)
    return plain


def _note(lines: Sequence[SourceLine], repairs: Repairs, mend: bool) -> str:
    if not lines:
        return ""
    marked = [repair_mark(line, repairs) for line in lines]
    return bracket(repair_note(marked, repairs) if mend else join_note(marked), lines[0], repairs)


def _told(found: Found, note: str, blocks: Sequence[Block], beside: Stated) -> dict[str, Any]:
    """Read when this revision was promulgated and when it takes effect, and who issued it where only a field says so.

    The last date of the note is that of promulgation, or the date of the order above the title where there is no note. The
    effective date is that of the note, else of the last articles; one before the promulgation is that of an earlier
    revision, and says nothing of this one. So does 自公布之日起 in a text that was amended since. What is stated beside the
    text is told where the text itself says nothing, and does not contradict it.
    """
    order = "\n".join(line.text for line in found.order)
    own = promulgation(note) if note else promulgation(order)
    day = None if is_amended(note) else own
    told = [(note, own), *((line, day) for block in reversed(blocks) for line in block.lines), (order, own)]
    effects = [each for text, day in told if (each := effective(text, day))]
    promulgated = own or next((each for each in _issued(beside, effects) if agrees(note, each)), None)
    effects += [] if beside.effective is None else [beside.effective]
    later = next((each for each in effects if promulgated is None or each >= promulgated), None)
    values: dict[str, Any] = {"promulgated": promulgated, "effective": later}
    if later is None and effects:
        values["first effective"] = effects[0]
    told_by_text = order or issuing_body(Head("", {"note": note, "promulgated": own}))
    values["issuer"] = "" if told_by_text else beside.issuer
    return {key: value for key, value in values.items() if value}


def _issued(beside: Stated, effects: Sequence[date]) -> Iterator[date]:
    """Yield the days that are stated as that of promulgation; a 发布日期 only where the text was not in force before."""
    if beside.promulgated:
        yield beside.promulgated
    if beside.published and not any(each < beside.published for each in effects):
        yield beside.published


def _beside(found: Found, source: Source) -> Stated:
    """Read what is stated beside the text, in fields above it or by the file.

    What a page holds beside its title, in buttons or for a site's system, says that a day may be that of the page.
    """
    named = tuple(value for key, value in source.metadata if key == "title" and value)
    around = (each.text for each in source.left_out if each.reason is Reason.SURROUNDINGS)
    page = found.on_page or is_site(source.metadata) or any(not (named and text.startswith(named)) for text in around)
    return stated(found.fields, source.metadata, page=page)


def _attested(evidence: Evidence, attestation: str) -> dict[str, Any]:
    if attestation:
        return {"attestation": {"default": attestation}}
    if evidence.attestation:
        return {"attestation": evidence.attestation, "evidence": evidence.where}
    return {"attestation": {"default": "verbatim"}}
