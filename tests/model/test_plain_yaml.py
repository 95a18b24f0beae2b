"""What is read without a library says the same to YAML; all else is left to the library."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from regdiff.model.plain_yaml import read_plain
from regdiff.model.safe_yaml import dump


def _as_yaml(text: str) -> Any:
    """What YAML says; None for what is no YAML."""
    try:
        return yaml.load(text, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None


_PARTS = (
    "a", "题", "第二条", "（注）", "0", "7", "08", "2025-11-28", "2025-13-28", "1e3", "1.5", "1.5e+3", "1e-3", "0x1f", "0b01", "5d1d3a", "2017.txt",
    "yes", "No", "on", "~", "null", "https://a.cn/x#y", "12:30", "'", '"', "''", ":", ": ", " ", "  ", "\u3000", "-", "- ", ",", ", ", "[", "]", "{", "}",
    "#", " #", "?", "&a", "*a", "!t", "|", ">", "%", "@", "\n", "\n  ", "\n    ", "\n  - ", "a: ", "题: ", "\t", "\x85", "---", "...", "=", "<<", "_", "1_0",
)  # fmt: skip

_KEYS = ("title", "a b", "第二条", "on", "x1", "7", "a-b", "题")
_words = st.lists(st.sampled_from(_PARTS), max_size=5).map("".join)
_scalars = st.one_of(st.integers(-3, 10**6), st.dates(), st.none(), st.booleans(), _words)
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)),
    max_leaves=8,
)


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_any_text_is_read_as_yaml_or_not_at_all(text: str) -> None:
    found = read_plain(text)
    assert found is None or repr(found) == repr(_as_yaml(text))


@given(st.lists(st.tuples(st.sampled_from(("", "  ", "    ", "  - ", "- ")), st.sampled_from(_KEYS), _words), max_size=6))
def test_lines_of_keys_are_read_as_yaml_or_not_at_all(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{indent}{key}:{' ' if value else ''}{value}\n" for indent, key, value in lines)
    found = read_plain(text)
    assert found is None or repr(found) == repr(_as_yaml(text))


@given(st.dictionaries(st.sampled_from(_KEYS), _values, max_size=5))
def test_what_is_written_is_read_as_yaml_or_not_at_all(values: dict[str, Any]) -> None:
    text = dump(values)
    found = read_plain(text)
    assert found is None or repr(found) == repr(_as_yaml(text))


def test_the_heads_of_the_archive_are_plain() -> None:
    heads = [path.read_text("utf-8").split("\n---\n")[0][4:] for path in sorted((ROOT / "versions").rglob("*.txt"))]
    assert len(heads) > 1
    for head in heads:
        found = read_plain(head)
        assert found is not None
        assert repr(found) == repr(_as_yaml(head))


def test_what_is_plain() -> None:
    text = (
        "title: 条例\nlabel: '2025'\npromulgated: 2025-11-28\nsource:\n  name: 2025-page.txt\n  intake:\n"
        "    - {repair: joined-line, count: 3, lines: [80, 102]}\n    - 手工\n  sha256: 0a1\nattestation:\n  第二条: verbatim\n"
    )
    assert read_plain(text) == {
        "title": "条例",
        "label": "2025",
        "promulgated": date(2025, 11, 28),
        "source": {
            "name": "2025-page.txt",
            "intake": [{"repair": "joined-line", "count": 3, "lines": [80, 102]}, "手工"],
            "sha256": "0a1",
        },
        "attestation": {"第二条": "verbatim"},
    }


@pytest.mark.parametrize(
    "text",
    ["", "a", "a:", "a: b: c", "a: b #c", "a: &x 1", "a: yes", "a: 08", "a: 1e-3", "a: 0x1f", "a: 2025-13-01", "a: 1\na: 2", "a: 1\n  b", "a: [1", "on: a",
     "a: {b: 1, b: 2}", "a:\n- b", "a: 'b''c'", "a: b\n\nc: d", 'a: "b"', "# a\nb: c", "a: [[[[[[1]]]]]]", "a: {}", "a: b "],
)  # fmt: skip
def test_what_is_left_to_the_library(text: str) -> None:
    assert read_plain(text) is None
