"""Whether what came is news: whether anything of the old text is near it, and where that stands.

A rule that was there before in other words is often put so that few words are the same, and no likeness of words tells it
from one that is new. So newness is claimed only of what has next to nothing in common with any old sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from regdiff.comparing.actors import find_actors
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.elsewhere import BODY, Elsewhere
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.matter import plain
from regdiff.comparing.facts.statements import is_condition
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple

NEAR, PUNISHED = 0.55, 0.55
"""So much of some words, the share of their pairs and that of their characters taken together (two for all of both), stands
in an old sentence that it may have ruled the same; and so much of an act that is punished."""
IN_PART = 0.4
"""So much of them, where the article stood and was amended: there less is ruled that nothing was ruled of before."""
TERM = 0.3
"""So much is added where they share a term: what few sentences speak of is seldom spoken of twice without a reason."""
COMPARED = 1.5
"""So much of them stands there that a reader does well to compare it."""
OLD = 1.3
"""So much of one clause of several stands there that this was ruled before, whatever is new in the others."""
_LONG, _FEW = 5, 2
"""Characters of a term, and the sentences that may speak of it."""
_MOST = 12
"""Sentences that are looked at: those that hold most of the pairs."""
_COMMONEST = 60
"""Pairs that more sentences have are not looked up; this bounds the work."""
_BY_RULE = lazy(r"(?:依照|按照|根据|依据|遵守|符合|违反)[^，。；\n]{1,40}?(?:规定|要求)")
"""By which rule something is done: what any sentence may say, whatever it rules."""
_IMPOSES = lazy("罚款|没收|吊销|暂扣|拘留|处分|警告|责令|追究")
"""What a sentence says that imposes a penalty."""
_LIABLE = ("赔偿", "民事责任")
_PURPOSE = "制定本"
"""What the sentence says that names the purpose of the text: it speaks of everything, and rules nothing."""
_SENTENCE = "。；\n"
_FURTHEST = 200
"""Characters behind what is quoted in which its sentence ends."""


_Gram = TypeVar("_Gram", int, str)


class Near(NamedTuple):
    """What of the old text is nearest to some words."""

    share: float
    """From 0 on: how much of the matter of the words it has, by pairs of characters, by characters, and by a term."""
    place: int
    """0-based place of the sentence."""
    has_term: bool
    """Whether it has a term of theirs that is no name of an authority, and none that many a law has."""


class News:
    """The old text as a whole, to be asked what of it is near to words of the new one."""

    def __init__(self, changes: Sequence[Change], everywhere: Elsewhere) -> None:
        """Take all changes, and both texts as wholes."""
        self._everywhere, old = everywhere, everywhere.old
        self._units = [unit for change in changes if change.unit in BODY for unit in change.old]
        self._old = old
        self._terms: dict[str, bool] = {}

    @cached_property
    def _numbers(self) -> list[str]:
        """The number of the article that each sentence stands in, as printed."""
        return [unit.printed for unit in self._units for _ in self._old.sentences_of(unit.text)]

    @cached_property
    def _characters(self) -> list[frozenset[str]]:
        """The characters of each sentence."""
        return list(map(frozenset, self._old.sentences))

    @cached_property
    def _held(self) -> dict[str, int]:
        """Character → how telling it is."""
        counts = Counter(chain.from_iterable(self._characters))
        return self._old.weighed(counts.values(), counts)

    def nearest(self, said: str) -> Near:
        """Return what of the old text is nearest to words of the new one."""
        parts = plain(_BY_RULE.sub("，", said)).split()
        pairs = frozenset(chain.from_iterable(map(pairs_of, parts)))
        characters = frozenset(chain.from_iterable(parts))
        of_pairs, of_characters = self._weigh(pairs, self._old.weights), self._weigh(characters, self._held)
        runs = _runs(parts)
        best, shared = (0.0, 0), set[str]()
        telling = self._held.__getitem__
        for place, weight in self._likely(pairs):
            sentence = self._old.sentences[place]
            if _PURPOSE in sentence:
                continue
            held = sum(map(telling, characters & self._characters[place]))
            share = weight / of_pairs + held / of_characters
            if share + TERM > max(best[0], PUNISHED):  # else nothing hangs on a term
                terms = {run for run in runs if run in sentence and self._is_term(run)}
                if (found := (share + TERM * bool(terms), place)) > best:
                    best, shared = found, terms
        return Near(*best, bool(shared) and not shared.isdisjoint(_runs(_unformal(said).split())))

    def _likely(self, pairs: Iterable[int]) -> list[tuple[int, int]]:
        """Return the old sentences that hold most of some pairs, with the weight of what they hold."""
        hits: dict[int, int] = defaultdict(int)
        weights, holders = self._old.weights, self._old.holders
        for pair in weights.keys() & pairs:
            if len(places := holders[pair]) <= _COMMONEST:
                weight = weights[pair]
                for place in places:
                    hits[place] += weight
        most = sorted([(-weight, place) for place, weight in hits.items()])[:_MOST]  # of two alike the earlier one
        return [(place, -weight) for weight, place in most]

    def _weigh(self, grams: Collection[_Gram], weights: Mapping[_Gram, int]) -> int:
        """Return how telling some characters, or pairs of them, are; those that the old text has not are the most."""
        known = weights.keys() & grams
        return sum(map(weights.__getitem__, known)) + self._old.rarest * (len(grams) - len(known))

    def number(self, near: Near) -> str:
        """Return the number of the article that is nearest to some words, as printed; empty where it has none."""
        return self._numbers[near.place]

    def lives_on(self, near: Near) -> bool:
        """Say whether what is nearest to some words stands in the new text as it was: then it is no earlier form of them."""
        return self._everywhere.stands(self._old.sentences[near.place], new=False)

    def punishes(self, near: Near) -> bool:
        """Say whether what is nearest to some words imposes a penalty: else it is no earlier form of one."""
        return _IMPOSES.search(self._old.sentences[near.place]) is not None

    @cached_property
    def makes_liable(self) -> bool:
        """Whether the old text has somebody answer for a damage: every text puts that its own way."""
        return any(map(self._old.has, _LIABLE))

    def _is_term(self, run: str) -> bool:
        """Say whether a run of characters that a sentence holds may be a term: few others do."""
        if (known := self._terms.get(run)) is None:
            rarest = min((self._old.holders[pair] for pair in pairs_of(run)), key=len)
            holding = sum(run in self._old.sentences[place] for place in rarest[:_COMMONEST])
            known = self._terms[run] = len(rarest) <= _COMMONEST and holding <= _FEW
        return known


def _runs(parts: Iterable[str]) -> set[str]:
    """Return the runs of characters that may be terms."""
    return {part[at : at + _LONG] for part in parts for at in range(len(part) - _LONG + 1)}


def _unnamed(said: str) -> str:
    """Return some words without names of authorities, who are others after every reform and rule what they did before."""
    left, at = "", 0
    for actor in find_actors(said):
        if actor.kind in _OF_LAWS:
            left, at = f"{left}{said[at : actor.span.start]}，", actor.span.end
    return left + said[at:]


def _unformal(said: str) -> str:
    """Return what some words say of the matter, without names of authorities and what many a law says."""
    return plain(_FORMULA.sub("，", _unnamed(said)))


_OF_LAWS = ("authority", "officer")
"""Kinds of actors that any law names."""
_FORMULA = lazy(
    r"(?:法律、)?行政法规|、?自治区、直辖市|(?:直接)?负责的主管人员|直接责任人员|(?:尚不)?构成犯罪|逾期(?:仍)?[不未][^，。；]{0,4}|常务委员会|代表大会"
    r"|(?:承担|追究)[^，。；]{0,6}责任|约定不明确?|(?:方可)?投入生产|(?:方可)?投入使用|国家标准|行业标准|原发证(?:部门|机关)|违法所得|责令|受法律保护|建立健全|国民经济和社会发展"
)
"""What many a law says, whatever it rules."""


def graded(facts: Iterable[Fact], change: Change, news: News) -> Iterator[Fact]:
    """Yield facts of a change, those of what came with whether it is news, and else with what it is to be compared with."""
    text = join_texts(change.new)
    before = join_texts(change.old)
    stood = _Stood(before, text)
    own = {unit.printed for unit in change.old}
    for fact in facts:
        if not fact.came:
            yield fact
            continue
        enough = PUNISHED if fact.kind == _PENALTY else IN_PART if change.old else NEAR
        nearest = map(news.nearest, _asked(fact, text))
        near = next(nearest)
        if near.share < enough:
            near = max([near, *nearest])
        is_news = (
            fact.is_news
            and near.share < enough
            and not (
                stood.rules(text, fact.marks[0].new.start)
                or stood.holds_of(text[slice(*fact.marks[0].new)])
                or stood.lists(text[slice(*fact.marks[0].new)])
                or _is_old_in_part(fact, text, before, news)
                or (fact.kind == _LIABILITY and news.makes_liable)
                or any(news.nearest(bare).share >= enough for bare in _bared(fact, text))
            )
        )
        number = news.number(near) if near.share >= COMPARED and near.has_term else ""
        if number and ((fact.kind == _PENALTY and not news.punishes(near)) or news.lives_on(near)):
            number = ""
        if number in own or stood.has_most_of(text[fact.new.start : fact.new.end]):
            number = ""  # it stands beside what is told
        yield fact._replace(is_news=is_news, near=number)


def _bared(fact: Fact, text: str) -> Iterator[str]:
    """Yield what a fact that came is asked for, without names of authorities, as far as it has some and says enough else."""
    for said in _asked(fact, text):
        bare = _unnamed(said)
        if bare != said and len(bare) >= _LEAST:
            yield bare


def _is_old_in_part(fact: Fact, text: str, old: str, news: News) -> bool:
    """Say whether a clause of what came stood in the old text, or all items were near it: the rest is not told as new."""
    if fact.kind == _PENALTY:
        return False
    clauses = _CLAUSES.split("，".join(text[slice(*mark.new)] for mark in fact.marks))
    items = [clause for clause in clauses[1:] if marker(clause)[1]]
    if items and all(news.nearest(item).share >= NEAR for item in items):
        return True
    asked = [clause for clause in clauses[1:] if not marker(clause)[1]]
    if "\n" not in text[fact.lead.start : fact.new.start]:  # told as if that came, too
        said = (clause for clause in _CLAUSES.split(text[slice(*fact.lead)]) if _RULES.search(clause))
        asked += [clause for clause in said if clause not in old]
    rules = [clause for clause in asked if len(clause) >= _LEAST and not is_condition(clause)]
    return any(news.nearest(clause).share >= OLD for clause in rules)


class _Stood:
    """The old text of a change, to be asked whether it ruled something else upon a condition that stays."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    @cached_property
    def _ruled(self) -> dict[str, list[str]]:
        """How a sentence begins → the clauses of the old sentences that begin so."""
        out: dict[str, list[str]] = {}
        for sentence in _PARTED.split(self._old):
            if len(sentence) >= _OPENING:
                out.setdefault(sentence[:_OPENING], []).append(sentence)
        return out

    @cached_property
    def _kept(self) -> frozenset[str]:
        """The runs of characters of which one that stands on means that what came only took in what was there."""
        return frozenset(self._old[at : at + _RUN] for at in range(len(self._old) - _RUN + 1))

    def has_most_of(self, words: str) -> bool:
        """Say whether a sentence of the old text has most of some words."""
        pairs = pairs_of(plain(words))
        if not self._sentences:
            return False
        return max(len(pairs & each) for each in self._sentences) >= _MOST_OF * len(pairs)

    @cached_property
    def _sentences(self) -> list[frozenset[int]]:
        return [pairs_of(plain(each)) for each in _PARTED.split(self._old)[:_LOOKED_AT] if each]

    def holds_of(self, words: str) -> bool:
        """Say whether a run of some words stands in the old text, besides what many a law says."""
        runs = {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)} & self._kept
        return any(len(_unformal(run)) >= _RUN for run in runs)

    def lists(self, words: str) -> bool:
        """Say whether some words are an item of which much stood in old items of the article, in several maybe."""
        if not marker(words)[1]:
            return False
        pairs = pairs_of(plain(words))
        return len(pairs & self._listed) >= _LISTED * len(pairs) > 0

    @cached_property
    def _listed(self) -> frozenset[int]:
        """The pairs of characters of the old items, where these are a list."""
        items = [line for line in self._old.split("\n") if marker(line[:_MARKER])[1]]
        return (
            frozenset(chain.from_iterable(pairs_of(plain(line)) for line in items)) if len(items) >= _LIST else frozenset()
        )

    def rules(self, text: str, at: int) -> bool:
        """Say whether what begins at a place of the new text follows there upon a condition upon which something else did.

        What followed has to be gone from the sentence: 有突出贡献的，给予表彰 became 有突出贡献的，给予物质奖励.
        """
        start = max(text.rfind(sign, 0, at) for sign in _SENTENCE) + 1
        before = text[start:at].rstrip("，")
        if len(before) < _OPENING or not before.endswith(_UPON):
            return False
        end = min((place for sign in _SENTENCE if (place := text.find(sign, at)) >= 0), default=len(text))
        bare, whole = before[:-1], text[start:end]
        for sentence in self._ruled.get(before[:_OPENING], ()):
            if sentence.startswith(bare):
                rest = [clause for clause in sentence[len(bare) :].lstrip("的，").split("，") if not clause.endswith(_UPON)]
                if rest and all(clause not in whole for clause in rest):
                    return True
        return False


_LIST, _LISTED = 3, 0.3
"""Items of the shortest list that may be told in other words, and so much of a new item that stood in it."""
_MARKER = 12
"""Characters in which the marker of an item ends."""
_MOST_OF, _LOOKED_AT = 0.5, 60
"""So many pairs of some words an old sentence of the article has that they are compared with it; and sentences looked at."""
_RUN = 10
"""Characters of a run that stands in both texts because the one rule took in the other."""
_PARTED = lazy("[。；\n]")
_OPENING = 6
"""Characters of the shortest condition that is known by its words."""
_UPON = ("的", "时", "后")


def _asked(fact: Fact, text: str) -> Iterator[str]:
    """Yield what of a fact that came it is asked whether the old text has it: its words, and those to where they end.

    Of a penalty it is the act, of one for a list of acts each of them: sanctions are like each other.
    """
    if fact.kind == _PENALTY:
        yield text[slice(*fact.lead)] + "，" + text[fact.new.start : fact.marks[0].new.start]
        if not fact.case.is_empty and marker(text[fact.case.start : fact.case.end])[1]:
            who = text[slice(*fact.lead)]
            yield from (f"{who}，{line}" for line in _items(text, fact.case.start))
        return
    said = "，".join(text[slice(*mark.new)] for mark in fact.marks)
    yield said
    end = fact.marks[-1].new.end
    last = min(len(text), end + _FURTHEST)
    last = min((at for sign in _SENTENCE if (at := text.find(sign, end, last)) >= 0), default=last)
    if end < last:
        yield text[fact.marks[0].new.start : last]


def _items(text: str, start: int) -> Iterator[str]:
    """Yield the items of the list that begins at a place."""
    while start < len(text):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if not marker(line)[1]:
            return
        yield line
        start += len(line) + 1


_PENALTY, _LIABILITY = "penalty", "liability"
_CLAUSES = lazy("[，；。：\n]")
_RULES = lazy("(?:不得|应当|必须|可以|禁止)[^，。；]{8,}")
"""A clause that rules something by itself."""
_LEAST = 6
"""Characters of a clause that is asked for by itself: what is told as new has none that stood there."""
