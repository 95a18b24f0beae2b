"""Tracked changes out of the desk: in the user's own new document, as the decided links have it, judged by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from desks import Running
from lxml import etree
from programs import settle_all
from samples import make
from wordfiles import word_file
from wordpairs import bare, lines_of
from wordwalk import W

from regdiff.model.write import write

OLD = make(
    "2017",
    "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当在三十日内办理登记。\n\n"
    "第三条　收费标准由国务院规定，收费单位应当公示。\n",
    title="登记条例",
)
NEW = make(
    "2025",
    "第一章　总则\n\n第一条　为了规范登记工作，制定本条例。\n\n第二条　申请人可以提出异议。\n\n"
    "第三条　登记机关应当在二十日内办理登记。\n\n第四条　收费标准由国务院规定，收费单位应当公示。\n",
    title="登记条例",
)
DATA = word_file(NEW, "lists")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def case(desk: Running) -> str:
    return desk.compare(("旧.txt", write(OLD).encode()), ("新.docx", DATA))


@pytest.fixture(scope="module")
def parted(desk: Running) -> str:
    """Where a person said that an article did not go on in the one that it was linked to."""
    case = desk.compare(("旧.txt", write(OLD).encode()), ("新.docx", DATA))
    done = desk.post(f"zh/{case}/act", {"deed": "part 第三条=第四条", "version": "0"})
    assert done.status == 303, done.text
    return case


def test_it_is_the_users_document_and_all_else_of_it_stays(desk: Running, case: str) -> None:
    answer = desk.get(f"zh/{case}/download/tracked")
    before, after = parts(DATA), parts(answer.data)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert "regdiff-remarks" not in answer.headers


def test_accepted_it_is_the_new_text_and_rejected_the_old_one(desk: Running, case: str, parted: str, tmp_path: Path) -> None:
    (tmp_path / "new.docx").write_bytes(DATA)
    jobs = [(tmp_path / "new.docx", "Accept")]
    for name in (case, parted):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(desk.get(f"zh/{name}/download/tracked").data)
        jobs += [(path, "Accept"), (path, "Reject")]
    new, *settled = settle_all(jobs, tmp_path)
    for accepted, rejected in (settled[:2], settled[2:]):
        assert accepted == new
        assert list(bare([rejected])) == lines_of(OLD)


def test_decided_links_are_obeyed(desk: Running, case: str, parted: str) -> None:
    def struck(name: str) -> set[str]:
        root = etree.fromstring(parts(desk.get(f"zh/{name}/download/tracked").data)["word/document.xml"])
        return {each.text for up in root.iter(f"{W}del", f"{W}moveFrom") for each in up.iter(f"{W}delText", f"{W}t")}

    whole = "收费标准由国务院规定，收费单位应当公示。"
    assert not any(whole in text for text in struck(case))
    assert any(whole in text for text in struck(parted))


def test_where_the_new_side_is_no_word_file_the_document_is_ours(desk: Running, tmp_path: Path) -> None:
    case = desk.compare(("旧.docx", word_file(OLD, "plain")), ("新.txt", write(NEW).encode()))
    path = tmp_path / "own.docx"
    path.write_bytes(desk.get(f"zh/{case}/download/tracked").data)
    accepted, rejected = settle_all([(path, "Accept"), (path, "Reject")], tmp_path)
    assert list(bare([accepted])) == lines_of(NEW)
    assert list(bare([rejected])) == lines_of(OLD)


def test_one_regulation_of_several_in_a_document(desk: Running, several: Callable[[], bytes]) -> None:
    """What the document holds beside the regulation that was chosen stays as it is."""
    data = several()
    case = desk.begin(("旧.txt", write(OLD).encode()), ("新.docx", data)).headers["location"].split("/")[-2]
    desk.report(case)
    desk.post(f"zh/{case}/sources/new", {"new_title": "登记条例"})
    assert desk.report(case).status == 200
    drawn = parts(desk.get(f"zh/{case}/download/tracked").data)
    assert drawn.keys() == parts(data).keys()
    assert "另一条例" in drawn["word/document.xml"].decode()


def test_what_there_is_to_say_of_it_is_said_the_second_time_too(desk: Running, signed: bytes) -> None:
    case = desk.compare(("旧.txt", write(OLD).encode()), ("新.docx", signed))
    for _ in range(2):
        answer = desk.get(f"zh/{case}/download/tracked")
        assert unquote(answer.headers["regdiff-remarks"]) == "新.docx：带有数字签名，写入修订后签名失效"


@pytest.fixture
def several() -> Callable[[], bytes]:
    import docx

    def made() -> bytes:
        document = docx.Document()
        for line in (
            "登记条例",
            *_body(NEW),
            "另一条例",
            "第一条　为了另一件事，制定本条例。",
            "第二条　本条例自公布之日起施行。",
        ):
            document.add_paragraph(line)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return made


def _body(revision: object) -> list[str]:
    from regdiff.model.write import write_body

    return [line for line in write_body(revision).split("\n") if line]  # type: ignore[arg-type]


@pytest.fixture
def signed() -> bytes:
    """The document with the marks of a digital signature on the package."""
    out = io.BytesIO()
    rels = (
        '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" '
        'Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts(DATA).items():
            package.writestr(name, data.replace(b"</Relationships>", rels.encode()) if name == "_rels/.rels" else data)
        package.writestr("_xmlsignatures/origin.sigs", b"")
    return out.getvalue()
