"""What real Word files have in them beside their text, put into a file: for tests and figures of redlines.

Nothing of it changes the text that is read, but for tables (`tables`), whose rows are text. What is shown beside the text
(text boxes, notes, comments) is written in the letter Q alone, so that it can be taken out of what a program shows.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W = W[1:-1]
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NS = (
    f'xmlns:w="{_W}" xmlns:r="{_REL}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_AUTHORS = ("甲处", "李律师", "王某 <b>")
_FIRST_ID = 1000


def harden(data: bytes, ways: Sequence[str], seed: int = 0) -> bytes:
    """Return a Word file with more in it; `ways` are some of WAYS, the same arguments give the same bytes."""
    parts = _parts(data)
    root = etree.fromstring(parts["word/document.xml"])
    hard = _Hard(root, random.Random(seed), parts)  # noqa: S311 - the same file each time
    for way in ways:
        WAYS[way](hard)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _made(xml: str) -> list[Any]:
    return list(etree.fromstring(f"<w:body {_NS}>{xml}</w:body>"))


class _Hard:
    """A document that is being made harder."""

    def __init__(self, root: Any, chance: random.Random, parts: dict[str, bytes]) -> None:
        self.root, self.chance, self.parts = root, chance, parts
        self.body = root.find(f"{W}body")
        self._id = _FIRST_ID

    def id(self) -> str:
        self._id += 1
        return str(self._id)

    def paragraphs(self) -> list[Any]:
        """The paragraphs of the text, some of them: of the body itself."""
        return [
            each for each in self.body.iter(f"{W}p") if not any(up.tag == f"{W}txbxContent" for up in each.iterancestors())
        ]

    def some(self, share: float) -> list[Any]:
        return [each for each in self.paragraphs() if self.chance.random() < share]

    def runs(self, paragraph: Any) -> list[Any]:
        """The runs of a paragraph that stand in it itself and hold one text alone."""
        runs = [run for run in paragraph.iterchildren(f"{W}r") if len(run.findall(f"{W}t")) == 1]
        return [run for run in runs if {each.tag for each in run} <= {f"{W}t", f"{W}rPr"} and run.find(f"{W}t").text]

    def cut(self, paragraph: Any) -> Any:
        """Part a run of a paragraph in two, and return the second one; None where there is none to part."""
        runs = [run for run in self.runs(paragraph) if len(run.find(f"{W}t").text) > 3]
        if not runs:
            return None
        run = self.chance.choice(runs)
        text = run.find(f"{W}t").text
        at = self.chance.randint(1, len(text) - 1)
        other = copy.deepcopy(run)
        run.find(f"{W}t").text, other.find(f"{W}t").text = text[:at], text[at:]
        for each in (run, other):
            each.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(other)
        return other

    def piece(self, paragraph: Any) -> Any:
        """Return a run in the middle of a paragraph, of a part of its text."""
        first = self.cut(paragraph)
        text = first.find(f"{W}t").text if first is not None else ""
        if len(text) > 3:
            at = self.chance.randint(1, len(text) - 1)
            other = copy.deepcopy(first)
            first.find(f"{W}t").text, other.find(f"{W}t").text = text[:at], text[at:]
            first.addnext(other)
        return first

    def signed(self) -> str:
        return f'w:id="{self.id()}" w:author="{self.chance.choice(_AUTHORS).replace("<", "&lt;")}" w:date="2024-05-06T07:08:09Z"'

    def add_part(self, name: str, xml: str, kind: str) -> None:
        self.parts[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode()
        types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
        override = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/></Types>'
        self.parts[types] = self.parts[types].replace(b"</Types>", override.encode())
        self.relate(f"rId{self.id()}", f"{name}.xml", kind)
        assert rels in self.parts

    def relate(self, key: str, target: str, kind: str, mode: str = "") -> None:
        rels = "word/_rels/document.xml.rels"
        relation = f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"{mode}/></Relationships>'
        self.parts[rels] = self.parts[rels].replace(b"</Relationships>", relation.encode())


def _bookmarks(hard: _Hard) -> None:
    """Marks that begin in one paragraph and end in another, and overlap."""
    paragraphs = hard.paragraphs()
    for at, paragraph in enumerate(paragraphs):
        if hard.chance.random() < 0.3 and (run := hard.cut(paragraph)) is not None:
            number, name = hard.id(), f"_Ref{at}"
            run.addprevious(_made(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')[0])
            last = paragraphs[min(at + hard.chance.randrange(3), len(paragraphs) - 1)]
            behind = hard.cut(last) if last is not paragraph else run
            (behind if behind is not None else run).addnext(_made(f'<w:bookmarkEnd w:id="{number}"/>')[0])


def _comments(hard: _Hard) -> None:
    """Comments of several authors, on words, on the border of runs, and on several paragraphs."""
    said = []
    for at, paragraph in enumerate(hard.some(0.25)):
        if (run := hard.piece(paragraph)) is None:
            continue
        run.addprevious(_made(f'<w:commentRangeStart w:id="{at}"/>')[0])
        reference = _made(f'<w:commentRangeEnd w:id="{at}"/><w:r><w:commentReference w:id="{at}"/></w:r>')
        for each in reversed(reference):
            run.addnext(each)
        said.append(
            f'<w:comment w:id="{at}" w:author="{_AUTHORS[at % 2]}" w:date="2024-05-06T07:08:09Z" w:initials="Q"><w:p><w:r><w:t>QQ</w:t></w:r></w:p></w:comment>'
        )
    hard.add_part("comments", f"<w:comments {_NS}>{''.join(said)}</w:comments>", "comments")


def _reviewed(hard: _Hard) -> None:  # noqa: C901 - one branch a kind of change
    """Changes that others tracked before: accepted, they leave the text as it is."""
    for paragraph in hard.some(0.5):
        what = hard.chance.randrange(7)
        if what == 0 and (run := hard.piece(paragraph)) is not None:
            wrapped = _made(f"<w:ins {hard.signed()}/>")[0]
            run.addprevious(wrapped)
            wrapped.append(run)
        elif what == 1 and (run := hard.piece(paragraph)) is not None:
            text = "<w:r><w:delText>曾有的字</w:delText></w:r>"
            run.addprevious(_made(f"<w:del {hard.signed()}>{text}</w:del>")[0])
        elif what == 2:
            gone = f"<w:p><w:pPr><w:rPr><w:del {hard.signed()}/></w:rPr></w:pPr><w:del {hard.signed()}><w:r><w:delText>曾有的一段。</w:delText></w:r></w:del></w:p>"
            if paragraph.getparent().tag in (f"{W}body", f"{W}tc"):
                paragraph.addprevious(_made(gone)[0])
        elif what == 3:
            _mark(hard, paragraph, f"<w:ins {hard.signed()}/>")
        elif what == 4 and (run := hard.piece(paragraph)) is not None:
            props = run.find(f"{W}rPr")
            if props is None:
                props = run.makeelement(f"{W}rPr")
                run.insert(0, props)
            props.append(_made(f"<w:rPrChange {hard.signed()}><w:rPr><w:b/></w:rPr></w:rPrChange>")[0])
        elif what == 5:
            props = _props(paragraph)
            props.append(_made(f'<w:pPrChange {hard.signed()}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>')[0])
        elif paragraph.getparent() is hard.body:
            _moved(hard, paragraph)
    for row in list(hard.body.iter(f"{W}tr")):
        if hard.chance.random() < 0.3:
            _row(hard, row)


def _props(paragraph: Any) -> Any:
    props = paragraph.find(f"{W}pPr")
    if props is None:
        props = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, props)
    return props


def _mark(hard: _Hard, paragraph: Any, change: str) -> None:
    """Say of the end of a paragraph that it was changed."""
    props = _props(paragraph)
    mark = props.find(f"{W}rPr")
    if mark is None:
        mark = props.makeelement(f"{W}rPr")
        behind = next((each for each in props if each.tag in (f"{W}sectPr", f"{W}pPrChange")), None)
        if behind is None:
            props.append(mark)
        else:
            behind.addprevious(mark)
    mark.insert(0, _made(change)[0])


def _moved(hard: _Hard, paragraph: Any) -> None:
    """Let a paragraph be one that was moved here from further down."""
    content = [each for each in paragraph if each.tag != f"{W}pPr"]
    if not content or any(each.tag != f"{W}r" for each in content) or paragraph.find(f".//{W}sectPr") is not None:
        return
    text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
    name = f"move{hard.id()}"
    target = _made(f"<w:moveTo {hard.signed()}/>")[0]
    content[0].addprevious(target)
    target.extend(content)
    start = hard.id()
    end = f'<w:moveToRangeEnd w:id="{start}"/>'
    target.addprevious(
        _made(f'<w:moveToRangeStart w:id="{start}" w:author="甲处" w:date="2024-05-06T07:08:09Z" w:name="{name}"/>')[0]
    )
    target.addnext(_made(end)[0])
    _mark(hard, paragraph, f"<w:moveTo {hard.signed()}/>")
    number = hard.id()
    gone = (
        f"<w:p><w:pPr><w:rPr><w:moveFrom {hard.signed()}/></w:rPr></w:pPr>"
        f'<w:moveFromRangeStart w:id="{number}" w:author="甲处" w:date="2024-05-06T07:08:09Z" w:name="{name}"/>'
        f"<w:moveFrom {hard.signed()}><w:r><w:t>{etree_text(text)}</w:t></w:r></w:moveFrom>"
        f'<w:moveFromRangeEnd w:id="{number}"/></w:p>'
    )
    others = [each for each in hard.body.iterchildren(f"{W}p") if each is not paragraph]
    hard.chance.choice(others).addprevious(_made(gone)[0])


def etree_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(hard: _Hard, row: Any) -> None:
    """Say that a row was inserted, and put one before it that was deleted."""
    props = row.makeelement(f"{W}trPr")
    row.insert(0, props)
    props.append(_made(f"<w:ins {hard.signed()}/>")[0])
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p><w:pPr><w:rPr><w:del {hard.signed()}/></w:rPr></w:pPr><w:del {hard.signed()}><w:r><w:delText>旧</w:delText></w:r></w:del></w:p></w:tc>"
        for _ in row.findall(f"{W}tc")
    )
    row.addprevious(_made(f"<w:tr><w:trPr><w:del {hard.signed()}/></w:trPr>{cells}</w:tr>")[0])


def _boxes(hard: _Hard) -> None:
    """Text boxes, in both forms at once, as Word writes them."""
    inside = "<w:txbxContent><w:p><w:r><w:t>QQQ</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/>'
        '<wp:wrapNone/><wp:docPr id="{id}" name="box {id}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        "<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    for paragraph in hard.some(0.15):
        if (run := hard.cut(paragraph)) is not None:
            drawn = f"<w:drawing>{shape.format(id=hard.id(), inside=inside)}</w:drawing>"
            older = f'<w:pict><v:shape style="width:90pt;height:30pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
            box = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>'
            run.addprevious(_made(box)[0])


def _controls(hard: _Hard) -> None:
    """Content controls around words."""
    for paragraph in hard.some(0.3):
        if (run := hard.piece(paragraph)) is not None:
            control = f'<w:sdt><w:sdtPr><w:alias w:val="控件"/><w:id w:val="{hard.id()}"/></w:sdtPr><w:sdtContent/></w:sdt>'
            _wrap([run], _made(control)[0])


def _blocks(hard: _Hard) -> None:
    """Content controls around paragraphs."""
    for paragraph in hard.some(0.2):
        if paragraph.getparent() is hard.body:
            group = [paragraph]
            after = paragraph.getnext()
            if after is not None and after.tag == f"{W}p" and hard.chance.random() < 0.5:
                group.append(after)
            _wrap(group, _made(f'<w:sdt><w:sdtPr><w:id w:val="{hard.id()}"/></w:sdtPr><w:sdtContent/></w:sdt>')[0])


def _wrap(group: Sequence[Any], control: Any) -> None:
    group[0].addprevious(control)
    control.find(f"{W}sdtContent").extend(group)


def _fields(hard: _Hard) -> None:
    """Fields, simple and complex, that show a part of the text."""
    for paragraph in hard.some(0.4):
        if (run := hard.piece(paragraph)) is None:
            continue
        if hard.chance.random() < 0.5:
            field = _made('<w:fldSimple w:instr=" ADDIN regdiff "/>')[0]
            run.addprevious(field)
            field.append(run)
        else:
            begin, code, separate, end = (
                _made(f"<w:r>{inside}</w:r>")[0]
                for inside in (
                    '<w:fldChar w:fldCharType="begin"/>',
                    '<w:instrText xml:space="preserve"> ADDIN regdiff </w:instrText>',
                    '<w:fldChar w:fldCharType="separate"/>',
                    '<w:fldChar w:fldCharType="end"/>',
                )
            )
            for each in (begin, code, separate):
                run.addprevious(each)
            run.addnext(end)


def _links(hard: _Hard) -> None:
    """Links to the web around words."""
    hard.relate("rIdLink", "https://example.org/", "hyperlink", ' TargetMode="External"')
    for paragraph in hard.some(0.4):
        if (run := hard.piece(paragraph)) is not None:
            link = _made('<w:hyperlink r:id="rIdLink" w:history="1"/>')[0]
            run.addprevious(link)
            link.append(run)


def _crumbs(hard: _Hard) -> None:
    """What Word leaves in runs: where a page began, spelling, permissions, smart tags, languages, sizes that change."""
    for paragraph in hard.some(0.7):
        what = hard.chance.randrange(5)
        if (run := hard.piece(paragraph)) is None:
            continue
        if what == 0:
            run.insert(1 if run.find(f"{W}rPr") is not None else 0, _made("<w:r><w:lastRenderedPageBreak/></w:r>")[0][0])
        elif what == 1:
            run.addprevious(_made('<w:proofErr w:type="gramStart"/>')[0])
            run.addnext(_made('<w:proofErr w:type="gramEnd"/>')[0])
        elif what == 2:
            number = hard.id()
            run.addprevious(_made(f'<w:permStart w:id="{number}" w:edGrp="everyone"/>')[0])
            run.addnext(_made(f'<w:permEnd w:id="{number}"/>')[0])
        elif what == 3:
            tag = _made('<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate"/>')[0]
            run.addprevious(tag)
            tag.append(run)
        else:
            props = run.find(f"{W}rPr")
            if props is not None:
                run.remove(props)
            run.insert(
                0,
                _made(
                    '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="仿宋"/><w:color w:val="333333"/><w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
                )[0],
            )


def _tables(hard: _Hard) -> None:
    """Tables between the articles: with a head, with cells that span, with a table in a cell."""
    cell = "<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    rows = [
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell.format(span='', text='类别')}{cell.format(span='', text='标准')}</w:tr>",
        f"<w:tr>{cell.format(span='', text='甲类')}{cell.format(span='', text='3元')}</w:tr>",
        "<w:tr>{}</w:tr>".format(cell.format(span='<w:gridSpan w:val="2"/>', text="以上含本数")),
    ]
    table = f"<w:tbl>{grid}{''.join(rows)}</w:tbl>"
    places = list(hard.body.iterchildren(f"{W}p"))[3:-1]
    for paragraph in places:
        if hard.chance.random() < 0.06:
            for each in reversed(_made(table + "<w:p/>")):
                paragraph.addnext(each)


WAYS: dict[str, Callable[[_Hard], None]] = {
    "tables": _tables,
    "crumbs": _crumbs,
    "bookmarks": _bookmarks,
    "comments": _comments,
    "fields": _fields,
    "links": _links,
    "boxes": _boxes,
    "controls": _controls,
    "blocks": _blocks,
    "reviewed": _reviewed,
}
"""What can be put in, by name; in this order it can be put in all at once."""
