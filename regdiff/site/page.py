"""What all pages of the site share: the frame, links, and the JSON beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from regdiff.named import NamedTuple
from regdiff.report.templates import render
from regdiff.site import names
from regdiff.site.words import words

STYLE, SCRIPT, REPORT_SCRIPT = "assets/regdiff.css", "assets/site.js", "assets/report.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'"
START, SEARCH, SITEMAP, FEED = "index.html", "search.html", "sitemap.html", "feed.xml"


class Crumb(NamedTuple):
    """A step of the way from the start page."""

    page: str
    text: str


class File(NamedTuple):
    """A file of the site."""

    path: str
    """Relative to the top of the site, with slashes."""
    text: str


def make_page(
    template: str, path: str, lang: str, crumbs: Sequence[Crumb] = (), data: str = "", feed: str = FEED, **context: Any
) -> File:
    """Return a page.

    Args:
        template: its template.
        path: where it stands.
        lang: its language.
        crumbs: the pages above it but the start page.
        data: the JSON beside it, empty for none.
        feed: the feed that it announces.
        context: what the template needs beyond that; `labels`, where its words are others than those of the site.
    """

    def href(target: str) -> str:
        return names.relative(path, target)

    text = render(
        template,
        lang=lang,
        labels=context.pop("labels", None) or words(lang),
        policy=POLICY,
        href=href,
        style=STYLE,
        script=SCRIPT,
        report_script=REPORT_SCRIPT,
        here=path,
        start=START,
        search=SEARCH,
        sitemap=SITEMAP,
        feed=feed,
        crumbs=crumbs,
        data=data,
        **context,
    )
    return File(path, text)


def beside(page: str) -> str:
    """Return the JSON beside a page."""
    return page.removesuffix(".html") + ".json"


class Frame(NamedTuple):
    """What all pages of a regulation share."""

    home: str
    """Its folder, relative to the top of the site."""
    title: str
    lang: str

    def make_page(self, template: str, path: str, crumb: str = "", **context: Any) -> File:
        """Return a page of the regulation; `crumb` names it in the way from the start page, but for the changelog."""
        crumbs = [Crumb(f"{self.home}/index.html", self.title), *([Crumb(path, crumb)] if crumb else [])]
        return make_page(
            template, path, self.lang, crumbs, data=beside(path), feed=f"{self.home}/feed.xml", home=self.home, **context
        )

    def page(self, old: str, new: str) -> str:
        """Return the page of the comparison of two labels."""
        return f"{self.home}/{names.comparison(old, new)}.html"
