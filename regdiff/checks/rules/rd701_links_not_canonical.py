"""RD701: a file of decided links that is not canonical."""

from __future__ import annotations

from collections.abc import Iterator

from regdiff.checks.example_links import LINKS, NEW, OLD
from regdiff.checks.rule import Checked, Hit, Rule, Severity, Subject
from regdiff.errors import RegdiffError
from regdiff.messages import quoted, say
from regdiff.model.links_file import read_links, write_links


def check(checked: Checked) -> Iterator[Hit]:
    """Say why the file cannot be read, or where it first departs from canonical form."""
    if checked.problem:
        yield Hit(0, 0, 0, quoted(checked.problem))
        return
    try:
        wanted = tidy(checked.text)
    except RegdiffError as error:
        yield Hit(error.place.line if error.place else 0, 0, 0, error.bare)
        return
    lines = wanted.split("\n")
    differing = (n for n, (one, other) in enumerate(zip(checked.lines, lines, strict=False), 1) if one != other)
    if wanted != checked.text:
        yield Hit(next(differing, min(len(lines), len(checked.lines))), 0, 0, say("not as regdiff writes it"))


def tidy(text: str) -> str:
    """Return a links file in its canonical form."""
    return write_links(read_links(text).decisions)


RULE = Rule(
    code="RD701",
    name="links-not-canonical",
    severity=Severity.ERROR,
    what="A file of decided links cannot be read, contradicts itself, or is not written as regdiff writes it.",
    why="One form makes `git diff` useful on it, and what cannot be read is not applied. `--fix` brings entries into their"
    " order; a contradiction, such as two links that claim one article, only a person can resolve (docs/links.md).",
    bad=LINKS.replace("[第二条]", "二"),
    good=LINKS,
    check=check,
    fix=tidy,
    around={"old": OLD, "new": NEW},
    about=Subject.LINKS,
)
