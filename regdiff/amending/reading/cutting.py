"""Paragraphs → what each is: frame, the head of a part, an order or more of one; and for which regulation.

Numbers (一、 （一） 1.) open orders, and a line without a number goes on with the order before it. Where parts are named in
their first order (一、将《X》第九条…), each line of a part is an order, unless only the line before can complete it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.instrument import Rest, Span
from regdiff.amending.reading.cut import Cut, CutOrder, CutTarget
from regdiff.amending.reading.frame import Known, Line, line_at
from regdiff.amending.reading.heads import Part, Title, as_title, is_order, law_at, laws_cited, names_place, part_at
from regdiff.amending.reading.opening import read_opening
from regdiff.amending.reading.paragraphs import Paragraph
from regdiff.amending.reading.quotations import Quotation, quotations_in
from regdiff.amending.reading.signs import N, orders_something
from regdiff.amending.reading.unquoted import ends_openly, wording_at
from regdiff.messages import Message, say
from regdiff.model.naming import is_same_work, work_name
from regdiff.model.patterns import lazy

_PARTIAL = rf"第 ?（?{N}{{1,6}}）?(?:、第?{N}{{1,6}}|[款项]、第?{N}{{1,6}})*[款项目]"
_GOES_ON = lazy(
    rf"(?:并|同时|且)?，?(?:将|把|在|对|删去|删除)?原?(?:{_PARTIAL}|（{N}{{1,3}}）项?|其中|[该这]一?[条款项]|最后一[款项]"
    rf"|增加{N}[款项目句]|[“\"])"
)
_ALL = lazy(r"(?:此外|另外)，|(?:以上|上述|有关|相关)[^，。]{0,12}(?:法规|条文)")
_FOLLOWS = lazy(
    r"(?:并|，|、)?(?:对|将)?[^，。、并“]{0,24}(?:顺序|序号|编号|次序|条序)(?:[^，。“]{0,30}?(?=后?[，。]|后重新|\Z))"
)
_TEXTS_TOO = lazy(
    r"(?:并|，)?(?:对|将)[^，。、并“：]{0,24}(?:文字|标点|表述|用语|内容)(?:作|做|进行)[^，。“]{0,16}(?=，?并?对?[^，。、并“]{0,24}\Z)"
)
"""对部分条款的文字作了修改， before what _FOLLOWS finds."""
_ANNEXED = lazy(r"\A(?:附件?[0-9一二三四五六七八九十]{0,3}[：、. ]{0,2})?|[《》 ]")
_FIRST_ARTICLE = lazy(r"第一[条章编] ")
_TEXT_BEGINS = lazy(rf"第{N}{{1,5}}[条章编](?: |\Z)|目 ?录\Z|总 ?则\Z")
_PLACE = lazy(rf"第{N}{{1,7}}[条款项章节]|附件|《")
_BEHIND = say("lines behind the closing clauses are not read")
_TITLE_LINES = 4
_NEAR = 16
"""So many paragraphs below its title an amended text begins."""


@dataclass(slots=True)
class Cutter:
    """Goes through the paragraphs of one instrument."""

    text: str
    flat: str
    paragraphs: list[Paragraph]
    quotations: list[Quotation]
    cut: Cut = field(default_factory=Cut)
    stack: list[tuple[str, str]] = field(default_factory=list)
    """Kind and print of the numbers above, below the head of a part."""
    part: str = ""
    """Kind of the numbers that parts bear; empty in an instrument without numbered parts."""
    inline: bool = False
    """Parts are named in their first orders."""
    target: CutTarget | None = None
    """The regulation that the last line was for."""
    named: dict[str, CutTarget] = field(default_factory=dict)
    """The regulations by the names of their works."""
    order: CutOrder | None = None
    closed: bool = False
    """The orders have been followed by the clause on effect or on republication."""
    heads: dict[int, Span] = field(default_factory=dict)
    """Heads that name a place, by the depth at which they stand."""

    def run(self) -> Cut:
        """Cut the whole text."""
        index = read_opening(self.text, self.flat, self.paragraphs, self.cut)
        self.inline = self._names_parts_inline(self.paragraphs[index:])
        while index < len(self.paragraphs):
            index = self._take(index)
        return self.cut

    def _names_parts_inline(self, paragraphs: list[Paragraph]) -> bool:
        """Say whether parts are named in their first orders: all orders with the numbers of the first that does, do."""
        kind, named, others = None, set(), 0
        for each in paragraphs:
            if line_at(self.flat, each.body, each.end) or not is_order(self.flat, each.body, each.end):
                continue
            law = self._law(law_at(self.flat, each.body, each.end))
            this = each.marker.kind if each.marker else ""
            kind = this if law and kind is None else kind
            if law and not is_same_work(law, self.cut.known):
                named.add(law)
            elif this == kind and this:
                others += 1
        return bool(named) and not others and (len(named) > 1 or not self.cut.known)

    def _take(self, index: int) -> int:
        """Take the paragraph at `index` and return the index of the next."""
        each = self.paragraphs[index]
        if self._is_text_as_amended(index):
            self.cut.warnings.append(say("the text as amended stands behind it, and is not read"))
            return len(self.paragraphs)
        known = line_at(self.flat, each.body, each.end, head=self.closed)
        if known and known.line is not Line.REPUBLICATION and orders_something(self.flat, each.body, known.end):
            known = None
        part = part_at(self.flat, each.body, each.end)
        if part and (known is None or known.line is not Line.REPUBLICATION):
            return self._open_part(index, part)
        if known is None and names_place(self.flat, each.body, each.end):
            known = Known(Line.HEAD, each.end)
        if known is None and self.closed and self._is_foreign(each):
            if _BEHIND not in self.cut.warnings:
                self.cut.warnings.append(_BEHIND)
            return index + 1
        return self._take_frame(index, known) if known else self._take_order(index)

    def _take_frame(self, index: int, known: Known) -> int:
        """Take the sentence of the frame with which a paragraph begins; what follows on its line is read as a paragraph."""
        each = self.paragraphs[index]
        self.order = None
        self.closed |= known.line in (Line.EFFECT, Line.REPUBLICATION) and any(t.orders for t in self.cut.targets)
        if known.line is Line.HEAD:
            self._number(each)
            if names_place(self.flat, each.body, each.end):
                self.heads[len(self.stack)] = Span(each.body, each.end)
        elif known.line is Line.EFFECT:
            self.cut.effects.append(Span(each.start, known.end))
        elif known.line is Line.REPUBLICATION:
            self._republish(each, known.end)
        if known.end >= each.end:
            return index + 1
        if known.line is Line.EFFECT and self.flat[known.end - 1] != "。":
            self._rest(known.end, each.end, say("the clause on effect says more than one day"))
            return index + 1
        self.paragraphs[index] = Paragraph(known.end, each.end, None)
        return index

    def _is_foreign(self, each: Paragraph) -> bool:
        """Say whether a paragraph behind the closing clauses is nothing that an instrument says, but the end of a page."""
        body = self.flat[each.body : each.end]
        ordering = is_order(self.flat, each.body, each.end) or orders_something(self.flat, each.body, each.end)
        return not (each.marker or ordering or _PLACE.search(body) or body[0] in '“"')

    def _republish(self, each: Paragraph, end: int) -> None:
        """Take the sentence on republication; where it says that numbers follow, that is an order."""
        self.cut.republication.append(Span(each.start, end))
        found = _FOLLOWS.search(self.flat, each.start, end)
        if found:
            start = found.start() + (self.flat[found.start()] in "并，、")
            texts = _TEXTS_TOO.search(self.flat, each.start, found.start())
            start = texts.start() + (self.flat[texts.start()] in "并，") if texts else start
            within = Span(start, found.end())
            self.cut.common.append(CutOrder("", each.start, each.start, end, within=within))
            self._current()

    def _open_part(self, index: int, part: Part) -> int:
        each = self.paragraphs[index]
        self._open(self._law(part.law), each)
        self.inline = False
        if part.end >= each.end:
            return index + 1
        self.paragraphs[index] = Paragraph(part.end, each.end, None)
        return index

    def _open(self, law: str, each: Paragraph) -> None:
        """Begin the part for a regulation, or go on with it."""
        self.closed = False
        self.stack, self.heads, self.order = [], {}, None
        self.part = each.marker.kind if each.marker else self.part
        self.target = self._target(law, each.marker.printed if each.marker else "")

    def _target(self, law: str, number: str) -> CutTarget:
        name = work_name(law)
        if name not in self.named:
            self.named[name] = CutTarget(law, number)
            self.cut.targets.append(self.named[name])
        return self.named[name]

    def _current(self) -> CutTarget:
        """Return the regulation that a line is for which names none."""
        if self.target is None:
            self.target = self._target(self.cut.known, "")
        return self.target

    # orders

    def _take_order(self, index: int) -> int:
        each = self.paragraphs[index]
        quoted = quotations_in(self.quotations, each.start, each.end)
        laws = [self._law(law) for law in laws_cited(self.flat, each.body, each.end, quoted)]
        if len(laws) > 1:
            return self._share(index, laws)
        law = self._law(law_at(self.flat, each.body, each.end))
        if law and self._begins_part(each) and not (self.target and is_same_work(law, self.target.title)):
            self._open(law, each)
        elif law and not self.cut.known and self.target is None:
            self.target = self._target(law, "")
        elif self.order and self._goes_on(each):
            self.order.end = each.end
            return self._wording(index, self.order)
        target = self._current()
        self.order = self._begin(each, target.number)
        common = not each.marker and _ALL.match(self.flat, each.start, each.end)
        (self.cut.common if common else target.orders).append(self.order)
        return self._wording(index, self.order)

    def _begins_part(self, each: Paragraph) -> bool:
        """Say whether an order that names a regulation first begins its part: its number is one of those of parts."""
        return self.inline or bool(each.marker and self.part and each.marker.kind == self.part)

    def _share(self, index: int, laws: list[str]) -> int:
        """Take an order for several regulations: 将《A》第三条、《B》第五条中的“甲”修改为“乙”."""
        each = self.paragraphs[index]
        order = self._begin(each, "")
        order.shared = True
        for law in laws:
            self._target(law, "").orders.append(order)
        self.target, self.order = self._target(laws[0], ""), None
        return index + 1

    def _begin(self, each: Paragraph, part: str) -> CutOrder:
        """Return an order that begins with a paragraph; in a part that bears its number it has none of its own."""
        self._number(each)
        heads = tuple(span for depth, span in sorted(self.heads.items()) if depth < len(self.stack) or depth == 0)
        number = "".join(
            printed if not at or kind in ("round", "small") else f"、{printed}"
            for at, (kind, printed) in enumerate(self.stack)
        )
        if each.marker and self.inline and each.marker.kind == self.part and each.marker.printed != part:
            number = each.marker.printed
        return CutOrder(number if each.marker else "", each.start, each.body, each.end, heads)

    def _goes_on(self, each: Paragraph) -> bool:
        """Say whether a paragraph goes on with the order before it."""
        if each.marker or self.order is None or _ALL.match(self.flat, each.start, each.end):
            return False
        if not self.inline and self.order.body > self.order.start:
            return True
        return _GOES_ON.match(self.flat, each.start, each.end) is not None

    def _number(self, each: Paragraph) -> None:
        """Note the number of a paragraph: one of a kind that stands above already ends what stands below it."""
        marker = each.marker
        if marker is None or (marker.kind == self.part and (self.inline or not self.stack)):
            self.stack = []
            return
        kinds = [kind for kind, _ in self.stack]
        depth = kinds.index(marker.kind) if marker.kind in kinds else len(kinds)
        self.stack[depth:] = [(marker.kind, marker.printed)]
        self.heads = {at: span for at, span in self.heads.items() if at <= depth}

    def _wording(self, index: int, order: CutOrder) -> int:
        """Take wording that stands without quotation marks behind 修改为：, up to the next number; return the next index."""
        each = self.paragraphs[index]
        following = index + 1
        if not (self.stack and each.marker):
            return following
        start = wording_at(self.flat, each.body, each.end)
        if start < 0 and not ends_openly(self.flat, each.body, each.end):
            return following
        quoted = following < len(self.paragraphs) and self.flat[self.paragraphs[following].start] in '“"'
        if start < 0 and quoted:
            return following
        while following < len(self.paragraphs) and not self._ends_wording(self.paragraphs[following], each):
            following += 1
        if start >= 0 or following > index + 1:
            order.end = self.paragraphs[following - 1].end
            order.bare.append(Span(start if start >= 0 else self.paragraphs[index + 1].start, order.end))
        return following

    def _ends_wording(self, each: Paragraph, head: Paragraph) -> bool:
        """Say whether a paragraph is no wording of the order that `head` begins, but the next order or the frame."""
        marker = each.marker
        if marker and head.marker and marker.kind == head.marker.kind and marker.value == head.marker.value + 1:
            return True
        known = line_at(self.flat, each.body, each.end)
        closes = known is not None and known.line in (Line.EFFECT, Line.REPUBLICATION)
        return closes or part_at(self.flat, each.body, each.end) is not None

    def _is_text_as_amended(self, index: int) -> bool:
        """Say whether the amended text begins here, as many decisions print it behind themselves."""
        if not (self.cut.effects or self.cut.republication):
            return False
        each = self.paragraphs[index]
        if _FIRST_ARTICLE.match(self.flat, each.start, each.end):
            return all(kind != "article" for kind, _ in self.stack)
        line = ""
        for at, one in enumerate(self.paragraphs[index : index + _TITLE_LINES], index + 1):
            line += self._flat(one)[:200]
            if len(line) > 120 or line[-1] in "。；：":
                return False
            if work_name(_ANNEXED.sub("", line)) in self.named:
                return any(_TEXT_BEGINS.match(self.flat, p.start, p.end) for p in self.paragraphs[at : at + _NEAR])
        return False

    def _law(self, title: Title | None) -> str:
        return as_title(self.text[slice(*title)]) if title else ""

    def _rest(self, start: int, end: int, reason: Message) -> None:
        self.cut.rests.append(Rest(Span(start, end), self.text[start:end], reason))

    def _flat(self, each: Paragraph) -> str:
        return self.flat[each.start : each.end]
