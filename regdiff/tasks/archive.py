"""`regdiff list`, `regdiff show` and `regdiff add`: what is in the archive, and one more revision for it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from regdiff.archive.store import Archive, display_path, read_title, write_atomically
from regdiff.errors import ArchiveError, Place, RegdiffError, UsageError
from regdiff.intake.build import read_source
from regdiff.model.head import ATTESTATIONS, TRUSTED
from regdiff.model.numbers import match_number
from regdiff.model.parse import parse
from regdiff.model.tree import Article, Revision
from regdiff.model.write import block, write
from regdiff.report.labels import LABELS, LANGUAGES
from regdiff.tasks.sides import open_archive, open_side, owns, read_bytes


class Listed(NamedTuple):
    """One revision as `regdiff list` shows it."""

    slug: str
    label: str
    title: str
    promulgated: str
    attestation: str
    problem: str
    """Why its head cannot be read, empty when it can."""


def list_revisions(archive: Path | None = None) -> list[Listed]:
    """Return what the archive holds."""
    out = []
    for entry in open_archive(archive).entries():
        try:
            head = read_title(entry)
            out.append(Listed(entry.slug, entry.label, head["title"], head["promulgated"], head["attestation"], ""))
        except (RegdiffError, OSError) as error:
            out.append(Listed(entry.slug, entry.label, "", "", "", str(error)))
    return out


def labels(archive: Path | None = None) -> list[str]:
    """Return every name that `regdiff compare` takes for a stored revision, for shell completion."""
    entries = list(open_archive(archive).entries())
    several = len({entry.slug for entry in entries}) > 1
    return sorted({e.label for e in entries} | ({f"{e.slug}/{e.label}" for e in entries} if several else set()))


def show(spec: str, article: str = "", archive: Path | None = None) -> tuple[str, str]:
    """Return a revision's canonical text, or one article of it, and the warning that must go with it (may be empty).

    Raises:
        UsageError: no such revision or article.
    """
    revision = open_side(spec, open_archive(archive)).revision
    if not article:
        unattested = [
            a.number.printed for a in revision.articles if revision.head.attestation(a.number.printed) not in TRUSTED
        ]
        return write(revision), _warning(revision, len(unattested))
    number = match_number(article) or match_number(f"第{article}条")
    found = [a for a in revision.articles if number is not None and a.number == number]
    if not found:
        last = revision.articles[-1].number.printed
        raise UsageError(
            f"no article {article} in {spec}", fix=f"it goes from {revision.articles[0].number.printed} to {last}"
        )
    doubtful = sum(revision.head.attestation(a.number.printed) not in TRUSTED for a in found)
    return "\n\n".join(_printed(a) for a in found) + "\n", _warning(revision, doubtful)


def _printed(article: Article) -> str:
    return block(article.number.printed, article.text)


def _warning(revision: Revision, articles: int) -> str:
    if not articles:
        return ""
    words = " / ".join(LABELS[lang]["warning"] for lang in LANGUAGES)
    return f"{words}: {revision.head.label or revision.head.title}, {articles} article{'s' if articles > 1 else ''}"


class Added(NamedTuple):
    """What `regdiff add` did."""

    path: str
    articles: int
    repairs: tuple[str, ...]
    left_out: int


def add(
    label: str, source: Path, *, slug: str = "", replace: bool = False, attestation: str = "", archive: Path | None = None
) -> Added:
    """Read a source, mend it, and store it as the revision called `label`.

    Args:
        label: the new revision's label.
        source: a plain text or Markdown file.
        slug: the regulation; may be left out when the archive holds one regulation.
        replace: put it in the place of a revision that exists.
        attestation: how far the text can be trusted; by default what the source says of itself, else verbatim.
        archive: the archive's folder.

    Raises:
        RegdiffError: the source cannot be read, the label exists, or the place cannot be written.
    """
    root = open_archive(archive)
    if archive is None and not owns(root):
        raise ArchiveError("no archive here", fix="make a folder versions/REGULATION, or name one with --archive")
    if attestation and attestation not in ATTESTATIONS:
        raise UsageError(f"no attestation {attestation}", fix=f"use one of {', '.join(ATTESTATIONS)}")
    path = root.path_for(slug or _only_slug(root), label)
    if path.exists() and not replace:
        raise ArchiveError(
            f"revision {label} exists", place=Place(display_path(path)), fix="use --replace to put another in its place"
        )
    revision = read_source(read_bytes(source), source.name, label=label, mend=True, attestation=attestation)
    text = write(revision)
    if parse(text, label) != revision:
        raise ArchiveError("the source does not survive a round trip through canonical text", place=Place(source.name))
    write_atomically(path, text.encode("utf-8"))
    repairs = revision.head.source.get("intake") or []
    lines = tuple(
        f"{item['repair']}: {item['count']} on line{'s' * (len(item['lines']) > 1)} {_lines(item['lines'])}"
        for item in repairs
    )
    return Added(display_path(path), len(revision.articles), lines, int(revision.head.source.get("lines left out", 0)))


def _lines(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


def _only_slug(archive: Archive) -> str:
    slugs = sorted({entry.slug for entry in archive.entries()})
    if len(slugs) != 1:
        there = ", ".join(slugs) or "none"
        raise UsageError("which regulation?", fix=f"give --regulation SLUG; there is: {there}")
    return slugs[0]
