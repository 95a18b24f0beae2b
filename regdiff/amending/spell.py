"""An operation in one line, for examples, tests and messages: `replace 第五条 “甲” => “乙”`."""

from __future__ import annotations

from collections.abc import Iterable

from regdiff.amending.address import Address
from regdiff.amending.instrument import Operation, Piece, Verb


def spell(operation: Operation) -> str:
    """Return an operation in one line, with all that it holds.

    The verb, what it acts on (`new(…)` for an address of the text to be), the phrase and the new words in “”, `->`
    and where it goes, `:` and the wording (`/` parts lines, `|` parts pieces).
    """
    verb = operation.verb.value + (f"[{operation.level.name.lower()}]" if operation.level else "")
    side = f"({operation.side.value})" if operation.verb in (Verb.INSERT_WORDS, Verb.MOVE_WORDS, Verb.APPEND) else ""
    words = [_quoted(operation.phrase)] if operation.phrase else []
    if operation.words:
        words += ["=>"] if words else []
        words.append(_quoted(operation.words))
    parts = [verb + side, _joined(operation.targets, new="new({})"), *words]
    if operation.destinations:
        parts += ["->", _joined(operation.destinations, new="{}")]
    if operation.pieces:
        parts[-1] += ":" if parts[-1] else ""
        parts.append(" | ".join(map(_piece, operation.pieces)))
    return " ".join(part for part in (*parts, operation.text) if part)


def _joined(addresses: Iterable[Address], new: str) -> str:
    return "、".join(new.format(address) if address.new else str(address) for address in addresses)


def _quoted(text: str) -> str:
    return "“" + " / ".join(text.split("\n")) + "”"


def _piece(piece: Piece) -> str:
    number = f"[{piece.number}]" if piece.number else ""
    return number + " / ".join(piece.lines)
