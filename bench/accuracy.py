"""How right is the alignment? Scores regdiff and two baselines against alignments made by careful reading.

usage: python bench/accuracy.py [CORPUS…] [-o bench/accuracy.md]

CORPUS holds one folder a pair with old.txt, new.txt and gold.json (see docs/alignment.md); by default the two of the folder
`shared` beside this project. Pairs that the gold lists as doubtful count neither way.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import regdiff

Pair = tuple[str, str]
BAR, WORST_BAR, KINDS_BAR, PRECISION_BAR = 0.97, 0.88, 0.95, 0.985
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
DEFAULT = [SHARED / "corpus", SHARED / "corpus-more"]


class Score(NamedTuple):
    """One alignment against the gold."""

    precision: float
    recall: float
    f1: float
    kinds: float


def folders(corpora: Iterable[Path]) -> list[Path]:
    """Return the folders of the pairs, corpus by corpus."""
    return [path.parent for corpus in corpora for path in sorted(corpus.glob("*/gold.json"))]


def load_gold(folder: Path) -> dict[str, Any]:
    """Read the alignment of a pair that was made by reading."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def score(gold: dict[str, Any], links: list[tuple[list[str], list[str], str]]) -> Score:
    """Score links (old numbers, new numbers, kind): precision, recall and F1 over pairs, and the share of right kinds."""
    doubtful = set(_pairs((d["old"], d["new"]) for d in gold.get("doubtful", [])))
    unsure = {("old", o) for o, _ in doubtful} | {("new", n) for _, n in doubtful}
    want = set(_pairs((link["old"], link["new"]) for link in gold["links"])) - doubtful
    got = set(_pairs((old, new) for old, new, _ in links)) - doubtful
    hits = len(want & got)
    precision, recall = hits / max(1, len(got)), hits / max(1, len(want))
    wanted = _kinds(
        [
            *((x["old"], x["new"], x["kind"]) for x in gold["links"]),
            (gold["deleted"], [], "deleted"),
            ([], gold["added"], "added"),
        ]
    )
    given = _kinds(links)
    judged = [key for key in wanted if key not in unsure]
    kinds = sum(given.get(key) == wanted[key] for key in judged) / max(1, len(judged))
    return Score(precision, recall, 2 * hits / max(1, len(want) + len(got)), kinds)


def _pairs(links: Iterable[tuple[list[str], list[str]]]) -> Iterable[Pair]:
    return ((o, n) for old, new in links for o in old for n in new)


def _kinds(links: Iterable[tuple[list[str], list[str], str]]) -> dict[Pair, str]:
    return {(side, number): kind for old, new, kind in links for side, run in (("old", old), ("new", new)) for number in run}


def ours(old: Path, new: Path) -> list[tuple[list[str], list[str], str]]:
    """Align with regdiff."""
    links = []
    for change in regdiff.compare(old, new).changes:
        if change.unit.value != "article":
            continue
        if change.legs:
            several = [o.index for o, _ in change.legs]
            kinds = ("merged", "split")
            links += [([o.printed], [n.printed], kinds[several.count(o.index) > 1]) for o, n in change.legs]
        else:
            links.append(([u.printed for u in change.old], [u.printed for u in change.new], change.kind.value))
    return links


def _texts(path: Path) -> dict[str, str]:
    return {article.number.printed: article.text for article in regdiff.read(path).articles}


def same_number(old: Path, new: Path) -> list[tuple[list[str], list[str], str]]:
    """Link articles that carry the same number: the first baseline."""
    before, after = _texts(old), _texts(new)
    return _plain({(n, n) for n in before.keys() & after.keys()}, before, after)


def greedy_difflib(old: Path, new: Path) -> list[tuple[list[str], list[str], str]]:
    """Link the most similar articles first, down to a ratio of 0.5: the second baseline."""
    before, after = _texts(old), _texts(new)
    ratios = []
    for n, text in after.items():
        matcher = SequenceMatcher(None, "", text, autojunk=False)
        for o, other in before.items():
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= 0.5 and matcher.quick_ratio() >= 0.5 and (ratio := matcher.ratio()) >= 0.5:
                ratios.append((ratio, o, n))
    linked: set[Pair] = set()
    for _, o, n in sorted(ratios, reverse=True):
        if not any(o == a or n == b for a, b in linked):
            linked.add((o, n))
    return _plain(linked, before, after)


def _plain(linked: set[Pair], before: dict[str, str], after: dict[str, str]) -> list[tuple[list[str], list[str], str]]:
    links = [([o], [n], "unchanged" if before[o] == after[n] else "amended") for o, n in sorted(linked)]
    links += [([o], [], "deleted") for o in before if o not in {a for a, _ in linked}]
    return links + [([], [n], "added") for n in after if n not in {b for _, b in linked}]


METHODS: dict[str, Callable[[Path, Path], list[tuple[list[str], list[str], str]]]] = {
    "regdiff": ours,
    "same number": same_number,
    "greedy difflib": greedy_difflib,
}


def main(corpora: list[Path], output: Path | None) -> int:
    """Print the table, and write it to `output`; status 1 where regdiff is not above both baselines on every pair."""
    found = folders(corpora)
    if not found:
        names = ", ".join(corpus.name for corpus in corpora)
        print(f"accuracy: no pairs in {names}; give a folder with PAIR/old.txt, new.txt and gold.json", file=sys.stderr)
        return 2
    out = ["| pair | P | R | F1 | kinds | F1 same number | F1 greedy difflib |", "|---|---:|---:|---:|---:|---:|---:|"]
    scores: dict[str, list[Score]] = {name: [] for name in METHODS}
    for folder in found:
        gold = load_gold(folder)
        for name, method in METHODS.items():
            scores[name].append(score(gold, method(folder / "old.txt", folder / "new.txt")))
        own, number, greedy = (scores[name][-1] for name in METHODS)
        row = (own.precision, own.recall, own.f1, own.kinds, number.f1, greedy.f1)
        out.append(f"| {gold['title']} ({folder.name}) | " + " | ".join(f"{value:.3f}" for value in row) + " |")
    verdict, above = _judge(scores)
    out += ["", *verdict]
    print("\n".join(out))
    if output:
        head = ["# Accuracy", "", "Written by `python bench/accuracy.py -o bench/accuracy.md`; see docs/alignment.md.", ""]
        output.write_text("\n".join(head + out) + "\n", encoding="utf-8")
    return 0 if above else 1


def _judge(scores: dict[str, list[Score]]) -> tuple[list[str], bool]:
    own = scores["regdiff"]
    mean = {name: sum(s.f1 for s in found) / len(found) for name, found in scores.items()}
    worst, kinds = min(s.f1 for s in own), sum(s.kinds for s in own) / len(own)
    precision = sum(s.precision for s in own) / len(own)
    above = all(s.f1 >= max(o.f1 for o in others) for s, *others in zip(*scores.values(), strict=True))
    reached = f"Mean F1 {mean['regdiff']:.3f} (bar {BAR}), worst F1 {worst:.3f} (bar {WORST_BAR})"
    return [
        f"{reached}, precision {precision:.3f} (bar {PRECISION_BAR}), kinds {kinds:.3f} (bar {KINDS_BAR}).",
        f"Baselines: same number {mean['same number']:.3f}, greedy difflib {mean['greedy difflib']:.3f}.",
        f"Above both baselines on every pair: {'yes' if above else 'no'}.",
    ], above


if __name__ == "__main__":
    arguments = sys.argv[1:]
    target = Path(arguments.pop(arguments.index("-o") + 1)) if "-o" in arguments else None
    arguments = [argument for argument in arguments if argument != "-o"]
    sys.exit(main([Path(each) for each in arguments] or DEFAULT, target))
