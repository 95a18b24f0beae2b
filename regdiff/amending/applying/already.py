"""Whether the base says already what an instrument orders: then it was amended by it before, and must not be again."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.amending.applying.base import Base
from regdiff.amending.applying.job import Job
from regdiff.amending.instrument import Verb
from regdiff.messages import NOTHING, Message, say
from regdiff.model.numbers import NUMERAL, Level
from regdiff.model.patterns import lazy
from regdiff.model.text import fold

_TELLING = {Verb.RESTATE, Verb.INSERT, Verb.REPLACE}
_FEWEST = 2
"""So many orders must be there already for a warning, where others are not."""


def already_amended(base: Base, jobs: Sequence[Job]) -> tuple[Message, Message]:
    """Return why a base cannot be amended by orders that it holds already, and a warning where it holds some of them."""
    telling = [job for job in jobs if job.operation.verb in _TELLING]
    inserting = [job for job in telling if job.operation.verb is Verb.INSERT and job.operation.pieces]
    said = {unit.number: fold("\n".join(unit.lines)) for unit in base.sources if unit.number}
    every = {fold(line) for unit in base.sources for line in unit.lines}
    for job in inserting:
        if _is_there(job, said, every):
            job.is_there = True
            job.warn(say("the base has the inserted wording already"))
    there = [job for job in telling if job.is_there]
    if there and len(there) == len(telling) and not all(map(_refers, there)):
        count = len({job.order.number for job in there})
        return say(
            "the base says already all that can be told of {count} orders: it was amended by this instrument before",
            count=count,
        ), NOTHING
    if len(there) >= _FEWEST:
        return NOTHING, say(
            "the base says already what {count} of {every} operations order: it may be a later text",
            count=len(there),
            every=len(telling),
        )
    return NOTHING, NOTHING


_REFERENCE = lazy(f"第[{NUMERAL}]{{1,16}}[条款项章节]")


def _refers(job: Job) -> bool:
    """Say whether a wording refers to articles or their parts: it may be restated so that the reference does not follow."""
    return any(_REFERENCE.search(line) for piece in job.operation.pieces for line in piece.lines)


def _is_there(job: Job, said: dict[str, str], every: set[str]) -> bool:
    """Say whether the base has what is inserted: articles under the numbers that they are to have, parts anywhere."""
    operation = job.operation
    if operation.level is not Level.ARTICLE:
        return all(fold(line) in every for piece in operation.pieces for line in piece.lines)
    numbers = [address.article.printed if address.article else "" for address in operation.destinations]
    pairs = zip(numbers, operation.pieces, strict=False)
    return bool(numbers) and all(said.get(number) == fold("\n".join(piece.lines)) for number, piece in pairs)
