"""Small pairs of texts that differ in all the ways in which revisions do, drawn from one source of chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from difflib import unified_diff

from samples import make

from regdiff.comparing.changes import compare
from regdiff.comparing.units import units
from regdiff.intake.build import Taken, take
from regdiff.model.numbers import Level, format_number
from regdiff.model.text import without_blanks
from regdiff.model.tree import Revision
from regdiff.model.write import write_body
from regdiff.redline.draw import Drawn, draw
from regdiff.redline.markup import By
from regdiff.redline.script import text_lines
from regdiff.redline.taken import taken_lines

_WORDS = (
    "登记机关应当", "在三十日内", "办理", "申请人", "可以", "提出异议", "，", "，", "并予以公告", "由国务院规定", "依法", "撤销登记", "处以罚款", "的", "和",
    "相关部门", "及时", "说明理由", "不得", "收费",
)  # fmt: skip


def draw_pair(chance: random.Random) -> tuple[Revision, Revision]:
    """Return an old and a new revision: articles come, go, move, are merged, split and edited; so do the rows of a table."""
    articles = [_article(chance) for _ in range(chance.randint(1, 5))]
    rows = ["项目\u3000标准\u3000备注", *(_row(chance) for _ in range(chance.randint(1, 4)))]
    chapters = chance.random() < 0.5
    old = _revision(chance, articles, "old", rows if chance.random() < 0.8 else [], chapters=chapters)
    new_rows = _changed_rows(chance, rows) if chance.random() < 0.8 else []
    return old, _revision(chance, _changed(chance, articles), "new", new_rows, chapters=chapters)


def _sentence(chance: random.Random) -> str:
    return "".join(chance.choice(_WORDS) for _ in range(chance.randint(3, 12))).strip("，") + "。"


def _article(chance: random.Random) -> list[str]:
    lines = [_sentence(chance) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    if chance.random() < 0.25:
        lines[-1] = lines[-1][:-1] + "："
        lines += [f"（{'一二三四'[at]}）{_sentence(chance)[:-1]}；" for at in range(chance.randint(2, 4))]
    return lines


def _row(chance: random.Random) -> str:
    return f"{chance.choice('甲乙丙')}类\u3000{chance.randint(1, 9)}元\u3000{chance.choice(['每件', '每年'])}"


def _changed_rows(chance: random.Random, rows: list[str]) -> list[str]:
    out = list(rows)
    for _ in range(chance.randint(0, 2)):
        what, at = chance.randrange(3), chance.randint(1, len(out) - 1) if len(out) > 1 else 0
        if what == 0:
            out.insert(chance.randint(1, len(out)), "丁类\u30008元\u3000每次")
        elif what == 1 and len(out) > 2:
            out.pop(at)
        elif at:
            out[at] = out[at].replace("元", "万元")
    return out


def _changed(chance: random.Random, articles: list[list[str]]) -> list[list[str]]:
    out = [list(article) for article in articles]
    for _ in range(chance.randint(0, 4)):
        what, at = chance.randrange(8), chance.randrange(len(out))
        line = chance.randrange(len(out[at]))
        if what == 0:
            out.insert(at, _article(chance))
        elif what == 1 and len(out) > 1:
            out.pop(at)
        elif what == 2:
            out.insert(chance.randrange(len(out)), out.pop(at))
        elif what == 3:
            out[at][line] = out[at][line].replace(chance.choice(_WORDS), chance.choice(_WORDS))
        elif what == 4:
            out[at].insert(line + 1, _sentence(chance))
        elif what == 5 and len(out[at]) > 1:
            out[at].pop(line)
        elif what == 6 and at + 1 < len(out):
            out[at] += out.pop(at + 1)
        elif what == 7 and line:
            out[at : at + 1] = [out[at][:line], out[at][line:]]
    return out


def _revision(chance: random.Random, articles: list[list[str]], label: str, rows: list[str], *, chapters: bool) -> Revision:
    out = []
    number, chapter = 0, 0
    for at, article in enumerate(articles):
        if chapters and at % 3 == 0:
            chapter += 1
            heading = chance.choice(["总则", "登记", "监督", "附则"])
            out.append(f"{format_number((chapter,), Level.CHAPTER)}\u3000{heading}")
        inserted = number > 0 and chance.random() < 0.05
        number += not inserted
        printed = format_number((number, 1) if inserted else (number,))
        out.append(f"{printed}\u3000" + "\n".join(article))
    if rows:
        out.append("附件：收费标准\n" + "\n".join(rows))
    note = chance.choice(["", "（2017年3月1日国务院公布）", "（2020年5月1日国务院公布）"])
    return make(label, "\n\n".join(out) + "\n", title=chance.choice(["某条例", "某某登记条例"]), note=note)


def redlined(old: Revision, data: bytes, by: By = By()) -> tuple[Taken, Drawn]:  # noqa: B008 - immutable
    """Return what was read of a Word file, and the file with the changes from `old` in it."""
    taken = take(data, "new.docx", label="new", mend=False)
    changes = compare(old, taken.revision).changes
    return taken, draw(changes, taken_lines(taken), data, "new.docx", by)


def differences(one: Revision, other: Revision) -> list[str]:
    """Return how the texts of two revisions differ, line by line; nothing where they do not."""
    texts = [[each.head.title, each.head.note, *write_body(each).split("\n")] for each in (one, other)]
    return list(unified_diff(*texts, lineterm="", n=0))


def lines_of(revision: Revision) -> list[str]:
    """Return the lines of a revision as a document prints them, without blanks."""
    return list(bare(text_lines(units(revision))))


def bare(texts: list[str]) -> Iterator[str]:
    """Yield lines that say something, without blanks."""
    yield from (said for text in texts for line in text.split("\n") if (said := without_blanks(line)))
