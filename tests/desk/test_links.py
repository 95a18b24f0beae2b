"""Links are corrected, remarks written, steps taken back; two windows tell each other what they did."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from archives import put_registration
from desks import OLD, Running

from regdiff.model.links_file import read_links
from regdiff.tasks.deciding import link


def links_file(desk: Running, case: str) -> str:
    path = desk.desk.store.get(case).links_path
    return path.read_text(encoding="utf-8") if path.exists() else ""


def decided(desk: Running, case: str) -> list[tuple[str, str, str]]:
    links = read_links(links_file(desk, case)).decisions.links
    return [("、".join(map(str, link.old)), "、".join(map(str, link.new)), link.how.value) for link in links]


def told(desk: Running, case: str) -> str:
    """What the page says of the last step."""
    found = re.search(r'class="last-step"[^>]*>.*?lang="zh-Hans">([^<]+)<', desk.get(f"zh/{case}/doubts").text, re.DOTALL)
    return found[1] if found else ""


def step(desk: Running, case: str, do: str, version: str | None = None) -> int:
    return desk.post(f"zh/{case}/{do}", {"version": desk.version(case) if version is None else version}).status


@pytest.fixture
def case(desk: Running) -> str:
    return desk.compare()


def test_a_link_is_confirmed_made_and_parted_and_the_report_obeys(desk: Running, case: str) -> None:
    assert desk.act(case, "confirm 第一条=第一条").status == 303
    assert desk.act(case, "link 第三条=第三条").status == 303
    assert decided(desk, case) == [("第一条", "第一条", "confirmed"), ("第三条", "第三条", "corrected")]
    assert told(desk, case) == "建立对应 第三条 → 第三条"
    assert 'id="old_art_3"' not in desk.report(case).text
    assert desk.act(case, "part 第三条=第三条").status == 303
    assert decided(desk, case) == [("第一条", "第一条", "confirmed")]
    assert 'id="old_art_3"' in desk.report(case).text


def test_a_link_is_made_of_what_is_ticked_or_written(desk: Running, case: str) -> None:
    assert desk.post(f"zh/{case}/act", {"deed": "choose", "old": "2，3", "new": "第二条", "version": "0"}).status == 303
    assert decided(desk, case) == [("第二条、第三条", "第二条", "corrected")]
    answer = desk.post(f"zh/{case}/act", {"deed": "choose", "old": "第九条", "new": "第二条", "version": "1"})
    assert answer.status == 400
    assert "第九条" in answer.alert
    assert desk.post(f"zh/{case}/act", {"deed": "choose", "old": "第二条", "new": "", "version": "1"}).status == 303
    assert decided(desk, case) == [("第二条", "", "corrected"), ("第三条", "第二条", "corrected")]


def test_every_step_is_taken_back_and_brought_again(desk: Running, case: str) -> None:
    states = [links_file(desk, case)]
    for deed in ("confirm 第一条=第一条", "link 第三条=第三条", "forget 第一条=第一条"):
        desk.act(case, deed)
        states.append(links_file(desk, case))
    assert len(set(states)) == 4
    for state in reversed(states[:-1]):
        assert step(desk, case, "undo") == 303
        assert links_file(desk, case) == state
    assert step(desk, case, "undo") == 400
    for state in states[1:]:
        assert step(desk, case, "redo") == 303
        assert links_file(desk, case) == state
    assert step(desk, case, "redo") == 400


def test_a_remark_comes_back_in_word(desk: Running, case: str) -> None:
    text = "按审议意见\n<b>延长</b>保存期限。"
    answer = desk.post(
        f"zh/{case}/act", {"do": "remark", "at": "new 第二条", "text": text, "version": "0"}, Accept="application/json"
    )
    assert answer.status == 200
    assert '"version":1' in answer.text
    assert (
        "&lt;b&gt;延长&lt;/b&gt;"
        in desk.get(f"zh/{case}/link?at=new+第二条".replace("第二条", "%E7%AC%AC%E4%BA%8C%E6%9D%A1")).text
    )
    document = docx.Document(io.BytesIO(desk.get(f"zh/{case}/download/docx").data))
    assert any("<b>延长</b>保存期限。" in cell.text for row in document.tables[0].rows for cell in row.cells)
    desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第二条", "text": " ", "version": "1"})
    assert links_file(desk, case) == ""


def test_what_no_article_and_no_deed_is_is_told_in_a_line(desk: Running, case: str) -> None:
    for deed in (
        "confirm 第九十九条=第一条",
        "confirm 第一条",
        "sell 第一条=第一条",
        "confirm =",
        "",
        "link <script>=1",
        "part 第一条=",
    ):
        answer = desk.act(case, deed, "0")
        assert answer.status == 400
        assert answer.alert
        assert "<script>=1" not in answer.text
    for at in ("", "new", "new 第九条", "both 第一条", "new 第一条\x00"):
        assert desk.post(f"zh/{case}/act", {"do": "remark", "at": at, "text": "x", "version": "0"}).status == 400
    assert (
        desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第一条", "text": "x" * 10001, "version": "0"}).status == 400
    )
    assert links_file(desk, case) == ""


def test_two_windows_on_the_same_article_tell_each_other_and_nothing_is_lost(desk: Running, case: str) -> None:
    version = desk.version(case)  # both windows were opened now
    assert desk.act(case, "part 第二条=第二条", version).status == 303
    remark = {"do": "remark", "at": "new 第二条", "text": "另一窗口写的说明", "version": version}
    stale = desk.post(f"zh/{case}/act", remark)
    assert stale.status == 409
    assert "不对应 第二条 → 第二条" in stale.text
    assert "另一窗口写的说明" in stale.text
    assert "另一窗口" not in links_file(desk, case)
    now = re.findall(r'name="version" value="(\d+)"', stale.text)[0]
    assert desk.post(f"zh/{case}/act", {**remark, "version": now}).status == 303
    assert "另一窗口写的说明" in links_file(desk, case)
    assert desk.post(f"zh/{case}/act", remark, Accept="application/json").status == 409


def test_two_windows_on_different_articles_do_not_stand_in_each_others_way(desk: Running, case: str) -> None:
    version = desk.version(case)
    assert desk.act(case, "confirm 第一条=第一条", version).status == 303
    assert desk.act(case, "confirm 第二条=第二条", version).status == 303
    assert [old for old, _, _ in decided(desk, case)] == ["第一条", "第二条"]


def test_nothing_is_taken_back_unseen(desk: Running, case: str) -> None:
    desk.act(case, "confirm 第一条=第一条")
    version = desk.version(case)
    desk.act(case, "confirm 第二条=第二条", version)
    assert step(desk, case, "undo", version) == 409
    assert len(decided(desk, case)) == 2


def test_the_sides_are_exchanged_with_all_that_was_decided(desk: Running, case: str) -> None:
    desk.act(case, "choose", old="第二条、第三条", new="第二条")
    desk.post(f"zh/{case}/act", {"do": "remark", "at": "new 第一条", "text": "说", "version": desk.version(case)})
    assert desk.post(f"zh/{case}/exchange", {}).status == 303
    assert desk.report(case).status == 200
    assert decided(desk, case) == [("第二条", "第二条、第三条", "corrected")]
    assert "old: 第一条" in links_file(desk, case)


def test_what_was_decided_is_not_applied_to_another_text_by_itself(desk: Running, case: str) -> None:
    desk.act(case, "link 第三条=第三条")
    desk.act(case, "confirm 第一条=第一条")
    shorter = OLD.rpartition("第三条")[0]
    assert desk.post(f"zh/{case}/sources/old", {"old": ("old.txt", shorter.encode())}).status == 303
    answer = desk.report(case)
    assert answer.status == 422
    assert "更正所针对的文本已经更换" in answer.text
    over = desk.post(f"zh/{case}/carry", {"do": "over"})
    assert "第三条" in over.alert
    assert decided(desk, case) == [("第一条", "第一条", "confirmed")]
    assert desk.report(case).status == 200
    assert step(desk, case, "undo") == 303
    assert desk.report(case).status == 422
    assert desk.post(f"zh/{case}/carry", {"do": "aside"}).status == 303
    assert links_file(desk, case) == ""
    assert desk.report(case).status == 200


def test_a_links_file_that_was_spoilt_by_hand_is_told(desk: Running, case: str) -> None:
    desk.desk.store.get(case).links_path.write_text("links: [nonsense\n", encoding="utf-8")
    answer = desk.report(case)
    assert answer.status == 422
    assert "links.yaml" in answer.alert
    assert step(desk, case, "undo", "1") == 303
    assert desk.report(case).status == 200


def test_the_list_counts_what_is_in_doubt_and_has_a_card_for_each(desk: Running) -> None:
    revisions = {f"{side}_revision": f"party-working-organs/{label}" for side, label in (("old", "2017"), ("new", "2025"))}
    case = desk.post("zh/compare", revisions).headers["location"].split("/")[-2]
    assert desk.report(case).status == 200
    page = desk.get(f"zh/{case}/doubts").text
    cards = re.findall(r'<article class="card is-([a-z]+)', page)
    assert cards == sorted(cards, key=lambda kind: kind in {"split", "merged"})
    assert f"存疑 <b>{len(cards)}</b>" in desk.get(f"zh/{case}/sources").text
    deed = re.findall(r'name="deed" value="((?:confirm|link|join) [^"]+)"', page)[0]
    assert desk.act(case, deed).status == 303
    assert len(re.findall('<article class="card', desk.get(f"zh/{case}/doubts").text)) < len(cards)


def test_what_the_archive_decided_comes_along_and_what_the_desk_decided_can_be_taken_away(tmp_path: Path) -> None:
    archive = tmp_path / "versions"
    put_registration(archive)
    names = ("registration/2001", "registration/2020 修订")
    link(names, ["第一条=第三条"], archive=archive)
    there = (archive / "registration" / "links" / "2001--2020 修订.yaml").read_text(encoding="utf-8")
    desk = Running(tmp_path / "desk", archive)
    try:
        case = (
            desk.post("zh/compare", {"old_revision": names[0], "new_revision": names[1]}).headers["location"].split("/")[-2]
        )
        assert desk.report(case).status == 200
        assert links_file(desk, case) == there
        assert told(desk, case) == "沿用版本库中的认定"
        assert desk.get(f"zh/{case}/download/links").text == there
        assert step(desk, case, "undo") == 303
        assert links_file(desk, case) == ""
        assert desk.get(f"zh/{case}/download/links").status == 400
    finally:
        desk.close()
    assert (archive / "registration" / "links" / "2001--2020 修订.yaml").read_text(encoding="utf-8") == there
