"""regdiff: what changed between revisions of a regulation, article by article and character by character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Address",
    "Aids",
    "Amended",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Edit",
    "Fact",
    "Fate",
    "Instrument",
    "MappedClause",
    "Mark",
    "Op",
    "Operation",
    "Order",
    "Outcome",
    "Piece",
    "Reading",
    "RegdiffError",
    "Rest",
    "Revision",
    "Step",
    "Target",
    "Trend",
    "Unit",
    "UnitKind",
    "Verb",
    "Weight",
    "__version__",
    "amend",
    "compare",
    "map_clauses",
    "read",
    "read_aids",
    "read_instrument",
    "render",
]

if TYPE_CHECKING:
    from regdiff.tasks.api import (
        Address,
        Aids,
        Amended,
        Change,
        ChangeKind,
        ChangeSet,
        Edit,
        Fact,
        Fate,
        Instrument,
        MappedClause,
        Mark,
        Op,
        Operation,
        Order,
        Outcome,
        Piece,
        Reading,
        RegdiffError,
        Rest,
        Revision,
        Step,
        Target,
        Trend,
        Unit,
        UnitKind,
        Verb,
        Weight,
        amend,
        compare,
        map_clauses,
        read,
        read_aids,
        read_instrument,
        render,
    )


def __getattr__(name: str) -> Any:
    # Light to import: what compares is loaded when it is first asked for.
    if name in __all__:
        from regdiff.tasks import api

        return getattr(api, name)
    raise AttributeError(f"module 'regdiff' has no attribute {name!r}")
