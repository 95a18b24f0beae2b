"""The feeds and the sitemap, by the schema of RFC 4287 (tests/fixtures/atom.rng) and by a reader that readers use."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest
from conftest import ROOT
from lxml import etree
from samples import HOSTILE

from regdiff.site.feed import MOST, Item, make_feed, make_sitemap

ATOM = etree.RelaxNG(etree.parse(ROOT / "tests" / "fixtures" / "atom.rng"))


def item(label: str, day: str = "2025-11-28", text: str = "修改23条") -> Item:
    return Item("x", label, f"《{text}》 {label}", day, text, text, f"regulations/x/text/{label}.html")


def validate(feed: str) -> feedparser.FeedParserDict:
    ATOM.assertValid(etree.fromstring(feed.encode()))
    parsed = feedparser.parse(feed)
    assert not parsed.bozo, parsed.get("bozo_exception")
    ids = [entry.id for entry in parsed.entries]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"(?:urn:uuid:|https://)", each) for each in [parsed.feed.id, *ids])
    return parsed


def test_the_schema_refuses_what_is_no_feed() -> None:
    good = make_feed("库", "feed.xml", [item("2025")], "", "zh")
    ATOM.assertValid(etree.fromstring(good.encode()))
    for part in (r"<id>.*?</id>", r"<updated>.*?</updated>", r"<title>.*?</title>"):
        bad = re.sub(part, "", good, count=1)
        assert not ATOM.validate(etree.fromstring(bad.encode()))
    assert not ATOM.validate(etree.fromstring(good.replace("T00:00:00+08:00", "", 1).encode()))


@pytest.mark.parametrize("base", ["", "https://example.org/laws/"])
def test_a_feed_is_valid_and_newest_first(base: str) -> None:
    parsed = validate(make_feed("库", "feed.xml", [item("1956", "1956-07-01"), item("2025")], base, "zh"))
    assert [entry.title for entry in parsed.entries] == ["《修改23条》 2025", "《修改23条》 1956"]
    assert parsed.feed.updated == "2025-11-28T00:00:00+08:00"
    assert parsed.entries[1].published == "1956-07-01T00:00:00+08:00"
    assert all(link.href.startswith(base) for entry in parsed.entries for link in entry.links)


def test_hostile_texts_and_missing_dates_make_valid_feeds() -> None:
    items = [item("a", "", HOSTILE), item("b", "2025-99-99", HOSTILE), item("c", HOSTILE, "")]
    parsed = validate(make_feed(HOSTILE, "regulations/x/feed.xml", items, "", "en"))
    assert len(parsed.entries) == 3
    assert {entry.updated for entry in parsed.entries} == {"1970-01-01T00:00:00+08:00"}
    validate(make_feed("空", "feed.xml", [], "", "zh"))


def test_a_long_feed_is_cut() -> None:
    assert len(validate(make_feed("库", "feed.xml", [item(str(n)) for n in range(MOST + 9)], "", "zh")).entries) == MOST


def test_every_feed_of_a_site_is_valid(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) == 6
    for feed in feeds:
        validate(feed.read_text(encoding="utf-8"))


def test_the_sitemap_has_whole_addresses() -> None:
    root = etree.fromstring(make_sitemap(["index.html", "a&b.html"], "https://example.org/").encode())
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [loc.text for loc in root.iter("{*}loc")] == ["https://example.org/index.html", "https://example.org/a&b.html"]
