"""All files of one regulation but its comparisons, which are made one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regdiff.comparing.lineage import Disagreement
from regdiff.named import NamedTuple
from regdiff.site.article import article
from regdiff.site.card import Card
from regdiff.site.changelog import changelog
from regdiff.site.feed import make_feed
from regdiff.site.fulltext import full_text
from regdiff.site.page import File
from regdiff.site.search import passages, texts_script
from regdiff.site.volume import Volume


class Options(NamedTuple):
    """What holds for the whole site."""

    lang: str = "zh"
    base: str = ""
    """Address of its top, ending in a slash; empty when it is not known."""


def regulation_files(volume: Volume, card: Card, options: Options) -> Iterator[File]:
    """Yield every file of a regulation but its comparisons."""
    for at in range(len(volume.lineage.heads)):
        yield from full_text(volume, at)
    disagreements: dict[int, list[Disagreement]] = defaultdict(list)
    for each in volume.disagreements:
        disagreements[volume.lineage.life_of[each.old]].append(each)
    for at in range(len(volume.lives)):
        yield from article(volume, at, disagreements)
    yield from changelog(volume)
    labels = [head.label for head in volume.lineage.heads]
    pages = [volume.text_page(at) for at in range(len(labels))]
    yield File(
        f"{volume.home}/search.js",
        texts_script(volume.home, volume.title, pages, labels, passages(volume.lineage, volume.anchors)),
    )
    feed = f"{volume.home}/feed.xml"
    yield File(
        feed, make_feed(f"《{card.title}》{volume.labels['changelog']}", feed, card.items(), options.base, options.lang)
    )
