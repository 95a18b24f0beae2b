"""The names of WordprocessingML, and small questions to its elements.

Ground: ECMA-376 part 1 (17 WordprocessingML, 21 DrawingML), part 3 (markup compatibility), part 4 (VML).
"""

from __future__ import annotations

import re
from typing import Any

from regdiff.intake.readers.word.symbols import symbol_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = f"{W}val"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MVAL = f"{M}val"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def tags(names: str) -> frozenset[str]:
    """Return the tags of `names`, parted by blanks, in Word's namespace."""
    return frozenset(f"{W}{name}" for name in names.split())


PARAGRAPH, TABLE, ROW, CELL, RUN, FIELD = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r", "fldChar"))
RUNS = frozenset((RUN, f"{M}r"))
ALTERNATIVES = f"{_MC}AlternateContent"
TEXTS = tags("t delText sym noBreakHyphen") | {f"{M}t", f"{A}t"}
"""What holds characters of the source."""
PROPERTIES = tags("pPr rPr sectPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr rubyPr")
INK = tags("contentPart") | {"{http://schemas.microsoft.com/office/word/2010/wordml}contentPart"}
OBJECTS = tags("drawing pict object") | INK
INSERTED, DELETED = tags("ins moveTo cellIns"), tags("del moveFrom cellDel")


def child(element: Any, *path: str) -> Any:
    """Return the first descendant along `path` of names in Word's namespace; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value_of(element: Any, *path: str) -> str:
    """Return the `w:val` of the descendant along `path`; empty where there is none."""
    found = child(element, *path)
    return "" if found is None else found.get(VAL) or ""


def is_on(switch: Any) -> bool:
    """Say whether an element such as `w:vanish` is there and not switched off."""
    return switch is not None and switch.get(VAL) not in ("0", "false", "off")


def characters(element: Any) -> str:
    """Return what an element of `TEXTS` says."""
    if element.tag == f"{W}sym":
        symbol = symbol_of(element.get(f"{W}char") or "", (element.get(f"{W}font") or "").lower())
        return symbol if symbol.isprintable() or "\ue000" <= symbol <= "\uf8ff" else ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    return re.sub("[\t\r\n]", " ", element.text or "")


def alternatives(element: Any) -> list[Any]:
    """Return the alternatives of an `mc:AlternateContent`, the one to read first.

    That is the first that says or shows something: those of which Word knows what they require, then what it falls back to,
    then those for other programs, as WPS writes them.
    """
    choices: list[Any] = element.findall(f"{_MC}Choice")
    known = [each for each in choices if _is_known(each)]
    others = [each for each in choices if not any(each is one for one in known)]
    found = [*known, *element.findall(f"{_MC}Fallback"), *others]
    telling = next((each for asks in (_tells, _draws) for each in found if asks(each)), None)
    if telling is None:
        return found
    return [telling, *(each for each in found if each is not telling)]


_KNOWN = re.compile(
    r"(?:http://schemas\.(?:microsoft\.com|openxmlformats\.org)|http://purl\.oclc\.org|urn:schemas-microsoft-com:)"
)
_KNOWN_PREFIX = re.compile(r"w1[0-9]\w*|wp14|wp[scgi]|wne|cx[0-9]?|a1[46]\w*|am3d|aink|[movra]")


def _is_known(choice: Any) -> bool:
    """Say whether Word knows all namespaces that a choice requires; one that is not declared is told by its prefix."""
    spaces = choice.nsmap
    return all(
        _KNOWN.match(spaces[prefix]) if prefix in spaces else _KNOWN_PREFIX.fullmatch(prefix)
        for prefix in (choice.get("Requires") or "").split()
    )


def _tells(element: Any) -> bool:
    return any(characters(text) for text in element.iter(*TEXTS)) or refers(element)


def _draws(element: Any) -> bool:
    return any(True for _ in element.iter(*OBJECTS))


def refers(element: Any) -> bool:
    """Say whether anything in an element is kept in another part, as a picture or a chart is; not the target of a link."""
    return any(
        any(key.startswith(R) for key in each.attrib)
        for each in element.iter()
        if not str(each.tag).endswith(("}hlinkClick", "}hlinkHover", "}hyperlink"))
    )
