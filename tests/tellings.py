"""What is told of an article, in one line a fact.

{-old→new+} took the other's place, {+…+} came, {-…-} went; a word before … says who, where that is not quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lossless import change_set_of
from samples import make

from regdiff.comparing.aids import read_aids
from regdiff.comparing.changes import Change
from regdiff.comparing.facts.fact import Fact
from regdiff.report.catalogue import LABELS
from regdiff.report.phrasing import say
from regdiff.report.sayings import prose

OTHERS = ["第一条　为了规范登记活动，制定本条例。", "第九条　本条例所称登记机关，由国务院确定。"]


def shown(fact: Fact, change: Change) -> str:
    """Return a fact as a reader meets it, with its marks."""
    said = say(fact, change, "", LABELS["zh"])
    marks = {"equal": "{}", "delete": "{{-{}-}}", "insert": "{{+{}+}}"}
    return "".join(marks[run.op].format(run.text) for run in said.runs).replace("-}{+", "→")


def told(old: str, new: str) -> list[str]:
    """Return the facts of an article, in order: kind, direction, and how it is shown; an empty text is no article."""
    bodies = [[OTHERS[0], *([f"第二条　{text}"] if text else []), OTHERS[1]] for text in (old, new)]
    change_set = change_set_of(*(make(label, "\n\n".join(body) + "\n") for label, body in zip("ab", bodies, strict=True)))
    return [
        " ".join(part for part in (fact.kind, fact.trend.value, shown(fact, change)) if part)
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        for fact in reading.facts
    ]


class Example(NamedTuple):
    """An example of a page: an article as it was and as it is, and what is told of it."""

    old: str
    new: str
    told: list[str]


def examples(page: str) -> Iterator[Example]:
    """Yield the examples of a page: lines `old:`, `new:` and `told:`, of which indented lines go on the one above."""
    for block in re.findall(r"^```fact\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        said: dict[str, list[str]] = {"old": [], "new": [], "told": []}
        for key, text in re.findall(r"^(old|new|told):(.*(?:\n  .*)*)", block, re.MULTILINE):
            said[key].append("\n".join(line.strip() for line in text.splitlines()))
        yield Example("\n".join(said["old"]), "\n".join(said["new"]), said["told"])


FAR = (
    "并依照法律、行政法规和国务院登记管理部门关于材料、程序、期限、场所、费用、公示、档案、监督、责任以及其他有关事项的规定，"
    "妥善办理与之有关的各项手续，接受社会各方面的监督，听取各级人民代表大会代表和有关专家的意见"
)


def drawn_out(sentence: str) -> str:
    """Return a sentence of two halves with so much behind the first one that it is too long to be quoted as a whole."""
    first, mark, second = sentence.partition("；")
    assert mark
    return f"{first}，{FAR}；{second}"


def prose_of(old: str, new: str) -> list[str]:
    """Return the facts of an article in prose, each by itself."""
    texts = ("\n\n".join((OTHERS[0], f"第二条　{text}", OTHERS[1])) + "\n" for text in (old, new))
    change_set = change_set_of(*(make(label, text) for label, text in zip("ab", texts, strict=True)))
    both = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    return [prose(say(fact, change, "", LABELS["zh"]), LABELS["zh"]) for change, reading in both for fact in reading.facts]


def runs_of_facts(old: str, new: str) -> list[str]:
    """Return the facts of an article as a page marks them: [-…-] went, {+…+} came."""
    texts = ("\n\n".join((OTHERS[0], f"第二条　{text}", OTHERS[1])) + "\n" for text in (old, new))
    change_set = change_set_of(*(make(label, text) for label, text in zip("ab", texts, strict=True)))
    both = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    sayings = (say(fact, change, "", LABELS["zh"]) for change, reading in both for fact in reading.facts)
    return ["".join(signs[run.op].format(run.text) for run in saying.runs) for saying in sayings]
