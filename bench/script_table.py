"""Make the table of traditional and simplified characters that the alignment reads through.

usage: python bench/script_table.py TSCharacters.txt -o regdiff/comparing/script.txt

TSCharacters.txt is the character table of OpenCC (Apache-2.0): a traditional character, a tab, and one or more simplified
ones, the usual one first. Only characters of one code point that differ are kept, twenty pairs a line.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Read the table and write the pairs."""
    source, _, out = arguments
    rows = (line.split("\t") for line in Path(source).read_text(encoding="utf-8").splitlines() if "\t" in line)
    pairs = sorted({row[0] + row[1].split()[0] for row in rows if len(row[0]) == 1 and row[1].split()[0] != row[0]})
    lines = [" ".join(pairs[at : at + 20]) for at in range(0, len(pairs), 20)]
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
