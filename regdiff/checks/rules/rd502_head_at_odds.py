"""RD502: the head says another thing than the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from regdiff.checks.example import example
from regdiff.checks.rule import Checked, Hit, Rule, Severity
from regdiff.messages import say
from regdiff.model.numbers import parse_numeral
from regdiff.model.patterns import lazy

_N = "[0-9〇○零一二三四五六七八九十]"
_DATE = rf"({_N}{{4}})年({_N}{{1,3}})月({_N}{{1,3}})日"
_EFFECTIVE = lazy(rf"自{_DATE}起(?:施行|实施|执行|生效)")


def check(checked: Checked) -> Iterator[Hit]:
    """Compare dates with the note and the last articles, the label with the dates, the attestation with the articles."""
    if checked.revision is None:
        return
    head = checked.head
    promulgated, effective = head.values.get("promulgated"), head.values.get("effective")
    for key, value in (("promulgated", promulgated), ("effective", effective)):
        if value is not None and not isinstance(value, date):
            yield Hit(
                checked.head_line(key), 0, 0, say("{key} is no date: {value} (write 2025-11-28)", key=key, value=value)
            )
    if isinstance(promulgated, date) and (dates := _dates(head.note)) and promulgated not in dates:
        yield Hit(
            checked.head_line("promulgated"),
            0,
            0,
            say("promulgated {promulgated} is no date of the note", promulgated=promulgated),
        )
    yield from _effective(checked, effective)
    year = re.match(r"[12][0-9]{3}", head.label)
    if year and isinstance(promulgated, date) and abs(int(year[0]) - promulgated.year) > 1:
        yield Hit(
            checked.head_line("label"),
            0,
            0,
            say("label {label} and promulgated {promulgated} are far apart", label=head.label, promulgated=promulgated),
        )
    numbers = {article.number.printed for article in checked.revision.articles}
    for number in head.values.get("attestation") or ():
        if number != "default" and number not in numbers:
            yield Hit(
                checked.head_line("attestation"),
                0,
                0,
                say("attestation of {number}, which the text does not have", number=number),
            )


def _effective(checked: Checked, effective: object) -> Iterator[Hit]:
    if not isinstance(effective, date) or checked.revision is None:
        return
    for article in checked.revision.articles[-3:]:
        for index, line in enumerate(article.lines):
            match = _EFFECTIVE.search(line)
            said = _date(*match.groups()) if match else None
            if match and said and said != effective and not _of_an_earlier_revision(said, checked):
                message = say("the text takes effect on {said}, the head says {effective}", said=said, effective=effective)
                yield checked.in_article(article, index, match.start(), len(match[0]), message)


def _of_an_earlier_revision(said: date, checked: Checked) -> bool:
    """Say whether a date lies before the promulgation: it is that on which the regulation first took effect."""
    promulgated = checked.head.values.get("promulgated")
    return isinstance(promulgated, date) and said < promulgated


def _dates(text: str) -> list[date]:
    return [found for match in re.finditer(_DATE, text) if (found := _date(*match.groups()))]


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(parse_numeral(year), parse_numeral(month), parse_numeral(day))
    except ValueError:
        return None


RULE = Rule(
    code="RD502",
    name="head-at-odds",
    severity=Severity.WARNING,
    what="A date, the label or the attestation in the head contradicts the note or the text.",
    why="One of the two is wrong, and reports print the head's.",
    bad=example("第一条　本条例自2025年5月1日起施行。", effective=date(2025, 3, 1), note="（2025年1月2日发布）"),
    good=example("第一条　本条例自2025年5月1日起施行。", effective=date(2025, 5, 1), note="（2025年1月1日发布）"),
    check=check,
)
