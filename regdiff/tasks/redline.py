"""`regdiff compare --tracked`: what changed, as tracked changes in the user's new document, or in one of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.units import Unit, UnitKind, units
from regdiff.errors import LosslessnessError, UsageError
from regdiff.messages import say
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import Looks

if TYPE_CHECKING:
    from regdiff.redline.markup import By

_ZH = {
    "other": "{name}：修订不能画入该文件（在「{text}」处），改用自制文档",
    "read": "{name}：接受其中已有的修订后文本不同，改用自制文档",
    "kept": "{name}：{units}不在正文之中，未作标记",
    "signed": "{name}：带有数字签名，写入修订后签名失效",
}
_EN = {
    "other": "{name}: the changes cannot be drawn into it (at 「{text}」); a document of our own is written",
    "read": "{name}: its text is another one with its own tracked changes accepted; a document of our own is written",
    "kept": "{name}: what changed in the {units} is not marked, since the text does not hold it",
    "signed": "{name}: it is signed, and the signature does not hold for the redline",
}


class Document(NamedTuple):
    """A Word file that the new revision was read from."""

    name: str
    data: bytes


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

    words = _ZH if looks.lang == "zh" else _EN
    data = accepted(document.data, document.name)
    taken = take(data, document.name, mend=False)
    if _told(units(taken.revision)) != _told(_side(change_set, new=True)):
        return Redline(b"", (words["read"].format(name=document.name),))
    try:
        drawn = draw(change_set.changes, taken_lines(taken), data, document.name, _by(looks))
    except NotDrawn as error:
        return Redline(b"", (words["other"].format(name=document.name, text=error.text),))
    labels = LABELS[looks.lang]
    kept = labels["list stop"].join(labels[kind.value] for kind in drawn.kept)
    remarks = [words["kept"].format(name=document.name, units=kept)] if kept else []
    if drawn.signed:
        remarks.append(words["signed"].format(name=document.name))
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
