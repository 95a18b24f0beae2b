"""Golden reports of real texts: a change of what readers see is seen here first, and reviewed as a diff.

`REGDIFF_GOLDEN=write python -m pytest tests/test_golden.py` writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import OWN
from samples import every_kind, own_changes

from regdiff.comparing.changes import ChangeSet
from regdiff.report.formats import ENDINGS, Looks, render
from regdiff.tasks.history import Question, blame_article, log, log_phrase
from regdiff.tasks.site import Options, build_site

FOLDER = Path(__file__).parent / "golden"
CASES = [
    ("own", "zh", "html"), ("own", "zh", "json"), ("own", "zh", "markdown"), ("own", "zh", "text"), ("own", "en", "text"),
    ("kinds", "zh", "html"), ("kinds", "zh", "text"), ("kinds", "en", "markdown"),
]  # fmt: skip


HISTORY = (
    "blame-7.txt",
    "blame-7.json",
    "grep.txt",
    "life-7.json",
    "log-7.txt",
    "site-article.html",
    "site-changelog.html",
    "site-text.html",
)
"""What the history of our own regulation looks like, on the terminal and on the site."""


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
    _compare(path, report)


def _compare(path: Path, report: str) -> None:
    if os.environ.get("REGDIFF_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(report, encoding="utf-8")
    assert report == path.read_text(encoding="utf-8"), f"{path.name} differs: look at it, then write the golden reports anew"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    site = tmp_path_factory.mktemp("site") / "out"
    build_site(site, Options(), OWN.parent)
    home = site / "regulations" / OWN.name
    asked, as_json = Question(), Question(format="json")
    return {
        "blame-7.txt": blame_article("第七条", asked, OWN.parent).text,
        "blame-7.json": blame_article("第七条", as_json, OWN.parent).text,
        "grep.txt": log_phrase("从严治党", asked, OWN.parent).text,
        "life-7.json": (home / "article" / "2017_7.json").read_text(encoding="utf-8"),
        "log-7.txt": log("第七条", asked, OWN.parent).text,
        "site-article.html": (home / "article" / "2017_7.html").read_text(encoding="utf-8"),
        "site-changelog.html": (home / "index.html").read_text(encoding="utf-8"),
        "site-text.html": (home / "text" / "2025.html").read_text(encoding="utf-8"),
    }


@pytest.mark.parametrize("name", HISTORY)
def test_the_history_is_the_golden_one(name: str, history: dict[str, str]) -> None:
    _compare(FOLDER / f"own-{name}", history[name])


def test_no_golden_report_is_left_over() -> None:
    endings = {form: ending for ending, form in reversed(ENDINGS.items())}
    reports = {f"{name}-{lang}{endings[form]}" for name, lang, form in CASES}
    assert {path.name for path in FOLDER.iterdir()} == reports | {f"own-{name}" for name in HISTORY}
