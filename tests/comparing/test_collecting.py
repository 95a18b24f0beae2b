"""The collector of cycles pauses while texts are compared, and is as it was when they are."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import regdiff
from regdiff.comparing import align
from regdiff.comparing.collecting import without_collecting

OLD, NEW = "第一条　甲方应当交款。\n", "第一条　乙方应当交款。\n"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def test_it_pauses_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    match = align.match_articles
    monkeypatch.setattr(align, "match_articles", lambda *args: (seen.append(gc.isenabled()), match(*args))[1])
    gc.enable()
    regdiff.compare(OLD, NEW)
    assert seen == [False]
    assert gc.isenabled()


def test_where_it_is_off_it_stays_off() -> None:
    gc.disable()
    regdiff.compare(OLD, NEW)
    assert not gc.isenabled()


def test_an_error_leaves_it_on() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="lost"), without_collecting():
        raise ValueError("lost")
    assert gc.isenabled()
