"""Fixtures of the reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regdiff.model.head import make_head
from regdiff.model.numbers import Level, Number
from regdiff.model.tree import Article, Revision


@pytest.fixture(scope="session")
def bare() -> Callable[..., Revision]:
    """Make a revision of one article that no parser let in: whatever stands in it, a report must keep its form."""

    def made(text: str, title: str = "某条例") -> Revision:
        article = Article(Number((1,), Level.ARTICLE, "第一条"), (text,))
        return Revision(make_head({"title": title, "label": "甲"}), (), (article,), ())

    return made
