"""Addresses in words, shortened by what stands before them in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regdiff.amending.address import Address, Place

Addresses = Sequence[Address]


def listed(addresses: Addresses, before: Address | None = None) -> str:
    """Return addresses with 、 between them, each shortened by the one that was named before.

    第六条第一款、第二款 names the article once; an article is named again only where another one stood before it.
    """
    words = []
    for address in addresses:
        words.append(_after(address, before))
        before = address
    return "、".join(words)


def _after(address: Address, before: Address | None) -> str:
    """Return an address without what it shares with the one before it."""
    if before is None or not is_within(address, before):
        return str(address)
    if address.item and address.paragraph == before.paragraph and before.item:
        address = replace(address, paragraph=0)
    return str(replace(address, article=None, divisions=()))


def is_within(address: Address, before: Address) -> bool:
    """Say whether an address is a part of the article of the one before it, so that the article need not be named."""
    parts = address.paragraph or address.item or address.subitem
    return bool(parts) and address.place is before.place is Place.ARTICLE and address.article == before.article
