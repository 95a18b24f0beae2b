"""What is stated of a regulation beside its text: 公布日期：2020年1月1日, 制定机关：某会, the keys of front matter.

Law databases and mirrors print such fields above a text. A day on which a *page* was published reads much the same, so a
发布日期 is that of the regulation only where another field says when it takes effect, or where nothing is printed that
belongs to a page. Where two fields differ, neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from regdiff.intake.notes import whole_date
from regdiff.intake.titles import bare_title, is_title
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_PROMULGATED, _PUBLISHED, _EFFECTIVE, _ISSUER, _OTHER, _PAGE, _TITLE = range(7)
_NAMES = (
    "[公颁頒]布(?:日期|时间|時間|日)",
    "[发發]布日期",
    "(?:施行|实施|生效|執行|执行|實施)(?:日期|时间|時間|日)",
    "(?:制定|[发發]布|公布|颁布|頒布|发文|發文)(?:机关|機關|部门|部門|单位|單位)",
    "[发發]文字[号號]|[发發颁頒公]布文[号號]|(?:文件|所属)(?:类别|来源|编号)|版本号?|密级|文\\s?[号號]|法规文[号號]|时\\s?效\\s?性|效力(?:级别|位阶|状态)|法律效力位阶|法规类别|批准(?:日期|机关|部门)|通过(?:日期|时间)|修[订正](?:日期|时间)|失效日期",
    "成文日期|索\\s?引\\s?号|公开日期|发布机构|信息(?:分类|来源|名称)|主题(?:分类|词)|体裁分类|统一登记号|公开方式|公开责任部门|发文日期",
    "(?:法规|文件|法律)?(?:标\\s?题|名\\s?称)",
)
"""In the order of the constants above."""
_KEYS = (
    "promulgat(?:ed|ion(?:[_-]?date)?)|promulgated[_-]?(?:on|at|date)|enacted(?:[_-]?date)?",
    "publi(?:shed|cation)[_-]?(?:date|on|at)|publish[_-]?date",
    "effective(?:[_-]?(?:date|from|on))?|(?:date[_-]?)?in[_-]?force(?:[_-]?from)?|entry[_-]?into[_-]?force",
    "issu(?:er|ing[_-]?(?:body|authority))|authority",
    "(?:document|order)[_-]?number|status",
    "",
    "(?:article[_-]?)?title",
)
"""How front matter calls the same; there a bare `date` is that of the page."""
_FIELD = lazy("|".join(f"(?P<f{kind}>{names})" for kind, names in enumerate(_NAMES)))
_KEY = lazy("|".join(f"(?P<f{kind}>{keys})" for kind, keys in enumerate(_KEYS) if keys), re.IGNORECASE)
_SITE = lazy(r"pub(?:lish)?-?(?:date|time)|article:|og:|site-?name|column|content-?source|source\Z", re.IGNORECASE)
"""Keys of a page's head that a site's system writes."""
_NAME = "|".join(_NAMES)
_LABEL = lazy(rf"(?:^|(?<=[\s　;；,，]))[【\[（(]?\s*({_NAME})\s*(?:[】\]）)]\s*[：:]?|[：:|｜])\s*")
"""The name of a field with what parts it from its value."""
_SPACED = lazy(rf"({_NAME})[\s　]+")
_BODY = lazy(r"[^。；：:，,<>=]{2,60}")
_BARE = lazy(r"[^。；，：:？！?!]{1,80}")
_LONGEST = 200


class Field(NamedTuple):
    """One field: what it is called, and its value."""

    name: str
    value: str


class Stated(NamedTuple):
    """What is stated of a regulation beside its text, as far as it is not ambiguous."""

    promulgated: date | None = None
    published: date | None = None
    """A 发布日期 that is likely that of the regulation, where nothing is called 公布日期."""
    effective: date | None = None
    issuer: str = ""
    title: str = ""


def fields(text: str) -> list[Field]:
    """Return the fields that a line is made of; none where it is anything else."""
    if len(text) > _LONGEST:
        return []
    if text[:1] in "（(" and text[-1:] in "）)" and not re.search("[（()）]", text[1:-1]):
        text = text[1:-1]
    labels = list(_LABEL.finditer(text))
    if labels and not text[: labels[0].start()]:
        ends = [*(label.start() for label in labels[1:]), len(text)]
        found = [Field(label[1], _value(text[label.end() : end])) for label, end in zip(labels, ends, strict=True)]
        return found if all(_is_field(each) for each in found) else []
    spaced = _SPACED.match(text)
    if spaced is None:
        return []
    one = Field(spaced[1], _value(text[spaced.end() :]))
    # Without a colon only a value says that the line is no sentence.
    return [one] if one.value and _is_field(one) and " " not in one.value and _kind(one.name) != _TITLE else []


def columns(head: str, row: str) -> list[Field]:
    """Return the fields of a table of which one line names the columns and the next one holds the values."""
    names, values = head.split(), row.split()
    if len(names) < 2 or len(names) != len(values) or any(_kind(name) is None for name in names):
        return []
    found = [Field(name, value) for name, value in zip(names, values, strict=True)]
    return found if all(each.value and _is_field(each) for each in found) else []


def is_name(text: str) -> bool:
    """Say whether a line is only the name of a field, whose value stands on the next."""
    return _kind(text.strip("【】[]：: ")) not in (None, _TITLE)


def is_value(name: str, text: str) -> bool:
    """Say whether a line is the value of the field that the line above names."""
    kind = _kind(name.strip("【】[]：: "))
    if kind in (_PROMULGATED, _PUBLISHED, _EFFECTIVE):
        return whole_date(text) is not None
    return kind is not None and len(text) <= 40 and _BODY.fullmatch(text) is not None and not is_title(text)


def stated(above: Iterable[Field], metadata: Sequence[tuple[str, str]], *, page: bool) -> Stated:
    """Return what the fields above a text say of it, and what the file's own metadata do.

    Args:
        above: the fields that are printed above the text.
        metadata: keys and values of front matter, of a page's head.
        page: something is printed that belongs to a page, or it is one.
    """
    told = [*_kinds(above, _FIELD), *_kinds((Field(*each) for each in metadata), _KEY, _FIELD)]
    kinds = {kind for kind, _ in told}
    promulgated, published, effective = (_one_day(told, kind) for kind in (_PROMULGATED, _PUBLISHED, _EFFECTIVE))
    page = page or any(_kind(key, _KEY) == _PUBLISHED for key, _ in metadata)
    if kinds & {_PROMULGATED, _PAGE} or (page and effective is None):
        published = None
    if effective and (issued := promulgated or published) and effective < issued:
        promulgated = published = effective = None
    issuers = {value for kind, value in told if kind == _ISSUER and _BODY.fullmatch(value)}
    titles = [bare_title(value) for kind, value in told if kind == _TITLE and _BARE.fullmatch(value) and is_title(value)]
    return Stated(promulgated, published, effective, issuers.pop() if len(issuers) == 1 else "", titles[0] if titles else "")


def is_site(metadata: Iterable[tuple[str, str]]) -> bool:
    """Say whether the head of a page is filled by the system of a site, as that of a government's pages."""
    return any(_SITE.match(key) for key, _ in metadata)


def _kinds(found: Iterable[Field], *names: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for each in found:
        kind = next((kind for table in names if (kind := _kind(each.name, table)) is not None), None)
        if kind is not None and each.value:
            yield kind, each.value


def _kind(name: str, names: re.Pattern[str] | None = None) -> int | None:
    found = (names or _FIELD).fullmatch(name)
    return int(found.lastgroup[1:]) if found and found.lastgroup else None


def _one_day(told: Sequence[tuple[int, str]], wanted: int) -> date | None:
    """Return the day that all fields of a kind name; None where there is none, or they differ."""
    days = {whole_date(value) for kind, value in told if kind == wanted}
    return days.pop() if len(days) == 1 else None


def _value(text: str) -> str:
    return text.strip(" \u3000;；,，|｜")


def _is_field(each: Field) -> bool:
    """Say whether a value is one that a field of this name has; a field may be left empty."""
    kind = _kind(each.name)
    if not each.value:
        return True
    if kind in (_PROMULGATED, _PUBLISHED, _EFFECTIVE):
        return whole_date(each.value) is not None
    if kind == _ISSUER:
        return _BODY.fullmatch(each.value) is not None
    return "。" not in each.value
