"""Penalties that stand at another place: a breach of the same article costs the same, in whatever article that is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.penalties.breaches import Renumbered, broken, renumbered
from regdiff.comparing.facts.penalties.frames import Frame, frames
from regdiff.comparing.facts.penalties.trends import covers, tier_kinds
from regdiff.comparing.moves import end_of
from regdiff.comparing.units import Unit
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

_OWN = lazy("违反(?:前款|本条)")
"""What the act of an article says of its own paragraphs."""
_CITES = lazy("本(?:法|条例|规定|办法|规则|细则)第|违反(?:前款|本条)")
_SANCTION = lazy("罚|处分|拘留|没收|吊销")


class _Offence(NamedTuple):
    text: str
    frame: Frame
    broken: frozenset[str]
    """The articles that it breaks, by their numbers in the new text."""


Index = dict[str, list[_Offence]]
_MOST = 40
"""Penalties for a breach of an article that are looked at."""


class Offences:
    """What both texts impose for a breach of which article, to be asked whether something is imposed there."""

    def __init__(self, changes: Sequence[Change]) -> None:
        """Take all changes; each text is read when it is first asked for."""
        self._changes = changes

    @cached_property
    def numbers(self) -> Renumbered:
        """What became of the numbers of articles."""
        return renumbered(self._changes)

    @cached_property
    def _sides(self) -> tuple[Index, Index]:
        """By article, by its number in the new text."""
        out: tuple[Index, Index] = (defaultdict(list), defaultdict(list))
        for change in self._changes:
            for new, units in enumerate((change.old, change.new)):
                text = join_texts(units)
                if not _CITES.search(text) or not _SANCTION.search(text):
                    continue  # most articles name none
                for frame in frames(text):
                    articles = frozenset().union(*self._broken(units, text, frame, new=bool(new)))
                    for number in articles:
                        out[new][number].append(_Offence(text, frame, articles))
        return out

    def stand(self, change: Change, frame: Frame, *, new: bool) -> bool:
        """Say whether the other text imposes the same for a breach of each article; `new`: the frame is of the new text."""
        units = change.new if new else change.old
        text = join_texts(units)
        articles = self._broken(units, text, frame, new=new)
        likely = [
            each for numbers in articles for it in sorted(numbers) for each in self._sides[not new].get(it, ())[:_MOST]
        ]
        like = [each.broken for each in likely[:_MOST] if _is_like((text, each.text), frame, each.frame)]
        stood = frozenset().union(*like)
        return bool(like) and not any(stood.isdisjoint(numbers) for numbers in articles)

    def _broken(self, units: Sequence[Unit], text: str, frame: Frame, *, new: bool) -> list[frozenset[str]]:
        """Return for each article that an act breaks what it is in the new text, or may be; none where it became none."""
        act = text[slice(*frame.act)]
        cited: Collection[str] = broken(act)
        if not cited and _OWN.match(act):
            cited = {end_of(units, frame.act.start)[0].printed}
        return [frozenset((number,) if new else self.numbers.get(number, ())) for number in sorted(cited)]


def _is_like(texts: tuple[str, str], one: Frame, other: Frame) -> bool:
    return (
        one.target_kind == other.target_kind
        and tier_kinds(texts[0], one) == tier_kinds(texts[1], other)
        and covers(texts, one, other)
        and covers(texts[::-1], other, one)
    )
