"""What instruments make of a base; the cases stand in tests/fixtures/amend.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from regdiff.amending.amended import Amended
from regdiff.amending.applying.amend import amend
from regdiff.amending.instrument import Instrument
from regdiff.amending.reading.read import read_text
from regdiff.model.parse import parse
from regdiff.model.tidy import tidy
from regdiff.model.tree import Revision
from regdiff.model.write import write_body

FIXTURE = Path(__file__).parent.parent / "fixtures" / "amend.md"


def cases() -> list[tuple[str, str, str, str]]:
    parts = FIXTURE.read_text("utf-8").partition("\n\n")[2].split("\n.\n")
    return [tuple(part.strip("\n") for part in parts[at : at + 4]) for at in range(0, len(parts) - 3, 4)]  # type: ignore[misc]


def base_of(articles: str) -> Revision:
    head = "---\ntitle: 示例条例\nlabel: '2020'\nnote: （2020年1月1日某市人民政府令第1号公布）\n---\n"
    return parse(tidy(head + "\n" + articles + "\n"))


def instrument_of(orders: str) -> Instrument:
    title = "某市人民政府关于修改《示例条例》的决定\n\n（2024年1月2日某市人民政府第3次常务会议通过）\n\n"
    return read_text(f"{title}某市人民政府决定对《示例条例》作如下修改：\n\n{orders}\n\n本决定自2024年2月1日起施行。\n")


def told(amended: Amended) -> str:
    if amended.revision:
        return "\n".join(line for line in write_body(amended.revision).split("\n") if line)
    return "\n".join(f"! {step.order.number if step.order else '-'}: {step.reason}" for step in amended.refusals)


@pytest.mark.parametrize(("title", "base", "orders", "wanted"), cases(), ids=[case[0] for case in cases()])
def test_case(title: str, base: str, orders: str, wanted: str) -> None:
    instrument = instrument_of(orders)
    assert not instrument.unread, f"the reader does not understand: {instrument.unread}"
    assert told(amend(base_of(base), instrument)) == wanted
