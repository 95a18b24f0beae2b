"""Word files made of a text, in the ways in which offices write regulations: for tests and figures of redlines."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml

from regdiff.comparing.units import Unit, UnitKind, units
from regdiff.model.numbers import Level, format_numeral
from regdiff.model.tree import Revision, heading_line, marker

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_AUTO = (  # the usual list of a regulation: chapters, articles that go on across chapters, items
    ("chineseCountingThousand", "第%1章", ""),
    ("chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    ("chineseCounting", "（%3）", ""),
)
_LISTS = (  # the same as two lists: LibreOffice does not know numbers that go on in spite of a level above
    (("chineseCountingThousand", "第%1章", ""),),
    (("chineseCountingThousand", "第%1条", ""), ("chineseCounting", "（%2）", "")),
)
FORMS = ("plain", "runs", "wps", "auto", "lists", "breaks", "alone", "furnished", "table", "cells")
"""Ways to write a regulation."""


class _Line(NamedTuple):
    unit: Unit
    at: int
    """0-based line of the unit."""
    number: str
    text: str
    """Without the number."""


def word_file(revision: Revision, form: str, seed: int = 0) -> bytes:
    """Return a Word file that holds a revision, written in one of FORMS; the same arguments give the same bytes."""
    maker = _Maker(form, random.Random(seed))  # noqa: S311 - the same file each time
    document = docx.Document()
    if form in ("auto", "lists"):
        _number(document, [_AUTO] if form == "auto" else _LISTS)
    body = document.element.body
    xml = "".join(maker.body(list(_lines(revision))))
    for number, element in enumerate(parse_xml(f"<w:body {_NS}>{xml}</w:body>")):
        body.insert(number, element)
    section = document.sections[0]
    section.header.paragraphs[0].text = "第一条　页眉不是正文。"
    section.footer.paragraphs[0].text = "第 1 页"
    out = io.BytesIO()
    document.save(out)
    return _furnished(out.getvalue()) if form == "furnished" else out.getvalue()


def _lines(revision: Revision) -> Iterator[_Line]:
    for unit in units(revision):
        whole = heading_line(unit.printed, unit.text)
        front = unit.printed
        for at, line in enumerate(whole.split("\n")):
            number = front if at == 0 else ""
            yield _Line(unit, at, number, line[len(number) :].lstrip("\u3000") if number else line)


def _number(document: object, lists: Sequence[Sequence[tuple[str, str, str]]]) -> None:
    root = document.part.numbering_part.element  # type: ignore[attr-defined]
    for element in list(root):
        root.remove(element)
    for number, levels in enumerate(lists, 1):
        inside = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text, more) in enumerate(levels)
        )
        root.append(parse_xml(f'<w:abstractNum {_NS} w:abstractNumId="{number}">{inside}</w:abstractNum>'))
    for number in range(1, len(lists) + 1):
        root.append(parse_xml(f'<w:num {_NS} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


class _Maker:
    def __init__(self, form: str, rng: random.Random) -> None:
        self._form, self._rng = form, rng
        self._counts = [0, 0, 0]
        self._notes = 0

    def body(self, lines: list[_Line]) -> Iterator[str]:
        if self._form == "furnished":
            yield _p("目　录", "") + "".join(_toc(line) for line in lines if line.unit.kind is UnitKind.HEADING)
        rows: list[str] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            if rows and not self._in_table(line):
                yield _table(rows)
                rows = []
            if self._in_table(line):
                rows.append(self._row(line))
            elif self._form == "breaks" and line.unit.kind is UnitKind.ARTICLE and line.at == 0:
                more = [each for each in lines[at + 1 :] if each.unit is line.unit]
                inside = "<w:r><w:br/></w:r>".join(_r(_printed(each)) for each in (line, *more))
                yield f"<w:p>{inside}</w:p>"
                at += len(more)
            else:
                yield self._paragraph(line)
            at += 1
        if rows:
            yield _table(rows)

    def _in_table(self, line: _Line) -> bool:
        if self._form == "table":
            return line.unit.kind is UnitKind.ANNEX and line.at > 0
        return self._form == "cells" and line.unit.kind is UnitKind.ARTICLE

    def _row(self, line: _Line) -> str:
        if self._form == "table":
            cells = [_p(part, "") for part in line.text.split("\u3000")]
            return "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
        return f"<w:tc><w:tcPr/>{_p(line.number, '')}</w:tc><w:tc><w:tcPr/>{_p(line.text, '')}</w:tc>"

    def _paragraph(self, line: _Line) -> str:
        style = _style(line)
        if self._form == "runs":
            return f"<w:p><w:pPr>{style}</w:pPr>{''.join(self._runs(_printed(line)))}</w:p>"
        if self._form == "wps":
            blank = self._rng.choice(["\u3000", "  ", "<w:tab/>"])
            said = (
                f"{line.number}{blank}{escape(line.text)}" if line.number and line.text else escape(line.number + line.text)
            )
            lead = "\u3000\u3000" if line.unit.kind is UnitKind.ARTICLE else ""
            inside = "".join(
                part if part == "<w:tab/>" else f'<w:t xml:space="preserve">{part}</w:t>'
                for part in _split(lead + said, "<w:tab/>")
            )
            empty = "<w:p/>" if self._rng.random() < 0.2 else ""
            return f"<w:p><w:pPr>{style}</w:pPr><w:r>{inside}</w:r></w:p>{empty}"
        if self._form in ("auto", "lists"):
            return self._numbered(line, style)
        if self._form == "alone" and line.number and line.text and line.unit.kind is UnitKind.ARTICLE:
            return _p(line.number, "<w:b/>") + _p(line.text, "")
        if self._form == "furnished":
            return self._with_furniture(line, style)
        return f"<w:p><w:pPr>{style}</w:pPr>{_r(_printed(line))}</w:p>"

    def _runs(self, text: str) -> Iterator[str]:
        shapes = ["", "<w:b/>", '<w:rFonts w:eastAsia="黑体"/>', '<w:color w:val="FF0000"/>']
        while text:
            count = self._rng.randint(1, 6)
            yield _r(text[:count], self._rng.choice(shapes))
            text = text[count:]
            if self._rng.random() < 0.1:
                yield '<w:bookmarkStart w:id="7" w:name="b"/><w:bookmarkEnd w:id="7"/><w:proofErr w:type="spellStart"/>'

    def _numbered(self, line: _Line, style: str) -> str:
        """Write a line with the number that the list gives it, where that is the one it has."""
        front, text, depth = line.number, line.text, -1
        if line.unit.kind is UnitKind.HEADING and line.unit.number and line.unit.number.level is Level.CHAPTER:
            depth = 0
        elif line.unit.kind is UnitKind.ARTICLE and line.at == 0:
            depth = 1
        elif line.unit.kind is UnitKind.ARTICLE and marker(line.text)[0] is Level.ITEM:
            depth, front = 2, marker(line.text)[1]
            text = line.text[len(front) :]
        if depth < 0:
            return f"<w:p><w:pPr>{style}</w:pPr>{_r(_printed(line))}</w:p>"
        value = self._counts[depth] + 1
        numeral = format_numeral(value)
        if front != _AUTO[depth][1].replace(f"%{depth + 1}", numeral):
            return f"<w:p><w:pPr>{style}</w:pPr>{_r(_printed(line))}</w:p>"
        self._counts[depth] = value
        if depth == 1 or (depth == 0 and self._form == "auto"):
            self._counts[2] = 0
        at, number = (depth, 1) if self._form == "auto" else ((0, 1), (0, 2), (1, 2))[depth]
        numbered = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{style}{numbered}</w:pPr>{_r(text)}</w:p>"

    def _with_furniture(self, line: _Line, style: str) -> str:
        """Write a line with what Word files have in them: links, fields, notes, controls, pictures of nothing."""
        text = _printed(line)
        half = len(text) // 2
        kind = self._rng.randrange(6)
        inside = _r(text)
        if kind == 0 and half:
            inside = _r(text[:half]) + f'<w:hyperlink w:anchor="b">{_r(text[half:])}</w:hyperlink>'
        elif kind == 1 and half:
            field = "".join(f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin",))
            code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK \\l "b" </w:instrText></w:r>'
            rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _r(text[half : half + 2])
            inside = (
                _r(text[:half]) + field + code + rest + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + _r(text[half + 2 :])
            )
        elif kind == 2:
            self._notes += 1
            inside = _r(text[:half]) + f'<w:r><w:footnoteReference w:id="{self._notes + 1}"/></w:r>' + _r(text[half:])
        elif kind == 3 and half:
            inside = _r(text[:half]) + f"<w:sdt><w:sdtPr/><w:sdtContent>{_r(text[half:])}</w:sdtContent></w:sdt>"
        elif kind == 4 and line.unit.kind is UnitKind.ARTICLE:
            size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
            return f"<w:p><w:pPr>{style}{size}</w:pPr>{inside}</w:p>"
        return f"<w:p><w:pPr>{style}</w:pPr>{inside}</w:p>"


def _split(text: str, sign: str) -> Iterator[str]:
    first, *others = text.split(sign)
    yield first
    for other in others:
        yield sign
        yield other


def _printed(line: _Line) -> str:
    return heading_line(line.number, line.text)


def _style(line: _Line) -> str:
    if line.unit.kind is UnitKind.TITLE:
        return '<w:pStyle w:val="Title"/>'
    if line.unit.kind is UnitKind.HEADING:
        return '<w:pStyle w:val="Heading1"/>'
    return ""


def _r(text: str, shape: str = "") -> str:
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _p(text: str, shape: str) -> str:
    return f"<w:p>{_r(text, shape)}</w:p>"


def _toc(line: _Line) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{_r(_printed(line))}<w:r><w:tab/></w:r>{_r("1")}</w:p>'


def _table(rows: list[str]) -> str:
    count = max(row.count("<w:tc>") for row in rows)
    grid = "<w:gridCol w:w='2000'/>" * count
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


_NOTES = (
    '<?xml version="1.0" encoding="UTF-8"?><w:footnotes {ns}>'
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "{notes}</w:footnotes>"
)


def _furnished(data: bytes) -> bytes:
    """Add the part that holds the footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        count = old.read("word/document.xml").count(b"footnoteReference")
        notes = "".join(
            f'<w:footnote w:id="{number + 2}"><w:p><w:r><w:t>注{number}</w:t></w:r></w:p></w:footnote>'
            for number in range(count)
        )
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = part.replace(
                    b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
                )
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                part = part.replace(b"</Relationships>", link.encode())
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
        new.writestr(zipfile.ZipInfo("word/footnotes.xml"), _NOTES.format(ns=_NS, notes=notes), zipfile.ZIP_DEFLATED)
    return out.getvalue()
