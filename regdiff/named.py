"""Named tuples that are made in a third of the time that `typing` takes, which a command that lives for a moment feels.

`typing.NamedTuple` compiles each annotation to look whether it is a type; here that is left to mypy, to which this is the
same class. A comparison makes a hundred of them before it begins (docs/contributing.md, "The start").
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Made(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024 - it is made here
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Made):
        """As `typing.NamedTuple`: a class that names it as its base has the fields that it annotates."""


__all__ = ["NamedTuple"]
