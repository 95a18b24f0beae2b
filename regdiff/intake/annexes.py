"""The names that annexes go by."""

from __future__ import annotations

import re

from regdiff.model.lines import Kind, classify
from regdiff.model.numbers import NUMERAL
from regdiff.model.text import BLANK

_NAMED = re.compile(
    rf"附[件表录錄图圖]\s*(?:[{NUMERAL}A-ZⅠ-Ⅻ]{{1,4}}(?:[-—之.．][{NUMERAL}]{{1,3}})*)(?![的和至到、，。所规列中由为是应按与及或以之等第款项执填见附])(?=\S{{2,}})|"
    rf"[（(【〔\[]\s*附[件表录錄]?\s*[{NUMERAL}]*[：:]?[^）)】〕\]]{{0,30}}[）)】〕\]]\Z|附[件表录錄]?(?:如下|后|後)[：:]?\Z|"
    rf"附\s?[{NUMERAL}]{{1,3}}[：:\s]"
)
"""附件一名单, （附件）: forms of the line that canonical text does not have."""
_CALLED = re.compile(
    r"[^。；，！？]{0,40}?(?:[表单]|名录|名錄|.目录|清册|清單|一览|标准|標準|(?:示意|区域|范围|规划|样|式)图|[式图]样|格式|文本|范本|附注|附录|幅度|费率|税率|编码|公式|细则|规格|指标|分类|"
    r"图案|代码|基准|流程图|划分|分级|级别|术语|名词解释|编制说明|填[表写报]说明|使用说明书?|附属文件|适用[^。；，]{0,8}范围)"
    r"(?:[一二三四五六七八九十0-9]{1,3}|[（(][^）)]{0,30}[）)])*\Z|"
    r"[^。；，！？]{2,40}[（(](?:样式|式样|格式|样本|样表|范本|示范文本|参考文本)[）)]\Z|"
    rf"[表图]\s?[{NUMERAL}]{{1,3}}(?:[-—.．之][{NUMERAL}]{{1,3}})*[\s：:][^。；，！？]{{1,40}}\Z"
)
_NUMBERED = re.compile(
    rf"(?:[^。；，\s]{{0,16}}[表录图单])?\s?[表图]?(?:[{NUMERAL}]{{1,3}}(?:[-—.．之][{NUMERAL}]{{1,3}})*)(?=[\s：:（(]|\Z)"
)
_REMARK = re.compile(
    r"(?:说明|备注|附注|注释?)(?:[（(][^）)]{0,30}[）)])?\s*(?:[0-9一二三四五六七八九十]{1,2}\s*)?(?:[：:]|\Z)"
)
"""Remarks on the whole text, behind it: 说明：, 备注."""
_SIMPLE = str.maketrans(
    "單錄冊標準圖樣註費稅編製碼細則規類級術語釋說書範圍適備示區劃程報寫數據幅詞",
    "单录册标准图样注费税编制码细则规类级术语释说书范围适备示区划程报写数据幅词",
)
"""The words for annexes in traditional characters."""
_LONGEST, _LONGEST_TITLE, _LONGEST_CELL = 100, 60, 30


def is_named(text: str) -> bool:
    """Say whether a line is called an annex: 附件, 附：, 附　税率表, 附表2-1, 附件一名单."""
    if len(text) > _LONGEST or text.endswith(("。", "；")) or not (text[0] == "附" or "附" in text[:3]):
        return False
    return classify(text)[0] is Kind.ANNEX or _NAMED.match(text) is not None


def is_called(text: str) -> bool:
    """Say whether a line is called as annexes are, or as their tables: 税目税率表, …名录, …目录."""
    bare = text.strip("《》：: ").translate(_SIMPLE)
    return len(text) <= _LONGEST_TITLE and bare != "" and _CALLED.fullmatch(bare) is not None


def is_numbered(text: str) -> bool:
    """Say whether a line is one of several titles of tables: 税率表一, 表2-1."""
    return (
        len(text) <= _LONGEST_TITLE
        and text[:1] not in "0123456789一二三四五六七八九十"
        and _NUMBERED.match(text.translate(_SIMPLE)) is not None
    )


def is_remark(text: str) -> bool:
    """Say whether a line begins remarks on the text above it: 说明：, 備註, 附註：本表所称…."""
    return _REMARK.match(text.translate(_SIMPLE)) is not None


def is_row(text: str) -> bool:
    """Say whether a line is a row of a table: short cells, parted by blanks."""
    cells = [cell for cell in re.split(rf"[{BLANK}\s]+", text) if cell]
    return len(cells) > 1 and all(len(cell) <= _LONGEST_CELL for cell in cells) and not text.endswith(("。", "；"))
