"""Tracked changes in a document of our own: accepting all gives the new text, rejecting all the old one, exactly."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from programs import settle
from samples import every_kind, hostile, make, own_changes
from strategies import body_lines

from regdiff.cli.main import main
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import Unit
from regdiff.errors import UsageError
from regdiff.intake.build import read_source
from regdiff.model.text import visible
from regdiff.model.tree import heading_line
from regdiff.redline.piece import COME, GONE, Piece
from regdiff.redline.script import script
from regdiff.tasks.compare import Looks, render


def text_of(units: list[Unit]) -> str:
    ordered = sorted(units, key=lambda unit: unit.index)
    return visible("\n".join(heading_line(unit.printed, unit.text) for unit in ordered))


def sides(change_set: ChangeSet) -> tuple[str, str]:
    old = text_of([unit for change in change_set.changes for unit in change.old])
    return old, text_of([unit for change in change_set.changes for unit in change.new])


def spelled(change_set: ChangeSet) -> tuple[str, str]:
    """Both texts, as the lines of the script spell them."""
    out = []
    for other in (COME, GONE):
        text = "".join(
            "".join(piece.text for piece in line.pieces if piece.op != other) + "\n" * (line.mark != other)
            for line in script(change_set.changes)
        )
        out.append(text.removesuffix("\n"))
    return out[0], out[1]


SWAPPED = change_set_of(
    make(
        "a",
        "第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当办理登记。\n二款。\n\n第三条　收费由财政部门规定，专款专用。\n",
    ),
    make(
        "b",
        "第一条　为了规范登记工作，制定本条例。\n\n第二条　收费由财政部门规定，专款专用。\n\n第三条　登记机关应当办理登记。\n二款。\n",
    ),
)
NOTHING_KEPT = change_set_of(
    make("a", "第一条　甲。\n\n第二条　乙。\n", title=""), make("b", "第一条　天地玄黄宇宙洪荒。\n", title="")
)
EXAMPLES = {"own": own_changes(), "kinds": every_kind(), "hostile": hostile(), "swapped": SWAPPED, "nothing": NOTHING_KEPT}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_script_spell_both_texts(name: str) -> None:
    assert spelled(EXAMPLES[name]) == sides(EXAMPLES[name])


articles = st.lists(st.lists(body_lines, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=5).map(
    lambda texts: "\n\n".join(f"第{number}条　{text}" for number, text in enumerate(texts, 1)) + "\n"
)


@given(articles, articles)
def test_the_script_of_any_two_texts_spell_both(old: str, new: str) -> None:
    change_set = change_set_of(make("a", old), make("b", new))
    assert spelled(change_set) == sides(change_set)


def test_the_script_of_every_pair_of_the_corpus_spell_both(corpus: list[Path]) -> None:
    for folder in corpus:
        texts = [read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt")]
        change_set = change_set_of(*texts)
        assert spelled(change_set) == sides(change_set)


def pieces(change_set: ChangeSet) -> list[Piece]:
    return [piece for line in script(change_set.changes) for piece in line.pieces]


def test_what_moved_with_its_wording_is_a_move() -> None:
    moved = {op: [piece.text for piece in pieces(SWAPPED) if piece.move and piece.op == op] for op in (GONE, COME)}
    assert moved[GONE] == moved[COME] != []
    assert {piece.move for piece in pieces(SWAPPED) if piece.move} == {1}


@pytest.mark.parametrize("name", EXAMPLES)
def test_libreoffice_accepts_to_the_new_text_and_rejects_to_the_old(name: str, tmp_path: Path) -> None:
    path = tmp_path / "tracked.docx"
    path.write_bytes(render(EXAMPLES[name], "docx", Looks(tracked=True)))  # type: ignore[arg-type]
    old, new = sides(EXAMPLES[name])
    assert settle(path, "Accept", tmp_path).rstrip("\n") == new
    assert settle(path, "Reject", tmp_path).rstrip("\n") == old


def test_a_long_law_survives_libreoffice_too(tmp_path: Path, corpus: list[Path]) -> None:
    (folder,) = (folder for folder in corpus if folder.name == "259d3d-2018-2023")
    texts = [read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt")]
    change_set = change_set_of(*texts)
    path = tmp_path / "tracked.docx"
    path.write_bytes(render(change_set, "docx", Looks(tracked=True)))  # type: ignore[arg-type]
    old, new = sides(change_set)
    assert settle(path, "Accept", tmp_path).rstrip("\n") == new
    assert settle(path, "Reject", tmp_path).rstrip("\n") == old


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_text_that_must_not_be_cited_says_so_over_every_page(lang: str) -> None:
    report = render(own_changes(), "docx", Looks(lang, tracked=True))
    assert isinstance(report, bytes)
    document = docx.Document(io.BytesIO(report))
    said = document.sections[0].header.paragraphs[0].text
    assert ("不得引用" if lang == "zh" else "do not cite") in said
    assert said not in "".join(paragraph.text for paragraph in document.paragraphs)


def test_the_same_bytes_and_no_clock() -> None:
    one = render(every_kind(), "docx", Looks(tracked=True))
    assert one == render(every_kind(), "docx", Looks(tracked=True))


def test_the_command_and_what_it_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["compare", "2017", "2025", "-o", "t.docx", "--tracked"]) == 0
    assert Path("t.docx").stat().st_size > 10_000
    for looks, name in ((Looks(tracked=True), "html"), (Looks(tracked=True, only=("added",)), "docx")):
        with pytest.raises(UsageError, match=re.escape("tracked changes are")):
            render(every_kind(), name, looks)
    with pytest.raises(UsageError, match="an author is a name"):
        render(every_kind(), "docx", Looks(tracked=True, author=" "))


def test_a_clause_that_went_into_another_article_is_a_move_at_both_ends(tmp_path: Path) -> None:
    stray = "任何单位和个人都有权向登记机关举报违法的登记行为。"
    rest = "第三条　登记机关应当为举报人保密，并给予奖励。"
    old = f"第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当公开登记的条件和程序。\n{stray}\n\n{rest}\n"
    new = f"第一条　为了规范登记工作，制定本条例。\n\n第二条　登记机关应当公开登记的条件和程序。\n\n{rest}\n{stray}\n"
    change_set = change_set_of(make("a", old), make("b", new))
    assert [(piece.op, piece.text) for piece in pieces(change_set) if piece.move] == [(GONE, stray), (COME, stray)]
    report = render(change_set, "docx", Looks(tracked=True))
    assert isinstance(report, bytes)
    body = docx.Document(io.BytesIO(report)).element.xml
    assert body.count('w:name="move1"') == 2
    path = tmp_path / "tracked.docx"
    path.write_bytes(report)
    expected = sides(change_set)
    assert settle(path, "Accept", tmp_path).rstrip("\n") == expected[1]
    assert settle(path, "Reject", tmp_path).rstrip("\n") == expected[0]
