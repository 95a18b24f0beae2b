"""A site that has everything a site can have."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import put_hostile, put_own, put_registration, put_shrinking, put_text
from samples import make

from regdiff.model.write import write
from regdiff.tasks.site import Options, build_site


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "versions"
    for put in (put_own, put_registration, put_hostile, put_shrinking):
        put(folder)
    put_text(folder, "single", "2024", write(make("2024", "第一条　甲。\n", "独一条例")))
    put_text(folder, "single", "broken", "---\ntitle: [\n---\n")
    put_text(folder, "unreadable", "2000", "no head")
    put_text(folder, "single", "a@b", "no name")
    return folder


@pytest.fixture(scope="session")
def site(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    build_site(folder, Options(), archive)
    return folder
