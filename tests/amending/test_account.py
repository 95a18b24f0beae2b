"""Every character of an instrument is accounted for, whatever is done to the text."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest
from conftest import SHARED, least_seconds, needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st

from regdiff.amending.instrument import Instrument
from regdiff.amending.reading.read import read_text
from regdiff.amending.reading.signs import orders_something

OWN = """某市人民代表大会常务委员会关于修改《某市甲条例》的决定
（2024年5月6日某市第十六届人民代表大会常务委员会第三次会议通过）
某市人民代表大会常务委员会决定对《某市甲条例》作如下修改：
一、将第四条改为第五条，修改为：“所称‘甲’，是指：
“（一）乙；
“（二）丙。”
增加两款，作为第二款、第三款：“丁。
“戊。”
二、增加一章，作为第六章，章名为“监督”，包括第三十七条至第四十条。
三、将第六条、第七条中的“甲”，第九条第一款第（二）、（三）项中的“乙”，统一修改为“丙”；删去第十条。
四、对部分条文作以下修改：
（一）在第十一条中的“甲”后增加“乙”，第二款改为第三款。
（二）第十二条第一款、第三款合并，作为第一款。
此外，对条文顺序和个别文字作相应调整。
本决定自2024年7月1日起施行。
《某市甲条例》根据本决定作相应修改，重新公布。
"""


def instruments() -> list[str]:
    return [OWN, *(path.read_text(encoding="utf-8") for path in sorted((SHARED / "amendments").glob("*/instrument*.txt")))]


@cache
def pool() -> list[str]:
    return [text for text in instruments() if len(text) < 6000]


def check(text: str) -> Instrument:
    """Read a text and hold the reader to its promises."""
    read = read_text(text)
    taken = sorted({*read.frame, *(order.span for order in read.orders), *(rest.span for rest in read.rests)})
    assert "".join(text[start:end] for start, end in taken) == text
    for order in read.orders:
        assert order.text == text[slice(*order.span)]
        assert order.operations or order.rests
    for rest in read.unread:
        assert rest.text == text[slice(*rest.span)]
        assert rest.reason
    for order in read.orders:
        assert all(order.span.start <= rest.span.start <= rest.span.end <= order.span.end for rest in order.rests)
    return read


@pytest.mark.parametrize("text", instruments(), ids=lambda text: text[:20].replace("\n", " "))
def test_frame_orders_and_rests_are_the_whole_text(text: str) -> None:
    read = check(text)
    within = [text[start:end] for start, end in read.frame]
    lines = [line for run in within for line in run.splitlines() if not line.startswith(("《", "根据"))]
    assert not [line for line in lines if orders_something(line, 0, len(line)) and "修正案" not in line]


MARKS = '“”"‘’「」：；，。、\n （）()第条款项章一二三十'
CHANGES: list[Callable[[str, random.Random], str]] = [
    lambda text, by: text[: (at := by.randrange(len(text)))] + text[at + by.randint(1, 3) :],
    lambda text, by: text[: (at := by.randrange(len(text)))] + by.choice(MARKS) + text[at:],
    lambda text, by: "\n".join(by.sample(lines := text.split("\n"), len(lines))),
    lambda text, by: text.replace(by.choice('“”"：\n'), "", by.randint(1, 3)),
    lambda text, by: text.replace(by.choice("“”第条修改为增加"), by.choice(MARKS)),
    lambda text, by: text[: by.randrange(len(text))],
    lambda text, by: text[by.randrange(len(text)) :],
    lambda text, by: text + text[by.randrange(len(text)) :],
]


@settings(max_examples=150)
@given(st.randoms(use_true_random=False), st.integers(0, 1000), st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
def test_no_character_of_a_damaged_instrument_is_lost(
    by: random.Random, which: int, changes: list[Callable[[str, random.Random], str]]
) -> None:
    text = pool()[which % len(pool())]
    for change in changes:
        text = change(text, by) or "一"
    check(text)


WORDS = ["一、", "（一）", "将", "第三条", "第二款", "第（一）项", "中的", "“甲”", "“", "”", "修改为", "：", "，", "；", "。", "\n", "删去", "增加一条", "增加两款",
         "作为", "改为", "合并", "分别", "第二章", "章名", "在", "后", "前", "至", "、", "其中的", "该条", "《某法》", "原", "附件", "名称", "此外，", "条文顺序", "相应调整",
         "本决定自公布之日起施行", "根据本决定", "对《某法》作出修改", "作如下修改：", "“（一）甲；”", "……", "以下各款", "依次顺延", "全文", "引言"]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_character_of_any_heap_of_words_is_lost(words: list[str]) -> None:
    check("".join(words))


@given(st.text(max_size=200))
def test_no_character_of_any_text_is_lost(text: str) -> None:
    check(text)


@pytest.mark.parametrize("end", range(1, 16))
def test_a_closing_mark_that_is_missing_costs_no_other_order(end: int) -> None:
    parts = OWN.split("”")
    if end >= len(parts):
        return
    damaged = "”".join(parts[:end]) + "”".join(["", *parts[end:]])[1:]
    whole, read = check(OWN), check(damaged)
    at = len("”".join(parts[:end]))
    hit = next(i for i, order in enumerate(whole.orders) if order.span.end > at)
    numbers = [order.number for order in read.orders]
    assert numbers == [order.number for order in whole.orders]
    for i, (before, after) in enumerate(zip(whole.orders, read.orders, strict=True)):
        if i != hit:
            assert before.operations == after.operations


HOSTILE = {
    "opening marks": lambda n: "“" * n,
    "closing marks": lambda n: "”" * n,
    "straight marks": lambda n: '"' * n,
    "quotations": lambda n: "一、将第一条中的" + "“甲”" * n + "修改为“乙”。",
    "nested": lambda n: "一、将第一条修改为：“" + "“甲‘乙“丙”丁’戊”" * n + "”",
    "addresses": lambda n: "一、删去" + "、".join(f"第{i}条" for i in range(1, n)) + "。",
    "addresses without a verb": lambda n: "一、" + "，".join(f"第{i}条" for i in range(1, n)) + "。",
    "places": lambda n: "一、将" + "，".join(f"第{i}条中的“甲”" for i in range(1, n)) + "。",
    "numerals": lambda n: "一、" + "第一、" * n,
    "laws": lambda n: "一、将" + "《甲》第一条、" * n + "中的“甲”修改为“乙”。",
    "orders": lambda n: "\n".join(f"一、将第{i}条修改为：“甲。”" for i in range(n)),
    "orders that are never closed": lambda n: "\n".join(f"一、将第{i}条修改为：“甲。" for i in range(n)),
    "lines": lambda n: "一、将第一条修改为：“甲。\n" + "乙。\n" * n,
    "bare lines": lambda n: "一、第一条修改为：\n" + "乙。\n" * n,
    "fragments": lambda n: "一、" + "将第一条中的“甲”改" * n,
    "numbers": lambda n: "（一）\n" * n,
    "parts": lambda n: "\n".join(f"一、对《甲{i}条例》作出修改\n1.删去第一条。" for i in range(n)),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length_alone(kind: str) -> None:
    read_text(OWN)  # compiles what is compiled late
    make, n = HOSTILE[kind], 400
    short, long = make(n), make(4 * n)
    assert least_seconds(lambda: check(long)) < 9 * max(least_seconds(lambda: check(short)), 0.03)


def test_the_text_is_that_of_needed_instruments() -> None:
    needs_shared("amendments")
    assert len(pool()) > 15
