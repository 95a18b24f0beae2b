"""YAML of the plainest kind, read without a library: what regdiff itself writes at the head of a text.

To load a library for it took a command longer than to read both texts. Nothing is read otherwise than YAML reads it: a text
that holds anything but the few forms below is left to `safe_yaml`, and so is whatever is wrong.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from regdiff.model.patterns import lazy

_LINE = lazy(r"( *)(?:(-) |([^\W\d_](?:[\w -]{0,60}\w)?):(?: |\Z))(.*)")
"""A line: its indent, and the mark of an item or a key, with what stands behind."""
_TOKEN = lazy(r" *(?:([\[\]{},])|(: )|([^ \[\]{},:?#'\"][^\[\]{},:?#'\"]*)) *")
"""A part of a list or mapping in one line: a mark, what stands behind a key, or a value."""
_QUOTED = lazy("'[^']*'")
_DATE = lazy("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = lazy("0|[1-9][0-9]{0,15}")
_WORD = lazy(r"(?!0[xb]|.*[eE]-)(?=.*[A-Za-z])[0-9][0-9A-Za-z.-]*")
"""What begins with a digit and is no number: a digest, the name of a file."""
_OPENING = "（《〈“【"
"""Marks that a value may begin with, besides letters."""
_NO_TEXT = frozenset(("yes", "no", "true", "false", "on", "off", "null"))
"""Words that are no text to YAML."""
_DEEPEST = 4
_LARGEST = 100_000
"""Longest text that is read here, in characters."""
_END = ("", "", "", "")


class _NotPlainError(Exception):
    """It is YAML of another kind, or none."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Return what a mapping in plain YAML says; None for any other text, which may be YAML all the same."""
    lines = text.removesuffix("\n").split("\n")
    if len(text) > _LARGEST or not "".join(lines).replace("\u3000", "").isprintable():
        return None
    matches = [_LINE.fullmatch(line) for line in lines]
    if not all(matches):
        return None
    try:
        return _Block([match.groups("") for match in matches if match]).read()
    except (_NotPlainError, ValueError):  # the latter of a date that there is none of
        return None


class _Block:
    """Lines of a mapping, to be read from the first to the last; each is its indent, mark, key, and value."""

    def __init__(self, lines: list[tuple[str, ...]]) -> None:
        self._lines = [*lines, _END]
        self._at = 0

    def read(self) -> dict[str, Any]:
        """Return what all of them say."""
        out = self._mapping("")
        if self._at + 1 < len(self._lines):
            raise _NotPlainError
        return out

    def _mapping(self, indent: str) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while self._lines[self._at][2] and self._lines[self._at][0] == indent:
            _, _, key, value = self._lines[self._at]
            self._at += 1
            if _scalar(key) in out:
                raise _NotPlainError
            out[key] = _value(value) if value else self._below(indent)
        return out

    def _below(self, indent: str) -> Any:
        """Return what is set in below a key: a mapping, or a list."""
        inner, mark, _, _ = self._lines[self._at]
        if len(inner) <= len(indent) or len(inner) > 2 * _DEEPEST:
            raise _NotPlainError
        return self._items(inner) if mark else self._mapping(inner)

    def _items(self, indent: str) -> list[Any]:
        out = []
        while self._lines[self._at][:2] == (indent, "-"):
            out.append(_value(self._lines[self._at][3]))
            self._at += 1
        return out


def _value(text: str) -> Any:
    """Return what one value says, which may be a list or a mapping in one line."""
    if text.startswith(("[", "{")):
        return _Flow(text).read()
    if _QUOTED.fullmatch(text):
        return text[1:-1]
    return _scalar(text)


def _scalar(text: str) -> str | int | date:
    """Return what a value without quotes says."""
    if ": " in text or " #" in text or text.endswith((":", " ")) or text.lower() in _NO_TEXT:
        raise _NotPlainError
    if text[:1].isalpha() or text.startswith(tuple(_OPENING)) or _WORD.fullmatch(text):
        return text
    if _NUMBER.fullmatch(text):
        return int(text)
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    raise _NotPlainError


class _Flow:
    """A list or a mapping in one line, to be read from its first part to the last; each is a mark, a colon, or a value."""

    def __init__(self, text: str) -> None:
        self._parts: list[tuple[str, ...]] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise _NotPlainError
            self._parts.append(match.groups(""))
            at = match.end()
        self._parts.append(("", "", ""))
        self._at = 0

    def read(self) -> Any:
        """Return what all of it says."""
        out = self._value(_DEEPEST)
        if self._at + 1 < len(self._parts):
            raise _NotPlainError
        return out

    def _value(self, room: int) -> Any:
        mark, _, value = self._next()
        if value:
            return _scalar(value.rstrip(" "))
        if not room or mark not in ("[", "{"):
            raise _NotPlainError
        return self._list(room) if mark == "[" else self._mapping(room)

    def _next(self) -> tuple[str, ...]:
        self._at += 1
        return self._parts[self._at - 1]

    def _goes_on(self, closing: str) -> bool:
        """Say whether a comma follows, and not the closing mark."""
        mark = self._next()[0]
        if mark not in (",", closing):
            raise _NotPlainError
        return mark == ","

    def _list(self, room: int) -> list[Any]:
        if self._parts[self._at][0] == "]":
            self._at += 1
            return []
        out = [self._value(room - 1)]
        while self._goes_on("]"):
            out.append(self._value(room - 1))
        return out

    def _mapping(self, room: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while True:
            key = _scalar(self._next()[2].rstrip(" "))
            if not isinstance(key, str) or key in out or not self._next()[1]:
                raise _NotPlainError
            out[key] = self._value(room - 1)
            if not self._goes_on("}"):
                return out
