"""The pages above the regulations: start page, search page, list of pages, feed, sitemap, index of the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.report.history_json import dump
from regdiff.report.templates import asset
from regdiff.site.card import Card
from regdiff.site.feed import make_feed, make_sitemap
from regdiff.site.page import FEED, REPORT_SCRIPT, SCRIPT, SEARCH, SITEMAP, START, STYLE, Crumb, File, beside, make_page
from regdiff.site.regulation import Options
from regdiff.site.search import manifest_script
from regdiff.site.words import words

ARCHIVE = "regdiff/archive/1"
_LATEST = 10


def assets() -> Iterator[File]:
    """Yield stylesheet and scripts, and what tells a host to take the files as they are."""
    for path, name in ((STYLE, "regdiff.css"), (SCRIPT, "site.js"), (REPORT_SCRIPT, "report.js")):
        yield File(path, asset(name) + "\n")
    yield File(".nojekyll", "")


def start_files(cards: Sequence[Card], problems: Sequence[str], blocks: Sequence[int], options: Options) -> Iterator[File]:
    """Yield every file above the regulations but the search index.

    Args:
        cards: of all regulations.
        problems: why revisions are left out, one line each.
        blocks: how many files each block of the search index has.
        options: of the site.
    """
    lang, labels = options.lang, words(options.lang)
    dated = [(card, each) for card in cards for each in card.revisions]
    latest = sorted(dated, key=lambda pair: (pair[1].day, pair[0].slug, pair[1].label), reverse=True)[:_LATEST]
    yield make_page(
        "start.html.j2",
        START,
        lang,
        data=beside(START),
        cards=cards,
        problems=problems,
        latest=latest,
        revisions=sum(len(card.revisions) for card in cards),
    )
    listed = [card.data() for card in cards]
    yield File(beside(START), dump({"schema": ARCHIVE, "regulations": listed, "problems": list(problems)}))
    yield make_page("search.html.j2", SEARCH, lang, [Crumb(SEARCH, labels["search all"])])
    yield make_page("sitemap.html.j2", SITEMAP, lang, [Crumb(SITEMAP, labels["sitemap"])], cards=cards)
    items = [item for card in cards for item in card.items()]
    yield File(FEED, make_feed(labels["site"], FEED, items, options.base, lang))
    if options.base:
        yield File("sitemap.xml", make_sitemap(_pages(cards), options.base))
    yield File("search/index.js", manifest_script([(card.home, card.title) for card in cards], blocks))


def _pages(cards: Sequence[Card]) -> list[str]:
    """Return the pages that a search engine is to know: not each comparison and life, which these lead to."""
    out = [START, SEARCH, SITEMAP]
    for card in cards:
        out.append(card.page)
        for each in card.revisions:
            out += [each.page, each.comparison] if each.comparison else [each.page]
    return out
