"""Sources of all kinds: what is found in them, what is mended, what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from strategies import revisions

from regdiff.errors import SourceError, TextError
from regdiff.intake import LARGEST
from regdiff.intake.build import read_source
from regdiff.intake.read import read_lines
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.model.write import write

PLAIN = """某某管理条例
（2020年1月2日某机关发布　2023年4月5日修订）

目录
第一章　总则
第二章　附则

第一章 总则
第一条 为了规范，制定本条例。
第三条规定的事项，另行规定。
第二条
本条例所称某某，是指(一)甲;(二)乙。
第二章 附则
第三条 本条例自2023年5月1日起施行。
附件：名单
"""


def test_title_note_contents_and_annex_are_told_apart() -> None:
    revision = read_source(PLAIN.encode(), "x.txt", label="2023")
    assert revision.head.title == "某某管理条例"
    assert revision.head.note == "（2020年1月2日某机关发布　2023年4月5日修订）"
    assert revision.head.get("promulgated") == "2023-04-05"
    assert revision.head.get("effective") == "2023-05-01"
    assert revision.head.source["contents left out"] == 3
    assert revision.articles[0].text == "为了规范，制定本条例。\n第三条规定的事项，另行规定。"
    assert revision.articles[1].text == "本条例所称某某，是指(一)甲;(二)乙。"
    assert revision.annexes[0].lines == ("附件：名单",)


def test_without_mending_the_characters_stay() -> None:
    kept = read_source(PLAIN.encode(), "x.txt").articles[1].text
    mended = read_source(PLAIN.encode(), "x.txt", mend=True).articles[1].text
    assert kept == "本条例所称某某，是指(一)甲;(二)乙。"
    assert mended == "本条例所称某某，是指（一）甲；（二）乙。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert read_source(PLAIN.encode(encoding), "x.txt").articles == read_source(PLAIN.encode(), "x.txt").articles


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04....", "not a sound ZIP file"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "soffice --headless --convert-to docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a Word file with a password"),
        (b"{\\rtf1 ...}", "RTF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "no encoding"),
        (bytes(range(128, 256)) * 20, "no encoding"),
        (b" " * (LARGEST + 1), "too large"),
    ],
    ids=["zip", "pdf", "doc", "locked", "rtf", "picture", "utf-16", "binary", "large"],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(data, "x")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_readers_are_imported_only_when_needed() -> None:
    program = "import sys, regdiff.intake.build as b; b.take('条例\\n第一条 甲。'.encode(), 'x'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"docx", "lxml", "pypdfium2", "selectolax", "charset_normalizer", "git", "jinja2"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (
            "示例条例\n第一条 甲".encode() + b"\xff" + "应当登记。\n".encode(),
            "x.txt:2: in no encoding that regdiff knows; as UTF-8 byte 26 is wrong (0xff)",
        ),
        (
            "示例条例\n第一条 甲应当登记。".encode()[1:],
            "x.txt:1: in no encoding that regdiff knows; as UTF-8 byte 0 is wrong (0xa4)",
        ),
        (
            "示例条例\n第一条 甲".encode("gb18030") + b"\xff\n",
            "x.txt:2: in no encoding that regdiff knows; as GB18030 byte 18 is wrong (0xff)",
        ),
    ],
)
def test_an_error_names_the_first_wrong_byte(data: bytes, where: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_lines(data, "x.txt")
    assert str(caught.value).startswith(where)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_a_guess_is_reported(encoding: str) -> None:
    text = "某某條例\n第一條 為了規範登記，制定本條例。\n" if encoding == "big5" else PLAIN
    source = read_lines(text.encode(encoding), "x")
    assert source.encoding == encoding
    assert source.remarks == (f"encoding guessed: {encoding}",)
    assert read_lines(text.encode("utf-8"), "x").remarks == ()


def test_a_text_without_articles_is_refused() -> None:
    with pytest.raises(TextError, match="no article"):
        read_source("只是一篇新闻。第三条规定了什么？".encode(), "x")


def test_zero_width_lines_and_blanks_in_headings_do_no_harm() -> None:
    revision = read_source("条例\n\u200b\n第一章　总 则\n\u200b\n第一条 甲。\n附 则\n第二条 乙。\n".encode(), "x")
    assert [node.title for _, node in revision.walk() if hasattr(node, "title")] == ["第一章　总 则", "附 则"]


def test_hostile_text_stays_text() -> None:
    source = "条例\n第一条 <script>alert('x')</script> =cmd|' /C calc'!A0\x1b[31m\n"
    revision = read_source(source.encode(), "x")
    assert "<script>" in revision.articles[0].text
    assert parse(write(revision)) == revision


@given(revisions())
def test_canonical_text_read_as_a_plain_source_keeps_every_article(revision: Revision) -> None:
    plain = write(revision).split("---\n", 2)[2]
    again = read_source(plain.encode(), "x")
    assert [a.number for a in again.articles] == [a.number for a in revision.articles]


def test_every_pair_of_the_corpus_is_read_the_same_from_markdown_and_text(corpus: list[Path]) -> None:
    for folder in corpus:
        for side in ("old", "new"):
            from_text = read_source((folder / f"{side}.txt").read_bytes(), side)
            from_markdown = read_source((folder / f"{side}.md").read_bytes(), side)
            assert from_text.articles == from_markdown.articles
            assert parse(write(from_text)) == from_text


def test_four_revisions_of_the_disciplinary_regulations_are_read(disciplinary: list[Path]) -> None:
    counts = [len(read_source(path.read_bytes(), path.name, mend=True).articles) for path in disciplinary]
    assert counts == [172, 133, 142, 158]


def test_an_error_counts_the_byte_order_mark() -> None:
    with pytest.raises(SourceError, match=r"as UTF-8 byte 29 is wrong \(0xff\)"):
        read_lines(b"\xef\xbb\xbf" + "示例条例\n第一条 甲".encode() + b"\xff\n", "x.txt")
