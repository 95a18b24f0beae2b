"""Markdown → lines: what its marks show is read, the marks themselves are taken off and named.

Ground: CommonMark 0.31 for what is a mark, GitHub's tables and strikes, and YAML front matter as static sites have it. Only
what statutes are written with is read; everything else stays as it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from regdiff.intake.readers.lines import is_rule, line_of, without_dot, without_nul
from regdiff.intake.source import SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import BLANK, nfc, strip_blank

_HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\Z")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\Z")
_CELLS = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"(?:```|~~~)\w*\Z")
_QUOTED = re.compile(r"(?:>\s?)+")
_DEFINED = re.compile(r"\[(?!\^)[^\]]+\]:\s*\S+.*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:\s*.*\Z")
_NOTED = re.compile(r"\[\^[^\]\s]{1,40}\]")
_RAISED = re.compile(
    r"<sup\b[^<>]{0,200}>\s*(?:<a\s+[^<>]{0,200}href=[\"']?#[^<>]{0,200}>\s*\S{1,8}\s*</a>|\\?[\[［〔(（]\s*注?[0-9一二三四五六七八九十]{1,3}\s*\\?[\]］〕)）]|"
    r"注?[①-⑳])\s*</sup>",
    re.IGNORECASE,
)
"""How a note is referred to in HTML; a mere number in raised type may be an exponent."""
_ANCHOR = re.compile(r"\s*\{[#.:][^{}]{1,80}\}\s*\Z|\[[¶#§]\]\([^)]{0,200}\)|<a\s+(?:id|name)=[^<>]{1,200}>\s*</a>")
"""Where a heading can be reached at."""
_MAKES_CONTENTS = re.compile(r"\[\[?_?TOC_?\]?\]|\{:toc\}|\$\{toc\}", re.IGNORECASE)
_LISTED_LINK = re.compile(r"[0-9]{1,3}[.)]\s+(?=\[[^\]]{1,100}\]\(#)")
"""The number of an entry of a table of contents."""
_YAML = re.compile(r"[A-Za-z_\u4e00-\u9fff][^:：]{0,60}:(?:\s|\Z)|\s*-\s|\s+\S|#|\Z")
_PAIR = re.compile(
    r"""([A-Za-z_\u4e00-\u9fff][\w-]{0,60})\s*[:：]\s*(?:(["'])(.{1,200}?)\2|([^\s"'#\[{|>&*!][^#]{0,200}))\s*(?:#.*)?\Z"""
)
_MOST_FRONT = 200
"""Most lines of front matter."""

# A mark is looked for within so many characters (1,000 of text, 2,000 of an address): what opens a million times and never
# closes is read in linear time.
_PICTURE = re.compile(
    r"!\[[^\]]{0,1000}\]\([^)]{0,2000}\)|!\[[^\]]{0,1000}\]\[[^\]]{0,1000}\]|<img\b[^<>]{0,2000}>", re.IGNORECASE
)
_STRUCK = re.compile(r"~~[^~]+~~|<(del|s|strike)>.{0,1000}?</\1>", re.IGNORECASE)
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,100}\]){0,1000})\]\((?:[^()\s]|\([^()]{0,100}\)){0,2000}(?:\s+[\"'][^\"']{0,1000}[\"'])?\)|"
    r"\[([^\[\]]{1,1000})\]\[[^\[\]]{0,1000}\]"
)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]+)>")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|tr|li|h[1-6]|section|article|center)>\s*(?=\S)", re.IGNORECASE)
_NEXT_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|font|sup|sub|b|strong|i|em|u|center|table|thead|tbody|tr|td|th|a|hr|h[1-6]|section|article|small|big|ins|"
    r"mark|ul|ol|li|blockquote|details|summary|br|col|colgroup|ruby|figure|figcaption|main|header|footer)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"(\*\*\*|___)(?=\S)(.{1,1000}?)(?<=\S)\1|(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\3|"
    r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)|"
    r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])|`([^`]+)`|==(?=\S)(.{1,1000}?)(?<=\S)=="
)
_MOST_NESTED = 8
"""So deep marks of emphasis are read within each other."""
_ESCAPED = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_SHAPES = re.compile(
    r"^(?:#{1,6}\s|\*\*[^*\s]|[*+-]\s+(?:\[|\*\*|[（(]|第)|>\s)|\]\([^)\s]*\)|<!--.*-->|\A---\s*\Z|<br\s*/?>|</(?:p|div|td|table|font|center)>|~~~|```",
    re.IGNORECASE,
)

_MARKS = "#*+->]<~`="
"""Any shape of Markdown has one of these."""


_LEFT = (
    (_PICTURE, Reason.PICTURE),
    (_STRUCK, Reason.TRACKED),
    (_NOTED, Reason.FOOTNOTE),
    (_RAISED, Reason.FOOTNOTE),
    (_ANCHOR, Reason.MARKUP),
)
"""What is taken out of a line, and why."""


def is_markdown(raw: list[str]) -> bool:
    """Say whether lines are Markdown by their own shape: headings, bold type, links, tables, front matter."""
    whole = "\n".join(raw)
    if not any(mark in whole for mark in _MARKS):
        return False
    if _front_matter(raw):
        return True
    for at, line in enumerate(raw):
        text = line.strip()
        if not text:
            continue
        if _SHAPES.search(text) and text != "---":
            return True
        if at and "|" in text and "-" in text and _SEPARATOR.match(text) and "|" in raw[at - 1]:
            return True
        if at and _UNDERLINE.match(text) and len(text) > 2 and raw[at - 1].strip() and not is_rule(raw[at - 1].strip()):
            return True
    return False


def _front_matter(raw: list[str]) -> int:
    """Return how many lines of front matter a text begins with, its rules included; 0 for none."""
    start = next((at for at, line in enumerate(raw) if line.strip("\ufeff \t")), len(raw))
    if start >= len(raw) or raw[start].strip("\ufeff \t") != "---":
        return 0
    for at in range(start + 1, min(len(raw), start + _MOST_FRONT)):
        if raw[at].strip() in ("---", "..."):
            return at + 1 if at > start + 1 else 0
        if not _YAML.match(raw[at]):
            return 0
    return 0


def read_markdown(raw: list[str]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Return the lines of a Markdown text, and what is left out of it."""
    reader = _Reader(raw)
    reader.read()
    return reader.lines, reader.left_out


def metadata(raw: list[str]) -> tuple[tuple[str, str], ...]:
    """Return what front matter says in one line each, as keys and values; what is nested is passed over."""
    pairs = (_PAIR.match(line) for line in raw[: _front_matter(raw)])
    return tuple((pair[1], strip_blank(pair[3] if pair[2] else pair[4])) for pair in pairs if pair)


class _Reader:
    """The lines that were read so far, and what was left out."""

    def __init__(self, raw: list[str]) -> None:
        self.lines: list[SourceLine] = []
        self.left_out: list[LeftOut] = []
        self._front = _front_matter(raw)
        self._rows: set[int] = set()
        self._raw = self._without_comments(raw)

    def _leave(self, text: str, reason: Reason, number: int) -> None:
        if text := strip_blank(text):
            self.left_out.append(LeftOut(text, reason, number))

    def _without_comments(self, raw: list[str]) -> list[str]:
        """Take out comments, which may run over lines; one that is never closed is none."""
        text = "\n".join(raw)
        out: list[str] = []
        number, end = 1, 0
        while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
            number += text.count("\n", end, start)
            comment = text[start : close + 3]
            for down, said in enumerate(comment.split("\n")):
                self._leave(said, Reason.COMMENT, number + down)
            breaks = comment.count("\n")
            out += [text[end:start], "\n" * breaks]
            number, end = number + breaks, close + 3
        return "".join([*out, text[end:]]).split("\n") if out else raw

    def read(self) -> None:
        """Read all lines."""
        for at, whole in enumerate(self._raw):
            number = at + 1
            if at < self._front:
                self._leave(whole, Reason.MARKUP, number)
            elif strip_blank(whole):
                self._line(without_nul(whole, number, self.left_out), number, at)

    def _line(self, whole: str, number: int, at: int) -> None:
        text = nfc(strip_blank(whole))
        before = self._raw[at - 1].strip() if at else ""
        if _UNDERLINE.match(text) and before and self.lines and self.lines[-1].line == number - 1:
            self._leave(whole, Reason.MARKUP, number)
            self.lines[-1] = self.lines[-1]._replace(heading=True)
        elif (
            is_rule(text)
            or _FENCE.match(text)
            or _DEFINED.match(text)
            or _MAKES_CONTENTS.fullmatch(text)
            or self._parts_table(text, at)
        ):
            self._leave(whole, Reason.MARKUP, number)
        elif _FOOTNOTE.match(text):
            self._leave(whole, Reason.FOOTNOTE, number)
        else:
            for piece in self._pieces(whole):
                self._piece(piece, number, table=self._in_table(text, at))

    def _parts_table(self, text: str, at: int) -> bool:
        return "|" in text and _SEPARATOR.match(text) is not None and "|" in (self._raw[at - 1] if at else "")

    def _in_table(self, text: str, at: int) -> bool:
        """A row begins with a bar, or stands above or below the line that parts a table's head from its rows."""
        if "|" not in text:
            return False
        if at > 0 and (at - 1 in self._rows or self._is_separator(at - 1)):
            self._rows.add(at)
        return text.startswith("|") or at in self._rows or (at + 1 < len(self._raw) and self._is_separator(at + 1))

    def _is_separator(self, at: int) -> bool:
        line = self._raw[at].strip()
        return "|" in line and _SEPARATOR.match(line) is not None

    @staticmethod
    def _pieces(whole: str) -> Iterator[str]:
        """Cut a line behind each <br> and each end of a block; the pieces spell the line."""
        start = 0
        for found in _BREAK.finditer(whole):
            yield whole[start : found.end()]
            start = found.end()
        yield whole[start:]

    def _piece(self, piece: str, number: int, *, table: bool) -> None:
        stands = piece
        if any(sign in piece for sign in "[{<~"):
            for pattern, reason in _LEFT:
                stands = self._without(stands, pattern, reason, number)
        text = nfc(strip_blank(stands)).replace("\t", " ")
        if not text:
            return
        quoted = _QUOTED.match(text)
        inner = text[quoted.end() :] if quoted else text
        heading = _HEADING.match(inner)
        inner = (heading[2] or "").rstrip().rstrip("#") if heading else _LISTED_LINK.sub("", without_dot(inner), count=1)
        cells = [cell for cell in (strip_blank(_plain(each)) for each in _CELLS.split(inner)) if cell] if table else []
        said = BLANK.join(cells) if table else strip_blank(_plain(inner))
        if said:
            self.lines.append(line_of(text, stands, number, said, heading=heading is not None))
        else:
            self._leave(stands, Reason.MARKUP, number)

    def _without(self, text: str, pattern: re.Pattern[str], reason: Reason, number: int) -> str:
        for found in pattern.finditer(text):
            self._leave(found[0], reason, number)
        return pattern.sub("", text)


def _plain(text: str) -> str:
    """Return what Markdown's and HTML's marks inside a line show."""
    if "<" in text:
        text = _TAG.sub("", _NEXT_CELL.sub(BLANK, _AUTOLINK.sub(r"\1", text)))
    if "[" in text:
        text = _LINK.sub(lambda found: found[1] if found[1] is not None else found[2], text)
    for _ in range(_MOST_NESTED):
        if not any(mark in text for mark in "*_`=") or (shown := _EMPHASIS.sub(_shown, text)) == text:
            break
        text = shown
    if "&" in text:
        text = html.unescape(text)
    return nfc(_ESCAPED.sub(r"\1", text) if "\\" in text else text)


def _shown(found: re.Match[str]) -> str:
    return next(group for group in (found[2], found[4], found[5], found[6], found[7], found[8]) if group is not None)
