"""RD306: a character that scanning takes for another one."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.patterns import lazy

_SUSPECTS = (
    ("曰", "曰", "日"),
    ("己", "(?<![自利异知克一本舍损律屈为于归])己(?![方任见出烯内酸酮醇烷、])", "已"),
    ("自已", "自已(?!经)", "自己"),
    ("巳", "巳(?!时)", "已"),
    ("末", "末(?=[经满成按依能予被得取达设构])", "未"),
    ("未", "(?<=[年月周期])未(?=[，。、前的])", "末"),
    ("人", "(?<=(?<![交缴])纳)人(?![员民税数])|(?<=列)人(?=名录|目录|清单|计划|预算)|(?<=[加进])人(?=世界|国境|市场)", "入"),
    ("千", "(?<=若)千|千(?=[部预扰涉])", "干"),
    ("土", "(?<=[博烈战])土(?![地壤建方石层])", "士"),
    ("项日", "(?:项|科)日(?![常期内前])", "目"),
    ("时侯", "(?<=[时气])侯|侯(?=[选补])", "候"),
    ("拔", "拔(?=[款付])", "拨"),
    ("兔", "兔(?=[除费职于予税征])|(?<=[赦罢任减豁])兔", "免"),
    ("辨", "辨(?=[护论])", "辩"),
    ("竟", "竟(?=[争价标])", "竞"),
    ("О", "(?<=[〇一二三四五六七八九])[OoО0](?=[〇一二三四五六七八九年])", "〇"),
    ("エ", "[エロニー一-]?[エロニト](?=[\u4e00-\u9fff])", say("a Chinese character")),
)  # fmt: skip
"""What stands there, where it is suspicious, what it ought to be. The pairs are those that scanning of Chinese confuses
most; the words around them are such as occur in regulations."""
_PATTERNS = [(lazy(pattern), wanted) for _, pattern, wanted in _SUSPECTS]


def check(checked: Checked) -> Iterator[Hit]:
    """Find suspicious places in the body."""
    for number, line in checked.body():
        for pattern, wanted in _PATTERNS:
            for match in pattern.finditer(line):
                yield Hit(
                    number,
                    match.start() + 1,
                    len(match[0]),
                    say("{char} looks like a misread {wanted}", char=match[0], wanted=wanted),
                )


RULE = Rule(
    code="RD306",
    name="look-alike",
    severity=Severity.WARNING,
    what="A character stands where one that looks like it is far more likely: 曰 for 日, 己 for 已, 末 for 未, 人 for 入.",
    why="Text recognition confuses them, and a wrong character changes the law. Look at the source; nothing is mended.",
    bad="第一条　申请人自公告之曰起末满三十日的，不予列人名录。",
    good="第一条　申请人自公告之日起未满三十日的，不予列入名录。",
    check=check,
)
