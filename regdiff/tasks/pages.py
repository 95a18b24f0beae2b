"""Pages that a room above the tasks makes with the project's templates, and the words of the reports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.report.catalogue import LABELS, LANGUAGES
from regdiff.report.templates import asset, folder, render

if TYPE_CHECKING:
    from regdiff.comparing.changes import ChangeSet


def render_page(template: str, **context: Any) -> str:
    """Return a page made from a template; every text in it is escaped."""
    return render(template, **context)


def render_comparison(change_set: ChangeSet, lang: str, mend: str, words: Mapping[str, str]) -> str:
    """Return the HTML report of a change set without its frame, for a page that has one of its own.

    Args:
        change_set: what changed, proved.
        lang: `zh` or `en`.
        mend: the address at which a link can be mended; behind it comes an article of it, as `regdiff.report.cards` has it.
        words: what the frame says besides the words of the report.
    """
    from regdiff.report.cards import Cards
    from regdiff.report.html import render_part
    from regdiff.report.view import make_view

    view = make_view(change_set, lang)
    cards = Cards(change_set, view.labels)
    rows = zip(view.rows, change_set.changes, strict=True)
    found = {row.anchor: mend + quote(cards.at(change)) for row, change in rows if row.unit == "article"}
    return render_part(view, found, words)


def rehearse(words: Mapping[str, str]) -> None:
    """Read, compare and render what regdiff carries: what is loaded and made on the way, the next comparison finds made."""
    from itertools import pairwise

    from regdiff.archive.store import Archive, carried
    from regdiff.tasks.compare import compare_revisions
    from regdiff.tasks.understood import understand

    entries = list(Archive(carried()).entries())
    for old, new in [(old, new) for old, new in pairwise(entries) if old.slug == new.slug][:1]:
        bodies = (entry.path.read_bytes().rpartition(b"\n---\n")[2] for entry in (old, new))
        before, after = (understand(body, "rehearsal.txt").revision for body in bodies)
        render_comparison(compare_revisions(before, after), "zh", "", words)


def doubts_in(change_set: ChangeSet) -> int:
    """Return how many cards `render_doubts` makes of the links that are worth a look."""
    from regdiff.report.cards import grouped

    return len(grouped(change_set))


def render_doubts(change_set: ChangeSet, words: dict[str, str], **frame: Any) -> tuple[str, int]:
    """Return the cards of the links that are worth a look, and of those that a person decided, without a frame.

    Args:
        change_set: what changed.
        words: of the report, and of the frame.
        frame: what the template asks for besides.

    Returns:
        HTML, and how many links are worth a look.
    """
    from regdiff.report.cards import Cards

    cards = Cards(change_set, words)
    doubtful = cards.doubtful()
    page = render("desk-cards.html.j2", labels=words, doubtful=doubtful, decided=cards.decided(), **frame)
    return page, len(doubtful)


def render_link(change_set: ChangeSet, at: str, words: dict[str, str], **frame: Any) -> str:
    """Return the card of the link that holds an article, with all articles that could stand in it, without a frame.

    Args:
        change_set: what changed.
        at: the article, `new 第九条` or `old 第七条`.
        words: of the report, and of the frame.
        frame: what the template asks for besides.

    Raises:
        UsageError: there is no such article.
    """
    from regdiff.report.cards import Cards, choices

    if (card := Cards(change_set, words).find(at)) is None:
        raise UsageError(say("there is no such article in the two texts"), fix=say("see their lists of articles"))
    old, new = choices(change_set, at)
    return render("desk-link.html.j2", labels=words, card=card, old=old, new=new, **frame)


def digest_of_code() -> str:
    """Return a digest of regdiff itself: what another one made is made anew."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for place, pattern in ((package, "**/*.py"), (package, "comparing/*.txt"), (folder(), "*.*")):
        for path in sorted(place.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


__all__ = [
    "LABELS",
    "LANGUAGES",
    "asset",
    "digest_of_code",
    "doubts_in",
    "rehearse",
    "render_comparison",
    "render_doubts",
    "render_link",
    "render_page",
]
