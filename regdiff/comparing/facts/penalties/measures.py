"""Measures: what a clause imposes, from which to which amount, as numbers that can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.penalties.sanctions import sanctions
from regdiff.comparing.quantities import Quantity, find_quantities
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple


class Measure(NamedTuple):
    """One thing that is imposed."""

    span: Span
    """The run that says it: 处五万元以上五十万元以下的罚款."""
    name: str
    """fine, confiscation, recovery, warning, criticism, order, suspension, closure, restriction, revocation, downgrade, ban,
    detention, imprisonment, life, death, criminal detention, control, criminal fine, forfeiture, political rights,
    expulsion, discipline, handling, credit record, late fee, daily fine, punishment, damages."""
    low: int | None = None
    """In thousandths of the unit, as the value of a quantity; None where no number bounds it."""
    high: int | None = None
    unit: str = ""
    """money, times, percent, months, days, grade (of discipline), mixed (more than a range), or empty."""
    base: str = ""
    """What multiples and shares are taken of, and what an amount is counted by, as printed: 违法所得, 每日."""
    may: bool = False
    """Whether it can be imposed, and need not be: 可以并处."""
    choice: int = 0
    """Measures of one clause that share it are alternatives: 拘役或者罚金."""


class Range(NamedTuple):
    """From which to which amount."""

    low: int | None
    high: int | None
    unit: str


UNKNOWN = Range(None, None, "")
_MIXED = Range(None, None, "mixed")
_MAY = lazy("可以|有权|可(?=[并处])")
_OR = lazy("或|并处或者单处|直至")
_LIST = lazy(r"、(?:[并单判]?处以?|予以|给予)?|直至")
_VERB = lazy("并处或者单处|[并单判加]?处以?|加收|予以|给予|科以|要求|请求|支付|承担|给付|增加")
_TO = lazy("[至到~～—–－-]{1,2}")
_LOWEST = {"以上", "超过", "不少于"}
_HIGHEST = {"以下", "以内", "不超过", "不足"}
_COUNTED = {
    "fine",
    "late fee",
    "criminal fine",
    "imprisonment",
    "criminal detention",
    "detention",
    "damages",
    "ban",
    "suspension",
}
_NOT_OF = {"ban", "suspension"}
"""What stands before their time is what is forbidden or taken, and no base of a multiple."""
_UNITS = {"money", "dollars", "times", "percent", "months", "days"}
_TO_MONTHS = 12
_TO_PERCENT = 100
_STATE_GRADES = {"警告": 1, "记过": 2, "记大过": 3, "降级": 4, "撤职": 5, "开除": 6}
_PARTY_GRADES = {"警告": 1, "严重警告": 2, "撤销党内职务": 3, "留党察看": 4, "开除党籍": 5}
_PARTY = lazy("严重警告|党内|党籍|留党")
_GRADE = lazy("开除党籍|留党察看|撤销党内职务|严重警告|警告|记大过|记过|降级|撤职|开除")


def measures(text: str, clause: Span, *, may: bool = False) -> list[Measure]:
    """Return what a clause of `text` imposes, in order; `may`: what stands before it says that it can be imposed."""
    out: list[Measure] = []
    if not (found := sanctions(text, clause)):
        return out
    behind = clause.start
    for (span, name), choice in zip(found, _choices(text, [each.span for each in found]), strict=True):
        may = may or says_may(text, Span(behind, span.start))
        behind = span.end
        run = text[span.start : span.end]
        bounds, base = (_graded(run), "") if name == "discipline" else _bounded(name, run)
        out.append(Measure(span, name, *bounds, base, may, choice))
    return out


def says_may(text: str, span: Span) -> bool:
    """Say whether a run of a text lets something be imposed, and does not order it."""
    return _MAY.search(text, *span) is not None


def _choices(text: str, spans: Sequence[Span]) -> list[int]:
    """Number the sanctions of a clause so that alternatives share a number: A、B或者C is one choice, A、B are two things."""
    joined = [False] * (len(spans) + 1)
    for at in range(len(spans) - 1, 0, -1):
        before, after = spans[at - 1], spans[at]
        listed = joined[at + 1] and _LIST.fullmatch(text, before.end, after.start)
        joined[at] = bool(listed or _OR.search(text, before.end, min(after.start + 6, after.end)))
    numbers: list[int] = []
    for at in range(len(spans)):
        numbers.append(numbers[-1] if at and joined[at] else at)
    return numbers


def _bounded(name: str, run: str) -> tuple[Range, str]:
    """Return from which to which amount a run goes, and of what multiples are taken or by what it is counted."""
    found = list(find_quantities(run)) if name in _COUNTED else []
    if not found:
        return UNKNOWN, ""
    if name == "ban":
        found = [each._replace(bound="") if each.bound == "以内" else each for each in found if each.unit != "date"]
    verb = _VERB.match(run)
    base = run[verb.end() if verb else 0 : found[0].start] if name not in _NOT_OF else ""
    return _range(run, found), base.removesuffix("的").strip()


def _range(run: str, found: Sequence[Quantity]) -> Range:
    """Read one quantity, or the two ends of a range; more than that is more than a range."""
    values = [_evened(each) for each in found]
    units = {unit for _, unit in values}
    if units == {"times", "percent"}:
        values = [(value * _TO_PERCENT if unit == "times" else value, "percent") for value, unit in values]
    elif len(units) != 1 or not units <= _UNITS:
        return _MIXED
    (first, unit), (last, _) = values[0], values[-1]
    bounds = [each.bound for each in found]
    if len(found) == 1:
        low, high = bounds[0] not in _HIGHEST, bounds[0] not in _LOWEST
        return Range(first if low else None, last if high else None, unit)
    ends = bounds[0] in _LOWEST and bounds[1] in _HIGHEST
    until = not bounds[0] and bounds[1] in {"", *_HIGHEST} and _TO.search(run, found[0].start, found[1].start + 1)
    return Range(first, last, unit) if len(found) == 2 and first <= last and (ends or until) else _MIXED


def _evened(quantity: Quantity) -> tuple[int, str]:
    """A quantity's value and unit; years are months."""
    if quantity.unit == "years":
        return quantity.value * _TO_MONTHS, "months"
    return quantity.value, quantity.unit


def _graded(run: str) -> Range:
    """Return from which to which grade of discipline a run goes: 记过、降级 from 2 to 4; unknown where it names none."""
    grades = _PARTY_GRADES if _PARTY.search(run) else _STATE_GRADES
    named = [grade[0] for grade in _GRADE.finditer(run)]
    if not named or not all(grade in grades for grade in named):
        return UNKNOWN
    places = [grades[grade] * 1000 for grade in named]
    return Range(min(places), max(places), "party grade" if grades is _PARTY_GRADES else "grade")
