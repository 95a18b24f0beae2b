"""What the scripts of a page hold that looks like law: pages of some sites have their text there, for a browser to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regdiff.model.numbers import NUMERAL
from regdiff.model.text import fold, nfc, strip_blank

_ARTICLE = re.compile(rf"第\s?[{NUMERAL}]{{1,8}}\s?[条條](?:之[{NUMERAL}]{{1,3}})?[\s　：:<\\][^\"'`]{{0,20}}")
"""A number, a blank, and the beginning of what it numbers."""
_QUOTES = re.compile(r"""\\.|["'`\n]""", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": " "}
_TAG = re.compile(r"<[^<>]{0,500}>|&nbsp;|&emsp;|&ensp;")


def law_in(scripts: Iterable[tuple[str, int]], shown: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the texts in scripts that hold articles which the page does not show, each with its place.

    Args:
        scripts: programs and data of the page, with their places.
        shown: the lines of the page.
    """
    text = ""
    for script, place in scripts:
        for said in _texts(script):
            articles = [fold(found[0]) for found in _ARTICLE.finditer(said)]
            if articles and not text:
                text = fold("".join(shown))
            if any(article not in text for article in articles):
                yield said, place


def _texts(script: str) -> Iterator[str]:
    """Yield the texts of a script, as they read, that may hold articles; one without quotes around them is a text itself."""
    if not _may_hold(script):
        return
    quoted = [text for text in _quoted(script) if _may_hold(text)]
    for text in quoted or [script]:
        said = _ESCAPE.sub(_meant, text).encode("utf-8", "replace").decode("utf-8")
        if said := strip_blank(nfc(_TAG.sub(" ", said))):
            yield said


def _may_hold(text: str) -> bool:
    return "第" in text or "\\u7b2c" in text.lower()


def _quoted(script: str) -> Iterator[str]:
    """Yield what stands between quotation marks; only backquotes go on over lines."""
    opened, start = "", 0
    for found in _QUOTES.finditer(script):
        sign = found[0]
        if not opened and sign in "\"'`":
            opened, start = sign, found.end()
        elif opened and sign == opened:
            yield script[start : found.start()]
            opened = ""
        elif sign == "\n" and opened != "`":
            opened = ""


def _meant(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _CONTROLS.get(found[2], found[2])
