"""One browser for all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsers import QUIET
from playwright.sync_api import Browser, sync_playwright
from programs import program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET.split())
        yield chromium
        chromium.close()
