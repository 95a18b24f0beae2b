"""What stands around the articles and comes as a whole: 增加附件：“…”, 增加序言：“…”."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.wording import pieces_of
from regdiff.model.numbers import Level


def _insert(found: Found) -> Sequence[Operation]:
    element = found.context.own(found.listed("to"))[-1]
    destination = Address(element.address.place, paragraph=element.address.paragraph, new=True)
    return [Operation(Verb.INSERT, (), (destination,), pieces_of(found.quotes(), Level.PARAGRAPH, [None]))]


def _is_around(found: Found) -> bool:
    elements = found.listed("to").elements
    return len(elements) == 1 and elements[0].address.place in {Place.ANNEX, Place.PREAMBLE}


FORMS = (
    Form(
        "a preamble or an annex comes",
        ("增加[一个|一份|一段]{at}，作为{to}[。]~{text}", "增加[一个|一份|一段]{to}~{text}"),
        _insert,
        (
            example("增加附件：“甲。”", "insert -> 附件: 甲。"),
            example("增加一个附件，作为附件二：“附件2\n“甲。”", "insert -> 附件二: 附件2 / 甲。"),
            example("增加序言：“甲。\n“乙。”", "insert -> 引言: 甲。 / 乙。"),
        ),
        _is_around,
        needs="增加添补插写",
    ),
)
