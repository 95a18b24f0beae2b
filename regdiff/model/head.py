"""The head of a canonical text: YAML between two lines of three dashes.

The YAML text itself is the value, so that a head written by hand, with keys we do not know, survives every round trip
byte for byte; what regdiff needs of it is read from it (docs/decisions/0001-head-is-yaml.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from regdiff.errors import Place, TextError
from regdiff.messages import say
from regdiff.model.plain_yaml import read_plain

TRUSTED = ("official", "verbatim")
ATTESTATIONS = (*TRUSTED, "partial", "reconstructed")
"""How far a text can be trusted, best first: compared with the official print, from a full source, in part, not at all."""


@dataclass(frozen=True, slots=True)
class Head:
    """Title, label, dates, note, source and attestation of a revision."""

    text: str
    """The YAML as printed, without the lines of dashes, ending in a line feed (empty for no head at all)."""
    values: Mapping[str, Any] = field(compare=False, repr=False)
    """What the YAML says."""

    def get(self, key: str) -> str:
        """Return a value as text (a date as 2025-11-28), empty when it is missing."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    @property
    def title(self) -> str:
        """The regulation's title as printed."""
        return self.get("title")

    @property
    def label(self) -> str:
        """The revision's label, 2025."""
        return self.get("label")

    @property
    def note(self) -> str:
        """The promulgation note under the title, with its brackets."""
        return self.get("note")

    @property
    def source(self) -> Mapping[str, Any]:
        """What the revision was made from: name, sha256, intake."""
        value = self.values.get("source")
        return value if isinstance(value, dict) else {}

    def attestation(self, number: str = "") -> str:
        """Return how far the article printed as `number` can be trusted; the default of the text for an empty number."""
        value = self.values.get("attestation") or {}
        default = str(value.get("default", "verbatim"))
        return str(value.get(number, default)) if number else default


NO_HEAD = Head("", {})
"""The head of a text that has none."""


def read_head(text: str, source: str = "", line: int = 1) -> Head:
    """Read the YAML of a head.

    Args:
        text: the YAML without the lines of dashes.
        source: name of the text, for errors.
        line: 1-based line on which `text` begins.

    Raises:
        TextError: no YAML, no mapping, aliases (they can blow up), or a value of the wrong kind.
    """
    place = Place(source, line)
    values: Any = read_plain(text)
    if values is None:
        from regdiff.model.safe_yaml import load

        values = load(text, say("the head"), place)
    if not isinstance(values, dict):
        raise TextError(say("the head is no mapping of keys to values"), place=place, fix=say("write title: … and label: …"))
    _check(values, place)
    return Head(text, values)


def _check(values: Mapping[Any, Any], place: Place) -> None:
    for key in ("title", "label", "note"):
        if isinstance(values.get(key), (dict, list)):
            raise TextError(say("{key} in the head is no text", key=key), place=place)
    attestation = values.get("attestation")
    if attestation is None:
        return
    if not isinstance(attestation, dict):
        raise TextError(
            say("attestation in the head is no mapping"), place=place, fix=say("write attestation: {default: verbatim}")
        )
    for key, value in attestation.items():
        if value not in ATTESTATIONS:
            raise TextError(
                say("attestation of {key} is {value!r}", key=key, value=value),
                place=place,
                fix=say("use one of {known}", known=[*ATTESTATIONS]),
            )


def make_head(values: Mapping[str, Any]) -> Head:
    """Return the head that says `values`, in their order, in regdiff's own YAML style; empty ones are left out."""
    from regdiff.model.safe_yaml import dump

    kept = {key: value for key, value in values.items() if value not in (None, "", {}, [])}
    return Head(dump(kept), kept)
