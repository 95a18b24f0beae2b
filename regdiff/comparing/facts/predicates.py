"""What a clause says, told from what it merely speaks of: its predicate, without conditions, attributes and ways.

经批准的计划 speaks of leave, and 应当经批准 asks for it. A kind is known by what its clauses say.
"""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.actors import head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.statements import is_condition
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple


class Clause(NamedTuple):
    """A clause that says something by itself."""

    words: str
    before: str
    """What stands before it in its sentence."""
    behind: str
    """What stands behind it there."""
    span: Span
    """In the text of its side."""


def saying(said: Said) -> Iterator[Clause]:
    """Yield the clauses of some that say what holds: none that says when, and none of one of several cases."""
    if is_case(said):
        return
    sentence = said.text.sentences[said.sentence]
    for span in sentence.clauses:
        cut = Span(max(span.start, said.span.start), min(span.end, said.span.end))
        words = said.text.words(cut) if cut.start < cut.end else ""
        if words and not is_condition(said.text.words(span)):
            before = said.text.text[sentence.span.start : cut.start]
            yield Clause(words, before, said.text.text[cut.end : sentence.span.end], cut)


def is_case(said: Said) -> bool:
    """Say whether clauses are one of several cases in which something holds: 有下列情形之一的."""
    return said.text.cases(said.text.sentences[said.sentence]) is not None


def is_attribute(words: str, end: int) -> bool:
    """Say whether what ends at a place describes a noun that follows in its clause: 具有公开募捐资格的慈善组织."""
    return _NOUN.match(words, end) is not None


_NOUN = lazy(r"[^，。；：]{0,40}?(?<!目)的(?=[^，。；：\s])")


def who(said: Said) -> str:
    """Return who is the subject of clauses: of their statement, or whom the sentence or what introduces it begins with."""
    statement = said.statement
    if statement and not statement.subject.is_empty:
        return said.text.words(statement.subject)
    return next((found for sentence in (said.whole, said.above) if (found := _head(sentence))), "")


def _head(sentence: str) -> str:
    sign = marker(sentence[:12])[1]
    found = head_subject(sentence[len(sign) :]) if sentence else None
    return sentence[len(sign) :][found.start : found.end] if found else ""
