"""Paragraphs → what each is: frame, the head of a part, an order or more of one; and for which regulation.

Numbers (一、 （一） 1.) open orders; a line without a number goes on with the order before it, except where parts are named in
their first order (一、将《X》第九条…): there each line is an order, unless it begins with what only the line before can complete.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from regdiff.amending.instrument import Rest, Span
from regdiff.amending.reading.frame import Known, Line, enacting_end, is_title, laws_in, line_at, line_kind
from regdiff.amending.reading.paragraphs import Paragraph
from regdiff.amending.reading.quotations import Quotation
from regdiff.amending.reading.signs import STARTS_ORDER, N
from regdiff.amending.reading.unquoted import ends_openly
from regdiff.model.naming import is_same_work
from regdiff.model.patterns import lazy


@dataclass(slots=True)
class CutOrder:
    """One order before it is read."""

    number: str
    start: int
    body: int
    """0-based offset behind its number."""
    end: int
    heads: tuple[Span, ...] = ()
    """Heads that stand above it and name a place: 三、第五条作如下修改：."""
    pieces: list[Span] = field(default_factory=list)
    """Runs of wording without quotation marks."""
    follows: bool = False
    """It stands in the sentence on republication, which is understood but for it."""


@dataclass(slots=True)
class CutTarget:
    """One regulation with its orders before they are read."""

    title: str
    number: str
    orders: list[CutOrder] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """What an instrument is made of, before its orders are read."""

    targets: list[CutTarget] = field(default_factory=list)
    title: Span | None = None
    passage: list[Span] = field(default_factory=list)
    effects: list[Span] = field(default_factory=list)
    republication: list[Span] = field(default_factory=list)
    shared: list[CutOrder] = field(default_factory=list)
    """Orders for every target: 此外，对相关行政法规中的条文序号作相应调整."""
    rests: list[Rest] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


_LAW = r"《(?P<law>[^《》]*(?:《[^《》]*》[^《》]*)*)》(?:（[^（）]{0,60}）)?"
_PART = lazy(
    rf"(?:(?:对|将|关于)?{_LAW}(?:的修改|(?:作|做)(?:出|了)?(?:如下|以下|相应|部分|下列)?(?:的)?(?:修改|修正|修订|调整)|进行(?:如下)?修改|(?:修改|修订)如下)|修改{_LAW.replace('law', 'law2')}(?:如下|(?:部分|有关|相关)?(?:条款|条文|内容))?|{_LAW.replace('law', 'law3')}(?=：?\Z))(?P<end>[：。，]|\Z)"
)
_INLINE = lazy(rf"(?:将|把|对|在|删去|删除)?{_LAW}(?:中|的)?(?=第|名称|增加|删|中|序言|引言|附|标题|全文|有关|相关)")
_GOES_ON = lazy(
    rf"(?:并|同时|且)?，?(?:将|把|在|对|删去|删除)?(?:原)?(?:第[ ]?{N}{{1,6}}(?:、第?{N}{{1,6}}|[款项]、第?{N}{{1,6}})*[款项目]|（{N}{{1,3}}）项?|第（{N}{{1,3}}）项|其中|该[条款项]|最后一[款项]|增加{N}[款项目句]|[“\"])"
)
_AMENDED = lazy(r"《?(?P<law>[^《》]{2,60}?)》?(?:的)?修正案(?:（[^（）]{1,16}）)?\Z")
_ORDERS = lazy(
    rf"(?:修改|修订)为[：“]|删[去除](?:第|其|“)|增加(?:{N}个?[条款项目章节编句]|规定|第|“)|增写|(?:改|作)为第|(?:条文|条款|各条)[^，。：]{{0,8}}(?:顺序|序号|编号)"
)
"""What no line of the frame says."""
_ALL = lazy(r"(?:此外|另外)，|(?:以上|上述|有关|相关)[^，。]{0,12}(?:法规|条文)")
_HEAD_LINES = (Line.NUMBER, Line.PASSAGE, Line.PROMULGATION)
_FOLLOWS = lazy(r"(?:并|，|、)?(?:对|将)?[^，。、并“]{0,24}(?:顺序|序号|编号|次序|条序)[^，。“]{0,30}")
_PLACE_HEAD = lazy(
    rf"(?:将|对)?第{N}{{1,7}}条[^。：“]{{0,20}}(?:作|做)(?:出)?(?:如下|以下|下列)?(?:修改|修正|调整)：?\Z|(?:将|对)?第{N}{{1,7}}条[^。：“]{{0,10}}修改如下：?\Z"
)
_ANNEXED = lazy(r"\A(?:附件?[0-9一二三四五六七八九十]{0,3}[：、. ]{0,2})?|[《》 ]")
_FIRST_ARTICLE = lazy(r"第一[条章编] ")
_TEXT_BEGINS = lazy(rf"第{N}{{1,5}}[条章编](?: |\Z)|目录\Z|目 录\Z|总 ?则\Z")


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
    part: str | None = None
    """Kind of the numbers that parts bear; None in an instrument that has no parts."""
    inline: bool = False
    """Parts are named in their first order, and each line is one."""
    order: CutOrder | None = None
    heads: dict[int, Span] = field(default_factory=dict)
    """Heads that name a place, by the depth at which they stand."""
    known: str = ""
    """The regulation that title or enacting clause names."""

    def run(self) -> Cut:
        """Cut the whole text."""
        index = self._head()
        self._style(index)
        while index < len(self.paragraphs):
            index = self._body(index)
        return self.cut

    # the head

    def _head(self) -> int:
        """Read title, passage and enacting clause; return the index of the first paragraph behind them."""
        stop = next((i for i, p in enumerate(self.paragraphs) if self._ends_head(p)), len(self.paragraphs))
        head = self.paragraphs[:stop]
        titles = [i for i, p in enumerate(head) if is_title(self._flat(p))]
        if titles:
            last = next((i for i in reversed(titles) if "《" in self._flat(head[i])), titles[-1])
            first = last
            while first and last - first < 3 and self._opens_title(head, first):
                first -= 1
            self.cut.title = Span(head[first].start, head[last].end)
        for paragraph in head:
            if line_kind(self.flat, paragraph.start, paragraph.end, head=True) in (Line.PASSAGE, Line.PROMULGATION):
                self.cut.passage.append(Span(paragraph.start, paragraph.end))
        for paragraph in head:
            if _ORDERS.search(self.flat, paragraph.start, paragraph.end) and not is_title(self._flat(paragraph)):
                self._rest(paragraph, "it stands in the head and reads like an order")
        title = self.flat[slice(*self.cut.title)].replace("\n", "") if self.cut.title else ""
        laws = laws_in(title)
        amended = _AMENDED.match(title)
        if amended:
            self.known = amended["law"]
        elif len(laws) == 1 and "等" not in title.rpartition("》")[2][:2]:
            self.known = laws[0]
        if stop < len(self.paragraphs):
            return self._enacting(stop)
        return stop

    def _rest(self, paragraph: Paragraph, reason: str) -> None:
        span = Span(paragraph.start, paragraph.end)
        self.cut.rests.append(Rest(span, self.text[slice(*span)], reason))

    def _opens_title(self, head: list[Paragraph], at: int) -> bool:
        line, before = self._flat(head[at]), self._flat(head[at - 1])
        begins = line.startswith(("关于", "修改", "《", "〈")) or ("关于" not in line and "修正案" not in line)
        return (
            begins
            and len(before) < 60
            and line_kind(before, 0, len(before), head=True) is None
            and before[-1] not in "。：；，"
        )

    def _ends_head(self, paragraph: Paragraph) -> bool:
        if line_kind(self.flat, paragraph.start, paragraph.end, head=True) in _HEAD_LINES:
            return enacting_end(self.flat, paragraph.start, paragraph.end) == paragraph.end and "《" in self._flat(paragraph)
        return (
            enacting_end(self.flat, paragraph.start, paragraph.end) > 0
            or _PART.match(self.flat, paragraph.body, paragraph.end) is not None
            or paragraph.marker is not None
            or self._looks_like_order(paragraph)
            or line_kind(self.flat, paragraph.body, paragraph.end) in (Line.SCOPE, Line.EFFECT, Line.HEAD)
        )

    def _looks_like_order(self, paragraph: Paragraph) -> bool:
        line = self.flat[paragraph.body : min(paragraph.end, paragraph.body + 400)]
        return STARTS_ORDER.match(line) is not None and not is_title(line)

    def _enacting(self, index: int) -> int:
        """Take the enacting clause at `index`, if it is one; what stands behind it on the same line is an order."""
        paragraph = self.paragraphs[index]
        end = enacting_end(self.flat, paragraph.start, paragraph.end)
        if paragraph.marker or not end:
            return index
        laws = laws_in(self.flat[paragraph.start : end])
        if not self.known and len(laws) == 1 and "等" not in self.flat[paragraph.start : end].rpartition("》")[2][:2]:
            self.known = laws[0]
        if end == paragraph.end:
            return index + 1
        self.paragraphs[index] = Paragraph(end, paragraph.end, None)
        return index

    def _style(self, index: int) -> None:
        """See whether parts are named in their first orders."""
        named: set[str] = set()
        counts = {True: 0, False: 0}
        for paragraph in self.paragraphs[index:]:
            if paragraph.marker is None:
                continue
            kind = line_kind(self.flat, paragraph.body, paragraph.end)
            found = _INLINE.match(self.flat, paragraph.body, paragraph.end)
            if kind is None and self._looks_like_order(paragraph):
                counts[found is not None] += 1
                if found:
                    named.add(found["law"])
        foreign = {law for law in named if not is_same_work(law, self.known)}
        self.inline = bool(foreign) and (len(foreign) > 1 or not self.known) and counts[True] >= counts[False]

    # the body

    def _body(self, index: int) -> int:
        """Take the paragraph at `index` and return the index of the next."""
        paragraph = self.paragraphs[index]
        if self._is_text_as_amended(index):
            self.cut.warnings.append("the text as amended stands behind it, and is not read")
            return len(self.paragraphs)
        known = line_at(self.flat, paragraph.body, paragraph.end)
        part = _PART.match(self.flat, paragraph.body, paragraph.end)
        if part and (known is None or known.line is not Line.REPUBLICATION):
            return self._take_part(index, part.end(), next(law for law in part.group("law", "law2", "law3") if law))
        if known and known.line is not Line.REPUBLICATION and _ORDERS.search(self.flat, paragraph.body, known.end):
            known = None
        if known is None and not _PLACE_HEAD.match(self.flat, paragraph.body, paragraph.end):
            return self._take_order(index)
        return self._frame_line(index, known or Known(Line.HEAD, paragraph.end))

    def _frame_line(self, index: int, known: Known) -> int:
        """Take the sentence of the frame with which a paragraph begins; what follows on the line is read as a paragraph."""
        paragraph = self.paragraphs[index]
        span = Span(paragraph.start, known.end)
        if known.line is Line.HEAD:
            self._number(paragraph)
            if _PLACE_HEAD.match(self.flat, paragraph.body, paragraph.end):
                self.heads[len(self.stack)] = Span(paragraph.body, paragraph.end)
        elif known.line is Line.EFFECT:
            self.cut.effects.append(span)
        elif known.line is Line.REPUBLICATION:
            self._republish(Paragraph(paragraph.start, known.end, paragraph.marker))
        self.order = None
        if known.end >= paragraph.end:
            return index + 1
        if known.line is Line.EFFECT and self.flat[known.end - 1] != "。":
            self._rest(Paragraph(known.end, paragraph.end, None), "the clause on effect says more than one day")
            return index + 1
        self.paragraphs[index] = Paragraph(known.end, paragraph.end, None)
        return index

    def _take_part(self, index: int, end: int, law: str) -> int:
        paragraph = self.paragraphs[index]
        law = law.replace("〈", "《").replace("〉", "》")
        self.stack, self.heads, self.order = [], {}, None
        self.part = paragraph.marker.kind if paragraph.marker else self.part
        self.inline = False
        self.cut.targets.append(CutTarget(law, paragraph.marker.printed if paragraph.marker else ""))
        if end >= paragraph.end:
            return index + 1
        self.paragraphs[index] = Paragraph(end, paragraph.end, None)
        return index

    def _republish(self, paragraph: Paragraph) -> None:
        span = Span(paragraph.start, paragraph.end)
        self.cut.republication.append(span)
        self.order = None
        found = _FOLLOWS.search(self.flat, paragraph.start, paragraph.end)
        if found:
            start = found.start() + (self.flat[found.start()] in "并，、")
            piece = Span(start, found.end())
            order = CutOrder("", paragraph.start, start, paragraph.end, pieces=[piece], follows=True)
            self._target(paragraph)
            self.cut.shared.append(order)

    def _take_order(self, index: int) -> int:
        paragraph = self.paragraphs[index]
        inline = _INLINE.match(self.flat, paragraph.body, paragraph.end)
        if self.inline and inline and not self._is_current(inline["law"]):
            self._open_inline(paragraph, inline["law"])
        elif self._goes_on(paragraph):
            assert self.order is not None
            self.order.end = paragraph.end
            return self._wording(index)
        target = self._target(paragraph)
        self._number(paragraph)
        heads = tuple(span for depth, span in sorted(self.heads.items()) if depth < len(self.stack) or depth == 0)
        number = self._printed() if paragraph.marker else ""
        self.order = CutOrder(number, paragraph.start, paragraph.body, paragraph.end, heads)
        if not paragraph.marker and _ALL.match(self.flat, paragraph.start, paragraph.end):
            self.cut.shared.append(self.order)
        else:
            target.orders.append(self.order)
        return self._wording(index)

    def _is_current(self, law: str) -> bool:
        return bool(self.cut.targets) and is_same_work(law, self.cut.targets[-1].title)

    def _open_inline(self, paragraph: Paragraph, law: str) -> None:
        self.stack, self.heads, self.order = [], {}, None
        self.part = paragraph.marker.kind if paragraph.marker else self.part
        number = paragraph.marker.printed if paragraph.marker else ""
        self.cut.targets.append(CutTarget(law.replace("〈", "《").replace("〉", "》"), number))

    def _goes_on(self, paragraph: Paragraph) -> bool:
        if self.order is None or paragraph.marker:
            return False
        if _ALL.match(self.flat, paragraph.start, paragraph.end):
            return False
        if not self.stack and not self._last_numbered():
            return _GOES_ON.match(self.flat, paragraph.start, paragraph.end) is not None
        return True

    def _last_numbered(self) -> bool:
        return self.order is not None and self.order.body > self.order.start and not self.inline

    def _target(self, paragraph: Paragraph) -> CutTarget:
        if not self.cut.targets:
            found = None if self.known else _INLINE.match(self.flat, paragraph.body, paragraph.end)
            self.cut.targets.append(CutTarget(self.known or (found["law"] if found else ""), ""))
        return self.cut.targets[-1]

    def _number(self, paragraph: Paragraph) -> None:
        """Note the number of a paragraph: one of a kind that stands above already ends what stands below it."""
        marker = paragraph.marker
        if marker is None:
            self.stack = []
            return
        if self.part == marker.kind and self.inline:
            self.stack = []
            return
        kinds = [kind for kind, _ in self.stack]
        depth = kinds.index(marker.kind) if marker.kind in kinds else len(kinds)
        self.stack[depth:] = [(marker.kind, marker.printed)]
        self.heads = {at: span for at, span in self.heads.items() if at <= depth}

    def _printed(self) -> str:
        out = ""
        for kind, printed in self.stack:
            out += printed if not out or kind in ("round", "small") else f"、{printed}"
        return out

    def _wording(self, index: int) -> int:
        """Take lines of wording that stands without quotation marks behind the paragraph at `index`."""
        order = self.order
        paragraph = self.paragraphs[index]
        if order is None or not ends_openly(self.flat, paragraph.start, paragraph.end) or not self.stack:
            return index + 1
        following = index + 1
        if following < len(self.paragraphs) and self.flat[self.paragraphs[following].start] in '“"':
            return following
        kind, first = self.stack[-1][0], paragraph.marker
        value = first.value if first else -1
        while following < len(self.paragraphs):
            each = self.paragraphs[following]
            if each.marker and each.marker.kind == kind and (value < 0 or each.marker.value == value + 1):
                break
            if line_kind(self.flat, each.body, each.end) in (Line.EFFECT, Line.REPUBLICATION) or _PART.match(
                self.flat, each.body, each.end
            ):
                break
            following += 1
        if following > index + 1:
            last = self.paragraphs[following - 1]
            order.pieces.append(Span(self.paragraphs[index + 1].start, last.end))
            order.end = last.end
        return following

    def _is_text_as_amended(self, index: int) -> bool:
        """Say whether the amended text begins here, as many decisions print it behind themselves."""
        if not (self.cut.effects or self.cut.republication):
            return False
        paragraph = self.paragraphs[index]
        if _FIRST_ARTICLE.match(self.flat, paragraph.start, paragraph.end):
            return all(kind != "article" for kind, _ in self.stack)
        titles = [target.title for target in self.cut.targets]
        line = ""
        for each in self.paragraphs[index : index + 4]:
            line += self._flat(each)
            if len(line) > 120 or line[-1:] in "。；：":
                return False
            if any(is_same_work(_ANNEXED.sub("", line), title) for title in titles):
                behind = self.paragraphs[index + 1 : index + 16]
                return any(_TEXT_BEGINS.match(self.flat, one.start, one.end) for one in behind)
        return False

    def _flat(self, paragraph: Paragraph) -> str:
        return self.flat[paragraph.start : paragraph.end]
