"""Who is named in a text of law: authorities, entities, persons and officers, with clean borders.

A name is found by its last word (部门, 机关, 企业, 人员 …) and goes on to the left by whole words, as long as these can be a
part of it. The lists stand in actors.txt; the rules, their limits and how often they are right, in docs/aids/actors.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from regdiff.comparing.alterations import Span
from regdiff.comparing.words import word_starts
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

KINDS = ("authority", "entity", "person", "officer")
"""A body of the state or the party; another body; a person; one who acts for a body."""


class Actor(NamedTuple):
    """Someone who is named in a text."""

    span: Span
    name: str
    kind: str
    """One of `KINDS`."""


_LONGEST = 16
"""Characters that a name goes on to the left by."""
_TITLE = lazy(r"《[^《》\n]{0,60}》")
_HAN_END = lazy("[\u4e00-\u9fff]*\\Z")
_LISTED = lazy(r"(?:各?省、自治区、|(?:不)?设区的市、|县、|市、|乡、|自治州、|自治县、|民族乡、){1,4}\Z|(?:不?设区的)\Z")
"""Kinds of places that are named before the last of them: 省、自治区、直辖市人民政府."""
_RANK = lazy(r"(?:[上下]一?|[两各县市省乡地州]|设区的市|自治州)\Z")
"""What a word before 级 may lack."""
_AFTER_RANK = lazy(r"一?级(?:以上|以下)?")
_OF_STATE = lazy(r"部门\Z|机关\Z|办公室\Z|委员会\Z|行政|监管|监督管理|执法|复议|国务院|人民政府|国家|主管|垄断")
_NOT_OF_STATE = lazy(r"(?:审计|居民|村民|业主|评审|评议|治疗)委员会\Z")
_OF_OFFICE = lazy(r"管理|执法|行政|监察|公职|工作|责任|主管|检查|调查|审判|领导|组成|机关|部门|复议")
_IN_A_BODY = frozenset(
    ("工作人员", "负责人", "主要负责人", "人员", "领导人员", "组成人员", "执法人员", "领导班子", "党组", "专门委员会")
)
"""Names that take in the body before them: 国家机关工作人员."""
_IN_AN_AUTHORITY = frozenset(("部门", "机关", "机构", "委员会", "办公室", "派出机构", "分支机构", "监察机关"))
"""Last words of names that take in the authority before them: 国务院文物行政部门."""
_EMPTY = frozenset(("组织", "中心", "团体", "大学"))
"""Last words that name nobody alone."""
_FIELDS = lazy("(?:[\u4e00-\u9fff]{2,8}、){1,4}")
"""Fields that are named before the last of them."""
_QUIET = frozenset(
    ("公司", "学校", "银行", "协会", "学会", "商会", "医院", "事务所", "基金会", "实验室", "企业", "组织", "团体")
)
"""Last words before which a verb is a verb: 检查企业, but 检查机构."""


_FIELD = lazy(
    "(?:人民政府|国务院)(?!组织|会同|责[成令]|领导|督促|指导|协调|协助|授权|指定|委托|支持|要求|通知|批准|设[立置]|所属|和|或|与|及|向|由|对|应|可|在|负责|下设|相关|有关|其他|报)"
    "[^\\W的]{1,10}(?:主管|行政|监督管理)\\Z"
)
"""A field of work that is named between a government and the last word of its name: 测绘地理信息主管."""


class _Lists(NamedTuple):
    """What actors.txt holds."""

    words: dict[str, frozenset[str]]
    heads: re.Pattern[str]
    """The last words of names, the longest first."""
    kinds: dict[str, str]
    """Last word → one of `KINDS`, `place`, `open` or `firm`."""
    never: tuple[str, ...]
    """What no name ends with."""


@cache
def _lists() -> _Lists:
    """Return the lists; their words hold no character that an expression would read as a sign of its own."""
    words: dict[str, set[str]] = defaultdict(set)
    barred: dict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("actors.txt").read_text(encoding="utf-8").splitlines():
        key, *rest = line.split()
        if key == "not":
            barred[rest[0]] += rest[1:]
        elif key != "#":
            words[key].update(rest)
    kinds = {head: kind for kind in (*KINDS, "place", "open", "firm") for head in words[kind]}
    ends: dict[str, list[str]] = defaultdict(list)
    for head in sorted(kinds, key=lambda word: (-len(word), word)):
        if head.endswith("人"):
            barred[head].append("员")  # 管理人 is no part of 管理人员
        behind = "|".join(barred[head])
        ends[head[0]].append(head[1:] + (f"(?!{behind})" if behind else ""))
    heads = lazy("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in ends.items()))
    return _Lists({key: frozenset(value) for key, value in words.items()}, heads, kinds, tuple(words["never"]))


@lru_cache(maxsize=256)
def find_actors(text: str) -> tuple[Actor, ...]:
    """Return who is named in `text`, in order; no two overlap, and none stands in the title of a law.

    A clause is asked more than once, by one rule after the other.
    """
    lists = _lists()
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    titles.reverse()
    out: list[Actor] = []
    for match in lists.heads.finditer(text):
        while titles and titles[-1][1] <= match.start():
            titles.pop()
        if titles and titles[-1][0] < match.start():
            continue
        behind = out[-1].span.end if out else 0
        start = _start(text, match.start(), match[0], behind)
        if (
            out
            and _takes_in(out[-1], match[0])
            and (
                start == behind or _are_fields(text[behind:start]) or _FIELD.search(text, out[-1].span.start, match.start())
            )
        ):
            start = out.pop().span.start
        name = text[start : match.end()]
        if name not in _EMPTY and not name.endswith(lists.never):
            out.append(Actor(Span(start, match.end()), name, _kind(name, match[0])))
    return tuple(out)


def is_no_part(word: str) -> bool:
    """Say whether a word is no part of a name or a term: a verb, an adverb, a preposition."""
    return word in _lists().words["stop"]


def _takes_in(before: Actor, head: str) -> bool:
    """Say whether a name with this last word takes in the one right before it."""
    if head in _IN_A_BODY:
        return before.kind in ("authority", "entity")
    return before.kind == "authority" and head in _IN_AN_AUTHORITY


def _are_fields(between: str) -> bool:
    """Say whether what stands between an authority and the last word of a name lists fields: 国务院财政、税务主管部门."""
    if not _FIELDS.fullmatch(between):
        return False
    starts = [at for at, begins in enumerate(word_starts(between)) if begins]
    return not any(is_no_part(between[at:end].rstrip("、")) for at, end in pairwise([*starts, len(between)]))


def _start(text: str, start: int, head: str, lowest: int) -> int:
    """Return where a name begins whose last word begins at `start`, not before `lowest`."""
    lists = _lists()
    sort = lists.kinds[head]
    window = max(lowest, start - _LONGEST)
    run = _HAN_END.search(text, window, start)
    begin = run.start() if run else start
    starts = word_starts(text[begin:start])
    cuts = [begin + at for at in range(start - begin) if starts[at]]
    if begin == window > lowest:
        del cuts[:1]  # a word that the window may cut
    chain = _Chain(sort, head)
    end = start
    while cuts:
        at = cuts.pop()
        left = text[cuts[-1] : at] if cuts else ""
        if not chain.takes(text[at:end], left):
            break
        end = at
    if text.startswith(("级", "一级"), end):
        if rank := _RANK.search(text, max(lowest, end - 6), end):
            return rank.start()
        end = next((match.end() for match in _AFTER_RANK.finditer(text, end, start)), end)
    if sort == "place" and end < start and (listed := _LISTED.search(text, max(lowest, end - 16), end)):
        end = listed.start()
    return end


class _Chain:
    """The words of a name, taken from the last to the first."""

    def __init__(self, sort: str, head: str) -> None:
        self._words = _lists().words
        self._sort = sort
        self._head = head
        self._verbs = sort == "open" and head not in _QUIET
        """A verb may stand next: no noun was taken yet."""
        self._qualified = sort in KINDS
        """Only qualifiers may stand next."""
        self._fields = self._verbs
        """A field of work may stand next: no noun but 行政 was taken yet."""

    def takes(self, word: str, left: str) -> bool:
        """Say whether a word may stand next; `left` is the one before it, empty where none is."""
        words = self._words
        if self._sort == "place":
            return word in words["places"]
        if self._head == "组织":
            self._head = ""
            if word not in words["organised"]:
                return False
        if word in words["qualifier"]:
            self._qualified = True
            return True
        if self._qualified or word in words["stop"] or (len(word) == 1 and word not in words["single"]):
            return word == "以上" and left.endswith("级") and not self._qualified
        if word in words["domain"]:
            return self._fields or self._is_noun(left)
        if word in words["verbal"]:
            return self._verbs
        self._fields = self._fields and word == "行政"
        self._verbs = False
        return True

    def _is_noun(self, word: str) -> bool:
        words = self._words
        return len(word) > 1 and not any(word in words[key] for key in ("stop", "verbal", "domain", "qualifier"))


def _kind(name: str, head: str) -> str:
    sort = _lists().kinds[head]
    if sort in KINDS:
        return sort
    if sort == "place":
        return "authority"
    if head == "人员":
        return "officer" if _OF_OFFICE.search(name) else "person"
    if head.endswith("局"):
        return "authority"
    if head in {"机构", "部门", "机关", "委员会", "办公室"}:
        return "authority" if _OF_STATE.search(name) and not _NOT_OF_STATE.search(name) else "entity"
    return "entity"


_LEAD = lazy(r"(?:[（(][一二三四五六七八九十百]+[）)]|[0-9]+[.．])?(?:但是?，?|同时，)?")
_JOINT = lazy(r"、|和|与|及其?|以及|或者?其?|等|的|（[^（）\n]{1,30}）")
_VERB = lazy(
    r"均|都|也|还|仍|又|已|未|不|可|应|须|得|能|会|将|对|向|在|为|由|与|因|自|从|经|以|按|依|就|于|是|有|无|需|拟|，|"
    r"违反|违法|提供|使用|行使|根据|发生|具有|享有|承担|履行|建立|制定|组织|设立|设"
)
_MODAL = lazy(r"应当|可以|不得|必须|有权|无权|有义务|禁止|不能|不予|应(?![急用对付聘邀])|须|可(?![能靠行])")
_NO_SUBJECT = lazy(
    r"[对由向按据除如依将与]|自(?!然)|从(?!事)|经(?![营理济])|为(?!公)|当(?!事|地)|因|以|根据|按照|依照|依据|为了|违反[^的]*\Z|属于|关于|经过|通过"
)
_LONGEST_SUBJECT = 120


def head_subject(clause: str) -> Span | None:
    """Return the actors that a clause begins with as its subject; None where it begins with something else.

    These are either names in a row (银行、支付机构和其他金融机构应当 …) or a phrase that ends in a name right before a word
    of duty (从事文物拍卖的企业不得 …).
    """
    lead = _LEAD.match(clause)
    start = lead.end() if lead else 0
    actors = find_actors(clause[: start + _LONGEST_SUBJECT])
    if clause.startswith("国家", start) and not (actors and actors[0].span.start == start):
        return Span(start, start + 2) if _says_something(clause, start + 2) else None
    end = start
    for actor in actors:
        if actor.span.start != end:
            joint = _JOINT.match(clause, end) if end > start else None
            if joint is None or joint.end() != actor.span.start:
                break
        end = actor.span.end
    if end > start and _says_something(clause, end):
        return Span(start, end)
    modal = _MODAL.search(clause, start)
    if modal is None or _NO_SUBJECT.match(clause, start):
        return None
    before = clause[start : modal.start()]
    if any(mark in before for mark in "，。；：\n"):
        return None
    last = start + len(before.rstrip("均都也还"))
    if "的" in before and any(actor.span.end == last for actor in actors):
        return Span(start, last)
    return None


def _says_something(clause: str, end: int) -> bool:
    """Say whether a predicate may begin at `end`."""
    if _VERB.match(clause, end):
        return True
    behind = clause[end : end + 6]
    starts = word_starts(behind)
    word = behind[: next((at for at in range(1, len(behind)) if starts[at]), len(behind))]
    words = _lists().words
    if behind.startswith("的", len(word)):
        return False  # 国务院规定的其他文件
    return len(word) > 1 and any(word in words[key] for key in ("stop", "verbal", "domain"))
