"""Sources that say for each block how far it is attested.

The form: behind a block stand comment lines that begin with `#`. `# verified: WHERE` says that the block was seen word for
word, `# partial: WHERE` that parts of it were, `# recalled` that it is written from memory; `# note:` explains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from regdiff.intake.source import SourceLine
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.numbers import match_number

_WORD = re.compile(r"(verified|partial|recalled)\b:?\s*(.*)")
_ATTESTATION = {"verified": "verbatim", "partial": "partial", "recalled": "reconstructed"}
_TITLE = re.compile(r"《(.+)》\s*[:：]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says of its own articles."""

    attestation: dict[str, str] = field(default_factory=dict)
    """`default`, and each article that differs from it, by its printed number."""
    where: dict[str, str] = field(default_factory=dict)
    """Printed number → where the words were seen."""
    left_out: tuple[LeftOut, ...] = ()
    """The comments themselves."""


def split_evidence(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], Evidence]:
    """Take the comments out of `lines` and return what they say; lines without such comments come back unchanged."""
    if not any(line.heading and _WORD.match(line.text) for line in lines):
        return list(lines), Evidence()
    text: list[SourceLine] = []
    attested: dict[str, str] = {}
    where: dict[str, str] = {}
    number = ""
    comments: list[LeftOut] = []
    for line in lines:
        if line.heading:
            comments.append(LeftOut(line.raw or line.text, Reason.EVIDENCE, line.line, line.page))
            word = _WORD.match(line.text)
            if word and number:
                attested[number] = _ATTESTATION[word[1]]
                where |= {number: word[2]} if word[2] else {}
            continue
        article = match_number(line.text)
        number = article.printed if article and line.text[len(article.printed) :][:1].isspace() else number
        title = None if text else _TITLE.match(line.text)
        if title:
            rest = (line.raw or line.text).replace(title[1], "", 1)
            comments.append(LeftOut(rest, Reason.EVIDENCE, line.line, line.page))
        text.append(line._replace(text=title[1], raw="") if title else line)
    differing = {key: value for key, value in attested.items() if value != "reconstructed"}
    return text, Evidence({"default": "reconstructed", **differing}, where, tuple(comments))
