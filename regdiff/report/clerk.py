"""What changed within a clause, as a clerk writes it down: “…”改为“…”, 在“…”后增加“…”, 删去“…”.

Both quotes of a step are runs of the two texts, and what stands in them beside the change stands in both texts. A word
or two that came or went is told with the words around it, since 增加“应当” says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.facts.kinds import penalty
from regdiff.comparing.facts.ruled import may_say_rule, says_rule
from regdiff.comparing.sets import pairs_of
from regdiff.comparing.words import word_starts
from regdiff.model.tree import marker
from regdiff.named import NamedTuple


class Step(NamedTuple):
    """One thing to do to the old clause."""

    op: str
    """`changed`, `after`, `before`, `inserted` or `deleted`."""
    old: str = ""
    new: str = ""
    at: str = ""
    """What the new words stand before, or after; it stands in both texts."""


class _Texts(NamedTuple):
    """Both sides of a change, each with what is quoted of it."""

    old: str
    new: str
    quoted_old: Span
    quoted_new: Span
    is_penalty: bool
    """Whether sanctions are told: what stands beside one is another."""


SHORT = 4
"""What came or went with fewer characters is quoted with the words around it."""
PLAIN = 12
"""So is what took the place of something, unless both have as many characters."""
_GAP, _WITHIN = 6, 14
"""Two places with no more characters between them are told as one; so many where no mark parts them."""
_MOST = 3
"""Places of a clause that are told one by one; more are told as one."""
_CLAUSE_WHOLE = 64
"""Characters of a clause that is quoted as a whole on both sides, with who and what, where something in it is another."""
_BEFORE, _WHOLE_BEFORE, _WHOLE_AT = 12, 16, 24
"""Characters quoted before a change: so many, or so many where that is the whole beginning of the clause; of what is
inserted after, still more."""
_BEHIND, _WHOLE_BEHIND = 8, 14
"""The same behind it."""
_PARTICLES = "的和及或与等在对由以并向"
"""What no quote ends with."""
_FIRM = 3
"""Words with fewer characters are no good place to insert after, where those behind are better."""
_TELLING = 8
"""Words with fewer characters do not say of what a clause speaks: where no more stands beside as few that were inserted, the
clause is quoted as a whole."""
_CLAUSE = "，。；：、:\n"
_LISTS = "，。；：:\n"
_SENTENCE = "。；\n"


def steps_of(fact: Fact, old: str, new: str, before: str = "") -> tuple[Step, ...]:
    """Return what to do to the clause of a fact, in the order of the text.

    Args:
        fact: of a change, of a clause in other words.
        old: the joined texts of the change's old side.
        new: those of the new one.
        before: what is told before the steps, which may say what is ruled.
    """
    texts = _Texts(old, new, fact.old, fact.new, fact.kind == penalty.KIND.name)
    steps = tuple(_step(mark, texts) for mark in _grouped(fact.marks, texts))
    is_item = marker(new[fact.new.start : fact.new.start + _MARKER])[1] != ""
    says = not is_item and (says_rule(before) or any(says_rule(words) for step in steps for words in step[1:]))
    is_bare = not before and all(step.op == "changed" and max(len(step.old), len(step.new)) < PLAIN for step in steps)
    if texts.is_penalty or (says and not is_bare and not any(_stays(step, texts) for step in steps)):
        return steps
    return _as_whole(fact.marks, texts, is_item=is_item) or steps


def _stays(step: Step, texts: _Texts) -> bool:
    """Say whether what a step puts somewhere stood there beside it before, or what it takes away stands there still."""
    old, new = texts.old[slice(*texts.quoted_old)], texts.new[slice(*texts.quoted_new)]
    beside = old.replace(step.old, CUT), new.replace(step.new, CUT)
    return step.op == "changed" and (step.new in beside[0] or step.old in beside[1])


def _as_whole(marks: Sequence[Mark], texts: _Texts, *, is_item: bool) -> tuple[Step, ...]:
    """Return the change of all that is quoted, from and to the same clauses on both sides, of an item or of a rule."""
    sides = ((texts.old, texts.quoted_old), (texts.new, texts.quoted_new))
    ends = [Span(getattr(marks[0], name).start, getattr(marks[-1], name).end) for name in ("old", "new")]
    pairs = list(zip(sides, ends, strict=True))
    heads = [text[quote.start : end.start].split(_COMMA) for (text, quote), end in pairs]
    tails = [text[end.end : quote.end].split(_COMMA) for (text, quote), end in pairs]
    fewest = min(map(len, tails))
    ended = all(text[quote.end : quote.end + 1] in _STOPS for text, quote in sides) or are_alike(tails[0][-1], tails[1][-1])
    begun = all(_starts_clause(quote.start, text, _SENTENCE) for text, quote in sides)
    if not ended and len(tails[0]) != len(tails[1]) and not are_alike(tails[0][fewest - 1], tails[1][fewest - 1]):
        return ()  # what one side has at its end would read as if the other had lost it
    before = max(map(len, heads)) if begun else min(map(len, heads))
    behind = max(map(len, tails)) if ended else fewest
    spans = [
        Span(end.start - len(_COMMA.join(head[-before:])), end.end + len(_COMMA.join(tail[:behind])))
        for end, head, tail in zip(ends, heads, tails, strict=True)
    ]
    told = [text[slice(*span)] for (text, _), span in zip(sides, spans, strict=True)]
    is_rule = [
        may_say_rule(words) or text[span.end : span.end + 1] in _STOPS
        for words, (text, _), span in zip(told, sides, spans, strict=True)
    ]
    is_whole = all(
        _starts_clause(span.start, text) and _ends_clause(span.end, text)
        for (text, _), span in zip(sides, spans, strict=True)
    )
    is_clean = not any(words[:1] in _CLAUSE or "\n" in words for words in told)
    return (Step("changed", *told),) if is_whole and is_clean and (is_item or all(is_rule)) else ()


_SAME = 0.5
"""The share of their pairs of characters that two clauses have in common that are as good as the same."""


def are_alike(one: str, other: str, share: float = _SAME) -> bool:
    """Say whether two clauses are as good as the same, or have a share of their pairs of characters in common."""
    pairs = pairs_of(one), pairs_of(other)
    return 2 * len(pairs[0] & pairs[1]) >= share * (len(pairs[0]) + len(pairs[1])) > 0


_COMMA = "，"
_STOPS = ("。", "；", "\n", "")


def _grouped(marks: Sequence[Mark], texts: _Texts) -> list[Mark]:
    """Return the places, those that lie close together, or in one short clause, as one."""
    out: list[Mark] = []
    for mark in marks:
        if out and (_is_near(out[-1], mark, texts) or _whole(_joined(out[-1], mark), texts)):
            out[-1] = _joined(out[-1], mark)
        else:
            out.append(mark)
    return out if len(out) <= _MOST else [_joined(out[0], out[-1])]


def _is_near(first: Mark, last: Mark, texts: _Texts) -> bool:
    between = texts.new[first.new.end : last.new.start]
    gap = max(last.old.start - first.old.end, len(between))
    return gap <= _GAP or (gap <= _WITHIN and not any(sign in between for sign in _CLAUSE))


def _joined(first: Mark, last: Mark) -> Mark:
    return Mark(Span(first.old.start, last.old.end), Span(first.new.start, last.new.end))


def _step(mark: Mark, texts: _Texts) -> Step:
    went, came = mark.old.end - mark.old.start, mark.new.end - mark.new.start
    before, behind = _before(mark, texts), _behind(mark, texts)
    if not went and (came >= SHORT or _is_listed(mark, texts.new)):
        return _inserted(mark, behind, texts)
    if whole := _whole(mark, texts):
        return Step("changed", old=texts.old[slice(*whole.old)], new=texts.new[slice(*whole.new)])
    if not came and went >= PLAIN:
        return Step("deleted", old=_quoted(mark.old, texts.old, texts.quoted_old))
    if min(went, came) >= PLAIN:
        before, behind = _to_word(mark, texts, -1, before), _to_word(mark, texts, 1, behind)
    elif before and went and came and behind and not _ends_clause(mark.new.end + behind, texts.new):
        behind = 0 if min(went, came) > 2 else behind
    elif not before and not behind:
        before = _before(mark, texts, _SENTENCE)
    behind += _rest(mark, behind, texts)
    before, behind = _to_borders(mark, before, behind, texts)
    wider = Mark(Span(mark.old.start - before, mark.old.end + behind), Span(mark.new.start - before, mark.new.end + behind))
    if wider.old.is_empty:
        return Step("inserted", new=_quoted(wider.new, texts.new, texts.quoted_new))
    if wider.new.is_empty:
        return Step("deleted", old=_quoted(wider.old, texts.old, texts.quoted_old))
    return _changed(mark, _past_others(wider, texts), texts)


def _past_others(wider: Mark, texts: _Texts) -> Mark:
    """Return both quotes to the ends of their clauses where other words follow on both sides, that are told elsewhere."""
    sides = ((texts.old, wider.old, texts.quoted_old), (texts.new, wider.new, texts.quoted_new))
    if texts.old[wider.old.end : wider.old.end + 1] == texts.new[wider.new.end : wider.new.end + 1]:
        return wider
    reaches = [range(span.end, min(span.end + _OTHERS, quoted.end) + 1) for _, span, quoted in sides]
    ends = [
        next((at for at in reach if _ends_clause(at, text)), -1) for reach, (text, _, _) in zip(reaches, sides, strict=True)
    ]
    return wider if min(ends) < 0 else Mark(Span(wider.old.start, ends[0]), Span(wider.new.start, ends[1]))


_OTHERS = 20
"""Characters of the longest rest of a clause in which other words follow."""


def _to_borders(mark: Mark, before: int, behind: int, texts: _Texts) -> tuple[int, int]:
    """Return how much to quote on both sides of a place: from where its clause begins, and to its end, as far as that fits.

    Who, and of what, stands at the beginning.
    """
    room = _CLAUSE_WHOLE - max(mark.old.end - mark.old.start, mark.new.end - mark.new.start)
    starts, ends = _same(mark, texts, -1), _same(mark, texts, 1)
    if starts + behind <= room and _starts_clause(mark.new.start - starts, texts.new, _LISTS):
        before = max(before, starts)
    if before + ends <= room and _ends_clause(mark.new.end + ends, texts.new, _LISTS):
        behind = max(behind, ends)
    return before, behind


def _inserted(mark: Mark, behind: int, texts: _Texts) -> Step:
    """Return where something was inserted: after or before what, or in the whole clause, where that says more."""
    before = _before(mark, texts, _LISTS, _WHOLE_AT)
    is_after = before > 0 and (before >= _FIRM or before >= behind)
    beside = before if is_after else behind
    is_short = max(beside, mark.new.end - mark.new.start) < _TELLING
    is_cut = not (is_after and _starts_clause(mark.new.start - before, texts.new, _LISTS))
    is_amid = not (_is_listed(mark, texts.new) or _ends_clause(mark.new.end, texts.new, _LISTS))
    if whole := _whole(mark, texts) if is_cut or is_amid or is_short else None:
        return Step("changed", old=texts.old[slice(*whole.old)], new=texts.new[slice(*whole.new)])
    words = _quoted(mark.new, texts.new, texts.quoted_new)
    if is_after:
        return Step("after", new=words, at=texts.new[mark.new.start - before : mark.new.start])
    if behind:
        return Step("before", new=words, at=texts.new[mark.new.end : mark.new.end + behind])
    return Step("inserted", new=words)


def _changed(mark: Mark, wider: Mark, texts: _Texts) -> Step:
    """Return both quotes, without an ellipsis before them where what stands there is the same in both texts."""
    said = [
        _quoted(wider.old, texts.old, texts.quoted_old, mark.old),
        _quoted(wider.new, texts.new, texts.quoted_new, mark.new),
    ]
    if texts.old[: mark.old.start][-_FIRM:] == texts.new[: mark.new.start][-_FIRM:] != "":
        said = [words.removeprefix(CUT) for words in said]
    return Step("changed", *said)


def _is_listed(mark: Mark, text: str) -> bool:
    """Say whether what came is one more thing of a list."""
    return "、" in (text[mark.new.start - 1 : mark.new.start], text[mark.new.end : mark.new.end + 1])


def _clause(mark: Mark, texts: _Texts) -> Mark | None:
    """Return the clauses that a place stands in, where nothing else in them changed, both are quoted and neither is long."""
    before = _same(mark, texts, -1)
    behind = _same(mark, texts, 1)
    whole = Mark(Span(mark.old.start - before, mark.old.end + behind), Span(mark.new.start - before, mark.new.end + behind))
    sides = ((texts.old, whole.old), (texts.new, whole.new))
    if max(span.end - span.start for _, span in sides) > _CLAUSE_WHOLE:
        return None
    is_whole = all(_starts_clause(span.start, text, _LISTS) and _ends_clause(span.end, text, _LISTS) for text, span in sides)
    told = [text[slice(*span)] for text, span in sides]
    return whole if is_whole and all(told) and not any(sign in text for text in told for sign in _SENTENCE) else None


def _whole(mark: Mark, texts: _Texts) -> Mark | None:
    """Return the clauses of both sides that a place stands in, where they are quoted and short: who, and does what, of what.

    Other words in them may be others, too: a part of a phrase says nothing.
    """
    if clause := _clause(mark, texts):
        return clause
    sides = ((texts.old, mark.old, texts.quoted_old), (texts.new, mark.new, texts.quoted_new))
    spans = [_to_marks(*side) for side in sides]
    told = [text[slice(*span)] for (text, _, _), span in zip(sides, spans, strict=True)]
    is_quoted = all(quoted.holds(span) for (_, _, quoted), span in zip(sides, spans, strict=True))
    if texts.is_penalty or not is_quoted or not all(told) or max(map(len, told)) > _CLAUSE_WHOLE:
        return None
    one, other = map(pairs_of, told)
    if any(sign in text for text in told for sign in _SENTENCE) or 2 * len(one & other) < _AKIN * (len(one) + len(other)):
        return None
    return Mark(*spans)


_AKIN = 0.25
"""The share of their pairs of characters that two clauses have in common which are quoted as a whole."""


def _to_marks(text: str, span: Span, quoted: Span) -> Span:
    """Return a span from where its clause begins to where it ends, but for the marker of an item."""
    start = next((at for at in range(span.start, quoted.start, -1) if text[at - 1] in _LISTS), quoted.start)
    end = next((at for at in range(span.end, quoted.end) if text[at] in _LISTS), quoted.end)
    return Span(start, end) if _starts_clause(start, text, _LISTS) and _ends_clause(end, text, _LISTS) else NOTHING


def _same(mark: Mark, texts: _Texts, way: int) -> int:
    """Return how many characters before, or behind, a place are quoted, the same in both texts and of one clause."""
    if way < 0:
        room = min(mark.old.start - texts.quoted_old.start, mark.new.start - texts.quoted_new.start)
        pairs = ((texts.old[mark.old.start - n - 1], texts.new[mark.new.start - n - 1]) for n in range(room))
    else:
        room = min(texts.quoted_old.end - mark.old.end, texts.quoted_new.end - mark.new.end)
        pairs = ((texts.old[mark.old.end + n], texts.new[mark.new.end + n]) for n in range(room))
    length = next((n for n, (one, other) in enumerate(pairs) if one != other or one in _LISTS), max(0, room))
    return length if way > 0 else _behind_marker(texts.new, mark.new.start, length)


def _before(mark: Mark, texts: _Texts, borders: str = _CLAUSE, most: int = _WHOLE_BEFORE) -> int:
    """Return how many characters before a place to quote: they are the same in both texts, and begin with a word."""
    at_old, at_new = mark.old.start, mark.new.start
    room = min(most, at_old - texts.quoted_old.start, at_new - texts.quoted_new.start)
    length = next((n for n in range(room) if texts.old[at_old - n - 1] != texts.new[at_new - n - 1]), max(0, room))
    length = next((n for n in range(length) if texts.new[at_new - n - 1] in borders), length)
    length = _behind_marker(texts.new, at_new, length)
    if length <= _BEFORE or (length < most and _starts_clause(at_new - length, texts.new)):
        return _from_word(texts.new, at_new, length)
    return _from_word(texts.new, at_new, _BEFORE)


def _behind_marker(text: str, end: int, length: int) -> int:
    """Return a length without the end of the marker of an item, whose number the other text has not."""
    start = text.rfind("\n", 0, end - length) + 1
    own = start + len(marker(text[start : start + _MARKER])[1])
    return end - own if start < end - length < own <= end else length


_MARKER = 12
"""Characters in which the marker of an item ends."""


def _from_word(text: str, end: int, length: int) -> int:
    """Return the greatest length up to `length` at which a word begins."""
    low = max(0, end - length - 8)
    starts = word_starts(text[low : end + 8])
    return next((n for n in range(length, 0, -1) if starts[end - n - low]), 0)


def _behind(mark: Mark, texts: _Texts) -> int:
    """Return how many characters behind a place to quote: they are the same in both texts, and end with a word."""
    at_old, at_new = mark.old.end, mark.new.end
    room = min(_WHOLE_BEHIND, texts.quoted_old.end - at_old, texts.quoted_new.end - at_new)
    length = next((n for n in range(room) if texts.old[at_old + n] != texts.new[at_new + n]), max(0, room))
    length = next((n for n in range(length) if texts.new[at_new + n] in _CLAUSE), length)
    if _ends_clause(at_new + length, texts.new):
        return length
    low = max(0, at_new - 8)
    starts = word_starts(texts.new[low : at_new + length + 8])
    whole = (n for n in range(min(length, _BEHIND), 0, -1) if starts[at_new + n - low])
    return next((n for n in whole if _may_end(texts.new, at_new + n)), 0)


def _may_end(text: str, at: int) -> bool:
    """Say whether a quote may end at a place: not with a particle, nor within 省、自治区、直辖市."""
    return text[at - 1] not in _PARTICLES and not text.startswith(_OF_PLACES, at)


_OF_PLACES = ("、自治", "、直辖")
"""What follows within the name of several places."""


def _to_word(mark: Mark, texts: _Texts, way: int, most: int) -> int:
    """Return how many characters beside a place belong to a word that it cuts in either text, at most so many."""
    out = 0
    for text, span in ((texts.old, mark.old), (texts.new, mark.new)):
        at = span.end if way > 0 else span.start
        low = max(0, at - 8)
        starts = word_starts(text[low : at + 8])
        out = max(out, next((n for n in range(most) if starts[at + way * n - low]), most))
    return out


def _rest(mark: Mark, behind: int, texts: _Texts) -> int:
    """Return how many characters a quote lacks to the end of its clause, where they are few and in both texts; else none."""
    ends = mark.old.end + behind, mark.new.end + behind
    for count in range(_FEW + 1):
        if all(_ends_clause(end + count, text) for text, end in zip((texts.old, texts.new), ends, strict=True)):
            same = texts.old[ends[0] : ends[0] + count] == texts.new[ends[1] : ends[1] + count]
            return count if same else 0
    return 0


_FEW = 6
"""Characters to the end of a clause that are quoted, too: what stops just before it reads as if it were cut short."""


def _starts_clause(at: int, text: str, borders: str = _CLAUSE) -> bool:
    if at == 0 or text[at - 1] in borders:
        return True
    start = text.rfind("\n", 0, at) + 1
    return text[at - 1] in "）)" and at == start + len(marker(text[start : start + _MARKER])[1])


def _ends_clause(at: int, text: str, borders: str = _CLAUSE) -> bool:
    return at >= len(text) or (text[at] in borders and not text.startswith(_OF_PLACES, at))


CUT = "……"


def _quoted(span: Span, text: str, quoted: Span, changed: Span | None = None) -> str:
    """Return what stands in a span, with an ellipsis where the quote of the fact cuts what changed."""
    changed = changed or span
    cut_before = changed.start == quoted.start and span.start == changed.start and not _starts_clause(span.start, text)
    cut_before = cut_before and text[span.start] not in "、（"  # a member of a list begins
    cut_behind = changed.end == quoted.end and span.end == changed.end and not _ends_clause(span.end, text)
    return CUT * cut_before + text[span.start : span.end].strip("\n").replace("\n", " ") + CUT * cut_behind


def inner(text: str) -> str:
    """Return `text` as it stands within quotation marks: its own are single ones (GB/T 15834)."""
    return text.replace("“", "‘").replace("”", "’")


def told(steps: Sequence[Step], labels: dict[str, str]) -> Iterator[str]:
    """Yield the steps in words."""
    for step in steps:
        yield labels[f"fact {step.op}"].format(old=inner(step.old), new=inner(step.new), at=inner(step.at))
