"""Fit the weights of the legs (comparing/legs.py) to alignments made by careful reading, and judge each pair without itself.

usage: python bench/fit.py [CORPUS…] [-o bench/fit.md]

CORPUS as in bench/accuracy.py. A logistic regression with a penalty on the squares of the weights (L2, on features of one
scale), by Newton's method. What is printed first goes into comparing/legs.py; the table says how each pair is aligned by
weights that were fitted to the other pairs alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp, sqrt
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple

from accuracy import DEFAULT, Score, folders, load_gold, score

import regdiff
from regdiff.comparing.emptied import emptied_links
from regdiff.comparing.legs import Leg, weigh_legs
from regdiff.comparing.matching import Matching, link, links_of, match_one_to_one
from regdiff.comparing.script import in_one_script
from regdiff.comparing.units import Unit, UnitKind, units

PENALTY = 3.0
"""One over the variance that a weight is expected to have, on features of one scale."""
DOUBTFUL = 0.5
"""How much a pair counts, against a link, on which careful readers differ: it is better told as possible than linked."""
STEPS = 30


class Row(NamedTuple):
    """What speaks for a pair of articles."""

    signs: tuple[float, ...]
    wanted: bool
    weight: float
    """How much it counts."""


class Doubt(NamedTuple):
    """How well doubt is told."""

    missed: int
    """Links that are missed."""
    told: int
    """How many of them are told to be possible."""
    false: int
    """How many other pairs are."""


class Sample(NamedTuple):
    """One pair of revisions, aligned one to one."""

    folder: Path
    gold: dict[str, Any]
    old: list[Unit]
    new: list[Unit]
    matching: Matching

    @property
    def doubtful(self) -> set[tuple[str, str]]:
        """Pairs of numbers on which careful readers differ."""
        return {(o, n) for each in self.gold.get("doubtful", []) for o in each["old"] for n in each["new"]}

    @property
    def wanted(self) -> set[tuple[str, str]]:
        """Pairs of numbers that are linked, the doubtful ones aside."""
        return {(o, n) for link in self.gold["links"] for o in link["old"] for n in link["new"]} - self.doubtful

    def rows(self) -> list[Row]:
        """Return what speaks for each possible leg that may be linked, and whether the gold has it."""
        wanted, doubtful = self.wanted, self.doubtful
        out = []
        for (i, j), candidate in self.matching.candidates.items():
            if candidate.hollow:
                continue
            named = self.old[i].printed, self.new[j].printed
            out.append(Row(candidate.leg, named in wanted, DOUBTFUL if named in doubtful else 1.0))
        return out

    def judged(self, weights: Leg, bias: float) -> tuple[Score, Doubt]:
        """Return how well the pair is aligned by these weights, and what is told of the doubt."""
        legs = weigh_legs(self.matching.candidates, weights, bias)
        pairs, possible = link(self.matching, legs, self.old, self.new)
        by_index = {unit.index: unit for unit in self.old}, {unit.index: unit for unit in self.new}
        found = []
        for each in links_of(pairs, self.old, self.new):
            if each.legs:
                several = [i for i, _ in each.legs]
                for i, j in each.legs:
                    kind = "split" if several.count(i) > 1 else "merged"
                    found.append(([by_index[0][i].printed], [by_index[1][j].printed], kind))
            else:
                old, new = [by_index[0][i] for i in each.old], [by_index[1][j] for j in each.new]
                found.append(([u.printed for u in old], [u.printed for u in new], _kind(old, new)))
        told = {(by_index[0][each.old].printed, by_index[1][each.new].printed) for each in possible if not each.linked}
        linked = {(self.old[i].printed, self.new[j].printed) for i, j in pairs}
        missed = self.wanted - linked
        return score(self.gold, found), Doubt(len(missed), len(missed & told), len(told - self.wanted - self.doubtful))


def _kind(old: Sequence[Unit], new: Sequence[Unit]) -> str:
    if not old or not new:
        return "added" if new else "deleted"
    if len(old) + len(new) > 2:
        return "split" if len(new) > 1 else "merged"
    return "unchanged" if regdiff.model.text.fold(old[0].text) == regdiff.model.text.fold(new[0].text) else "amended"


def read(folder: Path) -> Sample:
    """Read a pair and align it one to one."""
    old, new = (units(regdiff.read(folder / f"{side}.txt")) for side in ("old", "new"))
    before, after = ([u for u in side if u.kind is UnitKind.ARTICLE] for side in in_one_script(old, new))
    if emptied_links(before, after):
        sys.exit(f"fit: {folder.name} holds emptied articles, which are linked by another rule; leave the pair out")
    return Sample(folder, load_gold(folder), before, after, match_one_to_one(before, after))


def fit(rows: Sequence[Row]) -> tuple[Leg, float]:
    """Return the weights and the bias of the legs that make the gold likeliest."""
    weights, bias = fit_rows(rows)
    return Leg(*weights), bias


def fit_rows(rows: Sequence[Row]) -> tuple[list[float], float]:
    """Return the weights and the bias that make the gold likeliest."""
    columns = list(zip(*(row.signs for row in rows), strict=True))
    means = [sum(column) / len(column) for column in columns]
    scales = [sqrt(sum((x - m) ** 2 for x in column) / len(column)) or 1.0 for column, m in zip(columns, means, strict=True)]
    data = [[1.0, *((x - m) / s for x, m, s in zip(row.signs, means, scales, strict=True))] for row in rows]
    penalty = [0.0] + [PENALTY] * len(columns)
    beta = [0.0] * len(penalty)
    for _ in range(STEPS):
        odds = [1 / (1 + exp(-sum(map(mul, beta, row)))) for row in data]
        errors = [row.weight * (row.wanted - p) for row, p in zip(rows, odds, strict=True)]
        spread = [row.weight * p * (1 - p) for row, p in zip(rows, odds, strict=True)]
        turned = list(zip(*data, strict=True))
        gradient = [sum(map(mul, errors, column)) - f * b for column, f, b in zip(turned, penalty, beta, strict=True)]
        hessian = [[sum(map(mul, map(mul, spread, a), b)) for b in turned] for a in turned]
        for k, value in enumerate(penalty):
            hessian[k][k] += value
        beta = [b + d for b, d in zip(beta, solve(hessian, gradient), strict=True)]
    weights = [b / s for b, s in zip(beta[1:], scales, strict=True)]
    return weights, beta[0] - sum(w * m for w, m in zip(weights, means, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for k in range(size):
        pivot = max(range(k, size), key=lambda r: abs(rows[r][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for r in range(k + 1, size):
            factor = rows[r][k] / rows[k][k]
            rows[r] = [x - factor * y for x, y in zip(rows[r], rows[k], strict=True)]
    out = [0.0] * size
    for k in reversed(range(size)):
        out[k] = (rows[k][size] - sum(rows[k][c] * out[c] for c in range(k + 1, size))) / rows[k][k]
    return out


def main(corpora: list[Path], output: Path | None) -> int:
    """Print the weights and the table; write the table to `output`."""
    samples = [read(folder) for folder in folders(corpora)]
    weights, bias = fit([row for sample in samples for row in sample.rows()])
    for name, value in weights._asdict().items():
        print(f"    {name}={value:.2f},")
    print(f"LEG_BIAS = {bias:.2f}\n")
    out = [
        "| pair, by weights fitted without it | P | R | F1 | kinds | missed | of these possible | others possible |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    scores, doubts = [], []
    for sample in samples:
        others = [row for other in samples if other is not sample for row in other.rows()]
        judged, doubt = sample.judged(*fit(others))
        scores.append(judged)
        doubts.append(doubt)
        row = " | ".join([*(f"{value:.3f}" for value in judged), *map(str, doubt)])
        out.append(f"| {sample.gold['title']} ({sample.folder.name}) | {row} |")
    f1 = [each.f1 for each in scores]
    means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
    missed, told, false = (sum(column) for column in zip(*doubts, strict=True))
    out += ["", f"Mean F1 {means[2]:.3f}, worst {min(f1):.3f}, precision {means[0]:.3f}, kinds {means[3]:.3f}."]
    others = f"beside {false / len(samples):.1f} other pairs on average"
    out += [f"Of {missed} links that are missed {told} are told as possible, {others}."]
    print("\n".join(out))
    if output:
        head = ["# Each pair judged without itself", "", "Written by `python bench/fit.py -o bench/fit.md`.", ""]
        output.write_text("\n".join(head + out) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    target = Path(arguments.pop(arguments.index("-o") + 1)) if "-o" in arguments else None
    sys.exit(main([Path(each) for each in arguments if each != "-o"] or DEFAULT, target))
