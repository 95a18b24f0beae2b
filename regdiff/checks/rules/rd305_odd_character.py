"""RD305: characters that no regulation is printed with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.checks.texts import on_body
from regdiff.messages import say
from regdiff.model.patterns import lazy

_ZERO_WIDTH = lazy("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WIDE = lazy("[\u2e80-\u2fd5０-９Ａ-Ｚａ-ｚ]")
_ODD = {
    say("private use"): lazy("[\ue000-\uf8ff\U000f0000-\U0010fffd]"),
    say("replacement character"): lazy("\ufffd"),
    say("control character"): lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f]"),
    say("zero-width character"): _ZERO_WIDTH,
    say("compatibility character"): _WIDE,
}


def check(checked: Checked) -> Iterator[Hit]:
    """Find them in the body; each is named by its code point."""
    for number, line in checked.body():
        for what, pattern in _ODD.items():
            for match in pattern.finditer(line):
                yield Hit(number, match.start() + 1, 1, say("{what} U+{code:04X}", what=what, code=ord(match[0])))


def fix(text: str) -> str:
    """Take out zero-width characters, and write compatibility characters plainly."""
    return on_body(
        text, lambda line: _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _ZERO_WIDTH.sub("", line))
    )


RULE = Rule(
    code="RD305",
    name="odd-character",
    severity=Severity.ERROR,
    what="A private-use, zero-width, control, replacement or compatibility character stands in the text.",
    why="A font of a PDF or a word processor left it behind. It cannot be searched, and often not be seen. `--fix` takes out"
    " zero-width characters and writes ⼯ as 工 and ２ as 2; what a private-use character was, only the source knows.",
    bad="第一条　登记机关应当在２日内开展⼯作\u200b。",
    good="第一条　登记机关应当在2日内开展工作。",
    check=check,
    fix=fix,
)
