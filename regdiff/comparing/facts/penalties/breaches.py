"""Which article an act is a breach of: 违反本法第十二条规定 names it, and its number may be another in the new text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from regdiff.comparing.changes import Change
from regdiff.model.patterns import lazy

Renumbered = Mapping[str, Collection[str]]
"""Number of an article of the old text, as printed → those of the articles that it became."""
_NUMBER = "第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?"
_PART = "(?:第[一二三四五六七八九十]+款|第[（(]?[一二三四五六七八九十]+[）)]?项)"
_OWN = "本(?:法|条例|规定|办法|规则|细则)"
_CITED = rf"{_OWN}{_NUMBER}{_PART}*(?:(?:、|或者|以及|及|和|与|至)(?:{_NUMBER}{_PART}*|{_PART}+))*"
_LIST = lazy(_CITED)
_ARTICLE = lazy(_NUMBER)
_WORDING = lazy(rf"(?:违反)?{_CITED}(?:的?规定)?[，,]?|违反{_OWN}(?:有关|的)*规定[，,]?")
_LEAST = 6
"""Characters of an act that say what it is without the article that it breaks."""


def renumbered(changes: Sequence[Change]) -> Renumbered:
    """Return which articles became which."""
    out: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        for unit in change.old:
            out[unit.printed] |= {each.printed for each in change.new}
    return out


def broken(act: str) -> frozenset[str]:
    """Return the articles of its own text that an act breaks, by number as printed."""
    return frozenset(number for cited in _LIST.finditer(act) for number in _ARTICLE.findall(cited[0]))


def of_one_breach(old: str, new: str, renumbered: Renumbered) -> bool:
    """Say whether two acts break the same articles, whatever their numbers are in either text."""
    before, after = broken(old), broken(new)
    if not before or not after:
        return False
    became = [{*renumbered.get(number, ())} for number in before]
    return all(each & after for each in became) and after <= set().union(*became)


def of_other_breaches(old: str, new: str, renumbered: Renumbered) -> bool:
    """Say whether two acts break articles of which none became another, and all that they say is which ones they break."""
    before, after = broken(old), broken(new)
    if not before or not after or not renumbered.keys() >= before:
        return False
    became = {number for each in before for number in renumbered[each]}
    return became.isdisjoint(after) and min(len(besides(old)), len(besides(new))) < _LEAST


def said_besides(act: str) -> str:
    """Return an act without the articles that it breaks, where enough is left to know it by."""
    rest = besides(act)
    return rest if len(rest) >= _LEAST else act


def besides(act: str) -> str:
    """Return what an act says but for the articles that it breaks."""
    return _WORDING.sub("", act)
