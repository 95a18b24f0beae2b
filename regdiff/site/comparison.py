"""The page of a comparison: the report, in the frame of the site; and what the other pages need to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regdiff.comparing.aids import read_aids
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import Link
from regdiff.named import NamedTuple
from regdiff.report.html import context
from regdiff.report.json import render_json
from regdiff.report.paragraph import short_paragraph
from regdiff.report.view import make_view
from regdiff.site.page import File, Frame, beside
from regdiff.site.words import words


class Pairing(NamedTuple):
    """What the other pages need to know of a comparison: small, so that it can be kept from build to build."""

    links: tuple[Link, ...]
    summary: dict[str, int]
    weights: dict[str, int]
    """Number of articles of each weight."""
    told: str
    """The counts of the comparison and its foremost points in a few sentences."""
    old: dict[int, str]
    """Where old units stand on the page, by their index."""
    new: dict[int, str]

    def data(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "links": [[list(link.old), list(link.new)] for link in self.links],
            "summary": self.summary,
            "weights": self.weights,
            "told": self.told,
            "old": list(self.old.items()),
            "new": list(self.new.items()),
        }


def pairing_from(data: Mapping[str, Any]) -> Pairing:
    """Return the pairing that `Pairing.data` made `data` of."""
    links = tuple(Link(tuple(old), tuple(new)) for old, new in data["links"])
    return Pairing(links, dict(data["summary"]), dict(data["weights"]), data["told"], dict(data["old"]), dict(data["new"]))


def comparison(frame: Frame, change_set: ChangeSet) -> tuple[list[File], Pairing]:
    """Return the page of a comparison, its JSON, and what there is to know of it."""
    aids = read_aids(change_set)
    view = make_view(change_set, frame.lang, aids).settled
    path = frame.page(view.old.label, view.new.label)
    shown = {key: value for key, value in context(view).items() if key != "lang"}
    shown["labels"] = words(frame.lang) | view.labels
    page = frame.make_page("site-comparison.html.j2", path, f"{view.old.label} → {view.new.label}", **shown)
    pairing = Pairing(
        tuple(Link(tuple(u.index for u in change.old), tuple(u.index for u in change.new)) for change in change_set.changes),
        change_set.summary(),
        {key: count for key, _, count in view.digest.weights},
        short_paragraph(view),
        {cell.index: row.anchor for row in view.rows for cell in row.old},
        {cell.index: row.anchor for row in view.rows for cell in row.new},
    )
    return [page, File(beside(path), render_json(change_set, aids))], pairing
