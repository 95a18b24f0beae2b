"""Titles that are printed on several lines: whether one begins on the line above.

The line above may as well be what issued the regulation, the column of a newspaper or the name of a site. So it is a part of
the title only where something says so: the whole is named elsewhere, the upper line is left open, or what the lower one says
is no name by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from regdiff.intake.notes import holds_date, is_order
from regdiff.intake.source import SourceLine
from regdiff.intake.titles import is_title, title_key
from regdiff.model.patterns import lazy
from regdiff.model.text import fold

MOST_LINES = 6
_LONGEST = 60
_ISSUER = lazy(
    r"[^《》]{2,40}(?:国务院|委员会|人民政府|人民法院|人民检察院|办公厅|办公室|中央|常委会|代表大会|总局|总署|总行|银行|协会|联合会|交易所|公司|大学|学院|[部局署厅行委]|"
    r"政府|院|委員會|國務院)[、]?\Z|(?:中华人民共和国|中華民國)\S{0,12}(?:部|国务院|委员会|总局|署)\Z|中华人民共和国\Z"
)
_UNFINISHED = lazy(
    r"(?:的|和|与|及|或|在|对|对于|将|以及|有关|、|办理|审理|设立|实施|执行|适用|贯彻|加强|规范|〈|《|（|关于.{0,60})\Z|\A(?:中华人民共和国|最高人民|关于|国务院|中国|中共|全国|"
    r"[^，。《》]{1,8}(?:省|市|自治区|自治州|自治县|县|区|经济特区))"
)
_CONTINUES = lazy(
    r"(?:的|及|和|与|或|、|》|〉|）|常务委员会|实施|施行|管理|暂行|若干|执行|贯彻|有关|组织法|修正案|条例|办法|细则|规定|规则|意见|解释|决定|议事规则|监督管理|施行法|施行細則|實施)"
)
_LETTER = lazy(r"(?:通知|公告|通告|命令|决议|批复|函)\Z")
"""What issues a regulation and stands above its title is no part of it."""
_COLUMN = lazy(
    r".*(?:要闻|公报|日报|晚报|早报|周报|法[治制]报|新闻网|信息网|法[律治制规]网|政府网|人大网|门户网|网站|在线|数据库|法规库|文库|汇编|选编|全书|专栏|频道|头条|导读|"
    r"第?[0-9一二三四五六七八九十]+[版号期]|(?:政府|委员会|办公[厅室]|[局部厅])文件|公众号|微信号|全文|正文|首页)\Z|"
    r"(?:今日|本地|时政|国内|图片|法[治制])新闻\Z|(?:法律|行政|地方|地方性|部门|政府|政策|规范性|党内)?(?:法规|规章|文件|法律)(?:规章|文件|选登|公布)?\Z"
)
"""Where a regulation is printed, no part of its name either."""
_ACTS = (
    "登记|管理|保护|公开|治理|分类|处罚|处理|处置|评价|评估|审查|审批|审核|许可|备案|征收|补偿|安置|使用|建设|促进|发展|保障|服务|防治|预防|控制|利用|开发|经营|奖励|考核|申报|"
    "认定|推广|应用|监测|监督|检查|扶持|收费|整治|维护|转让|运营|验收|采购|回收|供应|养护|修缮|改造|更新|规划|设置|设立|变更|注销|撤销|收集|运输|清理|确认|鉴定|"
    "登記|管理|保護|公開|處理|評鑑|審查|許可|補償|設置|獎勵|認定|輔導|收費"
)
_NAMELESS = lazy(
    rf"(?:{_ACTS}|工作|与|和|及)+(?:若干|暂行|试行|实施|施行|暫行|試行)*(?:条例|法|规定|办法|规则|细则|规程|规范|條例|規定|辦法|規則|細則|標準)(?:[（(].*[）)])?\Z"
)
"""What says what is done and not to what, 登记条例, is the name of nothing: the thing stands on the line above."""
_PLAIN = lazy("[。；，：！？?]")


def first_line(lines: Sequence[SourceLine], last: int, named: frozenset[str], *, floor: int = 0) -> int:
    """Return the index of the line that the title begins on which ends on the line `last`.

    Args:
        lines: of the source.
        last: index of the line that ends as titles do.
        named: what stands between book-title marks in the source, folded.
        floor: no line above this index belongs to it.
    """
    first = last
    while first > floor and last - first + 1 < MOST_LINES and begins_above(lines[first - 1], lines[first : last + 1], named):
        first -= 1
    return first


def begins_above(above: SourceLine, run: Sequence[SourceLine], named: frozenset[str]) -> bool:
    """Say whether the title that goes on over the lines `run` begins on the line `above`, or still above it."""
    upper, lower = above.text, "".join(line.text for line in run)
    if len(upper) > _LONGEST or _PLAIN.search(upper) or holds_date(upper) or is_order(upper) or upper[0] in "（(【[":
        return False
    if title_key(upper) == title_key(lower) or _LETTER.search(upper):
        return False
    if fold(upper + lower) in named:
        return True
    if title_key(lower) in named or above.heading != run[0].heading or _COLUMN.match(upper):
        return False
    if _CONTINUES.match(lower) or _is_cut(upper, lower):
        return True
    if lower.startswith(("关于", "關於")) or (_ISSUER.fullmatch(run[0].text) and len(run) > 1):
        return _ISSUER.fullmatch(upper) is not None
    if _ISSUER.fullmatch(upper) or is_title(upper):
        return False
    return _UNFINISHED.search(upper) is not None or _NAMELESS.match(lower) is not None


def ends_title(lines: Sequence[SourceLine], at: int) -> bool:
    """Say whether a title ends on the line at index `at`: as titles do, or with a name that is cut by the line's end."""
    text = lines[at].text
    return is_title(text) or (at > 0 and _is_cut(lines[at - 1].text, text) and is_title(lines[at - 1].text + text))


def names(lines: Iterable[SourceLine]) -> frozenset[str]:
    """Return what stands between book-title marks on the lines, folded."""
    marked = (line.text for line in lines if "《" in line.text)
    return frozenset(fold(name) for text in marked for name in re.findall("《([^《》]{2,100})》", text))


def _is_cut(upper: str, lower: str) -> bool:
    """Say whether a name between book-title marks goes on from the end of one line to the next."""
    open_above = upper.count("《") - upper.count("》")
    return open_above > 0 and lower.count("》") - lower.count("《") == open_above
