"""How often are the reading aids right? Precision on the corpus, from judgements made by reading.

usage: python bench/aids.py [CORPUS] [-o bench/aids.md]

CORPUS holds one folder a pair with old.txt and new.txt; by default the corpus in the folder `shared` beside this project.
The judgements stand in tests/judgements: the numbers of the articles, what was told, right or wrong, and why. What an aid
tells and nobody judged counts neither way, and is counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regdiff

ROOT = Path(__file__).parent.parent
JUDGEMENTS = ROOT / "tests" / "judgements"
AIDS = ("conforming", "replacements", "scopes", "moves", "weights")

Claim = tuple[str, ...]


class Figures(NamedTuple):
    """How often an aid is right."""

    told: int
    judged: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was judged that is right."""
        return self.right / max(1, self.judged)


def judgements(aid: str) -> dict[Claim, str]:
    """Read what was judged of an aid: claim → right or wrong; of weights, article → the weight that it ought to have."""
    lines = (JUDGEMENTS / f"{aid}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {tuple(row[:-2]): row[-2] for row in rows}


def claims(folder: Path) -> dict[str, list[Claim]]:
    """Return what the aids tell of a pair of the corpus."""
    change_set = regdiff.compare(regdiff.read(folder / "old.txt"), regdiff.read(folder / "new.txt"))
    report = json.loads(regdiff.render(change_set, "json"))
    pair, changes = folder.name[:6], report["changes"]
    out: dict[str, list[Claim]] = {aid: [] for aid in AIDS}
    out["replacements"] = [(pair, each["old"], each["new"]) for each in report["replacements"]]
    out["scopes"] = [
        (*told, "scope" if each["scope"] else "name")
        for told, each in zip(out["replacements"], report["replacements"], strict=True)
    ]
    for move in report["moves"]:
        here, there = changes[move["from"]["change"]], changes[move["to"]["change"]]
        out["moves"].append((pair, _numbers(here, "old"), _numbers(there, "new")))
    for change in changes:
        if change["unit"] == "article" and change["old"] and change["new"]:
            _of_change(change, pair, out)
    return {aid: list(dict.fromkeys(told)) for aid, told in out.items()}


def _numbers(change: dict[str, Any], side: str) -> str:
    return "、".join(unit["number"] for unit in change[side])


def _of_change(change: dict[str, Any], pair: str, out: dict[str, list[Claim]]) -> None:
    where = (pair, _numbers(change, "old"), _numbers(change, "new"))
    for ref in change["references"]:
        what = "序号" if ref["marker"] else f"{ref['old']['text']}→{ref['new']['text']}"
        out["conforming"].append((*where, what if ref["verdict"] == "conforming" else ref["verdict"]))
    if change["kind"] != "unchanged":
        out["weights"].append((*where, change["weight"]))


def measure(folders: list[Path]) -> dict[str, Figures]:
    """Return the figures of each aid, of weights one by one."""
    told: dict[str, list[Claim]] = {aid: [] for aid in AIDS}
    for folder in folders:
        for aid, found in claims(folder).items():
            told[aid] += found
    out = {}
    for aid in ("conforming", "replacements", "moves"):
        out[aid] = _figures(told[aid], judgements(aid))
    for scope in ("name", "scope"):
        out[f"replacements: {scope}"] = _figures(
            [claim for claim in told["scopes"] if claim[3] == scope], judgements("scopes")
        )
    ought = judgements("weights")
    for weight in ("conforming", "minor", "substantive"):
        articles = [claim for claim in told["weights"] if claim[3] == weight]
        known = [ought[claim[:3]] for claim in articles if claim[:3] in ought]
        out[f"weights: {weight}"] = Figures(len(articles), len(known), Counter(known)[weight])
    return out


def _figures(told: list[Claim], judged: dict[Claim, str]) -> Figures:
    known = [judged[claim] for claim in told if claim in judged]
    return Figures(len(told), len(known), Counter(known)["right"])


def table(figures: dict[str, Figures]) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield "# How often the reading aids are right\n"
    yield "Made by `python bench/aids.py -o bench/aids.md` from the six pairs of the corpus and tests/judgements.\n"
    yield "| aid | told | judged | right | precision |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, each in figures.items():
        yield f"| {name} | {each.told} | {each.judged} | {each.right} | {each.precision:.2f} |"
    yield ""
    yield "Conforming references, replacements and moves were judged one and all; of the weights all that are minor or"
    yield "conforming, and 58 of the others. What is told of facts is judged in facts.md. The corpus was read while the"
    yield "rules were written, so that on other texts they will be right less often; the pages in docs/aids"
    yield "say what was seen on thirteen pairs outside it. A missed minor change counts as substantive: that is where the"
    yield "share of `weights: substantive` is lost, and on purpose."


def page(folders: list[Path]) -> str:
    """Return the report."""
    return "\n".join(table(measure(folders))) + "\n"


def main(args: list[str]) -> int:
    """Print the table, or write it."""
    out = Path(args[args.index("-o") + 1]) if "-o" in args else None
    rest = [arg for at, arg in enumerate(args) if arg != "-o" and (at == 0 or args[at - 1] != "-o")]
    corpus = Path(rest[0]) if rest else ROOT.parent / "shared" / "corpus"
    folders = sorted(path.parent for path in corpus.glob("*/old.txt"))
    if not folders:
        print(f"aids.py: no pairs in {corpus.name}: give the folder of the corpus", file=sys.stderr)
        return 2
    text = page(folders)
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
