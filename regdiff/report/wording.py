"""The words that a comparison table has to get right for its trade: its title, its column heads, 修订 or 修正.

What the user does not say comes from the promulgation notes of the two texts.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.acts import REVISED, VERBS, dated, verb_between, without_act
from regdiff.model.head import Head
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS

_VERBED = ("old", "new", "digest", "kind", "legend", "legend marks", "picture", "proof")
"""Labels in which 修订 is the word for what was done to the regulation."""


class Wording(NamedTuple):
    """What the user says; whatever is empty is taken from the texts."""

    title: str = ""
    """Stands over the comparison, in place of 《…》新旧条文对照表."""
    heads: tuple[str, ...] = ()
    """What stands over the two columns, as it is to be printed: two, or none."""
    verb: str = ""
    """修订, 修正 or 修改."""
    old_label: str = ""
    new_label: str = ""
    """What the two revisions are called, in place of their labels and of the dates over the columns."""


PLAIN = Wording()


def check_wording(wording: Wording) -> None:
    """Refuse what no table can be headed with.

    Raises:
        UsageError: another verb, or not two heads.
    """
    if wording.verb and wording.verb not in VERBS:
        raise UsageError(say("no verb {verb}", verb=wording.verb), fix=say("use one of {known}", known=[*VERBS]))
    if wording.heads and (len(wording.heads) != 2 or not all(head.strip() for head in wording.heads)):
        raise UsageError(say("two heads are needed, one for each column"), fix=say("write --heads 修订前,修订后"))


def verb_of(old: Head, new: Head, wording: Wording = PLAIN) -> str:
    """Return the word for what led from the old text to the new one: the user's, that of the new note, else 修订."""
    return wording.verb or verb_between(old, new) or REVISED


def labels_for(lang: str, verb: str, wording: Wording = PLAIN) -> dict[str, str]:
    """Return the words of a report that speaks of 修正 where the texts do, and of the two sides as the columns do."""
    sides = tuple(_BRACKETS.sub("", head).strip() or head for head in wording.heads)
    return _labels(lang, verb, sides)


_BRACKETS = lazy(r"\s*[（(][^（()）]*[）)]\s*\Z")


@cache
def _labels(lang: str, verb: str, sides: tuple[str, ...]) -> dict[str, str]:
    labels = dict(LABELS[lang])
    old, new = sides or (labels["old"].replace(REVISED, verb), labels["new"].replace(REVISED, verb))
    if lang == "zh":
        for key in _VERBED:
            parted = labels[key].replace(LABELS[lang]["old"], "\0").replace(LABELS[lang]["new"], "\1")
            labels[key] = parted.replace(REVISED, verb).replace("\0", old).replace("\1", new)
    return labels | {"old": old, "new": new}


def heading(title: str, lang: str, labels: dict[str, str], wording: Wording = PLAIN) -> str:
    """Return what stands over the comparison: 《某条例》新旧条文对照表, or what the user says."""
    if wording.title:
        return wording.title
    return _named(title, labels["report"], lang)


def digest_heading(title: str, lang: str, labels: dict[str, str]) -> str:
    """Return what stands over the page of what matters: 《某条例》修订要点."""
    return _named(title, labels["digest"], lang)


def _named(title: str, what: str, lang: str) -> str:
    bare = without_act(title)
    if not bare:
        return what
    return titled(bare) + what if lang == "zh" else f"{bare}: {what}"


def titled(title: str) -> str:
    """Return a title in its marks; those within are single ones (GB/T 15834)."""
    return f"《{title.translate(_SINGLE)}》"


_SINGLE = str.maketrans("《》", "〈〉")


def column_heads(heads: tuple[Head, Head], lang: str, labels: dict[str, str], wording: Wording = PLAIN) -> tuple[str, str]:
    """Return what stands over the two columns: 修订前（2017年3月1日）.

    Args:
        heads: those of the two revisions.
        lang: of the report.
        labels: its words.
        wording: what the user says.
    """
    if wording.heads:
        return wording.heads[0], wording.heads[1]
    days = [promulgated_text(head, lang) for head in heads]
    if days[0] == days[1] and heads[0].label != heads[1].label:
        days = ["", ""]
    told = zip(("old", "new"), (wording.old_label, wording.new_label), days, heads, strict=True)
    old, new = (
        labels[side] + labels["brackets"].format(said or day or head.label or labels["undated"])
        for side, said, day, head in told
    )
    return old, new


def date_text(value: object, lang: str) -> str:
    """Return a date of a head in words; what is none as it stands."""
    if not isinstance(value, date):
        return "" if value is None else str(value)
    return f"{value.year}年{value.month}月{value.day}日" if lang == "zh" else value.isoformat()[:10]


def promulgated_text(head: Head, lang: str) -> str:
    """Return when a revision was promulgated, in words: to the day, or as its note or title has it (2022年4月)."""
    day = head.values.get("promulgated")
    if day and not isinstance(day, date):
        return date_text(day, lang)
    parts = dated(head)
    if lang != "zh":
        return "-".join(f"{part:02}" for part in parts)
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
