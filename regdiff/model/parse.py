"""Canonical text → `Revision`; the exact inverse of `write`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regdiff.errors import Place, TextError
from regdiff.messages import Message, say
from regdiff.model.head import NO_HEAD, Head, read_head
from regdiff.model.left_out import LeftOut, named_in
from regdiff.model.lines import Block, Kind, blocks
from regdiff.model.numbers import NUMERAL
from regdiff.model.patterns import lazy
from regdiff.model.text import nfc
from regdiff.model.tree import Annex, Article, Division, Revision
from regdiff.model.write import write

MOST_ARTICLES = 200_000
"""Most articles of one text; the Civil Code has 1,260. Beyond it a comparison would seem to hang."""


def parse(text: str, source: str = "text") -> Revision:
    """Read a canonical text.

    Args:
        text: the whole text.
        source: its name, for errors.

    Returns:
        A revision with `write(parse(text)) == text`.

    Raises:
        TextError: the text is not canonical; the place says where.
    """
    head, body, first_line = _split_head(text, source)
    revision = assemble(head, blocks(body, first_line), source)
    _require_canonical(text, write(revision), source)
    return revision


def has_head(text: str) -> bool:
    """Say whether `text` begins with a line of three dashes, as canonical text with a head does."""
    return text.startswith("---\n")


_CANONICAL_KEYS = lazy(r"^(?:label|attestation|source|promulgated|note):", re.MULTILINE)
_CANONICAL_ARTICLE = lazy(rf"^第[{NUMERAL}]{{1,16}}[条條](?:之[{NUMERAL}]+)*(?:\u3000|$)", re.MULTILINE)


def is_canonical(text: str) -> bool:
    """Say whether `text` has what canonical text has, so that it is to be read as that: a head that says so, and articles.

    A line of three dashes alone says nothing: Markdown of many sites begins with front matter.
    """
    if not has_head(text):
        return False
    end = text.find("\n---\n", 3)
    if end < 0:
        return text.startswith("---\ntitle:") or _CANONICAL_KEYS.search(text[:2000]) is not None
    head, body = text[4 : end + 1], text[end + 5 :]
    if not head.startswith("title:") and _CANONICAL_KEYS.search(head) is None:
        return False
    return re.search(r"^label:", head, re.MULTILINE) is not None or (
        _CANONICAL_ARTICLE.search(body) is not None and re.search(r"^(?:#|\*\*)", body, re.MULTILINE) is None
    )


def _split_head(text: str, source: str) -> tuple[Head, str, int]:
    if not has_head(text):
        return NO_HEAD, text, 1
    end = text.find("\n---\n", 3)
    if end < 0:
        raise TextError(say("the head has no end"), place=Place(source, 1), fix=say("put a line --- behind it"))
    yaml = text[4 : end + 1]
    return read_head(yaml, source, 2), text[end + 5 :], text.count("\n", 0, end + 5) + 1


def assemble(
    head: Head, blocks: Iterable[Block], source: str = "text", left_out: tuple[LeftOut, ...] | None = None
) -> Revision:
    """Build the tree from blocks in the order of the text.

    What stands behind the last heading or article and begins with no number is an annex, whatever it is called, unless its
    first line is a sentence.

    Args:
        head: of the text.
        blocks: of its body.
        source: its name, for errors.
        left_out: what its source holds and it does not; by default what the head says of that.

    Raises:
        TextError: no article or too many, or a block that is none of preamble, heading, article or annex.
    """
    run = list(blocks)
    last = max((at for at, block in enumerate(run) if block.number is not None), default=len(run))
    preamble: tuple[str, ...] = ()
    nodes: list[Block] = []
    annexes: list[Annex] = []
    for at, block in enumerate(run):
        if block.number is not None:
            nodes.append(block)
        elif at > last and begins_annex(block):
            annexes.append(Annex(block.lines, block.line))
        elif nodes:
            what = say("a block that belongs to no article")
            fix = say("join it to the block above or begin it with a number")
            raise TextError(what, place=Place(source, block.line), fix=fix)
        elif preamble:
            raise TextError(say("a second preamble"), place=Place(source, block.line), fix=say("take the blank line out"))
        else:
            preamble = block.lines
    if (count := sum(block.kind is Kind.ARTICLE for block in nodes)) > MOST_ARTICLES:
        raise TextError(
            say("{count:,} articles; the limit is {most_articles:,}", count=count, most_articles=MOST_ARTICLES),
            place=Place(source),
            fix=say("compare it in parts"),
        )
    if not count:
        raise TextError(say("no article in it"), place=Place(source), fix=say("articles begin with 第…条 and a blank"))
    return Revision(head, preamble, _nest(nodes), tuple(annexes), named_in(head) if left_out is None else left_out)


def begins_annex(block: Block) -> bool:
    """Say whether a block behind the last article is an annex: it is called one, or its first line is no sentence."""
    return block.kind is Kind.ANNEX or not block.lines[0].endswith(("。", "；", "：", "，"))


def _nest(blocks: list[Block]) -> tuple[Division | Article, ...]:
    """Build divisions with a stack; a heading closes all open ones of its level or deeper."""
    stack: list[tuple[Block | None, list[Division | Article]]] = [(None, [])]

    def close() -> None:
        block, children = stack.pop()
        if block is None or block.number is None:
            raise AssertionError("the outermost level is never closed")
        stack[-1][1].append(Division(block.number, block.lines[0], tuple(children), block.line))

    for block in blocks:
        if block.number is None:
            continue
        if block.kind is Kind.ARTICLE:
            stack[-1][1].append(Article(block.number, block.lines, block.line))
            continue
        while (top := stack[-1][0]) is not None and top.number is not None and top.number.level >= block.number.level:
            close()
        stack.append((block, []))
    while len(stack) > 1:
        close()
    return tuple(stack[0][1])


_UNCLEAN = lazy(r"[\t\r\v\f]|[^\S\n]\n")


def _require_canonical(text: str, written: str, source: str) -> None:
    if text == written and nfc(text) == text and not _UNCLEAN.search(text):
        return
    given, wanted = text.split("\n"), written.split("\n")
    for number, line in enumerate(given, 1):
        if number > len(wanted) or line != wanted[number - 1] or line != nfc(line) or _UNCLEAN.search(line + "\n"):
            break
    raise TextError(say("not canonical text"), place=Place(source, number), fix=_reason(given[number - 1]))


def _reason(line: str) -> Message:
    if line != line.rstrip():
        return say("take the blanks off the end of the line")
    if "\t" in line or "\r" in line:
        return say("take the tabs and carriage returns out")
    if line != nfc(line):
        return say("write it in Unicode normal form C")
    return say("blocks are parted by one blank line, headings stand alone, and one line feed ends the text")
