"""What another provision says on which a fact hangs: 前款规定的活动, 违反第三十条规定的, 依照前款规定处罚.

Without it a reader would have to look up what is ruled. Nothing is told of a range, of more than two provisions, of what
cannot be resolved, and where the words around the reference say themselves what the provision is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from operator import attrgetter

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change
from regdiff.comparing.facts.fact import Fact, Referred
from regdiff.comparing.facts.gist import Asked, gist
from regdiff.comparing.facts.statements import Text
from regdiff.comparing.sets import pairs_of
from regdiff.comparing.targets import Targets, references_in
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.patterns import lazy
from regdiff.model.references import Reference
from regdiff.model.tree import Article, marker
from regdiff.named import NamedTuple

_LAW = "本(?:法|条例|规定|办法|规则|细则|章程)"
_LISTED, _MARKER = "下列", 12
"""What refers to items of a list, of which none is told beside another; and characters in which the marker of one ends."""
_SIGN = lazy("前[条款项]|第[^，。；：\n]{1,10}[条款项]")
_AND = lazy(f"(?:、|和|与|及|或者?|以及)(?:{_LAW})?")
_TO = lazy(f"(?:至|到)(?:{_LAW})?")
_FEWEST = 4
"""Characters that say something."""
_SEVERAL = 2
"""References that stand side by side of which the first is told; of more it says too little."""
_BEFORE = 12
"""Characters before a reference that say how it is meant."""
_BREACH = lazy(rf"(?:违反|[未不没]有?(?:依照|按照|依据|根据|按|依|履行|遵守|执行|经))(?:{_LAW})?\Z")
_ACT = lazy(
    "的?规定(?:(?![，,、的]|情形|行为|义务|事项|条件)[^，。；]|[，,](?!由|处|责令|给|没收|构成|造成|情节|应当|承担|依法|尚不|拒不|追究|吊销|警告"
    "|对[^，。；]{1,30}(?:处|给予|追究|责令)))"
)
"""What follows upon a breach of a provision that says itself what is done: 违反第三十条规定，未报送报告的."""
_SAID = lazy("关于|中关于|所称|所指|的?规定的[^，。；]{2,10}(?:方式|程序|办法)")
"""What follows upon a reference that says itself what it is about."""
_BY = lazy(rf"(?:依照|按照|适用|参照|比照|依据|根据)(?:{_LAW})?\Z")
_WAY = lazy(
    r"的?(?:有关)?规定(?:[，。；\n]|予以|给予|(?:进行)?处罚|处理|执行|办理|追究|处分|从[重轻]|对[^，。；]{1,24}处罚|\Z)"
)
"""What follows upon a provision that is applied to others."""
_OF = lazy("的?(?:规定|所列)的?([^，。；]{4,}?)的?(?:情形|行为|事项|条件|活动|义务|措施)")
"""What follows upon a reference and says itself of which cases or acts it speaks."""
_CASES = lazy("(?:的?(?:规定|所列)的?)?(?:违法|上述)?(?:行为|情形|情况)")
"""What follows upon a reference to acts or cases, and does not tell which sentence of several is meant."""
_MATTER = 0.5
"""Share of the pairs of characters of that which the provision must have, too."""
_TOLD = 0.6
"""Share of the pairs of characters of what a provision says by which it is told already."""
_LEAST = 2
"""Pairs of characters that it must have of what is done by it."""
_END = lazy("[，。；：\n]")
_LONGEST_CLAUSE = 400
"""Characters in which the beginning of a clause is looked for: this bounds the work."""
_START = attrgetter("span.start")


class _Cited(NamedTuple):
    """References that stand side by side, in the joined texts of a side."""

    span: Span
    sign: Span
    """The first one."""
    ref: Reference
    many: int
    is_range: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it leads to one provision for certain, and no more than two stand side by side."""
        ref = self.ref
        if not ref.own or self.is_range or ref.until is not None or ref.subitem or self.many > _SEVERAL:
            return False
        if ref.relative and not ref.text.startswith(("本", "前")):
            return ref.item is None  # of which list 第三项 alone is, the sentence above may say
        return not ref.relative or ref.text.startswith("前条") or bool(ref.paragraph or ref.item)


def with_referred(facts: Sequence[Sequence[Fact]], changes: Sequence[Change]) -> list[tuple[Fact, ...]]:
    """Return the facts of each change, those that came or went with what the provision says that they hang on."""
    sides = _Side(changes, new=False), _Side(changes, new=True)
    return [
        tuple(sides[fact.came].told(at, fact) if fact.came or fact.went else fact for fact in its)
        for at, its in enumerate(facts)
    ]


class _Side:
    """One side of a change set, to be asked where its references lead; read only as far as facts refer to anything."""

    def __init__(self, changes: Sequence[Change], *, new: bool) -> None:
        self._changes, self._new = changes, new
        self._texts: dict[int, Text] = {}
        self._known: dict[int, list[_Cited]] = {}

    def told(self, at: int, fact: Fact) -> Fact:
        """Return a fact of a change with what it hangs on; as it is where it refers to nothing that says more."""
        text, quote = self._text(at), fact.new if self._new else fact.old
        spans = [span for span in (fact.context, fact.lead, quote) if _SIGN.search(text.text, *span)]
        if not spans:
            return fact
        is_item = marker(text.text[quote.start : quote.start + _MARKER])[1] != ""
        sure = (each for span in spans for each in self._within(at, span) if each.is_sure)
        cited = list({each.span: each for each in sure if not (is_item and each.ref.text == _LISTED)}.values())
        cited.sort(key=lambda each: _asked(text.text, each) is not Asked.RULE)  # what is ruled says more than of what
        said = "\n".join(text.words(span) for span in (fact.context, fact.lead, quote, fact.case))
        found = (self._referred(text.text, each, said) for each in cited)
        return fact._replace(refers=next(filter(None, found), None))

    def _referred(self, text: str, cited: _Cited, said: str) -> Referred | None:
        """Return what a reference leads to; None where a fact does not hang on that, or says it itself."""
        found = self._targets.part(cited.ref, new=self._new) if _hangs(text, cited) else None
        if found is None:
            return None
        at, unit, place = found
        there, about = self._text(at), text[cited.span.end : _clause_end(text, cited.span.end)]
        gloss = gist(there, place, "" if _CASES.match(about) else about, _asked(text, cited), _who(text, cited))
        if gloss is None or gloss.span.end - gloss.span.start < _FEWEST:
            return None
        told = there.words(gloss.span)
        if gloss.is_cut and _SIGN.search(told):
            return None  # it would only send a reader on
        if _share(told, said) >= _TOLD or (_is_followed(text, cited) and not _does(told, about, cited)):
            return None
        matter = _OF.match(about)
        if matter and _share(matter[1], there.words(Span(place.start, gloss.span.end))) < _MATTER:
            return None  # of its cases another one may be meant
        return Referred(cited.sign, at, unit.printed, gloss.span, told, gloss.is_cut)

    def _within(self, at: int, span: Span) -> Iterator[_Cited]:
        """Yield the references that stand in a span of a change."""
        cited = self._cited(at)
        for each in islice(cited, bisect_left(cited, span.start, key=_START), None):
            if each.span.start >= span.end:
                break
            if span.holds(each.span):
                yield each

    def _text(self, at: int) -> Text:
        if (known := self._texts.get(at)) is None:
            change = self._changes[at]
            known = self._texts[at] = Text(change.new if self._new else change.old)
        return known

    def _cited(self, at: int) -> list[_Cited]:
        """Return the references of the articles of a change, those together that stand side by side."""
        if (known := self._known.get(at)) is None:
            text, start = self._text(at), 0
            known = self._known[at] = []
            for unit in text.units:
                if unit.kind is UnitKind.ARTICLE and unit.number:
                    article = Article(unit.number, tuple(unit.text.split("\n")), unit.index)
                    before = self._before.get(unit.index)
                    known += _grouped(text.text, references_in(article, start, self._names, before))
                start += len(unit.text) + 1
        return known

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self._changes)

    @cached_property
    def _units(self) -> list[Unit]:
        units = (unit for change in self._changes for unit in (change.new if self._new else change.old))
        return sorted(units, key=lambda unit: unit.index)

    @cached_property
    def _before(self) -> dict[int, Article]:
        """Index of an article → the one before it, without its text."""
        articles = [(unit, unit.number) for unit in self._units if unit.kind is UnitKind.ARTICLE]
        pairs = pairwise(articles)
        return {unit.index: Article(number, (), before.index) for (before, number), (unit, _) in pairs if number}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(unit.text for unit in self._units if unit.kind is UnitKind.TITLE)


def _grouped(text: str, refs: Iterable[tuple[Span, Reference]]) -> Iterator[_Cited]:
    """Yield references, those together that stand side by side."""
    last: _Cited | None = None
    for span, ref in refs:
        between = text[last.span.end : span.start] if last else ""
        if last and (_AND.fullmatch(between) or _TO.fullmatch(between)):
            whole, is_range = Span(last.span.start, span.end), last.is_range or _TO.fullmatch(between) is not None
            last = last._replace(span=whole, many=last.many + 1, is_range=is_range)
        else:
            yield from [last] if last else []
            last = _Cited(span, span, ref, 1)
    yield from [last] if last else []


def _hangs(text: str, cited: _Cited) -> bool:
    """Say whether what stands around a reference does not say itself what that is about."""
    is_breach = _BREACH.search(text, *_run_before(cited)) is not None
    return not (_SAID.match(text, cited.span.end) or (is_breach and _ACT.match(text, cited.span.end)))


def _asked(text: str, cited: _Cited) -> Asked:
    """Return what of a provision is asked for."""
    if _is_by(text, cited) and _WAY.match(text, cited.span.end):
        return Asked.RULE
    return Asked.DUTY if _BREACH.search(text, *_run_before(cited)) else Asked.MATTER


def _who(text: str, cited: _Cited) -> str:
    """Return who is told to break a provision; nothing where nobody is named right before that."""
    breach = _BREACH.search(text, *_run_before(cited))
    return "" if breach is None else text[_clause_start(text, breach.start()) : breach.start()]


def _is_followed(text: str, cited: _Cited) -> bool:
    """Say whether it is told what is done by a provision: 依照前款规定注销登记的."""
    return _is_by(text, cited) and not _WAY.match(text, cited.span.end)


def _is_by(text: str, cited: _Cited) -> bool:
    return _BY.search(text, *_run_before(cited)) is not None


def _run_before(cited: _Cited) -> tuple[int, int]:
    return max(0, cited.sign.start - _BEFORE), cited.sign.start


def _does(told: str, about: str, cited: _Cited) -> bool:
    """Say whether a provision alone says what is told to be done by it."""
    return cited.many == 1 and len(pairs_of(told) & pairs_of(about)) >= _LEAST


def _share(words: str, said: str) -> float:
    """Return the share of the pairs of characters of some words that others have, too."""
    pairs = pairs_of(words)
    return len(pairs & pairs_of(said)) / max(1, len(pairs))


def _clause_start(text: str, at: int) -> int:
    low = max(0, at - _LONGEST_CLAUSE)
    found = max(text.rfind(sign, low, at) for sign in "，。；：、\n")
    return found + 1 if found >= 0 else low


def _clause_end(text: str, at: int) -> int:
    end = _END.search(text, at)
    return end.start() if end else len(text)
