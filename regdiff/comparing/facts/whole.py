"""A quote, and what stands before it, mended so that both together read as a whole: who, when, and what is done.

What cannot be mended is told to be so: a quote that ends before its rule, or says nothing without the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING
from regdiff.comparing.facts.statements import Sentence, Text, is_condition, is_modal
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

MOST = 80
"""Characters of the longest quote that is made longer to hold its rule."""
_LEAD, _WHOLE_LEAD = 60, 72
"""Characters of the longest run that stands before a quote; and of the longest that begins with who acts."""
_NAME = 3
"""Characters of the shortest name that is told alone."""
_TO_CONDITION = 52
"""Characters from who acts to the end of the condition right before a quote, which are quoted as a whole."""
_LEAST = 6
"""Characters of the shortest clause with which a quote may end instead of a longer one."""
_UNFINISHED = lazy(
    r"(?:[日天月年]|小时|期限)(?:[以之])?内\Z|采取[^，。；]{0,6}措施\Z|\A发现[^，。；]*(?:情况|情形|问题|线索|行为)\Z|(?:\A|[）)])经[^，。；]*决定\Z|(?:应当|可以|必须)(?:结合|依托|围绕|综合)[^，。；]*\Z|各自(?:的)?职责(?:范围)?\Z|应[^，。；当]{2,16}的?(?:请求|申请|要求|邀请)\Z|（以下[^（）]*）\Z"
    r"|(?:\A|应当|可以|必须|有权)(?:通过|采取|采用|利用)[^，。；]*(?:方式|形式|途径|手段|渠道|网站|平台|电话)\Z"
    r"|\A除[^，。；]*外\Z|\A在[^，。；]*(?:[下中上内]|方面|期间)\Z|在[^，。；]{1,30}(?:领导|指导|监督|主持|支持|配合)下\Z|(?:会同|联合|组织|协调|配合|通知|提请)[^，。；]*(?:部门|机构|机关|政府|单位|委员会|企业|等)\Z"
)
"""What ends a clause that says until when, with whom, where, or by what means that is done which the next names."""
_UPON = lazy(
    r"(?:\A|应当|可以|必须|有权|[关门构位院府会])(?:(?:根据|依据|依照|按照|参照|在)[^，。；]*"
    r"(?:规定|要求|规则|规范|标准|条件|需[要求]|实际|情况|范围内?|区域内?|[方预]案|原则|部门|特点"
    r"|导向|设计|目标|任务|分工|主体|类别|因素|结果|程度|意见|计划|规划|状况|形势|政策|职责|成果|制度)|(?:结合|围绕|依托|基于|针对)[^，。；]*|从[^，。；]*(?:角度|方面|层面))\Z"
)
"""What ends a clause that says upon what ground that is done which the next names, unless it says so itself."""
_TAKES = lazy(r"(?:\A|[可应必得够权构关门位司府])(?:以|当|须|不得|依照规定)?(?:将|把)(?![来要军会])(?P<what>[^，。；]*)\Z")
_DISPOSED = lazy(
    "[入到给至往于予由在归送交还报出成移转]|(?<![较行最认因作])为|作为|占为|留在|列明|通[知报]|告知|答复|公[布开示]|备案|制作|指定|编制|登[记载]|存[储档]|确定|委托|处理|用[于作]|视同|提供|印发|单列"
    "|整合|合并|销售|倾倒|变更|调整|延长|扩大|缩短|降低|提高|减少|分[别开成类解配]|挪用|抵押|销毁|没收|拆除|保存|保留|设[置立在]|安排|落实|结合|规定|放[在置]|立即|一并|合计|折算|计算|改|抄"
)
"""What says what is done with a thing that a clause takes up with 将; one that says nothing of it is not finished."""
_OF_WHOM = lazy(r"\A(?:对|对于)[^，。；]*\Z")
_DOES = lazy(
    "编制|制定|建立|报送|报告|公布|(?<!所)提供|开展|(?<!群众|社会|经济|自治|国际|行业)组织|采取|实施|进行|提出|处[理罚以]|办理|履行|安排|落实|执行|确定|给予|予以|加强|提交|通报|公开|说明|作出"
    "|负责|承担|享有|实行|不得|应当|可以|负有|健全|完善|支持|鼓励|推动|促进|保障|依法|出具|发给|发放|缴纳|适用|参照|优先"
)
"""What says that something is done: a clause that begins with upon what, or of whom, and holds one is a rule."""
_RULES_NEXT = lazy(r"[，,](?:同时|分别|均)?(?:由|应当|可以|不得|必须|是指|按(?:照|《)|依照|另行|视为|予以|不予|适用|参照)")
"""What follows upon a clause that only names of what something is ruled."""
_MUST_NEXT = lazy("[，,](?:应当|必须|不得)")
"""What follows upon a clause that, without a word of its own that binds, only says in what: 确定资助项目，应当坚持…."""
_UPHELD = lazy("人民法院(?:不予|应予|应当?予以|依法予以)(?:支持|认可|准许|受理|采信|采纳)")
"""What a sentence ends with that says what becomes of a claim."""
_MOST_UPHELD = 100
"""Characters of the longest quote of a claim with what becomes of it, for every condition of it counts."""
_JOINS_ON = lazy(r"[，,](?:或者?|以及|并且?|且|和|及)")
ADJOINED = ("并", "且", "或", "以及", "和", "及", "同时")
"""What a clause begins with that says nothing without the one before."""
_ENUMERATES = lazy("包括|是指|下列|例如|分为")
_DANGLES = lazy(
    r"(?:但是?|其中(?!央)|其(?!他|它|中|余|次|内容|实))|[^，。；]{2,8}(?:不合格|未通过|不达标)的?[，,]|(?:(?:没有|无)?前述|(?:能够?|可以|不能|符合|不符合|属于|不属于|情节|情况|逾期|确需|确有|拒不|拒绝|仍|必要时|特殊|上述|前述|超过|不足|续期|期满|届满|到期"
    r"|未(?!成年)|经(?:审查|审核|查|核实|检验|论证|评估|批准|同意))[^，。；]*[，,])"
)
"""What a sentence begins with that says nothing without the one before."""
_ASSISTS = lazy(
    r"[^，。；]{2,16}应当(?:予以|给予|依法|积极|及时)*(?:协助|配合|支持|合作|办理|处理|执行|答复)(?:和?配合|和支持)?"
)
_PURPOSE = lazy(r"[^，。；]{0,12}为了?.*制定本")
_BY_RULE = lazy(r"(?:规定|要求|程序|分工)\Z")
"""What ends a clause that does not say when something holds."""
_STOP = lazy("[。；]")
_IMPOSED = lazy(r"(?:罚款|拘留|处分|吊销|没收)[^，。；：]*")
"""A sanction, to the end of its clause."""
_ONE_IMPOSED = lazy(r"(?:罚款|拘留|处分|吊销|没收)[^，。；：、]*")
"""The first of several things that it takes."""


def mended(said: Said, quote: Span, lead: Span) -> tuple[Span, Span] | None:
    """Return a quote and what stands before it so that they read as a whole; None where no run of the text does.

    Args:
        said: the clauses that came or went.
        quote: of their sentence.
        lead: who, or under which condition; may be empty.
    """
    ended = _ended(said, quote, lead)
    if ended is None:
        return None
    return _begun(said, *ended)


def led(said: Said, quote: Span, other: str, *, is_measured: bool) -> Span:
    """Return what has to stand before the quote of an altered clause: the condition before it, or who begins its sentence.

    Of an item, what introduces the list on the `other` side as well, unless it tells a number and so rules something itself;
    nothing where the quote says so itself.
    """
    text, sentence = said.text, said.text.sentences[said.sentence]
    if sentence.lead >= 0 and quote.start == sentence.span.start:
        return NOTHING if is_measured else introduction(text, sentence, other)
    clause = next((each for each in sentence.clauses if each.start < quote.start < each.end), None)
    if clause and quote.start - clause.start <= _LEAD and not text.text.endswith(("、", *ADJOINED), 0, quote.start):
        return Span(clause.start, quote.start)  # who, and what for
    before = [each for each in sentence.clauses if each.end <= quote.start]
    if not before:
        return NOTHING
    if is_condition(text.words(before[-1])) and not _BY_RULE.search(text.words(before[-1])):
        lead = _with_condition(text, sentence, before, NOTHING)
        return NOTHING if text.text.startswith(ADJOINED, lead.start) else lead
    case = Span(before[0].start, before[-1].end)
    is_case = is_condition(text.words(_clause_at(sentence, quote.start))) and case.end - case.start <= _LEAD
    if is_case and not (is_modal(text.words(case)) or _ROUTINE.fullmatch(text.words(case))):
        return case  # 提供服务时有欺诈行为，旅游者请求赔偿的
    head = NOTHING if _names(text, quote, said) else text.head(before[0])
    if _NAME <= head.end - head.start <= _LEAD:
        return head  # 村民 may begin the name of a thing
    if _OF_WHOM.match(text.words(before[-1])) and before[-1].end - before[-1].start <= _LEAD:
        return before[-1]
    return introduction(text, sentence, other) if sentence.lead >= 0 and not is_measured else NOTHING


def _clause_at(sentence: Sentence, at: int) -> Span:
    """Return the clause that a place lies in."""
    return next((each for each in sentence.clauses if each.start <= at < each.end), sentence.clauses[-1])


def introduction(text: Text, item: Sentence, other: str) -> Span:
    """Return what introduces an item on both sides, or who must not, of cases who and what becomes of them; else nothing.

    Args:
        text: of which the item is.
        item: a sentence of it.
        other: the other side.
    """
    intro, cases = text.sentences[item.lead].span, text.cases(item)
    if cases is None:
        bound = next((each.modal.end for each in text.statements(item.lead) if intro.holds(each.modal)), intro.end)
        found = [intro, Span(intro.start, bound)]
    else:
        sentence = text.sentences[text.touched(cases)[0]]
        rule = next((each for each in sentence.clauses if each.start >= cases.end and is_finished(text.words(each))), cases)
        among = max(text.text.rfind(sign, *cases) for sign in "、对")
        found = [Span(cases.start, rule.end), cases, Span(max(cases.start, among + 1), cases.end)]
    most = (_WHOLE_LEAD, _LEAD, _LEAD) if cases else (_LEAD, _LEAD)
    fitting = (each for each, room in zip(found, most, strict=True) if each.end - each.start <= room)
    return next((each for each in fitting if cases is None or text.words(each) in other), NOTHING)


@lru_cache(maxsize=4096)
def is_finished(clause: str) -> bool:
    """Say whether a clause says what is done, and not only when, where, with whom, to whom or upon what ground."""
    if is_condition(clause) or _UNFINISHED.search(clause):
        return False
    if (taken := _TAKES.search(clause)) and not _DISPOSED.search(taken["what"]):
        return False
    upon = _UPON.search(clause)
    if upon and not _DOES.search(clause, upon.start() + 4):
        return False
    return not (_OF_WHOM.match(clause) and not _DOES.search(clause)) and not _is_name(clause)


def _is_name(clause: str) -> bool:
    """Say whether a clause is nothing but names of who acts."""
    if _DOES.search(clause):
        return False
    named = find_actors(clause)
    return bool(named) and named[0].span.start == 0 and named[-1].span.end == len(clause) and not is_modal(clause)


def _ended(said: Said, quote: Span, lead: Span) -> tuple[Span, Span] | None:
    """Return a quote that ends with what is done: longer, or shorter by a clause that is cut, or without the manner."""
    text, clauses = said.text, said.text.sentences[said.sentence].clauses
    at = next((at for at, each in enumerate(clauses) if each.end >= quote.end), len(clauses) - 1)
    is_cut = quote.end < clauses[at].end
    if not is_cut and (at + 1 == len(clauses) or _is_rule(text, clauses, at)):
        return quote, lead
    ahead = range(at if is_cut else at + 1, len(clauses))
    rule = next((clauses[n] for n in ahead if _is_rule(text, clauses, n)), None)
    is_upheld = rule is not None and _UPHELD.match(text.words(rule)) is not None
    if rule and rule.end - quote.start <= (_MOST_UPHELD if is_upheld else MOST):
        return Span(quote.start, rule.end), lead
    kept = range(at - 1 if is_cut or not _is_rule(text, clauses, at) else at, -1, -1)
    whole = (
        clauses[n] for n in kept if clauses[n].start >= max(said.span.start, quote.start) and _is_rule(text, clauses, n)
    )
    if (last := next(whole, None)) and last.end - max(said.span.start, quote.start) >= _LEAST:
        return Span(quote.start, last.end), lead
    if rule and not is_upheld and (who := _who(said, lead, rule)):
        return rule, who
    return (quote, lead) if is_cut and _ENUMERATES.search(text.text, quote.start, quote.end) else None


def _is_rule(text: Text, clauses: Sequence[Span], at: int) -> bool:
    """Say whether a clause says what is done, and the next one neither goes on with its condition nor rules of it."""
    clause = text.words(clauses[at])
    if not is_finished(clause):
        return False
    if at + 1 < len(clauses) and not is_modal(clause) and _UPHELD.match(text.words(clauses[-1])):
        return False  # of a claim all but the last clause says upon what it is made
    if at + 1 == len(clauses) or is_modal(clause) or marker(text.text[clauses[0].start : clauses[0].start + 12])[1]:
        return True  # an item is a case as a whole
    behind = text.words(clauses[at + 1])
    if behind.endswith("的") and (_JOINS_ON.match(text.text, clauses[at].end) or not _is_stated(text, clauses[: at + 1])):
        return False  # one of several conditions
    if _MUST_NEXT.match(text.text, clauses[at].end) and not is_modal(text.words(Span(clauses[0].start, clauses[at].end))):
        return False
    return not (_RULES_NEXT.match(text.text, clauses[at].end) and not _DOES.search(clause))


def _is_stated(text: Text, clauses: Sequence[Span]) -> bool:
    """Say whether some clauses rule something: they begin with who does it, or hold a word that binds."""
    said = ((each, text.words(each)) for each in clauses)
    return any(is_modal(words) or (_DOES.search(words) and not text.head(each).is_empty) for each, words in said)


def _who(said: Said, lead: Span, rule: Span) -> Span | None:
    """Return who acts where a rule is quoted without what stands between; None where that leaves out more than manner."""
    text, clauses = said.text, said.text.sentences[said.sentence].clauses
    if rule.end - rule.start > MOST or not said.span.holds(rule) or text.text.startswith(ADJOINED, rule.start):
        return None
    if not lead.is_empty:
        return lead
    statement = said.statement
    if statement and not statement.subject.is_empty and statement.modal.end <= rule.start:
        who = Span(statement.subject.start, statement.modal.end)
        if who.end - who.start <= _LEAD and "\n" not in text.words(who):
            return who
    head = text.head(clauses[0])
    return head if not head.is_empty and head.end - head.start <= _LEAD else None


def _begun(said: Said, quote: Span, lead: Span) -> tuple[Span, Span] | None:
    """Return a quote with what it says nothing without: the condition before it, who, the list, or the sentence before."""
    text, sentence = said.text, said.text.sentences[said.sentence]
    if sentence.lead >= 0 and not lead.is_empty and lead.start < sentence.span.start:
        return quote, _introduced(text, text.sentences[sentence.lead], lead)
    before = [each for each in sentence.clauses if each.end <= quote.start]
    if _PURPOSE.match(text.words(sentence.span)):
        return quote, lead  # of an aim nothing hangs on the one before
    if before and lead.is_empty and not _names(text, quote, said):
        lead = _beginning(text, sentence, before)
    elif before and sentence.span.start <= lead.start < lead.end <= before[-1].end <= lead.start + _LEAD:
        lead = Span(lead.start, before[-1].end)
    is_from_before = said.sentence > 0 and text.sentences[said.sentence - 1].span.holds(lead) and _refers_back(said, quote)
    if is_from_before and quote.start == sentence.span.start:
        lead = NOTHING  # who did what is named there says nothing of what follows upon it
    first = quote if lead.is_empty else lead
    if first.start == sentence.span.start and sentence.lead < 0:
        return _with_sentence_before(said, quote, lead)
    return quote, lead


def _introduced(text: Text, intro: Sentence, lead: Span) -> Span:
    """Return what introduces an item, from who or the cases on: to its end or that of its first sentence, or to a sanction.

    The first of these that fits is taken, with whose acts are listed if that fits as well.
    """
    if "\n" in text.text[lead.start : intro.span.end]:
        return lead
    stop = next(iter(_STOP.finditer(text.text, lead.end, intro.span.end)), None)
    end = stop.start() if stop else intro.span.end
    imposed = [each.end() for sanction in (_IMPOSED, _ONE_IMPOSED) if (each := sanction.search(text.text, lead.end, end))]
    whom = _whom(text, lead)
    for start, most in ((whom, _FROM_WHOM), (lead.start, _WHOLE_LEAD)):
        if fitting := [at for at in (end, *imposed) if at - start <= most]:
            return Span(start, fitting[0])
    return Span(whom, lead.end) if lead.end - whom <= _WHOLE_LEAD else lead


def _whom(text: Text, lead: Span) -> int:
    """Return where the sentence begins that a lead is of, if it begins with who, whom or when; else where the lead does."""
    low = max(0, lead.start - _FROM_WHOM)
    start = max(text.text.rfind(sign, low, lead.start) for sign in "。；\n") + 1
    if low and not start:
        return lead.start  # all of it would be too long
    before = text.text[start : lead.start]
    named = find_actors(before)[:1]
    is_said = (named and not named[0].span.start) or before.startswith("对") or is_condition(before.rstrip("，"))
    return start if is_said and not (is_modal(before) or _ROUTINE.fullmatch(before.rstrip("，"))) else lead.start


_ROUTINE = lazy("违反本(?:(?:法|条例|规定|办法|规则|细则|章程)(?:的|有关|的有关)?)??规定")
"""What nearly every penalty begins with, and says nothing of the act."""


_FROM_WHOM = 72
"""Characters of the longest introduction of a list that begins with whose acts are listed."""


def _with_condition(text: Text, sentence: Sentence, before: Sequence[Span], lead: Span) -> Span:
    """Return the condition right before a quote, from who acts on where both fit."""
    end = before[-1].end
    if not lead.is_empty and lead.start >= sentence.span.start and end - lead.start <= _TO_CONDITION:
        return Span(lead.start, end)
    start = before[-1].start
    for each in reversed(before):
        if end - each.start > _LEAD or not is_condition(text.words(each)):
            break
        start = each.start
    return Span(start, end) if end - start <= _LEAD else lead


def _names(text: Text, quote: Span, said: Said) -> bool:
    """Say whether a quote says itself who acts."""
    statement = said.statement
    if statement and not statement.subject.is_empty and statement.subject.end > quote.start:
        return True
    clause = next((each for each in text.sentences[said.sentence].clauses if each.start <= quote.start < each.end), quote)
    return not text.head(Span(quote.start, clause.end)).is_empty


def _beginning(text: Text, sentence: Sentence, before: Sequence[Span]) -> Span:
    """Return the beginning of a sentence up to a quote, where that fits; else who it begins with, or the clause before."""
    if before[-1].end - sentence.span.start <= _LEAD:
        return Span(sentence.span.start, before[-1].end)
    head = text.head(before[0])
    if not head.is_empty and head.end - head.start <= _LEAD // 2:
        return head
    is_short = before[-1].end - before[-1].start <= _LEAD
    return before[-1] if is_short and not text.text.startswith(ADJOINED, before[-1].start) else NOTHING


def _with_sentence_before(said: Said, quote: Span, lead: Span) -> tuple[Span, Span] | None:
    """Return a quote with the sentence before, where it says nothing without; None where that is too long."""
    text, place = said.text, said.sentence
    sentence = text.sentences[place]
    if not _refers_back(said, quote):
        return quote, lead
    if not place or text.text[sentence.span.start - 1] not in "。；;":
        return quote, lead
    before = text.sentences[place - 1]
    end = quote.start if lead.is_empty else lead.end
    if not lead.is_empty and end - before.span.start > _WHOLE_LEAD and quote.end - lead.start <= MOST:
        quote, lead = Span(lead.start, quote.end), NOTHING
    if not lead.is_empty:
        return quote, Span(before.span.start, lead.end) if end - before.span.start <= _WHOLE_LEAD else lead
    if before.span.end - before.span.start <= _WHOLE_LEAD:
        return quote, before.span
    ends = [each.end for each in before.clauses if each.end - before.span.start <= _LEAD]
    return (quote, Span(before.span.start, ends[-1])) if ends else None  # the case stands at the beginning


def _refers_back(said: Said, quote: Span) -> bool:
    """Say whether a sentence speaks of what the one before names: it names nobody, or only who has to assist."""
    text, sentence = said.text, said.text.sentences[said.sentence]
    if _ASSISTS.fullmatch(text.text, *quote):
        return True
    first = sentence.clauses[0]
    start = first.start + len(marker(text.text[first.start : first.start + 12])[1])
    return _DANGLES.match(text.text, start, sentence.span.end) is not None and not find_actors(text.words(first))
