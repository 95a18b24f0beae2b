"""RD303: Latin letters inside Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.patterns import lazy

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff〇]"
_WORD = lazy(rf"(?<={_HAN})\s?([A-Za-z]+)\s?(?={_HAN}|[，。；、])")
_KNOWN = lazy(r"[A-Z]{1,6}|[A-Z]|[a-z]{1,2}|[kKMGT]?[WVAJHz]{1,2}|km|kg|pH|eV|dB|App|app|Wi|WiFi")
"""Abbreviations in capitals (WTO, IP), units and letters of a list; what scanning leaves behind are words."""


def check(checked: Checked) -> Iterator[Hit]:
    """Find words that are no abbreviation or unit."""
    for number, line in checked.body():
        for match in _WORD.finditer(line):
            if not _KNOWN.fullmatch(match[1]) or match[1] in {"or", "of", "to", "in"}:
                yield Hit(number, match.start(1) + 1, len(match[1]), say("Latin word {word} inside Chinese", word=match[1]))


RULE = Rule(
    code="RD303",
    name="stray-latin",
    severity=Severity.WARNING,
    what="A Latin word stands between Chinese characters.",
    why="Scanning and machine translation put and, the or garbage for a Chinese word. What the word was, only the source"
    " knows.",
    bad="第一条　登记机关应当依照法律 and 行政法规办理登记。",
    good="第一条　登记机关应当依照法律和行政法规办理登记，接入IP网络。",
    check=check,
)
