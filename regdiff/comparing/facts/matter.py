"""What some words are about, by which a rule is known again, however it is put."""

from __future__ import annotations

from functools import lru_cache

from regdiff.comparing.clauses import words
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.model.patterns import lazy

_FORMAL = lazy(
    r"中华人民共和国|相关|有关|其[他它]|依法|依照|按照|根据|规定|以及|或者|并且|上述|但是|应当|必须|可以|不得|有权|进行|开展|予以|给予"
    r"|下列|情形|之一|本(?:法|条例|规定|办法)|工作|活动|[按等其并的了和或及与在对向由所该本为之将使被从于以是有者时后前内上下]"
)
"""What says nothing of the matter."""
_GAP = " "
_SIGN = ord(_GAP)
"""What stands where it was taken out; what a text says holds none of its own."""


_words = lru_cache(maxsize=64)(words)
"""What is said and what it is about are asked one after the other."""


@lru_cache(maxsize=64)
def pairs_said(said: str) -> Grams:
    """Return the pairs of characters of what some words say, without marks, references and amounts."""
    return pairs_of(_words(said))


@lru_cache(maxsize=64)
def matter_of(said: str) -> Grams:
    """Return the pairs of characters of what some words are about, without what any rule may say."""
    pairs = pairs_of(plain(said))
    return frozenset([pair for pair in pairs if pair & 0xFFFF != _SIGN and pair >> 16 != _SIGN])


def plain(said: str) -> str:
    """Return what some words say of the matter, with blanks for what any rule may say."""
    return _FORMAL.sub(_GAP, _words(said))
