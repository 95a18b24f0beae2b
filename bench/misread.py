"""How often does RD307 find a character in texts that nobody scanned? Each such finding is a false alarm.

usage: python bench/misread.py [FOLDER…]

Folders hold texts (.md, .txt); by default the folder `shared` beside this project.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from regdiff.checks.rules.rd307_misread import TWINS


def count(folders: list[Path]) -> tuple[int, int, Counter[str]]:
    """Return how many texts and characters the folders hold, and how often each character of the table stands in them."""
    texts = characters = 0
    found: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".md", ".txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        texts, characters = texts + 1, characters + len(text)
        found.update(char for char in text if char in TWINS)
    return texts, characters, found


def main(arguments: list[str]) -> int:
    """Print the figures."""
    folders = [Path(name) for name in arguments] or [Path(__file__).parent.parent.parent / "shared"]
    texts, characters, found = count(folders)
    listed = ", ".join(f"{char} {times}" for char, times in found.most_common()) or "none"
    sys.stdout.write(f"{characters:,} characters in {texts:,} texts: {sum(found.values())} false alarms ({listed})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
