"""Clauses: what law moves in. A clause ends at a mark that parts sentences, or what can stand alone within one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from regdiff.model.patterns import lazy
from regdiff.model.text import fold, fold_each
from regdiff.named import NamedTuple

SHORTEST = 6
"""A clause with fewer characters, without marks, references and amounts, says too little to be known again."""
LONGEST = 20_000
"""Of a longer article the first so many characters are cut."""

_ENDS = lazy(r"[。；：;！？\n，,:](?<![0-9]:)")
"""What parts clauses."""
_SENTENCE_ENDS, _CLAUSE_ENDS, _COLON = "。；：;！？\n", "，,", lazy("(?<![0-9]):")
"""What parts sentences, items and what introduces them; and what parts clauses besides."""
_SENTENCE, _CLAUSE = "\0", "\1"
_NUMBER = "零〇一二两三四五六七八九十百千万亿"
_NOT_ITS_OWN = lazy(
    rf"[\W_第{_NUMBER}\d](?:"  # what any of them begins with: to look for it takes no time
    rf"(?<=[^\w.{_SENTENCE}{_CLAUSE}])[^\w{_SENTENCE}{_CLAUSE}]*|(?<=第)[{_NUMBER}]+[条款项]|(?<=百)分之[{_NUMBER}\d]+|(?<=[{_NUMBER}\d.])[{_NUMBER}\d.]*(?:元|倍|日|年|个月|月|名|人|%)"
    rf"|(?<=[.])[^\w{_SENTENCE}{_CLAUSE}]*|(?<=_)_*)"
)
"""References, amounts and marks: they change while the clause stays, and agree where it does not."""
_FORMULA = lazy(
    r"违反本(?:法|条例|规定|办法)规定|情节(?:特别)?(?:严重|较重|较轻)的|造成(?:他人)?(?:严重后果|损失|损害)的|构成犯罪的"
    r"|(?:依法|依照刑法的?有关规定)?追究刑事责任|(?:直接)?负有?责任?的(?:主管|领导)人员和(?:其他)?直接责任人员"
    r"|办法由[^。；：:;！？\n，,]{2,30}?(?:规定|制定)"
)
"""What every law says in the same words, however rare it is in the texts at hand: to say it is to carry on nothing."""


class Clause(NamedTuple):
    """A clause of an article."""

    article: int
    """0-based place of the article among those of its side."""
    place: int
    """0-based place among all that the article is cut into, as `spans` gives them."""
    said: str
    """What it says, without typography, marks, references and amounts."""
    sentence: int
    """0-based place of its sentence among those of its side."""


def spans(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of an article begin and end, 0-based and half-open; one may be empty."""
    out, start = [], 0
    for mark in _ENDS.finditer(text[:LONGEST]):
        out.append((start, mark.start()))
        start = mark.end()
    return [*out, (start, len(text))]


def words(text: str) -> str:
    """Return what a clause says, without typography, marks, references and amounts."""
    return _NOT_ITS_OWN.sub("", fold(text[:LONGEST].replace(_SENTENCE, " ").replace(_CLAUSE, " ")))


@lru_cache(maxsize=64)  # several others may be asked for along with an article
def words_of(text: str) -> list[str]:
    """Return what each clause of an article says, as `spans` cuts them: the words of all at once."""
    if len(text) > LONGEST:
        return [words(text[slice(*span)]) for span in spans(text)]
    return _bare([text])[0].replace(_CLAUSE, _SENTENCE).split(_SENTENCE)


def is_formula(clause: str, said: str = "") -> bool:
    """Say whether a clause says nothing but what every law says in the same words; `said`: its `words`, if known."""
    rest = _FORMULA.sub("", clause)
    return len(said if said and rest == clause else words(rest)) < SHORTEST


def clauses_of(texts: Iterable[str]) -> tuple[list[Clause], list[str]]:
    """Return the clauses of articles that say enough to be known again, and what their sentences say."""
    clauses: list[Clause] = []
    sentences: list[str] = []
    for article, bare in enumerate(_bare(texts)):
        if not bare:
            continue
        place = 0
        for number, sentence in enumerate(bare.split(_SENTENCE), len(sentences)):
            for said in sentence.split(_CLAUSE):
                if len(said) >= SHORTEST:
                    clauses.append(Clause(article, place, said, number))
                place += 1
        sentences += bare.replace(_CLAUSE, "").split(_SENTENCE)
    return clauses, sentences


def sentences_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield what the sentences of articles say, as `clauses_of` gives them; some say nothing."""
    for bare in _bare(texts):
        for sentence in bare.split(_SENTENCE):
            yield sentence.replace(_CLAUSE, "")


def _bare(texts: Iterable[str]) -> list[str]:
    """Articles with nothing but what their clauses say, and signs for where these end."""
    return [_NOT_ITS_OWN.sub("", folded) for folded in fold_each(map(_signed, texts))]


def _signed(text: str) -> str:
    """An article with signs for where its clauses end."""
    plain = text[:LONGEST].replace(_SENTENCE, " ").replace(_CLAUSE, " ")
    plain = _COLON.sub(_SENTENCE, plain) if ":" in plain else plain
    for mark in _SENTENCE_ENDS:
        plain = plain.replace(mark, _SENTENCE)
    for mark in _CLAUSE_ENDS:
        plain = plain.replace(mark, _CLAUSE)
    return plain
