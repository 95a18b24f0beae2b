"""The forms of orders in the order in which they are tried: the first that matches reads a clause."""

from __future__ import annotations

from regdiff.amending.reading.forms import (
    around,
    deleting,
    dividing,
    inserting,
    merging,
    renumbering,
    restating,
    whole,
    words,
)
from regdiff.amending.reading.forms.form import Form

FORMS: tuple[Form, ...] = (
    *merging.FORMS,
    *dividing.FORMS,
    *restating.FORMS,
    *around.FORMS,
    *inserting.FORMS,
    *words.FORMS,
    *renumbering.FORMS,
    *deleting.FORMS,
    *whole.FORMS,
)
"""Adding a form means adding one entry, with its example, to one of these files."""
