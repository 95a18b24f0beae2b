"""Sentences of a paragraph or an item, as orders name them: 第二款最后一句."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.address import LAST
from regdiff.amending.applying.job import Refusal
from regdiff.amending.applying.node import BaseLine, Node
from regdiff.amending.instrument import Operation, Piece, Verb
from regdiff.messages import say
from regdiff.model.patterns import lazy

_SENTENCE = lazy("[^。！？]+(?:[。！？][”’）」』]*|$)")
_ENDS = "。！？"


def names_sentences(operation: Operation) -> bool:
    """Say whether an operation restates or deletes sentences."""
    return operation.verb in (Verb.RESTATE, Verb.DELETE) and any(address.sentence for address in operation.targets)


def sentence_of(lines: Sequence[BaseLine], node: Node, number: int) -> tuple[int, int]:
    """Return where a sentence of a unit stands in its one line: 0-based offsets, half-open.

    Args:
        lines: the lines of the unit.
        node: the unit.
        number: which sentence, from 1, or `LAST`.

    Raises:
        Refusal: the unit has several lines, or fewer sentences.
    """
    if len(lines) != 1:
        raise Refusal(
            say(
                "{place} has {count} lines, and it is not clear in which the sentence stands",
                place=node.name,
                count=len(lines),
            )
        )
    spans = [match.span() for match in _SENTENCE.finditer(lines[0].text)]
    if number != LAST and number > len(spans):
        raise Refusal(say("{place} has {count} sentences", place=node.name, count=len(spans)))
    return spans[number if number == LAST else number - 1]


def wording_of(old: str, piece: Piece) -> str:
    """Return what comes in the place of a sentence: the wording, ended as the sentence is where it has no mark itself.

    Raises:
        Refusal: the wording has several paragraphs.
    """
    if len(piece.lines) != 1:
        raise Refusal(say("it gives {count} paragraphs for one sentence", count=len(piece.lines)))
    text = piece.lines[0]
    return text if text[-1:] in _ENDS or old[-1:] not in _ENDS else text + old[-1]
