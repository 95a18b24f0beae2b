"""One way to read a source in tests, and what was left out of it."""

from __future__ import annotations

from regdiff.intake.build import Taken, take
from regdiff.model.tree import Division

RULES = "第一条 甲应当登记。\n第二条 乙不得收费。\n第三条 本条例自2020年1月1日起施行。\n"
"""Three articles, the last of which says when all takes effect."""


def read(text: str, *, mend: bool = False, **wish: str) -> Taken:
    """Read a text as regdiff compares it, or mended as it is added."""
    return take(text.encode("utf-8"), "page.txt", mend=mend, **wish)


def numbers(taken: Taken) -> list[str]:
    """The printed numbers of all articles."""
    return [article.number.printed for article in taken.revision.articles]


def texts(taken: Taken) -> list[str]:
    """The texts of all articles."""
    return [article.text for article in taken.revision.articles]


def headings(taken: Taken) -> list[str]:
    """All headings as printed."""
    return [node.title for _, node in taken.revision.walk() if isinstance(node, Division)]


def annexes(taken: Taken) -> list[tuple[str, ...]]:
    """The lines of all annexes."""
    return [annex.lines for annex in taken.revision.annexes]


def left_out(taken: Taken, reason: str = "") -> list[str]:
    """The texts that were left out, for one reason or all."""
    return [each.text for each in taken.left_out if reason in ("", each.reason.value)]
