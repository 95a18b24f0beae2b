"""SHA-256 from Python's own module: `hashlib` loads the whole of OpenSSL with it, some 3 ms of a cold start.

How that module is called is Python's affair; where it has not this name, `hashlib` has it, as in Python's `random`.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

_NAME = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return str(_module().sha256(data).hexdigest())


def _module() -> Any:
    with suppress(ImportError):
        return import_module(_NAME)
    return import_module("hashlib")
