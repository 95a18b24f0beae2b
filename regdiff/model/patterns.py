"""Regular expressions that are compiled when they are first used.

A class of Chinese characters costs up to a millisecond to compile, and a command uses few of the expressions that it loads:
compiled on import, they were a quarter of the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

Compiler = Callable[[str, int], re.Pattern[str]]
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Pattern:
    """Stands for a compiled expression until a method of it is asked for, and then has its methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        # Reached once for each method: what is set here is found before this is called.
        if name not in _METHODS:
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = _compile(self.pattern, self.flags)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be asked like `re.compile(pattern, flags)`; a function of `re` does not take it."""
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


def compile_with(compiler: Compiler) -> None:
    """Let what is made by `lazy` be compiled by another function than `re.compile` that does the same."""
    global _compile  # noqa: PLW0603 - one for the process, as `re` has one
    _compile = compiler


_compile: Compiler = re.compile
