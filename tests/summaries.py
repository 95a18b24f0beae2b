"""Reads one line, one paragraph and one message about a change set back, and counts anew what they tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from truthful import bare, falsehoods

from regdiff.comparing.changes import Change, ChangeKind, ChangeSet, join_texts
from regdiff.comparing.units import UnitKind
from regdiff.report.lines import addressee_text, division_text, point_text
from regdiff.report.paragraph import division_in_brief, in_brief, penalty_in_brief
from regdiff.report.view import View

WORDS = {
    "zh": {
        "added": "新增([0-9]+)条", "deleted": "删除([0-9]+)条", "amended": "(?<!未)修改([0-9]+)条", "split": "拆分([0-9]+)条",
        "merged": "合并([0-9]+)条", "number only": "仅条号变动([0-9]+)条", "moved only": "仅位置移动([0-9]+)条",
        "typography only": "仅排版不同([0-9]+)条", "others": "标题、章节等变更([0-9]+)处", "unchanged": "未修改([0-9]+)条",
    },
    "en": {
        "added": "([0-9]+) added", "deleted": "([0-9]+) deleted", "amended": "([0-9]+) amended", "split": "([0-9]+) split",
        "merged": "([0-9]+) merged", "number only": "([0-9]+) renumbered only", "moved only": "([0-9]+) moved only",
        "typography only": "([0-9]+) by typography only", "others": "([0-9]+) changes? of title", "unchanged": "([0-9]+) unchanged",
    },
}  # fmt: skip
_SAME = {"zh": "两个文本", "en": "The two texts are the same"}
_SIZES = {
    "zh": "由([0-9]+)条(增至|减至)([0-9]+)条|均为([0-9]+)条",
    "en": "([0-9]+) articles? (became) ([0-9]+)|([0-9]+) articles? in both",
}
_WAYS = {
    "zh": {"章节移动": "division", "合并": "merged", "拆分": "split", "条文移动": "moved"},
    "en": {"divisions moved": "division", "merged": "merged", "split": "split", "articles moved": "moved"},
}
_MORE = {"zh": "等([0-9]+)项", "en": r" and others, ([0-9]+) in all"}


def counted(change_set: ChangeSet) -> Counter[str]:
    """Return how many articles there are of each kind, and how many units that differ otherwise."""
    out: Counter[str] = Counter()
    for change in change_set.changes:
        if change.unit is UnitKind.ARTICLE:
            out[change.kind.value] += 1
            if change.kind is ChangeKind.UNCHANGED:
                way = "moved only" if change.moved else "typography only" if change.typographic else "number only"
                out[way] += change.moved or change.typographic or change.renumbered
        else:
            out["others"] += _differs(change)
    return out


def _differs(change: Change) -> bool:
    numbers = [[unit.number for unit in side] for side in (change.old, change.new)]
    return change.moved or numbers[0] != numbers[1] or join_texts(change.old) != join_texts(change.new)


def false_line(said: str, change_set: ChangeSet, lang: str) -> Iterator[str]:
    """Yield what is false of the counts of a change set in one line."""
    known = counted(change_set)
    known |= Counter(amended=known["amended"] + known["split"] + known["merged"])  # as official notices count
    told = {key: int(match[1]) for key, form in WORDS[lang].items() if (match := re.search(form, said))}
    for key, count in told.items():
        if known[key] != count and key != "others":
            yield f"{key}: {known[key]}, and told {said}"
    if "others" in told and told["others"] > known["others"]:
        yield f"others: {known['others']}, and told {said}"
    if said.startswith(_SAME[lang]) and any(known[key] for key in known.keys() - {"unchanged", "others"}):
        yield f"not the same, and told {said}"
    if not told and not said.startswith(_SAME[lang]):
        yield f"nothing is told: {said}"
    bodies = [[bare(unit.text) for c in change_set.changes for unit in side] for side in _sides(change_set)]
    if said.startswith(_SAME[lang]) and sorted(bodies[0]) != sorted(bodies[1]):
        yield f"other texts, and told {said}"


def _sides(change_set: ChangeSet) -> tuple[list, list]:
    return [unit for c in change_set.changes for unit in c.old], [unit for c in change_set.changes for unit in c.new]


def false_paragraph(said: str, change_set: ChangeSet, view: View) -> Iterator[str]:
    """Yield what is false of the paragraph of `--summary`, or of the short one of a changelog."""
    lang, known = view.lang, counted(change_set)
    opening = _opening(said, lang)
    yield from _false_opening(opening, change_set, known, lang)
    rest = said
    for point in sorted(_points(view), key=len, reverse=True):  # each of them is held against the texts by `told_falsely`
        rest = rest.replace(point[1:], "")  # but for its first letter: it may begin a sentence
    yield from _false_ways(rest, change_set, lang)
    yield from _false_terms(rest, change_set, lang)
    yield from _false_addressees(change_set, view)
    quotes = re.findall("“[^“”]*”", _without_terms(rest, lang))
    if quotes and not view.digest.astray:
        yield f"quotes that belong to no line: {quotes}"
    for match in re.finditer({"zh": "另有([0-9]+)处文字移动", "en": r"Passages that moved: ([0-9]+)\."}[lang], rest):
        if int(match[1]) != len(view.digest.moves):
            yield f"another number of moves: {match[0]}"


def _points(view: View) -> Iterator[str]:
    for section in (*view.digest.first, *view.digest.more):
        yield from (point_text(each, view.labels) for point in section.points for each in in_brief(point).told)
    yield from (division_text(division_in_brief(each), view.labels) for each in view.digest.divisions)
    yield from (addressee_text(each, view.labels) for each in view.digest.addressees)
    yield from (penalty_in_brief(row, view.labels) for row in view.digest.penalties)


def _opening(said: str, lang: str) -> str:
    return said[: re.search({"zh": "相比，.*?。", "en": r" compared with .*?\.(?=\s|$)"}[lang], said + " ", re.DOTALL).end()]


def _false_opening(opening: str, change_set: ChangeSet, known: Counter[str], lang: str) -> Iterator[str]:
    counts = known | Counter(amended=known["split"] + known["merged"])
    counts["unchanged"] = known["unchanged"] - known["number only"]
    tail = opening[re.search({"zh": "相比，", "en": " compared with "}[lang], opening).end() :]
    for key, form in WORDS[lang].items():
        found = re.search(form, tail)
        expected = known["amended"] + known["split"] + known["merged"] if key == "amended" else counts[key]
        if found and (int(found[1]) > expected if key == "others" else int(found[1]) != expected):
            yield f"{key}: {expected}, and told {opening}"
        if not found and expected and key in ("added", "deleted", "amended", "split", "merged", "number only", "unchanged"):
            yield f"{key}: {expected}, and not told in {opening}"
    among = re.search({"zh": "([0-9]+)条（其中(.*?)）", "en": r"([0-9]+) [a-z]+ \(among them (.*?)\)"}[lang], tail)
    if among and sum(map(int, re.findall("[0-9]+", among[2]))) > int(among[1]):
        yield f"more of them than there are: {among[0]}"
    sizes = [change_set.old.articles, change_set.new.articles]
    told = re.search(_SIZES[lang], tail)
    if not told or [int(told[1] or told[4]), int(told[3] or told[4])] != sizes:
        yield f"other sizes than {sizes}: {opening}"
    elif told[2] in ("增至", "减至") and (told[2] == "增至") != (sizes[0] < sizes[1]):
        yield f"grown or shrunk: {opening}"
    dates = [head.values.get("promulgated") for head in (change_set.new.head, change_set.old.head)]
    form = {
        "zh": "([0-9]+年[0-9]+月[0-9]+日)(?:文本|）)(?=与|相比)",
        "en": r"([0-9]+-[0-9]+-[0-9]+)\)?(?= compared|:)",
    }[lang]
    shown = [day for day in dates if isinstance(day, date)]
    texts = [f"{d.year}年{d.month}月{d.day}日" if lang == "zh" else d.isoformat() for d in shown]
    if (
        len(shown) == 2
        and change_set.old.head.label
        and change_set.new.head.label
        and re.findall(form, opening)[:2] != texts
    ):
        yield f"other dates than {texts}: {opening}"


def _false_ways(said: str, change_set: ChangeSet, lang: str) -> Iterator[str]:
    """Yield merged, split and moved articles that are none."""
    stop = {"zh": "、", "en": ", "}[lang]
    known: dict[str, set[str]] = {way: set() for way in _WAYS[lang].values()}
    for change in change_set.changes:
        old, new = (stop.join(unit.printed for unit in side if unit.printed) for side in (change.old, change.new))
        told = f"{old}→{new}" if old != new else new
        if change.unit is UnitKind.HEADING:
            known["division"] |= {told} if change.moved else set()
        elif change.unit is UnitKind.ARTICLE and change.kind.value in known:
            known[change.kind.value].add(told)
        elif change.unit is UnitKind.ARTICLE and change.moved:
            known["moved"].add(told)
    colon, sum_stop = {"zh": ("：", "；"), "en": (": ", "; ")}[lang]
    for word, way in _WAYS[lang].items():
        for match in re.finditer(rf"(?:^|[。；;.] ?)(?i:{word}){colon}((?:第[^。；;.]*?(?:{sum_stop}|(?=[。.])))+)", said):
            listed = match[1].rstrip("；; ")
            more = re.search(_MORE[lang], listed)
            listed = listed[: more.start()] if more else listed
            parts = [part for part in listed.split(sum_stop) if re.match("第", part)]
            yield from (f"{word} is told of {part}" for part in parts if part not in known[way])
            if (int(more[1]) if more else len(parts)) != len(known[way]):
                yield f"{word}: there are {len(known[way])}, and told {match[0]}"


_TERMS = {
    "zh": (
        r"统一将((?:“[^“”]*”改为“[^“”]*”（[^（）]*）、?)+)",
        r"“([^“”]*)”改为“([^“”]*)”（([0-9]+)处(?:，另有([0-9]+)处未改)?",
    ),
    "en": (
        r"Replaced throughout: ((?:“[^“”]*” by “[^“”]*” \([^()]*\)(?:, )?)+)",
        r"“([^“”]*)” by “([^“”]*)” \(([0-9]+) places?(?:, kept at ([0-9]+) others?)?",
    ),
}


def _without_terms(said: str, lang: str) -> str:
    return re.sub(_TERMS[lang][0], "", said)


def _false_terms(said: str, change_set: ChangeSet, lang: str) -> Iterator[str]:
    old, new = (
        "\n".join(join_texts(side) for side in sides)
        for sides in zip(*((c.old, c.new) for c in change_set.changes), strict=True)
    )
    for listed in re.finditer(_TERMS[lang][0], said):
        for before, after, count, left in re.findall(_TERMS[lang][1], listed[1]):
            if old.count(before) < int(count) + int(left or 0) or new.count(after) < int(count):
                yield f"{before} stands at {old.count(before)} places, {after} at {new.count(after)}: {listed[0]}"


def _false_addressees(change_set: ChangeSet, view: View) -> Iterator[str]:
    """Yield persons who are told to have taken the place of others, and do not stand in the texts."""
    old, new = ("\n".join(unit.text for unit in side) for side in _sides(change_set))
    for term in view.digest.addressees:
        if term.old not in old or term.new not in new:
            yield f"{term.old} or {term.new} does not stand there"


def false_message(said: str, change_set: ChangeSet, lang: str) -> Iterator[str]:
    """Yield what is false of a commit message, as hooks propose it."""
    head = change_set.new.head
    subject, *facts = said.split("\n")
    front = f"《{head.title}》{head.label}：" if lang == "zh" else f"{head.title} {head.label}: "
    if not subject.startswith(front):
        yield f"another subject: {subject}"
    yield from false_line(subject.removeprefix(front), change_set, lang)
    promulgated, effective = head.values.get("promulgated"), head.values.get("effective")
    for word, day in (
        {
            "zh": {"公布": promulgated, "发布": promulgated, "施行": effective},
            "en": {"promulgated": promulgated, "effective": effective},
        }[lang]
    ).items():
        for fact in facts:
            if fact.startswith(word) and str(day) not in fact:
                yield f"another date than {day}: {fact}"
            if fact.startswith(word) and day is effective and promulgated and effective and effective < promulgated:
                yield f"in force before it was promulgated: {fact}"


__all__ = ["counted", "false_line", "false_message", "false_paragraph", "falsehoods"]
