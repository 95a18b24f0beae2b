"""Every form of order reads its own examples."""

from __future__ import annotations

import os

import pytest
from conftest import ROOT

from regdiff.amending.address import Address
from regdiff.amending.instrument import Span
from regdiff.amending.reading.addresses import Reader
from regdiff.amending.reading.clauses import Source, read_clauses
from regdiff.amending.reading.context import Context
from regdiff.amending.reading.flat import ADDRESS, QUOTED, flatten
from regdiff.amending.reading.forms.form import Example
from regdiff.amending.reading.forms.table import FORMS
from regdiff.amending.reading.quotations import find_quotations
from regdiff.amending.spell import spell
from regdiff.model.numbers import parse_number

HERE = Address(article=parse_number("第五条"))
"""What elliptical addresses in examples mean."""

EXAMPLES = [pytest.param(each, id=f"{form.name}: {each.order[:30]}") for form in FORMS for each in form.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_form_reads_its_example(example: Example) -> None:
    flat = flatten(example.order)
    source = Source(example.order, flat, find_quotations(flat))
    told = read_clauses(source, Span(0, len(flat)), Reader(), Context(here=HERE, named=(HERE,)))
    assert tuple(map(spell, told.operations)) == example.operations
    assert not told.rests


PAGE = ROOT / "docs" / "amending" / "forms.md"
MARK = "<!-- What follows is written by tests/amending/test_forms.py. -->\n"


def listing() -> str:
    """The forms with their patterns and examples, as the page lists them."""
    out = ""
    for form in FORMS:
        patterns = "\n".join(pattern.replace("\n", "⏎") for pattern in form.patterns)
        shown = patterns.replace(QUOTED, "□").replace(ADDRESS, "○").replace("](", "] (")  # no link
        out += f"\n### {form.name}\n\n```text\n{shown}\n```\n\n"
        for each in form.examples:
            order = each.order.replace("\n", "⏎")
            out += f"- {order}\n" + "".join(f"  - `{told}`\n" for told in each.operations)
    return out


def test_the_page_lists_the_forms() -> None:
    before, mark, told = PAGE.read_text(encoding="utf-8").partition(MARK)
    if os.environ.get("REGDIFF_GOLDEN") == "write":
        PAGE.write_text(before + mark + listing(), encoding="utf-8")
        return
    assert told == listing()


def test_every_form_has_an_example_and_a_name_of_its_own() -> None:
    assert all(form.examples for form in FORMS)
    assert len({form.name for form in FORMS}) == len(FORMS)
