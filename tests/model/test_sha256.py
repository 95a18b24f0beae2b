"""SHA-256, whichever module of Python has it."""

from __future__ import annotations

import hashlib
import sys

import pytest

from regdiff.model.sha256 import sha256_of


@pytest.mark.parametrize("missing", [(), ("_sha2", "_sha256")])
def test_it_is_that_of_hashlib(missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    assert sha256_of("第一条".encode()) == hashlib.sha256("第一条".encode()).hexdigest()
