"""The operations of one order → its text, without its number.

What the words before name is not named again: behind 将第二十条改为第二十一条 follow 其中的 and 第一款 (AMENDMENTS §2.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.writing.forms import Said, ends_in_quotation, words_of
from regdiff.amending.writing.places import is_within, listed
from regdiff.model.numbers import Level

_NAMED = (Verb.RENUMBER, Verb.MOVE, Verb.DELETE, Verb.SPLIT, Verb.MERGE, Verb.RETITLE, Verb.DISSOLVE_DIVISION)
"""What these act on is always named."""
_ON_WORDS = (Verb.REPLACE, Verb.DELETE_WORDS, Verb.INSERT_WORDS, Verb.MOVE_WORDS)


def order_text(operations: Sequence[Operation], *, colon: str = "：", of: str = "") -> str:
    """Return the text of an order.

    Args:
        operations: what it does, in order.
        colon: what stands before a quotation of whole units.
        of: name of the regulation, put before the first address (将刑法第三百九十条修改为); empty where the frame names it.

    Returns:
        One or several lines: behind a quotation of whole units a new line begins.
    """
    text = ""
    before: Operation | None = None
    for operation in operations:
        joint = _joint(before, operation)
        said = _said(operation, before, colon, opens=not joint or joint == "\n")
        if joint == "和":
            text += f"和“{words_of(operation, said).partition('“')[2]}"
        else:
            name = of if not text else ""
            text += joint + _named(words_of(operation, said), said.place, name)
        before = operation
    return text + ("" if before is None or ends_in_quotation(before) else "。")


def _named(words: str, place: str, name: str) -> str:
    """Put the name of the regulation before the first address: 将刑法第三条修改为; where there is none, it is not named."""
    if not name:
        return words
    at = words.find(place) if place else -1
    return words[:at] + name + words[at:] if at >= 0 else words


def _joint(before: Operation | None, operation: Operation) -> str:
    """What stands between two operations."""
    if before is None:
        return ""
    if ends_in_quotation(before):
        return "\n"
    if before.verb is operation.verb is Verb.DELETE_WORDS and before.targets == operation.targets:
        return "和"
    same = _article(before) == _article(operation) or not operation.targets
    return "，" if same else "；"


def _article(operation: Operation) -> Address | None:
    if not operation.targets:
        return None
    first = operation.targets[0]
    return Address(first.place, article=first.article)


def _said(operation: Operation, before: Operation | None, colon: str, *, opens: bool) -> Said:
    targets = operation.targets
    last = before.targets[-1] if before and before.targets else None
    goes_on = bool(before and before.verb in _ON_WORDS and operation.verb in _ON_WORDS and before.targets == targets)
    if not targets:
        return Said("", goes_on=False, opens=opens, colon=colon)
    if last is not None and len(targets) == 1 and _is_named(operation, last):
        return Said("", goes_on=goes_on, opens=opens and operation.verb is not Verb.REPLACE, colon=colon)
    shortened = last if last is not None and all(is_within(target, last) for target in targets) else None
    return Said(_placed(operation, shortened), goes_on=False, opens=opens, colon=colon)


def _is_named(operation: Operation, last: Address) -> bool:
    """Say whether the address before leaves no doubt which place is meant, so that it is not named again."""
    if operation.verb in _NAMED:
        return False
    target = operation.targets[0]
    gains = operation.verb is Verb.INSERT and target.level is Level.ARTICLE
    return target == last or (gains and target.article == last.article and last.place is Place.ARTICLE)


def _placed(operation: Operation, before: Address | None) -> str:
    first = operation.targets[0]
    if operation.verb is Verb.INSERT and operation.level is not Level.ARTICLE and before is None:
        return str(first)
    if first.place is Place.EVERYWHERE and not first.divisions:
        return "相关条文"
    return listed(operation.targets, before, ranged=operation.verb is Verb.DELETE)
