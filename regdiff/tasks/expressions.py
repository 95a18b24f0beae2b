"""Compiled regular expressions are kept beside the compiled modules, as Python keeps these.

To compile some 150 expressions anew was a quarter of a cold comparison. The code that an expression is compiled to is
private to a version of Python, so the file names the very build that wrote it, and any other one leaves it; Python checks
the code when it takes it. Whatever goes wrong here, `re.compile` does the work, as it does where nothing can be kept
(docs/decisions/0009-expressions-are-kept.md).
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from regdiff import __version__
from regdiff.model.patterns import compile_with

_Parts = tuple[int, bytes, int, dict[str, int]]
"""What an expression is compiled to: its flags, its code in words of 32 bits, how many groups it has, and their names."""


class Expressions:
    """The compiled expressions of earlier runs."""

    def __init__(self, path: str) -> None:
        """Take where they are kept; the file is read when the first one is asked for."""
        self._path = path
        self._is_new = False

    @cached_property
    def _build(self) -> tuple[str, ...]:
        return __version__, sys.version, str(import_module("_sre").MAGIC)

    @cached_property
    def _kept(self) -> dict[tuple[str, int], _Parts]:
        with suppress(OSError, ImportError, AttributeError, EOFError, ValueError, TypeError):
            data = Path(self._path).read_bytes()
            build, kept = marshal.loads(data)  # noqa: S302 - written here, beside what Python itself loads so
            if build == self._build and isinstance(kept, dict):
                return cast("dict[tuple[str, int], _Parts]", kept)
        return {}

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return what `re.compile` does."""
        key = pattern, int(flags)
        with suppress(Exception):  # nothing that was kept may do harm
            if key in self._kept:
                return _compiled(pattern, self._kept[key])
        compiled = re.compile(pattern, flags)
        with suppress(Exception):
            self._kept[key] = _parts(compiled, flags)
            self._is_new = True
        return compiled

    def save(self) -> None:
        """Keep what was compiled anew, where Python keeps its own; nothing is said where that cannot be."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        place, beside = Path(self._path), Path(f"{self._path}.{os.getpid()}")
        with suppress(OSError, ImportError, AttributeError, ValueError):
            beside.write_bytes(marshal.dumps((self._build, self._kept)))
            beside.replace(place)
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _parts(compiled: re.Pattern[str], flags: int) -> _Parts:
    tree = import_module("re._parser").parse(compiled.pattern, flags)
    code = import_module("re._compiler")._code(tree, flags)  # noqa: SLF001 - there is no public way
    words = b"".join(int(word).to_bytes(4, sys.byteorder) for word in code)
    return int(compiled.flags), words, compiled.groups, dict(compiled.groupindex)


def _compiled(pattern: str, parts: _Parts) -> re.Pattern[str]:
    flags, words, groups, names = parts
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    code = memoryview(words).cast("I").tolist()
    engine: Any = import_module("_sre")
    return cast("re.Pattern[str]", engine.compile(pattern, flags, code, groups, names, tuple(by_number)))


def keep_expressions() -> Expressions:
    """Let expressions be taken from what earlier runs kept; what is returned is to be asked to save when all is done."""
    cached = (__spec__ and __spec__.cached) or __file__
    expressions = Expressions(f"{cached.removesuffix('.pyc')}.expressions")
    compile_with(expressions.compile)
    return expressions
