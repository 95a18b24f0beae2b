"""What a Word file holds and its lines do not, written down while it is read: the reader's part of the law of conservation.

Each element that holds characters is marked when it is taken, into a line or onto the list; what nothing took goes onto the
list at the end, so that nothing is lost by a rule that was not thought of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from regdiff.intake.readers.word.markup import ALTERNATIVES, PARAGRAPH, PROPERTIES, TEXTS, alternatives, characters
from regdiff.intake.source import SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import BLANK, strip_blank

_N = "〇零一二三四五六七八九十百千0-9"
_ARTICLE = re.compile(rf"第\s*[{_N}]+\s*[条條]")
_LAW = re.compile(rf"第\s*[{_N}]+\s*[编編章节節条條]|附[件表录則则：:]|[（(][{_N}]+[）)]")
_TAKEN = "taken"
_SAYS = re.compile(r"\w")
_BY_PLACE = frozenset((Reason.PICTURE, Reason.TEXT_BOX, Reason.EMBEDDED, Reason.HIDDEN))
_BY_LOOKS = _BY_PLACE | {Reason.FOOTNOTE}


class Ledger:
    """The list of what was left out, and the place that has been reached."""

    def __init__(self) -> None:
        self.left: list[LeftOut] = []
        self.line = 0
        """The paragraph that is being read, 1-based."""
        self._begun = False

    def begin(self, text: str) -> None:
        """Note a line of the text: what stands beside or behind an article may be law."""
        self._begun = self._begun or _ARTICLE.match(text) is not None

    def leave(self, text: str, reason: Reason, *, law: bool = False, empty: bool = False) -> None:
        """Put `text` onto the list; what has none only where it may be `empty`, as a picture without description."""
        text = strip_blank(text)
        if text or empty:
            by_place = self._begun and _may_be_law(text, reason)
            by_looks = reason in _BY_LOOKS and _LAW.match(text) is not None
            self.left.append(LeftOut(text, reason, self.line, law=law or by_place or by_looks))

    def adopt(self, lines: Sequence[SourceLine], left: Sequence[LeftOut]) -> None:
        """Put onto the list what was left out of a document that was read in this place, with its `lines`.

        That document may hold no article: where it stands between those of this one, what is left out of it may be law.
        """
        first = next((line.line for line in lines if _ARTICLE.match(line.text)), None)
        for each in left:
            begun = self._begun or (first is not None and first <= each.line)
            self.left.append(each._replace(law=each.law or (begun and _may_be_law(each.text, each.reason))))
        for line in lines:
            self.begin(line.text)

    def take(self, element: Any) -> str:
        """Return what an element of `TEXTS` says, and mark it as taken."""
        element.set(_TAKEN, "")
        return characters(element)

    def inside(self, element: Any) -> list[Any]:
        """Return the children of an element, last first, as a stack wants them; of alternatives, those of one.

        The others are copies of it for other programs; what they say beyond it is left out.
        """
        if element.tag != ALTERNATIVES:
            return list(reversed(element))
        first, *others = alternatives(element) or [()]
        for other in others:
            if (said := _said(other)) and said != _said(first):
                self.leave(said, Reason.HIDDEN)
            for text in other.iter(*TEXTS):
                self.take(text)
        return list(reversed(first))

    def rest(self, root: Any) -> None:
        """Put on the list what nothing took."""
        self.line = 0
        for element in root.iter(*TEXTS):
            if element.get(_TAKEN) is None:
                self.leave(self.take(element), Reason.HIDDEN)

    def words(self, element: Any) -> str:
        """Take all that an element says, its paragraphs parted by a blank."""
        out: list[str] = []
        stack = [element]
        while stack:
            each = stack.pop()
            if each.tag in TEXTS:
                out.append(self.take(each))
            elif each.tag not in PROPERTIES:
                if each.tag == PARAGRAPH and out:
                    out.append(BLANK)
                stack += self.inside(each)
        return strip_blank("".join(out))


def _may_be_law(text: str, reason: Reason) -> bool:
    """Say whether what was left out may be law, where it stands among the articles."""
    return reason in _BY_PLACE and (reason is not Reason.HIDDEN or _SAYS.search(text) is not None)


def _said(element: Any) -> str:
    """Return the characters of an element but for white space; of alternatives, those of one."""
    out: list[str] = []
    stack = [element]
    while stack:
        each = stack.pop()
        if each.tag in TEXTS:
            out.append(characters(each))
        else:
            stack += reversed(alternatives(each)[:1] if each.tag == ALTERNATIVES else each)
    return "".join("".join(out).split())
