"""What Word builds over several heights, fractions, powers and roots, and raised or lowered figures → one line.

Read letter by letter, ½ is 12 and 10⁶ is 106. So signs are put between the letters of the file, as marks: characters that no
file can hold (lone surrogates). They let one string say both what is shown, `shown`, and what stands in the file, `held`.

Ground: ECMA-376 part 1, 22.1 (Office Math); 17.3.2.42 (vertAlign).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from regdiff.intake.readers.word.markup import MVAL, M

_SIGNS = "/¦^_()[];,√¯"
_FIGURES = "0123456789+-\u2212=n"
_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼ⁿ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌ₙ"
_OPERAND, _WHOLE, _UP, _DOWN, _CLOSE = "\udc00\udc01\udc02\udc03\udc04"
"""Around a part that gets brackets where it needs them; around a whole that does; around what is raised or lowered."""
_OPENING = f"{_OPERAND}{_WHOLE}{_UP}{_DOWN}"


def _codes(start: int, signs: str) -> dict[str, str]:
    return {sign: chr(start + at) for at, sign in enumerate(signs)}


_ADDED = _codes(0xD800, _SIGNS)
_SCRIPTS = {_UP: _codes(0xD820, _FIGURES), _DOWN: _codes(0xD840, _FIGURES)}
_NOTHING = dict.fromkeys(map(ord, (*_ADDED.values(), *_OPENING, _CLOSE)))
_HELD = _NOTHING | {ord(code): figure for codes in _SCRIPTS.values() for figure, code in codes.items()}
_SHOWN = (
    _NOTHING
    | {ord(code): sign for sign, code in _ADDED.items()}
    | {
        ord(code): small
        for kind, smalls in ((_UP, _RAISED), (_DOWN, _LOWERED))
        for small, code in zip(smalls, _SCRIPTS[kind].values(), strict=True)
    }
)
_ANY = re.compile("[\ud800-\udfff]")
_INNERMOST = re.compile(f"([{_OPENING}])([^{_OPENING}{_CLOSE}]*){_CLOSE}")
_SIMPLE = re.compile("[A-Za-z0-9.,%]+|.", re.DOTALL)
_JOINS = re.compile("[A-Za-z0-9]")
_SCRIPT = re.compile("[0-9A-Za-z][0-9A-Za-z+=*/.,\u2212-]*|[+\u2212-][0-9A-Za-z]*")
_ORDINAL = re.compile("st|nd|rd|th|TM|SM|R|C", re.IGNORECASE)
"""Raised by custom; read on the line they mean the same."""


def held(text: str) -> str:
    """Return what stands in the file of a text with marks."""
    return text.translate(_HELD) if _ANY.search(text) else text


def shown(text: str) -> str:
    """Return what a reader is to see of a text with marks."""
    return text.translate(_SHOWN) if _ANY.search(text) else text


def settled(text: str) -> str:
    """Return a text with its raised and lowered figures as such, and brackets where a part would run into its neighbour."""
    while _CLOSE in text and (after := _INNERMOST.sub(_settle, text)) != text:
        text = after
    return text


def _settle(match: re.Match[str]) -> str:
    kind, inside = match.groups()
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if kind in _SCRIPTS:
        codes = _SCRIPTS[kind]
        if all(char in codes for char in inside):
            return "".join(codes[char] for char in inside)
        return f"{_ADDED['^' if kind == _UP else '_']}{_ADDED['(']}{inside}{_ADDED[')']}" if inside.strip() else inside
    meets = _JOINS.match(after) is not None or after in (_OPERAND, _WHOLE)
    if kind == _WHOLE:
        brackets = meets or _JOINS.match(before) is not None or before == _CLOSE
    elif not inside and after in (_UP, _DOWN):  # the base stands before the formula
        brackets = False
    else:
        brackets = meets or _SIMPLE.fullmatch(inside) is None
    return f"{_ADDED['(']}{inside}{_ADDED[')']}" if brackets else inside


def script(align: str, text: str) -> tuple[str, str]:
    """Return the marks around the text of a run that is raised or lowered; none where that does not change what it says.

    A raised [1] or ① is the mark of a note, and reads the same on the line.
    """
    opening = {"superscript": _UP, "subscript": _DOWN}.get(align, "")
    if not opening or _SCRIPT.fullmatch(text) is None or _ORDINAL.fullmatch(text):
        return "", ""
    return opening, _CLOSE


# --- formulas ---


def built(element: Any) -> list[Any] | None:
    """Return what a structure of a formula is made of, in the order of reading: elements, and text between them.

    None for what is no structure, or reads as it stands.
    """
    make = _STRUCTURES.get(element.tag)
    if make is None:
        return None
    parts = [part for part in make(element) if part is not None]
    elements = [part for part in parts if not isinstance(part, str)]
    others = (each for each in element if not any(each is part for part in elements))
    return [*parts, *(each for each in others if not str(each.tag).endswith("Pr"))]


def _child(element: Any, name: str) -> Any:
    return element.find(f"{M}{name}")


def _prop(element: Any, name: str, default: str) -> str:
    """Return a property of a structure; `default` where it has none."""
    props = element.find(f"{element.tag}Pr")
    found = None if props is None else _child(props, name)
    return default if found is None else found.get(MVAL) or ""


def _operand(element: Any) -> list[Any]:
    return [_OPERAND, element, _CLOSE]


def _around(opening: str, element: Any) -> list[Any]:
    return [] if element is None else [opening, element, _CLOSE]


def _fraction(element: Any) -> list[Any]:
    line = _ADDED["¦" if _prop(element, "type", "bar") == "noBar" else "/"]
    return [_WHOLE, *_operand(_child(element, "num")), line, *_operand(_child(element, "den")), _CLOSE]


def _scripted(element: Any) -> list[Any]:
    scripts = [*_around(_DOWN, _child(element, "sub")), *_around(_UP, _child(element, "sup"))]
    base = _operand(_child(element, "e"))
    return [*scripts, *base] if element.tag == f"{M}sPre" else [*base, *scripts]


def _limit(element: Any) -> list[Any]:
    opening = _DOWN if element.tag == f"{M}limLow" else _UP
    return [*_operand(_child(element, "e")), *_around(opening, _child(element, "lim"))]


def _root(element: Any) -> list[Any]:
    degree = _child(element, "deg")
    said = degree is not None and any(text.text for text in degree.iter(f"{M}t"))
    index = [_ADDED["["], degree, _ADDED["]"]] if said else [degree]
    return [_ADDED["√"], *index, *_operand(_child(element, "e"))]


def _sum(element: Any) -> list[Any]:
    sign = _prop(element, "chr", "∫")
    limits = [*_around(_DOWN, _child(element, "sub")), *_around(_UP, _child(element, "sup"))]
    return [sign, *limits, *_operand(_child(element, "e"))]


def _delimited(element: Any) -> list[Any]:
    """Brackets are no letters of a formula, but properties: left out, (a+b)c would be a+bc."""
    between = _prop(element, "sepChr", "|")
    inside = _listed(element.findall(f"{M}e"), between)
    return [_prop(element, "begChr", "("), *inside, _prop(element, "endChr", ")")]


def _matrix(element: Any) -> list[Any]:
    return [_ADDED["["], *_listed(element.findall(f"{M}mr"), _ADDED[";"]), _ADDED["]"]]


def _listed(elements: Sequence[Any], between: str) -> list[Any]:
    return [*elements[:1], *(part for _, each in pairwise(elements) for part in (between, each))]


def _accented(element: Any) -> list[Any]:
    return [*_operand(_child(element, "e")), _prop(element, "chr", "\u0302" if element.tag == f"{M}acc" else "\u23df")]


_STRUCTURES: dict[str, Callable[[Any], list[Any]]] = {
    f"{M}f": _fraction,
    **dict.fromkeys((f"{M}sSup", f"{M}sSub", f"{M}sSubSup", f"{M}sPre"), _scripted),
    **dict.fromkeys((f"{M}limLow", f"{M}limUpp"), _limit),
    f"{M}rad": _root,
    f"{M}nary": _sum,
    f"{M}d": _delimited,
    f"{M}m": _matrix,
    f"{M}mr": lambda row: _listed(row.findall(f"{M}e"), _ADDED[","]),
    f"{M}eqArr": lambda lines: _listed(lines.findall(f"{M}e"), _ADDED[";"]),
    **dict.fromkeys((f"{M}acc", f"{M}groupChr"), _accented),
    f"{M}bar": lambda bar: [_ADDED["¯"], *_operand(_child(bar, "e"))],
}
