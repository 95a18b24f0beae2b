"""The JSON contract: its schema, and the patch in it."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import every_kind, hostile, own, own_changes
from samples import make as make_revision
from strategies import revisions

from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.rebuild import apply
from regdiff.errors import PatchError, TextError
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.report.formats import render
from regdiff.report.patch import read_patch

SCHEMA = json.loads((resources.files("regdiff.report") / "compare-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("make", [own_changes, every_kind, hostile], ids=["own", "every kind", "hostile"])
def test_reports_agree_with_the_schema(make: Any) -> None:
    VALIDATOR.validate(json.loads(render(make(), "json")))


@pytest.mark.parametrize(
    "path",
    [
        ("schema",),
        ("old",),
        ("summary", "moved"),
        ("changes", 3, "edits"),
        ("new", "head"),
        ("changes", 0, "kind"),
        ("old", "citable"),
    ],
)
def test_the_schema_refuses_a_report_that_lacks_something(path: tuple[Any, ...]) -> None:
    data = json.loads(render(own_changes(), "json"))
    place = data
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    assert not VALIDATOR.is_valid(data)


def test_the_schema_refuses_a_text_that_hides_its_warning() -> None:
    data = json.loads(render(own_changes(), "json"))
    data["old"]["warning"] = None
    assert not VALIDATOR.is_valid(data)


def test_the_contract_by_example() -> None:
    data = json.loads(render(every_kind(), "json"))
    assert data["schema"] == "regdiff/compare/1"
    assert list(data["summary"]) == ["unchanged", "amended", "added", "deleted", "split", "merged", "renumbered", "moved"]
    split = next(change for change in data["changes"] if change["kind"] == "split")
    assert [unit["number"] for unit in split["old"]] == ["第二条"]
    assert [unit["number"] for unit in split["new"]] == ["第二条", "第三条"]
    assert split["new"][0]["path"] == ["第一章　总则"]
    for change in data["changes"]:
        for side, hidden in (("old", "insert"), ("new", "delete")):
            spelled = "".join(edit["text"] for edit in change["edits"] if edit["op"] != hidden)
            assert spelled == "\n".join(unit["text"] for unit in change[side])


@given(revisions(), revisions())
def test_the_json_is_a_patch(old: Revision, new: Revision) -> None:
    patch = read_patch(render(change_set_of(old, new), "json"), "r.json")
    assert apply(old, patch.head, patch.steps) == write(new)


def _broken() -> list[tuple[str, str]]:
    good: dict[str, Any] = json.loads(render(own_changes(), "json"))

    def edited(*path: Any, value: Any) -> str:
        data = copy.deepcopy(good)
        place = data
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        return json.dumps(data)

    return [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no schema"),
        ("null", "no schema"),
        ('{"schema": 1}', "no text"),
        ('{"schema": "other/1"}', "no regdiff/compare/1"),
        (edited("old", value=[]), "no object"),
        (edited("changes", value={}), "no list"),
        (edited("changes", 0, value=7), "change 1 has no unit"),
        (edited("changes", 0, "unit", value="chapter"), "unknown unit"),
        (edited("changes", 0, "edits", 0, "op", value="move"), "unknown op"),
        (edited("changes", 0, "new", 0, "index", value="1"), "no whole number"),
        (edited("changes", 0, "new", 0, "index", value=True), "no whole number"),
        (edited("new", "head", value=None), "no text"),
        (edited("changes", 0, "unit", value="x" * 100_000), "unknown unit"),
        (edited("changes", 2, "new", 0, "number", value="\ud800"), "half a character"),
        (edited("changes", 0, "edits", 0, "text", value="\udfff"), "half a character"),
        (edited("new", "head", value="title: \ud800\n"), "half a character"),
    ]


@pytest.mark.parametrize(("text", "what"), _broken())
def test_a_broken_patch_is_refused_in_one_line(text: str, what: str) -> None:
    with pytest.raises(PatchError) as caught:
        read_patch(text, "r.json")
    assert what in str(caught.value).lower() or what in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_whatever_stands_in_a_patch_it_is_applied_or_refused(data: st.DataObject) -> None:
    report = json.loads(render(own_changes(), "json"))
    place: Any = report
    while isinstance(place, dict | list) and place:
        keys = range(len(place)) if isinstance(place, list) else sorted(place)
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.integers(0, 4)) == 0:
            place[key] = data.draw(_JSON)
            break
        place = place[key]
    with suppress(PatchError, TextError):
        patch = read_patch(json.dumps(report), "r.json")
        apply(own("2017"), patch.head, patch.steps).encode("utf-8")


def test_a_change_set_cannot_be_altered() -> None:
    change_set = every_kind()
    with pytest.raises(AttributeError):
        change_set.changes = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        change_set.changes[0].moved = True  # type: ignore[misc]


def assert_facts_are_exact(report: dict[str, Any]) -> None:
    """Every quote is the run at its span, in its article, and every mark lies in its quote and is no more than that."""
    for change in report["changes"]:
        sides = {side: "\n".join(unit["text"] for unit in change[side]) for side in ("old", "new")}
        for fact in change["facts"]:
            quotes = {side: fact[side] for side in ("old", "new") if fact[side]}
            assert quotes
            for side, quote in quotes.items():
                start, end = quote["span"]
                assert quote["text"] == sides[side][start:end]
                assert quote["article"] in {unit["number"] for unit in change[side]}
                assert quote["marks"] == sorted(quote["marks"])
                assert all(start <= first <= last <= end for first, last in quote["marks"])
            assert len({len(quote["marks"]) for quote in quotes.values()}) == 1
            assert any(first < last for quote in quotes.values() for first, last in quote["marks"])
            if lead := fact["lead"]:
                assert lead["text"] == sides["new" if fact["new"] else "old"][slice(*lead["span"])]
            assert all(fact["told"].values())
        assert [fact["class"] for fact in change["facts"]] == sorted(fact["class"] for fact in change["facts"])


@pytest.mark.parametrize("make", [own_changes, every_kind, hostile], ids=["own", "every kind", "hostile"])
def test_facts_quote_the_texts_exactly(make: Any) -> None:
    report = json.loads(render(make(), "json"))
    assert_facts_are_exact(report)
    assert make is hostile or any(change["facts"] for change in report["changes"])


@given(revisions(), revisions())
def test_facts_quote_any_two_texts_exactly(old: Revision, new: Revision) -> None:
    report = json.loads(render(change_set_of(old, new), "json"))
    VALIDATOR.validate(report)
    assert_facts_are_exact(report)


def test_a_fact_by_example() -> None:
    old, new = ("第一条　登记机关可以公开登记的条件。\n", "第一条　登记机关应当公开登记的条件。\n")
    report = json.loads(render(change_set_of(make_revision("a", old), make_revision("b", new)), "json"))
    assert report["changes"][-1]["facts"] == [
        {
            "kind": "duty",
            "class": 2,
            "trend": "stricter",
            "old": {"article": "第一条", "text": "登记机关可以公开登记的条件", "span": [0, 13], "marks": [[4, 6]]},
            "new": {"article": "第一条", "text": "登记机关应当公开登记的条件", "span": [0, 13], "marks": [[4, 6]]},
            "lead": None,
            "subject": {"text": "登记机关", "span": [0, 4]},
            "modal": {"text": "应当", "span": [4, 6]},
            "case": None,
            "context": None,
            "news": None,
            "near": None,
            "told": {
                "zh": "“登记机关可以公开登记的条件”改为“登记机关应当公开登记的条件”（从严）",
                "en": "“登记机关可以公开登记的条件” became “登记机关应当公开登记的条件” (stricter)",
            },
        }
    ]


def test_the_schema_names_every_kind_of_fact() -> None:
    assert SCHEMA["$defs"]["fact"]["properties"]["kind"]["enum"] == [kind.name for kind in KINDS]
