"""RD702: a file of decided links that does not fit its revisions any more."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.example_links import LINKS, NEW, OLD
from regdiff.checks.rule import Checked, Hit, Rule, Severity, Subject
from regdiff.errors import RegdiffError
from regdiff.model.links_file import read_links
from regdiff.model.links_fit import examine


def check(checked: Checked) -> Iterator[Hit]:
    """Say what does not fit: a revision that is gone, a text that changed since, an article that is not there."""
    try:
        file = read_links(checked.text)
    except RegdiffError:
        return  # RD701 says so
    yield from (Hit(each.line, 0, 0, each.message) for each in examine(file, checked.label, checked.revisions))


RULE = Rule(
    code="RD702",
    name="links-misfit",
    severity=Severity.ERROR,
    what="A file of decided links does not fit its revisions: one is gone, its text changed since, or it lacks an article.",
    why="Decisions are never applied to another text than the one they were made on, so the comparison goes without them."
    " Look at what changed, and bind them to the texts as they are: `regdiff links OLD NEW --refit`, which keeps what still"
    " fits and tells what does not; or take the file away.",
    bad=LINKS.replace("new: [第三条]", "new: [第九条]"),
    good=LINKS,
    check=check,
    around={"old": OLD, "new": NEW},
    about=Subject.LINKS,
)
