"""The words of the desk: each once, in both languages, and none that nobody says."""

from __future__ import annotations

import re
from string import Formatter

from conftest import ROOT

from regdiff.desk.jobs import STAGES
from regdiff.desk.pages.downloads import FORMS
from regdiff.desk.pages.links import _DEEDS
from regdiff.desk.words import words
from regdiff.desk.words.en import EN
from regdiff.desk.words.zh import ZH
from regdiff.report.catalogue import LABELS
from regdiff.tasks.understood import _DOUBTFUL, RULES


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_word_stands_in_both_languages_with_the_same_places() -> None:
    assert list(ZH) == list(EN)
    assert [key for key in ZH if places(ZH[key]) != places(EN[key])] == []
    assert not ZH.keys() & LABELS["zh"].keys()
    assert words("zh")["added"] == "新增"


def test_chinese_words_are_chinese_and_english_ones_are_not() -> None:
    han = re.compile("[一-鿿]")
    may = {"other language", "marks bold", "unchanged same", "remark on", "any link note"}
    assert [key for key in EN if han.search(EN[key]) and key not in may] == []
    names = r"\{[a-z]*\}|Word|Excel|PDF|Markdown|JSON|HTML|regdiff|Chromium|Chrome|Edge|English|docx|MB|KB|links.yaml|compare|--links"
    assert [key for key in ZH if re.search(r"[A-Za-z]{2,}", re.sub(names, "", ZH[key]))] == []


def test_every_word_is_said_somewhere() -> None:
    templates = [
        *(ROOT / "templates").glob("desk*"),
        ROOT / "templates" / "base.html.j2",
        ROOT / "templates" / "macros.html.j2",
    ]
    files = [*(ROOT / "regdiff" / "desk").rglob("*.py"), ROOT / "regdiff" / "report" / "cards.py", *templates]
    source = "".join(path.read_text(encoding="utf-8") for path in files if path.parent.name != "words")
    whole = set(re.findall(r"\[[\"']([^\"'\n]+)[\"']\]|\"([a-z ]+)\"", source))
    whole = {one or other for one, other in whole}
    fronts = set(re.findall(r"[\"']([a-z ]+ )[\"'] ~", source)) | set(re.findall(r"f[\"']([a-z ]+ )\{", source))
    unsaid = [key for key in ZH if key not in whole and not any(key.startswith(front) for front in fronts)]
    assert unsaid == []


def test_what_is_filled_in_has_its_word() -> None:
    wanted = [f"stage {stage}" for stage in STAGES]
    wanted += [f"form {form}{note}" for form in FORMS for note in ("", " note")]
    wanted += [
        f"did {deed}"
        for deed in {*_DEEDS, "remark", "unremark", "carry", "aside", "turn", "file", "archive"} - {"join", "move"}
    ]
    wanted += [f"deed {deed}" for deed in _DEEDS]
    wanted += [f"rule {rule.code}" for rule in RULES if rule.code.startswith(_DOUBTFUL)]
    wanted += [f"unit {unit}" for unit in ("book", "part", "chapter", "section", "article", "annex")]
    assert [key for key in wanted if key not in ZH] == []
