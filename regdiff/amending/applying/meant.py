"""Which part of an instrument amends a base: the one that bears its title, full or short."""

from __future__ import annotations

from regdiff.amending.applying.job import Refusal
from regdiff.amending.instrument import Instrument, Target
from regdiff.messages import say
from regdiff.model.naming import is_same_work, work_name

_MOST = 10
"""So many titles are named where none fits."""
_MARKS = str.maketrans("〈〉＜＞<>", "《》《》《》")


def meant_targets(base: str, instrument: Instrument, title: str = "") -> tuple[Target, ...]:
    """Return the targets of an instrument that amend the regulation called `base`.

    Args:
        base: the base's title.
        instrument: the instrument.
        title: which target is meant, where the user says it: a title, or a part that only one of them has.

    Raises:
        Refusal: there is none.
    """
    named = [target for target in instrument.targets if target.orders]
    if not named:
        raise Refusal(say("it holds no order"))
    found = tuple(target for target in named if _is_called(target.title, title or base))
    part = () if found or not title else tuple(target for target in named if work_name(title) in work_name(target.title))
    if found or len(part) == 1:
        return found or part
    if not title and all(not target.title for target in named):
        if len(named) == 1:
            return (named[0],)
        raise Refusal(say("it amends several regulations and names none of them"))
    titles = "、".join(f"《{target.title}》" for target in named[:_MOST] if target.title)
    titles += "……" if len(named) > _MOST else ""
    raise Refusal(say("it amends {titles}, and not 《{title}》", titles=titles, title=title or base))


def _is_called(one: str, other: str) -> bool:
    """Say whether two titles name one regulation, whichever book-title marks are nested in them."""
    return is_same_work(one.translate(_MARKS), other.translate(_MARKS))
