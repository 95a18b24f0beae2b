"""What an order has named so far: which article 第二款, 其中的 and 该条 mean, and which number an inserted unit takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from regdiff.amending.address import LAST, Address, Place
from regdiff.amending.reading.addresses import Listed, complete
from regdiff.amending.reading.places import Element
from regdiff.amending.reading.problem import NotHereError, NotUnderstoodError
from regdiff.messages import say
from regdiff.model.naming import is_same_work
from regdiff.model.numbers import Level, Number

_OWN_WORDS = frozenset(
    each + word
    for each in ("", "本", "该")
    for word in ("法", "条例", "办法", "规定", "细则", "规则", "解释", "章程", "法规", "决定")
)


_SHORT_NAME = 3
"""So many characters at the end of a title may stand for it: 养犬管理条例 for 某市养犬管理条例."""


@dataclass(slots=True)
class Context:
    """The state of reading one order, clause by clause."""

    title: str = ""
    """The regulation that is amended."""
    names: tuple[str, ...] = ()
    """What else it is called."""
    only: bool = False
    """The order is for several regulations: what names another is passed over."""
    here: Address | None = None
    """The old address that was named last."""
    named: tuple[Address, ...] = ()
    """All that the last clause named: what 其中的 and a bare 修改为 mean."""
    lost: bool = False
    """A clause before was not understood, so nothing can be taken from the context."""
    renamed: dict[Address, Address] = field(default_factory=dict)
    """Old articles and paragraphs with the new number that this order gives them."""
    opened: Number | None = None
    """The division that the order has just inserted; its heading may stand above the new articles once more."""
    hosts: dict[Number, Address] = field(default_factory=dict)
    """Old articles of which something went to a new one, with that new one: it gains what is inserted from there on."""

    def begin(self, heads: Iterable[Listed]) -> None:
        """Take the place that a head above the order names: 三、第五条作如下修改：."""
        for listed in heads:
            try:
                self.old(listed)
            except (NotHereError, NotUnderstoodError):
                self.lost = True

    def old(self, listed: Listed) -> tuple[Address, ...]:
        """Return the old addresses of a list, completed, and remember them.

        Raises:
            NotUnderstoodError: one is of another regulation, or names no article and none stands before it.
        """
        found = self.peek(listed)
        self.remember(found)
        return found

    def peek(self, listed: Listed) -> tuple[Address, ...]:
        """As `old`, and remember nothing."""
        return tuple(self._full(each.address) for each in self.own(listed))

    def own(self, listed: Listed) -> tuple[Element, ...]:
        """Return the elements of a list that are of the amended regulation.

        Raises:
            NotHereError: none is, in an order for several regulations.
            NotUnderstoodError: one is of another regulation, or the list cannot be spelled out.
        """
        if listed.problem:
            raise NotUnderstoodError(listed.problem)
        own = tuple(each for each in listed.elements if not each.law or self.is_own(each.law))
        if self.only and not own:
            self.lost = True
            raise NotHereError
        if len(own) != len(listed.elements) and not self.only:
            law = next(each.law for each in listed.elements if each not in own)
            raise NotUnderstoodError(say("it names 《{law}》, which is not the regulation that is amended here", law=law))
        return own

    def is_own(self, law: str) -> bool:
        """Say whether a name that stands before an address is that of the amended regulation."""
        own = not self.title or law in _OWN_WORDS or law in self.names or is_same_work(law, self.title)
        return own or (len(law) >= _SHORT_NAME and self.title.endswith(law))

    def _full(self, address: Address) -> Address:
        if address.place is not Place.ARTICLE or address.article:
            return address
        if self.lost:
            raise NotUnderstoodError(
                say("{place}: of which article is not known, what stands before was not understood", place=address.written)
            )
        if self.here is None or self.here.article is None:
            raise NotUnderstoodError(say("{place}: no article is named before it", place=address.written))
        return complete(address, self.here)

    def remember(self, addresses: Iterable[Address]) -> None:
        """Let what follows refer to these."""
        self.named = tuple(addresses)
        self.here = self.named[-1] if self.named else self.here

    def these(self) -> tuple[Address, ...]:
        """Return what 其中的, 该条 or nothing at all means.

        Raises:
            NotUnderstoodError: nothing was named before, or it was not understood.
        """
        if self.lost or not self.named:
            raise NotUnderstoodError(say("which place is meant is not known"))
        return self.named

    def that(self, words: str) -> tuple[Address, ...]:
        """Return what 该条, 该款, 该项 or 这一自然段 means.

        Raises:
            NotUnderstoodError: none was named before, or several.
        """
        unit = words[-1]
        found = dict.fromkeys(_up_to(each, unit) for each in self.these())
        if len(found) != 1:
            raise NotUnderstoodError(say("该{unit} could be several", unit=unit))
        (one,) = found
        if unit in _UNITS and (one.level is None or one.level.sign != unit):
            raise NotUnderstoodError(say("no {unit} is named before 该{unit}", unit=unit))
        self.remember((one,))
        return (one,)

    def article(self) -> Address:
        """Return the article that 该条 or 增加一款 means.

        Raises:
            NotUnderstoodError: none was named, or several.
        """
        if self.lost or self.here is None or self.here.article is None:
            raise NotUnderstoodError(say("which article is meant is not known"))
        if len({each.article for each in self.named}) > 1:
            raise NotUnderstoodError(say("several articles are named before it"))
        return Address(divisions=self.here.divisions, article=self.here.article, new=self.here.new)

    def moves(self, old: Address, new: Address) -> None:
        """Note that the order gives an old article or paragraph a new number, or takes it to another article."""
        self.renamed[_bare(old)] = new
        stays = old.level is Level.ARTICLE and new.level is Level.ARTICLE
        if old.article and new.article and not stays and (old.article != new.article or old.level is Level.ARTICLE):
            self.hosts[old.article] = Address(article=new.article, new=True)

    def new_unit(self, old: Address) -> Address:
        """Return the address that an old article or paragraph has in the text to be, as far as this order says."""
        if old.new or old.article is None:
            return replace(old, new=True)
        if old.level is Level.ARTICLE:
            known = self.renamed.get(_bare(old))
            number = known.article if known and known.level is Level.ARTICLE else old.article
            return Address(article=number, new=True)
        known = self.renamed.get(Address(article=old.article, paragraph=old.paragraph))
        if known and known.paragraph:
            return Address(article=known.article, paragraph=known.paragraph, new=True)
        return replace(self.new_unit(Address(article=old.article)), paragraph=old.paragraph)

    def new(self, listed: Listed, within: Address | None = None) -> tuple[Address, ...]:
        """Return the new addresses of a list behind 作为 or 改为.

        Args:
            listed: the list.
            within: the new unit whose article (and paragraph) those take that name none.

        Raises:
            NotUnderstoodError: the list cannot be spelled out, or names no article where none is known.
        """
        if listed.problem:
            raise NotUnderstoodError(listed.problem)
        out = []
        for each in listed.elements:
            address = each.address
            if each.law and not self.is_own(each.law):
                raise NotUnderstoodError(
                    say("it names 《{law}》, which is not the regulation that is amended here", law=each.law)
                )
            if address.place is Place.ARTICLE and address.article is None:
                if within is None:
                    raise NotUnderstoodError(say("{place}: no article is named before it", place=address.written))
                address = complete(address, within)
            if LAST in (address.paragraph, *address.item):
                raise NotUnderstoodError(say("{place} is no number", place=address.written))
            out.append(replace(address, new=True))
        return tuple(out)

    def host(self, level: Level, where: Address | None = None) -> tuple[Address, Address]:
        """Return the unit that gains an inserted paragraph, item or subitem, and its address in the text to be.

        Raises:
            NotUnderstoodError: none is named, or several.
        """
        unit = where or self.article()
        if where is None and level is not Level.PARAGRAPH and self.here is not None:
            unit = replace(
                self.here,
                item=() if level is Level.ITEM else self.here.item,
                subitem=0,
                opening=False,
                sentence=0,
                written="",
            )
        if level is Level.PARAGRAPH:
            unit = Address(divisions=unit.divisions, article=unit.article, new=unit.new)
        moved = self.hosts.get(unit.article) if unit.article and not unit.new and where is None else None
        if moved:
            return replace(moved, paragraph=unit.paragraph if level is not Level.PARAGRAPH else 0), moved
        return unit, self.new_unit(unit)


_UNITS = "条款项"


def _up_to(address: Address, unit: str) -> Address:
    """Return the article, paragraph or item of an address, by the word for it; the address itself for another word."""
    depth = _UNITS.find(unit)
    if depth < 0:
        return replace(address, opening=False, sentence=0, written="")
    paragraph, item = (address.paragraph if depth > 0 else 0), (address.item if depth > 1 else ())
    return replace(address, paragraph=paragraph, item=item, subitem=0, opening=False, sentence=0, written="")


def _bare(address: Address) -> Address:
    return Address(article=address.article, paragraph=address.paragraph)
