"""Facts in words: what is told of one, and as prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple
from regdiff.report.clerk import CUT, Step, inner, told
from regdiff.report.runs import Run


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
    steps: tuple[Step, ...] = ()
    """What to do to an altered clause, as a clerk writes it."""
    quote: str = ""
    """Of a clause that came or went: what stands on its side alone, as it is quoted in prose."""
    under: str = ""
    """Who must, may or must not, where a clause came under words that stood already, or went from under words that stay;
    of an altered clause, where no step quotes them."""
    ahead: str = ""
    """What follows from a condition that came or went, as both texts have it."""
    after: str = ""
    """What is quoted before a clause that came or went, as both texts have it."""
    is_news: bool = True
    """Of a clause that came: whether it is told as new, and not only as what the text says now."""
    case: str = ""
    """Of a penalty for what it is imposed, of what is listed the first item, where that is not told otherwise."""
    near: str = ""
    """Number of the old article that such a clause is to be compared with; empty for none."""
    sign: str = ""
    """A reference that is told, as it stands, without which nobody knows what is ruled; empty for none."""
    says: str = ""
    """What the provision says that it leads to."""

    @property
    def without_gloss(self) -> Saying:
        """The same without what a provision says that it hangs on."""
        return self._replace(sign="", says="") if self.says else self

    @property
    def both(self) -> tuple[str, str]:
        """What is quoted of either side, old and new, as the runs have it, without the marks of what is cut."""
        old = "".join(run.text for run in self.runs if run.op != "insert")
        new = "".join(run.text for run in self.runs if run.op != "delete")
        return old.replace(CUT, ""), new.replace(CUT, "")

    @property
    def claim(self) -> str:
        """What is said to have happened: `came`, `went`, `altered`; `now` of a clause that may have been ruled before."""
        return self.happened if self.is_news else "now"

    @property
    def is_whole(self) -> bool:
        """Whether all that is quoted came or went, so that no word of it need be marked."""
        return self.happened != "altered" and not any(run.op == "equal" and _WORD.search(run.text) for run in self.runs)


_WORD = lazy(r"\w")


def prose(saying: Saying, labels: dict[str, str]) -> str:
    """Return a fact as prose: “至少保存五年”改为“至少保存十年”（延长）."""
    return facts_prose([saying], labels)


def facts_prose(sayings: Iterable[Saying], labels: dict[str, str]) -> str:
    """Return facts of one article as prose, what came and what went at one place together under one word."""
    parts: list[str] = []
    for (claim, *where), group in groupby(sayings, key=lambda each: (each.claim, each.under, each.after, each.ahead)):
        under, after, ahead = where
        its = list(group)
        if claim == "altered":
            said = (
                labels["sum comma"].join(told(each.steps, labels)) + trend_words(each, labels) + case(each, labels)
                for each in its
            )
            whole = (
                labels["fact of"].format(lead=inner(under).rstrip(_MARKS), told=each) if under else each for each in said
            )
            parts += [each for each in dict.fromkeys(whole) if each not in parts]  # two facts may be of one sentence
        else:
            way = " before" if ahead else " after" if after else " under" if under else ""
            at = inner(ahead or after or under)
            parts.append(labels[f"fact {claim}{way}"].format(quotes=quotes(its, labels), at=at))
    return labels["sum comma"].join(parts)


def quotes(sayings: Sequence[Saying], labels: dict[str, str]) -> str:
    """Return clauses that came or went as quotes, each with which way it goes, or what it is to be compared with."""
    said = (
        labels["quote"].format(inner(each.quote)) + trend_words(each, labels) + _besides(each, labels) for each in sayings
    )
    return labels["quotes"].join(dict.fromkeys(said))


def trend_key(saying: Saying) -> str:
    """Return the key of the word for which way a fact goes: a time is made longer, and not higher."""
    return f"{saying.trend} deadline" if saying.kind == "deadline" and saying.trend in ("up", "down") else saying.trend


def trend_words(saying: Saying, labels: dict[str, str]) -> str:
    """Return which way a fact goes, in brackets; empty where it does not say."""
    return labels["brackets"].format(labels[trend_key(saying)]) if saying.trend else ""


def case(saying: Saying, labels: dict[str, str]) -> str:
    """Return for what a penalty is imposed, or a first item, in brackets: （针对“（一）……”等）; empty for nothing."""
    if not saying.case:
        return ""
    several = "for acts" if saying.kind == "penalty" else "such as"
    label = labels[several if marker(saying.case)[1] else "for act"]
    return labels["brackets"].format(label.format(inner(saying.case)))


def _besides(saying: Saying, labels: dict[str, str]) -> str:
    """Return what is told in brackets behind a clause that came or went, besides which way it goes."""
    return case(saying, labels) + refers(saying, labels) + near(saying, labels)


def refers(saying: Saying, labels: dict[str, str]) -> str:
    """Return what a provision says that a clause hangs on, in brackets: （前款：“……”）; empty for nothing."""
    told = labels["refers"].format(sign=saying.sign, says=inner(saying.says))
    return labels["brackets"].format(told) if saying.says else ""


def told_once(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Return facts that are told together, with what a provision says where the first of them hangs on it.

    Of two altered clauses that quote the same, but for little, that is told which quotes more, in the place of the first.
    """
    out: list[Saying] = []
    seen: set[tuple[str, str]] = set()
    quoted: dict[int, tuple[str, str]] = {}
    for each in sayings:
        if each.happened == "altered":
            both = each.both
            same = next((at for at, other in quoted.items() if _are_one(both, other)), None)
            if same is not None:
                if sum(map(len, both)) > sum(map(len, quoted[same])):
                    first = out[same]
                    out[same] = each._replace(kind=first.kind, label=first.label, trend=first.trend, case=first.case)
                continue
            if len(quoted) < _REMEMBERED:
                quoted[len(out)] = both
        out.append(each.without_gloss if (each.sign, each.says) in seen else each)
        seen.add((each.sign, each.says))
    return tuple(out)


_REMEMBERED = 20
"""Facts of an article that others are likened to: this bounds the work."""
_MOST = 0.75
"""The share of the longer of two quotes that the shorter one has of it, where nothing of weight is left."""


def _are_one(mine: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether both sides of a fact are, but for little, those of another one."""
    return all(
        shorter in longer and len(shorter) >= _MOST * len(longer)
        for shorter, longer in (sorted(both, key=len) for both in zip(mine, other, strict=True))
    )


def near(saying: Saying, labels: dict[str, str]) -> str:
    """Return what a clause that came is to be compared with, in brackets: （参见原第十三条）; empty for nothing."""
    return labels["brackets"].format(labels["compare former"].format(saying.near)) if saying.near else ""


def sayings_text(sayings: Sequence[Saying], labels: dict[str, str]) -> str:
    """Return the facts of a row as prose; behind the numbers of their articles where these are several."""
    if len({each.number for each in sayings}) < 2:
        return facts_prose(sayings, labels)
    return labels["sum stop"].join(
        labels["point amended"].format(number=number, text=facts_prose(its, labels))
        for number, its in groupby(sayings, key=lambda each: each.number)
    )


def articles_quoted(sayings: Iterable[Saying], labels: dict[str, str]) -> str:
    """Return clauses of several articles, all of which came or all of which went: 第四十一条“……”；第四十二条“……”."""
    return labels["sum stop"].join(
        labels["article quoted"].format(number=number, quotes=quotes(tuple(its), labels))
        for number, its in groupby(sayings, key=lambda each: each.number)
    )


ARROW = "→"
_MARKS = "，。；：、\n"


def point_runs(sayings: Sequence[Saying], labels: dict[str, str], article: str = "") -> tuple[Run, ...]:
    """Return facts of one article as marked runs, an arrow between what went and what took its place.

    What came or went says so, once where several do: 现规定 is no claim that it is new. `article` is the kind of change
    where all of it came, or went, which its line says.
    """
    out: list[Run] = []
    several = len({each.number for each in sayings}) > 1
    claim = {"added": "came", "deleted": "went"}.get(article, "")
    for at, each in enumerate(sayings):
        out += [Run("equal", labels["sum stop"])] if at else []
        out += [Run("equal", each.number + labels["colon"])] if several else []
        if each.claim not in ("altered", claim):
            out.append(Run("equal", labels[f"tag {each.claim}"] + labels["colon"]))
        claim = each.claim if each.claim != "altered" else ""
        for run in each.runs:
            if run.op == "insert" and out and out[-1].op == "delete":
                out.append(Run("equal", ARROW))
            out.append(run)
        out += [Run("equal", words)] if (words := trend_words(each, labels) + _besides(each, labels)) else []
    return tuple(out)
