"""Which facts are told first: at most so many articles, each by what it brings that no article before it has told.

Every fact has a worth: that of its kind, more where it has a direction or is a clause as a whole, less where it binds an
authority alone, and more for what the other text speaks of nowhere. Articles are taken by their worth, the best first, and
more so where other articles refer to them; what an article told is no news any more, and a kind that was told often counts
less. A division that came or went as a whole is told by itself, with the best of what its articles rule; of these alone
those are told further that hold a penalty, a ban or a licence, and the others where there is room left. The figures were set
by hand on six pairs of revisions, for which a lawyer had written down ten points each, and tried on others
(bench/facts.md); figures that were fitted to them did no better on pairs that were left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.chapters import Chapter
from regdiff.comparing.facts.cited import Punished, citations
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.kinds import penalty, principle
from regdiff.comparing.facts.novelty import Novelty
from regdiff.comparing.facts.parties import is_authority
from regdiff.comparing.facts.penalties.sanctions import sanctions
from regdiff.comparing.facts.table import KINDS
from regdiff.comparing.facts.windows import LONGEST
from regdiff.comparing.moves import end_of
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

MOST = 25
"""Articles that are told first."""
EACH = 5
"""Facts that are told of one of them at most."""
ROOM = 120
"""Characters that these have together; the first is told whatever its length."""
_DIRECTED = 26
_WHOLE = 5
_AUTHORITY = {"duty": -10, "content": -10} | dict.fromkeys(("institution", "principle", "leave", "right", "deadline"), -15)
"""For what binds an authority alone, or lets it act, by kind: it reaches whoever reads by way of others."""
_LEFT_TO_OTHERS = (-10, -30)
"""For what a clause does not rule itself: 具体办法由国务院规定, and of penalties 构成犯罪的，依法追究刑事责任."""
_WENT = -8
_DROPPED = -16
"""For what went from an article that lives on: what came in its stead is told."""
_TOPIC = 10
"""For the first sentence of a new article, which says what it is about."""
_ESTABLISHED = 15
"""For what a new clause sets up, and does not merely wish: it names an institution, who leads, or a new sort of law."""
_ESTABLISHES = lazy(
    r"中国共产党(?:的)?(?:集中统一)?领导|党中央(?:集中统一)?领导"
    r"|制定[^，。；]{2,8}法规(?=[，。；]|\Z)|国家(?!鼓励|支持|加强|推动|推进|引导|采取|完善|保障|促进)[^，。；]{0,24}(?:实行|实施|建立(?!健全)|设立)"
)
_NEW = 2.5
_NEWEST = 44.0
_SHARES = (1.0, 0.6, 0.3)
"""What the first and the following facts of an article count for."""
_AGAIN = 0.93
"""What each further article of one kind counts for."""
_WORTHS = {kind.name: kind.worth for kind in KINDS}


class Where(NamedTuple):
    """An article of a change."""

    change: int
    """0-based place of the change in the change set."""
    article: int
    """Index of the new article; of what went with its old article, that one's, as a negative number from -1 on."""


class Foremost(NamedTuple):
    """An article that is told first."""

    where: Where
    facts: tuple[Fact, ...]
    """What is told of it, the best first."""


class Choice(NamedTuple):
    """What is told first."""

    articles: tuple[Foremost, ...]
    """The most worth telling first."""
    within: tuple[tuple[tuple[int, Fact], ...], ...]
    """Of each division that is told by itself, the best of its articles, one fact each, with the change that it is of."""


class _Candidate(NamedTuple):
    fact: Fact
    sort: str
    """Its kind, or that it went."""
    worth: float
    topic: float
    """How much rather it is told than others of its article."""
    new: dict[int, float]
    length: int
    """Characters that are told of it."""
    tiers: int
    """How many tiers of a penalty it tells, or parts of its sentence that came: each of them counts."""


def foremost(
    changes: Sequence[Change],
    facts: Sequence[Sequence[Fact]],
    most: int = MOST,
    divisions: Sequence[Chapter] = (),
) -> Choice:
    """Return what is told first.

    Args:
        changes: of a change set.
        facts: those of each change.
        most: how many articles are told.
        divisions: those that are told by themselves.
    """
    chooser = _Chooser(changes, facts)
    within = tuple(chooser.within(division) for division in divisions)
    inside = {(each.came, unit.index) for each in divisions for unit in each.articles}
    return Choice(tuple(chooser.articles(most, inside)), within)


class _Chooser:
    """Takes the best article, again and again: what it told is no news any more."""

    def __init__(self, changes: Sequence[Change], facts: Sequence[Sequence[Fact]]) -> None:
        novelty = Novelty(changes)
        self._left = {
            place: [_candidate(changes[place.change], fact, novelty) for fact in its]
            for place, its in by_article(changes, facts).items()
        }
        self._holders: dict[int, list[tuple[Where, _Candidate]]] = defaultdict(list)
        """Pair of characters that is news → the facts that bring it."""
        self._of_sort: dict[str, set[Where]] = defaultdict(set)
        for place, its in self._left.items():
            for each in its:
                self._of_sort[each.sort].add(place)
                for pair in each.new:
                    self._holders[pair].append((place, each))
        self._news: dict[int, float] = {}
        """The id of a fact → what of its news no article has told; kept until one of its pairs is told."""
        self._last = {place for place in self._left if _is_commencement(_unit(changes, place))}
        cited, punished = citations(changes), Punished(changes)
        self._leant = {
            at: _leant(_unit(changes, at), its, cited, punished) if at.article >= 0 else 0 for at, its in self._left.items()
        }
        self._told: set[int] = set()
        self._kinds: Counter[str] = Counter()

    def within(self, division: Chapter) -> tuple[tuple[int, Fact], ...]:
        """Return the best facts of a division that came, one an article, as many as there is room for: rather short ones."""
        if not division.came:
            return ()  # that it is gone says enough
        places = [at for at in self._left if at.article in division.alone]
        ranked = {at: self._ranked(at) for at in places}
        best = sorted(places, key=lambda at: (-_worth(ranked[at]), at))
        out: list[tuple[int, Fact]] = []
        room = ROOM
        for at in best:
            candidate = max(ranked[at], key=lambda each: each[0] + each[1].topic - each[1].length)[1]
            if not out or candidate.length <= room:
                out.append((at.change, candidate.fact))
                room -= candidate.length
                self._tell(candidate.new)
                self._left[at] = [each for each in self._left[at] if each is not candidate]
        self._left = {at: its for at, its in self._left.items() if its}
        return tuple(out)

    def articles(self, most: int, inside: Collection[tuple[bool, int]]) -> Iterator[Foremost]:
        """Yield the articles, the best first; those inside of divisions that are told by themselves last.

        So is the date of force.
        """
        late = self._last | {
            at
            for at, its in self._left.items()
            if (at.article >= 0, _index(at)) in inside and not any(each.fact.kind in _WEIGHTY for each in its)
        }
        left = dict(self._left)
        ranked = {at: self._ranked(at) for at in left}
        worths = {at: self._worth(at, its) for at, its in ranked.items()}
        while left and most > 0:
            best = max(worths, key=lambda at: (at not in late, worths[at], -at.change, -at.article))
            chosen = list(_chosen([candidate for _, candidate in ranked[best]]))
            yield Foremost(best, tuple(each.fact for each in chosen))
            self._kinds[chosen[0].sort] += 1
            most -= 1
            del left[best], ranked[best], worths[best]
            poorer = self._tell(pair for each in chosen for pair in each.new) | self._of_sort[chosen[0].sort]
            for at in poorer & left.keys():
                ranked[at] = self._ranked(at)
                worths[at] = self._worth(at, ranked[at])

    def _worth(self, at: Where, ranked: Sequence[tuple[float, _Candidate]]) -> float:
        return _worth(ranked) + self._leant[at]

    def _tell(self, pairs: Iterable[int]) -> set[Where]:
        """Take note of pairs that are told, and return the articles for which they are no news any more."""
        out = set()
        for pair in pairs:
            if pair not in self._told:
                self._told.add(pair)
                for at, candidate in self._holders[pair]:
                    self._news.pop(id(candidate), None)
                    out.add(at)
        return out

    def _ranked(self, at: Where) -> list[tuple[float, _Candidate]]:
        """Return the facts of an article, each with its worth, the best first."""

        def worth(each: _Candidate) -> float:
            if (news := self._news.get(id(each))) is None:
                news = self._news[id(each)] = sum(weight for pair, weight in each.new.items() if pair not in self._told)
            return (each.worth + min(_NEWEST, _NEW * news)) * _AGAIN ** self._kinds[each.sort]

        return sorted([(worth(each), each) for each in self._left[at]], key=lambda each: -each[0] - each[1].topic)


_WEIGHTY = frozenset(("penalty", "ban", "licence"))
"""Kinds for which an article is told, though its division is."""
_CITED = 6
"""For each reference of another place to an article."""
_PUNISHED = 20
"""For an article whose breach the text punishes: it is meant in earnest."""


def _leant(unit: Unit, its: Sequence[_Candidate], cited: Counter[str], punished: Punished) -> int:
    """Return how much more an article counts for what the rest of the text builds upon it."""
    rules = (each.new for each in its if each.fact.kind != penalty.KIND.name and not each.fact.went)
    return _CITED * cited[unit.printed] + _PUNISHED * punished.breaks(unit.printed, unit.text, rules)


_COMMENCES = lazy(r"\A本(?:法|条例|规定|办法|规则|细则|决定|解释)自[^。；]{1,30}施行")


def _is_commencement(unit: Unit) -> bool:
    """Say whether an article begins with the date of force, which the head tells, and has little else."""
    return len(unit.text) < _SHORT and _COMMENCES.match(unit.text) is not None


_SHORT = 60


def _index(at: Where) -> int:
    return at.article if at.article >= 0 else -1 - at.article


def _unit(changes: Sequence[Change], at: Where) -> Unit:
    side = changes[at.change].new if at.article >= 0 else changes[at.change].old
    return next(unit for unit in side if unit.index == _index(at))


def by_article(changes: Sequence[Change], facts: Sequence[Sequence[Fact]]) -> dict[Where, list[Fact]]:
    """Return the facts of articles by the one article that they stand in, in the order of the changes."""
    out: dict[Where, list[Fact]] = defaultdict(list)
    for at, (change, its) in enumerate(zip(changes, facts, strict=True)):
        for fact in its if change.unit is UnitKind.ARTICLE else ():
            out[Where(at, _article(change, fact))].append(fact)
    return out


def topic_first(change: Change, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts of an article, what it is about before the others.

    That is the first sentence of a new one, if it rules something.
    """
    text = join_texts(change.new)
    ruled = (each for each in facts if each.came and each.kind != principle.KIND.name)
    topic = next((each for each in ruled if _is_topic(change, text, each.new.start)), facts[0])
    return (topic, *(each for each in facts if each is not topic))


def _article(change: Change, fact: Fact) -> int:
    if fact.went:
        return -1 - end_of(change.old, fact.old.start)[0].index
    return end_of(change.new, fact.new.start)[0].index


def _chosen(ranked: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Yield what is told of an article: as much as there is room for; of one on penalties all that it imposes.

    What a new article is about comes second at the latest.
    """
    if ranked[0].fact.kind == penalty.KIND.name:
        yield from (each for each in ranked if each.fact.kind == penalty.KIND.name)
        return
    room = ROOM
    topic = next((each for each in ranked if each.topic), ranked[0])
    rest = [each for each in ranked[1:] if each is not topic]
    order = [ranked[0], *([topic] if topic is not ranked[0] else []), *rest]
    if len(order) > 1 and order[1] is topic and ranked[0].length + topic.length > ROOM:
        order[:2] = topic, ranked[0]  # both have no room
    for each in order[:EACH]:
        if room == ROOM or each.length <= room:
            yield each
            room -= each.length


def _worth(ranked: Sequence[tuple[float, _Candidate]]) -> float:
    worths = sorted([worth for worth, each in ranked for _ in range(each.tiers)], reverse=True)
    return sum(share * worth for share, worth in zip(_SHARES, worths, strict=False))


def _candidate(change: Change, fact: Fact, novelty: Novelty) -> _Candidate:
    text = join_texts(change.old if fact.went else change.new)
    quote = fact.old if fact.went else fact.new
    is_sentence = _SENTENCE.search(text, fact.lead.start, fact.lead.end + 1) is not None  # which speaks of another
    lead = NOTHING if is_sentence else fact.lead
    who = text[lead.start : lead.end] or text[quote.start : quote.start + 14]
    worth: float = _WORTHS[fact.kind]
    worth += _DIRECTED if fact.trend.value else 0
    worth += _WHOLE if fact.came or fact.went else 0
    worth += (_DROPPED if change.new else _WENT) if fact.went else 0
    worth += _ESTABLISHED if fact.came and _ESTABLISHES.search(text, quote.start, quote.end) else 0
    worth += _AUTHORITY.get(fact.kind, 0) if is_authority(who) else 0
    worth += _LEFT_TO_OTHERS[fact.kind == penalty.KIND.name] if _leaves_to_others(text, quote, fact.kind) else 0
    worth = 0 if _is_moved(change, fact) else worth
    spans = (quote, *((mark.old for mark in fact.marks) if not fact.went else ()))
    length = min(fact.lead.end - fact.lead.start, _WHO)
    length += sum(min(span.end - span.start, LONGEST) for span in spans)  # a whole clause costs no more than a cut one
    topic = _TOPIC if fact.came and _is_topic(change, text, quote.start) else 0
    changed = (
        [text[_opening(text, quote.start) : quote.end][:_ACT]] if _punishes_anew(change, fact) else _changed(text, fact)
    )
    sort = "went" if fact.went else fact.kind
    tiers = 1 + text.count("；", *quote) if fact.kind == penalty.KIND.name else len(fact.marks) if fact.came else 1
    return _Candidate(fact, sort, worth, topic, novelty.of(changed, new=not fact.went), length, tiers)


_WHO = 24
"""Characters that what stands before a quote counts for at most: a whole condition costs no more than who."""
_SENTENCE, _SENTENCE_END = lazy("[。；]"), lazy(r"[。；\n]")


def _leaves_to_others(text: str, quote: Span, kind: str) -> bool:
    """Say whether a clause leaves to someone, or to other law, what is to be ruled."""
    if kind == penalty.KIND.name:
        return {each.name for each in sanctions(text, quote)} == {"liability"}
    return _LEAVES.search(text, quote.start, quote.end) is not None


_LEAVES = lazy(r"由[^，。；]{2,40}(?:制定|规定|发布|公布)(?=[，。；\n]|\Z)")
_ACT = 80
"""Characters of a sentence that punishes which are looked at for what is new."""


def _punishes_anew(change: Change, fact: Fact) -> bool:
    """Say whether a fact is a penalty of a new article: its news is what is punished, for sanctions are alike all over."""
    return fact.came and not change.old and fact.kind == penalty.KIND.name


def _is_moved(change: Change, fact: Fact) -> bool:
    """Say whether only the tier differs at which the same is imposed: it is told with what else changed of its article."""
    if fact.kind != penalty.KIND.name or fact.came or fact.went:
        return False
    old, new = (text[span.start : span.end] for text, span in zip(_texts(change), fact.marks[0], strict=True))
    return bool(old and new) and (old.endswith(new) or new.endswith(old))


def _texts(change: Change) -> tuple[str, str]:
    return join_texts(change.old), join_texts(change.new)


def _is_topic(change: Change, text: str, at: int) -> bool:
    """Say whether a place lies in the first sentence of an article that has no counterpart."""
    if change.old:
        return False
    start = at - end_of(change.new, at)[1]
    return not any(sign in text[start:at] for sign in "。；\n")


def _opening(text: str, at: int) -> int:
    """Return where the sentence begins that holds a place."""
    return max(text.rfind(sign, 0, at) for sign in "。；\n") + 1


def _changed(text: str, fact: Fact) -> Iterator[str]:
    """Return the beginning of what changed; of what came and is short with the rest of its sentence, which is quoted too."""
    spans = [mark.old if fact.went else mark.new for mark in fact.marks]
    if fact.came and spans[0].end - spans[0].start < LONGEST // 2:
        behind = _SENTENCE_END.search(text, spans[0].end)
        spans[0] = Span(spans[0].start, behind.start() if behind else len(text))
    return (text[span.start : min(span.end, span.start + LONGEST)] for span in spans)  # a list is worth no more
