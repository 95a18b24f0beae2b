"""What surrounds a text on web pages, in newspapers and in mirrors' copies, each on a line of its own.

The table is meant to be extended: a row with its examples, which are tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regdiff.intake.page import Claim, Page, Role
from regdiff.model.left_out import Reason
from regdiff.model.lines import Kind
from regdiff.named import NamedTuple

LONGEST = 120
"""A longer line is text."""


class Surrounding(NamedTuple):
    """One kind of line."""

    name: str
    begins: str
    """A regular expression that the line begins with."""
    examples: tuple[str, ...]


TABLE = (
    Surrounding(
        "editors",
        "(?:责任)?编辑[：:\\s｜|丨]|责\\s?编|责任校对|"
        "(?:作者|记者|通讯员|撰稿|供稿|校对|审核|审稿|监制|摄影|录入|排版|美编|校审|终审|复审|初审|值班编委)\\s?[：:｜|丨]|"
        "记者\\s?\\S{2,4}[）)]?$|本文由.{1,20}(?:整理|编辑|汇编)|新华社[^，。]{2,12}电$",
        (
            "责任编辑：王某",
            "责编 李某",
            "编辑：小王　审核：老李",
            "作者：某某",
            "编辑｜某某",
            "审核 | 某某",
            "（记者 某某）",
            "本文由某某整理",
            "新华社北京5月6日电",
        ),
    ),
    Surrounding(
        "origin",
        "(?:转载|转自|摘自|文章来源|信息来源|稿件来源|来\\s?源|出\\s?处|本文来自|本文转自)\\s?[：:\\s｜|丨]|-*本文来[源自]|原创\\s|[（(](?:上接|下转|见)第?.{1,6}版",
        (
            "来源：示例发布",
            "来源丨某网",
            "----本文来源于网络",
            "(上接一版)",
            "（下转第3版）",
            "原创 小编 示例发布 2020-01-01",
        ),
    ),
    Surrounding(
        "dates and counters of a page",
        "(?:发布|更新|录入|上传|添加|公布|发稿|成文|索取|入库|实施|施行|生效|失效|通过|颁布|公开|发文)(?:时间|日期)[：:\\s】]|"
        "时间[：:]\\s?[12][0-9]{3}-|\\[?\\s?[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}(?:\\s*\\]?$|\\s+[0-9]{1,2}[：:][0-9]{2})|"
        "(?:点击|浏览|阅读|访问|查看|下载|评论|转发|人气)(?:数|次数|量|率|人次|总数|[：:])",
        (
            "发布时间：2020-01-02　点击数：12",
            "阅读量：300",
            "浏览次数：5",
            "实施日期：2019年3月1日",
            "【生效日期】2019-07-01",
            "2019-05-06 08:00:00　来源: 某网",
            "[ 2019-05-06 ]",
            "时间：2019-05-06  阅读：12次",
        ),
    ),
    Surrounding(
        "fields of a government's page",
        "(?:索\\s?引\\s?号|发布机构|发文机关|发文机构|公布机关|制定机关|发文字号|主题分类|体裁分类|公开方式|公开责任部门|信息分类|法规类别|"
        "法律效力位阶|效力级别|效力状态|时\\s?效\\s?性|有\\s?效\\s?性|统一登记号)[：:】]",
        ("索引号：000014349/2019-00001", "发布机构：某市人民政府", "法律效力位阶：行政法规", "时效性：现行有效"),
    ),
    Surrounding(
        "buttons",
        "字\\s?[号体][：:\\s】]|大 ?中 ?小|打\\s?印(?:本页|此页|本文|】|$)|关\\s?闭(?:窗口|本页|】|$)|收\\s?藏(?:本页|】|$)|"
        "分\\s?享(?:到|至|本文|】|[：:]|$)|返\\s?回(?:首页|顶部|列表|上页|】|$)|我要(?:纠错|评论|分享)|纠错】?$|阅读原文|复制链接",
        ("【字号：大 中 小】", "【打印本页】", "分享到：", "返回顶部", "阅读原文 分享 收藏 在看"),
    ),
    Surrounding(
        "navigation",
        "[上下]一?[篇页条](?:[：:\\s]|$)|网站(?:地图|首页|声明|标识码)|友情链接|联系我们|关于我们|设为首页|加入收藏|"
        "您?(?:现在|当前|所在)的?位置|首\\s?页(?:\\s*[>＞»|｜]|$)|用户名|登\\s?录(?:\\s|$)|注\\s?册(?:\\s|$)",
        ("上一篇：无", "网站地图", "当前位置：首页 > 法规", "登录 用户名 密码"),
    ),
    Surrounding(
        "other articles of a site",
        "往期(?:回顾|推荐|精彩)|相关(?:链接|稿件|报道|阅读|文章|新闻|推荐|内容|法规|附件下载)|延伸阅读|推荐阅读|热门(?:推荐|文章|点击)|猜你喜欢",
        ("相关链接", "延伸阅读：", "往期回顾"),
    ),
    Surrounding(
        "owners",
        "版权(?:所有|声明)|免责声明|Copyright|©|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持[：:]|.{0,4}ICP备|.{0,4}公网安备|"
        "举报(?:电话|邮箱)[：:]|(?:本站|本网站|本文档|本资料)(?:由|来自|提供|所有|内容|资料)|声明[：:]本[文站网]|"
        "(?:法律图书馆|百度文库|北大法宝|法律法规库|豆丁网|道客巴巴)(?:\\s|$|[—_|-])",
        (
            "版权所有",
            "京ICP备1号",
            "主办：某机关",
            "本站提供的法规仅供参考",
            "声明：本文仅供学习交流",
            "百度文库",
            "法律图书馆 law-lib.com 提供",
        ),
    ),
    Surrounding(
        "advertisements",
        '点(?:个|一下|击|亮)?[“"]?(?:在看|赞)|扫一扫|扫描二维码|长按(?:识别|二维码)|微信扫|关注(?:我们|公众号|微信)|点击(?:上方|下方|蓝字|阅读|关注|下载|查看|进入)|'
        "(?:更多|查询|下载).{0,20}(?:请(?:访问|登录|关注|点击|到)|尽在|就(?:来|上))|(?:欢迎|敬请)(?:访问|关注|光临|登录|下载)",
        ("点击上方蓝字关注我们", "点个“在看”", "更多法规请访问 www.example.com", "扫一扫在手机打开"),
    ),
)
_BEGINS = re.compile(rf"[【\[（(]?\s*(?:{'|'.join(row.begins for row in TABLE)})", re.IGNORECASE)
_WHOLE = re.compile(
    r"[—–\-·]+\s*[0-9]{1,4}(?:\s*[/／]\s*[0-9]{1,4})?\s*[—–\-·]+|"
    r"[（(]?\s*(?:全文完|完|END)\s*[）)]?|"
    r"第\s?[0-9]{1,4}\s?[页頁](?:[，,\s]*共\s?[0-9]{1,4}\s?[页頁])?|"
    r"[—–\-*=_·~＊☆★◆●\s]{3,}|"
    r"(?:https?://|www\.)\S+|.{0,30}(?:https?://|www\.)[\w./?=&%#-]+.{0,12}|"
    r"(?:阅读原文|分享|收藏|在看|点赞|转发|评论|赞|喜欢|打赏|投诉|举报|打印|关闭|返回|顶部|微信|微博|QQ空间|朋友圈|[\s|｜/、·])+",
    re.IGNORECASE,
)
"""Page numbers, rules, addresses and rows of buttons are told by the whole line."""
_ASKS = re.compile("关注|扫|点击|下载|转载|版权|访问|https?://|www")


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines that surround a text; behind the last article, where forms have fields like these, `tail` looks."""
    for at, line in enumerate(page.lines[: page.articles[-1] + 1]):
        if page.begins[at].kind is Kind.TEXT and is_surroundings(line.text):
            yield Claim(at, Role.LEFT_OUT, Reason.SURROUNDINGS)


def is_surroundings(text: str) -> bool:
    """Say whether a line is what surrounds a text, and no sentence of one."""
    if len(text) > LONGEST or text.endswith(("；", "：")) or ("。" in text and not _ASKS.search(text)):
        return len(text) <= 12 and "。" not in text and _BEGINS.match(text) is not None
    return _WHOLE.fullmatch(text) is not None or _BEGINS.match(text) is not None
