"""The page of an article's life: its events, its versions side by side, and where its wording is from."""

from __future__ import annotations

from collections.abc import Mapping

from regdiff.comparing.lineage import Disagreement, Place
from regdiff.named import NamedTuple
from regdiff.report.history_json import dump, life_data, phrases_data
from regdiff.report.life import PhraseView, Step, life_warnings, make_life, make_phrases
from regdiff.report.runs import Line
from regdiff.site.page import File, beside
from regdiff.site.volume import Volume


class Version(NamedTuple):
    """The article in one revision, with the marks of what that revision did."""

    step: Step
    text: str
    """The place in the full text; empty where it does not stand."""
    change: str
    """The place in the comparison; empty where nothing was compared."""
    lines: tuple[Line, ...]
    relatives: tuple[tuple[str, str], ...]
    """Articles that have to do with it, and their pages."""


def article(volume: Volume, at: int, disagreements: Mapping[int, list[Disagreement]]) -> list[File]:
    """Return the page of the life at place `at` of the lineage, and its JSON."""
    lineage, path = volume.lineage, volume.lives[at]
    life = lineage.lives[at]
    its = disagreements.get(at, [])
    view = make_life(lineage, at, volume.lang, its)
    unit = life.last.unit
    last = Place(life.last.revision, unit.index if unit else -1)
    phrases = volume.origins[last]
    page = volume.frame.make_page(
        "article.html.j2",
        path,
        view.name,
        life=view,
        versions=[_version(volume, at, number, step) for number, step in enumerate(view.steps)],
        paragraphs=_paragraphs(make_phrases(lineage, phrases, volume.lang)),
        warnings=life_warnings(lineage, at, volume.lang),
        previous=volume.lives[at - 1] if at else "",
        following=volume.lives[at + 1] if at + 1 < len(volume.lives) else "",
    )
    data = {**life_data(lineage, at, its), "phrases": phrases_data(lineage, phrases)}
    return [page, File(beside(path), dump(data))]


def _version(volume: Volume, at: int, number: int, step: Step) -> Version:
    event = volume.lineage.lives[at].events[number]
    text = change = ""
    if event.unit:
        text = f"{volume.text_page(event.revision)}#{volume.anchors[Place(event.revision, event.unit.index)]}"
    if event.change:
        pair = (event.since, event.revision)
        where = volume.pairings[pair]
        anchor = where.new.get(event.unit.index) if event.unit else where.old[event.change.old[0].index]
        change = volume.comparison_page(pair) + (f"#{anchor}" if anchor else "")  # of two same texts no row is shown
    relatives = tuple((relative.text, volume.lives[relative.life]) for relative in step.relatives)
    return Version(step, text, change, _lines(step, event.unit.index if event.unit else -1), relatives)


def _lines(step: Step, index: int) -> tuple[Line, ...]:
    """Both sides in one text; of several articles in one change only the one that this page is about."""
    if step.row is None:
        return step.text
    if len(step.row.old) + len(step.row.new) <= 2:
        return step.row.inline
    return next((cell.lines for cell in step.row.new if cell.index == index), ())


def _paragraphs(phrases: tuple[PhraseView, ...]) -> list[list[PhraseView]]:
    """Cut phrases at line feeds."""
    lines: list[list[PhraseView]] = [[]]
    for phrase in phrases:
        first, *rest = phrase.text.split("\n")
        if first:
            lines[-1].append(phrase._replace(text=first))
        lines.extend([phrase._replace(text=text)] if text else [] for text in rest)
    return lines
