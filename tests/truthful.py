"""Reads what is told of a change in prose, Chinese or English, back into statements, and holds each against the two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.model.text import fold
from regdiff.report.digest import Digest, PenaltyRow, Point
from regdiff.report.lines import penalty_text, point_text
from regdiff.report.sayings import Saying, point_runs, sayings_text
from regdiff.report.view import View

_Q = "“[^“”]*”"
_QUOTE = re.compile("“([^“”]*)”")
_SIGNS = re.compile("[“”‘’\"'\\s]")
_NUMBER = re.compile("第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?")
_AT = "“(?P<at>[^“”]*)”"
_ZH_BEHIND = "(?:（[^（）]{1,4}）)?(?:（参见原第[^（）]{1,14}）)?"
_EN_BEHIND = r"(?: \([a-z]+\))?(?: \(compare former 第[^()]{1,14}\))?"
_ZH_QUOTES = rf"(?P<quotes>(?:{_Q}{_ZH_BEHIND})+)"
_EN_QUOTES = rf"(?P<quotes>{_Q}{_EN_BEHIND}(?: and {_Q}{_EN_BEHIND})*)"
_ACT = re.compile("（(?:针对|如)“(?P<act>[^“”]*)”等?）| \\((?:for|such as) “(?P<said>[^“”]*)”(?: and others)?\\)")
"""For what a penalty is imposed."""
_GLOSS = re.compile(
    "（(?P<sign>[^“”，。；：]{2,20})：“(?P<says>[^“”]*)”）| \\((?P<by>[^“”，。；:]{2,20}): “(?P<said>[^“”]*)”\\)"
)
"""What a provision says to which a clause refers."""
FORMS = {
    "zh": (
        ("went", rf"删去(?:原第[^“”，；]{{1,16}}|{_AT}(?:之下|前|后)的)?{_ZH_QUOTES}"),
        ("came", rf"(?:在{_AT}(?:之下|前|后))?(?:新增第[^“”，；]{{1,16}}，规定|，?现规定|新增|增加){_ZH_QUOTES}"),
        ("changed", r"“(?P<old>[^“”]*)”改为“(?P<new>[^“”]*)”"),
    ),
    "en": (
        ("went", rf"(?:drops |第[^“”，；]{{1,16}} is deleted: ){_EN_QUOTES}(?: (?:under|after|before) {_AT})?"),
        ("came", rf"(?:adds |now says |new 第[^“”，；:]{{1,16}}: ){_EN_QUOTES}(?: (?:under|after|before) {_AT})?"),
        ("went", rf"(?P<quotes>{_Q}) was deleted"),
        ("came", rf"(?P<quotes>{_Q}) was inserted(?: (?:after|before) {_AT})?"),
        ("changed", r"“(?P<old>[^“”]*)” became “(?P<new>[^“”]*)”"),
    ),
}
"""What statements look like in each language, and what they claim: that words went, came, or were changed."""
_COUNTED = {"zh": "(新增|修改|删除)([0-9]+)条", "en": "([0-9]+) (added|amended|deleted)"}
_KINDS = {"新增": "added", "修改": "amended", "删除": "deleted"}


class Texts(NamedTuple):
    """Both sides of a change, folded, as the rules read them."""

    old: str
    new: str


def texts_of(change: Change) -> Texts:
    """Return both sides of a change without white space, width and quotation marks."""
    return Texts(*(bare(join_texts(side)) for side in (change.old, change.new)))


def texts_at(change: Change, number: str) -> Texts:
    """Return the same of the articles with that number alone."""
    sides = ([unit for unit in side if unit.printed == number] for side in (change.old, change.new))
    return Texts(*(bare(join_texts(side)) for side in sides))


def bare(text: str) -> str:
    """Return a text without white space, width and quotation marks."""
    return _SIGNS.sub("", fold(text))


def _pieces(quote: str) -> list[str]:
    """Return the runs of a quote that leaves something out."""
    return [piece for part in re.split("…+", quote) if (piece := bare(part).strip(",.;:，。；：、"))]


def falsehoods(prose: str, texts: Texts, lang: str = "zh", named: Texts | None = None) -> Iterator[str]:
    """Yield what of some prose is no run of the texts, or is told to have come or gone and stands on the other side.

    Args:
        prose: one statement or several; a quote that belongs to none of them is told, too.
        texts: both sides of the change.
        lang: `zh` or `en`.
        named: the sides of the one article that it is told of, where the change has more.
    """
    named = named or texts
    left = _GLOSS.sub("", _ACT.sub("", prose))
    for gloss in _GLOSS.finditer(prose):
        if not any(bare(gloss["sign"] or gloss["by"]) in side for side in (texts.old, named.new)):
            yield f"no reference of either side: {gloss[0]} in {prose}"
    for act in _ACT.finditer(prose):
        pieces = _pieces(act["act"] or act["said"])
        if not any(all(piece in side for piece in pieces) for side in (texts.old, named.new)):
            yield f"no act of either side: {act[0]} in {prose}"
    for claim, form in FORMS[lang]:
        for match in re.finditer(form, left):
            if claim == "changed":
                yield from _changed(match, texts, named)
            else:
                yield from _one_sided(match, *((named.new, texts.old) if claim == "came" else (named.old, texts.new)))
                yield from _beside(match["at"] if "at" in match.re.groupindex else "", match[0], texts)
        left = re.sub(form, "", left)
    yield from (f"a quote that nothing is said of: {quote} in {prose}" for quote in _QUOTE.findall(left))


def _changed(match: re.Match[str], texts: Texts, named: Texts) -> Iterator[str]:
    sides = [_pieces(match["old"]), _pieces(match["new"])]
    for pieces, text in zip(sides, (texts.old, named.new), strict=True):
        yield from (f"no run: {piece} in {match[0]}" for piece in pieces if piece not in text)
    if sides[0] == sides[1] and "…" not in match[0]:
        yield f"nothing changed: {match[0]}"


def _one_sided(match: re.Match[str], here: str, there: str) -> Iterator[str]:
    for quote in _QUOTE.findall(match["quotes"]):
        pieces = _pieces(quote)
        yield from (f"no run: {piece} in {match[0]}" for piece in pieces if piece not in here)
        if pieces and pieces[-1] in there:
            yield f"stands on the other side: {match[0]}"


def _beside(at: str | None, told: str, texts: Texts) -> Iterator[str]:
    for piece in _pieces(at or ""):
        if piece not in texts.old or piece not in texts.new:
            yield f"stands on one side alone: {told}"


def told_falsely(change_set: ChangeSet, view: View) -> Iterator[str]:
    """Yield every falsehood of what a report tells of a change set: its rows, its first page and what stands behind."""
    by_anchor = {row.anchor: change for change, row in zip(change_set.changes, view.rows, strict=True)}
    for change, row in zip(change_set.changes, view.rows, strict=True):
        yield from _false_glosses(row.sayings, change_set)
        for number in dict.fromkeys(saying.number for saying in row.sayings):
            sayings = [saying for saying in row.sayings if saying.number == number]
            yield from falsehoods(sayings_text(sayings, view.labels), texts_of(change), view.lang, _at(change, number))
        yield from _misnumbered(sayings_text(row.sayings, view.labels), change)
    for section in (*view.digest.first, *view.digest.more):
        for point in (each for line in section.points for each in line.told):
            yield from false_point(point, by_anchor[point.anchor], view)
    yield from _false_divisions(change_set, view)
    for penalty in view.digest.penalties:
        yield from _false_penalty(penalty, by_anchor[penalty.anchor])
        if not penalty_text(penalty, view.labels).startswith(penalty.number):
            yield f"a penalty without its article: {penalty}"
    yield from _false_counts(view.digest, view)


def _false_glosses(sayings: Sequence[Saying], change_set: ChangeSet) -> Iterator[str]:
    """Yield what is told that a provision says, and no article of the side of the fact does."""
    for saying in (each for each in sayings if each.says):
        sides = [bare(join_texts(c.old if saying.happened == "went" else c.new)) for c in change_set.changes]
        if not any(all(piece in side for piece in _pieces(saying.says)) for side in sides):
            yield f"nothing says so: {saying.says}"


def _false_divisions(change_set: ChangeSet, view: View) -> Iterator[str]:
    """Yield falsehoods of lines on divisions, each quote of which is of the article that is named before it."""
    for saying in (each for division in view.digest.divisions for each in division.sayings):
        named = [c for c in change_set.changes if any(u.printed == saying.number for u in (*c.new, *c.old))]
        told = sayings_text([saying], view.labels)
        if not any(
            next(falsehoods(told, texts_of(each), view.lang, _at(each, saying.number)), None) is None for each in named
        ):
            yield f"no article {saying.number} says so: {told}"


def _at(change: Change, number: str) -> Texts:
    """Return the texts of the article that is named; what it became from is all that the change has on the old side."""
    here, whole = texts_at(change, number), texts_of(change)
    if not (here.old or here.new):
        return whole  # a preamble has no number
    return Texts(whole.old if here.new else here.old, here.new or whole.new)


def false_point(point: Point, change: Change, view: View) -> Iterator[str]:
    """Yield what is false of a line of the first page, in prose and with marks."""
    told = point_text(point, view.labels)
    yield from _misnumbered(told, change)
    if len({saying.number for saying in point.sayings}) == 1:
        yield from falsehoods(told, texts_of(change), view.lang, _at(change, point.number))
    else:
        yield from falsehoods(told, texts_of(change), view.lang)
    texts = texts_of(change)
    for run in point_runs(point.sayings, view.labels, point.happened):
        sides = {"delete": texts.old, "insert": texts.new}
        yield from (
            f"marked, and no run: {piece}" for piece in _pieces(run.text) if run.op in sides and piece not in sides[run.op]
        )
    happened = {"added": bool(change.old), "deleted": bool(change.new)}
    if happened.get(point.happened) or (point.happened not in happened and point.happened != change.kind.value):
        yield f"{point.number} is told to be {point.happened}"


def _misnumbered(prose: str, change: Change) -> Iterator[str]:
    """Yield numbers outside of quotes that no article of the change has."""
    known = {number for unit in (*change.old, *change.new) for number in _NUMBER.findall(unit.printed)}
    texts, said = "".join(texts_of(change)), _COMPARED.sub("", _QUOTE.sub("", prose))
    for match in _NUMBER.finditer(said):
        within = said[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]  # of a clause that says who, unquoted
        if match[0] not in known and bare(within) not in texts:
            yield f"another article: {match[0]} in {prose}"


_COMPARED = re.compile(r"（参见原第[^（）]+）| \(compare former 第[^()]+\)|（第[^（）]*：）| \(第[^()]*: \)")
"""What is said to compare is of another article, and so is what is referred to."""
_BESIDE = 2
"""Characters beside a number that tell whether it stands in words of the text."""


def _false_penalty(row: PenaltyRow, change: Change) -> Iterator[str]:
    """Yield cells of the table of penalties that are no runs of their side."""
    texts = texts_of(change)
    for runs, text in ((row.old, texts.old), (row.new, texts.new)):
        for run in runs:
            for piece in _pieces(run.text):
                if piece not in text:
                    yield f"no run of its side: {piece} in the penalties of {row.number}"
    acts = [piece for part in row.act.split("：") for piece in _pieces(part)]  # 有下列行为之一的, and the first of them
    if not any(all(piece in text for piece in acts) for text in texts):
        yield f"no act of either side: {row.act}"
    before = row.number.removeprefix("原").removeprefix("old ")
    units = (*change.old, *change.new) if before == row.number else change.old
    if before not in {unit.printed for unit in units}:
        yield f"the penalties of another article: {row.number}"


def _false_counts(digest: Digest, view: View) -> Iterator[str]:
    """Yield counts in the official idiom that do not add up to the articles of the new text."""
    counts = {count.key: count.count for count in view.summary}
    pairs = re.findall(_COUNTED[view.lang], digest.counts)
    said = {_KINDS.get(word, word): int(number) for number, word in (sorted(pair) for pair in pairs)}
    expected = {
        "added": counts["added"],
        "amended": counts["amended"] + counts["split"] + counts["merged"],
        "deleted": counts["deleted"],
    }
    if said != {kind: count for kind, count in expected.items() if count}:
        yield f"counted otherwise: {digest.counts}"
    if not (counts["split"] or counts["merged"]):
        grown = said.get("added", 0) - said.get("deleted", 0)
        if view.new.articles - view.old.articles != grown:
            yield f"does not add up: {digest.counts}"
