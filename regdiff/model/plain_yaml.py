"""The plain YAML that heads are made of, read without the library, whose import takes as long as aligning two short texts.

What is read here is what regdiff itself writes: a key and a value a line, mappings below a key two blanks deeper, lists of
mappings in braces; values are words, numbers, days and texts in single quotes. Whatever may mean anything else to YAML is
not read here at all (docs/decisions/0011-plain-heads.md).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from regdiff.model.patterns import lazy

_HAN = "\u3007\u4e00-\u9fff"
_WORD = rf"[A-Za-z{_HAN}][0-9A-Za-z{_HAN}_-]*"
_KEY = rf"{_WORD}(?: {_WORD}){{0,4}}"
_CHAR = "!-~\u3000-\u9fff\uff01-\uffee“”‘’—…·"
_LINE = lazy(rf"(?P<indent>(?:  ){{0,4}})(?:(?P<key>{_KEY}):(?: (?P<value>\S.*))?|- (?P<item>\{{.*\}}))")
_NO_NUMBER = r"(?!0b)[0-9]+(?:[a-f][0-9a-f]*\Z|\.[a-z]+\Z|(?=[!-~]*[g-su-w]))"
"""What begins with a digit and is neither a number nor a day: a check sum, 2017.txt, 2025-newspaper-page."""
_TEXT = lazy(rf"(?:[A-Za-z{_HAN}（《“]|{_NO_NUMBER})(?:(?!:[ ]|:\Z|[ ][# ]|[ ]\Z)[ {_CHAR}])*")
_QUOTED = lazy(rf"'((?!')[ {_CHAR}])*'")
_NUMBER = lazy("0|[1-9][0-9]{0,15}")
_DAY = lazy("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEANING = frozenset({"yes", "no", "true", "false", "on", "off", "null"})
"""Words that YAML takes for a value of another type."""
_LISTED = lazy(r"[0-9A-Za-z\u3007\u4e00-\u9fff_-]+")
_PAIR = lazy(rf"(?P<key>{_KEY}): (?P<value>\[[^\[\]{{}}]*\]|[^\[\]{{}},]+)(?:, |\Z)")


class _OtherError(Exception):
    """Something that may mean anything else to YAML."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Return what a mapping in plain YAML says, as YAML's own reader gives it; None where it is not plain."""
    try:
        return _mapping(text.removesuffix("\n").split("\n"))
    except (_OtherError, ValueError):  # there is no such day
        return None


def _mapping(lines: list[str]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    opened: list[dict[str, Any] | list[Any]] = [whole]  # what the lines of each depth belong to
    awaited = ""  # the key whose value stands in the lines below
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            raise _OtherError
        depth, key, said = len(found["indent"]) // 2, found["key"], found["value"]
        if awaited and isinstance(here := opened[-1], dict):
            opened.append({} if key else [])
            here[awaited] = opened[-1]
        if depth >= len(opened) or (awaited and depth < len(opened) - 1):
            raise _OtherError
        del opened[depth + 1 :]
        here, awaited = opened[-1], ""
        if isinstance(here, list) and not key:
            here.append(_value(found["item"]))
        elif isinstance(here, dict) and key and _scalar(key) == key:
            here[key] = _value(said) if said else None
            awaited = "" if said else key
        else:
            raise _OtherError
    if awaited:
        raise _OtherError
    return whole


def _value(said: str) -> Any:
    """Return what stands behind a key: a value, a list in brackets, or a mapping in braces."""
    inner = said[1:-1]
    if said[0] == "[" and said[-1] == "]":
        return [_listed(each) for each in inner.split(", ")] if inner else []
    if said[0] == "{" and said[-1] == "}":
        pairs = [*_PAIR.finditer(inner)]
        if "".join(pair[0] for pair in pairs) != inner or inner.endswith(", "):
            raise _OtherError
        return {_scalar(pair["key"]): _value_in_braces(pair["value"]) for pair in pairs}
    return _scalar(said)


def _value_in_braces(said: str) -> Any:
    return _value(said) if said[0] == "[" else _listed(said)


def _listed(said: str) -> Any:
    """Return a value between brackets or braces, where more marks have a meaning."""
    if not _LISTED.fullmatch(said):
        raise _OtherError
    return _scalar(said)


def _scalar(said: str) -> str | int | date:
    if _NUMBER.fullmatch(said):
        return int(said)
    if _DAY.fullmatch(said):
        return date.fromisoformat(said)
    if _QUOTED.fullmatch(said):
        return said[1:-1]
    if said.lower() in _MEANING or not _TEXT.fullmatch(said):
        raise _OtherError
    return said
