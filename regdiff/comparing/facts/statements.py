"""What a text of law says, sentence by sentence: who must, may or must not do what, and under which condition.

A sentence ends at 。 ； or the end of a line, or at the ： behind which items follow; the items hang on it. The marks ，
and ： part its clauses. All offsets are 0-based and count characters in the joined texts of one side of a change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from itertools import accumulate

from regdiff.comparing.actors import find_actors, head_subject
from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import NOTHING
from regdiff.comparing.units import Unit
from regdiff.model.numbers import Level
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker
from regdiff.named import NamedTuple


class Force(Enum):
    """How a statement binds."""

    BAN = "ban"
    """不得, 禁止."""
    DUTY = "duty"
    """应当, 必须."""
    LEAVE = "leave"
    """可以, 有权."""
    RELEASE = "release"
    """无需, 免予."""
    NONE = ""
    """It binds by none of these words."""


class Sentence:
    """A sentence, or an item."""

    def __init__(self, text: str, span: Span, lead: int, unit: int) -> None:
        self._text = text
        self.span = span
        self.lead = lead
        """0-based place of the sentence that introduces it; -1 where none does."""
        self.unit = unit
        """0-based place of its article among those of its side."""

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Its clauses without the marks that part them; cut when they are asked for, which of most they are not."""
        return tuple(self._cut()) or (self.span,)

    def _cut(self) -> Iterator[Span]:
        at, end = self.span
        for match in _CLAUSE.finditer(self._text, at, end):
            if match.start() > at:
                yield Span(at, match.start())
            at = match.end()
        if end > at:
            yield Span(at, end)


class Statement(NamedTuple):
    """Who must, may or must not do what."""

    subject: Span
    """As it stands nearest before the modal word, in the sentence or in the one that introduces it; may be empty."""
    modal: Span
    force: Force
    act: Span
    """From the modal word on to where the next statement begins, or the sentence ends."""


_SENTENCE = lazy(r"[。；;！？\n]|[：:](?=\n|[（(]一[）)])")
_CLAUSE = lazy(r"[，,：:]")
_MODAL = lazy(
    r"(?=[不禁严无豁免可有享应必须])(?:"  # what any of them begins with: it says quickly where none does
    r"(?P<ban>(?<!或者)不得(?!不)(?!少于|低于|超过|高于|多于|早于|晚于)|(?<!不予)(?<!令行)(?<!被)(?<!明令)禁止(?!性|类|进入的|进?出口的|进口的|的|(?:生产|养殖|捕捞|开采)区|[^，。；、]{2}的)|严禁|不准)(?!对抗)"
    r"|(?P<release>不必|无需|无须|免[予于]|豁免(?!权|的)|可以不|不再)"
    r"|(?P<leave>可以|(?<!所)有权(?!机关|部门|处理|[^，。；]{0,30}，(?:认为|发现|并|且|但)[^，。；]{0,40}的[，；。])|(?<=[，。；\n])可(?=依法|由|按|根据|向|自行|申请|采取)|享有)"
    r"|(?P<duty>(?<!知道或者)(?<!知道或)(?<!在)应当(?!知道)|必须|有义务|(?<=[，。；\n])须|(?<![适相响反供对回效感顺])应(?=依法|由|按|依照|向|予以|及时|有|为|自|于|在|经|从|将)))"
)
_TITLE = 60
"""Characters before a clause in which the title of a law begins that goes on in it."""
_CASES = lazy(r"下列[^，。；：]{0,12}(?:情形|条件|情况|规定|要求|标准|之一)|(?:情形|条件|要求|规定)之一|符合下列|具备下列")
"""What introduces a list of cases in which something holds, and not of what must, may or must not be done."""
_CONDITIONAL = ("的", "时", "时候", "前", "后", "之日起", "情况下", "情形下", "条件下", "前提下", "过程中")
"""What ends a clause that says when something holds."""
_BY_RULE = ("规定", "要求", "程序", "职责分工")
"""What ends a clause that says by which rule something is done."""
_ATTRIBUTE = lazy(
    r"[^，。；]{1,40}?的(?:其他(?=人员|单位|机构))?(?:机构|机关|部门|单位|组织|企业|公司|人员|个人|当事人|义务|职责|权利|事项|行为|情形|活动|特定)"
)
"""What stands behind a modal word that says of which body, act or duty one speaks: 应当履行反洗钱义务的机构."""
_AND = lazy("并(?=[^，。；]{2})")
"""What joins to an object what else must be done: 移交有权处理的部门并书面通知."""
_NAMES = lazy(r"(?:制定|公布|划定|列入|规定|纳入|属于|宣布|解除|给予|作出)[^，。；]{0,24}\Z")
"""What stands before 禁止 where that is part of a name: 制定禁止使用的药品目录."""
_OPENING = lazy(r"(?:但是?|并且?|同时|其中|也|还|均|都|只|仅|则|一般|原则上|依法|另行)+")


_UNDER = lazy(
    r"(?:但是?|并|且|其中|同时|如果?|若|确)*(?:不|未|无|没有|有(?!关)|经(?!营)|认为|发现|必要|需要?|因|对|在|为|违反|符合|属于|拒|逾期|超过|确有?"
    r"|情况|情节|情形|特殊|紧急|延误|不得|应当|可以|根据|按照|依照|依法|收到|接到|受理|作出|决定|采取|进行|办理|开展|遇有?|造成|构成|涉及|当|自|从|拟|同意)"
)
"""What a clause begins with that says under which condition, and not who."""
_STILL = lazy(
    r"(?:但是?|并|且|其中|同时|如果?|若|确)*(?:必要|认为|发现|不(?:同意|能|予|得)|有(?:条件|特殊|正当|必要)|需要?|经(?!营)|因|对|在|情况|情形|特殊|紧急|延误"
    r"|不得|应当|可以|收到|接到|受理|作出|决定|拟|同意)"
)
"""What one begins with under which he who was named in the sentence before goes on to act."""


_WHO_GOT = lazy(
    r"(?:收到|接到|受理|作出|决定|同意)[^，。；的]{1,16}的[^，。；的]{0,24}(?:政府|机关|部门|机构|单位|法院|检察院|委员会|组织|企业|公司|学校|人员?)"
    r"(?=认为|发现|对|应当|可以|不得|必须|经|根据|按照|，)"
)
"""What names somebody by what he got or did: 接到报告的上级人民政府认为."""
_OF_COURTS = lazy(
    r"(?:依法|当庭|直接|及时)*(?:裁定|判决|判处|责令|没收|吊销|处以|驳回|不予(?:受理|许可|立案|登记)|缺席|强制|作为认定|视为|认定)"
)
"""What only an authority does, or nobody."""


def is_modal(words: str) -> bool:
    """Say whether some words hold one that binds: 应当, 不得, 可以."""
    return _MODAL.search(words) is not None


_ANSWERS = lazy("对[^，。；]+(?:负有?|承担)[^，。；]*(?:责任|义务|职责)")
"""What says that he with whom a clause begins is responsible for something."""
_GOES_ON = lazy("[、和与及或的以中等内之所对在（]")
"""What stands behind a name that is not all of a subject: 密码管理部门和有关部门的工作人员."""

_head_subject = lru_cache(maxsize=4096)(head_subject)
"""Both sides of a change begin many a clause alike, and a clause is asked for more than once."""


def is_condition(clause: str) -> bool:
    """Say whether a clause states when something holds, or by which rule: it ends in 的, 时, 前, 规定, or has an 如果."""
    return clause.endswith(_CONDITIONAL + _BY_RULE) or _IF.search(clause) is not None


_IF = lazy("(?<![例比])如(?:因|果|遇|有|需)|若(?!干)")


def _marks(text: str, span: Span) -> Iterator[Span]:
    """Yield the marks that end the sentences of an article, and its end.

    What no law has, a sentence longer than `_ENDLESS`, ends at a mark between its clauses: what is asked of a clause
    looks at all of its sentence.
    """
    start = span.start
    for match in (*_SENTENCE.finditer(text, *span), None):
        mark = Span(*match.span()) if match else Span(span.end, span.end)
        while (at := text.find("，", start + _ENDLESS, mark.start)) >= 0:
            yield Span(at, at + 1)
            start = at + 1
        yield mark
        start = mark.end


_ENDLESS = 1000
"""Characters that no sentence of a law is long: of 36,000 of the corpora the longest has 230."""


class _Above:
    """What introduces the items of an article: a list goes on behind a paragraph within one of its items."""

    def __init__(self) -> None:
        self._last = [-1, -1, -1]
        self._begun: set[tuple[int, int]] = set()

    def of(self, depth: int, sign: str, lead: int) -> int:
        """Return the place of the sentence that introduces an item.

        Args:
            depth: 1 of 项, 2 of 目.
            sign: its marker; one that is no first one goes on with the list before, where `lead` has introduced none.
            lead: the place of the last sentence above it that may introduce a list.
        """
        if (lead, depth) not in self._begun and self._last[depth] >= 0 and not _FIRST.match(sign):
            return self._last[depth]
        self._begun.add((lead, depth))
        self._last[depth] = lead
        return lead


_FIRST = lazy(r"[（(]?[一1１①][）)．.、]?\Z|①")
"""The marker of a first item."""


class Text:
    """One side of a change, to be asked for the sentences and statements at a place."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.text = "\n".join([unit.text for unit in units])
        self._statements: dict[int, tuple[Statement, ...]] = {}
        self._heads: dict[int, tuple[int, Span]] = {}
        """Where a sentence begins → what `_first_head` gives."""

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in order."""
        out: list[Sentence] = []
        start = 0
        for place, unit in enumerate(self.units):
            end = start + len(unit.text)
            out += self._of_unit(place, Span(start, end), len(out))
            start = end + 1
        return out

    def _of_unit(self, unit: int, span: Span, first: int) -> Iterator[Sentence]:
        """Yield the sentences of an article; `first`: how many stand before."""
        leads, above, is_inline = [-1, -1, -1], _Above(), False
        start, number, depth, sign = span.start, first, 0, ""
        for mark in _marks(self.text, span):
            end = mark.start
            if end > start:
                is_inline = (
                    (is_inline or self.text[start - 1] in "：:") and self.text[start - 1] != "\n" and start > span.start
                )
                level, found = marker(self.text[start : start + 12])
                if start == span.start or self.text[start - 1] == "\n" or (is_inline and found):
                    depth, sign = level - Level.PARAGRAPH, found
                elif is_inline and self.text[start - 1] in "。！？":
                    depth, is_inline = 0, False  # the list on the line of what introduces it has ended
                lead = above.of(depth, sign, max(leads[:depth])) if depth else -1
                yield Sentence(self.text, Span(start, end), lead, unit)
                if depth == 0:
                    leads = [-1, -1, -1]
                if self.words(mark) in ("：", ":"):
                    leads[depth] = number
                number += 1
            start = mark.end

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def touched(self, span: Span) -> range:
        """Return the places of the sentences that a span meets; of an empty one, of the sentence that it stands in."""
        start, end = span
        is_full = start != end
        first = bisect_right(self._starts, start) - 1
        if first >= 0 and self.sentences[first].span.end < start + is_full:
            first += 1
        return range(max(0, first), bisect_right(self._starts, end - is_full))

    def unit_start(self, unit: int) -> int:
        """Return where an article begins, by its 0-based place among those of the side."""
        return self._unit_starts[unit]

    @cached_property
    def _unit_starts(self) -> list[int]:
        return list(accumulate((len(each.text) + 1 for each in self.units), initial=0))

    def words(self, span: Span) -> str:
        """Return what stands in a span."""
        return self.text[span.start : span.end]

    def statements(self, place: int) -> tuple[Statement, ...]:
        """Return the statements of the sentence at a place; of an item, what its lead says where it has none of its own."""
        if (known := self._statements.get(place)) is None:
            known = self._statements[place] = tuple(self._found(place, inherits=True))
        return known

    def _found(self, place: int, *, inherits: bool) -> Iterator[Statement]:
        sentence = self.sentences[place]
        found = [(clause, match) for clause in sentence.clauses if (match := self._modal(clause))]
        subject = NOTHING
        if found and self._lacks_subject(sentence, found[0][1]):
            subject = self._inherited(sentence)
            if subject.is_empty and inherits and self._lacks_subject(sentence, found[0][1], _STILL):
                subject = self._before(place)
        for at, (clause, match) in enumerate(found):
            own = self._subject(sentence, clause, match.start())
            subject = subject if own.is_empty and not self._names_another(clause, match) else own
            until = found[at + 1][0].start - 1 if at + 1 < len(found) else sentence.span.end
            until = max(until, clause.end)
            force = Force(str(match.lastgroup))
            if self._is_done_to(subject, clause, match):
                subject = NOTHING
            yield Statement(subject, Span(*match.span()), force, Span(match.end(), until))
        if not found and (above := self._above(sentence)):
            yield above[-1]

    def _is_done_to(self, subject: Span, clause: Span, modal: re.Match[str]) -> bool:
        """Say whether he who was named in a condition is not who acts: 被告提出异议的，可以裁定驳回起诉."""
        if subject.is_empty or subject.start >= clause.start or not _OF_COURTS.match(self.text, modal.end(), clause.end):
            return False
        named = find_actors(self.words(subject))
        return not (named and named[-1].kind == "authority")

    def _lacks_subject(self, sentence: Sentence, modal: re.Match[str], under: re.Pattern[str] | None = None) -> bool:
        """Say whether only conditions stand before a modal word, so that its subject is who was named before."""
        heads = (Span(each.start, min(each.end, modal.start())) for each in sentence.clauses if each.start < modal.start())
        return not self.text.startswith("由", modal.end()) and all(
            each.is_empty
            or ((under or _UNDER).match(self.text, *each) and not _WHO_GOT.match(self.text, *each))
            or _OPENING.fullmatch(self.text, *each)
            for each in map(self._behind_marker, heads)
        )

    def is_unnamed(self, place: int) -> bool:
        """Say whether the sentence at a place names nobody as the subject of its first modal word, only conditions."""
        sentence = self.sentences[place]
        found = next((match for clause in sentence.clauses if (match := self._modal(clause))), None)
        if found is None:
            return sentence.lead >= 0 and self.is_unnamed(sentence.lead)
        return self._lacks_subject(sentence, found)

    def head(self, clause: Span) -> Span:
        """Return whom, or what, a clause begins with: all before its modal word, else the body that acts; may be empty."""
        clause = self._behind_marker(clause)
        if _UNDER.match(self.text, *clause) or _OPENING.match(self.text, *clause):
            return NOTHING
        if modal := self._modal(clause):
            return Span(clause.start, modal.start())
        named = next(iter(find_actors(self.words(clause))), None)
        if named is None or named.span.start:
            return NOTHING
        end = clause.start + named.span.end
        if named.kind not in ("authority", "entity"):
            who = _head_subject(self.words(clause)) if _ANSWERS.search(self.text, end, clause.end) else None
            return Span(clause.start, clause.start + who.end) if who else NOTHING
        return NOTHING if _GOES_ON.match(self.text, end, clause.end) else Span(clause.start, end)

    def _behind_marker(self, span: Span) -> Span:
        start = span.start + len(marker(self.text[span.start : span.start + 12])[1])
        return Span(min(start, span.end), span.end)

    def _names_another(self, clause: Span, modal: re.Match[str]) -> bool:
        """Say whether a clause says of something else than the one before what must or may be done."""
        opening = _OPENING.match(self.text, clause.start, modal.start())
        start = opening.end() if opening else clause.start
        named = start < modal.start() and not _UNDER.match(self.text, start, modal.start())
        return named or self.text.startswith("由", modal.end())

    def _above(self, sentence: Sentence) -> tuple[Statement, ...]:
        """What the sentence states that introduces a list of acts, duties or things; of a list of cases nothing."""
        if sentence.lead < 0 or self.cases(sentence) is not None:
            return ()
        return self.statements(sentence.lead)

    def cases(self, sentence: Sentence) -> Span | None:
        """Return what says that an item is one of several cases: 有下列行为之一的; None where nothing does.

        It stands in the sentence that introduces the item, or in one before it in the paragraph.
        """
        if sentence.lead < 0:
            return None
        end = self.sentences[sentence.lead].span.end
        start = self.text.rfind("\n", 0, end) + 1
        match = _CASES.search(self.text, start, end)
        if match is None:
            return None
        at = max(self.text.rfind(sign, start, match.start()) for sign in "，。；：") + 1
        behind = min((place for sign in "，。；：" if (place := self.text.find(sign, match.end(), end)) >= 0), default=end)
        return Span(max(at, start), behind)

    def _inherited(self, sentence: Sentence) -> Span:
        """The subject of what introduces a sentence; empty where none does."""
        above = self.statements(sentence.lead) if sentence.lead >= 0 else ()
        return above[-1].subject if above else NOTHING

    def _before(self, place: int) -> Span:
        """The subject of the sentence before in the same paragraph, where that speaks of one alone."""
        if not place or self.text[self.sentences[place - 1].span.end] not in "。；;":
            return NOTHING
        if self.text[self.sentences[place].span.start - 1] == "\n":
            return NOTHING
        subjects = {each.subject for each in self._found(place - 1, inherits=False)}
        subject = subjects.pop() if len(subjects) == 1 else NOTHING
        named = find_actors(self.words(subject))
        return (
            NOTHING if named and named[-1].kind == "person" else subject
        )  # what is done to a person follows upon his doing

    def _subject(self, sentence: Sentence, clause: Span, modal: int) -> Span:
        """The words that say who: before the modal word, or at the head of an earlier clause; empty where none do."""
        own = self._head_of(clause, modal)
        if not own.is_empty:
            return own
        end, first = self._first_head(sentence)
        return first if end < modal else NOTHING

    def _first_head(self, sentence: Sentence) -> tuple[int, Span]:
        """Where the first clause of a sentence ends that has words at its head that say who, and these; found once."""
        if (known := self._heads.get(sentence.span.start)) is None:
            heads = ((each.end, self._head_of(each, each.end)) for each in sentence.clauses)
            known = next((found for found in heads if not found[1].is_empty), (sentence.span.end, NOTHING))
            self._heads[sentence.span.start] = known
        return known

    def _head_of(self, clause: Span, end: int) -> Span:
        """The words at the head of a clause that say who, as far as they stand before a place; empty where none do."""
        opening = _OPENING.match(self.text, clause.start, clause.end)
        start = opening.end() if opening else clause.start
        found = _head_subject(self.text[start : clause.end]) if start < end else None
        if found is None or start + found.end > end:
            return NOTHING
        return Span(start + found.start, start + found.end)

    def _describes(self, clause: Span, match: re.Match[str]) -> bool:
        """Say whether a modal word only tells of which thing or body one speaks: 应当履行义务的机构, 制定禁止使用的药品目录.

        At the end of a sentence that is no item it is the object of what must be done: 不得录用有犯罪记录的人员.
        """
        if match.lastgroup == "ban" and _NAMES.search(self.text, clause.start, match.start()):
            return True
        noun = _ATTRIBUTE.match(self.text, match.end(), clause.end)
        if noun is None or self._has_subject(clause, match):
            return False
        if _AND.match(self.text, noun.end(), clause.end):
            return False
        is_last = noun.end() == clause.end and self.text[clause.end : clause.end + 1] in "。；：:"
        return not is_last or marker(self.text[clause.start : clause.start + 12])[1] != ""

    def _has_subject(self, clause: Span, match: re.Match[str]) -> bool:
        """Say whether a modal word has its subject right before it, and so is no part of an attribute."""
        found = _head_subject(self.text[clause.start : clause.end])
        return found is not None and clause.start + found.end == match.start()

    def _is_titled(self, clause: Span, match: re.Match[str]) -> bool:
        """Say whether a modal word stands in the title of a law: 《关于禁止非法交易的决定》."""
        opened = self.text.rfind("《", max(0, clause.start - _TITLE), match.start())
        return opened >= 0 and self.text.find("》", opened, match.start()) < 0

    def _modal(self, clause: Span) -> re.Match[str] | None:
        """The modal word of a clause that is no condition."""
        match = _MODAL.search(self.text, clause.start, clause.end)
        while match and (self._is_titled(clause, match) or self._describes(clause, match)):
            match = _MODAL.search(self.text, match.end(), clause.end)
        return None if match and self.text.endswith(_CONDITIONAL, clause.start, clause.end) else match
