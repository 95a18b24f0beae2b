"""Pairs of texts of which the one was made from the other: articles and words deleted, inserted, swapped, split, renamed.

References follow their targets, as far as these live on, so that what is told of numbers that shifted is tried as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st
from samples import make

from regdiff.model.numbers import format_number
from regdiff.model.tree import Revision

_REFERENCE = re.compile("(?<!》)第([一二三四五六七八九十百]{1,5})条(?!之)")
_WORDS = (
    "主管部门",
    "登记机关",
    "申请人",
    "监督管理委员会",
    "监督管理部门",
    "当事人",
    "应当",
    "必须",
    "可以",
    "不得",
    "三十日",
    "十五日",
    "五万元",
    "十万元",
)
_CLAUSES = (
    "并应当在三十日内告知申请人", "情节严重的，处五万元以上十万元以下的罚款", "国家另有规定的除外", "不得泄露所知悉的商业秘密",
    "由县级以上人民政府主管部门责令改正", "可以依法申请行政复议", "具体办法由国务院规定", "根据本法第一条、第二条的规定",
)  # fmt: skip
_MARKS = (("、", "，"), ("，", "；"), ("。", "；"), ("和", "、"), ("（", "("), ("或者", "、"))


_NAMES = (
    ("股东大会", "股东会"), ("帐簿", "账簿"), ("工商行政管理部门", "市场监督管理部门"), ("环境保护主管部门", "生态环境主管部门"),
    ("中国", "中华人民共和国"), ("必须", "应当"), ("银行业监督管理机构", "金融监督管理机构"), ("依照", "按照"), ("董事会", "董事会会议"),
)  # fmt: skip
"""Names and words of which the one says the same as the other."""


class _Article(NamedTuple):
    """An article by what it is, not by its number; references in its lines stand as {what the target is}."""

    name: int
    lines: tuple[str, ...]


_Articles = list[_Article]


def pairs_of(bodies: Sequence[Sequence[str]]) -> st.SearchStrategy[tuple[Revision, Revision]]:
    """Draw pairs made of articles whose lines are given: an excerpt of them, and what a few changes made of it."""
    return st.integers(0, 1 << 20).map(lambda seed: made_pair(bodies, seed))


def made_pair(bodies: Sequence[Sequence[str]], seed: int) -> tuple[Revision, Revision]:
    """Return the pair of a seed."""
    old, new = made_chain(bodies, seed, 2)
    return old, new


def made_chain(bodies: Sequence[Sequence[str]], seed: int, length: int) -> list[Revision]:
    """Return so many revisions, each made of the one before it; their dates are a year apart."""
    random = Random(seed)  # noqa: S311 - no secret
    texts = [_first(bodies, random)]
    names = random.sample(_NAMES, random.choice((0, 1, 1, 2)))
    for one, other in names:
        texts[0] = [
            each._replace(lines=tuple(_with_name(line, one, other, random) for line in each.lines)) for each in texts[0]
        ]
    while len(texts) < length:
        new = list(texts[-1])
        for name in names if len(texts) == 1 else ():
            new = _renamed(new, *name)
        for _ in range(random.choice((1, 2, 3, 5, 9))):
            new = random.choice(_CHANGES)(new, random) or texts[-1]
        texts.append(new)
    titles = ["某法", *("新法" if random.random() < _RARELY else "某法" for _ in texts[1:])]
    return [
        make("abcdef"[at], _text(text), title, promulgated=date(2001 + at, 2, 3))
        for at, (text, title) in enumerate(zip(texts, titles, strict=True))
    ]


def _first(bodies: Sequence[Sequence[str]], random: Random) -> _Articles:
    start = random.randrange(len(bodies))
    out = [
        _Article(at, tuple(_followed(line, random) for line in body))
        for at, body in enumerate(bodies[start : start + random.randint(3, 12)])
    ]
    for _ in range(random.randint(0, 4)):
        out = _in_line(_other_reference)(out, random)
    return out


_RARELY = 0.1


def _followed(line: str, random: Random) -> str:
    """Return a line with its references as places to fill in; braces of the text go."""
    return _REFERENCE.sub(lambda _: f"{{{random.randrange(9)}}}", re.sub("[{}]", "", line))


def _text(articles: _Articles) -> str:
    numbers = {each.name: format_number((at,)) for at, each in enumerate(articles, start=1)}

    def printed(match: re.Match[str]) -> str:
        return numbers.get(int(match[1]), "第九十九条")

    blocks = ("\n".join(each.lines) for each in articles)
    return (
        "\n\n".join(
            f"{numbers[each.name]}　{re.sub('{([0-9]+)}', printed, block)}"
            for each, block in zip(articles, blocks, strict=True)
        )
        + "\n"
    )


_Change = Callable[[_Articles, Random], _Articles]


def _delete(articles: _Articles, random: Random) -> _Articles:
    at = random.randrange(len(articles))
    return articles[:at] + articles[at + 1 :]


def _insert(articles: _Articles, random: Random) -> _Articles:
    at, name = random.randint(0, len(articles)), max((each.name for each in articles), default=0) + 20
    lines = tuple("，".join(random.sample(_CLAUSES, random.randint(1, 3))) + "。" for _ in range(random.randint(1, 2)))
    return [*articles[:at], _Article(name, lines), *articles[at:]]


def _swap(articles: _Articles, random: Random) -> _Articles:
    at, to = random.randrange(len(articles)), random.randrange(len(articles))
    out = list(articles)
    out[at], out[to] = out[to], out[at]
    return out


def _split(articles: _Articles, random: Random) -> _Articles:
    at = random.randrange(len(articles))
    whole = "\n".join(articles[at].lines)
    ends = [match.end() for match in re.finditer("。(?=.)|\n", whole, re.DOTALL)]
    if not ends:
        return articles
    cut, name = random.choice(ends), max(each.name for each in articles) + 20
    parts = [tuple(part.strip().split("\n")) for part in (whole[:cut], whole[cut:])]
    if not all(all(part) for part in parts):
        return articles
    return [*articles[:at], _Article(articles[at].name, parts[0]), _Article(name, parts[1]), *articles[at + 1 :]]


def _merge(articles: _Articles, random: Random) -> _Articles:
    at = random.randrange(len(articles))
    if at + 1 == len(articles):
        return articles
    joined = _Article(articles[at].name, (*articles[at].lines, *articles[at + 1].lines))
    return [*articles[:at], joined, *articles[at + 2 :]]


def _rename(articles: _Articles, random: Random) -> _Articles:
    """Replace a word of the texts by another wherever it stands, or nearly."""
    lines = [line for each in articles for line in each.lines]
    line = random.choice(lines)
    at, length = random.randrange(len(line)), random.randint(2, 6)
    word = random.choice((line[at : at + length], random.choice(_WORDS)))
    other = random.choice((random.choice(_WORDS), word[:1] + random.choice(_WORDS), word[: len(word) // 2], word + "会"))
    throughout = random.random()

    def said(text: str) -> str:
        return text.replace(word, other) if word and random.random() <= throughout + 0.5 else text

    if re.search("[{}0-9]", word):
        return articles
    return [each._replace(lines=tuple(said(line) or line for line in each.lines)) for each in articles]


def _renamed(articles: _Articles, name: str, other: str) -> _Articles:
    return [each._replace(lines=tuple(line.replace(name, other) for line in each.lines)) for each in articles]


def _with_name(line: str, name: str, other: str, random: Random) -> str:
    parts = _clauses(line)
    for at in range(len(parts)):
        if random.random() < 1 / 3 and not parts[at].startswith("（"):
            beside = random.choice(("", "", "由", "和", "、" + other, "有关", "县级以上"))
            parts[at] = random.choice((name + beside + parts[at], name + beside + parts[at][2:], beside + name + parts[at]))
    return "".join(parts)


def _in_line(change: Callable[[str, Random], str]) -> _Change:
    def changed(articles: _Articles, random: Random) -> _Articles:
        at = random.randrange(len(articles))
        lines = list(articles[at].lines)
        where = random.randrange(len(lines))
        lines[where] = change(lines[where], random).strip() or lines[where]
        kept = "\n".join(lines).split("\n")
        return [*articles[:at], articles[at]._replace(lines=tuple(line for line in kept if line)), *articles[at + 1 :]]

    return changed


def _clauses(line: str) -> list[str]:
    return re.findall("[^，；。：]*[，；。：]|[^，；。：]+", line)


def _without_clause(line: str, random: Random) -> str:
    parts = _clauses(line)
    del parts[random.randrange(len(parts))]
    return "".join(parts)


def _with_clause(line: str, random: Random) -> str:
    parts = _clauses(line)
    parts.insert(random.randint(0, len(parts)), random.choice(_CLAUSES) + random.choice("，；。"))
    return "".join(parts)


def _swapped_clauses(line: str, random: Random) -> str:
    parts = _clauses(line)
    random.shuffle(parts)
    return "".join(parts)


def _other_word(line: str, random: Random) -> str:
    word = random.choice(_WORDS)
    return (
        line.replace(word, random.choice(_WORDS), 1)
        if word in line
        else line[: len(line) // 2] + word + line[len(line) // 2 :]
    )


def _without_word(line: str, random: Random) -> str:
    at = random.randrange(len(line))
    end = at + random.randint(1, 5)
    return line if re.search("[{}0-9]", line[max(0, at - 3) : end + 3]) else line[:at] + line[end:]


def _other_mark(line: str, random: Random) -> str:
    one, other = random.choice(_MARKS)
    return line.replace(one, other, 1) if random.random() > _RARELY else line.replace(one, other)


def _other_reference(line: str, random: Random) -> str:
    more = random.choice(("本法{%d}、{%d}", "前条", "{%d}第二款", "第{%d}", "{%d}、{%d}、{%d}")).replace("第{", "{")
    for _ in range(3):
        more = more.replace("%d", str(random.randrange(9)), 1)
    return re.sub(r"\{[0-9]+\}", more, line, count=1) if "{" in line else line.replace("，", f"，依照{more}的规定", 1)


def _broken(line: str, random: Random) -> str:
    return line.replace("。", "。\n", 1) if random.random() > _RARELY else line.replace("，", "，\n", 1)


_CHANGES: tuple[_Change, ...] = (
    _delete, _insert, _swap, _split, _merge, _rename, _rename, *map(_in_line, (
        _without_clause, _with_clause, _swapped_clauses, _other_word, _without_word, _other_mark, _other_reference, _broken,
    )),
)  # fmt: skip
