"""A text in which marks, digits and blanks have one print each, character for character as long as the one it is made of."""

from __future__ import annotations

QUOTED = "\ue001"
"""Stands for a quotation in a skeleton."""
ADDRESS = "\ue002"
"""Stands for a list of addresses in a skeleton."""

_BLANKS = "\t\r\x0b\x0c\xa0\u3000\u200b\u200c\u200d\u2060\ufeff\x85\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))
_ALIKE = (
    (",;:?!()[]", "，；：？！（）［］"),
    ("０１２３４５６７８９．", "0123456789."),
    ("〝〞＂「」『』﹁﹂﹃﹄＇", "“”\"“”‘’“”‘’'"),
    (
        "將刪條項為節編並對與規後內順號變調應從實關於過決議個兩負現發頒佈",
        "将删条项为节编并对与规后内顺号变调应从实关于过决议个两负现发颁布",
    ),
    (
        "據號會員業經務類別稱單獨標點題國華區屆數餘該這處詞語統併並於遞減動轉總則錄說當縣鄉廢舊間見論準備報級長時執們來門開將聯屬幾設給",
        "据号会员业经务类别称单独标点题国华区届数余该这处词语统并并于递减动转总则录说当县乡废旧间见论准备报级长时执们来门开将联属几设给",
    ),
    ("○◯﹕﹔﹐﹒︰", "〇〇：；，.："),
)
_TABLE: dict[int, str] = {
    **{ord(char): " " for char in _BLANKS},
    **{ord(a): b for one, other in _ALIKE for a, b in zip(one, other, strict=True)},
    **{ord(char): "-" for char in "—–－―─~～〜"},
    ord(QUOTED): "\ufffd",
    ord(ADDRESS): "\ufffd",
}


def flatten(text: str) -> str:
    """Return `text` in one print: full-width marks, half-width digits, plain blanks, “” for every quotation mark.

    The words of orders are in simplified characters.

    Offsets into the result are offsets into `text`.
    """
    return text.translate(_TABLE).replace("《\n", "《 ")
