"""What the pages above the regulations know of one: enough for the start page, the feed and the sitemap, and small."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from regdiff.comparing.units import UnitKind
from regdiff.model.issuer import issuing_body
from regdiff.report.life import named, unattested
from regdiff.report.summary import one_line
from regdiff.report.wording import titled
from regdiff.site.feed import Item
from regdiff.site.volume import Volume


@dataclass(frozen=True, slots=True)
class CardRevision:
    """One revision."""

    label: str
    title: str
    """Its own: a text on trial is called so."""
    day: str
    """Of promulgation; of coming into force where that is not known."""
    dated: str
    """The same in words; empty when unknown."""
    articles: int
    summary: str
    issuer: str
    page: str
    """The full text."""
    warning: str
    """Why its text must not be cited; empty where it may be."""
    comparison: str
    """With the revision before; empty for the first."""


@dataclass(frozen=True, slots=True)
class Card:
    """One regulation."""

    slug: str
    home: str
    title: str
    revisions: tuple[CardRevision, ...]
    """The oldest first."""
    problems: tuple[str, ...]

    @property
    def page(self) -> str:
        """The changelog page."""
        return f"{self.home}/index.html"

    def items(self) -> list[Item]:
        """Return the entries of a feed."""
        return [
            Item(
                self.slug,
                each.label,
                f"{titled(each.title)} {each.label}",
                each.day,
                each.issuer,
                f"{each.summary} {each.warning}".strip(),
                each.comparison or each.page,
            )
            for each in self.revisions
        ]

    def data(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


def card_from(data: dict[str, Any]) -> Card:
    """Return the card that `Card.data` made `data` of."""
    revisions = tuple(CardRevision(**each) for each in data["revisions"])
    return Card(data["slug"], data["home"], data["title"], revisions, tuple(data["problems"]))


def make_card(slug: str, volume: Volume) -> Card:
    """Return the card of a regulation."""
    return Card(
        slug,
        volume.home,
        volume.title,
        tuple(_revision(volume, at) for at in range(len(volume.lineage.heads))),
        volume.problems,
    )


def _revision(volume: Volume, at: int) -> CardRevision:
    head = volume.lineage.heads[at]
    articles = sum(unit.kind is UnitKind.ARTICLE for unit in volume.lineage.units[at])
    told = one_line(volume.lineage.steps[at - 1], volume.lang) if at else volume.labels["first of"].format(count=articles)
    return CardRevision(
        label=head.label,
        title=head.title,
        day=head.get("promulgated") or head.get("effective"),
        dated=named(head, volume.lang).dated,
        articles=articles,
        summary=told,
        issuer=issuing_body(head),
        page=volume.text_page(at),
        warning=volume.labels["warning"] if unattested(volume.lineage, at) else "",
        comparison=volume.comparison_page((at - 1, at)) if at else "",
    )
