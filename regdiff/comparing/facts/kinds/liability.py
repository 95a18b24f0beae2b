"""Liability: who answers for a damage, or for the debts of another."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind, words_differ
from regdiff.comparing.facts.predicates import is_attribute, saying
from regdiff.model.patterns import lazy

_WORDS = lazy(
    r"(?:连带|赔偿|民事|补偿|补充|侵权|违约|缴付|刑事|法律)责任(?!法|编)|(?:全部|部分|主要|次要|同等|按份)(?:的)?责任|惩罚性赔偿|赔偿损失|消除影响|(?<!及时)恢复原状"
)
_ANSWERS = lazy(
    r"(?:承担|负|追究|免除|减轻|不承担|免予承担)(?!的)[^，。；]{0,40}责任|责任[^，。；]{0,8}(?:由|归)"
    r"|(?:应当|依法|予以|负责|要求|请求|可以|并)[^，。；]{0,24}(?:赔偿(?:损失)?(?!责任|金|标准|案)|恢复原状|消除影响)|(?:赔偿|追偿|惩罚性赔偿)\Z|赔偿损失|恢复原状"
)
"""What a clause says that makes somebody answer; 投保责任保险 and 告知法律责任 make nobody."""


def _says(said: Said) -> bool:
    if not _WORDS.search(said.words):
        return False
    return any(
        not is_attribute(clause.words, match.end()) for clause in saying(said) for match in _ANSWERS.finditer(clause.words)
    )


def _alters(altered: Altered) -> Trend | None:
    return Trend.NONE if words_differ(altered, _WORDS) else None


KIND = Kind("liability", 1, 54, "amount", _says, _alters)
