"""The facts of a change as data: quotes with their places; and the older `aspects`, which are made from them."""

from __future__ import annotations

from typing import Any

from regdiff.comparing.aids import Reading
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.marked import marked
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.moves import end_of
from regdiff.comparing.units import Unit
from regdiff.report.catalogue import LABELS
from regdiff.report.phrasing import say
from regdiff.report.sayings import prose

_ASPECTS = {kind.name: kind.aspect for kind in KINDS}


def fact_data(fact: Fact, change: Change) -> dict[str, Any]:
    """Return a fact: what is quoted of both sides, which words of it changed, who must, may or must not, and prose."""
    old, new = join_texts(change.old), join_texts(change.new)
    text = old if fact.went else new
    marks = marked(fact, old, new)
    saying = say(fact, change, "", LABELS["zh"], None)  # quotes and steps are the same in every language
    return {
        "kind": fact.kind,
        "class": fact.rank,
        "trend": fact.trend.value,
        "old": None if fact.came else _quote(change.old, old, fact.old, [mark.old for mark in marks]),
        "new": None if fact.went else _quote(change.new, new, fact.new, [mark.new for mark in marks]),
        "lead": _optional(text, fact.lead),
        "subject": _optional(text, fact.subject),
        "modal": _optional(text, fact.modal),
        "case": _optional(text, fact.case),
        "context": _optional(text, fact.context),
        "news": fact.is_news if fact.came else None,
        "near": fact.near or None,
        "refers": _referred(fact, text),
        "told": {lang: prose(saying, labels) for lang, labels in LABELS.items()},
    }


def _quote(units: tuple[Unit, ...], text: str, span: Span, marks: list[Span]) -> dict[str, Any]:
    return {
        "article": end_of(units, span.start)[0].printed,
        **_run(text, span),
        "marks": [[mark.start, mark.end] for mark in marks],
    }


def _referred(fact: Fact, text: str) -> dict[str, Any] | None:
    """Return a reference, and what the provision says that it leads to, which may stand in another change."""
    if fact.refers is None:
        return None
    _, change, article, says, words, _ = fact.refers
    there = {"change": change, "article": article, "text": words, "span": [says.start, says.end]}
    return {**_run(text, fact.refers.sign), "says": there}


def _optional(text: str, span: Span) -> dict[str, Any] | None:
    return None if span.is_empty else _run(text, span)


def _run(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[span.start : span.end], "span": [span.start, span.end]}


def penalty_data(each: FrameChange, change: Change) -> dict[str, Any]:
    """Return a penalty that came, went or is another: on each side what for, whom, when, and what is imposed."""
    return {
        "trend": each.trend,
        "old": _frame(each.old, change.old, join_texts(change.old)),
        "new": _frame(each.new, change.new, join_texts(change.new)),
    }


def _frame(frame: Frame | None, units: tuple[Unit, ...], text: str) -> dict[str, Any] | None:
    if frame is None:
        return None
    return {
        "article": end_of(units, frame.measures[0].span.start)[0].printed,
        "act": _optional(text, frame.act),
        "target": _optional(text, frame.target),
        "target_kind": frame.target_kind,
        "tier": _optional(text, frame.tier),
        "within": _optional(text, frame.within),
        "measures": [
            {
                "name": m.name,
                **_run(text, m.span),
                "low": m.low,
                "high": m.high,
                "unit": m.unit,
                "base": m.base,
                "may": m.may,
            }
            for m in frame.measures
        ],
    }


def aspects_data(reading: Reading, change: Change) -> list[dict[str, str]]:
    """Return what version 1 of the form calls aspects: words that went and came, by an older list of kinds."""
    out = []
    old, new = join_texts(change.old), join_texts(change.new)
    for fact in reading.facts if change.old and change.new else ():
        for mark in fact.marks if _ASPECTS[fact.kind] else ():
            words = old[mark.old.start : mark.old.end], new[mark.new.start : mark.new.end]
            out.append({"aspect": _ASPECTS[fact.kind], "old": words[0], "new": words[1], "trend": fact.trend.value})
    out += [{"aspect": "wording", "old": each.deleted, "new": each.inserted, "trend": ""} for each in reading.wording]
    return [dict(items) for items in dict.fromkeys(tuple(each.items()) for each in out)]
