"""The styles of a document: what is a heading, a line of the contents, or hidden by the style that it has."""

from __future__ import annotations

import re
from typing import Any

from regdiff.intake.readers.word.markup import W, child, is_on, value_of

LONGEST_CHAIN = 50
"""Most styles based on each other; a file can make them a ring."""

_HEADING = re.compile(r"(?:heading|标题) ?[1-9]?|title", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9]", re.IGNORECASE)


class Styles:
    """The styles of a document, each with those it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        self._chains: dict[str, list[Any]] = {}
        self._headings: dict[tuple[str, str], bool] = {}
        self._lists: dict[str, list[Any]] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        self._aligns: dict[tuple[str, str], str] = {}
        self._hidden_by_default = is_on(child(root, "docDefaults", "rPrDefault", "rPr", "vanish"))
        for style in () if root is None else root.findall(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._styles.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = name

    def chain(self, name: str) -> list[Any]:
        """Return the style called `name` (the default where there is no such) and those it is based on, nearest first."""
        if name not in self._styles:
            name = self._default
        if name not in self._chains:
            out: list[Any] = []
            at = self._styles.get(name)
            while at is not None and at not in out and len(out) < LONGEST_CHAIN:
                out.append(at)
                at = self._styles.get(value_of(at, "basedOn"))
            self._chains[name] = out
        return self._chains[name]

    def is_heading(self, props: Any) -> bool:
        """Say whether a paragraph with properties `props` is a heading, by its outline level or the name of its style."""
        key = value_of(props, "pStyle"), value_of(props, "outlineLvl")
        if key not in self._headings:
            self._headings[key] = self._heads(*key)
        return self._headings[key]

    def _heads(self, name: str, own: str) -> bool:
        chain = self.chain(name)
        for level in (own, *(value_of(style, "pPr", "outlineLvl") for style in chain)):
            if level:
                return level != "9"  # 9 is Word's level of body text
        return any(_HEADING.fullmatch(value_of(style, "name")) for style in chain)

    def lists(self, name: str) -> list[Any]:
        """Return what the style called `name` and those it is based on say of lists; None for one that says nothing."""
        if name not in self._lists:
            self._lists[name] = [child(style, "pPr", "numPr") for style in self.chain(name)]
        return self._lists[name]

    def is_contents(self, props: Any) -> bool:
        """Say whether a paragraph has a style of the contents; one that is merely based on such a style is none."""
        key = value_of(props, "pStyle")
        if not key:
            return False
        name = value_of(self._styles[key], "name") if key in self._styles else key
        return _CONTENTS.fullmatch(name) is not None

    def is_hidden(self, paragraph: Any, run: Any) -> bool:
        """Say whether a run with properties `run` in a paragraph with properties `paragraph` is hidden.

        Ground: 17.7.3; a style of the run turns round what that of the paragraph says, and what the run itself says rules.
        """
        own = child(run, "vanish")
        if own is not None:
            return is_on(own)
        key = value_of(paragraph, "pStyle"), value_of(run, "rStyle")
        if key not in self._hidden:
            said = [self._vanishes(self.chain(key[0])), bool(key[1]) and self._vanishes(self._known(key[1]))]
            self._hidden[key] = self._hidden_by_default or said[0] != said[1]
        return self._hidden[key]

    def align(self, paragraph: Any, run: Any) -> str:
        """Return how a run stands to the line: `superscript`, `subscript`; empty or `baseline` for on it."""
        if own := value_of(run, "vertAlign"):
            return own
        key = value_of(paragraph, "pStyle"), value_of(run, "rStyle")
        if key not in self._aligns:
            around = [*(self._known(key[1]) if key[1] else ()), *self.chain(key[0])]
            self._aligns[key] = next((said for style in around if (said := value_of(style, "rPr", "vertAlign"))), "")
        return self._aligns[key]

    def _known(self, name: str) -> list[Any]:
        return self.chain(name) if name in self._styles else []

    @staticmethod
    def _vanishes(chain: list[Any]) -> bool:
        return is_on(next((each for style in chain if (each := child(style, "rPr", "vanish")) is not None), None))
