"""Whole units that go: 删去第十条、第十七条."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.reading.forms.form import Form, Found, example
from regdiff.amending.reading.places import Element
from regdiff.amending.reading.problem import NotUnderstoodError
from regdiff.messages import say
from regdiff.model.numbers import Level


def _delete(found: Found) -> Sequence[Operation]:
    targets = found.at()
    if any(each.place is Place.EVERYWHERE for each in targets):
        raise NotUnderstoodError(say("what is to be deleted is not said"))
    elements = _headed(found.context.own(found.listed("at")))
    out = []
    headings = tuple(t for t, e in zip(targets, elements, strict=True) if e.heading or t.place is Place.HEADINGS)
    whole: tuple[Address, ...] = tuple(t for t in targets if t not in headings)
    if headings:
        out.append(Operation(Verb.DISSOLVE_DIVISION, headings))
    if whole:
        out.append(Operation(Verb.DELETE, whole))
    return out


def _headed(elements: Sequence[Element]) -> list[Element]:
    """Read 第三章、第四章章名 as the headings of both: what ends a list belongs to all divisions of that level before it."""
    out = list(elements)
    for at in range(len(out) - 2, -1, -1):
        one, behind = out[at], out[at + 1]
        if behind.heading and one.address.place is Place.DIVISION and _sort(one) == _sort(behind):
            out[at] = one._replace(heading=True)
    return out


def _sort(element: Element) -> Level:
    return element.address.divisions[-1].level


FORMS = (
    Form(
        "delete units",
        ("删去{at}", "将{at}[的规定|内容|全文]删去"),
        _delete,
        (
            example("删去第十条、第十七条", "delete 第十条、第十七条"),
            example(
                "删去第二条第二款、第四十五条至第四十七条",
                "delete 第二条第二款、第四十五条、第四十六条、第四十七条",
            ),
            example("删去第二、三、四、六项", "delete 第五条第二项、第五条第三项、第五条第四项、第五条第六项"),
            example("将第三十三条删除", "delete 第三十三条"),
            example("取消第十四条", "delete 第十四条"),
            example("删去第二章", "delete 第二章"),
            example("删去第二章章名", "dissolve-division 第二章"),
            example("删去第三章、第四章章名", "dissolve-division 第三章、第四章"),
            example("删去第二章、第三章和第四章的章名", "dissolve-division 第二章、第三章、第四章"),
            example("删去所有章名", "dissolve-division 所有章名"),
        ),
        needs="删去取废剔",
    ),
)
