"""Formats by name and ending; hostile texts; selections; determinism."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from lossless import change_set_of
from reports import render
from samples import HOSTILE, every_kind, hostile, own, own_changes
from strategies import revisions

from regdiff.errors import UsageError
from regdiff.model.text import visible
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import ENDINGS, FROM_VIEW, NAMES, Looks, format_of

SHOWN = sorted(FROM_VIEW)

RENDERED = sorted({*FROM_VIEW, "json"})
"""What is rendered from values alone; PDF needs a browser, see tests/cli/test_pdf_report.py."""


def test_both_languages_have_the_same_words() -> None:
    assert set(LABELS["zh"]) == set(LABELS["en"])


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_an_ending_chooses_the_format(ending: str) -> None:
    assert format_of(Path(f"report{ending.upper()}")) in NAMES


@pytest.mark.parametrize("name", ["report.doc", "report", ".html"])
def test_an_unknown_ending_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html"):
        format_of(Path(name))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="no format doc"):
        render(own_changes(), "doc")


@pytest.mark.parametrize("looks", [Looks(only=("added",)), Looks(stat=True), Looks(articles=("第七条",))])
def test_json_is_always_whole(looks: Looks) -> None:
    with pytest.raises(UsageError, match="whole"):
        render(own_changes(), "json", looks)


def test_a_summary_is_for_text() -> None:
    with pytest.raises(UsageError, match="--stat"):
        render(own_changes(), "html", Looks(stat=True))


@pytest.mark.parametrize("name", sorted(set(SHOWN) - {"html"}))
def test_no_control_character_reaches_the_reader(name: str) -> None:
    report = render(hostile(), name, Looks(color=False))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", report)
    assert "\\x1b" in report.replace("\\\\", "\\")


def test_colours_of_a_text_do_not_reach_a_coloured_terminal() -> None:
    report = render(hostile(), "terminal", Looks(color=True))
    assert "\x1b[31m" not in report
    assert "\x1b[31;9m" in report


def test_markdown_is_escaped() -> None:
    report = render(hostile(), "markdown")
    assert "<script" not in report
    assert "](" not in report.replace("\\]\\(", "")
    for line in report.splitlines():
        if line.startswith("| 变更 "):
            assert len(re.findall(r"(?<!\\)\|", line)) == 4


def test_markdown_html_tags_are_ours_alone() -> None:
    assert set(re.findall(r"</?(\w+)", render(hostile(), "markdown"))) <= {"br", "del", "ins"}


@given(revisions(), revisions())
def test_every_format_prints_any_two_revisions(old: Revision, new: Revision) -> None:
    change_set = change_set_of(old, new)
    for name in RENDERED:
        assert render(change_set, name).endswith("\n")


@pytest.mark.parametrize("name", RENDERED)
def test_a_revision_and_itself_is_said_to_be_the_same(name: str) -> None:
    report = render(change_set_of(own("2025"), own("2025")), name)
    assert LABELS["zh"]["none"] in report or name == "json"


def test_kinds_and_articles_are_selected() -> None:
    report = render(every_kind(), "text", Looks(only=("added", "deleted")))
    assert "数字化平台" in report
    assert "诚信档案" in report
    assert "经营范围" not in report
    assert "本报告只列出：新增、删除" in report
    one = render(every_kind(), "text", Looks(articles=("4",)))
    assert "经营范围" in one
    assert "所称" in one
    assert "数字化平台" not in one
    assert "第一章 总则" in one


@pytest.mark.parametrize(
    ("looks", "what"),
    [(Looks(articles=("第九十条",)), "no article"), (Looks(articles=("x",)), "no number"), (Looks(only=("x",)), "no kind")],
)
def test_a_wrong_selection_is_refused(looks: Looks, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        render(every_kind(), "text", looks)


def test_visible_leaves_text_alone_and_writes_controls_out() -> None:
    assert visible("第一条　甲\u200b乙") == "第一条　甲\u200b乙"
    assert visible(HOSTILE).count("\\x") == 3


def test_the_same_bytes_whatever_the_hash_seed_and_locale() -> None:
    def run(seed: str, lang: str) -> bytes:
        code = "import sys;from samples import every_kind;from regdiff.report.formats import FROM_VIEW,render;" \
               "sys.stdout.buffer.write(b''.join(r if isinstance(r,bytes) else r.encode() for r in (render(every_kind(),n) for n in [*FROM_VIEW,'json'])))"  # fmt: skip
        env = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "LC_ALL": lang,
            "TZ": seed,
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "PYTHONUTF8": "1",
        }
        return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=env).stdout

    assert run("1", "C") == run("2", "C.UTF-8") != b""
