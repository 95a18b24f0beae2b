"""Texts of regulations, and what becomes of them when they are amended in every way that the tests can think of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from regdiff.model.numbers import format_numeral
from regdiff.model.parse import parse
from regdiff.model.tree import Revision

CLAUSES = st.sampled_from(
    ["登记机关应当公开登记事项", "申请人可以委托代理人办理登记", "有关部门不得泄露国家秘密", "处一万元以上五万元以下的罚款",
     "依照本条例第二条的规定办理", "“两个维护”应当落实", "由国务院主管部门制定办法", "前款规定的期限为三十日",
     "依照第一条至第三条的规定办理", "依照《中华人民共和国专利法》第五条处理", "登记登记簿的行为应当登记", "所称“登记”是指记载",
     "县级以上人民政府应当加强领导", "本条第一款第二项规定的人员", "违反本条例第四条第一款的，责令改正", "可以、并且应当、及时办理(以下称办理)"]
)  # fmt: skip
TITLES = st.sampled_from(["总则", "登记程序", "监督检查", "法律责任", "附则", "登记机关和申请人"])


@dataclass(frozen=True)
class Made:
    """A regulation as a test makes it: each article with the headings that begin before it."""

    articles: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[int, str, str], ...] = ()
    """Place of an article, 章 or 节, title; 节 only behind a 章."""
    preamble: str = ""
    annex: str = ""
    title: str = "登记条例"
    inserted: frozenset[int] = field(default_factory=frozenset)
    """Places of articles that are numbered 第N条之一 behind the one before."""

    def revision(self) -> Revision:
        """The text, numbered."""
        blocks = [f"---\ntitle: {self.title}\n---"]
        blocks += [self.preamble] if self.preamble else []
        chapter = section = number = more = 0
        for at, lines in enumerate(self.articles):
            for _, sign, title in (head for head in self.heads if head[0] == at):
                chapter, section = (chapter + 1, 0) if sign == "章" else (chapter, section + 1)
                blocks.append(f"第{format_numeral(chapter if sign == '章' else section)}{sign}　{title}")
            number, more = (number, more + 1) if at in self.inserted and number else (number + 1, 0)
            printed = f"第{format_numeral(number)}条" + (f"之{format_numeral(more)}" if more else "")
            blocks.append("\n".join((f"{printed}　{lines[0]}", *lines[1:])))
        blocks += [f"附件　登记表\n{self.annex}"] if self.annex else []
        return parse("\n\n".join(blocks) + "\n")


@st.composite
def article(draw: st.DrawFn) -> tuple[str, ...]:
    """The lines of an article: paragraphs, at times items with subitems."""
    lines = ["，".join(draw(st.lists(CLAUSES, min_size=1, max_size=4))) + "。"]
    if draw(st.integers(0, 2)) == 0:
        lines.append("有下列情形之一的：")
        listed = draw(st.lists(CLAUSES, min_size=2, max_size=4))
        for n, each in enumerate(listed, 1):
            last = n == len(listed)
            if draw(st.integers(0, 5)) == 0:
                lines += [
                    f"（{format_numeral(n)}）{each}：",
                    f"1.{draw(CLAUSES)}；",
                    f"2.{draw(CLAUSES)}{'。' if last else '；'}",
                ]
            else:
                lines.append(f"（{format_numeral(n)}）{each}{'。' if last else '；'}")
    return (*lines, *(f"{each}。" for each in draw(st.lists(CLAUSES, max_size=2))))


@st.composite
def heads(draw: st.DrawFn, count: int) -> tuple[tuple[int, str, str], ...]:
    """Chapters over `count` articles, the first over the first of them, some with sections; or none."""
    if draw(st.booleans()):
        return ()
    starts = sorted({0, *draw(st.lists(st.integers(0, count - 1), max_size=3))})
    out: list[tuple[int, str, str]] = []
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else count
        out.append((start, "章", draw(TITLES)))
        if draw(st.integers(0, 2)) == 0:
            inner = sorted({start, *draw(st.lists(st.integers(start, stop - 1), max_size=2))})
            out += [(each, "节", draw(TITLES)) for each in inner]
    return tuple(out)


@st.composite
def made(draw: st.DrawFn) -> Made:
    """A regulation."""
    articles = tuple(draw(st.lists(article(), min_size=2, max_size=7)))
    inserted = frozenset(draw(st.lists(st.integers(1, len(articles) - 1), max_size=1)))
    preamble = draw(st.sampled_from(["", "", "为了规范登记，制定本条例。"]))
    annex = draw(st.sampled_from(["", "", "登记机关：甲", "登记机关：乙"]))
    return Made(articles, draw(heads(len(articles))), preamble, annex, inserted=inserted)


def _reworded(draw: st.DrawFn, lines: tuple[str, ...]) -> tuple[str, ...]:
    """One line of an article with a clause more, less or other, or with other print."""
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    way = draw(st.integers(0, 4))
    if way == 0:
        line = line.replace("登记", draw(st.sampled_from(["注册", "登记登记", "备案"])), draw(st.integers(1, 3)))
    elif way == 1:
        line = line[:-1] + "，" + draw(CLAUSES) + line[-1]
    elif way == 2 and "，" in line:
        line = line.partition("，")[2]
    elif way == 3:
        line = line.replace("，", ", ").replace("(", "（").replace(")", "）")
    else:
        line = line.replace("应当", "可以").replace("三十日", "二十日").replace("一万元", "五千元")
    return (*lines[:at], line, *lines[at + 1 :])


def _amended(draw: st.DrawFn, lines: tuple[str, ...]) -> tuple[str, ...]:
    way = draw(st.integers(0, 5))
    if way <= 1:
        return _reworded(draw, lines)
    if way == 2:
        return _reworded(draw, _reworded(draw, lines))
    plain = [at for at, line in enumerate(lines) if not line.startswith(("（", "1.", "2.")) and not line.endswith("：")]
    if way == 3:
        at = draw(st.sampled_from([*plain, len(lines)]))
        at = at if at == 0 or at == len(lines) or not lines[at - 1].endswith("：") else 0
        return (*lines[:at], draw(CLAUSES) + "。", *lines[at:])
    if way == 4 and len(plain) > 1:
        at = draw(st.sampled_from(plain))
        return (*lines[:at], *lines[at + 1 :])
    return draw(article())


def _rearrange(draw: st.DrawFn, arts: list[tuple[str, ...]]) -> None:
    """Amend, insert, delete, move, join or part an article of the list."""
    at, way = draw(st.integers(0, len(arts) - 1)), draw(st.integers(0, 8))
    if way <= 3:
        arts[at] = _amended(draw, arts[at])
    elif way == 4:
        arts.insert(at, draw(article()))
    elif way == 5 and len(arts) > 1:
        del arts[at]
    elif way == 6 and len(arts) > 1:
        arts.insert(draw(st.integers(0, len(arts) - 2)), arts.pop(at))
    elif way == 7 and at + 1 < len(arts):
        arts[at : at + 2] = [arts[at] + arts[at + 1]]
    elif way == 8 and len(arts[at]) > 1 and not arts[at][1].startswith(("（", "有")):
        arts[at : at + 1] = [arts[at][:1], arts[at][1:]]


@st.composite
def edited(draw: st.DrawFn) -> tuple[Revision, Revision]:
    """A text, and what became of it: articles and headings come, go, move, join and part, and are edited."""
    old = draw(made())
    arts = list(old.articles)
    for _ in range(draw(st.integers(1, 4))):
        _rearrange(draw, arts)
    new = replace(old, articles=tuple(arts), inserted=frozenset(each for each in old.inserted if each < len(arts)))
    new = replace(new, heads=tuple(head for head in old.heads if head[0] < len(arts)))
    if draw(st.integers(0, 2)) == 0:
        new = replace(new, heads=draw(heads(len(arts))))
    elif draw(st.booleans()):
        new = replace(new, heads=tuple((at, sign, draw(TITLES)) for at, sign, _ in new.heads))
    if draw(st.integers(0, 4)) == 0:
        new = replace(new, inserted=frozenset(draw(st.lists(st.integers(1, max(len(arts) - 1, 1)), max_size=2))))
    if draw(st.integers(0, 4)) == 0:
        new = replace(new, title=draw(st.sampled_from(["登记条例", "登记管理条例"])))
    if draw(st.integers(0, 4)) == 0:
        new = replace(
            new, preamble=new.preamble and "为了规范登记工作，根据法律，制定本条例。", annex=new.annex and "登记机关：丙"
        )
    return old.revision(), new.revision()
