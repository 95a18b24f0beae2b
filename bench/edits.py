"""How readable are the edits? Counts what a careful clerk would not have marked so, over the read pairs.

usage: python bench/edits.py [CORPUS…] [-o bench/edits.md]

CORPUS as in bench/accuracy.py; only the texts are read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from accuracy import DEFAULT, folders

import regdiff

LONG = 8
"""Characters of a run that is no coincidence."""
SHORT = 4
"""Characters of an edit beside which a single kept one is a crumb."""
_PAIRS = dict(zip("（《“‘「『【〔", "）》”’」』】〕", strict=True))

ROWS = {
    "replacements": "replacements",
    "again": f"that strike and insert the same {LONG} characters",
    "ends": "that begin or end with the same character on both sides",
    "open": "deletions and insertions that open a mark and do not close it, or close one that they did not open",
    "crumbs": "single characters kept between two replacements",
    "between": f"single characters kept between two deletions, or two insertions, of {SHORT} characters and more each",
}


def replacements(edits: Sequence[regdiff.Edit]) -> Iterator[tuple[str, str]]:
    """Yield what was struck and what was inserted in its place."""
    for one, other in pairwise(edits):
        if one.op is regdiff.Op.DELETE and other.op is regdiff.Op.INSERT:
            yield one.text, other.text


def share_run(one: str, other: str, length: int = LONG) -> bool:
    """Say whether two texts have a run of `length` characters in common."""
    runs = {other[at : at + length] for at in range(len(other) - length + 1)}
    return any(one[at : at + length] in runs for at in range(len(one) - length + 1))


def is_unbalanced(text: str) -> bool:
    """Say whether brackets or quotation marks are cut."""
    open_: list[str] = []
    for char in text:
        if char in _PAIRS:
            open_.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not open_ or open_.pop() != char):
            return True
    return bool(open_)


def count(edits: Sequence[regdiff.Edit]) -> Counter[str]:
    """Return the figures of one change."""
    found: Counter[str] = Counter()
    for struck, come in replacements(edits):
        found["replacements"] += 1
        found["again"] += share_run(struck, come)
        found["ends"] += struck[0] == come[0] or struck[-1] == come[-1]
    found["open"] += sum(is_unbalanced(edit.text) for edit in edits if edit.op is not regdiff.Op.EQUAL)
    for at in range(2, len(edits) - 2):
        kept = edits[at]
        both = [edits[at - 2], edits[at - 1], edits[at + 1], edits[at + 2]]
        ops = [edit.op for edit in both]
        if kept.op is regdiff.Op.EQUAL and len(kept.text) == 1 and ops == [regdiff.Op.DELETE, regdiff.Op.INSERT] * 2:
            found["crumbs"] += kept.text.isalnum()
    found["between"] += sum(map(is_crumb, edits, edits[1:], edits[2:]))
    return found


def is_crumb(before: regdiff.Edit, kept: regdiff.Edit, after: regdiff.Edit) -> bool:
    """Say whether a single character is kept between two edits of one kind, and begins no clause."""
    is_single = kept.op is regdiff.Op.EQUAL and len(kept.text) == 1 and kept.text.isalnum()
    begins = before.text[-1] in "，；：。"
    return is_single and not begins and before.op is after.op and min(len(before.text), len(after.text)) >= SHORT


def measure(corpora: Sequence[Path]) -> list[tuple[str, Counter[str]]]:
    """Return the figures of every pair, over its articles that were amended, split or merged."""
    out = []
    for folder in folders(corpora):
        total: Counter[str] = Counter()
        for change in regdiff.compare(folder / "old.txt", folder / "new.txt").changes:
            if change.unit is regdiff.UnitKind.ARTICLE and change.old and change.new:
                total += count(change.edits)
        out.append((folder.name, total))
    return out


def page(figures: Sequence[tuple[str, Counter[str]]]) -> str:
    """Return the table."""
    out = ["# How readable the edits are", "", "Written by `python bench/edits.py -o bench/edits.md`.", ""]
    out += [f"- {key}: {said}" for key, said in ROWS.items()]
    out += ["", "| pair | " + " | ".join(ROWS) + " |", "|---|" + "---:|" * len(ROWS)]
    out += [f"| {name} | " + " | ".join(str(counts[key]) for key in ROWS) + " |" for name, counts in figures]
    total = sum((counts for _, counts in figures), Counter())
    return "\n".join([*out, "| all | " + " | ".join(str(total[key]) for key in ROWS) + " |"]) + "\n"


def main(corpora: list[Path], output: Path | None) -> int:
    """Print the table, and write it to `output`."""
    text = page(measure(corpora))
    print(text, end="")
    if output:
        output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    target = Path(arguments.pop(arguments.index("-o") + 1)) if "-o" in arguments else None
    sys.exit(main([Path(each) for each in arguments if each != "-o"] or DEFAULT, target))
