"""The examples of the rules' pages as whole texts."""

from __future__ import annotations

from datetime import date

from regdiff.checks.rule import Checked, Rule, Subject
from regdiff.model.head import make_head
from regdiff.model.parse import has_head, parse

_HEAD = {
    "title": "某条例",
    "label": "2025",
    "promulgated": date(2025, 1, 1),
    "source": {"name": "gazette.pdf", "sha256": "0" * 64},
    "attestation": {"default": "verbatim"},
}


def example(body: str, **head: object) -> str:
    """Return a canonical text: the blocks of `body` under a head that is complete but for what `head` changes."""
    return f"---\n{make_head({**_HEAD, **head}).text}---\n\n{body}"


def checked_example(rule: Rule, text: str) -> Checked:
    """Return one of the rule's texts, `bad` or `good`, as a stored file with what the example has around it."""
    if rule.about is Subject.LINKS:
        sides = {revision.head.label: revision for key in ("old", "new") if (revision := parse(_whole(rule.around[key])))}
        name = "--".join(sides)
        return Checked(f"links/{name}.yaml", text + "\n", name, about=Subject.LINKS, revisions=sides)
    before, landed = rule.around.get("before"), rule.around.get("landed")
    old = parse(_whole(before)) if before else None
    return Checked(
        "2025.txt",
        _whole(text),
        "2025",
        old,
        _whole(landed) if landed else None,
        (old.head,) if old else (),
        instrument=rule.around.get("instrument", ""),
    )


def _whole(text: str) -> str:
    return (text if has_head(text) else example(text)) + "\n"
