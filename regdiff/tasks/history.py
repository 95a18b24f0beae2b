"""`regdiff log` and `regdiff blame`: what became of an article, and where its wording is from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from regdiff.archive.order import in_sequence
from regdiff.archive.store import Archive, is_link, linked, read_entry, shown
from regdiff.comparing.blame import blame
from regdiff.comparing.grep import grep
from regdiff.comparing.lineage import Direct, Disagreement, Lineage, Place, direct_alignment, trace
from regdiff.comparing.units import UnitKind, units
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say
from regdiff.model.numbers import match_number
from regdiff.report.history_json import blame_data, dump, grep_data, history_data, life_data
from regdiff.report.life import cite, life_warnings, make_life, make_phrases
from regdiff.report.log import Blamed, render_blame, render_grep, render_history, render_log
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.decided import shelf_of
from regdiff.tasks.sides import open_archive


@dataclass(frozen=True)
class Answer:
    """What a question about the history gives."""

    text: str
    remarks: tuple[str, ...]
    """Revisions that could not be read, one line each."""


@dataclass(frozen=True)
class Question:
    """What was asked for, and how it is to be told."""

    slug: str = ""
    at: str = ""
    """Label, or slug/label, of the revision that the article is named in; the newest for none."""
    format: str = "terminal"
    lang: str = "zh"
    color: bool = False


def log(article: str, question: Question, archive: Path | None = None) -> Answer:
    """Tell the life of an article, or all revisions when `article` is empty.

    Raises:
        UsageError: no such regulation, revision or article.
    """
    question = _named(question)
    lineage, remarks, direct = _open(question, archive)
    if not article:
        as_json = question.format == "json"
        told = dump(history_data(lineage)) if as_json else render_history(lineage, question.lang, color=question.color)
        return Answer(told, remarks)
    place = _find(lineage, article, question.at)
    at = lineage.life_of[place]
    found = _disagreements(lineage, place, direct)
    if question.format == "json":
        return Answer(dump(life_data(lineage, at, found)), remarks)
    life = make_life(lineage, at, question.lang, found, cite(lineage, place, question.lang))
    return Answer(render_log(life, color=question.color), remarks)


def blame_article(article: str, question: Question, archive: Path | None = None) -> Answer:
    """Tell which revision brought in which phrase of an article.

    Raises:
        UsageError: no such regulation, revision or article.
    """
    question = _named(question)
    lineage, remarks, _ = _open(question, archive)
    place = _find(lineage, article, question.at)
    phrases = blame(lineage)[place]
    if question.format == "json":
        return Answer(dump(blame_data(lineage, place, phrases)), remarks)
    blamed = Blamed(
        lineage.heads[-1].title,
        cite(lineage, place, question.lang),
        make_phrases(lineage, phrases, question.lang),
        life_warnings(lineage, lineage.life_of[place], question.lang),
        question.lang,
    )
    return Answer(render_blame(blamed, color=question.color), remarks)


def log_phrase(phrase: str, question: Question, archive: Path | None = None) -> Answer:
    """Tell in which revisions a phrase came in or went.

    Raises:
        UsageError: no such regulation.
    """
    question = _named(question)
    lineage, remarks, _ = _open(question, archive)
    found = grep(lineage, phrase)
    if question.format == "json":
        return Answer(dump(grep_data(lineage, phrase, found)), remarks)
    return Answer(render_grep(found, lineage, phrase, question.lang, color=question.color), remarks)


def _named(question: Question) -> Question:
    """Take slug/label apart, as every command takes it.

    Raises:
        UsageError: it is a revision of another regulation than the one that was named.
    """
    slug, slash, label = question.at.rpartition("/")
    if not slash:
        return question
    if not (slug and label):
        raise UsageError(say("--at {at} names no revision", at=question.at), fix=say("write a label, or SLUG/LABEL"))
    if question.slug not in {"", slug}:
        raise UsageError(
            say("--at {at} is no revision of {slug}", at=question.at, slug=question.slug),
            fix=say("name the same regulation, or none"),
        )
    return replace(question, slug=slug, at=label)


def _open(question: Question, root: Path | None) -> tuple[Lineage, tuple[str, ...], Direct]:
    """Read all revisions of a regulation and follow its articles through them; what cannot be read is left out, and said.

    Returns:
        The lives, what is left out, and what aligns two of the revisions directly.
    """
    archive = open_archive(root)
    slug = question.slug or _only(archive, question.at)
    revisions, remarks = [], []
    for entry in archive.entries():
        if entry.slug != slug:
            continue
        try:
            revisions.append(read_entry(entry))
        except (RegdiffError, OSError) as error:
            remarks.append(say("left out {slug}/{label}: {error}", slug=entry.slug, label=entry.label, error=error))
    if slug and is_link(archive.root / slug):
        raise linked(shown(archive.root / slug))
    remarks += (
        [say("left out {path}: {why}", path=shown(path), why=why) for path, why in archive.strays(slug)] if slug else []
    )
    if not revisions:
        there = sorted({entry.slug for entry in archive.entries()})[:20] or say("none")
        raise UsageError(
            say("no regulation {slug} that can be read", slug=slug) if slug else say("no regulation"),
            fix=say("there is: {there}", there=there),
        )
    sequence = in_sequence(revisions)
    labels = [revision.head.label for revision in sequence]
    if question.at and question.at not in labels:
        raise UsageError(say("no revision {at}", at=question.at), fix=say("there is: {known}", known=[*labels]))
    shelf = shelf_of(archive, slug, sequence)
    steps = [compare_revisions(old, new, shelf.of(old, new)) for old, new in pairwise(sequence)]
    direct = direct_alignment([units(revision) for revision in sequence], shelf.places(sequence))
    return trace(sequence, steps, direct), (*remarks, *shelf.problems), direct


def _only(archive: Archive, label: str) -> str:
    """The archive's one regulation, or the only one with a revision of that label."""
    slugs = {entry.slug for entry in archive.entries()}
    if label:
        entries = list(archive.entries())
        slugs = {entry.slug for entry in entries if entry.label == label}
        if entries and not slugs:
            there = [f"{entry.slug}/{entry.label}" for entry in entries[:20]]
            raise UsageError(say("no revision {label}", label=label), fix=say("there is: {there}", there=there))
    if len(slugs) > 1:
        raise UsageError(
            say("which regulation?"), fix=say("give --regulation SLUG; there is: {known}", known=[*sorted(slugs)[:20]])
        )
    return next(iter(slugs), "")


def _find(lineage: Lineage, article: str, label: str) -> Place:
    labels = [head.label for head in lineage.heads]
    at = labels.index(label) if label else len(labels) - 1
    number = match_number(article) or match_number(f"第{article}条")
    flat = [unit for unit in lineage.units[at] if unit.kind is UnitKind.ARTICLE]
    found = [unit for unit in flat if number is not None and unit.number == number]
    if not found:
        raise UsageError(
            say("no article {article} in {labels}", article=article, labels=labels[at]),
            fix=say(
                "it goes from {printed} to {printed2}; --at names another revision",
                printed=flat[0].printed,
                printed2=flat[-1].printed,
            ),
        )
    return Place(at, found[0].index)


def _disagreements(lineage: Lineage, place: Place, direct: Direct) -> list[Disagreement]:
    """Where the revision that was asked about, aligned directly with each other one, disagrees with the chain."""
    others = [at for at in range(len(lineage.heads)) if abs(at - place.revision) > 1]
    pairs = [(min(at, place.revision), max(at, place.revision)) for at in others]
    return lineage.disagreements(pairs, direct)
