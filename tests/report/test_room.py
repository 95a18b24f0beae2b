"""How much room a row takes: an estimate, held against what LibreOffice makes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from programs import soffice
from samples import make

from regdiff.report.formats import Looks, render
from regdiff.report.room import height, is_whole
from regdiff.report.wordml import SMALL, paragraph, text_run


def cell(*texts: str, size: int = 0) -> str:
    return "".join(paragraph([text_run(text, size=size)]) for text in texts)


def test_a_cell_is_as_high_as_its_lines() -> None:
    one = height(cell("甲"), 5_000)
    assert height(cell("甲", "乙"), 5_000) - one == pytest.approx(
        height(cell("甲", "乙", "丙"), 5_000) - height(cell("甲", "乙"), 5_000)
    )
    assert height(cell("甲" * 40), 5_000) > one
    assert height(cell("甲" * 40), 10_000) < height(cell("甲" * 40), 5_000)
    assert height(cell("a" * 20), 5_000) == one  # half as wide
    assert height(cell("甲", size=SMALL), 5_000) < one
    assert height(cell("&" * 20), 5_000) == one  # an escaped character is one


@given(
    st.lists(st.text("甲乙a1，<&", max_size=80), min_size=1, max_size=6),
    st.integers(500, 14_000),
    st.text("甲a", min_size=1),
)
def test_more_text_never_takes_less_room(texts: list[str], width: int, more: str) -> None:
    assert height(cell(*texts, more), width) > height(cell(*texts), width)
    assert height(cell(*texts[:-1], texts[-1] + more), width) >= height(cell(*texts), width)
    assert is_whole([(cell(*texts), width)], height(cell(*texts), width))


@pytest.mark.parametrize("portrait", [False, True], ids=["landscape", "portrait"])
def test_in_libreoffice_no_row_breaks_that_fits_on_a_page(tmp_path: Path, portrait: bool) -> None:
    lengths = (40, 300, 700, 120, 560, 740, 60, 2500, 200, 450, 690, 330)

    def text(mark: str) -> str:
        return (
            "\n\n".join(
                f"第{at}条　始{at}{mark}{'登记机关应当依法办理登记，' * (length // 13)}{mark}终{at}。"
                for at, length in enumerate(lengths, 1)
            )
            + "\n"
        )

    change_set = change_set_of(make("a", text("甲")), make("b", text("乙")))
    (tmp_path / "table.docx").write_bytes(render(change_set, "docx", Looks(portrait=portrait)))  # type: ignore[arg-type]
    pdf = pypdfium2.PdfDocument(soffice(tmp_path / "table.docx", "pdf", tmp_path))
    pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pdf]
    assert (pdf[0].get_height() > pdf[0].get_width()) is portrait

    def page_of(word: str) -> int:
        return next(at for at, page in enumerate(pages) if word in page)

    broken = [at for at in range(1, len(lengths) + 1) if page_of(f"始{at}甲") != page_of(f"甲终{at}。")]
    assert broken == [8]  # the one that fits on no page
    assert all("修订前（a）" in page for page in pages)
