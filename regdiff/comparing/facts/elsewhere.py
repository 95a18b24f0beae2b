"""What stands elsewhere: words that came to an article and stood in another sentence of the old text, or went and live on.

Of such words it is not told that they came or went: in the law as a whole they did not. Words are looked up in all
sentences of the other text by their rarest pairs of characters, so that the work grows with the texts alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TypeVar

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.clauses import sentences_of
from regdiff.comparing.edits import Op
from regdiff.comparing.facts.matter import matter_of, pairs_said
from regdiff.comparing.overlap import rarity_of
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.comparing.units import UnitKind
from regdiff.model.patterns import lazy

CAME = 0.6
"""So much of what some words of the new text say, by the rarity of their pairs of characters, stands in one old sentence:
they stood there."""
WENT = 0.45
"""The same of words of the old text. It is less: what a law gave up is told with care."""
MATTER = 0.6
"""So much of the matter of some words stands in one sentence of the other text: it is ruled there, in whatever words."""
LEFT = 0.35
"""The same of words of an old text that was rewritten."""
KEPT = 0.8
"""So much of what went must stand in a sentence that stood in the old text as well: it has not taken anything over."""
SHORT = 0.8
"""The same of few words, whose pairs any long sentence may hold."""
STAYS = 0.9
"""So much of a text stays, at least, that was amended here and there."""
_FEW = 16
"""Characters of few words."""
_MATTERS = 3
"""Pairs that are enough to tell what some words are about."""
_RAREST = 12
"""Pairs that a sentence is looked up by."""
_MOST = 5
"""Sentences that are looked at."""
_COMMONEST = 40
"""Pairs that more sentences have are not looked up; this bounds the work."""
_NEGATIONS = "不未无非"
BODY = {UnitKind.PREAMBLE, UnitKind.ARTICLE, UnitKind.ANNEX}


_Gram = TypeVar("_Gram", int, str)


class _Read:
    """What articles say, sentence by sentence; each is read once, since most of an amended law stands on both sides."""

    def __init__(self) -> None:
        self.sentences = cache(lambda text: [each for each in sentences_of([text]) if each])
        """What the sentences of an article say, without marks, references and amounts."""
        self.pairs = cache(pairs_of)


class Side:
    """The sentences of one text."""

    def __init__(self, texts: Sequence[str], read: _Read) -> None:
        self._texts = texts
        self._read = read

    def has(self, words: str) -> bool:
        """Say whether words stand in the text somewhere."""
        return any(words in text for text in self._texts)

    @cached_property
    def sentences(self) -> list[str]:
        """What each says, without marks, references and amounts."""
        return list(chain.from_iterable(map(self._read.sentences, self._texts)))

    def sentences_of(self, text: str) -> Sequence[str]:
        """What the sentences of a part of the text say."""
        return self._read.sentences(text)

    @cached_property
    def pairs(self) -> list[Grams]:
        """The pairs of characters of each."""
        return list(map(self._read.pairs, self.sentences))

    @cached_property
    def holders(self) -> dict[int, list[int]]:
        """Pair of characters → places of the sentences that hold it."""
        out: dict[int, list[int]] = defaultdict(list)
        for place, pairs in enumerate(self.pairs):
            for pair in pairs:
                out[pair].append(place)
        return out

    @cached_property
    def weights(self) -> dict[int, int]:
        """Pair of characters → how telling it is."""
        return self.weighed(map(len, self.holders.values()), self.holders)

    def weighed(self, counts: Iterable[int], grams: Iterable[_Gram]) -> dict[_Gram, int]:
        """Return how telling each of some grams is, of which so many sentences have each."""
        known = list(counts)
        total = len(self.sentences) + 1
        by_count = {count: rarity_of(count + 1, total) for count in set(known)}
        return dict(zip(grams, map(by_count.__getitem__, known), strict=True))

    @cached_property
    def rarest(self) -> int:
        """How telling a pair is that no sentence has."""
        return rarity_of(1, len(self.sentences) + 1)

    def likely(self, known: Grams, spare: float) -> list[int]:
        """Return the sentences that hold most of the rarest of some pairs, and lack pairs of no more than a weight.

        Args:
            known: the pairs; all of them stand in one sentence at least.
            spare: the weight of what a sentence may lack of them.
        """
        holders, weights = self.holders, self.weights
        # How many sentences hold a pair, and the pair itself in the 32 bits below: it sorts by both.
        ranks = sorted([len(holders[pair]) << 32 | pair for pair in known])[:_RAREST]
        rarest = [rank & 0xFFFFFFFF for rank in ranks if rank >> 32 <= _COMMONEST]
        enough = len(rarest)
        for pair in reversed(rarest):  # whoever lacks some of them lacks these, the lightest, or more
            spare -= weights[pair]
            if spare < 0:
                break
            enough -= 1
        held = Counter(chain.from_iterable(map(holders.__getitem__, rarest)))
        best = sorted([(-count, place) for place, count in held.items() if count >= enough])[:_MOST]
        return [place for _, place in best]


_PROSECUTED = lazy(r"违反本(?:法|条例|规定|办法)[^。；\n]{0,24}(?:追究刑事责任|(?:给予|处)[^，。；]{0,8}处分)")
"""A general rule that whoever breaks the text is prosecuted, or disciplined."""
_CONSEQUENCE = lazy(r"追究刑事责任|处分")
_HANDED = lazy("治安管理处罚|追究刑事责任")
_SANCTIONED = lazy("罚款|没收|吊销|警告|责令|拘留")


class Elsewhere:
    """Both texts as a whole, to be asked what stands in them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        body = [change for change in changes if change.unit in BODY]
        read = _Read()
        self.old = Side([join_texts(change.old) for change in body if change.old], read)
        self._texts = [join_texts(change.new) for change in body if change.new]
        self._new = Side(self._texts, read)
        self._body = body
        self._standing: dict[tuple[str, bool], bool] = {}
        self._ruled: dict[tuple[str, bool, float], bool] = {}

    @cached_property
    def is_rewritten(self) -> bool:
        """Whether the text was not amended here and there but rewritten: a good part of what was not repealed is another."""
        edits = [edit for change in self._body if change.old and change.new for edit in change.edits]
        old = sum(len(edit.text) for edit in edits if edit.op is not Op.INSERT)
        return sum(len(edit.text) for edit in edits if edit.op is Op.EQUAL) < STAYS * old

    @property
    def is_mostly_new(self) -> bool:
        """Whether less than half of the new text stood in the old one at the places that its articles were linked with."""
        kept = sum(len(edit.text) for change in self._body for edit in change.edits if edit.op is Op.EQUAL)
        return 2 * kept < sum(map(len, self._texts))

    @cached_property
    def _general(self) -> list[str]:
        """What a general rule of the new text has in store for whoever breaks it."""
        found = (match[0] for text in self._texts for match in _PROSECUTED.finditer(text))
        return sorted({match[0] for rule in found for match in _CONSEQUENCE.finditer(rule)})

    @cached_property
    def _kept(self) -> frozenset[int]:
        """Places of the sentences of the new text that stood in the old one: what they rule, they ruled before."""
        stood = set(self.old.pairs)
        return frozenset(place for place, pairs in enumerate(self._new.pairs) if pairs in stood)

    def takes_income(self) -> bool:
        """Say whether the new text has unlawful income taken somewhere: of which acts it no longer is no rule can tell."""
        return self._new.has("没收违法所得")

    def is_prosecuted(self, said: str) -> bool:
        """Say whether words of the old text have nothing in store but what a general rule of the new one has, too."""
        named = {match[0] for match in _CONSEQUENCE.finditer(said)}
        return bool(named) and not _SANCTIONED.search(said) and named <= set(self._general)

    def is_formal(self, said: str) -> bool:
        """Say whether words of the new text only hand over to the police or a court, as the old text did somewhere."""
        named = {match[0] for match in _HANDED.finditer(said)}
        return bool(named) and not _SANCTIONED.search(said) and all(map(self.old.has, named))

    def stands(self, said: str, *, new: bool) -> bool:
        """Say whether words of one side stand, as good as whole, in one sentence of the other; `new`: of the new side."""
        if (known := self._standing.get((said, new))) is None:
            share = SHORT if len(said) < _FEW else CAME if new else WENT
            known = self._holds(self.old if new else self._new, said, pairs_said(said), share)
            self._standing[said, new] = known
        return known

    def is_left(self, said: str) -> bool:
        """Say whether so much of what clauses of the old text are about stands in one new sentence that they may live on."""
        return self._is_ruled(said, LEFT if self.is_rewritten else MATTER, new=False)

    def is_ruled(self, said: str, *, new: bool) -> bool:
        """Say whether what words of one side are about stands in one sentence of the other, however it is put."""
        return self._is_ruled(said, MATTER, new=new)

    def _is_ruled(self, said: str, share: float, *, new: bool) -> bool:
        if (known := self._ruled.get((said, new, share))) is None:
            pairs = matter_of(said)
            known = len(pairs) >= _MATTERS and self._holds(self.old if new else self._new, said, pairs, share)
            self._ruled[said, new, share] = known
        return known

    def _holds(self, side: Side, said: str, pairs: Grams, share: float) -> bool:
        """Say whether a sentence of a side has such a share of some pairs, by their rarity, and does not deny them."""
        weights = side.weights
        known = pairs & weights.keys()
        most = sum(map(weights.__getitem__, known))
        whole = most + side.rarest * (len(pairs) - len(known))
        least = whole * min(share, KEPT)
        if most < least:
            return False  # not even all sentences together have it, which is so of most of what is new
        kept = self._kept if side is self._new else ()
        return any(
            sum(map(weights.__getitem__, known & side.pairs[place])) >= whole * (KEPT if place in kept else share)
            and not _is_denied(said, side.sentences[place])
            for place in side.likely(known, most - least)
        )


def _is_denied(said: str, sentence: str) -> bool:
    """Say whether a sentence says 不 of what some words say without it, or the other way round: 不属于秘密 and 属于秘密."""
    said, sentence = _bare(said), _bare(sentence)
    for sign in _NEGATIONS:
        if any(word in sentence and sign + word[0] not in sentence for word in _behind(sign, said, 2)):
            return True
        for denied in _denied(sign, sentence):
            if sign + denied not in said and any(denied + after in sentence for after in _behind(denied, said, 1)):
                return True
    return False


_HOW = lazy("(?<=[不未])(?:依法|按照?规定|依照规定|按期|及时|如实)")
"""What stands between 不 and what is denied."""


@lru_cache(maxsize=4096)  # a sentence is asked for by all that it may say
def _bare(text: str) -> str:
    return _HOW.sub("", text)


@lru_cache(maxsize=4096)
def _denied(sign: str, sentence: str) -> tuple[str, ...]:
    """Return the characters that stand behind a sign in a sentence, each once."""
    return tuple(dict.fromkeys(_behind(sign, sentence, 1)))


def _behind(sign: str, text: str, count: int) -> Iterator[str]:
    """Yield the next few characters behind each place of a sign in a text, where there are so many."""
    at = text.find(sign)
    while 0 <= at < len(text) - count:
        yield text[at + 1 : at + 1 + count]
        at = text.find(sign, at + 1)
