"""Where in a regulation an order acts: a title, a heading, an article, or a part of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from regdiff.model.numbers import Level, Number, format_number, format_numeral

LAST = -1
"""The last paragraph, item or sentence, 最后一款, whichever number it has."""


class Place(Enum):
    """What an address names; the value is its name in JSON."""

    TITLE = "title"
    """The regulation's name (名称)."""
    NOTE = "note"
    """The note under the title (题注)."""
    PREAMBLE = "preamble"
    """The lines before the first heading or article (引言、序言); `paragraph` names one of them."""
    DIVISION = "division"
    """A heading, the last of `divisions`; with its articles where the verb moves or dissolves it."""
    HEADINGS = "headings"
    """All headings (所有章名)."""
    ARTICLE = "article"
    """An article or a part of one."""
    ANNEX = "annex"
    """An annex; `paragraph` is its number, 0 for the only one."""
    EVERYWHERE = "everywhere"
    """The whole text (条例中、相关条文中), or what stands under the last of `divisions` (第四章中)."""


@dataclass(frozen=True, slots=True)
class Address:
    """One place in the base (old numbers) or in the text to be (new numbers)."""

    place: Place = Place.ARTICLE
    divisions: tuple[Number, ...] = ()
    """Headings named with it, outermost first: 第九章 of 第九章第六十三条."""
    article: Number | None = None
    """None where no article is meant."""
    paragraph: int = 0
    """Number of the paragraph (款), from 1, a paragraph being a line with the items that belong to it; 0 for none,
    `LAST` for the last one."""
    item: tuple[int, ...] = ()
    """Number of the item (项): (3,) for 第三项 and 第（三）项, (3, 1) for 第三项之一, (LAST,) for the last; () for none."""
    subitem: int = 0
    """Number of the subitem (目), from 1; 0 where none is named."""
    opening: bool = False
    """Only what stands before the first item: 款首、第一自然段、条首部分."""
    sentence: int = 0
    """Number of the sentence (第二句) in what is named, from 1, `LAST` for the last one; 0 where the whole is meant."""
    new: bool = False
    """The numbers are those of the text to be (behind 作为 and 改为), not those of the base."""
    written: str = field(default="", compare=False)
    """As the instrument prints it, 第四十条第（三）项; empty where it was understood from what stands before it."""

    @property
    def level(self) -> Level | None:
        """The smallest part that is named; None where no article or part of one is."""
        if self.subitem:
            return Level.SUBITEM
        if self.item:
            return Level.ITEM
        if self.paragraph and self.place is Place.ARTICLE:
            return Level.PARAGRAPH
        return Level.ARTICLE if self.article else None

    def __str__(self) -> str:
        above = "".join(format_number(number.value, number.level) for number in self.divisions)
        if self.place is Place.ARTICLE:
            return above + self._in_article()
        word = _WORDS.get(self.place, "")
        if self.place is Place.ANNEX:
            return word + (format_numeral(self.paragraph) if self.paragraph else "")
        return above + (word if not above else "") + _counted(self.paragraph, "段")

    def _in_article(self) -> str:
        item = _counted(self.item[0], "项") + "".join(f"之{format_numeral(n)}" for n in self.item[1:]) if self.item else ""
        article = format_number(self.article.value) if self.article else ""
        inside = _counted(self.paragraph, "款") + item + _counted(self.subitem, "目")
        return article + inside + ("开头部分" if self.opening else "") + _counted(self.sentence, "句")


_WORDS = {
    Place.TITLE: "名称", Place.NOTE: "题注", Place.PREAMBLE: "引言",
    Place.HEADINGS: "所有章名", Place.ANNEX: "附件", Place.EVERYWHERE: "全文",
}  # fmt: skip


def _counted(value: int, sign: str) -> str:
    if value == LAST:
        return f"最后一{sign}"
    return f"第{format_numeral(value)}{sign}" if value else ""
