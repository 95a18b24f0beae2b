"""LibreOffice accepts all changes to the new document and rejects them to the old text, with the numbers that it computes."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from programs import settle_all
from wordfiles import word_file
from wordpairs import bare, differences, draw_pair, lines_of, redlined

from regdiff.intake.build import read_source, take
from regdiff.model.tree import Revision

_BY_LINE = ("plain", "runs", "wps", "lists", "breaks")
"""Forms in which a line of the text is one of the document; in others a row or an article is several."""
_FORMS = (*_BY_LINE, "table", "cells", "alone", "furnished")


def judge(pairs: list[tuple[str, Revision, bytes]], folder: Path) -> list[str]:
    """Have LibreOffice settle redlines, each with its form, old text and new document; return what came out wrong."""
    jobs = []
    for number, (_, old, data) in enumerate(pairs):
        redline, new = folder / f"{number}.docx", folder / f"{number}-new.docx"
        redline.write_bytes(redlined(old, data)[1].data)
        new.write_bytes(data)
        jobs += [(redline, "Accept"), (new, "Accept"), (redline, "Reject")]
    texts = iter(settle_all(jobs, folder))
    wrong = []
    for number, ((form, old, _), accepted) in enumerate(zip(pairs, texts, strict=False)):
        new, rejected = next(texts), list(bare([next(texts)]))
        expected = lines_of(old)
        if form not in _BY_LINE:
            rejected, expected = ["".join(rejected)], ["".join(expected)]
        if form == "furnished":  # the contents stand above, and numbers of notes within
            rejected, expected = ([re.sub("[0-9]", "", text) for text in side] for side in (rejected, expected))
            rejected = [text[-len(expected[0]) :] for text in rejected]
        wrong += [f"{number} {form}: accepted"] if accepted != new else []
        wrong += [f"{number} {form}: rejected"] if rejected != expected else []
    return wrong


def test_small_texts_in_every_form(tmp_path: Path) -> None:
    pairs = []
    for number, form in enumerate(_FORMS * 2):
        old, new = draw_pair(random.Random(number))  # noqa: S311 - the same each time
        data = word_file(new, form, number)
        if not differences(take(data, "x", mend=False).revision, new):
            pairs.append((form, old, data))
    assert len(pairs) > len(_FORMS)
    assert judge(pairs, tmp_path) == []


def test_an_item_that_became_a_paragraph_gets_its_number_back(tmp_path: Path) -> None:
    """The second level of a list is not restored by LibreOffice, so that the number is written out."""
    items = "（一）登记机关办理的；\n（二）主管部门依照规定办理的。\n"
    old = read_source(f"登记条例\n第一条　登记按照下列方式：\n{items}第二条　本条例自公布之日起施行。\n".encode(), "old.txt")
    new = read_source(
        "登记条例\n第一条　登记按照下列方式：\n（一）登记机关办理的；\n（二）法院办理的。\n"
        "主管部门依照规定办理的，另行规定。\n第二条　本条例自公布之日起施行。\n".encode(),
        "new.txt",
    )
    assert judge([("lists", old, word_file(new, "lists"))], tmp_path) == []


def test_two_laws_with_automatic_numbers(tmp_path: Path, corpus: list[Path]) -> None:
    pairs = []
    for name, form in (("71ce98-2007-2022", "lists"), ("6a5182-2013-2024", "furnished")):
        (folder,) = (folder for folder in corpus if folder.name == name)
        old, new = (read_source((folder / each).read_bytes(), each) for each in ("old.txt", "new.txt"))
        pairs.append((form, old, word_file(new, form)))
    assert judge(pairs, tmp_path) == []


@pytest.mark.parametrize("form", ["plain", "lists"])
def test_looks_are_those_of_the_document(form: str, tmp_path: Path) -> None:
    """A heading is a heading and an article is none, whichever way the changes behind and before them are settled."""
    import docx
    from programs import settle_into

    old, new = draw_pair(random.Random(10))  # noqa: S311 - the same each time
    data = word_file(new, form, 10)
    redline = tmp_path / "redline.docx"
    redline.write_bytes(redlined(old, data)[1].data)
    (tmp_path / "new.docx").write_bytes(data)
    settled = settle_into(redline, "Accept", tmp_path)

    def styles(path: Path) -> list[tuple[str, str]]:
        return [(each.style.name, each.text) for each in docx.Document(str(path)).paragraphs if each.text]

    assert styles(settled) == styles(tmp_path / "new.docx")
