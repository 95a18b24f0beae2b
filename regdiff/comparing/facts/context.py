"""What is told before a quote that says nothing without it: of what the sentence before speaks, or how its own begins.

规模较小的有限责任公司，可以不设监事会；经全体股东一致同意，也可以不设监事。 The second half by itself would hold of every
company.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from regdiff.comparing.actors import find_actors
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import NOTHING, Fact
from regdiff.comparing.facts.matter import matter_of
from regdiff.comparing.facts.ruled import ROUTINE, rules
from regdiff.comparing.facts.statements import Force, Sentence, Text, is_condition, is_modal
from regdiff.comparing.facts.substance import WEAK
from regdiff.comparing.facts.windows import before_bracket, part_end
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker

_TOPIC = 60
"""Characters of the longest run that is told for what the sentence before speaks of."""
_WHOLE_CASE = 84
"""Characters of the longest case that is told with the condition behind it, or with what becomes of it."""
_WHOLE_CASES = 60
"""Characters of the longest run of cases with what becomes of them."""
_LEAST = 8
"""Characters of the shortest part of a longer one."""
_JOINED = lazy("[；;]")
_STOP = lazy("[。；;]")
_ON = lazy(
    r"(?:(?:犯罪)?情节|合同另有约定|(?:一方)?当事人不履行|给[^，。；]{1,16}造成[^，。；]{0,6}(?:损失|损害)|[^，。；]{0,16}(?:上述|前述)|协议不成|逾期|期满|尚不|对[^，。；]{2,12}决定不服)"
)
"""What begins a condition that is one of what was said right before."""
_POINTS = lazy("[^，。；]{0,24}(?:上述|前述|以上(?=材料|情形|行为|事项))")
"""What says that a sentence speaks of what stands right before it, whatever mark parts them."""
_AS = lazy("从[^，。；]{2,12}(?:角度|方面)\\Z")
"""What says under which aspect that is done which the sentence before names."""
_ALSO = lazy(r"\A(?:[^，。；]{1,24}[，,])?(?:还|也|亦|仍)(?:可以?|应当?|不得|须|必须)")
"""What says that something is ruled besides what was before."""
_DOES = lazy(
    r"与[^，。；]{2,30}(?:联系|沟通|协商|签订|共同)|(?:对|向|为(?!了))[^，。；]{2,30}(?:给予|予以|提供|进行|开展|实施|采取|及时)|(?:依法|及时|积极|定期|严格)?(?:统一|受理|审查|指导|监督|协调|加强|建立|健全|完善|组织|开展|落实|推动|推进|采取|制定|编制|配备|设立|公布|报送|保障)"
)
"""What a sentence begins with that says what is done, and not by whom."""
_TO_WHAT = lazy("对[^，。；]{2,30}[，,](?:应当|必须|不得|可以|有权)")
"""What a sentence begins with that says to what something must be done, and not by whom."""
_FINDS = lazy("发现|收到|接到|得知|认为")
"""What a condition begins with that speaks of who was named before."""
_BOUND = lazy(r"\A(?:应当|必须|不得|可以|有权|依法|予以|不予|给予|并|且|由)")
"""What a sentence begins with that names nobody."""


def context_of(said: Said, quote: Span, lead: Span) -> Span:
    """Return what is told before a quote that says nothing without it; else nothing.

    That is what the sentence before speaks of, the beginning of its own sentence, what introduces the list it is of, or what
    its article begins with.

    Args:
        said: the clauses that came or went.
        quote: of their sentence.
        lead: what stands before it; one of a sentence before says enough.
    """
    near = _near(said, quote, lead)
    is_near = not near.is_empty or said.text.sentences[said.sentence].lead >= 0
    found = near if is_near else _of_article(said, quote, lead)
    is_excepted = not found.is_empty and said.text.text.startswith(_EXCEPT, found.start)
    return NOTHING if is_excepted else found  # what it excepts something from is another rule


_EXCEPT = "除"
"""What begins an exception: 除投标保证金外，不得收取其他保证金；保证金的收取比例应当…."""


def _of_article(said: Said, quote: Span, lead: Span) -> Span:
    """Return what an article begins with, for a later sentence that speaks of somebody or something that was named there.

    当事人对裁定不服的，可以申请复议一次: which one the beginning says.
    """
    text, sentence = said.text, said.text.sentences[said.sentence]
    start = quote.start if lead.is_empty else lead.start
    unit = text.unit_start(sentence.unit)
    if start != sentence.span.start or start < said.span.start or start == unit or quote.end - start > _SHORT:
        return NOTHING
    named = _NAMED.match(text.text, start)
    if not named or (named["what"] and named["what"] not in text.text[unit:start]):
        return NOTHING
    head = text.sentences[text.touched(Span(unit, start))[:1].start]
    if (
        head.span.end >= start
        or head.lead >= 0
        or _LISTS.search(text.text, *head.span)
        or _is_parallel(text, sentence, head)
    ):
        return NOTHING
    return _onward(text, head)


_SHORT = 40
"""Characters of the longest quote that may say too little by itself."""
_NAMED = lazy("(?:(?:被?申请人|当事人|利害关系人)?对?(?P<what>裁定|复议)|经审理|理由(?:不)?成立)")
"""How a sentence begins that speaks of a decision which an article began with, or of what comes of a claim."""
_LISTS = lazy("下列|以下(?:情形|行为|条件)")


def _near(said: Said, quote: Span, lead: Span) -> Span:
    """Return the same as far as it stands in the sentence, in the one before, or above the list."""
    text, place = said.text, said.sentence
    sentence = text.sentences[place]
    start = quote.start if lead.is_empty else lead.start
    if start < sentence.span.start:
        intro = text.sentences[sentence.lead] if sentence.lead >= 0 else None
        hangs = intro and intro.span.start <= start and _HANGS.match(text.text, start)
        if not hangs or intro is None:
            return NOTHING
        return _onward(text, intro) if intro.span.start < start else _before(text, sentence.lead)
    if start > sentence.span.start:
        return _begun(text, sentence, start)
    if marker(text.text[start : start + 12])[1]:
        return _list(text, sentence) if sentence.lead >= 0 else NOTHING
    if text.text.startswith(_BUT[0], start):
        return _before(text, place)
    return NOTHING if start < said.span.start else _topic(text, place)  # words that stay are told where they stand


def clauses_before(text: str, at: int) -> list[Span]:
    """Return the first clause of each sentence that stands in a paragraph before a later one; of a routine nothing is said.

    Args:
        text: the joined text of a side.
        at: 0-based offset in it, where that sentence begins, or within it.
    """
    start = max(text.rfind(sign, max(0, at - _FAR), at) for sign in "。\n") + 1
    if not start and at > _FAR:
        return []
    routine = ROUTINE.match(text, start, at)
    starts = [routine.end() if routine else start, *(each.end() for each in _JOINED.finditer(text, start, at))]
    return [Span(each, _CLAUSE.match(text, each, at).end()) for each in starts[:-1]]  # type: ignore[union-attr]


_FAR = 2000
"""Characters before a place in which its paragraph has to begin: this bounds the work."""
_CLAUSE = lazy("[^，；：,;:]*")


def _begun(text: Text, sentence: Sentence, start: int) -> Span:
    """Return the beginning of a sentence that is not told: of what, or when; nothing where it is a rule, or says neither."""
    left = [each for each in sentence.clauses if each.end <= start]
    said = [text.words(each) for each in left]
    if left and is_modal(said[0]):
        return _subject_of(text, sentence, start)
    if not left or any(is_modal(each) or rules(each) for each in said) or all(map(_BY_RULE.match, said)):
        return NOTHING
    if said == [_BUT] or any(map(_PURPOSE.search, said)):
        return NOTHING
    if sentence.lead >= 0 and not any(map(_says_when, said)):
        return NOTHING  # one act of an item after another
    whole = Span(left[0].start, left[-1].end)
    return _cut(text, whole if whole.end - whole.start <= _TOPIC else left[0])


def _subject_of(text: Text, sentence: Sentence, start: int) -> Span:
    """Return what a sentence rules of, where a later clause of it names nothing: 事项委托应当…，不需备案."""
    subject = text.head(sentence.clauses[0])
    clause = next(each for each in sentence.clauses if each.end > start)
    first = text.words(Span(start, clause.end))
    names = [each for each in find_actors(first[:_NAME]) if not each.span.start]
    is_open = text.head(Span(start, clause.end)).is_empty and not is_condition(first) and not names
    return subject if is_open and subject.end - subject.start <= _NAME else NOTHING


_NAME = 20
"""Characters of the longest name of what is ruled of, or of who begins a clause."""
_PURPOSE = lazy(r"\A为了")
_BUT = "但是"
_DEFINES = "是指"
_HANGS = lazy("但|其中(?!央)")
"""What introduces a list and says nothing without the sentence before."""
_BY_RULE = lazy("(?:根据|按照|依照|依据|为了?|违反本)")
"""What a clause begins with that says by which rule, or for what, something is done."""


def _list(text: Text, item: Sentence) -> Span:
    """Return what introduces the list that an item is of, its cases where it has some; cut where it is long.

    Of cases that name nothing, 有下列情形之一的, is told of what they are and what becomes of them, or one of both.
    """
    cases = text.cases(item)
    if cases is None:
        return _cut(text, text.sentences[item.lead].span)
    sentence = text.sentences[text.touched(cases)[0]]
    if sentence.span.end - sentence.span.start <= _WHOLE_CASE:
        return sentence.span
    begun = Span(sentence.span.start, cases.end)
    if sentence.span.start < cases.start and begun.end - begun.start <= _TOPIC:
        return begun
    rule = next((each for each in sentence.clauses if each.start >= cases.end and rules(text.words(each))), cases)
    whole = Span(cases.start, rule.end)
    return whole if cases.start == sentence.span.start and whole.end - whole.start <= _WHOLE_CASES else _cut(text, cases)


def _before(text: Text, place: int) -> Span:
    """Return what the sentence before speaks of to which one is an exception, or of whom one names some."""
    if not place or not _STOP.fullmatch(text.text, text.sentences[place - 1].span.end, text.sentences[place].span.start):
        return NOTHING
    rule = text.sentences[place - 1]
    fitting = [each.end for each in rule.clauses if each.end - rule.span.start <= _TOPIC]
    return _cut(text, Span(rule.span.start, fitting[-1]) if fitting else rule.clauses[0])


def without_repeated(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return facts of one article, each without what another one before it tells that it goes on from.

    What came and is told as a whole before another one is told with that alone, which is then of the heavier kind.

    Args:
        facts: in the order in which they are told, one behind the other.
    """
    told: deque[tuple[bool, Span]] = deque(maxlen=_REMEMBERED)
    out = []
    for each in _without_introduced(facts):
        is_told = not each.context.is_empty and any(went is each.went and span.holds(each.context) for went, span in told)
        out.append(each._replace(context=NOTHING) if is_told else each)
        spans = (each.context, each.lead, each.old if each.went else each.new)
        told.extend((each.went, span) for span in spans if not span.is_empty)
    return tuple(out)


def _without_introduced(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts without those of what came of which all is told before another one."""
    behind = [fact for fact in facts if fact.came and not (fact.context.is_empty and fact.lead.is_empty)][:_REMEMBERED]
    heirs: dict[Fact, Fact] = {}
    taken = set()
    for fact in facts if behind else ():
        its = next((each for each in behind if _is_before(fact, each)), None)
        if its is not None:
            heir = heirs.get(its, its)
            heavier = min(heir, fact, key=lambda each: each.rank)
            heirs[its] = heir._replace(kind=heavier.kind, rank=heavier.rank, is_news=heir.is_news and fact.is_news)
            taken.add(fact)
    return [heirs.get(fact, fact) for fact in facts if fact not in taken]


def _is_before(fact: Fact, other: Fact) -> bool:
    """Say whether all that is told of what came is told before another one as well."""
    if fact is other or not fact.came or fact.kind == _PENALTY:
        return False
    whole = Span(min(span.start for span in (fact.new, fact.lead, fact.context) if not span.is_empty), fact.new.end)
    return other.context.holds(whole) or other.lead.holds(whole)


_PENALTY = "penalty"
_REMEMBERED = 60
"""Places that were told last: a reader does not look further back, and the work has no square."""


def _topic(text: Text, place: int) -> Span:
    """Return what the sentence before one speaks of, where that one goes on with it; nothing where it stands by itself."""
    if not place or text.sentences[place - 1].lead != text.sentences[place].lead:
        return NOTHING
    sentence, before = text.sentences[place], text.sentences[place - 1]
    if not _STOP.fullmatch(text.text, before.span.end, sentence.span.start):
        return NOTHING
    if _is_joined(text, place) and (shared := _shared_opening(text, sentence, before)):
        return shared
    if _takes_up(text, sentence, before):
        return _onward(text, before)
    if _hangs(text, sentence):
        told = _spoken_of(text, place)
    else:
        told = _begun_before(text, place) if _is_joined(text, place) else NOTHING
    if told.is_empty and _names_before(text, sentence, before):
        return _onward(text, before)
    return _named_before(text, place) if told.is_empty and is_bare(text.words(sentence.span)) else told


def _names_before(text: Text, sentence: Sentence, before: Sentence) -> bool:
    """Say whether a short sentence is about a thing that the one before names first: …，制定应急预案。应急预案应当备案."""
    words, said = text.words(sentence.span), text.words(before.span)
    thing = words[:_LONGEST_VERB]
    is_said = said.find(thing) > 0 and len(words) <= _SHORT and _MODAL.match(words) is not None
    return is_said and not WEAK.search(thing) and not find_actors(words[: _LONGEST_VERB * 2]) and not is_condition(thing)


_MODAL = lazy("[^，。；]{4,10}?(?:应当|必须|不得|可以|由|按照|免收|免费)")
"""How a sentence begins that rules of a thing by its name."""


def _shared_opening(text: Text, sentence: Sentence, before: Sentence) -> Span | None:
    """Return what two halves of a sentence begin with that only the first one says: 经批准，甲可以…；乙可以….

    The second one begins as the first one goes on behind it.
    """
    head, words = text.words(before.span), text.words(sentence.span)[:_LONGEST_VERB]
    at = next((each.end() for each in _COMMA.finditer(head) if head.startswith(words, each.end())), 0)
    opening = Span(before.span.start, before.span.start + at - 1)
    said = text.words(opening)
    if not _LEAST <= at <= _TOPIC or is_modal(said) or rules(said) or any(map(_says_when, said.split("，"))):
        return None  # of a case the other half is another one
    return opening


_COMMA = lazy("，")


def _named_before(text: Text, place: int) -> Span:
    """Return of what the nearest sentence before speaks that names somebody, or says when in words of its own."""
    first = place - 1
    sentence = text.sentences[place]
    while first > place - _FURTHEST and first and _goes_with(text, first):
        if not (is_bare(text.words(text.sentences[first].span)) or _is_parallel(text, sentence, text.sentences[first])):
            break
        first -= 1
    head = text.sentences[first]
    if is_bare(text.words(head.span)) or _is_parallel(text, sentence, head):
        return NOTHING
    rule = _bare_rule(text.words(sentence.span))
    upon = text.words(sentence.span).removesuffix(rule).rstrip("，")
    may_be_who = upon.endswith("的") and not upon.startswith(_OF_MATTERS)
    if may_be_who and (rule.startswith("不得") or not _is_joined(text, place)):
        return NOTHING  # who must, or must not, may be who the condition speaks of
    if _BOUND.match(rule):
        who = next((each.subject for each in text.statements(first) if not each.subject.is_empty), NOTHING)
        return who if who.end - who.start <= _NAME and find_actors(text.words(who)) else NOTHING
    return NOTHING if _is_case(text, head, text.head(head.clauses[0])) else _onward(text, head)


def _goes_with(text: Text, place: int) -> bool:
    """Say whether a sentence stands in one paragraph with the one before, and is no item."""
    sentence, before = text.sentences[place], text.sentences[place - 1]
    return before.lead == sentence.lead and _STOP.fullmatch(text.text, before.span.end, sentence.span.start) is not None


def is_bare(words: str) -> bool:
    """Say whether a sentence says next to nothing of what it rules: upon a few words that name nobody, something is done.

    已经受理的，裁定驳回申请 says it of no matter; 根据工作需要，可以召开会议 of nobody.
    """
    rule = _bare_rule(words)
    upon = words.removesuffix(rule)
    return len(upon) <= _FEW and _DONE.match(rule) is not None and not _OWN.match(words) and not find_actors(upon)


def _bare_rule(words: str) -> str:
    """Return a sentence without the conditions that it begins with."""
    clauses = words.split("，")
    first = next((at for at, each in enumerate(clauses) if not _UPON.search(each)), len(clauses) - 1)
    return "，".join(clauses[first:])


_OF_MATTERS = ("对", "经", "已", "决定", "理由", "需要", "确需")
"""What a condition begins with that speaks of a matter and of nobody: 已经受理的, 决定逮捕的."""
_FEW = 12
"""Characters of conditions that say of what a sentence rules, or not."""
_UPON = lazy("(?:的|时|后|前|内|需要|要求|外|期间)\\Z")
_DONE = lazy("应当|可以|不得|必须|有权|由|予以|不予|给予|裁定|依法|按照|责令|及时|作出|驳回|视为|还|也")
"""What a sentence goes on with that names nobody before what is done."""
_OWN = lazy(r"[（(]|[^。]*(?:下列|以下)|违反|构成犯罪|国家|本|任何|为了?|除")
"""What a sentence begins with that stands by itself all the same."""


def _begun_before(text: Text, place: int) -> Span:
    """Return what stands before a sentence that begins with a word of it, up to the last full stop, where that fits.

    …可以申请复议一次；复议期间不停止裁定的执行。
    """
    sentence, before = text.sentences[place], text.sentences[place - 1]
    first = place - 1
    while first > place - _FURTHEST and first and _is_joined(text, first):
        first -= 1
    run = Span(text.sentences[first].span.start, before.span.end)
    is_taken_up = text.words(sentence.span)[:_WORD] in text.words(run)
    is_told = run.end - run.start <= _TOPIC and is_taken_up and not _is_parallel(text, sentence, before)
    return run if is_told and not _names_who(text, place) else NOTHING


_WORD = 2
"""Characters of a word."""


def _spoken_of(text: Text, place: int) -> Span:
    """Return what those sentences speak of that one hangs on: the nearest one before it that does not hang itself."""
    sentence, before = text.sentences[place], text.sentences[place - 1]
    first = place - 1
    while first > place - _FURTHEST and first and _is_joined(text, first) and _hangs(text, text.sentences[first]):
        if _names_who(text, first):
            break  # it is he who goes on
        first -= 1
    head = text.sentences[first]
    if _is_parallel(text, sentence, before) or _is_parallel(text, sentence, head):
        return NOTHING
    topic, who = head.clauses[0], text.head(head.clauses[0])
    alike = text.words(topic).find(text.words(sentence.span)[:_ALIKE])
    if alike > 0 and find_actors(text.words(topic)[:alike]) and not _POINTS.match(text.words(sentence.span)):
        return Span(topic.start, topic.start + alike)
    is_joined = _is_joined(text, place) or _AS.match(text.words(sentence.clauses[0])) is not None
    if _POINTS.match(text.words(sentence.span)) and not _is_case(text, before, text.head(before.clauses[0])):
        return _onward(text, before)
    if is_joined and _TO_WHAT.match(text.words(sentence.span)) and (acting := _acting(text, head)):
        return acting
    if _is_case(text, head, who):
        return _case(text, head, sentence) if _follows(text, sentence, before, is_joined=is_joined) else NOTHING
    if not is_joined or _names_who(text, place) or _hangs(text, head):
        return NOTHING
    if _DOES.match(text.words(sentence.span)) and not who.is_empty:
        return _cut(text, _bound(text, first, place, who))
    return _onward(text, head) if topic.end - topic.start <= _TOPIC else _cut(text, who)


def _acting(text: Text, sentence: Sentence) -> Span | None:
    """Return the authority that acts, where a sentence begins with that."""
    named = find_actors(text.words(sentence.clauses[0]))[:1]
    if not named or named[0].span.start or named[0].kind != "authority":
        return None
    return Span(sentence.span.start, sentence.span.start + named[0].span.end)


_ALIKE = 3
"""Characters of a sentence that stand in the topic of one before, of which it is another case: 对象被判处…；被判处…."""
_FURTHEST = 12
"""Sentences before one that are looked at: this bounds the work."""


def _bound(text: Text, first: int, place: int, who: Span) -> Span:
    """Return who must, where what he must goes on in a sentence that has no such word of its own; else who alone."""
    if is_modal(text.words(text.sentences[place].span)):
        return who
    duties = (each.modal for each in text.statements(first) if each.force is Force.DUTY and each.modal.start == who.end)
    return Span(who.start, next(duties, who).end)


def _case(text: Text, head: Sentence, sentence: Sentence) -> Span:
    """Return what the case before speaks of, with the condition behind it if that goes on with it and holds of what follows.

    纳税人取得应税所得，扣缴义务人未扣缴税款的 does; of two conditions that are alike the second holds instead of the first.
    """
    first, *rest = head.clauses
    if rest and _is_routine(text.words(first)):
        first, *rest = Span(first.start, rest[0].end), *rest[1:]
    words = text.words(first)
    if not rest or _TOPICAL.search(words) or not _says_when(text.words(rest[0])):
        return _onward(text, head)
    one, other = text.words(rest[0]), text.words(sentence.clauses[0])
    is_other = one[0] == other[0] or bool(matter_of(one) & matter_of(other))
    return first if is_other or rest[0].end - first.start > _WHOLE_CASE else Span(first.start, rest[0].end)


_TOPICAL = lazy("的[^，。；的]{1,8}\\Z|\\A违反[^，。；]*规定\\Z")
"""How a clause ends that names of what is ruled: 暂停适用法律的部分规定的事项; or that says that a rule is broken."""


def _is_joined(text: Text, place: int) -> bool:
    """Say whether ； parts a sentence from the one before."""
    return _JOINED.fullmatch(text.text, text.sentences[place - 1].span.end, text.sentences[place].span.start) is not None


def _takes_up(text: Text, sentence: Sentence, before: Sentence) -> bool:
    """Say whether a sentence begins with what the one before ends with: …，可以进口。进口的药品应当…."""
    words, said = text.words(sentence.span), text.words(before.span)
    if any(words.startswith(f"{said[-length:]}的") for length in range(_WORD, _LONGEST_VERB + 1)):
        return True
    first, topic = text.words(sentence.clauses[0]), text.words(before.clauses[0])
    if not _says_when(first) or _says_when(topic) or _NO_TOPIC.match(topic) or find_actors(first):
        return False
    return _repeats(first, said)


_NO_TOPIC = lazy("经|未经|在|违反|除|情节")
"""What a clause begins with that says when, and so may be another case than the one behind it."""


def _repeats(words: str, said: str) -> bool:
    """Say whether some words name a thing that others speak of, by a name that is long enough: 最高年限."""
    starts = (at for at in range(len(words) - _LONGEST_VERB) if not at or words[at - 1] in _BEFORE_NAME)
    parts = (words[at : at + _LONGEST_VERB] for at in starts)
    return any(part in said and not WEAK.search(part) for part in parts)


_BEFORE_NAME = "满到对于收作出提受过达"
"""What may stand before the name of a thing that is no part of it."""


_LONGEST_VERB = 4
"""Characters of the longest word that is taken up; and of a name by which a thing is known again."""


def _hangs(text: Text, sentence: Sentence) -> bool:
    """Say whether a sentence begins with a condition or with what is done."""
    first = text.words(sentence.clauses[0])
    if _ALSO.match(text.words(sentence.span)):
        return True
    if _BOUND.match(first) or _says_when(first) or _POINTS.match(first) or _AS.match(first):
        return True
    if _TO_WHAT.match(text.words(sentence.span)) and not find_actors(first):
        return True
    return _DOES.match(first) is not None and not any(each.startswith("由") for each in map(text.words, sentence.clauses))


def _says_when(clause: str) -> bool:
    """Say whether a clause says when something holds, and not only by which rule."""
    return is_condition(clause) and not clause.endswith(("规定", "要求", "程序", "职责分工"))


def _names_who(text: Text, place: int) -> bool:
    """Say whether a sentence begins with a condition that names somebody; whom something is done to is not who does it."""
    sentence = text.sentences[place]
    first = text.words(sentence.clauses[0])
    if _BOUND.match(first) or _ALSO.match(text.words(sentence.span)):
        return False
    if _FINDS.match(first):
        return False
    if _DOES.match(first):
        return any(sentence.span.holds(each.subject) and not each.subject.is_empty for each in text.statements(place))
    return bool(find_actors(first))


def _is_parallel(text: Text, one: Sentence, other: Sentence) -> bool:
    """Say whether two sentences begin alike: they are two cases of one, and none goes on with the other."""
    return (
        text.words(one.span)[:2] == text.words(other.span)[:2]
        or text.text[one.span.start] == "对" == text.text[other.span.start]
    )


def _is_case(text: Text, sentence: Sentence, who: Span) -> bool:
    """Say whether a sentence begins with a condition; one that names who acts first speaks of him in every case."""
    return any(_says_when(text.words(each)) for each in sentence.clauses[: 2 if who.is_empty else 1])


def _follows(text: Text, sentence: Sentence, before: Sentence, *, is_joined: bool) -> bool:
    """Say whether a condition speaks of what becomes of the case before, and is not another case."""
    first = text.words(sentence.clauses[0])
    if _ON.match(first) or _ALSO.match(text.words(sentence.span)):
        return True
    if not is_joined:
        return False
    case = matter_of(text.words(before.clauses[0]))
    ruled = matter_of("，".join(map(_without_actors, map(text.words, before.clauses[1:]))))
    return bool(matter_of(_without_actors(first)) & (ruled - case))


def _without_actors(words: str) -> str:
    """Return some words without who is named in them: that two clauses name somebody does not say that one goes on."""
    for each in reversed(find_actors(words)):
        words = f"{words[: each.span.start]}，{words[each.span.end :]}"
    return words


def _onward(text: Text, sentence: Sentence) -> Span:
    """Return the first clause of a sentence, with those behind it that only say of what it speaks; cut where it is long.

    What it is for does not say of what.
    """
    first, *rest = sentence.clauses
    if (defined := text.text.find(_DEFINES, *first)) > first.start:
        return _cut(text, Span(first.start, defined))
    topic, *rest = rest if _PURPOSE.search(text.words(first)) and rest else (first, *rest)
    if rest and _is_routine(text.words(topic)):
        topic, *rest = Span(topic.start, rest[0].end), *rest[1:]
    for each in rest[:-1]:
        said = text.words(each)
        if each.end - topic.start > _TOPIC or _says_when(said) or rules(said) or _AS.match(said):
            break
        topic = Span(topic.start, each.end)
    return _cut(text, topic)


def _is_routine(clause: str) -> bool:
    """Say whether a clause is how nearly every penalty begins, and says nothing of the act: 违反本法规定."""
    match = ROUTINE.match(f"{clause}，。")
    return match is not None and match.end() > len(clause)


def _cut(text: Text, span: Span) -> Span:
    """Return as much of some clauses as is told; no bracket is opened in it that it does not close."""
    whole = before_bracket(text.text, *span, 0)
    if whole - span.start <= _TOPIC:
        return Span(span.start, whole)
    return Span(span.start, part_end(text.text, span.start, _LEAST, (_TOPIC // 2, _TOPIC)))
