"""Numbers that a browser computes for the items of a list, 1. or 一、, by its style and by `start`, `value` and `reversed`.

Lists of links are lists, too, and authors hide numbers by style sheets that a saved page may lack. So only the items of a
text are numbered: those that go on from a colon or end as items do, or whose list says how it is numbered; never items that
print a number themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from regdiff.model.numbers import format_numeral
from regdiff.model.text import strip_blank

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_OWN = re.compile(
    r"[（(]?\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s*[)）.．、]|[①-⑳⑴-⒇]|第\s*[0-9〇零一二三四五六七八九十百]+\s*[条條项項款章节節]"
)
"""A number that an item prints itself."""
_ITEM_ENDS = tuple("；;。，,")
_LOOKS = 40
"""So many characters of an item say how it begins, and how it ends."""
_MOST_STEPS = 60
"""So many elements are looked into for that."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9_999


def _letters(value: int) -> str:
    out = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        out = chr(97 + rest) + out
    return out


def _roman(value: int) -> str:
    out = ""
    for worth, sign in _ROMAN:
        out, value = out + sign * (value // worth), value % worth
    return out


def _han_digits(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": lambda value: f"{value}. ",
    "decimal-leading-zero": lambda value: f"{value:02}. ",
    "lower-alpha": lambda value: f"{_letters(value)}. ",
    "upper-alpha": lambda value: f"{_letters(value).upper()}. ",
    "lower-roman": lambda value: f"{_roman(value)}. ",
    "upper-roman": lambda value: f"{_roman(value).upper()}. ",
    "simp-chinese-informal": lambda value: f"{format_numeral(value)}、",
    "simp-chinese-formal": lambda value: f"{format_numeral(value, formal=True)}、",
    "cjk-decimal": lambda value: f"{_han_digits(value)}、",
}
_FORMS |= {"lower-latin": _FORMS["lower-alpha"], "upper-latin": _FORMS["upper-alpha"]}
_FORMS |= dict.fromkeys(("cjk-ideographic", "trad-chinese-informal"), _FORMS["simp-chinese-informal"])
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def counters(listing: Any) -> dict[int, str]:
    """Return what a browser prints before the items of an `ol`, by the items' places among its children; empty for none."""
    items = {at: child for at, child in enumerate(_children(listing)) if child.tag == "li"}
    form = _form(listing)
    if not items or form is None or any(_OWN.match(start_of(item)) for item in items.values()):
        return {}
    if not (_is_said(listing) or _end_of(listing.prev).endswith(("：", ":")) or _are_items(items.values())):
        return {}
    step = -1 if "reversed" in listing.attributes else 1
    value = _integer(listing.attributes.get("start"), len(items) if step < 0 else 1)
    out: dict[int, str] = {}
    for at, item in items.items():
        value = _integer(item.attributes.get("value"), value)
        own = _form(item, form)
        out[at] = _FORMS[own](value) if own and 0 < value <= _LARGEST else ""
        value += step
    return out


def _form(node: Any, inherited: str = "decimal") -> str | None:
    """Return the form of the numbers that an element says, or the one inherited; None where there are none, or another."""
    styled = _STYLE.search(node.attributes.get("style") or "")
    named = next((word for word in styled[1].lower().split() if word in _FORMS or word == "none"), "other") if styled else ""
    named = named or _TYPES.get(node.attributes.get("type") or "", inherited)
    return named if named in _FORMS else None


def _is_said(listing: Any) -> bool:
    attributes = listing.attributes
    return (
        any(key in attributes for key in ("type", "start", "reversed"))
        or _STYLE.search(attributes.get("style") or "") is not None
    )


def _are_items(items: Iterable[Any]) -> bool:
    ends = [_edge(item, last=True) for item in items]
    return len(ends) > 1 and all(end.endswith(_ITEM_ENDS) for end in ends)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,7}", text.strip()) else default


def start_of(node: Any) -> str:
    """Return the first characters of an element, however deep they stand: not all of it, which may be nested."""
    return _edge(node, last=False)


def _end_of(node: Any) -> str:
    """Return the last characters of an element, or of what stands before it where it is blank."""
    found = ""
    for _ in range(_LOOKS):
        if node is None or (found := _edge(node, last=True)):
            break
        node = node.prev
    return found


def _edge(node: Any, *, last: bool) -> str:
    out, stack = "", [node]
    for _ in range(_MOST_STEPS):
        if not stack or len(out) >= _LOOKS:
            break
        each = stack.pop()
        if each.tag == "-text":
            text = strip_blank(each.text_content or "")
            out = text[-_LOOKS:] + out if last else out + text[:_LOOKS]
        elif each.tag not in ("script", "style"):
            stack += reversed(list(islice(_children(each, last=last), _MOST_STEPS)))
    return out


def _children(node: Any, *, last: bool = False) -> Iterator[Any]:
    child = node.last_child if last else node.child
    while child is not None:
        yield child
        child = child.prev if last else child.next
