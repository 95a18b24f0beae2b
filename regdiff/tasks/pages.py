"""Pages that a room above the tasks makes with the project's templates, and the words of the reports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regdiff.comparing.changes import ChangeSet
from regdiff.report.catalogue import LABELS, LANGUAGES
from regdiff.report.templates import asset, folder, render


def render_page(template: str, **context: Any) -> str:
    """Return a page made from a template; every text in it is escaped."""
    return render(template, **context)


def render_comparison(change_set: ChangeSet, lang: str, mend: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return the HTML report of a change set without its frame, for a page that has one of its own.

    Args:
        change_set: what changed, proved.
        lang: `zh` or `en`.
        mend: where a row can be mended, by its anchor.
        words: what the frame says besides the words of the report.
    """
    from regdiff.report.html import render_part
    from regdiff.report.view import make_view

    return render_part(make_view(change_set, lang), mend, words)


def digest_of_code() -> str:
    """Return a digest of regdiff itself: what another one made is made anew."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for place, pattern in ((package, "**/*.py"), (package, "comparing/*.txt"), (folder(), "*.*")):
        for path in sorted(place.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


__all__ = ["LABELS", "LANGUAGES", "asset", "digest_of_code", "render_comparison", "render_page"]
