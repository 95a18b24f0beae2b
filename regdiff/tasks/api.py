"""What a programmer calls: `regdiff.read`, `regdiff.compare` and `regdiff.render`, with the types that they give."""

from __future__ import annotations

from pathlib import Path

from regdiff.comparing.aids import Aids, Reading, read_aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.fact import Fact, Mark, Trend
from regdiff.comparing.fates import Fate, MappedClause, map_clauses
from regdiff.comparing.units import Unit, UnitKind
from regdiff.comparing.weight import Weight
from regdiff.errors import RegdiffError, UsageError
from regdiff.model.links import Decisions, How, Side
from regdiff.model.parse import is_canonical, parse
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LANGUAGES
from regdiff.tasks.compare import Looks, compare_revisions
from regdiff.tasks.compare import render as render_report
from regdiff.tasks.sides import read_file

__all__ = [
    "Aids",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Decisions",
    "Edit",
    "Fact",
    "Fate",
    "How",
    "MappedClause",
    "Mark",
    "Op",
    "Reading",
    "RegdiffError",
    "Revision",
    "Side",
    "Trend",
    "Unit",
    "UnitKind",
    "Weight",
    "compare",
    "map_clauses",
    "read",
    "read_aids",
    "render",
]


def read(source: str | Path) -> Revision:
    """Read one revision.

    Args:
        source: a path; or a text that holds a regulation (a string with a line feed in it), canonical or not.

    Raises:
        RegdiffError: it cannot be read, or holds no article.
    """
    if isinstance(source, Path) or "\n" not in source:
        return read_file(Path(source))
    if is_canonical(source):
        return parse(source)
    from regdiff.intake.build import read_source

    return read_source(source.encode("utf-8"), "text")


def compare(old: Revision | str | Path, new: Revision | str | Path, *, decided: Decisions | None = None) -> ChangeSet:
    """Compare two revisions and prove that nothing is lost.

    Args:
        old: a revision, or whatever `read` takes.
        new: the same.
        decided: what a person decided about the two; the alignment obeys it. `Decisions.on(old, new)` begins one.

    Returns:
        The change set: every change of every unit, with edits that rebuild the new canonical text from the old one.

    Raises:
        RegdiffError: one of them cannot be read, or `decided` does not fit them.
        LosslessnessError: the proof failed; a bug in regdiff.
    """
    before, after = (side if isinstance(side, Revision) else read(side) for side in (old, new))
    return compare_revisions(before, after, decided)


def render(change_set: ChangeSet, form: str = "html", *, lang: str = "zh", fold: bool = False) -> str | bytes:
    """Return a report.

    Args:
        change_set: what `compare` gave.
        form: csv, docx, html, json, markdown, pdf, text or xlsx.
        lang: language of the report, `zh` or `en`.
        fold: leave unmarked what the reading aids explain as replaced terms or conforming changes.

    Returns:
        Text; bytes for docx, pdf and xlsx.

    Raises:
        RegdiffError: no such format or language, or what it needs is not installed.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"no language {lang}", fix=f"use one of {', '.join(LANGUAGES)}")
    return render_report(change_set, form, Looks(lang, fold=fold))
