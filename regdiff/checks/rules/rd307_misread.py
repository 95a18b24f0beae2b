"""RD307: a character that law hardly knows, in the shape of a common one: what scanning made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say

_TWINS = (
    "旳的 亍于 戸户 囯国 亊事 甴由 叧另 囗口 巿市 仝全 刋刊 圡土 宂冗 尐少 帀币 幷并 惪德 "
    "戓或 拫报 攴支 旡无 昰是 朩木 枈毕 歩步 毌毋 汄仅 沕物 洓涑 畍界 疋足 皃貌 竒奇 緐繁 "
    "荅答 葢盖 覄覆 貟員 貭質 赱走 躰體 郷鄉 霊靈 髙高 丄上 丅下 夨矢 冃月 卄廿 厺去 叿吃 "
    "甶由 夭天 壬任 弋戈 曱甲 灻赤 牜牛 犮发 睘景 矞商 秝利 籴余 罓网 耂老 臽陷 臿插 茍苟 "
    "衺邪 肀聿 隹住 釆采 阝部 扌提 氵法 亻人 讠说 饣食 纟丝 礻示 衤衣 罒四 艹草 辶道 攵收 "
    "灬点 犭狗 彳行 廴延 冂同 匸区 厶私 钅金 疒病"
)
"""The character that stands there, and the one that it has the shape of, or is a part of.

Chosen by shape, from what text recognition of Chinese confuses; each of the first ones stands at most once in 24.8 million
characters of statutes, regulations and interpretations (the shared material and two public collections, 4,022 texts), so
that a text that has one has it from scanning. Measured by bench/misread.py.
"""
TWINS = {pair[0]: pair[1] for pair in _TWINS.split()}
_MOST = 5
"""So many lines a message names."""


def check(checked: Checked) -> Iterator[Hit]:
    """Find the characters of the table in the body: one finding a character, at its first place, that names the others."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, line in checked.body():
        for char in TWINS.keys() & set(line):
            places[char] += [(number, column) for column, other in enumerate(line, 1) if other == char]
    for char, found in sorted(places.items(), key=lambda item: item[1][0]):
        number, column = found[0]
        lines = list(dict.fromkeys(str(at) for at, _ in found[1:]))
        said = say("{char} is hardly known to law and looks like a misread {twin}", char=char, twin=TWINS[char])
        if lines:
            others = [*lines[:_MOST], *(["…"] if len(lines) > _MOST else [])]
            said = say("{what}, and on line {lines}", what=said, lines=others)
        yield Hit(number, column, 1, said)


RULE = Rule(
    code="RD307",
    name="misread",
    severity=Severity.WARNING,
    what="A character that law hardly knows stands where a common one of the same shape is meant: 党旳 for 党的.",
    why="Text recognition makes such a slip on many lines at once. Look at the source; nothing is mended.",
    bad="第一条　党旳工作机关设亍地方。",
    good="第一条　党的工作机关设于地方。",
    check=check,
)
