"""Glyph variants: other shapes of one character, which no editor of a law would call an amendment.

Each row is a pair that Unicode's Unihan database gives as variants of one character in meaning and use (kZVariant and
kSemanticVariant), as far as statutes print them; radicals are those of the blocks Kangxi Radicals and CJK Radicals
Supplement that fonts of PDF files map to. Not here: traditional and simplified characters (條 and 条), which differ by
script, and pairs that are two words in some text (于 and 於, 著 and 着, 裏 and 里, 佈 and 布).
"""

from __future__ import annotations

VARIANTS = (
    "臺台 巿市 綫線 爲為 裏裡 衆眾 峯峰 羣群 麽麼 産產 説說 內内 戸戶 脱脫 稅税 鋭銳 悦悅 閲閱 "
    "黃黄 緑綠 録錄 禄祿 溫温 揺搖 強强 却卻 厠廁 鷄雞 鉢缽 鑑鑒 恆恒 勳勛 敎教 旣既 卽即 尙尚 "
    "淸清 靑青 眞真 愼慎 鎭鎮 祕秘 隷隸 煙烟 棊棋 毀毁 呑吞 兎兔 掲揭 㑹會 䝉蒙 戱戲 歴歷 曁暨 "
    "滙匯 竝並 册冊 飮飲 敍敘 牀床 粧妝 韮韭 蹟跡 痺痹 啓啟 槪概 遙遥 汚污 携攜 氷冰 决決"
)
"""The second character of each pair is what the first is read as."""
RADICALS = (
    "⻓长 ⻔门 ⻋车 ⻅见 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻥鱼 ⻦鸟 ⻩黄 ⻬齐 ⻮齿 "
    "⻰龙 ⻳龟 ⻁虎 ⻄西 ⻆角 ⻉贝 ⺠民 ⻘青 ⻙韦 ⻤鬼 ⻨麦 ⻣骨 ⺟母"
)
"""Radicals that Unicode gives no compatible character for, or only some fonts map to."""


def glyph_table() -> dict[int, str]:
    """Return code point → the character it is read as."""
    return {ord(pair[0]): pair[1] for pair in (*VARIANTS.split(), *RADICALS.split())}
