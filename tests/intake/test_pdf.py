"""A PDF has only lines; the reader gives back the paragraphs that were printed, each whole and in its place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from programs import chromium_pdf, soffice

from regdiff.errors import SourceError
from regdiff.intake.readers.pdf import read_pdf
from regdiff.intake.source import Source
from regdiff.model.left_out import LeftOut, Reason

TITLE = "某市河道岸线管理办法"
NOTE = "（2021年3月4日某市人民政府令第12号公布　根据2024年5月6日某市人民政府令第34号《某市人民政府关于修改部分规章的决定》修正）"
BODY = [
    "第一条\u3000为了加强河道岸线管理，保护水生态环境，合理利用岸线资源，保障行洪通畅和沿岸居民的人身、财产安全，根据有关法律、法规，结合本市实际，制定本办法。",
    "第二条\u3000本市行政区域内河道岸线的规划、保护、利用和监督管理，适用本办法。",
    "前款所称岸线，是指河道管理范围内水陆边界一定范围内的带状区域。法律、法规对航道、港口的岸线另有规定的，从其规定。",
    "第三条\u3000岸线管理遵循下列原则：",
    "（一）保护优先；",
    "（二）统一规划，分级负责，沿河各区人民政府对本辖区内岸线的保护和利用承担主体责任，相邻的区应当建立协商机制；",
    "（三）公众参与。",
    "第四条\u3000市水务部门是岸线管理的主管部门，负责组织实施本办法。",
    "市自然资源、生态环境、交通运输、农业农村等部门按照各自职责，做好岸线管理的相关工作，并于每年12月31日前将本年度的工作情况通报市水务部门。",
    "第五条\u3000市水务部门应当会同有关部门编制岸线规划，报市人民政府批准后公布；规划的修改，应当按照原程序报批。",
    "第六条\u3000岸线分为保护区、保留区、控制利用区和开发利用区。保护区内禁止新建任何与防洪、供水无关的项目；保留区在规划期内不得开发；控制利用区应当严格控制建设项目的类型和数量。",
    "第七条\u3000在岸线内建设桥梁、码头、取水口、排水口以及其他设施的单位，应当在开工前向市水务部门提出申请，并提交下列材料：",
    "（一）申请书；",
    "（二）建设项目所依据的文件；",
    "（三）防洪评价报告。报告应当由具有相应能力的单位编制，并附具专家评审意见以及对评审意见的采纳情况说明。",
    "第八条\u3000市水务部门应当自受理申请之日起20日内作出决定。不予批准的，应当书面说明理由。",
    "第九条\u3000任何单位和个人不得在岸线内从事下列活动：",
    "（一）倾倒垃圾、渣土；",
    "（二）擅自搭建建筑物、构筑物；",
    "（三）法律、法规禁止的其他活动。",
    "第十条\u3000市水务部门应当建立岸线巡查制度，运用卫星遥感、无人机和视频监控等手段及时发现问题，并将第七条规定的建设项目列为巡查的重点，巡查记录至少保存三年。",
    "第十一条\u3000违反本办法第九条第二项规定的，由市水务部门责令限期拆除、恢复原状；逾期不拆除、不恢复原状的，代为拆除、恢复原状，所需费用由违法者承担，可以并处1万元以上5万元以下的罚款。",
    "第十二条\u3000本办法自2021年5月1日起施行。",
]
WHOLE = [TITLE, NOTE, *BODY]
FOOT = '<div class="foot">— {} —</div>'


def html(style: str, *, foot: bool = False, break_at: int = 0) -> str:
    """The regulation as a web page; with `foot`, two pages of a fixed height, each with its number."""

    def paragraphs(lines: list[str]) -> str:
        return "".join(f"<p>{line}</p>" for line in lines)

    head = f"<h1>{TITLE}</h1><p class=note>{NOTE}</p>"
    pages = [BODY[:break_at], BODY[break_at:]] if foot else [BODY]
    body = "".join(
        f"<section>{head if not at else ''}<div class=text>{paragraphs(page)}</div>{FOOT.format(at + 1) if foot else ''}</section>"
        for at, page in enumerate(pages)
    )
    return f"""<!doctype html><html lang=zh><meta charset=utf-8><style>
@page {{ size: A4; margin: 20mm }}
body {{ margin: 0; font: 12pt "Noto Serif CJK SC" }} p {{ margin: 0; text-indent: 2em }}
h1 {{ font-size: 18pt; text-align: center }} {style}</style>{body}"""


def printed(folder: Path, name: str, text: str) -> Source:
    page = folder / f"{name}.html"
    page.write_text(text, encoding="utf-8")
    return read_pdf(chromium_pdf(page, folder / f"{name}.pdf").read_bytes(), name)


@pytest.fixture(scope="module")
def one_column(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return printed(tmp_path_factory.mktemp("one"), "one.pdf", html("p { line-height: 2 }"))


@pytest.fixture(scope="module")
def two_columns(tmp_path_factory: pytest.TempPathFactory) -> Source:
    style = """section { position: relative; height: 250mm; break-after: page }
.text { columns: 2; column-gap: 2em } .foot { position: absolute; bottom: 0; width: 100%; text-align: center }"""
    return printed(tmp_path_factory.mktemp("two"), "two.pdf", html(style, foot=True, break_at=11))


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("blank")
    page = folder / "blank.html"
    page.write_text("<svg width=90 height=90><circle cx=40 cy=40 r=30 /></svg>", encoding="utf-8")
    return chromium_pdf(page, folder / "blank.pdf").read_bytes()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("office")
    document = docx.Document()
    for line in WHOLE:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.first_line_indent = Pt(0 if line == TITLE else 24)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if line == TITLE else WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.runs[0].font.size = Pt(12)
    document.save(str(folder / "office.docx"))
    return soffice(folder / "office.docx", "pdf", folder).read_bytes()


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("locked")
    page = folder / "locked.html"
    page.write_text(f"<p>{TITLE}</p>", encoding="utf-8")
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    return soffice(page, f"pdf:writer_web_pdf_Export:{options}", folder).read_bytes()


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def test_one_column_gives_every_paragraph_whole(one_column: Source) -> None:
    assert texts(one_column) == WHOLE
    assert one_column.encoding == "pdf"
    assert one_column.remarks == ()


def test_two_columns_are_read_one_after_the_other_and_page_numbers_are_left_out(two_columns: Source) -> None:
    assert texts(two_columns) == WHOLE
    assert two_columns.left_out == tuple(
        LeftOut(f"— {page} —".replace(" ", ""), Reason.RUNNING, page=page) for page in (1, 2)
    )


def test_a_paragraph_stands_at_the_page_and_line_where_it_begins(two_columns: Source) -> None:
    places = [(line.page, line.line) for line in two_columns.lines]
    assert places == sorted(set(places))
    assert places[0] == (1, 1)
    assert {page for page, _ in places} == {1, 2}


@pytest.mark.xdist_group("soffice")
def test_a_file_of_libreoffice_gives_every_paragraph_whole(office: bytes) -> None:
    # The program parts digits from Chinese by a little room, and no blank may come of it.
    assert texts(read_pdf(office, "office.pdf")) == WHOLE


@pytest.mark.xdist_group("soffice")
def test_reading_twice_gives_the_same(office: bytes) -> None:
    assert read_pdf(office, "a.pdf") == read_pdf(office, "b.pdf")


@pytest.mark.xdist_group("soffice")
def test_a_password_is_named(locked: bytes) -> None:
    with pytest.raises(SourceError, match="password"):
        read_pdf(locked, "locked.pdf")


def test_a_file_without_text_asks_for_recognition(blank: bytes) -> None:
    with pytest.raises(SourceError, match=r"a scan without text.*ocrmypdf"):
        read_pdf(blank, "scan.pdf")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.xdist_group("soffice")
def test_a_file_that_was_cut_off_is_refused(office: bytes, part: float) -> None:
    with pytest.raises(SourceError, match=r"^cut\.pdf: "):
        read_pdf(office[: int(len(office) * part)], "cut.pdf")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, b"%PDF-1.7\n%%EOF\n", b"no PDF"]
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^x\.pdf: "):
        read_pdf(data, "x.pdf")
