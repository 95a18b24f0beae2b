"""The catalogue of translations: compiled by gettext's rules, read only when something is to be told in Chinese."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "locale"
"""`LANGUAGE/LC_MESSAGES/regdiff.po` is what people write, the `.mo` beside it what is read here."""
DOMAIN = "regdiff"


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, FOLDER, languages=[lang], fallback=True)


def translated(one: str, many: str, count: int, lang: str) -> str:
    """Return the template of a message in a language; the English one where there is no translation.

    Args:
        one: the template in English.
        many: that for another count than one; empty where there is none.
        count: what decides between the two.
        lang: the language.
    """
    catalogue = _catalogue(lang)
    return catalogue.ngettext(one, many, count) if many else catalogue.gettext(one)
