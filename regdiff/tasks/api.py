"""What a programmer calls: `regdiff.read`, `regdiff.compare` and `regdiff.render`, with the types that they give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regdiff.amending.address import Address
from regdiff.amending.amended import Amended, Outcome, Step
from regdiff.amending.drafting.draft import Draft
from regdiff.amending.instrument import Instrument, Operation, Order, Piece, Rest, Target, Verb
from regdiff.amending.verified import Checked, Difference, Fulfilment, Nature, Verification
from regdiff.amending.writing.frame import Style
from regdiff.comparing.aids import Aids, Reading, read_aids
from regdiff.comparing.changes import Change, ChangeKind, ChangeSet
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts.fact import Fact, Mark, Trend
from regdiff.comparing.fates import Fate, MappedClause, map_clauses
from regdiff.comparing.units import Unit, UnitKind
from regdiff.comparing.weight import Weight
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say
from regdiff.model.links import Decisions, How, Side
from regdiff.model.parse import is_canonical, parse
from regdiff.model.tree import Revision
from regdiff.report.catalogue import LANGUAGES
from regdiff.tasks.compare import Looks, Wording, compare_revisions
from regdiff.tasks.compare import render as render_report
from regdiff.tasks.sides import read_file

__all__ = [
    "Address",
    "Aids",
    "Amended",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Checked",
    "Decisions",
    "Difference",
    "Draft",
    "Edit",
    "Fact",
    "Fate",
    "Fulfilment",
    "How",
    "Instrument",
    "Looks",
    "MappedClause",
    "Mark",
    "Nature",
    "Op",
    "Operation",
    "Order",
    "Outcome",
    "Piece",
    "Reading",
    "RegdiffError",
    "Rest",
    "Revision",
    "Side",
    "Step",
    "Style",
    "Target",
    "Trend",
    "Unit",
    "UnitKind",
    "Verb",
    "Verification",
    "Weight",
    "Wording",
    "amend",
    "compare",
    "draft",
    "map_clauses",
    "read",
    "read_aids",
    "read_instrument",
    "render",
    "verify",
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


def verify(
    base: Revision | str | Path,
    instruments: Sequence[Instrument | str | Path],
    published: Revision | str | Path,
    *,
    title: str = "",
) -> Verification:
    """Verify that a published text is its base as instruments amend it: nothing less and nothing more.

    Args:
        base: a revision, or whatever `read` takes.
        instruments: in the order in which they were made; instruments, or whatever `read_instrument` takes.
        published: the text that is said to be the result; a revision, or whatever `read` takes.
        title: which regulation, where an instrument names it otherwise than the base's title.

    Returns:
        Every operation with what became of it (`checked`), every difference with what it is (`differences`), and whether the
        two agree (`is_exact`).

    Raises:
        RegdiffError: one of them cannot be read, or an instrument holds no order.
    """
    from regdiff.amending.verifying.verify import verify as verify_texts

    before, after = (each if isinstance(each, Revision) else read(each) for each in (base, published))
    given = [each if isinstance(each, Instrument) else read_instrument(each) for each in instruments]
    return verify_texts(before, given, after, title=title)


def draft(old: Revision | str | Path, new: Revision | str | Path, *, style: Style | None = None, issuer: str = "") -> Draft:
    """Draft the instrument that turns one text into another, and prove it.

    Args:
        old: the text in force; a revision, or whatever `read` takes.
        new: what it is to become.
        style: whose way of drafting; by default that of the body that issued the regulation.
        issuer: the body that decides; by default the one that the new text names.

    Returns:
        The instrument as text and as it is read; applied to the old text it gives the new one, but for the typography that
        is listed.

    Raises:
        UsageError: the texts do not differ but in print, or the new one cannot be ordered.
        RegdiffError: one of them cannot be read.
    """
    from regdiff.amending.drafting.draft import draft as draft_texts

    before, after = (each if isinstance(each, Revision) else read(each) for each in (old, new))
    return draft_texts(before, after, style=style, issuer=issuer)


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


def render(
    change_set: ChangeSet,
    form: str = "html",
    *,
    lang: str = "zh",
    fold: bool = False,
    looks: Looks = Looks(),  # noqa: B008 - immutable
) -> str | bytes:
    """Return a report.

    Args:
        change_set: what `compare` gave.
        form: csv, docx, html, json, markdown, pdf, text or xlsx.
        lang: language of the report, `zh` or `en`.
        fold: leave unmarked what the reading aids explain as replaced terms or conforming changes.
        looks: all else that may be chosen: what is selected, the wording, the form of the table in Word.

    Returns:
        Text; bytes for docx, pdf and xlsx.

    Raises:
        RegdiffError: no such format or language, something that it cannot show, or what it needs is not installed.
    """
    if lang not in LANGUAGES:
        raise UsageError(say("no language {lang}", lang=lang), fix=say("use one of {known}", known=[*LANGUAGES]))
    return render_report(change_set, form, looks._replace(lang=lang, fold=fold))
