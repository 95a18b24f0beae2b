"""Plain YAML is read as the library reads it, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.head import make_head, read_head
from regdiff.model.plain_yaml import read_plain

PLAIN: list[tuple[str, Any]] = [
    ("title: 登记条例（试行）\n", {"title": "登记条例（试行）"}),
    ("label: '2017'\ncount: 12\nday: 2017-03-01\n", {"label": "2017", "count": 12, "day": date(2017, 3, 1)}),
    ("note: （2017年3月1日发布　自2018年1月1日起施行）\n", {"note": "（2017年3月1日发布　自2018年1月1日起施行）"}),
    ("source:\n  name: 2017.txt\n  lines left out: 3\nlabel: a\n", {"source": {"name": "2017.txt", "lines left out": 3}, "label": "a"}),
    ("sha256: 5d1d3a1e35e4a416\n", {"sha256": "5d1d3a1e35e4a416"}),
    ("name: 2025-newspaper-page.txt\n", {"name": "2025-newspaper-page.txt"}),
    ("attestation: {default: verbatim, 第三条: partial}\n", {"attestation": {"default": "verbatim", "第三条": "partial"}}),
    ("a:\n  intake: []\n  rest: {}\n", {"a": {"intake": [], "rest": {}}}),
    (
        "intake:\n  - {repair: joined-line, count: 2, lines: [3, 14]}\n  - {repair: b, lines: []}\nlabel: x\n",
        {"intake": [{"repair": "joined-line", "count": 2, "lines": [3, 14]}, {"repair": "b", "lines": []}], "label": "x"},
    ),
    ("evidence:\n  第二条: http://example.org/a_b.html ; para 2, n#3\n", {"evidence": {"第二条": "http://example.org/a_b.html ; para 2, n#3"}}),
    ("a: 1\na: 2\n", {"a": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), PLAIN)
def test_what_regdiff_writes_is_read(text: str, values: Any) -> None:
    assert read_plain(text) == values == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "title\n", "# said\nlabel: a\n", "label: yes\n", "label: Null\n", "yes: a\n", "no:\n  a: b\n", "label: ~\n", "label:\n", "a:\nb: c\n",
        "label: 2017.\n", "label: 1.5\n", "label: 1.5e+3\n", "label: 017\n", "label: 0b10\n", "label: 0x1f\n", "label: 1_000\n", "label: 12:30\n",
        "label: -3\n", "label: .5\n", "label: 2017-3-1\n", "label: 2017-13-01\n", "label: 2017-03-01T10:00:00Z\n", "label: 2017-03-01 10:00:00\n",
        "label: *a\n", "label: &a b\n", "label: !!str a\n", 'label: "a"\n', "label: 'it''s'\n", "label: 'a\n", "label: a: b\n", "label: a:\n", "label: a #b\n",
        "label: a \n", "label:  a\n", "label: |\n  a\n", "label: a\n  b\n", "label: a\n  b: c\n", "a:\n  b: c\n d: e\n", "a:\n    b: c\n", "a:\n- {b: c}\n",
        "a:\n  - b\n", "a:\n  - {b: c}\n  d: e\n", "- {a: b}\n", "a: {b: c,}\n", "a: {b: c, d}\n", "a: {b: [c}\n", "a: {b: {c: d}}\n", "a: [b, [c]]\n", "a: [b,c]\n",
        "a: [1, 2\n", "a: {b: yes}\n", "a: [no]\n", "a: [1.5]\n", "a\tb: c\n", "a: b\tc\n", "a: b\x85c\n", "a: b\u2028c\n", "\ufeffa: b\n", "? a\n: b\n", "<<: {a: b}\n",
        "a: b\n\nc: d\n", "a: b\n...\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: b\r\n",
    ],
)  # fmt: skip
def test_what_may_mean_anything_else_is_left_to_the_library(text: str) -> None:
    assert read_plain(text) is None


_PIECES = (
    "title", "label", "source", "第二条", "lines left out", "a", ":", ": ", "\n", "\n  ", "\n    ", "\n  - ", " ", "  ", "{", "}", "[", "]", ", ", ",", "'", "''", '"',
    "2017", "0", "017", "3", "2017-03-01", "2017-02-30", "yes", "No", "null", "~", "on", "5d1d3a", "0b1", "0xff", "1e5", "1.5", "12:30", "2017.txt", "2025-page.txt", ".", "-", "_",
    "#", " #", "&a", "*a", "!", "|", ">", "%", "@", "?", "<<", "=", "（试行）", "“", "”", "　", "；", "http://example.org/x", "\t", "\r", "\x85", "\u2028", "\ufeff", "é", "---",
)  # fmt: skip
_VALUES = ("a", "2017", "'2017'", "'a: b'", "2017-03-01", "2017-02-30", "yes", "5d1d3a", "1e5", "017", "2017.txt", "2017.1", "[]", "{}", "[1, a]", "[yes]", "{a: 1, b: [2]}", "{a: b c}", "（试行）：甲", "a:b #c", "a #c", "")  # fmt: skip
_KEYS = ("title", "label", "第二条", "lines left out", "yes", "2017", "a")
_lines = st.builds(
    lambda depth, dash, key, value: (
        "  " * depth + ("- {" + f"{key}: {value}" + "}" if dash else f"{key}: {value}".rstrip(" "))
    ),
    st.sampled_from((0, 0, 0, 1, 1, 2)),
    st.sampled_from((False, False, False, True)),
    st.sampled_from(_KEYS),
    st.sampled_from((*_VALUES, "", "")),
)


@given(
    st.one_of(
        st.lists(st.sampled_from(_PIECES), max_size=16).map("".join),
        st.lists(_lines, min_size=1, max_size=6).map(lambda lines: "\n".join(lines) + "\n"),
        st.builds("{}: {}\n".format, st.sampled_from(_KEYS), st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)),
    )
)
def test_whatever_is_read_is_what_the_library_reads(text: str) -> None:
    values = read_plain(text)
    if values is not None:
        assert repr(values) == repr(yaml.safe_load(text))


def test_a_head_that_regdiff_makes_is_plain() -> None:
    """Else nothing is gained."""
    values = {
        "title": "登记条例",
        "label": "2017",
        "promulgated": date(2017, 3, 1),
        "source": {"name": "a.txt", "sha256": "0" * 63 + "a", "encoding": "utf-8", "lines left out": 2, "intake": [{"repair": "x-y", "count": 1, "lines": [3]}]},
        "attestation": {"default": "verbatim"},
    }  # fmt: skip
    head = make_head(values)
    assert read_plain(head.text) == values == read_head(head.text).values
