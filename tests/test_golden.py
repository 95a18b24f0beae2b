"""Golden reports of real texts: a change of what readers see is seen here first, and reviewed as a diff.

`REGDIFF_GOLDEN=write python -m pytest tests/test_golden.py` writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from samples import every_kind, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.report.formats import ENDINGS, Looks, render

FOLDER = Path(__file__).parent / "golden"
CASES = [
    ("own", "zh", "html"), ("own", "zh", "json"), ("own", "zh", "markdown"), ("own", "zh", "text"), ("own", "en", "text"),
    ("kinds", "zh", "html"), ("kinds", "zh", "text"), ("kinds", "en", "markdown"),
]  # fmt: skip


def _change_set(name: str) -> ChangeSet:
    return own_changes() if name == "own" else every_kind()


def _without_looks(report: str) -> str:
    """Leave out style, script and their hashes: what a page says is golden, how it looks is for tests/browser."""
    report = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", report, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]{44}", "sha256-", report)


@pytest.mark.parametrize(("name", "lang", "form"), CASES)
def test_a_report_is_the_golden_one(name: str, lang: str, form: str) -> None:
    ending = next(ending for ending, known in ENDINGS.items() if known == form)
    path = FOLDER / f"{name}-{lang}{ending}"
    report = _without_looks(render(_change_set(name), form, Looks(lang)))
    if os.environ.get("REGDIFF_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(report, encoding="utf-8")
    assert report == path.read_text(encoding="utf-8"), f"{path.name} differs: look at it, then write the golden reports anew"


def test_no_golden_report_is_left_over() -> None:
    endings = {form: ending for ending, form in reversed(ENDINGS.items())}
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}-{lang}{endings[form]}" for name, lang, form in CASES}
