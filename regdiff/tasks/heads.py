"""What the head of a new revision says: what its keeper adds to the source, and what it inherits of the text it replaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from regdiff.checks.rules.rd601_landed_changed import errata
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.model.head import Head, make_head
from regdiff.model.naming import is_same_work
from regdiff.model.parse import parse
from regdiff.model.text import fold
from regdiff.model.tree import Revision
from regdiff.model.write import write, write_body

COMPLETED = "completed"
"""In a head's source: the keys that its keeper said, and that no source says."""
_ORDER = ("title", "label", "promulgated", "effective", "first effective", "issuer", "note")
_OF_THE_TEXT = ("label", "source", "attestation", "erratum")
"""Keys that tell of the text itself; another text inherits none of them as it stands."""
_NO_TEXT = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that steer a display, break a line, or are none."""


def refuse_control_characters(said: Mapping[str, object]) -> None:
    """Refuse what would be printed into a head and steer the display of whoever reads it.

    Raises:
        UsageError: a value holds such a character.
    """
    for key, value in said.items():
        for char in value if isinstance(value, str) else "":
            if unicodedata.category(char) in _NO_TEXT:
                raise UsageError(
                    say("--{key} holds the control character U+{char:04X}", key=key, char=ord(char)), fix=say("take it out")
                )


def complete(head: Head, said: Mapping[str, object]) -> Head:
    """Return the head with what its keeper says in it, and with a record that it was the keeper who said so.

    A title that merely picks the regulation, because the source has it too, is no completion.
    """
    values = {key: value for key, value in said.items() if value and key not in _OF_THE_TEXT}
    if fold(str(values.get("title", ""))) in fold(head.title):
        values.pop("title", None)
    named = [*values, *(["attestation"] if said.get("attestation") else [])]
    if not named:
        return head
    old = dict(head.values)
    if "effective" in values:
        old.pop("first effective", None)
    return make_head(_record(_ordered(old | values), [*_completed(head), *named]))


def relabel(head: Head, label: str, attestation: str) -> Head:
    """Return the head of a canonical source under another label, with the attestation that was asked for."""
    wanted = {"label": label} | ({"attestation": {"default": attestation}} if attestation else {})
    if all(head.values.get(key) == value for key, value in wanted.items()):
        return head
    return make_head({**head.values, **wanted})


def edited_head(head: Head, before: Head) -> Head:
    """Return the head that an editor gave back: what was changed in it is the keeper's word, and the text is marked."""
    keys = [key for key in head.values if key not in _OF_THE_TEXT and head.values[key] != before.values.get(key)]
    source = dict(head.source)
    source["intake"] = [*(source.get("intake") or []), {"repair": "edited-by-hand", "count": 1, "lines": []}]
    return make_head(_record({**head.values, "source": source}, [*_completed(head), *keys]))


def inherit(
    revision: Revision, old: Revision, said: Collection[str], *, is_source: bool
) -> tuple[Revision, tuple[str, ...]]:
    """Return the revision with what the head of the one that it replaces says and nobody says anew.

    A key that the new text says nothing of stays. Where both say something, the old one stands if its keeper said it, or
    if both were made from the same source, so that a hand corrected it; else the new source is the better witness. A
    title goes only to a text of the same regulation.

    Args:
        revision: the new one.
        old: the one that it replaces.
        said: the keys that the user said now.
        is_source: the new text was read from a source; a canonical text says its head on purpose.

    Returns:
        The revision, and the keys that it inherits.
    """
    values, before = dict(revision.head.values), old.head.values
    same = is_source and bool(old.head.source.get("sha256")) and _sha(old) == _sha(revision)
    recorded = _completed(old.head) if is_source else []
    kept = [
        key
        for key in before
        if key not in {*_OF_THE_TEXT, *said}
        and before[key] != values.get(key)
        and (not values.get(key) or same or key in recorded)
        and not (
            key == "title" and not same and values.get("title") and not is_same_work(revision.head.title, old.head.title)
        )
    ]
    if "effective" in said or (values.get("effective") and "effective" not in kept):
        kept = [key for key in kept if key != "first effective"]
    if _is_attested_again(revision, old, said, recorded):
        kept.append("attestation")
    if not kept:
        return revision, ()
    values |= {key: before[key] for key in kept}
    if "effective" in kept:
        values.pop("first effective", None)
    known = [*_completed(revision.head), *(key for key in recorded if key in kept)]
    return replace(revision, head=make_head(_record(_ordered(values), known))), tuple(kept)


def with_erratum(revision: Revision, old: Revision | None, why: str) -> Revision:
    """Say in the head, once, that the stored text was corrected; a revision that says nothing else is the stored one.

    Args:
        revision: the new one.
        old: the stored one; None where there is none, or none that can be read.
        why: what to say; by default that a text made from one source was replaced by that from another.
    """
    if old is None:
        return _with(revision, [*errata(revision.head), why]) if why else revision
    kept = list(dict.fromkeys(errata(old.head)))
    own = [line for line in dict.fromkeys(errata(revision.head)) if line not in kept]
    if why and why not in (*kept, *own):
        own.append(why)
    if not own and _is_same(_with(revision, errata(old.head)), old):
        return old
    if not own and not why:
        one, other = (str(head.source.get("name", "an unknown source")) for head in (old.head, revision.head))
        own = [f"the text made from {one} was replaced by the one made from {other}"]
    return _with(revision, [*kept, *own])


def _with(revision: Revision, lines: list[str]) -> Revision:
    return replace(revision, head=make_head({**revision.head.values, "erratum": lines}))


def _is_same(revision: Revision, old: Revision) -> bool:
    """Say whether two revisions say the same, however their heads are written."""
    again = parse(write(revision))
    return write_body(again) == write_body(old) and dict(again.head.values) == dict(old.head.values)


def _is_attested_again(revision: Revision, old: Revision, said: Collection[str], recorded: Collection[str]) -> bool:
    """Say whether what the keeper said of the trust in a text holds still: for the same text alone."""
    attested = old.head.values.get("attestation")
    changed = attested and attested != revision.head.values.get("attestation")
    return (
        bool(changed) and "attestation" in recorded and "attestation" not in said and write_body(revision) == write_body(old)
    )


def _sha(revision: Revision) -> object:
    return revision.head.source.get("sha256")


def _completed(head: Head) -> list[str]:
    value = head.source.get(COMPLETED)
    return [str(each) for each in value] if isinstance(value, list) else []


def _record(values: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    """Put into a head's source which keys the keeper said."""
    source = values.get("source")
    if not keys:
        return values
    named = [key for key in (*_ORDER, "attestation", *sorted(keys)) if key in keys]
    return {**values, "source": {**(source if isinstance(source, dict) else {}), COMPLETED: list(dict.fromkeys(named))}}


def _ordered(values: dict[str, Any]) -> dict[str, Any]:
    return {key: values[key] for key in _ORDER if key in values} | values
