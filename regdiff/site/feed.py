"""The Atom feed (RFC 4287) and the sitemap (sitemaps.org protocol 0.9)."""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from datetime import date

from regdiff.model.text import visible
from regdiff.named import NamedTuple

MOST = 100
"""Entries of a feed, the newest first."""
_UNKNOWN = "1970-01-01"
"""The date of what has none: Atom requires one."""
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Item(NamedTuple):
    """One revision in a feed."""

    slug: str
    label: str
    title: str
    day: str
    """Of promulgation, 2025-11-28; empty when unknown."""
    author: str
    """The issuing body; empty when unknown."""
    summary: str
    page: str
    """Relative to the top of the site."""


def make_feed(title: str, here: str, items: Iterable[Item], base: str, lang: str) -> str:
    """Return a feed.

    Args:
        title: of the feed.
        here: where it stands on the site.
        items: in any order.
        base: address of the site's top, ending in a slash; empty when it is not known. Links are relative then, which a
            reader resolves against the address that it got the feed from.
        lang: language of the feed.
    """
    newest = sorted(items, key=lambda item: (item.day, item.slug, item.label), reverse=True)[:MOST]
    up = base or "../" * here.count("/")
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-Hans" if lang == "zh" else "en"})
    _add(root, "id", base + here if base else _urn(here))
    _add(root, "title", title)
    _add(root, "updated", _moment(newest[0].day if newest else ""))
    _add(ET.SubElement(root, "author"), "name", "regdiff")
    _add(root, "generator", "regdiff")
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": up + here})
    ET.SubElement(
        root, "link", {"rel": "alternate", "type": "text/html", "href": up + here.replace("feed.xml", "index.html")}
    )
    for item in newest:
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", base + item.page if base else _urn(f"{item.slug}/{item.label}"))
        _add(entry, "title", item.title)
        _add(entry, "updated", _moment(item.day))
        _add(entry, "published", _moment(item.day))
        if item.author:
            _add(ET.SubElement(entry, "author"), "name", item.author)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": up + item.page})
        _add(entry, "summary", item.summary)
    return _document(root)


def make_sitemap(pages: Sequence[str], base: str) -> str:
    """Return the sitemap of `pages`; `base` is the address of the site's top, which the protocol demands."""
    root = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        _add(ET.SubElement(root, "url"), "loc", base + page)
    return _document(root)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _NOT_IN_XML.sub("\ufffd", visible(text))


def _document(root: ET.Element) -> str:
    ET.indent(root, space=" ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _moment(day: str) -> str:
    """The start of a day in China, as RFC 3339 writes it."""
    try:
        known = date.fromisoformat(day).isoformat()
    except ValueError:
        known = _UNKNOWN
    return f"{known}T00:00:00+08:00"


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://regdiff.invalid/{name}").urn
