"""Who is an authority, and who acts for the state."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from regdiff.comparing.actors import find_actors
from regdiff.model.patterns import lazy


@lru_cache(maxsize=4096)
def is_authority(who: str) -> bool:
    """Say whether a subject is, or begins with, a body of the state; one that describes it is none of it."""
    actors = find_actors(who.rpartition("的")[2] or who)
    if not actors:
        return False
    is_one_name = all(left.span.end == right.span.start for left, right in pairwise(actors))
    return "authority" in (actors[0].kind, actors[-1].kind if is_one_name else "")


@lru_cache(maxsize=4096)
def acts_for_state(who: str) -> bool:
    """Say whether a subject is an authority, an organ or an officer of one, a court, or the state itself."""
    if is_authority(who) or _ORGAN.search(who):
        return True
    return any(actor.kind == "officer" and _is_of_state(actor.name) for actor in find_actors(who))


def _is_of_state(officer: str) -> bool:
    return _STATE.search(officer) is not None


_STATE = lazy("监督|检查|机关|部门|行政|执法|监察|检察|审判|国家")
_ORGAN = lazy(
    r"(?:国家|本[省市县区]|人民警察|法庭|合议庭|审判长|审判员|审判人员|法官|公诉人|检察官|常委会|主席团|主任会议|委员长会议|代表团"
    r"|(?:工作|监测|分析|管理|执法|监督|登记|审查|指挥|评审|仲裁|调解)(?:机构|委员会|组))\Z"
)
"""How a body ends that has a public task, or tries a case, though no list of authorities names it."""
