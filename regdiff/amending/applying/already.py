"""Whether the base says already what an instrument orders: then it was amended by it before, and must not be again."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.applying.base import Base
from regdiff.amending.applying.job import Job
from regdiff.amending.instrument import Verb
from regdiff.model.text import fold

_TELLING = {Verb.RESTATE, Verb.INSERT, Verb.REPLACE}
_FEWEST = 2
"""So many orders must be there already for a warning, where others are not."""


def already_amended(base: Base, jobs: Sequence[Job]) -> tuple[str, str]:
    """Return why a base cannot be amended by orders that it holds already, and a warning where it holds some of them."""
    telling = [job for job in jobs if job.operation.verb in _TELLING]
    inserting = [job for job in telling if job.operation.verb is Verb.INSERT and job.operation.pieces]
    if inserting:
        lines = {fold(line) for unit in base.sources for line in unit.lines}
        for job in inserting:
            said = [fold(line) for piece in job.operation.pieces for line in piece.lines]
            if all(line in lines for line in said):
                job.is_there = True
                job.warn("the base has the inserted wording already")
    there = [job for job in telling if job.is_there]
    if there and len(there) == len(telling):
        orders = len({job.order.number for job in there})
        which = f"{orders} order{'' if orders == 1 else 's'}"
        return f"the base says already what {which} of this instrument would make it say: it was amended by it before", ""
    if len(there) >= _FEWEST:
        return "", f"the base says already what {len(there)} of {len(telling)} operations order: it may be a later text"
    return "", ""
