"""Source → revision: decode, find, repair, and say in the head what was done."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

from regdiff.intake.decode import decode
from regdiff.intake.evidence import Evidence, split_evidence
from regdiff.intake.find import Found, find
from regdiff.intake.layout import SourceLine, source_lines
from regdiff.intake.repair import Repairs, bracket, repair_line, repair_lines, repair_note
from regdiff.model.head import make_head
from regdiff.model.lines import Block, Kind
from regdiff.model.parse import assemble
from regdiff.model.tree import Revision

_DATE = re.compile(r"([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日")
_EFFECTIVE = re.compile(r"自(?:([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日|(?:发布|公布)之日)起(?:施行|实施|执行|生效)")


def read_source(data: bytes, name: str, *, label: str = "", mend: bool = False, attestation: str = "") -> Revision:
    """Read one regulation from the bytes of a plain text or Markdown file.

    Args:
        data: the source as it lies on disk.
        name: its name, for errors and for the head.
        label: the revision's label.
        mend: repair what scanning did to the characters and broken lines; else only Markdown's marks, blank lines and
            blanks beside numbers are taken off, and the text stays as it stands.
        attestation: how far the text can be trusted; by default what the source says of itself, else verbatim.

    Raises:
        SourceError: no text, too large, unknown encoding.
        TextError: no article in it.
    """
    text, encoding = decode(data, name)
    lines, evidence = split_evidence(source_lines(text))
    found = find(lines, name)
    repairs = Repairs()
    blocks = [_block(kind, number, lines, repairs, mend) for kind, number, lines in found.units]
    preamble = tuple(line.text for line in (repair_lines(found.preamble, repairs) if mend else found.preamble))
    if preamble:
        blocks.insert(0, Block(Kind.TEXT, None, preamble, found.preamble[0].line))
    title, note = _front(found, repairs, mend)
    source = {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "encoding": encoding}
    values: dict[str, Any] = {"title": title, "label": label, **_dates(note, blocks), "note": note, "source": source}
    if found.left_out:
        source["lines left out"] = found.left_out  # type: ignore[assignment]
    if found.contents:
        source["contents left out"] = found.contents  # type: ignore[assignment]
    if mend:
        for line in found.odd_blanks:
            repairs.record("blank-after-number", line)
        source["intake"] = repairs.as_data()  # type: ignore[assignment]
    values |= _attested(evidence, attestation)
    return assemble(make_head(values), blocks, name)


def _block(kind: Kind, number: Any, lines: tuple[SourceLine, ...], repairs: Repairs, mend: bool) -> Block:
    at = lines[0].line
    if mend:
        lines = repair_lines(lines, repairs)
    texts = tuple(line.text for line in lines)
    # A heading is one line; what stands between it and the first article is kept in it.
    return Block(kind, number, (" ".join(texts),) if kind is Kind.HEADING else texts, at)


def _front(found: Found, repairs: Repairs, mend: bool) -> tuple[str, str]:
    title = "" if found.title is None else found.title.text.strip("《》")
    if not mend:
        return title, bracket("　".join(line.text for line in found.note)) if found.note else ""
    if found.title is not None:
        title = repair_line(found.title, repairs).text.strip("《》")
    return title, repair_note(found.note, repairs) if found.note else ""


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
        return date(int(groups[0]), int(groups[1]), int(groups[2]))
    except ValueError:
        return None


def _attested(evidence: Evidence, attestation: str) -> dict[str, Any]:
    if attestation:
        return {"attestation": {"default": attestation}}
    if evidence.attestation:
        return {"attestation": evidence.attestation, "evidence": evidence.where}
    return {"attestation": {"default": "verbatim"}}
