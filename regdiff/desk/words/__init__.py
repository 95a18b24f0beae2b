"""The words of the desk beyond those of the reports: one catalogue a language."""

from __future__ import annotations

from functools import cache

from regdiff.desk.words.en import EN
from regdiff.desk.words.zh import ZH
from regdiff.tasks.pages import LABELS


@cache
def words(lang: str) -> dict[str, str]:
    """Return all words of the desk in `lang`, those of the reports among them."""
    return LABELS[lang] | (ZH if lang == "zh" else EN)
