"""Whom a rule speaks of: where one kind of persons took the place of another, 任何人 → 任何组织和个人, 公民 → 自然人.

Even at one place this may widen or narrow a rule. That it does is not claimed: it is told as a doubt, as of terms that were
replaced throughout (docs/aids/terminology.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from regdiff.comparing.alterations import Alteration, Altered, Span
from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.renames import has_members
from regdiff.comparing.terminology import Place, Replacement
from regdiff.comparing.units import UnitKind
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_KINDS = (
    "国家机关|政党|武装力量|工会|非法人组织|其他组织|社会组织|企业事业组织|企业事业单位|企事业单位|事业单位|社会团体|人民团体|境外人员|外国人|自然人|中国公民|公民|居民|村民"
    "|法人(?!代表)|企业(?!法)|单位|组织|个人(?!信息|隐私|财产|所得|独资)|经营者|生产者|销售者|消费者|劳动者|从业人员"
)
_PERSONS = lazy(rf"(?:任何|一切)?(?:{_KINDS})(?:(?:、|和|与|或者?|及|以及)(?:其他)?(?:{_KINDS}))*|任何人(?!员)")
_ANY = lazy("任何|一切|其他")
_LISTED = "、和与或及"
_HINT = lazy("人|民|法|组织|单位|企业|团体|者")


class _Side(NamedTuple):
    text: str
    persons: tuple[Span, ...]

    def at(self, span: Span) -> Span | None:
        """Return the persons that a span lies in."""
        place = bisect_right(self.persons, span.start, key=attrgetter("start")) - 1
        return self.persons[place] if place >= 0 and span.end <= self.persons[place].end else None

    def is_part(self, span: Span) -> bool:
        """Say whether persons are the end of a longer list, of which others are no persons."""
        return self.text[max(0, span.start - 1) : span.start] in tuple(_LISTED)

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]


def find_addressees(
    changes: Sequence[Change], altered: Altered, replacements: Collection[Replacement] = ()
) -> tuple[Replacement, ...]:
    """Return where the persons that a rule speaks of are others than before, by both terms, in the order of the text.

    Args:
        changes: of a change set.
        altered: what `alterations` gives for them.
        replacements: terms that were replaced throughout; what they tell is not told again.
    """
    told = {(each.old, each.new) for each in replacements}
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for change, runs in zip(changes, altered, strict=True):
        if change.unit is UnitKind.ARTICLE and any(_HINT.search(each.deleted + each.inserted) for each in runs):
            for terms, place in _of_change(change, runs):
                if terms not in told and not has_members(_ANY.sub("", terms[0]), _ANY.sub("", terms[1]), {}):
                    found[terms].append(place)
    return tuple(Replacement(*terms, tuple(places), 0, scope=True) for terms, places in found.items())


def _of_change(change: Change, runs: Sequence[Alteration]) -> Iterator[tuple[tuple[str, str], Place]]:
    old = _side(join_texts(change.old))
    found = [(each, before) for each in runs if (before := old.at(each.old))]
    if not found:
        return
    new = _side(join_texts(change.new))
    groups: dict[tuple[Span, Span], list[Alteration]] = defaultdict(list)
    for each, before in found:
        after = new.at(each.new)
        if after and not any(side.is_part(at) for side, at in ((old, before), (new, after))):
            groups[before, after].append(each)
    for (before, after), its in groups.items():
        ahead = old.text[before.start : its[0].old.start], new.text[after.start : its[0].new.start]
        behind = old.text[its[-1].old.end : before.end], new.text[its[-1].new.end : after.end]
        if ahead[0] == ahead[1] and behind[0] == behind[1]:  # the one stands where the other stood
            place = Place(its[0].change, Span(its[0].old.start, its[-1].old.end), Span(its[0].new.start, its[-1].new.end))
            yield (old.words(before), new.words(after)), place


def _side(text: str) -> _Side:
    found = (Span(*match.span()) for match in _PERSONS.finditer(text))
    return _Side(text, tuple(each for each in found if not _PART.match(text, max(0, each.start - 1), each.end)))


_PART = lazy("[治济性众会益业团党群作技]组织")
"""What is the end of a longer name: 基层群众性自治组织."""
