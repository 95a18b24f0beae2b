"""Named tuples that are made in a tenth of the time that `typing` takes, which a command that lives for a moment feels.

`typing.NamedTuple` compiles each annotation to look whether it is a type, and a function for each class. Here the former is
left to mypy, to which this is the same class, and the latter is made once for each number of fields and given their names.
A comparison makes a hundred such classes before it begins (docs/contributing.md, "The start").
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    @cache
    def _shape(size: int) -> type:
        """Return a named tuple of so many fields, whatever they are called."""
        return namedtuple("_Shape", [f"at{place}" for place in range(size)])  # noqa: PYI024 - what all others are made of

    class _Made(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name} has a field without a default behind one with a default")
            shape = _shape(len(fields))
            getters = (vars(shape)[place] for place in shape._fields)
            said = {
                "__slots__": (),
                "__new__": _maker(shape, f"{name}.__new__", fields, tuple(defaults.values())),
                "__repr__": _told,
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "_replace": _replaced,
            }
            return type(name, (shape,), body | said | dict(zip(fields, getters, strict=True)))

    def _maker(shape: Any, name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        """Return what makes a value of a shape, its arguments called as the fields are."""
        code = shape.__new__.__code__
        code = code.replace(co_varnames=(code.co_varnames[0], *fields), co_name="__new__", co_qualname=name)
        return FunctionType(code, shape.__new__.__globals__, "__new__", defaults)

    def _told(self: Any) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({fields})"

    def _replaced(self: Any, /, **others: Any) -> Any:
        made = self._make(map(others.pop, self._fields, self))
        if others:
            raise ValueError(f"Got unexpected field names: {[*others]!r}")
        return made

    class NamedTuple(metaclass=_Made):
        """As `typing.NamedTuple`: a class that names it as its base has the fields that it annotates."""


__all__ = ["NamedTuple"]
