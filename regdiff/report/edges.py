"""Where a quote begins and ends, and what stands between it and what is told before it."""

from __future__ import annotations

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import Fact
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.report.clerk import CUT

PENALTY = "penalty"
"""The kind of a fact of which a sanction is told, and for what it is imposed."""
ONE = 100
"""Characters of the longest run that is quoted with what stands beside it."""
BETWEEN = 48
"""Characters between who, or when, and a quote that are quoted as well."""
WHO = 24
"""Characters of the longest name of who is bound that is told before a condition."""
RUN = 8
"""Characters by which words are known to have stood in the other text."""
MARKER = 12
"""Characters in which the marker of an item ends."""

PARTS = ("，", "。", "；")
"""Marks by which a quote goes on from what stands before it."""
STOPS = ("。", "；", ";", "\n", "")
"""What ends a sentence; nothing at the end of a text."""
BORDERS = "，。；：、\n"
"""Marks behind which a clause, or a member of an enumeration, begins."""
CLAUSES = lazy("[，。；：\n]")
"""What parts clauses."""
RULED = lazy("由|应当|必须|不得|可以|按照|依照|适用|予以|不予")
"""How a clause begins that says what is done, behind one that says when or of what."""
IMPOSES = lazy("责令|罚|拘留|处分|没收|警告|吊销|徒刑|暂扣|禁止从事")
"""Words of a sanction."""


def who_is_bound(fact: Fact, text: str) -> str:
    """Return who is bound or may, where that stands further before a condition that is quoted."""
    between = text[fact.subject.end : fact.lead.start]
    is_before = not (fact.subject.is_empty or fact.lead.is_empty) and fact.subject.end < fact.lead.start
    if not is_before or not fact.context.is_empty or "\n" in between or fact.subject.end - fact.subject.start > WHO:
        return ""
    return text[fact.subject.start : fact.subject.end] + (between if len(between) < WHO // 2 else CUT)


def in_words(fact: Fact, text: str, quote: Span) -> str:
    """Return the context of a fact with what parts it from what is told; nothing where it has none."""
    return "" if fact.context.is_empty else text[slice(*fact.context)] + behind_context(fact, text, quote)


def behind_context(fact: Fact, text: str, quote: Span) -> str:
    """Return what parts the context of a fact from what is told."""
    return joint(text[fact.context.end : quote.start if fact.lead.is_empty else fact.lead.start])


def joint(between: str) -> str:
    """Return what is shown between who or when and a quote: all that stands there, where it is short and of one sentence.

    What is left out may be a condition, without which the rule would read as general; another sanction is told by itself.
    """
    is_short = len(between) <= BETWEEN and not any(sign in between for sign in STOPS if sign)
    if (is_short and not IMPOSES.search(between)) or between in PARTS:
        return between
    acting = _ACTING.search(between) or _MAY.search(between)
    return CUT + (acting[0] if acting else "")


_MAY = lazy(r"(?:并|也)?可以(?:并处|由[^，。；：\n]{2,16})?[，,]?\Z")
"""What leaves it to somebody right before a quote, which would read as what must be without it."""


_ACTING = lazy(r"(?:等(?:有关|相关)?|有关|相关)(?:部门|机构|单位|企业|组织|人员)\Z")
"""Who acts, where a long name ends so right before a quote: 县级以上地方人民政府……等有关部门应当."""


def adjoins(text: str, lead: Span, quote: Span) -> bool:
    """Say whether a quote goes on right where what stands before it ends."""
    return not lead.is_empty and text[lead.end : quote.start] in ("", *PARTS)


def stands_in_part(said: str, other: str) -> bool:
    """Say whether a clause of what is told stands in the other text."""
    return any(len(clause) >= RUN and clause in other for clause in CLAUSES.split(said))


def is_cut_at(text: str, end: int) -> bool:
    """Say whether a quote that ends at an offset of a text is cut: amid a clause, or before a limit of what it says."""
    return end < len(text) and (text[end] not in _ENDS or _LIMITS.match(text, end) is not None)


def costs_more(said: str, text: str, end: int) -> bool:
    """Say whether what is quoted up to an offset of a text imposes something, and more is imposed right behind it."""
    return _IMPOSED.search(said.rpartition("，")[2]) is not None and _MORE.match(text, end) is not None


_IMPOSED = lazy("责令|罚|拘留|处分|没收|警告|吊销|暂扣|收缴|批评")
"""Words of what is imposed, the mildest among them."""
_MORE = lazy(r"；(?:情节|逾期|拒不)|[，,](?!(?:可以)?对)[^。；：:\n]{0,80}?(?:罚[款金]|吊销|停业|停产|拘留|责令|没收)")
"""What follows upon such words and says that more is imposed, or in graver cases."""


def goes_on(fact: Fact, text: str, end: int) -> bool:
    """Say whether a quote of what came or went is cut: in its sentence, before a limit, more sanctions or items."""
    if is_cut_at(text, end) or (fact.kind == PENALTY and _COSTS.match(text, end) is not None):
        return True
    begin = (fact.old if fact.went else fact.new).start
    if _LIFTED.match(text, end) is not None or _holds_otherwise(text, begin, end) or _is_lifted(text, begin, end):
        return True
    quote, changed = (fact.old, fact.marks[-1].old) if fact.went else (fact.new, fact.marks[-1].new)
    is_within = text.startswith(("，", ","), end)
    if (is_within and changed.end >= end) or costs_more(text[quote.start : end], text, end):
        return True
    last = text.rfind("\n", quote.start, end) + 1
    following = text[end + 2 : end + 2 + MARKER] if text[end : end + 2] in _NEXT_LINE else ""
    return bool(last and marker(text[last : last + MARKER])[1] and marker(following)[1])


def _is_lifted(text: str, start: int, end: int) -> bool:
    """Say whether the sentence behind a quote makes its deadline longer, allows what it bans, or says when not to do it."""
    if text[end : end + 1] not in ("。", "；") or text[end + 1 : end + 2] in ("", "\n"):
        return False
    said = text[start:end]
    follows = text[end + 1 : next((at for sign in "。\n" if (at := text.find(sign, end + 1)) >= 0), len(text))]
    if _LONGER.search(follows) and _TERM.search(said):
        return True
    if _ALLOWED.match(follows) and _BANS.search(said):
        return True
    done = said[-_VERB:]
    return len(done) == _VERB and any(no + done in follows and no + done not in said for no in _NOT)


_LONGER = lazy("延长|续期|展期|延期")
_TERM = lazy("(?:[年月日时]|周)(?:内|以内|以前|前)|期限|有效期|届满|最长")
_BANS = lazy("不得|禁止|严禁")
_ALLOWED = lazy(
    "(?:确需|确有必要|因[^，。；]{2,40}需要|[^，。；]{2,40}的)[^，。；]{0,30}[，,][^。；]{0,20}(?:批准|许可|同意)"
)
_NOT = ("不予", "可以不", "不再", "暂不", "不得")
_VERB = 2
"""Characters of what is done, with which a sentence ends."""


def _holds_otherwise(text: str, start: int, end: int) -> bool:
    """Say whether what follows upon a quote rules the same thing otherwise upon a condition: ；需要…的，时间不得超过…."""
    if not text.startswith("；", end) or end - start < RUN:
        return False
    stop = min((at for sign in STOPS if sign and (at := text.find(sign, end + 1)) >= 0), default=len(text))
    at = text.find(text[start : start + RUN], end, stop)
    return at > end + 1 and text[at - 2 : at] == "的，"


_ENDS = "，。；：\n"
_NEXT_LINE = ("；\n", ";\n", "。\n")
_COSTS = lazy(
    r"(?:[，,](?!构成犯罪)|[；。](?=情节|逾期|拒不|造成|没有|违法所得|货值|(?:可以|并)?对))[^。；：:\n]{0,80}?(?:罚[款金]|吊销|停业|停产|拘留)"
)
"""What follows upon a quote of what is imposed and says that more is."""
_LIFTED = lazy(
    r"。[^。；\n]{2,30}(?:以[一二三]次为限|除外)(?=[。；\n])|"
    r"。(?:必要时|(?:遇|确)?有?特殊情况下?的?|因特殊[^，。；]{0,8}的?|紧急情况下?)，[^。；\n]{0,40}(?:可以(?:暂)?不|除外|不受)"
    r"|。(?:\n|[^\n]{0,160}\n)[^。；\n]{2,60}(?:不适用前款|不受前款[^，。；\n]{0,12}限制|[，,]?前款规定除外)"
)
"""What the next paragraph says that lifts the rule of one: 临时召集的会议不适用前款规定."""
_LIMITS = lazy(
    r"[。；](?:但|其中(?!央)|[^，。；\n]{2,24}另有(?:规定|约定)的?，?除外)|[，,](?:致使|造成|导致|使[^，。；]{2,20}(?:难以|无法|不能|遭受)|情节(?!轻微的)|(?:但|且)?[^。；\n]{0,80}除外)"
)
"""What follows upon a quote and says when it does not hold: an exception, or what has to come of an act."""
