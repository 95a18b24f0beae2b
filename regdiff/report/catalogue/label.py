"""A label whose words depend on a count: "{count} {count:article is|articles are} left out"."""

from __future__ import annotations


class Label(str):
    """Words with places to fill in; of two forms behind a colon the first is for one, the other for any other number."""

    __slots__ = ()

    def format(self, *args: object, **fields: object) -> str:
        """Return the words with `fields` filled in."""
        return super().format(*map(_Filled, args), **{name: _Filled(value) for name, value in fields.items()})


class _Filled:
    """What is filled in."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        one, bar, many = form.partition("|")
        if bar:
            return one if str(self._value) == "1" else many
        return format(self._value, form)
