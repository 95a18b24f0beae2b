"""regdiff: what changed between revisions of a regulation, article by article and character by character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Aids",
    "Change",
    "ChangeKind",
    "ChangeSet",
    "Decisions",
    "Edit",
    "Fact",
    "Fate",
    "How",
    "MappedClause",
    "Mark",
    "Op",
    "Reading",
    "RegdiffError",
    "Revision",
    "Side",
    "Trend",
    "Unit",
    "UnitKind",
    "Weight",
    "__version__",
    "compare",
    "map_clauses",
    "read",
    "read_aids",
    "render",
]

if TYPE_CHECKING:
    from regdiff.tasks.api import (
        Aids,
        Change,
        ChangeKind,
        ChangeSet,
        Decisions,
        Edit,
        Fact,
        Fate,
        How,
        MappedClause,
        Mark,
        Op,
        Reading,
        RegdiffError,
        Revision,
        Side,
        Trend,
        Unit,
        UnitKind,
        Weight,
        compare,
        map_clauses,
        read,
        read_aids,
        render,
    )


def __getattr__(name: str) -> Any:
    # Light to import: what compares is loaded when it is first asked for.
    if name in __all__:
        from regdiff.tasks import api

        return getattr(api, name)
    raise AttributeError(f"module 'regdiff' has no attribute {name!r}")
