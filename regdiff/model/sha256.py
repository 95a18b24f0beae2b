"""SHA-256 from Python's own module: `hashlib` loads the whole of OpenSSL with it, some 3 ms of a cold start.

How that module is called is Python's affair; where it has neither of these names, `hashlib` has it, as in Python's `random`.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return str(_module().sha256(data).hexdigest())


def _module() -> Any:
    for name in ("_sha2", "_sha256"):  # from Python 3.12 on, and before
        with suppress(ImportError):
            return import_module(name)
    return import_module("hashlib")
