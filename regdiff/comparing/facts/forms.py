"""Whether one clause is a form of another, or another rule that stands in its place."""

from __future__ import annotations

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.matter import matter_of
from regdiff.comparing.facts.ruled import may_say_rule, says_rule
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.sets import pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


def stands_better(old: Said, quote: Span, new: Said) -> bool:
    """Say whether an old sentence, as good as all of which is quoted, stands on in another new one than its form.

    One that stood there before as well is a like rule, and no other form of it.
    """
    sentences, quoted = new.text.sentences, old.text.words(quote)
    if len(sentences) > _MOST_SENTENCES or len(quoted) < _MOST_OF * len(old.whole):
        return False
    pairs = pairs_of(_bare(quoted))
    if len(pairs) < _TELLING_PAIRS:
        return False
    least = max(_STANDS * len(pairs), len(pairs & pairs_of(_bare(new.whole))) + _BETTER * len(pairs))
    others = (new.text.words(each.span) for at, each in enumerate(sentences) if at != new.sentence)
    return any(len(pairs & pairs_of(_bare(each))) >= least and each not in old.text.text for each in others)


_MOST_SENTENCES = 60
"""Of a longer article the other sentences are not looked at: this bounds the work."""
_MOST_OF = 0.8
"""So much of its sentence an old clause has to be, for what became of a part is another question."""
_TELLING_PAIRS = 16
"""Pairs of characters by which a sentence is known again."""
_STANDS, _BETTER = 0.7, 0.15
"""So many of its pairs of characters a sentence has in the one in which it stands on, and so many more than in another."""


def is_another(old: Said, new: Said) -> bool:
    """Say whether two clauses that begin otherwise have so little in common that one is no form of the other."""
    said = [_bare(each.words) for each in (old, new)]
    if all(map(_SETS_UP.match, said)):
        said = [_SET_UP.sub("", each) for each in said]  # what the state sets up is another thing by its name
    elif said[0][:OPENING] == said[1][:OPENING] and min(map(len, said)) >= KNOWN:
        return False
    else:
        bare = [_without_authorities(each) for each in said]
        said = bare if min(map(len, bare)) >= OPENING else said  # they are others after a reform, and any rule names some
    one, other = map(pairs_of, said)
    bans = [_BAN.search(each.words) is not None for each in (old, new)]
    least = _COMMON if bans[0] is bans[1] else _COMMON_BAN
    return 2 * len(one & other) < least * (len(one) + len(other))


def _without_authorities(words: str) -> str:
    """Return some words without the authorities that they name."""
    for each in reversed(find_actors(words)):
        if each.kind == "authority":
            words = words[: each.span.start] + words[each.span.end :]
    return words


_SETS_UP = lazy("国家(?:实行|建立|健全|完善)")
_SET_UP = lazy("国家|实行|建立|健全|完善|制度|机制|体系")
_BAN = lazy("禁止|不得|严禁")
_COMMON, _COMMON_BAN = 0.4, 0.5
"""The share of their pairs of characters that two forms of one clause have in common; and where one of them is a ban."""
OPENING = 3
"""Characters that two clauses begin with which speak of the same."""


def goes_on(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether a clause stands elsewhere on the other side, word for word: what was set against it is another rule."""
    cores = _core(old), _core(new)
    before, after = (_bare(said.text.words(core)) for said, core in zip((old, new), cores, strict=True))
    return any(
        len(own) >= KNOWN and own not in others and sides.stands(core, new=is_new)
        for core, own, others, is_new in ((cores[0], before, after, False), (cores[1], after, before, True))
    ) or _is_ruled_on(old, new, sides)


def _is_ruled_on(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether another new sentence is about all that an old clause ruled, and the one set against it is not."""
    matter = matter_of(old.words)
    if len(matter) < _RULE or old.words.endswith(_WHEN) or matter <= matter_of(new.whole):
        return False
    return sides.is_ruled(old.span, new.sentence, new=False)


_RULE = 4
"""Pairs of characters that are enough to know a rule by."""


def is_its_condition(old: Said, new: Said) -> bool:
    """Say whether one clause rules something and the other one only says when: neither is a form of the other.

    An item is a case as a whole.
    """
    if old.above or new.above:
        return False
    whens = [each.words.endswith(_WHEN) and not each.stated for each in (old, new)]
    return (whens[0] and bool(new.stated)) or (whens[1] and bool(old.stated))


_WHEN = ("的", "时", "后", "前")


def _core(said: Said) -> Span:
    """Return a clause without what joins it to another one, and without 的 at its end: 或者拒绝受理的."""
    joint = _JOINED.match(said.text.text, *said.span)
    return Span(joint.end() if joint else said.span.start, said.span.end - said.words.endswith("的"))


_JOINED = lazy("(?:[（(][一二三四五六七八九十]+[）)])?(?:或者|以及|并且|但是)?")


def _bare(clause: str) -> str:
    """Return a clause without the number of an item, and without marks."""
    return _SIGNS.sub("", clause)


_SIGNS = lazy(r"\A[（(][一二三四五六七八九十]+[）)]|\W")
KNOWN = 12
"""Characters of a clause that is known by its words."""
MARKER = 12
"""Characters in which the marker of an item ends."""


def rules_alone(old: Said, new: Said, quotes: tuple[Span, Span], lead: Span) -> bool:
    """Say whether one quote rules something and the other, which is little like it, does not: it would seem to be gone."""
    quoted = [text.words(quote) for text, quote in zip((old.text, new.text), quotes, strict=True)]
    if any(marker(words[:MARKER])[1] for words in quoted):
        return False  # an item is a case as a whole
    said = [f"{new.text.words(lead)}，{words}" for words in quoted]
    one, other = map(pairs_of, quoted)
    is_like = 2 * len(one & other) >= _MUCH_ALIKE * (len(one) + len(other))
    return not is_like and any(map(says_rule, said)) and not all(map(may_say_rule, said))


_MUCH_ALIKE = 0.7
"""So much of their pairs of characters two clauses have in common of which one is the other but for a few words."""


def is_form(old: Said, new: Said) -> bool:
    """Say whether a sentence may be a form of another: both have much in common, or one has as good as all of the other."""
    if matter_of(old.words) <= matter_of(new.words):
        return True
    one, other = (pairs_of(_bare(each.words)) for each in (old, new))
    common = len(one & other)
    return 2 * common >= _LIKE * (len(one) + len(other)) or common >= _HELD * min(len(one), len(other))


_LIKE, _HELD = 0.34, 0.66
"""So much is common to two sentences of which one is a form of the other; or so much of the shorter one."""
