"""`regdiff compare FILE`: a draft with tracked changes compared with itself, and a comparison table as two texts."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from programs import settle_all
from samples import make
from wordfiles import word_file
from wordpairs import bare, draw_pair, redlined
from words import p, part, r, word
from wordwalk import W

from regdiff.cli.main import main
from regdiff.intake.build import take
from regdiff.intake.readers.docx import tracked_in

ONE = "第一条　为了规范登记工作，制定本条例。"
FINES = "第四条　罚则由地方规定，并向社会公布。"


class _Draft:
    """Writes what Word writes of changes, each with a number of its own."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(1)

    def by(self, who: str, inside: str = "", tag: str = "ins") -> str:
        return f'<w:{tag} w:id="{next(self._ids)}" w:author="{who}" w:date="2025-01-02T03:04:05Z">{inside}</w:{tag}>'

    def gone(self, who: str, text: str) -> str:
        return self.by(who, r(text, tag="delText"), "del")

    def mark(self, who: str, tag: str) -> str:
        return f"<w:rPr>{self.by(who, tag=tag)}</w:rPr>"

    def moved(self, tag: str, text: str) -> str:
        """One end of a move, a paragraph of it."""
        number = next(self._ids)
        start = f'<w:{tag}RangeStart w:id="{number}" w:author="丁" w:date="2025-01-02T03:04:05Z" w:name="move1"/>'
        return p(start, self.by("丁", r(text), tag), f'<w:{tag}RangeEnd w:id="{number}"/>', props=self.mark("丁", tag))

    def row(self, *cells: str, change: str = "") -> str:
        """A row; where it was inserted or deleted, its words and the ends of its paragraphs were too, as Word has it."""
        props = f"<w:trPr>{self.by('甲处', tag=change)}</w:trPr>" if change else ""
        mark = self.mark("甲处", change) if change else ""
        said = {"": r, "ins": lambda text: self.by("甲处", r(text)), "del": lambda text: self.gone("甲处", text)}[change]
        return f"<w:tr>{props}{''.join(f'<w:tc><w:tcPr/>{p(said(cell), props=mark)}</w:tc>' for cell in cells)}</w:tr>"


def draft(*, commented: bool = True) -> bytes:
    """A draft that five people worked at: words, paragraphs, rows and a whole article; with a comment in it."""
    d = _Draft()
    noted = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    noted = noted if commented else ("", "")
    rows = (
        d.row("项目", "标准"),
        d.row("甲类", "1元", change="del"),
        d.row("乙类", "2元"),
        d.row("丙类", "3元", change="ins"),
    )
    body = (
        p(r("登记条例")),
        p(r(ONE)),
        p(r("第二条　登记机关应当在"), d.gone("甲处", "三十"), d.by("律师 &lt;b&gt;", r("二十")), r("日内办理登记。")),
        p(d.gone("丙", "第三条　收费由国务院规定。"), props=d.mark("丙", "del")),
        p(
            r("第"),
            d.gone("甲处", "四"),
            d.by("甲处", r("三")),
            r("条　申请人"),
            noted[0],
            r("可以提出异议。"),
            noted[1],
            props=d.mark("乙", "ins"),
        ),
        p(d.by("乙", r("异议应当说明理由。"))),
        d.moved("moveTo", FINES),
        p(r("第五条　本条例自公布之日起施行。")),
        d.moved("moveFrom", FINES.replace("四", "六")),
        p(r("附件：收费标准")),
        f"<w:tbl>{''.join(rows)}</w:tbl>",
        p(),
    )
    said = '<w:comment w:id="0" w:author="乙"><w:p><w:r><w:t>请法规处再核</w:t></w:r></w:p></w:comment>'
    return word("".join(body), [("rId1", "comments", part("comments", said))] if commented else [])


def compared(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[dict[str, Any], str]:
    assert main(["compare", *args, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    return json.loads(out), err


def test_a_draft_is_compared_with_itself_whoever_changed_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(draft())
    report, err = compared(capsys, str(path), "--tracked-input", "--lang", "zh")
    told = [
        ([each["number"] for each in change["old"]], [each["number"] for each in change["new"]], change["kind"])
        for change in report["changes"]
        if change["unit"] == "article"
    ]
    assert sorted(told) == sorted(
        [
            (["第一条"], ["第一条"], "unchanged"),
            (["第二条"], ["第二条"], "amended"),
            (["第三条"], [], "deleted"),
            (["第四条"], ["第三条"], "amended"),
            (["第六条"], ["第四条"], "unchanged"),
            (["第五条"], ["第五条"], "unchanged"),
        ]
    )
    (annex,) = (change for change in report["changes"] if change["unit"] == "annex")
    assert [(edit["op"], edit["text"].strip()) for edit in annex["edits"] if edit["op"] != "equal"] == [
        ("delete", "甲类　1元"),
        ("insert", "丙类　3元"),
    ]
    assert "插入 7 处，删除 7 处，作者 5 人" in err
    assert "批注 1 条，不参加比对" in err
    assert "请法规处再核" not in json.dumps(report, ensure_ascii=False)


def test_comments_and_the_other_side_are_told_once_and_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes(draft())
    _, err = compared(capsys, str(path), "--tracked-input", "--lang", "en")
    assert err == (
        "regdiff: note: d.docx: its tracked changes are compared (insertions: 7, deletions: 7, authors: 5)\n"
        "regdiff: note: d.docx: comments that are not compared: 1\n"
    )


def test_the_redline_of_a_draft_is_the_draft_accepted_with_the_changes_of_one_author(tmp_path: Path) -> None:
    source, target = tmp_path / "d.docx", tmp_path / "r.docx"
    source.write_bytes(draft(commented=False))  # LibreOffice 7.4 falls over comments when it has no window
    assert main(["compare", str(source), "--tracked-input", "-o", str(target), "--tracked", "--author", "王律师"]) == 0
    with zipfile.ZipFile(target) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert {each.get(f"{W}author") for each in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")} == {"王律师"}
    settled = settle_all([(file, way) for file in (source, target) for way in ("Accept", "Reject")], tmp_path)
    ours = [list(bare([text])) for text in settled]
    assert ours[0] == ours[2]
    assert "".join(ours[1]) == "".join(ours[3])


def test_a_redline_of_ours_is_read_back_as_the_two_texts_that_it_was_made_of(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    seen = 0
    for seed in range(40):
        old, new = draw_pair(random.Random(seed))  # noqa: S311 - the same texts each time
        _, drawn = redlined(old, word_file(new, "plain", seed))
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(drawn.data)
        if not tracked_in(drawn.data, "x").deletions:
            continue
        report, _ = compared(capsys, str(path), "--tracked-input")
        for side, way in (("old", "reject"), ("new", "accept")):
            assert report[side]["articles"] == len(take(drawn.data, "x", mend=False, tracked=way).revision.articles)
        assert any(change["kind"] != "unchanged" for change in report["changes"])
        seen += 1
    assert seen > 20


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["compare", *args]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


def test_what_holds_no_two_texts_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.docx").write_bytes(word_file(make("a", f"{ONE}\n\n第二条　甲。\n"), "plain"))
    Path("one.txt").write_text(f"{ONE}\n第二条　甲。\n", encoding="utf-8")
    assert "no tracked changes in it" in refused(capsys, "one.docx", "--tracked-input")
    assert "only those have tracked changes" in refused(capsys, "one.txt", "--tracked-input")
    assert "is one text, and a comparison takes two" in refused(capsys, "one.docx")
    assert "is one text, and a comparison takes two" in refused(capsys, "one.txt")
    assert "no file none.docx" in refused(capsys, "none.docx")
    assert "compares one file with itself" in refused(capsys, "one.docx", "one.txt", "--tracked-input")
    assert "--links is for two texts" in refused(capsys, "one.docx", "--links", "l.yaml")


def test_the_columns_of_a_table_are_its_two_sides(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("登记条例修订对照表")
    rows = [
        ("修订前（2017年）", "修订后（2025年）", "说明"),
        (ONE, "同左", ""),
        ("第二条　三十日内办理。", "第二条　二十日内办理。", "缩短"),
    ]
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "对照表.docx"
    document.save(str(path))
    report, err = compared(capsys, str(path), "--lang", "zh")
    assert (report["old"]["label"], report["new"]["label"]) == ("2017年", "2025年")
    assert (report["old"]["title"], report["summary"]["amended"], report["summary"]["unchanged"]) == ("登记条例", 1, 1)
    assert "对照表，左右两栏分别为修订前、修订后文本" in err
    assert "缩短" in json.dumps(report["new"]["left_out"], ensure_ascii=False)
