"""Every form of order reads its own examples."""

from __future__ import annotations

import pytest

from regdiff.amending.address import Address
from regdiff.amending.instrument import Span
from regdiff.amending.reading.addresses import Reader
from regdiff.amending.reading.clauses import Source, read_clauses
from regdiff.amending.reading.context import Context
from regdiff.amending.reading.flat import flatten
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


def test_every_form_has_an_example_and_a_name_of_its_own() -> None:
    assert all(form.examples for form in FORMS)
    assert len({form.name for form in FORMS}) == len(FORMS)
