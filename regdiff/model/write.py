"""Revision → canonical text; the exact inverse of `parse`.

What a canonical text guarantees: UTF-8, LF, normal form C, one final line feed, no trailing blanks, no tabs; a head
between lines of dashes; one block an article, heading, preamble or annex; blocks parted by one blank line; inside a block
one line a paragraph, item or subitem.
"""

from __future__ import annotations

from regdiff.model.tree import Division, Revision, heading_line


def write(revision: Revision) -> str:
    """Return the canonical text of `revision`."""
    return join(revision.head.text, _blocks(revision))


def write_body(revision: Revision) -> str:
    """Return the canonical text of `revision` without its head."""
    return join("", _blocks(revision))


def _blocks(revision: Revision) -> list[str]:
    blocks: list[str] = []
    if revision.preamble:
        blocks.append("\n".join(revision.preamble))
    for _, node in revision.walk():
        blocks.append(block(node.number.printed, node.heading if isinstance(node, Division) else node.text))
    blocks.extend("\n".join(annex.lines) for annex in revision.annexes)
    return blocks


def join(head: str, blocks: list[str]) -> str:
    """Return the canonical text made of a head (YAML, may be empty) and blocks (lines joined by a line feed)."""
    front = [f"---\n{head}---"] if head else []
    return "\n\n".join([*front, *blocks]) + "\n"


def block(printed: str, text: str) -> str:
    """Return the block of an article or heading: its number as printed, one ideographic space, and its lines."""
    if text and not text.startswith("\n"):
        return heading_line(printed, text)
    first, feed, rest = text.partition("\n")
    return heading_line(printed, first) + feed + rest
