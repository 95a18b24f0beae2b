"""Search without a server: every passage of every revision, and which regulation holds which two characters.

A page loads scripts, not data, so that the search also works from a file system. `grams` lead to the regulations that can
hold the phrase; only their passages are loaded and looked through. The script does the same folding (`templates/site.js`).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from regdiff.comparing.lineage import Lineage, Place
from regdiff.comparing.units import UnitKind

BLOCK = 50
"""Regulations that share one index: its size bounds the memory that building takes."""
_SHARE = 2000
"""Grams in one file of the index, about."""
_BLANKS = dict.fromkeys(
    [
        *(*range(9, 14), *range(28, 33), 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010)),
        *(0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF),
    ]
)


def normal(text: str) -> str:
    """Return `text` as it is searched: compatibility forms made one, lower case, no blanks."""
    return unicodedata.normalize("NFKC", text).lower().translate(_BLANKS)


def passages(lineage: Lineage, anchors: dict[Place, str]) -> list[Any]:
    """Return every passage once: its text, and the places where it stands (revision, anchor, number as printed)."""
    found: dict[str, list[list[Any]]] = {}
    for at, flat in enumerate(lineage.units):
        for unit in flat:
            where = [at, anchors.get(Place(at, unit.index), ""), unit.printed or unit.kind.value]
            text = unit.text if unit.kind is not UnitKind.HEADING else f"{unit.printed} {unit.text}".strip()
            if text:
                found.setdefault(text, []).append(where)
    return [[text, places] for text, places in found.items()]


def texts_script(home: str, title: str, texts: Sequence[str], labels: Sequence[str], found: list[Any]) -> str:
    """Return the script that hands a regulation's passages to the page."""
    data = {"title": title, "labels": labels, "pages": texts, "passages": found}
    return f"regdiff.texts({_literal(home)}, {_literal(data)});\n"


def read_passages(script: str) -> list[str]:
    """Return the passages of a script that `texts_script` wrote."""
    data, _ = json.JSONDecoder().raw_decode(script, script.index(", {") + 2)
    return [text for text, _ in data["passages"]]


def grams(text: str) -> set[str]:
    """Return every character of `text` and every two that stand together, as they are searched."""
    folded = normal(text)
    return {*folded, *map("".join, pairwise(folded))}


def index_scripts(members: Iterable[Iterable[str]]) -> list[str]:
    """Return the files of one block's index.

    Args:
        members: the passages of each regulation of the block, at most BLOCK.

    Returns:
        Scripts that hand over: gram → one character a regulation, its place in the block from 0 on.
    """
    holders: dict[str, str] = {}
    for number, texts in enumerate(members):
        sign = chr(ord("0") + number)
        for gram in set().union(*map(grams, texts)):
            holders[gram] = holders.get(gram, "") + sign
    files = max(1, -(-len(holders) // _SHARE))
    shares: list[dict[str, str]] = [{} for _ in range(files)]
    for gram in sorted(holders):
        shares[share_of(gram, files)][gram] = holders[gram]
    return [f"regdiff.grams({_literal(share)});\n" for share in shares]


def share_of(gram: str, files: int) -> int:
    """Return which file of an index holds a gram."""
    return sum(ord(char) * factor for char, factor in zip(gram, (31, 1), strict=False)) % files


def manifest_script(regulations: Sequence[tuple[str, str]], blocks: Sequence[int]) -> str:
    """Return the script that says what there is to search: (folder, title) of each regulation, files of each block."""
    return f"regdiff.manifest({_literal({'size': BLOCK, 'regulations': regulations, 'blocks': blocks})});\n"


def _literal(value: object) -> str:
    """Return JSON that is safe as JavaScript, and as a part of a page too."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
