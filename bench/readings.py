"""Make pairs of revisions of a public collection and the alignments in readings.txt, in the form of bench/accuracy.py.

usage: python bench/readings.py COLLECTION OUT

COLLECTION is a checkout of github.com/LawRefBook/Laws, which holds one file a revision, named by its title and its date; OUT
gets one folder a pair with old.txt, new.txt and gold.json. readings.txt has a heading and a line a pair: title, dates of
both revisions, and after it which article became which (1>1, 3>4,5), by the rules of docs/alignment.md; those on which
careful readers may differ have a question mark. The texts are not part of this project.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from regdiff.model.numbers import format_numeral

READINGS = Path(__file__).with_name("readings.txt")
_MARKUP = re.compile(r"<!--.*?-->|^#+", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"^(第[一二三四五六七八九十百零]+[条章节编])\s+", re.MULTILINE)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零]+条", re.MULTILINE)


class Reading(NamedTuple):
    """The alignment of a pair of revisions that was made by reading."""

    title: str
    dates: tuple[str, str]
    links: list[tuple[int, int]]
    doubtful: list[tuple[int, int]]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return "-".join((self.title, *(date[:4] for date in self.dates)))


def load(path: Path = READINGS) -> list[Reading]:
    """Read the alignments."""
    out = []
    for heading, line in zip(*[iter(path.read_text(encoding="utf-8").splitlines())] * 2, strict=True):
        title, before, after = heading.removeprefix("# ").split()
        told = [(each.startswith("?"), *each.lstrip("?").split(">")) for each in line.split()]
        pairs = [(unsure, int(old), int(each)) for unsure, old, new in told for each in new.split(",")]
        links, doubtful = ([(old, new) for unsure, old, new in pairs if unsure is kind] for kind in (False, True))
        out.append(Reading(title, (before, after), links, doubtful))
    return out


def plain(markdown: str) -> str:
    """Return the text of a file of the collection: a paragraph, item or heading a line."""
    lines = (line.strip() for line in _MARKUP.sub("", markdown).splitlines())
    return _OPENING.sub("\\1\u3000", "\n".join(line for line in lines if line)) + "\n"


def gold(reading: Reading, old: str, new: str) -> dict[str, Any]:
    """Return the alignment as bench/accuracy.py reads it."""
    of_old, of_new = (Counter(pair[side] for pair in reading.links) for side in (0, 1))
    sizes = len(_ARTICLE.findall(old)), len(_ARTICLE.findall(new))
    links = []
    for one, other in reading.links:
        kind = "split" if of_old[one] > 1 else "merged" if of_new[other] > 1 else "amended"
        links.append({"old": [_printed(one)], "new": [_printed(other)], "kind": kind})
    return {
        "title": reading.title,
        "links": links,
        "deleted": [_printed(number) for number in range(1, sizes[0] + 1) if number not in of_old],
        "added": [_printed(number) for number in range(1, sizes[1] + 1) if number not in of_new],
        "doubtful": [{"old": [_printed(one)], "new": [_printed(other)]} for one, other in reading.doubtful],
    }


def _printed(number: int) -> str:
    return f"第{format_numeral(number)}条"


def main(collection: Path, out: Path) -> int:
    """Write the folders."""
    files = {path.name: path for path in collection.rglob("*.md")}
    for reading in load():
        folder = out / reading.name
        folder.mkdir(parents=True, exist_ok=True)
        old, new = (plain(files[f"{reading.title}({date}).md"].read_text(encoding="utf-8")) for date in reading.dates)
        (folder / "old.txt").write_text(old, encoding="utf-8")
        (folder / "new.txt").write_text(new, encoding="utf-8")
        (folder / "gold.json").write_text(
            json.dumps(gold(reading, old, new), ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
