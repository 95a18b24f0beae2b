"""Facts in words: a quote with what changed in it, as runs, and as prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.report.runs import Run

CUT = "…"


class Saying(NamedTuple):
    """A fact in words."""

    number: str
    """Of the one article that it is told of, as printed."""
    kind: str
    label: str
    """What kind of fact it is, in the report's language."""
    happened: str
    """`came`, `went` or `altered`."""
    runs: tuple[Run, ...]
    """Who, and the quote: equal, and deleted or inserted where it changed; an ellipsis where it is cut."""
    trend: str
    """`stricter`, `looser`, `up`, `down` or empty."""


def say(fact: Fact, change: Change, number: str, labels: dict[str, str]) -> Saying:
    """Return a fact in words; `number` is that of the article which it is told of."""
    old, new = join_texts(change.old), join_texts(change.new)
    text, quote = (old, fact.old) if fact.went else (new, fact.new)
    runs = list(_lead(text, fact.lead, quote))
    at = quote.start
    for mark in fact.marks:
        here = mark.old if fact.went else mark.new
        runs.append(Run("equal", text[at : here.start]))
        runs.append(Run("delete", old[mark.old.start : mark.old.end]))
        runs.append(Run("insert", new[mark.new.start : mark.new.end]))
        at = here.end
    runs.append(Run("equal", text[at : quote.end] + (CUT if _is_cut(text, quote.end) else "")))
    happened = "came" if fact.came else "went" if fact.went else "altered"
    shown = tuple(run._replace(text=run.text.replace("\n", " ")) for run in runs if run.text)
    return Saying(number, fact.kind, labels[f"kind {fact.kind}"], happened, shown, fact.trend.value)


def _lead(text: str, lead: Span, quote: Span) -> Iterator[Run]:
    """Who, and an ellipsis where more stands between that and the quote, or where the quote begins within a clause."""
    if not lead.is_empty:
        between = text[lead.end : quote.start]
        yield Run("equal", text[lead.start : lead.end] + (CUT if between else ""))
    elif quote.start > 0 and text[quote.start - 1] not in _BORDERS:
        yield Run("equal", CUT)


_BORDERS = "，。；：、\n"
_ENDS = "，。；：\n"


def _is_cut(text: str, end: int) -> bool:
    return end < len(text) and text[end] not in _ENDS


def prose(saying: Saying, labels: dict[str, str]) -> str:
    """Return a fact as prose: 客户身份资料……至少保存“五年”改为“十年”."""
    if saying.happened != "altered":
        words = "".join(run.text for run in saying.runs)
        return labels[f"fact {saying.happened}"].format(words) + trend_words(saying, labels)
    return "".join(_marked(saying.runs, labels)) + trend_words(saying, labels)


def trend_key(saying: Saying) -> str:
    """Return the key of the word for which way a fact goes: a time is made longer, and not higher."""
    return f"{saying.trend} {saying.kind}" if saying.kind == "deadline" else saying.trend


def trend_words(saying: Saying, labels: dict[str, str]) -> str:
    """Return which way a fact goes, in brackets; empty where it does not say."""
    return labels["brackets"].format(labels[trend_key(saying)]) if saying.trend else ""


def _marked(runs: Sequence[Run], labels: dict[str, str]) -> Iterator[str]:
    skip = False
    for run, following in zip(runs, [*runs[1:], Run("equal", "")], strict=True):
        if skip:
            skip = False
        elif run.op == "delete" and following.op == "insert":
            yield labels["fact changed"].format(old=run.text, new=following.text)
            skip = True
        elif run.op == "equal":
            yield run.text
        else:
            yield labels[f"fact {run.op}"].format(run.text)


def sayings_text(sayings: Iterable[Saying], labels: dict[str, str]) -> str:
    """Return several facts as prose, those of one article behind its number."""
    out: list[str] = []
    before = ""
    for each in sayings:
        number = each.number if each.number != before else ""
        out.append(labels["sum fact"].format(number=number, text=prose(each, labels)).strip())
        before = each.number
    return labels["sum stop"].join(out)
