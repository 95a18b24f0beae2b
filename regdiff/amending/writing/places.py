"""Addresses in words, shortened by what stands before them in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regdiff.amending.address import Address, Place
from regdiff.model.numbers import Level

Addresses = Sequence[Address]
RANGE = 4
"""Neighbouring articles from which on the first and the last are named: 第四十五条至第四十九条."""


def listed(addresses: Addresses, before: Address | None = None, *, ranged: bool = False) -> str:
    """Return addresses with 、 between them, each shortened by the one that was named before.

    第六条第一款、第二款 names the article once; an article is named again only where another one stood before it.
    Where `ranged` says so, neighbouring articles become 第四十五条至第四十九条.
    """
    words = []
    for run in _runs(addresses):
        if ranged and len(run) >= RANGE:
            words.append(f"{_after(run[0], before)}至{run[-1]}")
        else:
            for address in run:
                words.append(_after(address, before))
                before = address
        before = run[-1]
    return "、".join(words)


def _runs(addresses: Addresses) -> Iterator[list[Address]]:
    """Cut addresses where one is not the article that follows the one before it."""
    run: list[Address] = []
    for address in addresses:
        if run and not _follows(address, run[-1]):
            yield run
            run = []
        run.append(address)
    if run:
        yield run


def _follows(address: Address, before: Address) -> bool:
    one, other = before.article, address.article
    if one is None or other is None or address != replace(before, article=other):
        return False
    is_plain = address.level is Level.ARTICLE and not address.divisions and len(one.value) == len(other.value) == 1
    return is_plain and other.value[0] == one.value[0] + 1


def _after(address: Address, before: Address | None) -> str:
    """Return an address without what it shares with the one before it."""
    if before is None or not is_within(address, before):
        return str(address)
    if address.item and address.paragraph == before.paragraph and before.item:
        address = replace(address, paragraph=0)
    return str(replace(address, article=None, divisions=()))


def is_within(address: Address, before: Address) -> bool:
    """Say whether an address is a part of the article of the one before it, so that the article need not be named."""
    parts = address.paragraph or (not before.paragraph and (address.item or address.subitem))
    return bool(parts) and address.place is before.place is Place.ARTICLE and address.article == before.article
