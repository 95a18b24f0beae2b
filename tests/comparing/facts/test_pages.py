"""Every kind of fact has its page, and every example of a page is true."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from tellings import Example, examples, told

from regdiff.comparing.facts.kind import Kind
from regdiff.comparing.facts.table import KINDS
from regdiff.report.catalogue import LABELS

PAGES = ROOT / "docs" / "aids" / "facts"
OVERVIEW = (ROOT / "docs" / "aids" / "facts.md").read_text(encoding="utf-8")
EXAMPLES = [(path.stem, each) for path in sorted(PAGES.glob("*.md")) for each in examples(path.read_text(encoding="utf-8"))]
BY_NAME = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def test_there_is_one_page_a_kind_and_no_other() -> None:
    assert sorted(path.stem for path in PAGES.iterdir()) == sorted(kind.name for kind in KINDS)
    assert sorted({name for name, _ in EXAMPLES}) == sorted(kind.name for kind in KINDS)


@BY_NAME
def test_a_page_says_what_the_table_and_the_catalogues_say(kind: Kind) -> None:
    english, chinese = (LABELS[lang][f"kind {kind.name}"] for lang in ("en", "zh"))
    page = (PAGES / f"{kind.name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {english[0].upper()}{english[1:]} {chinese}\n")
    assert re.search(rf"^\*\*Class\.\*\* {kind.rank}[.:]", page, re.MULTILINE)
    assert all(f"**{part}.**" in page for part in ("Tells", "Rule", "Way", "Source", "Limits", "Examples"))


@BY_NAME
def test_the_overview_lists_every_kind_in_the_order_of_the_table(kind: Kind) -> None:
    english, chinese = (LABELS[lang][f"kind {kind.name}"] for lang in ("en", "zh"))
    rows = re.findall(r"^\| (\d+) \| \[(.+?)\]\(facts/(.+?)\.md\) \| (.+?) \|", OVERVIEW, re.MULTILINE)
    assert rows[KINDS.index(kind)] == (str(kind.rank), english, kind.name, chinese)
    assert len(rows) == len(KINDS)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_is_told_as_its_page_says(name: str, example: Example) -> None:
    assert told(example.old, example.new) == example.told, name


@BY_NAME
def test_a_page_shows_a_fact_of_its_kind(kind: Kind) -> None:
    shown = [line.split()[0] for name, each in EXAMPLES if name == kind.name for line in each.told]
    assert kind.name in shown
