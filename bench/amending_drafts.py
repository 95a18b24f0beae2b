"""Drafted instruments: are they exact, how long are they beside the official ones, and do they cut words?

usage: python bench/amending_drafts.py [--texts FOLDER]

Every pair of texts under ../shared (the bases and results of the triples, and the two corpora) is drafted both ways.
FOLDER, where it is given, receives each draft, to be read by a person. Seconds are CPU time.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import regdiff
from regdiff.amending.address import Place
from regdiff.amending.instrument import Operation, Verb
from regdiff.comparing.tokens import tokens
from regdiff.comparing.words import word_starts

SHARED = Path(__file__).parent.parent.parent / "shared"
SEVEN = ("accounting", "antimonopoly", "ozone", "civil-procedure", "supervision", "npcsc-rules", "express")
"""The triples whose official instrument is measured beside the draft (AMENDMENTS §4.8)."""


class Pair(NamedTuple):
    """Two texts of one regulation."""

    name: str
    old: Path
    new: Path
    official: tuple[Path, ...]


class Result(NamedTuple):
    """What became of one draft."""

    name: str
    trouble: str
    """Why there is none; empty where it is exact."""
    text: str
    operations: int
    cut: tuple[str, ...]
    ungrouped: tuple[str, ...]
    seconds: float


def pairs(shared: Path = SHARED) -> Iterator[Pair]:
    """Yield every pair of texts, as they lie in time."""
    for meta in sorted((shared / "amendments").glob("*/meta.json")):
        at = meta.parent
        yield Pair(at.name, at / "base.txt", at / "result.txt", tuple(sorted(at.glob("instrument-*.txt"))))
    for corpus in ("corpus", "corpus-more"):
        for old in sorted((shared / corpus).glob("*/old.txt")):
            yield Pair(old.parent.name, old, old.parent / "new.txt", ())


def drafted(name: str, old: regdiff.Revision, new: regdiff.Revision) -> Result:
    """Draft one instrument and look at it. `draft` itself proves that it gives the new text, or raises."""
    start = time.process_time()
    try:
        made = regdiff.draft(old, new)
    except regdiff.RegdiffError as error:
        return Result(name, str(error), "", 0, (), (), time.process_time() - start)
    seconds = time.process_time() - start
    operations = [each for target in made.instrument.targets for order in target.orders for each in order.operations]
    return Result(
        name, "", made.text, len(operations), tuple(cut(operations, old)), tuple(ungrouped(operations)), seconds
    )  # fmt: skip


def cut(operations: list[Operation], old: regdiff.Revision) -> Iterator[str]:
    """Yield the phrases that begin or end inside a word, a number or a title in 《》, wherever they are replaced."""
    texts = {article.number: article.lines for article in old.articles}
    for operation in operations:
        if not operation.phrase or len(operation.phrase) == len(operation.words) == 1:
            continue  # 帐 → 账 is another spelling, in whatever word
        for target in operation.targets:
            lines = texts.get(target.article, ()) if target.place is Place.ARTICLE and target.article else ()
            if any(_cuts(line, operation.phrase) for line in lines):
                yield f"{target} “{operation.phrase}”"


def _cuts(line: str, phrase: str) -> bool:
    at = line.find(phrase)
    if at < 0:
        return False
    starts, offset = bytearray(word_starts(line)), 0
    for token in tokens(line):
        starts[offset + 1 : offset + len(token)] = bytes(len(token) - 1)
        offset += len(token)
    return not (starts[at] and starts[at + len(phrase)])


def ungrouped(operations: list[Operation]) -> list[str]:
    """Return the replacements that are told apart for three articles or more, although one order could list them."""
    made = {(each.phrase, each.words, each.targets[0].article) for each in operations if each.verb is Verb.REPLACE}
    counts = Counter((old, new) for old, new, _ in made)
    return [f"“{old}” → “{new}”" for (old, new), count in sorted(counts.items()) if count > 2]


def size(text: str) -> int:
    """Characters of the orders, without blanks."""
    return len("".join(text.split()))


def page(results: list[tuple[Pair, Result, Result]]) -> str:
    """Return the tables."""
    lines = ["Each pair is drafted both ways; the draft is read and applied, and must give the new text.", ""]
    lines += ["| pair | there | back | operations | cut words | ungrouped | seconds |", "|---|---|---|---:|---:|---:|---:|"]
    for pair, there, back in results:
        both = (there, back)
        exact = " | ".join(each.trouble[:80] or "exact" for each in both)
        counts = (sum(each.operations for each in both), *(sum(map(len, side)) for side in _lists(both)))
        lines.append(f"| {pair.name} | {exact} | {' | '.join(map(str, counts))} | {sum(r.seconds for r in both):.2f} |")
    every = [each for _, *both in results for each in both]
    good = sum(not each.trouble for each in every)
    lines += ["", f"{good} of {len(every)} drafts give the new text; {sum(len(r.cut) for r in every)} phrases cut inside a "]
    lines[-1] += f"word, {sum(len(r.ungrouped) for r in every)} ungrouped replacements."
    return "\n".join([*lines, "", *officials(results)]) + "\n"


def _lists(both: tuple[Result, Result]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return [each.cut for each in both], [each.ungrouped for each in both]


def officials(results: list[tuple[Pair, Result, Result]]) -> Iterator[str]:
    """Yield the table of drafts beside the official instruments."""
    yield "| pair | operations: draft, official | characters: draft, official |"
    yield "|---|---:|---:|"
    sums = [0, 0, 0, 0]
    for pair, there, _ in results:
        if not pair.name.startswith(SEVEN) or there.trouble:
            continue
        instruments = [regdiff.read_instrument(path) for path in pair.official]
        operations = sum(len(o.operations) for i in instruments for t in i.targets for o in t.orders)
        characters = sum(size(path.read_text(encoding="utf-8")) for path in pair.official)
        row = (there.operations, operations, size(there.text), characters)
        sums = [a + b for a, b in zip(sums, row, strict=True)]
        yield f"| {pair.name} | {row[0]}, {row[1]} | {row[2]:,}, {row[3]:,} |"
    if sums[1]:
        yield f"| all | {sums[0] / sums[1]:.2f} of the official | {sums[2] / sums[3]:.2f} of the official |"


def run(shared: Path = SHARED) -> list[tuple[Pair, Result, Result]]:
    """Draft every pair both ways."""
    out = []
    for pair in pairs(shared):
        old, new = regdiff.read(pair.old), regdiff.read(pair.new)
        out.append((pair, drafted(pair.name, old, new), drafted(f"{pair.name}-back", new, old)))
    return out


def main(argv: list[str]) -> None:
    """Print the tables."""
    results = run()
    print(page(results))
    if "--texts" in argv:
        folder = Path(argv[argv.index("--texts") + 1])
        folder.mkdir(parents=True, exist_ok=True)
        for _, *both in results:
            for each in both:
                (folder / f"{each.name}.txt").write_text(each.text or each.trouble, encoding="utf-8")
    for _, *both in results:
        for each in both:
            for what in (each.trouble, *each.cut, *each.ungrouped):
                if what:
                    print(f"{each.name}: {what}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
