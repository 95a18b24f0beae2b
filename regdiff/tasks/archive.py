"""`regdiff list` and `regdiff show`: what is in the archive."""

from __future__ import annotations

from pathlib import Path

from regdiff.archive.store import read_title, shown
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import quoted, say
from regdiff.model.head import TRUSTED
from regdiff.model.numbers import match_number
from regdiff.model.tree import Article, Revision
from regdiff.model.write import block, write
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS, LANGUAGES
from regdiff.tasks.sides import open_archive, open_side


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
    """Return what the archive holds, and what in it cannot be a revision."""
    root, out = open_archive(archive), []
    for entry in root.entries():
        try:
            head = read_title(entry)
            out.append(Listed(entry.slug, entry.label, head["title"], head["promulgated"], head["attestation"], ""))
        except (RegdiffError, OSError) as error:
            out.append(
                Listed(
                    entry.slug, entry.label, "", "", "", quoted(str(error)) if isinstance(error, OSError) else error.message
                )
            )
    for path, why in root.strays():
        slug, label = (path.name, "") if path.parent == root.root else (path.parent.name, path.stem)
        out.append(Listed(slug, label, "", "", "", f"{shown(path)}: {why}"))
    return sorted(out)


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
            say("no article {article} in {spec}", article=article, spec=spec),
            fix=say("it goes from {printed} to {last}", printed=revision.articles[0].number.printed, last=last),
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
