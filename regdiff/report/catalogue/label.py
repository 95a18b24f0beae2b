"""A label whose words depend on a count: "{count} {count:article is|articles are} left out"."""

from __future__ import annotations

from string import Formatter
from typing import Any


class Label(str):
    """Words with places to fill in; of two forms behind a colon the first is for one, the other for any other number."""

    __slots__ = ()

    def format(self, *args: object, **fields: object) -> str:
        """Return the words with `fields` filled in."""
        return _FORMS.format(str(self), *args, **fields)


class _Forms(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


_FORMS = _Forms()
