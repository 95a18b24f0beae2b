"""What the site and the history tell of revisions is true: changelog, table of lives, feed, log and blame, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import put_text
from histories import articles, false_blame, false_changelog, false_feed, false_lives, false_log
from mutated import made_chain
from samples import own

from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.tasks.history import Question, blame_article, log
from regdiff.tasks.site import Options, build_site

_ARTICLES = 9
"""Articles of a regulation whose lives are read."""
ARTICLES = [article.lines for article in own("2025").articles]
CHAINS = {
    "own": lambda: [own("2017"), own("2025")],
    **{str(seed): lambda seed=seed: made_chain(ARTICLES, seed, 3) for seed in (1, 2, 11)},
}


@pytest.fixture(params=CHAINS)
def chain(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[Revision]]:
    """An archive of one regulation, and its revisions."""
    revisions = CHAINS[request.param]()
    for revision in revisions:
        put_text(tmp_path / "versions", "law", revision.head.label, write(revision))
    return tmp_path / "versions", revisions


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_and_feed_are_true(chain: tuple[Path, list[Revision]], lang: str, tmp_path: Path) -> None:
    archive, revisions = chain
    build_site(tmp_path / "site", Options(lang=lang), archive)
    home = tmp_path / "site" / "regulations" / "law"
    page = (home / "index.html").read_text(encoding="utf-8")
    assert list(false_changelog(page, revisions, lang)) == []
    assert list(false_lives(page, revisions, lang)) == []
    assert list(false_feed((home / "feed.xml").read_text(encoding="utf-8"), revisions, lang)) == []


def test_the_life_and_the_origins_of_every_article_are_true(chain: tuple[Path, list[Revision]]) -> None:
    archive, revisions = chain
    for at, (number, text) in enumerate(list(articles(revisions[-1]).items())[:_ARTICLES]):
        question = Question(slug="law", lang=("zh", "en")[at % 2])
        assert list(false_log(log(number, question, archive).text, revisions, question.lang)) == []
        assert list(false_blame(blame_article(number, question, archive).text, text, revisions)) == []


def test_a_falsehood_is_seen(chain: tuple[Path, list[Revision]], tmp_path: Path) -> None:
    archive, revisions = chain
    build_site(tmp_path / "site", Options(), archive)
    home = tmp_path / "site" / "regulations" / "law"
    page, feed = ((home / name).read_text(encoding="utf-8") for name in ("index.html", "feed.xml"))
    assert list(false_changelog(page.replace("修改", "新增"), revisions, "zh"))
    assert list(false_lives(page.replace(">第二条</a>", ">第九十八条</a>"), revisions, "zh"))
    assert list(false_feed(feed.replace("-0", "-1").replace("-28T", "-27T"), revisions, "zh"))
    number, text = next(iter(articles(revisions[-1]).items()))
    said = log(number, Question(slug="law"), archive).text
    assert list(false_log(said.replace("年", "月"), revisions, "zh"))
    assert list(false_blame(blame_article(number, Question(slug="law"), archive).text, text + "。。", revisions))
