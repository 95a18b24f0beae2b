"""The words of the reports: one catalogue a language."""

from __future__ import annotations

from typing import Final

from regdiff.report.catalogue.en import EN
from regdiff.report.catalogue.label import Label
from regdiff.report.catalogue.zh import ZH

LANGUAGES: Final = ("zh", "en")
LABELS: Final[dict[str, dict[str, str]]] = {"zh": ZH, "en": {key: Label(words) for key, words in EN.items()}}
