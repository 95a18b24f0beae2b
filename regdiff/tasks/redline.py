"""`regdiff compare --tracked`: what changed, as tracked changes in the user's new document, or in one of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import Unit, UnitKind, units
from regdiff.errors import LosslessnessError, UsageError
from regdiff.messages import say
from regdiff.named import NamedTuple
from regdiff.report.formats import Looks

if TYPE_CHECKING:
    from regdiff.redline.markup import By


_OTHER = say("its text is another one with its own tracked changes accepted")
_UNITS = {
    UnitKind.TITLE: say("title"),
    UnitKind.NOTE: say("note"),
    UnitKind.PREAMBLE: say("preamble"),
    UnitKind.HEADING: say("heading"),
    UnitKind.ARTICLE: say("article"),
    UnitKind.ANNEX: say("annex"),
}
"""What a unit is called in a message."""


class Document(NamedTuple):
    """A Word file that the new revision was read from."""

    name: str
    data: bytes
    title: str = ""
    """Which regulation of it; empty where it holds but one."""


class Redline(NamedTuple):
    """A Word document with tracked changes."""

    data: bytes
    remarks: tuple[str, ...]
    """What a user should know of it, one line each."""


def redline(change_set: ChangeSet, document: Document | None, looks: Looks = Looks()) -> Redline:  # noqa: B008 - immutable
    """Return what changed as tracked changes.

    Accepting all of them gives the new document as it is, rejecting all of them the old text; that is proved first.

    Args:
        change_set: what changed.
        document: the Word file that its new side was read from; None where that is something else. Where the changes cannot
            be drawn into it, a document of our own is, and a remark says so.
        looks: `author` and `date` are told of the changes, `lang` is the language of remarks and warnings.

    Raises:
        UsageError: something is asked for that tracked changes cannot show, or an author or date that is none.
        LosslessnessError: the proof failed on our own document (a bug in regdiff).
    """
    _check(looks)
    remarks: tuple[str, ...] = ()
    if document is not None:
        drawn = _drawn_into(change_set, document, looks)
        if drawn.data:
            return drawn
        remarks = drawn.remarks
    return Redline(_own(change_set, looks), remarks)


def _check(looks: Looks) -> None:
    """Refuse what tracked changes cannot show."""
    asked = Looks(looks.lang, color=looks.color, width=looks.width, tracked=True, author=looks.author, date=looks.date)
    if looks._replace(tracked=True) != asked:
        raise UsageError(say("tracked changes are the whole text"), fix=say("leave out what selects or shapes a table"))
    if looks.author and not (looks.author.strip() and looks.author.isprintable()):
        raise UsageError(say("an author is a name"), fix=say("write it in one line, or leave --author out"))


def _drawn_into(change_set: ChangeSet, document: Document, looks: Looks) -> Redline:
    """Return the user's document with the changes in it; no bytes where they cannot be drawn into it."""
    from regdiff.intake.build import take
    from regdiff.redline.accepted import accepted
    from regdiff.redline.draw import NotDrawn, draw
    from regdiff.redline.taken import taken_lines

    data = accepted(document.data, document.name)
    taken = take(data, document.name, title=document.title, mend=False)
    if _told(units(taken.revision)) != _told(_side(change_set, new=True)):
        return Redline(b"", (say("{name}: {why}; a document of our own is written", name=document.name, why=_OTHER),))
    try:
        drawn = draw(change_set.changes, taken_lines(taken), data, document.name, _by(looks))
    except NotDrawn as error:
        return Redline(
            b"",
            (
                say(
                    "{name}: {why}; a document of our own is written",
                    name=document.name,
                    why=say("the changes cannot be drawn into it (at 「{text}」)", text=error.text),
                ),
            ),
        )
    remarks = []
    if drawn.kept:
        remarks.append(
            say(
                "{name}: what changed in the {units} is not marked, since the text does not hold it",
                name=document.name,
                units=[_UNITS[kind] for kind in drawn.kept],
            )
        )
    if drawn.signed:
        remarks.append(say("{name}: it is signed, and the signature does not hold for the redline", name=document.name))
    return Redline(drawn.data, tuple(remarks))


def _told(side: tuple[Unit, ...]) -> list[tuple[UnitKind, str, str]]:
    return [(unit.kind, unit.printed, unit.text) for unit in side]


def _side(change_set: ChangeSet, *, new: bool) -> tuple[Unit, ...]:
    every = (unit for change in change_set.changes for unit in (change.new if new else change.old))
    return tuple(sorted(every, key=lambda unit: unit.index))


def _own(change_set: ChangeSet, looks: Looks) -> bytes:
    """Return a document of our own with the changes in it."""
    from regdiff.redline.draw import NotDrawn, draw
    from regdiff.redline.script import text_lines
    from regdiff.report.plain import render_plain
    from regdiff.report.view import make_view

    new = _side(change_set, new=True)
    data = render_plain(new, make_view(change_set, looks.lang).warnings)
    places = range(1, len(text_lines(new)) + 1)
    try:
        return draw(change_set.changes, places, data, "report", _by(looks)).data
    except NotDrawn as error:
        raise LosslessnessError(
            say("tracked changes do not hold both texts: at {text!r}", text=error.text),
            fix=say("this is a bug in regdiff; please send both texts with this line"),
        ) from error


def _by(looks: Looks) -> By:
    """Who made the changes and when: nobody but regdiff, and no day, where that is not said."""
    from regdiff.redline.markup import By

    return By(looks.author or "regdiff", f"{looks.date.isoformat()}T00:00:00Z" if looks.date else "")


__all__ = ["Document", "Redline", "redline"]
