"""Values with named fields: `typing.NamedTuple`, defined in a tenth of its time.

A command that lives for a moment defines a hundred kinds of values and makes few of each. Python compiles the type of every
field and a constructor of every kind when the kind is defined, which was a twentieth of a cold comparison
(docs/decisions/0010-records.md). To a type checker this is `typing.NamedTuple` itself.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Self

MOST_FIELDS = 40
"""Most fields that a kind of values may have."""

_PLACES = [f"at{n}" for n in range(MOST_FIELDS)]
_ROW = namedtuple("_ROW", _PLACES)  # type: ignore[misc]  # noqa: PYI024 - what reads its fields is wanted alone
_GETTERS = [vars(_ROW)[place] for place in _PLACES]
"""What reads the first field, the second one, …: the getter of a named tuple knows its place and nothing else."""


class _Record(tuple[Any, ...]):
    """What all values with named fields can do, as `collections.namedtuple` has it."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]
    _field_defaults: ClassVar[dict[str, Any]]

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Make the first value of a kind, and the constructor of all further ones."""
        setattr(cls, "__new__", staticmethod(_constructor(cls)))  # noqa: B010 - no assignment, to a type checker
        return cls(*values, **named)

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, **named: Any) -> Self:
        made = tuple.__new__(type(self), map(named.pop, self._fields, self))
        if named:
            raise TypeError(f"{type(self).__name__} has no field called {' or '.join(named)}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({said})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _constructor(kind: type[_Record]) -> Callable[..., Any]:
    """Return what takes the fields of a kind by place and by name."""
    code = _of_as_many(len(kind._fields)).replace(co_varnames=("_kind", *kind._fields), co_name="__new__")
    return FunctionType(code, {"_new": tuple.__new__}, "__new__", tuple(kind._field_defaults.values()))


@cache
def _of_as_many(count: int) -> CodeType:
    """Return the code of a constructor: compiled, since it is called all the time, once for all kinds of as many fields."""
    fields = ", ".join(_PLACES[:count])
    make: FunctionType = eval(f"lambda _kind, {fields}: _new(_kind, ({fields},))")  # noqa: S307 - names alone
    return make.__code__


class _Defining(type):
    """Makes a kind of values of a class that lists its fields; what is made is an ordinary class, derived from `_Record`."""

    def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        """Return the kind."""
        fields = tuple(body["__annotations__"])
        defaults = {field: body[field] for field in fields if field in body}
        if len(fields) > MOST_FIELDS or [*defaults] != [*fields[len(fields) - len(defaults) :]]:
            raise TypeError(f"{name} has too many fields, or one without a default behind one that has a default")
        own = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
        return type(name, (_Record,), {**body, **dict(zip(fields, _GETTERS, strict=False)), **own})


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for others
else:
    NamedTuple = type.__new__(_Defining, "NamedTuple", (), {})
