"""The operations of one order → its text, without its number.

What the words before name is not named again: behind 将第二十条改为第二十一条 follow 其中的 and 第一款 (AMENDMENTS §2.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.amending.writing.forms import Said, ends_in_quotation, words_of
from regdiff.amending.writing.places import is_within, listed
from regdiff.model.numbers import Level, Number

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
    hosts: dict[Number, Number] = {}
    for operation in _not_said_twice(operations):
        joint = _joint(before, operation)
        said = _said(operation, before, hosts, colon, opens=not joint or joint == "\n")
        if joint == "和":
            text += f"和“{words_of(operation, said).partition('“')[2]}"
        else:
            name = of if not text else ""
            text += joint + _named(words_of(operation, said), said.place, name)
        before = operation
        hosts |= _hosts(operation)
    return text + ("" if before is None or ends_in_quotation(before) else "。")


def _not_said_twice(operations: Sequence[Operation]) -> Iterator[Operation]:
    """Leave out 对条文顺序作相应调整 where 条文顺序和个别文字作相应调整 follows."""
    for operation, behind in zip(operations, [*operations[1:], None], strict=True):
        is_said = behind is not None and behind.verb is Verb.VAGUE and "条文顺序" in behind.text
        if not (is_said and operation.verb is Verb.RENUMBER_REST and not operation.targets):
            yield operation


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


def _hosts(operation: Operation) -> dict[Number, Number]:
    """Return old articles of which something goes to a new one, with that one: it gains what is inserted behind that."""
    if operation.verb not in (Verb.RENUMBER, Verb.MOVE):
        return {}
    return {
        old.article: new.article
        for old, new in zip(operation.targets, operation.destinations, strict=False)
        if old.article and new.article and not old.level is new.level is Level.ARTICLE
        if old.article != new.article or old.level is Level.ARTICLE
    }


def _said(
    operation: Operation, before: Operation | None, hosts: Mapping[Number, Number], colon: str, *, opens: bool
) -> Said:
    targets = operation.targets
    last = before.targets[-1] if before and before.targets else None
    goes_on = bool(before and before.verb in _ON_WORDS and operation.verb in _ON_WORDS and before.targets == targets)
    if not targets:
        return Said("", goes_on=False, opens=opens, colon=colon)
    if last is not None and len(targets) == 1 and _is_named(operation, last, hosts):
        return Said("", goes_on=goes_on, opens=opens and operation.verb is not Verb.REPLACE, colon=colon)
    anew = _gains(operation) and last is not None and last.article in hosts
    shortened = last if last is not None and not anew and all(is_within(target, last) for target in targets) else None
    return Said(_placed(operation, shortened), goes_on=False, opens=opens, colon=colon)


def _is_named(operation: Operation, last: Address, hosts: Mapping[Number, Number]) -> bool:
    """Say whether the address before leaves no doubt which place is meant, so that it is not named again."""
    if operation.verb in _NAMED:
        return False
    target = operation.targets[0]
    if operation.verb is Verb.RENUMBER_REST:
        return operation.level is Level.ITEM and target.article == last.article
    if not _gains(operation):
        return target == last
    if last.article and last.article in hosts and not last.new:
        return target.new and target.article == hosts[last.article]
    return target == last or (target.article == last.article and last.place is Place.ARTICLE)


def _gains(operation: Operation) -> bool:
    return operation.verb is Verb.INSERT and operation.targets[0].level is Level.ARTICLE


def _placed(operation: Operation, before: Address | None) -> str:
    first = operation.targets[0]
    if operation.verb is Verb.INSERT and operation.level is not Level.ARTICLE and before is None:
        return str(first)
    if first.place is Place.EVERYWHERE and not first.divisions:
        return "相关条文"
    return listed(operation.targets, before, ranged=operation.verb is Verb.DELETE)
