"""Liability: who answers for a damage, or for the debts of another."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.model.patterns import lazy

_WORDS = lazy(r"(?:连带|赔偿|民事|补偿|补充|侵权|违约|缴付|刑事|法律)责任(?!法|编)|惩罚性赔偿|赔偿损失|消除影响|恢复原状")


def _says(said: Said) -> bool:
    return _WORDS.search(said.words) is not None


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if words_differ(altered, _WORDS) else None


KIND = Kind("liability", 1, 54, "amount", _says, _alters)
