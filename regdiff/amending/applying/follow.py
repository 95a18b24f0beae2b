"""References to own articles and parts of them, in words that no order gives, follow the renumbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from regdiff.amending.amended import Cause
from regdiff.amending.applying.base import Base
from regdiff.amending.applying.edit import Edit
from regdiff.amending.applying.job import Refusal
from regdiff.amending.applying.node import Node
from regdiff.amending.applying.words import Edits
from regdiff.messages import Message, say
from regdiff.model.numbers import NUMERAL, Level, Number, format_number, format_numeral
from regdiff.model.patterns import lazy
from regdiff.model.references import Reference, find_in_text, find_references
from regdiff.model.tree import Article
from regdiff.named import NamedTuple

_N = f"[{NUMERAL}]{{1,16}}"
_TOKEN = lazy(
    rf"(?P<word>前)?(?P<open>[（(]?)(?P<number>{_N})(?P<close>[）)]?)(?P<unit>分编|[条條款项項目编編章节節]?)(?P<more>(?:之{_N})*)"
)
_SIGNS = {level.sign: level for level in Level} | {
    "條": Level.ARTICLE,
    "項": Level.ITEM,
    "編": Level.BOOK,
    "節": Level.SECTION,
}


class Place(NamedTuple):
    """Where something stands in the new text."""

    article: tuple[int, ...]
    paragraph: int = 0
    """0 for the whole article."""
    item: int = 0
    is_alone: bool = False
    """The paragraph came from another article, and is the only one of its own."""


@dataclass(eq=False)
class Following:
    """What becomes of the base's references."""

    base: Base
    edits: Edits
    """The edits that orders make; those of references are added."""
    warnings: list[Message] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    def run(self) -> None:
        """Add an edit for every reference that follows."""
        if not self._moves():
            return
        self.articles = list(self.base.revision.articles)
        title = self.base.revision.head.title
        names = (title,) if title else ()
        kept = set(self._kept())
        previous: Article | None = None
        before: Node | None = None
        for article, node in zip(self.articles, self.base.articles, strict=True):
            found = find_references(article, previous, names)
            self._follow([(line, ref) for line, ref in found if (node.unit, line) in kept], node, before)
            previous, before = article, node
        for node in (self.base.preamble, *self.base.annexes):
            for line in node.kept_lines():
                refs = [(line.line, ref) for ref in find_in_text(line.text, names) if ref.article and not ref.relative]
                self._follow(refs, node, None)

    def _moves(self) -> bool:
        """Say whether anything has another number than before."""
        headings = any(node.final != node.number for node in self.base.headings if not node.gone)
        return headings or any(_has_moved(node) for node in self.base.articles)

    def _kept(self) -> Iterator[tuple[int, int]]:
        """Yield unit and line of every line whose base words stay, captions too."""
        for article in self.base.articles:
            for line in article.kept_lines():
                yield line.unit, line.line

    def _follow(self, refs: list[tuple[int, Reference]], node: Node, before: Node | None) -> None:
        for at, (line, ref) in enumerate(refs):
            if not ref.own or self._is_edited(node, line, ref):
                continue
            text = self.base.sources[node.unit].lines[line]
            ends = at > 0 and refs[at - 1][1].until is not None and refs[at - 1][0] == line
            self._stay_relative(ref, node, line, before)
            new = self._renamed(ref, node, line, begins=ref.until is not None, ends=ends)
            if new and new != text[ref.start : ref.end]:
                edit = Edit(ref.start, ref.end, new, Cause.REFERENCE)
                self.edits.setdefault((node.unit, line), []).append(edit)

    def _is_edited(self, node: Node, line: int, ref: Reference) -> bool:
        """Say whether an order touches a reference; one of which a part stays is left as it is, and told."""
        touching = [e for e in self.edits.get((node.unit, line), ()) if e.start < ref.end and ref.start < e.end]
        if any(e.start > ref.start or e.end < ref.end for e in touching):
            self._warn(node, say("an order changes a part of {ref}; its numbers were left as they are", ref=ref.text))
        return bool(touching)

    def _warn(self, node: Node, what: Message) -> None:
        self.warnings.append(say("{place}: {what}", place=_spelled(place_of(node)) or node.name, what=what))

    def _renamed(self, ref: Reference, node: Node, line: int, *, begins: bool, ends: bool) -> str:
        """Return the reference as it reads in the new text; empty where it stays as it is."""
        if ref.division is not None:
            return self._division(ref)
        target = self._target(ref)
        if target is None:
            return ""
        article, part = target
        found = place_of(part) or (self._nearest(article, begins=begins, ends=ends) if begins or ends else None)
        if found is None:
            self._lost(ref, node, part)
            return ""
        if part is article and article.is_replaced and ref.paragraph:
            self._warn(
                node, say("{ref} names a part of {place}, which has another wording now", ref=ref.text, place=article.name)
            )
        old = Place(article.number, ref.paragraph or 0, ref.item or 0)
        if ref.relative and found.article != _own_article(node, line):
            self._warn(
                node,
                say("{ref} meant {place}, which now stands elsewhere; it was left as it is", ref=ref.text, place=part.name),
            )
            return ""
        return _rewritten(ref, old, found, is_part=part is not article)

    def _target(self, ref: Reference) -> tuple[Node, Node] | None:
        """Return the article of the base that a reference names, and the part of it; None where that is not certain."""
        found = self.base.by_number.get(ref.article.value, []) if ref.article else []
        if len(found) != 1:
            return None
        part = found[0]
        if not part.is_replaced and (ref.paragraph or ref.item):
            part = _part(part, ref) or part
        return found[0], part

    def _nearest(self, article: Node, *, begins: bool, ends: bool) -> Place | None:
        """Return the article that now begins, or ends, a range of which the first or last one left."""
        at = self.base.articles.index(article)
        rest = self.base.articles[at:] if begins else list(reversed(self.base.articles[: at + 1])) if ends else []
        return next((place for node in rest if (place := place_of(node))), None)

    def _lost(self, ref: Reference, node: Node, part: Node) -> None:
        at: Node | None = part
        while at is not None and not (at.gone or at.moved):
            at = at.parent
        job = at and (at.gone or at.moved)
        if job:
            self._warn(
                node,
                say(
                    "{ref} still points to {place}, which {who} deletes or divides",
                    ref=ref.text,
                    place=part.name,
                    who=job.name,
                ),
            )
        else:
            self._warn(
                node,
                say("{ref} still points to {place}, which the new text does not have as one", ref=ref.text, place=part.name),
            )

    def _division(self, ref: Reference) -> str:
        numbers = (*ref.within, ref.division) if ref.division else ()
        try:
            heading = self.base.heading(numbers)
        except Refusal:
            return ""
        if heading.gone or heading.final == heading.number or not heading.final:
            return ""
        return _replaced(ref, {heading.level: (heading.number, heading.final)})

    def _stay_relative(self, ref: Reference, node: Node, line: int, before: Node | None) -> None:
        """Warn where 前条 or 前款, which are never rewritten, would now mean another article or paragraph."""
        if ref.text.startswith("前条") and before is not None and ref.article == _number(before):
            here, there = place_of(node), place_of(before)
            if here and there and _is_one_apart(there.article, here.article) is False:
                self._warn(node, say("{ref} meant {place}, which no longer stands before it", ref="前条", place=before.name))
        elif ref.text.startswith("前款") and ref.paragraph and not node.is_replaced:
            own = _paragraph_with(node, line)
            meant = next((each for each in node.children if each.number == (ref.paragraph,)), None)
            if own and meant and own is not meant and not _follows(meant, own):
                self._warn(node, say("{ref} meant {place}, which no longer stands before it", ref="前款", place=meant.name))


def _number(node: Node) -> Number:
    return Number(node.number, Level.ARTICLE, node.printed)


def _has_moved(node: Node) -> bool:
    if node.leaves or node.final != node.number:
        return True
    return any(
        part.final != part.number or part.gone or part.moved for child in node.children for part in (child, *child.children)
    )


def _is_one_apart(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return before < after and (after[0] - before[0] <= 1)


def _follows(meant: Node, own: Node) -> bool:
    if meant.parent is not own.parent or not (meant.final and own.final):
        return False
    return meant.final[0] + 1 == own.final[0]


def _paragraph_with(article: Node, line: int) -> Node | None:
    return next((each for each in article.children for own in each.own_lines() if own.line == line), None)


def _own_article(node: Node, line: int) -> tuple[int, ...]:
    """Return the number in the new text of the article in which a base line now stands."""
    paragraph = _paragraph_with(node, line)
    place = place_of(paragraph) if paragraph else place_of(node)
    return place.article if place else ()


def place_of(node: Node) -> Place | None:
    """Return where a node of the base stands in the new text; None where it, or what took its place, is not one unit."""
    if node.gone or (node.level is Level.ARTICLE and node.leaves):
        heirs = list(dict.fromkeys(node.heirs))
        return place_of(heirs[0]) if len(heirs) == 1 and heirs[0] is not node else None
    if node.level is Level.ARTICLE:
        return Place(node.final) if node.final else None
    above = place_of(node.parent) if node.parent else None
    if above is None or not node.final:
        return None
    if node.level is Level.PARAGRAPH:
        alone = node.moved is not None and node.parent is not None and len(node.parent.made) == 1
        return Place(above.article, node.final[0], 0, alone)
    if node.level is Level.ITEM:
        return above._replace(item=node.final[0])
    return above


def _part(article: Node, ref: Reference) -> Node | None:
    """Return the part of an article that a reference names, by its old numbers."""
    paragraphs = [each for each in article.children if each.number]
    if ref.paragraph:
        holder = next((each for each in paragraphs if each.number == (ref.paragraph,)), None)
    else:
        listed = [each for each in paragraphs if each.children]
        holder = listed[0] if len(listed) == 1 else None
    if holder is None or not ref.item or holder.is_replaced:
        return holder
    return next((each for each in holder.children if each.number == (ref.item,)), holder)


def _rewritten(ref: Reference, old: Place, new: Place, *, is_part: bool) -> str:
    """Return a reference with its new numbers; where its parts are others than before, it is spelled anew."""
    names_paragraph, names_item = _names(ref, Level.PARAGRAPH), _names(ref, Level.ITEM)
    gains = names_item and not names_paragraph and new.paragraph > 1 and not _had_paragraph(ref)
    loses = names_paragraph and (new.is_alone or (is_part and not new.paragraph))
    becomes = not names_paragraph and not names_item and new.paragraph > 0 and not old.paragraph
    if (gains or loses or becomes) and _names(ref, Level.ARTICLE):
        return _spelled(new)
    numbers: dict[Level, tuple[tuple[int, ...], tuple[int, ...]]] = {Level.ARTICLE: (old.article, new.article)}
    if names_paragraph and new.paragraph:
        numbers[Level.PARAGRAPH] = ((old.paragraph,), (new.paragraph,))
    if names_item and new.item:
        numbers[Level.ITEM] = ((old.item,), (new.item,))
    return _replaced(ref, numbers)


def _had_paragraph(ref: Reference) -> bool:
    return (ref.paragraph or 0) > 1


def _names(ref: Reference, level: Level) -> bool:
    return level in {found for found, _ in _tokens(ref)}


def _tokens(ref: Reference) -> Iterator[tuple[Level, re.Match[str]]]:
    """Yield the numbers that a reference prints with their levels; 第一 of 第一、二款 has that of the smallest part."""
    value = {Level.SUBITEM: ref.subitem, Level.ITEM: ref.item, Level.PARAGRAPH: ref.paragraph, Level.ARTICLE: ref.article}
    smallest = next(
        (level for level, number in value.items() if number), ref.division.level if ref.division else Level.ARTICLE
    )
    for match in _TOKEN.finditer(ref.text):
        if not match["word"]:
            yield _SIGNS.get(match["unit"], smallest), match


def _replaced(ref: Reference, numbers: dict[Level, tuple[tuple[int, ...], tuple[int, ...]]]) -> str:
    out, at = "", 0
    for level, match in _tokens(ref):
        old, new = numbers.get(level, ((), ()))
        if old == new:
            continue
        first = str(new[0]) if match["number"].isascii() else format_numeral(new[0])
        more = "".join(f"之{format_numeral(n)}" for n in new[1:])
        out += ref.text[at : match.start()] + match["open"] + first + match["close"] + match["unit"] + more
        at = match.end()
    return out + ref.text[at:]


def _spelled(place: Place | None) -> str:
    if place is None:
        return ""
    parts = ((0 if place.is_alone else place.paragraph, "款"), (place.item, "项"))
    return format_number(place.article) + "".join(f"第{format_numeral(n)}{sign}" for n, sign in parts if n)
