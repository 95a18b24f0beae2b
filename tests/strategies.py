"""Texts drawn from the grammar's own words: random characters hardly ever reach the interesting branches."""

from __future__ import annotations

from hypothesis import strategies as st

from regdiff.model.head import make_head
from regdiff.model.lines import Kind, classify
from regdiff.model.numbers import Level, Number, format_number
from regdiff.model.tree import Annex, Article, Division, Revision

_PHRASES = (
    "党的工作机关", "应当", "可以", "建立健全", "制度", "第三条规定的", "的", "和", "《中华人民共和国公司法》", "三十日内", "(试行)", "（一）",
    "县级以上地方人民政府", "，", "、", "；", "。", "：", "“双随机”", " ", "\u3000", "\u200b", "q\u0301", "𠮷", "👨‍👩‍👧", "ABC", "100万元", "﹁",
)  # fmt: skip

phrases = st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=12).map("".join)
"""Text as statutes have it, with odd characters in it; may begin or end with blanks."""


def _clean(text: str) -> str:
    return text.strip(" \u3000\u200b") or "空"


body_lines = phrases.map(_clean)
"""A line that may stand inside a block of canonical text."""

texts = st.lists(phrases, min_size=0, max_size=5).map("\n".join)
"""Some lines of text, possibly none, for edit scripts."""


def _is_text(line: str) -> bool:
    return classify(line)[0] is Kind.TEXT


@st.composite
def _articles(draw: st.DrawFn, start: int) -> tuple[Article, ...]:
    out = []
    for value in range(start, start + draw(st.integers(1, 5))):
        lines = tuple(draw(st.lists(body_lines, min_size=1, max_size=4)))
        number = (value, 1) if draw(st.integers(0, 9)) == 0 else (value,)
        out.append(Article(Number(number, Level.ARTICLE, format_number(number)), lines))
    return tuple(out)


@st.composite
def revisions(draw: st.DrawFn) -> Revision:
    """A revision with head, preamble, chapters, sections, articles and annexes, each of them at times."""
    head = make_head(
        {"title": draw(body_lines), "label": draw(st.sampled_from(["2017", "2025-试行"])), "note": "（2017年3月1日发布）"}
    )
    preamble = tuple(draw(st.lists(body_lines.filter(_is_text), max_size=2)))
    body: list[Division | Article] = list(draw(_articles(1)))
    for value in range(1, draw(st.integers(1, 4))):
        number = Number((value,), Level.CHAPTER, format_number((value,), Level.CHAPTER))
        body.append(Division(number, draw(body_lines), draw(_articles(value * 10))))
    annexes = tuple(
        Annex((f"附件{n}：{draw(body_lines)}", *draw(st.lists(body_lines, max_size=2))))
        for n in range(draw(st.integers(0, 2)))
    )
    return Revision(head, preamble, tuple(body), annexes)
