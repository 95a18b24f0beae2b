"""One desk for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import OWN
from desks import Running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("desk"), OWN.parent)
    yield running
    running.close()
