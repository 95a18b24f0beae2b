"""Laws that a text names: the short and the full name are one law (《公司法》, 《中华人民共和国公司法》, 公司法)."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.comparing.alterations import Span
from regdiff.model.patterns import lazy
from regdiff.model.text import fold

_COUNTRY = "中华人民共和国"
_BRACKETS = lazy(r"[《》〈〉<>\s]|[（(][^（）()]*(?:修正|修订|修改|年|以下|主席令|草案)[^（）()]*[）)]")
_TITLE = lazy(r"《[^《》\n]{2,80}》")
_KNOWN = (
    "宪法 民法典 民法总则 民法通则 刑法 刑事诉讼法 民事诉讼法 行政诉讼法 公司法 证券法 保险法 票据法 信托法 "
    "合伙企业法 个人独资企业法 企业破产法 商业银行法 中国人民银行法 银行业监督管理法 证券投资基金法 反洗钱法 反垄断法 "
    "反不正当竞争法 消费者权益保护法 产品质量法 食品安全法 药品管理法 广告法 价格法 招标投标法 政府采购法 行政处罚法 "
    "行政许可法 行政复议法 行政强制法 国家赔偿法 治安管理处罚法 立法法 监察法 公务员法 公职人员政务处分法 审计法 "
    "会计法 统计法 预算法 税收征收管理法 企业所得税法 个人所得税法 海关法 对外贸易法 外商投资法 出口管制法 劳动法 "
    "劳动合同法 社会保险法 工会法 就业促进法 教育法 高等教育法 义务教育法 民办教育促进法 职业教育法 教师法 "
    "未成年人保护法 妇女权益保障法 老年人权益保障法 残疾人保障法 突发事件应对法 传染病防治法 安全生产法 消防法 "
    "道路交通安全法 环境保护法 土地管理法 城乡规划法 城市房地产管理法 农村土地承包法 森林法 草原法 水法 网络安全法 "
    "数据安全法 个人信息保护法 密码法 保守国家秘密法 国家安全法 反间谍法 反恐怖主义法 国防法 兵役法 文物保护法 "
    "非物质文化遗产法 档案法 著作权法 专利法 商标法 电子商务法 电子签名法 计量法 标准化法 仲裁法 律师法 公证法 "
    "人民调解法 法官法 检察官法 人民法院组织法 人民检察院组织法 地方各级人民代表大会和地方各级人民政府组织法 "
    "国务院组织法 选举法 全国人民代表大会组织法 合同法 物权法 侵权责任法 担保法 婚姻法 继承法 收养法 村民委员会组织法 "
    "城市居民委员会组织法 慈善法 邮政法 民用航空法 铁路法 公路法 港口法 电力法 煤炭法"
)
_KNOWN_FIRST = "".join(sorted({name[0] for name in _KNOWN.split()}))
_NO_LAW = "[律规定院人官庭治制学系理则式]|和法律委员会|宣誓|典|修正案"
"""What stands behind 法 where no law is named: 公司法定代表人, 宪法和法律委员会."""
_NAMES = "|".join(sorted(_KNOWN.split(), key=lambda name: (-len(name), name)))
_BARE = lazy(
    rf"(?=[中{_KNOWN_FIRST}])(?:{_COUNTRY}(?:(?![的在依应违由对境本]|公民|成立|以后|政府|领域|国籍|主管|法律|缔结|参加)[\u4e00-\u9fff]){{1,20}}?(?:法典?|条例)(?:实施(?:条例|细则|办法))?(?!{_NO_LAW})"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[和与及或按依据、，的由])|(?<=依照|按照|根据|违反|适用|依据|遵守|触犯|以及|或者|符合|执行|实施))"
    rf"(?:{_NAMES})(?!{_NO_LAW})|(?:{_NAMES})(?=第[〇零一二三四五六七八九十百千]+[编章条]))"
)
"""Names without title marks where they surely are one: with the name of the country, or well known and by themselves."""


SUCCEEDED = dict.fromkeys(
    ("婚姻法", "继承法", "民法通则", "民法总则", "收养法", "担保法", "合同法", "物权法", "侵权责任法"), "民法典"
)
"""Key of a law → that of the one which took it up and repealed it: 民法典 (2020) 第一千二百六十条."""


def law_key(name: str) -> str:
    """Return what all names of one law have in common: without title marks, the country and a remark in brackets."""
    bare = _BRACKETS.sub("", fold(name).replace("(", "（").replace(")", "）"))
    return bare.removeprefix(_COUNTRY) or bare


def find_laws(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where laws are named, in order, each with its key; 本法, 法律 and 行政法规 are none."""
    at = 0
    for title in _TITLE.finditer(text) if "《" in text else ():
        yield from _bare(text, at, title.start())
        at = title.end()
        yield Span(*title.span()), law_key(title[0])
    yield from _bare(text, at, len(text))


def _bare(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    if text.find("法", start, end) >= 0 or text.find(_COUNTRY, start, end) >= 0:
        for match in _BARE.finditer(text, start, end):
            yield Span(*match.span()), law_key(match[0])
