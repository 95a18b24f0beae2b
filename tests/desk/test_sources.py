"""What is dropped: files of any kind and name, bounded; what cannot be read is told in a line, and can be exchanged."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from desks import NEW, OLD, Running

from regdiff.desk import workers
from regdiff.desk.bodies import MOST, file_name
from regdiff.intake.readers.word.package import MOST_UNPACKED
from regdiff.tasks.sides import LARGEST


def zipped(name: str, size: int) -> bytes:
    """A file of Word that unpacks to `size` zeros."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 2**20 + 1):
            part.write(bytes(2**20))
    return data.getvalue()


BAD = {
    "no text": ("空.txt", b"", "其中没有条文", "no article in it"),
    "no regulation": ("信.txt", "你好，附件请查收。".encode(), "条文应另起一行", "an article begins a line"),
    "an old Word file": ("旧.doc", b"\xd0\xcf\x11\xe0" + bytes(100), "是旧版 Word 文件", "an old Word file"),
    "a picture": ("扫描.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "是图片", "a picture"),
    "a broken zip": ("坏.docx", b"PK\x03\x04" + bytes(100), "已损坏", "damaged"),
    "a bomb": ("弹.docx", zipped("word/document.xml", MOST_UNPACKED + 2**20), "过大：解压后超过", "too large: it unpacks"),
    "a broken PDF": ("坏{0}.pdf", b"%PDF-1.7\n" + bytes(100), "坏{0}.pdf：PDF 文件已损坏", "坏{0}.pdf: a broken PDF"),
    "markup": ("<script>alert(1)</script>.txt", b"<html><script>alert(1)</script></html>", "没有条文", "no article"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_told_in_one_line_and_can_be_exchanged(desk: Running, kind: str) -> None:
    name, data, chinese, english = BAD[kind]
    answer = desk.begin((name, data), NEW)
    case = answer.headers["location"].split("/")[-2]
    for lang, said in (("zh", chinese), ("en", english)):
        page = desk.report(case, lang)
        assert page.status == 422
        assert said in page.alert
        assert "\n" not in page.alert.strip()
        assert "Traceback" not in page.text
        assert "<script>alert" not in page.text
        sources = desk.get(f"{lang}/{case}/sources")
        assert sources.text.count('class="banner" role="alert"') == 1  # the other side was understood
        assert said in sources.text
    assert desk.post(f"zh/{case}/sources/old", {"old": ("old.txt", OLD.encode())}).status == 303
    assert desk.report(case).status == 200


def test_a_file_that_is_too_large_is_told_in_a_line(desk: Running) -> None:
    for size in (LARGEST + 1, MOST + 2**20):
        answer = desk.begin(("大.txt", bytes(size)), NEW)
        assert answer.status == 400
        assert "过大" in answer.alert
    answer = desk.post("zh/compare", {"old_text": "一" * (LARGEST // 3 + 1), "new": ("n.txt", b"x")})
    assert (answer.status, "过大" in answer.alert) == (400, True)
    answer = desk.post("zh/compare", {f"f{n}": ("f", b"x") for n in range(3)})
    assert (answer.status, bool(answer.alert)) == (400, True)
    assert desk.get().status == 200


def test_what_is_no_form_is_told_in_a_line(desk: Running) -> None:
    own = {"Origin": f"http://127.0.0.1:{desk.port}"}
    for kind, body in (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\n\r\n"),
        ("application/json", b"{}"),
        ("", b"x"),
    ):
        answer = desk.raw("POST", f"/{desk.token}/zh/compare", {**own, "Content-Type": kind}, body)
        assert answer.status == 400
        assert answer.alert


def test_both_sides_are_asked_for(desk: Running) -> None:
    answer = desk.post("zh/compare", {"old": ("old.txt", OLD.encode()), "new": ("", b"")})
    assert (answer.status, answer.alert) == (400, "请在两侧各放入一个文本")
    assert "put a text on both sides" in desk.post("en/compare", {}).text


def test_pasted_texts_and_revisions_of_the_archive_are_taken_too(desk: Running) -> None:
    answer = desk.post("zh/compare", {"old_text": OLD, "new_revision": "party-working-organs/2025"})
    case = answer.headers["location"].split("/")[-2]
    page = desk.report(case)
    assert page.status == 200
    assert "2025" in page.text
    assert "粘贴的文字" in desk.get(f"zh/{case}/sources").text
    for spec in ("party-working-organs/1999", "../../etc/passwd", "/etc/passwd", "HEAD~1:2025", "nothing"):
        answer = desk.post("zh/compare", {"old_text": OLD, "new_revision": spec})
        assert (answer.status, bool(answer.alert)) == (400, True), spec


def test_what_was_understood_is_told_with_its_place(desk: Running) -> None:
    page = "当前位置：首页 > 法规库\n\n登记条例\n第一条　登记机关应当及时办理登记。\n第三条　本条例自2001年1月1日起施行。\n责任编辑：某某\n"
    case = desk.compare(page, NEW + "第四条　违反本条例第一条第二款规定的，给予警告。\n")
    text = re.sub(r"<[^>]+>", " ", desk.get(f"zh/{case}/sources").text)
    for said in ("old.txt", "登记条例", "2 条", "编号缺漏", "第5行", "责任编辑：某某", "第6行", "引用的条款不存在"):
        assert said in text, said
    assert "A number missing" in desk.get(f"en/{case}/sources").text


def test_one_of_several_regulations_is_chosen_by_its_title(desk: Running) -> None:
    two = f"{OLD}\n收费条例\n第一条　收费应当公开。\n第二条　本条例自2001年1月1日起施行。\n"
    case = desk.begin(two, NEW).headers["location"].split("/")[-2]
    page = desk.report(case)
    assert "收费条例" in page.alert
    assert desk.post(f"zh/{case}/sources/old", {"old_title": "登记条例", "old": ("", b"")}).status == 303
    assert desk.report(case).status == 200
    assert 'value="登记条例"' in desk.get(f"zh/{case}/sources").text


def test_names_are_shown_and_nothing_else() -> None:
    assert file_name("C:\\法规\\旧 法.docx") == "旧 法.docx"
    assert file_name("../../etc/passwd") == "passwd"
    assert file_name("a\x00b\nc.txt") == "a b c.txt"
    assert len(file_name("长" * 500 + ".docx")) <= 120
    assert file_name("长" * 500 + ".docx").endswith(".docx")


def test_a_source_that_takes_too_long_is_stopped_and_the_desk_goes_on(
    desk: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = workers.Worker()
    with pytest.raises(Exception, match="five minutes"):
        worker.ask({"task": "compare", "old": 1}, lambda _: None, patience=0.0)
    worker.close()
    killed = workers.Worker()
    killed.stop("asked")
    with pytest.raises(Exception, match="was stopped"):
        killed.ask({"task": "warm"}, lambda _: None)
    killed.close()
    assert desk.compare()


def test_work_is_told_stage_by_stage_and_can_be_stopped(desk: Running) -> None:
    article = "第{}条　登记机关应当在{}日内办理登记，并且向申请人发放证书。申请人隐瞒真实情况的，登记机关应当撤销登记，处{}元以下罚款。\n"
    long = ["登记条例\n" + "".join(article.format(n, n + more, n * 100 + more) for n in range(1, 4000)) for more in (0, 1)]
    case = desk.begin(*long).headers["location"].split("/")[-2]
    page = desk.get(f"zh/{case}/")
    assert page.status == 202
    assert "正在比对" in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text
    news = desk.json(f"zh/{case}/progress?stage=")
    assert news["stage"] in {"old", "new", "align", "aids", "write"}
    assert desk.post(f"zh/{case}/stop", {}).status == 303
    while (page := desk.get(f"zh/{case}/")).status == 202:
        pass
    assert (page.status, page.alert) == (422, "已停止")
    assert desk.get(f"zh/{case}/").status == 422  # it does not begin by itself
    assert desk.post(f"zh/{case}/again", {}).status == 303
    assert desk.get(f"zh/{case}/").status in {200, 202}
    desk.post(f"zh/{case}/delete", {})
    assert desk.get(f"zh/{case}/").status == 400
