"""Findings as text with a caret, as JSON, for GitHub and as SARIF."""

from __future__ import annotations

import json

import pytest

from regdiff.checks.example import example
from regdiff.checks.formats import NAMES, render
from regdiff.checks.rule import Checked
from regdiff.checks.run import run
from regdiff.model.text import columns

HOSTILE = "第一条　甲(乙)\x1b[31m::error,file=x%0Ay\u202e登记。"


def rendered(body: str, name: str, file: str = "versions/x/2025.txt") -> str:
    return render(run(Checked(file, example(body) + "\n", "2025")), file and name, 1, "1.2.3")


def test_text_shows_the_line_and_a_caret_under_the_place() -> None:
    """The places stand in the test text: the caret is under 曰."""
    lines = rendered("第一条　自公告之曰起。", "text").splitlines()
    assert lines[0] == "versions/x/2025.txt:12:9: warning RD306 曰 looks like a misread 日"
    source, caret = lines[1], lines[2]
    assert columns(source[: source.index("曰")]) == columns(caret[: caret.index("^")])
    assert lines[-1] == "1 text: 0 errors, 1 warning"


def test_a_long_line_is_cut_around_the_place() -> None:
    lines = rendered(f"第一条　{'甲' * 300}曰{'乙' * 300}。", "text").splitlines()
    assert "…" in lines[1]
    assert len(lines[1]) < 90
    assert columns(lines[1][: lines[1].index("曰")]) == columns(lines[2][: lines[2].index("^")])


def test_json_says_everything() -> None:
    data = json.loads(rendered("第一条　甲。\n\n第三条　乙(丙)。", "json"))
    assert (data["schema"], data["texts"], data["errors"], data["warnings"]) == ("regdiff/check/1", 1, 1, 1)
    first, second = data["findings"]
    assert (first["code"], first["rule"], first["line"], first["column"], first["length"]) == (
        "RD202",
        "number-missing",
        14,
        1,
        3,
    )
    assert (second["code"], second["fixable"], second["text"]) == ("RD302", True, "第三条　乙(丙)。")


def test_github_annotations_escape_what_would_end_them() -> None:
    out = rendered(HOSTILE, "github", file="versions/a,b:c/2025.txt")
    assert out.count("\n") == len(out.splitlines())
    assert all(line.startswith(("::error file=", "::warning file=")) for line in out.splitlines())
    assert "file=versions/a%2Cb%3Ac/2025.txt," in out


def test_sarif_names_rules_and_places() -> None:
    data = json.loads(rendered("第一条　甲。\n\n第三条　乙。", "sarif", file="versions/某/2025.txt"))
    (run_,) = data["runs"]
    assert data["version"] == "2.1.0"
    assert run_["tool"]["driver"]["semanticVersion"] == "1.2.3"
    (result,) = run_["results"]
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "RD202"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "versions/%E6%9F%90/2025.txt"
    assert location["region"] == {"startLine": 14, "startColumn": 1, "endColumn": 4}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_text_gives_no_terminal_an_order(name: str) -> None:
    out = rendered(HOSTILE, name)
    assert "\x1b" not in out
    assert name in {"json", "sarif"} or "\u202e" not in out


def test_nothing_found_is_said() -> None:
    assert rendered("第一条　甲。", "text") == "1 text: 0 errors, 0 warnings\n"
    assert rendered("第一条　甲。", "github") == ""
    assert json.loads(rendered("第一条　甲。", "json"))["findings"] == []
