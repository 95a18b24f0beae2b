"""The words of the reports: one catalogue a language, loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

LANGUAGES: Final = ("zh", "en")


class _Catalogues(Mapping[str, dict[str, str]]):
    """Language → its words by key."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}

    def __getitem__(self, lang: str) -> dict[str, str]:
        if lang not in self._known:
            self._known[lang] = _load(lang)
        return self._known[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _load(lang: str) -> dict[str, str]:
    if lang == "zh":
        from regdiff.report.catalogue.zh import ZH

        return ZH
    if lang == "en":
        from regdiff.report.catalogue.en import EN
        from regdiff.report.catalogue.label import Label

        return {key: Label(words) for key, words in EN.items()}
    raise KeyError(lang)


LABELS: Final[Mapping[str, dict[str, str]]] = _Catalogues()
