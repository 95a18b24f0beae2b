"""What a person decided about two revisions: links, pairs that are no links, and remarks (说明). Pure values.

A `Decisions` value is bound to two texts by their sha256 and says of their articles what a person said; every method gives
a new value and leaves the old one as it is, so that undoing is keeping the value before. It is always free of
contradictions: no article stands in two decided links, and no pair is both linked and not. Articles are named by number
(`Ref`), the number of an article that repeats in a bad text with its place: 第七条#2.

The file that holds such a value is written and read by `regdiff.model.links_file`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from regdiff.errors import LinksError
from regdiff.messages import Message, say
from regdiff.model.numbers import Level, format_number, match_number, parse_number
from regdiff.model.patterns import lazy
from regdiff.model.sha256 import sha256_of
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.named import NamedTuple

LONGEST = 10_000
"""Most characters of a remark."""
_COPY = lazy(r"(.{1,80}?)(?:#([1-9][0-9]{0,5}))?\Z")
_SHA256 = lazy(r"[0-9a-f]{64}\Z")


class Ref(NamedTuple):
    """An article of one of the two texts, by its number."""

    value: tuple[int, ...]
    """(7,) for 第七条, (120, 1) for 第一百二十条之一."""
    copy: int = 1
    """Which of the articles that bear this number, from 1 in the order of the text."""

    def __str__(self) -> str:
        return format_number(self.value) + (f"#{self.copy}" if self.copy > 1 else "")

    @classmethod
    def read(cls, text: str) -> Ref:
        """Return what `text` names: 第七条, 第7条, 7, 第一百二十条之一, or 第七条#2 for the second of that number.

        Raises:
            LinksError: it is no number of an article.
        """
        match = _COPY.match(text.strip())
        number = match and (match_number(match[1]) or match_number(f"第{match[1]}条"))
        if (
            not match
            or not number
            or number.level is not Level.ARTICLE
            or number.printed not in {match[1], f"第{match[1]}条"}
        ):
            raise LinksError(
                say("no number of an article: {text}", text=text.strip()[:40] or say("nothing")),
                fix=say("write 第七条 or 7"),
            )
        return cls(number.value, int(match[2] or 1))


Refs = Iterable[Ref | str]
"""Articles, each as a `Ref` or as whatever `Ref.read` takes."""


class How(StrEnum):
    """What a person did to a link."""

    CONFIRMED = "confirmed"
    """It stood as it is, and is right."""
    CORRECTED = "corrected"
    """It was made by hand."""


class Side(StrEnum):
    """One of the two texts."""

    OLD = "old"
    NEW = "new"

    @property
    def said(self) -> Message:
        """The side as messages call it."""
        return say("old") if self is Side.OLD else say("new")


class Text(NamedTuple):
    """One of the two texts that decisions are bound to."""

    label: str
    """As its head says; may be empty."""
    sha256: str
    """Of the canonical text in UTF-8, in hexadecimal digits: what `ChangeSet.old.sha256` is, too."""


class DecidedLink(NamedTuple):
    """Old articles that became new ones, as a person says; a side without any says that the one article has no partner."""

    old: tuple[Ref, ...]
    new: tuple[Ref, ...]
    how: How = How.CORRECTED


class Pair(NamedTuple):
    """An old article and a new one that are not linked, as a person says."""

    old: Ref
    new: Ref


class Remark(NamedTuple):
    """What a person wrote on an article for the comparison table (说明)."""

    side: Side
    article: Ref
    text: str
    """Lines parted by line feeds, without blanks at its ends."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided about two texts; see the module. The parts are brought into their canonical order.

    Raises:
        LinksError: they contradict each other, or are not of their form; the first reason is told.
    """

    old: Text
    new: Text
    links: tuple[DecidedLink, ...] = ()
    """Made or confirmed by hand; each stands in the change set exactly as it stands here."""
    unlinked: tuple[Pair, ...] = ()
    """Pairs that are never linked directly."""
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        checker = Checker()
        for text in (self.old, self.new):
            checker.text(text)
        for link in self.links:
            checker.link(link)
        for pair in self.unlinked:
            checker.pair(pair)
        for remark in self.remarks:
            checker.remark(remark)
        if pair_at_odds := checker.contradiction():
            raise both(pair_at_odds)
        links = (link._replace(old=tuple(sorted(link.old)), new=tuple(sorted(link.new))) for link in self.links)
        object.__setattr__(self, "links", tuple(sorted(links, key=lambda link: (not link.old, link))))
        object.__setattr__(self, "unlinked", tuple(sorted(self.unlinked)))
        object.__setattr__(
            self, "remarks", tuple(sorted(self.remarks, key=lambda each: (each.article, each.side is Side.NEW)))
        )

    @classmethod
    def on(cls, old: Revision, new: Revision) -> Decisions:
        """Return a value that is bound to two revisions and decides nothing yet."""
        return cls(text_of(old), text_of(new))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is decided or remarked."""
        return not (self.links or self.unlinked or self.remarks)

    def link(self, old: Refs, new: Refs, how: How = How.CORRECTED) -> Decisions:
        """Decide that the articles `old` became the articles `new`; the last word counts.

        Other decided links give these articles up, and go where a side of them is left without any; pairs of these articles
        that were not to be linked are forgotten. With one side empty each article of the other one has no partner.

        Args:
            old: articles of the old text; may be empty.
            new: articles of the new text; may be empty, but not both.
            how: whether a person made the link, or confirmed one that stood.

        Raises:
            LinksError: no number of an article, one twice, or no article at all.
        """
        refs_old, refs_new = _refs(old), _refs(new)
        if not (refs_old or refs_new):
            raise LinksError(
                say("a link needs an article"), fix=say("write 第七条=第九条, or 第七条= for one without a partner")
            )
        sides = {*refs_old}, {*refs_new}
        made = [DecidedLink(refs_old, refs_new, how)]
        if not (refs_old and refs_new):
            made = [DecidedLink((i,), (), how) for i in refs_old] + [DecidedLink((), (j,), how) for j in refs_new]
        unlinked = tuple(pair for pair in self.unlinked if not (pair.old in sides[0] and pair.new in sides[1]))
        kept = (trimmed for link in self.links if (trimmed := _without(link, *sides)))
        return replace(self, links=(*kept, *made), unlinked=unlinked)

    def confirm(self, old: Refs, new: Refs) -> Decisions:
        """Decide that a link that stands is right; `link` with `How.CONFIRMED`."""
        return self.link(old, new, How.CONFIRMED)

    def unlink(self, old: Refs, new: Refs) -> Decisions:
        """Decide that none of the articles `old` became, directly, one of the articles `new`.

        A decided link that holds such a pair keeps what is left of it; articles that it leaves alone are free again.

        Raises:
            LinksError: no number of an article, one twice, or no article on a side.
        """
        refs_old, refs_new = _refs(old), _refs(new)
        if not (refs_old and refs_new):
            raise LinksError(say("what is not linked needs an article on both sides"), fix=say("write 第七条=第九条"))
        pairs = {*self.unlinked, *(Pair(i, j) for i in refs_old for j in refs_new)}
        links: list[DecidedLink] = []
        for link in self.links:
            parts = components(link.old, link.new, pairs)
            links += [link] if len(parts) == 1 or not (link.old and link.new) else []
            links += [DecidedLink(*part, link.how) for part in parts if len(parts) > 1 and all(part)]
        return replace(self, links=tuple(links), unlinked=tuple(pairs))

    def forget(self, old: Refs = (), new: Refs = ()) -> Decisions:
        """Take back what was decided of articles: links that hold one of them, and pairs with one of them.

        Remarks stay. An article of which nothing was decided is no error.
        """
        refs_old, refs_new = {*_refs(old)}, {*_refs(new)}
        links = (link for link in self.links if refs_old.isdisjoint(link.old) and refs_new.isdisjoint(link.new))
        pairs = (pair for pair in self.unlinked if pair.old not in refs_old and pair.new not in refs_new)
        return replace(self, links=tuple(links), unlinked=tuple(pairs))

    def remark(self, article: Ref | str, text: str, side: Side = Side.NEW) -> Decisions:
        """Write a remark on an article, in the place of an earlier one; an empty text takes it away.

        Raises:
            LinksError: no number of an article, or a text that is too long or holds control characters.
        """
        [ref] = _refs([article])
        said = clean(text)
        others = tuple(each for each in self.remarks if (each.side, each.article) != (side, ref))
        return replace(self, remarks=(*others, Remark(side, ref, said)) if said else others)

    def link_of(self, article: Ref | str, side: Side = Side.NEW) -> DecidedLink | None:
        """Return the decided link of an article, None where it has none."""
        [ref] = _refs([article])
        return next((link for link in self.links if ref in (link.new if side is Side.NEW else link.old)), None)

    def refs(self, side: Side) -> Iterator[Ref]:
        """Yield every article of a side that is named, as often as it is named."""
        new = side is Side.NEW
        for link in self.links:
            yield from link.new if new else link.old
        yield from (pair.new if new else pair.old for pair in self.unlinked)
        yield from (each.article for each in self.remarks if each.side is side)


def text_of(revision: Revision) -> Text:
    """Return what decisions on a revision are bound to."""
    return Text(revision.head.label, sha256_of(write(revision).encode()))


def refs_of(revision: Revision) -> list[Ref]:
    """Return how each article of a revision is named, in the order of the text."""
    return number_refs(article.number.value for article in revision.articles)


def number_refs(values: Iterable[tuple[int, ...]]) -> list[Ref]:
    """Return the names of articles that bear these numbers."""
    seen: dict[tuple[int, ...], int] = {}
    out = []
    for value in values:
        seen[value] = seen.get(value, 0) + 1
        out.append(Ref(value, seen[value]))
    return out


def clean(text: str) -> str:
    """Return a remark without blanks at its ends, its lines parted by line feeds.

    Raises:
        LinksError: it is too long, or holds control characters or half a character.
    """
    said = text.replace("\r\n", "\n").replace("\t", " ").strip()
    if len(said) > LONGEST:
        raise LinksError(
            say("a remark has {count:,} characters; at most {longest:,} are taken", count=len(said), longest=LONGEST)
        )
    if any(not (char.isprintable() or char in "\n\u3000\u00a0\u200b\u200d\ufeff") for char in said):
        raise LinksError(say("a remark holds control characters"), fix=say("leave them out"))
    return said


def components(
    old: Sequence[Ref], new: Sequence[Ref], apart: Collection[tuple[Ref, Ref]]
) -> list[tuple[tuple[Ref, ...], tuple[Ref, ...]]]:
    """Return which of the articles hang together when all pairs but those `apart` are linked."""
    left: tuple[set[Ref], set[Ref]] = {*old}, {*new}
    out = []
    while left[0] or left[1]:
        side = 0 if left[0] else 1
        todo = [(side, min(left[side]))]
        left[side].discard(todo[0][1])
        found: tuple[set[Ref], set[Ref]] = set(), set()
        while todo:
            side, ref = todo.pop()
            found[side].add(ref)
            reached = [each for each in left[1 - side] if ((ref, each) if side == 0 else (each, ref)) not in apart]
            left[1 - side].difference_update(reached)
            todo += [(1 - side, each) for each in reached]
        out.append((tuple(sorted(found[0])), tuple(sorted(found[1]))))
    return out


class Checker:
    """Takes the parts of decisions one by one, and refuses the first that contradicts those before it."""

    def __init__(self) -> None:
        self._claimed: dict[tuple[Side, Ref], DecidedLink] = {}
        self._pairs: set[Pair] = set()
        self._within: dict[int, tuple[DecidedLink, Pair]] = {}
        self._remarked: set[tuple[Side, Ref]] = set()

    def text(self, text: Text) -> None:
        """Check one of the two texts."""
        if not _SHA256.match(text.sha256):
            raise LinksError(
                say("{what} is no sha256 of a text", what=text.sha256[:12] or say("nothing")),
                fix=say("write 64 hexadecimal digits"),
            )
        if not text.label.isprintable():
            raise LinksError(say("a label holds control characters"))

    def link(self, link: DecidedLink) -> None:
        """Check a decided link."""
        if len(link.old) + len(link.new) != 1 and not (link.old and link.new):
            raise LinksError(say("a link without a partner is of one article"), fix=say("write one entry an article"))
        for side, refs in ((Side.OLD, link.old), (Side.NEW, link.new)):
            for ref in refs:
                _check_ref(ref)
                if (side, ref) in self._claimed:
                    raise LinksError(
                        say("two links claim {ref} of the {side} text", ref=ref, side=side.said), fix=say("keep one of them")
                    )
                self._claimed[side, ref] = link

    def pair(self, pair: Pair) -> None:
        """Check a pair that is not linked."""
        for ref in pair:
            _check_ref(ref)
        if pair in self._pairs:
            raise LinksError(
                say("{old} and {new} are said twice to be unlinked", old=pair.old, new=pair.new), fix=say("keep one of them")
            )
        self._pairs.add(pair)
        link = self._claimed.get((Side.OLD, pair.old))
        if link is None or pair.new not in link.new:
            return
        if min(len(link.old), len(link.new)) == 1:
            raise both(pair)
        self._within[id(link)] = link, pair

    def remark(self, remark: Remark) -> None:
        """Check a remark."""
        _check_ref(remark.article)
        if not remark.text or clean(remark.text) != remark.text:
            raise LinksError(say("the remark on {article} is empty, or has blanks at its ends", article=remark.article))
        if (remark.side, remark.article) in self._remarked:
            raise LinksError(
                say("two remarks on {article} of the {side} text", article=remark.article, side=remark.side.said),
                fix=say("make them one"),
            )
        self._remarked.add((remark.side, remark.article))

    def contradiction(self) -> Pair | None:
        """Return a pair without which, as it is said to be unlinked, a decided link of several to several falls apart."""
        parted = (pair for link, pair in self._within.values() if len(components(link.old, link.new, self._pairs)) > 1)
        return next(parted, None)


def both(pair: Pair) -> LinksError:
    """Return the error for a pair that is both linked and unlinked."""
    return LinksError(
        say("{old} and {new} are both linked and unlinked", old=pair.old, new=pair.new), fix=say("keep one of the two")
    )


def _check_ref(ref: Ref) -> None:
    if not (_is_number(ref.value) and 1 <= ref.copy < 10**6):
        raise LinksError(say("no number of an article: {value}#{copy}", value=ref.value, copy=ref.copy))


@lru_cache(maxsize=4096)
def _is_number(value: tuple[int, ...]) -> bool:
    try:
        return bool(value) and parse_number(format_number(value)).value == value
    except ValueError:
        return False


def _refs(refs: Refs) -> tuple[Ref, ...]:
    out = tuple(ref if isinstance(ref, Ref) else Ref.read(ref) for ref in ([refs] if isinstance(refs, str) else refs))
    seen: set[Ref] = set()
    for ref in out:
        if ref in seen:
            raise LinksError(say("{ref} is named twice", ref=ref), fix=say("name it once"))
        seen.add(ref)
    return out


def _without(link: DecidedLink, old: Collection[Ref], new: Collection[Ref]) -> DecidedLink | None:
    """Return what is left of a link when articles of it are given to another one; None where a side of it is left empty."""
    rest = tuple(i for i in link.old if i not in old), tuple(j for j in link.new if j not in new)
    if rest == (link.old, link.new):
        return link
    return link._replace(old=rest[0], new=rest[1]) if all(rest) else None
