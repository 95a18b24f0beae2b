"""Fit the weights of what is told as possible (comparing/possible.py), and judge each pair of revisions without itself.

usage: python bench/doubt.py [CORPUS…] [-o bench/doubt.md]

CORPUS as in bench/accuracy.py; bench/readings.py makes one more of them. The regression is the one of bench/fit.py. What is
printed first goes into comparing/possible.py; the table says how many pairs of articles are linked after all,
how many of the links that are still missed are told as possible, and how many other suggestions are made, by weights that
were fitted to the other pairs alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from accuracy import DEFAULT, folders
from fit import DOUBTFUL, Row, Sample, fit_rows, read

from regdiff.comparing.legs import weigh_legs
from regdiff.comparing.matching import linked_pairs
from regdiff.comparing.possible import SIGNS, SIGNS_BIAS, Signs, likely_links, signs_of, worth_a_look
from regdiff.comparing.remains import Remains

Pair = tuple[int, int]


class Told(NamedTuple):
    """How well doubt is told."""

    right: int
    """Pairs that are linked after all, and are links."""
    wrong: int
    """Others that are."""
    missed: int
    """Links that are still missed."""
    possible: int
    """How many of them are told to be possible."""
    others: int
    """How many other pairs are."""


class Judged(NamedTuple):
    """A pair of revisions as it is aligned, and what speaks for the pairs of articles that are not linked."""

    sample: Sample
    linked: frozenset[Pair]
    signs: dict[Pair, Signs]

    def named(self, pair: Pair) -> tuple[str, str]:
        """Return the numbers of two articles."""
        return self.sample.old[pair[0]].printed, self.sample.new[pair[1]].printed

    @property
    def missed(self) -> set[tuple[str, str]]:
        """Links of the alignment that was made by reading which are not made."""
        return self.sample.wanted - {self.named(pair) for pair in self.linked}

    def rows(self) -> list[Row]:
        """Return what the weights are fitted to."""
        missed, doubtful = self.missed, self.sample.doubtful
        named = ((self.named(pair), signs) for pair, signs in self.signs.items())
        return [Row(signs, name in missed, DOUBTFUL if name in doubtful else 1.0) for name, signs in named]

    def told(self, weights: Signs, bias: float) -> Told:
        """Return how well the doubt is told by these weights."""
        found = worth_a_look(self.signs, weights, bias)
        sides = self.sample.old, self.sample.new
        sure = {self.named(pair) for pair in likely_links(found, self.linked, self.sample.matching.candidates, sides)}
        told = {self.named(pair) for pair in found} - sure
        missed, known = self.missed, self.sample.wanted | self.sample.doubtful
        return Told(len(sure & missed), len(sure - known), len(missed - sure), len(told & missed), len(told - known))


def judge(folder: Path) -> Judged:
    """Read a pair of revisions, align it, and look at what is not linked."""
    sample = read(folder)
    matching, legs = sample.matching, weigh_legs(sample.matching.candidates)
    linked = frozenset(linked_pairs(matching, legs, (len(sample.old), len(sample.new))))
    remains = Remains((sample.old, sample.new), matching.profiles, linked)
    return Judged(sample, linked, signs_of(linked, matching.totals, legs, remains))


def fit(every: Sequence[Judged]) -> tuple[Signs, float]:
    """Return the weights and the bias that make what was read likeliest."""
    weights, bias = fit_rows([row for each in every for row in each.rows()])
    return Signs(*weights), bias


def main(corpora: list[Path], output: Path | None) -> int:
    """Print the weights and the table; write the table to `output`."""
    every = [judge(folder) for folder in folders(corpora)]
    weights, bias = fit(every)
    for name, value in weights._asdict().items():
        print(f"    {name}={value:.2f},")
    print(f"SIGNS_BIAS = {bias:.2f}\n")
    out = [
        "| pair, by weights fitted without it | linked after all | wrongly | still missed | possible | others possible |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    alone = []
    for each in every:
        alone.append(each.told(*fit([other for other in every if other is not each])))
        name, title = each.sample.folder.name, each.sample.gold["title"]
        row = " | ".join(map(str, alone[-1]))
        out.append(f"| {name if title in name else f'{title} ({name})'} | {row} |")
    held = ", ".join(f"{name} {value:.2f}" for name, value in SIGNS._asdict().items())
    out += ["", f"Weights as shipped: {held}, bias {SIGNS_BIAS:.2f}.", *_summed("Each judged without itself", alone)]
    out += _summed("As shipped", [each.told(SIGNS, SIGNS_BIAS) for each in every])
    print("\n".join(out))
    if output:
        head = [
            "# Doubt, each pair judged without itself",
            "",
            "Written by `python bench/doubt.py`; see docs/alignment.md.",
            "",
        ]
        output.write_text("\n".join(head + out) + "\n", encoding="utf-8")
    return 0


def _summed(how: str, told: Sequence[Told]) -> list[str]:
    right, wrong, missed, possible, others = (sum(column) for column in zip(*told, strict=True))
    after = f"{right} pairs are rightly linked after all, {wrong} wrongly"
    share = (
        f"{possible} ({possible / max(1, missed):.0%}) are told as possible, beside {others / len(told):.1f} others a pair"
    )
    before, found = right + missed, right + possible
    either = f"of {before} that nothing before found {found} ({found / max(1, before):.0%})"
    return ["", f"{how}: {after}; of {missed} links that are still missed {share}; {either} are linked or told."]


if __name__ == "__main__":
    arguments = sys.argv[1:]
    target = Path(arguments.pop(arguments.index("-o") + 1)) if "-o" in arguments else None
    sys.exit(main([Path(each) for each in arguments if each != "-o"] or DEFAULT, target))
