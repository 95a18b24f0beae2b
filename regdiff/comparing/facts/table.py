"""The one list of all kinds of facts, in the order in which they are tried: the first that holds names a fact."""

from __future__ import annotations

from regdiff.comparing.facts.kind import Kind
from regdiff.comparing.facts.kinds import (
    amount,
    ban,
    body,
    content,
    deadline,
    duty,
    institution,
    law,
    leave,
    liability,
    licence,
    members,
    penalty,
    power,
    principle,
    proviso,
    right,
    scope,
)

KINDS: tuple[Kind, ...] = (
    penalty.KIND,
    scope.KIND,
    ban.KIND,
    licence.KIND,
    power.KIND,
    right.KIND,
    liability.KIND,
    deadline.KIND,
    amount.KIND,
    proviso.KIND,
    institution.KIND,
    principle.KIND,
    duty.KIND,
    leave.KIND,
    body.KIND,
    members.KIND,
    law.KIND,
    content.KIND,
)
