"""Changes to the body of a stored text, line by line, for rules that can mend."""

from __future__ import annotations

from collections.abc import Callable

from regdiff.model.parse import has_head


def on_body(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with `change` applied to each line behind its head."""
    end = text.find("\n---\n", 3) + 5 if has_head(text) else 0
    return text[:end] + "\n".join(change(line) for line in text[end:].split("\n"))
