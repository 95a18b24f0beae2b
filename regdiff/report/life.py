"""The life of an article and the origins of its phrases, as every format shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regdiff.comparing.blame import Phrase
from regdiff.comparing.lineage import Disagreement, Event, EventKind, Life, Lineage, Place
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.head import TRUSTED, Head
from regdiff.model.links import How
from regdiff.model.makings import ordered
from regdiff.named import NamedTuple
from regdiff.report.basis import basis_told, orders_of
from regdiff.report.catalogue import LABELS
from regdiff.report.runs import Line, Run, lines_of
from regdiff.report.view import Badge, Row, make_row, warning
from regdiff.report.wording import date_text


class Named(NamedTuple):
    """A revision as a reader wants it named."""

    label: str
    dated: str
    """2023年12月19日发布; what is known, empty when nothing is."""


class Relative(NamedTuple):
    """Another life that has to do with an event."""

    life: int
    """Its place in the lineage."""
    text: str
    """第七条（2017）."""


class Step(NamedTuple):
    """What one revision did to an article."""

    revision: int
    named: Named
    numbers: str
    """第七条 → 第九条, or the one number there is."""
    number: str
    """As it stands in the revision; empty when it stands there no more."""
    kind: str
    badges: tuple[Badge, ...]
    remark: str
    """By which order it came about, 根据《…的决定》第五项, and what it has to do with other articles: 由第七条拆分而来.

    Empty where there is nothing to say.
    """
    relatives: tuple[Relative, ...]
    row: Row | None
    """What changed; None where nothing was compared."""
    text: tuple[Line, ...]
    """The text as it stands."""
    warning: str


class PhraseView(NamedTuple):
    """A phrase and where it is from."""

    text: str
    revision: int
    """0-based place of the revision that brought it in."""
    label: str
    """What names the revision: 2018, or 2018 brought back what 1997 brought in."""
    said: str
    """The same in words, with the article in which it came."""
    basis: str = ""
    """By which orders that article was made then; empty where the head of that revision does not say it."""


@dataclass(frozen=True, slots=True)
class LifeView:
    """Everything there is to show of one article's life."""

    lang: str
    title: str
    """Of the regulation."""
    name: str
    """The article's last number and the revision that it is of: 第七条（2025）."""
    steps: tuple[Step, ...]
    """The oldest first."""
    notes: tuple[str, ...]
    """Where the direct comparison of two revisions disagrees."""
    labels: dict[str, str]


def make_life(
    lineage: Lineage, at: int, lang: str = "zh", disagreements: Sequence[Disagreement] = (), name: str = ""
) -> LifeView:
    """Return the view of the life at place `at` of the lineage; `name` is the article as it was asked for."""
    labels, life = LABELS[lang], lineage.lives[at]
    return LifeView(
        lang=lang,
        title=lineage.heads[-1].title,
        name=name or cite(lineage, Place(life.last.revision, life.last.unit.index if life.last.unit else -1), lang),
        steps=tuple(_step(lineage, life, number, lang) for number in range(len(life.events))),
        notes=tuple(disagreement_text(lineage, each, lang) for each in disagreements if lineage.life_of[each.old] == at),
        labels=labels,
    )


def life_warnings(lineage: Lineage, at: int, lang: str) -> tuple[str, ...]:
    """Return which articles of a life must not be cited, and why: what differs from them is no fact."""
    labels = LABELS[lang]
    return tuple(
        cite(lineage, Place(event.revision, event.unit.index), lang) + labels["colon"] + said
        for event in lineage.lives[at].events
        if event.unit and (said := warning(event.unit, lineage.heads[event.revision], labels))
    )


def unattested(lineage: Lineage, revision: int) -> int:
    """Return how many articles of a revision must not be cited."""
    head = lineage.heads[revision]
    articles = (unit for unit in lineage.units[revision] if unit.kind is UnitKind.ARTICLE)
    return sum(head.attestation(unit.printed) not in TRUSTED for unit in articles)


def named(head: Head, lang: str) -> Named:
    """Return label and date of a revision."""
    labels = LABELS[lang]
    for key in ("promulgated", "effective"):
        if value := date_text(head.values.get(key), lang):
            return Named(head.label, labels["dated"].format(date=value, what=labels[key]))
    return Named(head.label, "")


def cite(lineage: Lineage, place: Place, lang: str) -> str:
    """Return the number of an article and the label of its revision: 第七条（2025）."""
    unit, head = lineage.units[place.revision][place.unit], lineage.heads[place.revision]
    return unit.printed + LABELS[lang]["brackets"].format(head.label)


def _step(lineage: Lineage, life: Life, number: int, lang: str) -> Step:
    event, labels = life.events[number], LABELS[lang]
    head = lineage.heads[event.revision]
    before = next((e.unit for e in reversed(life.events[:number]) if e.unit), None)
    old, new = before.printed if before else "", event.unit.printed if event.unit else ""
    row = make_row(event.change, (lineage.heads[event.since], head), labels) if event.change else None
    relatives = tuple(_relative(lineage, event, life, lang) for life in event.relatives)
    return Step(
        revision=event.revision,
        named=named(head, lang),
        numbers=f"{old} → {new}" if old and new and old != new else new or old,
        number=new,
        kind=event.kind.value,
        badges=tuple(_badges(event, labels)),
        remark=labels["sum stop"].join(
            part for part in (*_basis(lineage, event, labels), _remark(event, before, relatives, labels)) if part
        ),
        relatives=relatives,
        row=row,
        text=lines_of([Run("equal", event.unit.text)]) if event.unit else (),
        warning=warning(event.unit, head, labels) if event.unit else "",
    )


def _badges(event: Event, labels: Mapping[str, str]) -> list[Badge]:
    typographic = event.change is not None and event.change.typographic
    flags = {"renumbered": event.renumbered, "moved": event.moved, "typographic": typographic}
    flags |= {how.value: event.change is not None and event.change.decided is how for how in How}
    return [Badge(key, labels[key]) for key in (event.kind.value, *(key for key, holds in flags.items() if holds))]


def _relative(lineage: Lineage, event: Event, life: int, lang: str) -> Relative:
    """Name another life by its article in the revision that was compared, or in this one."""
    for revision in (event.since, event.revision):
        if unit := lineage.lives[life].standing(revision):
            return Relative(life, cite(lineage, Place(revision, unit.index), lang))
    return Relative(life, cite(lineage, lineage.lives[life].birth, lang))


def _basis(lineage: Lineage, event: Event, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Say by which orders an event came about, as far as the revision's head says it."""
    if event.change is None or event.since < 0:
        return ()
    return basis_told(orders_of(event.change, (lineage.heads[event.since], lineage.heads[event.revision])), labels)


def _remark(event: Event, before: Unit | None, relatives: Sequence[Relative], labels: Mapping[str, str]) -> str:
    if not relatives:
        return ""
    if event.unit is None:
        form = "merged into"
    elif event.kind is EventKind.SPLIT:
        form = "split with" if before else "split from"
    else:
        form = "merged with"
    return labels[form].format(labels["list stop"].join(relative.text for relative in relatives))


def disagreement_text(lineage: Lineage, each: Disagreement, lang: str) -> str:
    """Return in words where chain and direct comparison disagree."""
    labels = LABELS[lang]

    def list_of(units: Sequence[int]) -> str:
        return labels["list stop"].join(lineage.units[each.revision][unit].printed for unit in units) or labels["no article"]

    return labels["disagreement"].format(
        old=cite(lineage, each.old, lang),
        new=lineage.heads[each.revision].label,
        chained=list_of(each.chained),
        direct=list_of(each.direct),
    )


def make_phrases(lineage: Lineage, phrases: Sequence[Phrase], lang: str = "zh") -> tuple[PhraseView, ...]:
    """Return phrases with their origins in words; neighbours from one revision are joined, whatever article they came in."""
    out: list[PhraseView] = []
    for text, origin in phrases:
        first = lineage.heads[origin.place.revision].label
        since = lineage.heads[origin.revived].label if origin.revived >= 0 else ""
        label = LABELS[lang]["brought back"].format(since=since, first=first) if since else first
        number = lineage.units[origin.place.revision][origin.place.unit].printed
        by = basis_told(ordered(lineage.heads[origin.place.revision], number), LABELS[lang])
        came = LABELS[lang]["phrase from"].format(cite(lineage, origin.place, lang))
        basis = LABELS[lang]["list stop"].join(by)
        said = LABELS[lang]["list stop"].join(part for part in (came, basis) if part)
        if out and out[-1].label == label:
            joined = said if said == out[-1].said else f"{out[-1].said}{LABELS[lang]['list stop']}{said}"
            out[-1] = out[-1]._replace(text=out[-1].text + text, said=joined, basis=out[-1].basis or basis)
        else:
            out.append(PhraseView(text, origin.place.revision, label, said, basis))
    return tuple(out)
