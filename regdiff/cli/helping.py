"""Help in another language than English: the same commands with their texts translated, wrapped by columns."""

from __future__ import annotations

import copy
import gettext
import inspect
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import click

from regdiff.messages import phrase

_NOT_FIRST = frozenset("，。、；：？！）》」』”’…,.;:?!)]}")
"""What no line begins with."""
_NOT_LAST = frozenset("（《「『“‘([{")
"""What no line ends with."""
_PROSE = "\b"
"""click's sign that a paragraph is not wrapped."""


def translated(command: click.Command, lang: str) -> click.Command:
    """Return a copy of a command, and of those under it, with help in the language `lang`; the command itself is kept.

    A text without a translation stays in English.
    """
    out = copy.copy(command)
    out.help = phrase(plain_help(command.help), lang) if command.help else command.help
    out.params = [_translated(param, lang) for param in command.params]
    out._help_option = None  # noqa: SLF001 - click keeps the option it made, with the words of that time
    out.context_settings = {**command.context_settings}
    if isinstance(command, click.Group) and isinstance(out, click.Group):
        out.commands = {name: translated(each, lang) for name, each in command.commands.items()}
    out.context_class = _Context
    return out


def plain_help(text: str | None) -> str:
    """Return the help of a command as it stands in the catalogue: without indentation."""
    return inspect.cleandoc(text or "").partition("\f")[0].strip()


def _translated(param: click.Parameter, lang: str) -> click.Parameter:
    out = copy.copy(param)
    if isinstance(out, click.Option) and out.help:
        out.help = phrase(out.help, lang)
    return out


class _Formatter(click.HelpFormatter):
    """Wraps by columns: a Chinese character has two, and a line may end behind any."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage in one line, however long."""
        self.write(f"{prefix or gettext.gettext('Usage:')}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with \\b as it stands."""
        indent = " " * self.current_indent
        width = max(self.width - self.current_indent, 11)
        parts = []
        for paragraph in text.split("\n\n"):
            if paragraph.startswith(_PROSE):
                lines = paragraph.removeprefix(_PROSE).strip("\n").split("\n")
            else:
                lines = list(wrapped("".join(_joined(paragraph.split("\n"))), width))
            parts.append("".join(f"{indent}{line}\n" for line in lines))
        self.write("\n".join(parts))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of terms, each with what it means."""
        rows = list(rows)
        first = min(max((columns(term) for term, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = list(wrapped(meaning, max(self.width - first - self.current_indent, 10))) or [""]
            gap = first - columns(term)
            if gap < col_spacing:
                self.write(f"{indent}{term}\n")
                self.write(f"{indent}{' ' * first}{lines[0]}\n" if lines[0] else "")
            else:
                self.write(f"{indent}{term}{' ' * gap}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{indent}{' ' * first}{line}\n")


class _Context(click.Context):
    formatter_class = _Formatter


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of at most `width` columns; a word of Latin letters is not cut."""
    line = ""
    for piece in _pieces(text):
        if line and columns(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what is not to be parted: a word, or a Chinese character with the marks that belong to it."""
    piece = ""
    for char in text:
        wide = columns(char) == 2
        last = piece[-1:]
        joins = char in _NOT_FIRST or last in _NOT_LAST or (not wide and last != " " and columns(last) < 2) or char == " "
        if piece and not joins:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a paragraph so that they can be put together: a blank between Latin words, none in Chinese."""
    for at, line in enumerate(lines):
        text = line.strip()
        yield text
        behind = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if behind and columns(text[-1:]) < 2 and columns(behind[:1]) < 2:
            yield " "
