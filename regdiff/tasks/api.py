"""What a programmer calls: `regdiff.read`, `regdiff.compare` and `regdiff.render`, with the types that they give."""

from __future__ import annotations

from pathlib import Path

from regdiff.amending.address import Address
from regdiff.amending.amended import Amended, Outcome, Step
from regdiff.amending.instrument import Instrument, Operation, Order, Piece, Rest, Target, Verb
from regdiff.comparing.aids import Aids, Reading, read_aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.fact import Fact, Mark, Trend
from regdiff.comparing.fates import Fate, MappedClause, map_clauses
from regdiff.comparing.units import Unit, UnitKind
from regdiff.comparing.weight import Weight
from regdiff.errors import RegdiffError, UsageError
from regdiff.model.parse import is_canonical, parse
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LANGUAGES
from regdiff.tasks.compare import Looks, compare_revisions
from regdiff.tasks.compare import render as render_report
from regdiff.tasks.sides import read_file

__all__ = [
    "Address",
    "Aids",
    "Amended",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Edit",
    "Fact",
    "Fate",
    "Instrument",
    "MappedClause",
    "Mark",
    "Op",
    "Operation",
    "Order",
    "Outcome",
    "Piece",
    "Reading",
    "RegdiffError",
    "Rest",
    "Revision",
    "Step",
    "Target",
    "Trend",
    "Unit",
    "UnitKind",
    "Verb",
    "Weight",
    "amend",
    "compare",
    "map_clauses",
    "read",
    "read_aids",
    "read_instrument",
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


def read_instrument(source: str | Path) -> Instrument:
    """Read an instrument that amends: 修改决定、修正案.

    Args:
        source: a path; or the text of an instrument (a string with a line feed in it).

    Returns:
        The instrument: its frame, what it amends, its orders as operations, and all that was not understood (`unread`).

    Raises:
        RegdiffError: it cannot be read, or nothing in it amends a text.
    """
    from regdiff.tasks.instruments import open_instrument, read_instrument_text

    if isinstance(source, Path) or "\n" not in source:
        return open_instrument(Path(source)).instrument
    return read_instrument_text(source, "text")


def amend(
    base: Revision | str | Path,
    *instruments: Instrument | str | Path,
    partial: bool = False,
    title: str = "",
    label: str = "",
) -> Amended:
    """Apply instruments that amend to a text, one after the other.

    Nothing is guessed: where an order cannot be carried out to the letter, there is no text, and every reason is told.

    Args:
        base: a revision, or whatever `read` takes.
        instruments: instruments, or whatever `read_instrument` takes.
        partial: give a text with marked holes where orders are refused.
        title: which regulation, where an instrument names it otherwise than the base's title.
        label: of the new text; by default the year of the last instrument.

    Returns:
        The consolidated text (`revision`, None where an order was refused), what became of each operation (`steps`,
        `refusals`), inferred punctuation, references that followed, and for each unit the operations that made it.

    Raises:
        RegdiffError: one of them cannot be read, or an instrument holds no order.
    """
    from regdiff.amending.applying.amend import amend as apply_instruments

    before = base if isinstance(base, Revision) else read(base)
    given = (each if isinstance(each, Instrument) else read_instrument(each) for each in instruments)
    return apply_instruments(before, *given, partial=partial, title=title, label=label)


def compare(old: Revision | str | Path, new: Revision | str | Path) -> ChangeSet:
    """Compare two revisions and prove that nothing is lost.

    Args:
        old: a revision, or whatever `read` takes.
        new: the same.

    Returns:
        The change set: every change of every unit, with edits that rebuild the new canonical text from the old one.

    Raises:
        RegdiffError: one of them cannot be read.
        LosslessnessError: the proof failed; a bug in regdiff.
    """
    before, after = (side if isinstance(side, Revision) else read(side) for side in (old, new))
    return compare_revisions(before, after)


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
