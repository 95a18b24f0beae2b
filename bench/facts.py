"""How good are the facts? Truth, class, what a lawyer would tell first, and judgements made by reading.

usage: python bench/facts.py [--draw N] [-o bench/facts.md] [FOLDER …]

A FOLDER holds one folder a pair, with old.txt and new.txt; by default the read pairs in the folder `shared` beside this
project. Judged are the first facts in the order of a hash (tests/judgements/facts.tsv: useful, noise or wrong, and why);
`--draw N` prints N of them with their hashes, to be judged. What a lawyer would tell first stands in
tests/judgements/points.tsv, written before anyone had seen what is told here.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regdiff
from regdiff.comparing.facts.chapters import institutions
from regdiff.model.text import fold
from regdiff.report.brief import brief, brief_penalty
from regdiff.report.catalogue import LABELS
from regdiff.report.digest import LINES
from regdiff.report.phrasing import say
from regdiff.report.runs import Run
from regdiff.report.sayings import prose
from regdiff.report.view import make_view

ROOT = Path(__file__).parent.parent
JUDGEMENTS = ROOT / "tests" / "judgements"
DRAWN = 150
_LABELS = LABELS["zh"]


class Told(NamedTuple):
    """A fact as a reader meets it."""

    pair: str
    numbers: str
    """Of the articles, old → new."""
    kind: str
    text: str
    """In prose."""
    plain: str
    """The same as if all that came were new, and nothing were told of what it refers to."""

    @property
    def key(self) -> str:
        """A name that stays while the fact is told in the same words, whether or not it is told as new."""
        return hashlib.sha256(f"{self.pair}|{self.numbers}|{self.kind}|{self.plain}".encode()).hexdigest()[:10]


class Point(NamedTuple):
    """What a lawyer would tell first."""

    pair: str
    old: list[str]
    new: list[str]
    runs: list[str]
    """Runs of the text of which one at least must be told at one of the articles."""
    what: str


class Pair:
    """A pair of revisions, compared and read."""

    def __init__(self, name: str, old: Path, new: Path) -> None:
        """Read and compare two texts."""
        self.name = name[:6]
        self.change_set = regdiff.compare(old, new)
        self.readings = regdiff.read_aids(self.change_set).readings

    def articles(self) -> Iterator[tuple[Any, Any]]:
        """Yield the changes of articles, each with its reading."""
        for change, reading in zip(self.change_set.changes, self.readings, strict=True):
            if change.unit.value == "article":
                yield change, reading

    def told(self) -> Iterator[tuple[Told, Any]]:
        """Yield all facts of articles, in order."""
        for change, reading in self.articles():
            for fact in reading.facts:
                saying = say(fact, change, "", _LABELS)
                bare = saying.without_gloss._replace(is_news=True, near="")
                text, plain = prose(saying, _LABELS), prose(bare, _LABELS)
                yield Told(self.name, _numbers(change), fact.kind, text, plain), fact

    def first_screen(self) -> dict[str, str]:
        """Return what a wide first screen quotes of either text, by the article's number."""
        digest = make_view(self.change_set).digest
        shown: list[tuple[str, str, tuple[Any, ...]]] = [
            (saying.number, saying.happened, saying.runs)
            for section in digest.first
            for line in section.points
            for point in line.told
            for parts in (brief(point.sayings, wide=point.is_wide, shared=line.shares),)
            for saying in (*parts.shown, *parts.wide)
        ]
        for row in digest.penalties[: digest.kept.penalties]:
            new, old = brief_penalty(row.new, alone=not row.old), brief_penalty(row.old, alone=not row.new)
            shown.append((row.number, "altered", (Run("equal", f"{row.act}\n{row.target}\n"),)))
            shown += [(row.number, "altered", new.shown), (row.number, "went", old.shown)]
        out: dict[str, str] = {}
        places = (place for division in digest.divisions for place in division.places)
        for chapter, place in zip(institutions(self.change_set.changes), places, strict=True):
            out |= {unit.printed: out.get(unit.printed, "") + place.text + "\n" for unit in chapter.articles}
        for division in digest.divisions:
            parts = brief(division.sayings, wide=True)
            shown += [(each.number, each.happened, each.runs) for each in (*parts.shown, *parts.wide)]
        for number, happened, runs in shown:
            quoted = "".join(run.text for run in runs if run.op != "delete" or happened == "went")
            out[number] = out.get(number, "") + quoted + "\n"
        return out


def _numbers(change: Any) -> str:
    return "→".join("、".join(unit.printed for unit in side) for side in (change.old, change.new))


def pairs_in(folders: list[Path]) -> list[Pair]:
    """Return the pairs in some folders, in order."""
    found = (path.parent for folder in folders for path in sorted(folder.glob("*/old.txt")))
    return [Pair(folder.name, folder / "old.txt", folder / "new.txt") for folder in found]


def others_in(shared: Path, file: str = "points-blind.tsv") -> list[Pair]:
    """Return the revisions of which a lawyer's points were written down when the rules were done; those that are there."""
    asked = dict.fromkeys(point.pair for point in points(file))
    folders = {path.parent.name[:6]: path.parent for path in sorted(shared.glob("amendments/*/base.txt"))}
    party = shared / "sources" / "disciplinary-regulations"
    found = {name: (folder / "base.txt", folder / "result.txt") for name, folder in folders.items()}
    found |= {"discip": (party / "2018.md", party / "2023.md"), "disc15": (party / "2015.md", party / "2018.md")}
    return [Pair(name, *found[name]) for name in asked if name in found and found[name][0].exists()]


def contradicted(pair: Pair) -> tuple[int, int]:
    """Return how many words are told to have come or gone alone, and how many of these stand on the other side as well."""
    told = wrong = 0
    for change, reading in pair.articles():
        texts = ["\n".join(unit.text for unit in side) for side in (change.old, change.new)]
        folded = [fold(text) for text in texts]
        for mark in (mark for fact in reading.facts for mark in fact.marks):
            for span, other, here, there in ((mark.old, mark.new, 0, 1), (mark.new, mark.old, 1, 0)):
                if not span.is_empty and other.is_empty:
                    told += 1
                    wrong += fold(texts[here][span.start : span.end]) in folded[there]
    return told, wrong


def in_class_one(pair: Pair) -> tuple[int, int]:
    """Return how many amended articles have a fact of class one, and how many are amended."""
    amended = [
        reading for change, reading in pair.articles() if change.old and change.new and change.kind.value != "unchanged"
    ]
    return sum(any(fact.rank == 1 for fact in reading.facts) for reading in amended), len(amended)


def points(file: str = "points.tsv") -> list[Point]:
    """Read what a lawyer would tell first."""
    out = []
    for line in (JUDGEMENTS / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pair, old, new, _, runs, what = line.split("\t")
            numbers = [[n for n in side.split("、") if n != "-"] for side in (old, new)]
            out.append(Point(pair, *numbers, [run.strip() for run in runs.split("|")], what))
    return out


def recalled(pair: Pair, asked: list[Point]) -> tuple[int, list[Point]]:
    """Return how many points of a pair were asked for, and those that the first screen does not tell."""
    screen = pair.first_screen()
    mine = [point for point in asked if point.pair == pair.name]
    return len(mine), [point for point in mine if not _is_told(point, screen)]


def _is_told(point: Point, screen: dict[str, str]) -> bool:
    """Say whether a run is quoted; what the table of penalties parts by a colon of its own is one run."""
    quoted = [screen.get(number, "").replace("：", "") for number in (point.new or point.old)]
    return any(run.replace("：", "") in text for text in quoted for run in point.runs)


def drawn(pairs: list[Pair], count: int) -> list[tuple[Told, Any]]:
    """Return the first facts in the order of a hash."""
    every = [each for pair in pairs for each in pair.told()]
    return sorted(every, key=lambda each: each[0].key)[:count]


def judgements(file: str = "facts.tsv") -> dict[str, str]:
    """Read the judgements by hash: useful, noise or wrong."""
    path = JUDGEMENTS / file
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[4]: row[5] for row in rows}


def table(pairs: list[Pair], others: list[Pair], later: list[Pair]) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield "# How good the facts are\n"
    yield "Made by `python bench/facts.py -o bench/facts.md` from the read pairs and tests/judgements (points, facts).\n"
    total: Counter[str] = Counter()
    files = ("points.tsv", "points-later.tsv", "points-third.tsv", "points-fourth.tsv", "points-fifth.tsv")
    yield from _rows(pairs, [point for file in files for point in points(file)], total)
    known = judgements()
    found = Counter(known[each.key] for each, _ in drawn(pairs, DRAWN) if each.key in known)
    judged = sum(found.values())
    heavy, told_first = total["one"] / max(1, total["amended"]), total["recalled"] / max(1, total["points"])
    yield f"\nIn class one stand {heavy:.0%} of the amended articles. Of what a lawyer would tell first, {told_first:.0%} is"
    yield f"told on the first screen, in {LINES} lines at most.\n"
    yield f"Of the first {DRAWN} facts in the order of a hash {judged} are judged: {_shares(found)}."
    if others:
        yield from _of_others(others)
    if later:
        yield "\n## Later revisions\n"
        yield "Of six more, written down before the rules of chapters, shared lines and references were: those at hand.\n"
        yield from _rows(later, points("points-later.tsv"), Counter())


def _of_others(others: list[Pair]) -> Iterator[str]:
    """Yield what is known of other revisions, whose points were written before anything told of them was seen."""
    yield "\n## Other revisions\n"
    total: Counter[str] = Counter()
    yield from _rows(others, points("points-blind.tsv"), total)
    known = judgements("facts-fresh.tsv")
    told = {each.key for pair in others for each, _ in pair.told()}
    found = Counter(verdict for key, verdict in known.items() if key in told)
    yield f"\nOf {len(known)} facts judged of these and other amendments {sum(found.values())} are of these and still told:"
    yield f"{_shares(found)}."


def _shares(found: Counter[str]) -> str:
    judged = max(1, sum(found.values()))
    return ", ".join(f"{name} {found[name]} ({found[name] / judged:.0%})" for name in ("useful", "noise", "wrong"))


def _rows(pairs: list[Pair], asked: list[Point], total: Counter[str]) -> Iterator[str]:
    yield "| pair | facts | words come or gone | contradicted | amended | in class one | points | told first |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for pair in pairs:
        told, wrong = contradicted(pair)
        one, amended = in_class_one(pair)
        wanted, missed = recalled(pair, asked)
        count = sum(len(reading.facts) for _, reading in pair.articles())
        row = {"facts": count, "told": told, "wrong": wrong, "amended": amended, "one": one}
        row |= {"points": wanted, "recalled": wanted - len(missed)}
        total.update(row)
        yield _row(pair.name, row)
    yield _row("all", total)


def page(pairs: list[Pair], others: list[Pair], later: list[Pair]) -> str:
    """Return the report."""
    return "\n".join(table(pairs, others, later)) + "\n"


def _row(name: str, row: Any) -> str:
    keys = ("facts", "told", "wrong", "amended", "one", "points", "recalled")
    return f"| {name} | " + " | ".join(str(row[key]) for key in keys) + " |"


def main(args: list[str]) -> int:
    """Print the table, or write it; or print facts to be judged."""
    options = {name: args[args.index(name) + 1] for name in ("-o", "--draw") if name in args}
    taken = {at for name in options for at in (args.index(name), args.index(name) + 1)}
    shared = ROOT.parent / "shared"
    rest = [Path(arg) for at, arg in enumerate(args) if at not in taken]
    pairs = pairs_in(rest or [shared / "corpus", shared / "corpus-more"])
    if not pairs:
        print("facts.py: no pairs: give the folder of the corpus", file=sys.stderr)
        return 2
    if "--draw" in options:
        for each, fact in drawn(pairs, int(options["--draw"])):
            print(f"{each.pair}\t{each.numbers}\t{each.kind}\t{fact.trend.value}\t{each.key}\t{each.text}")
        return 0
    text = page(pairs, *([], []) if rest else (others_in(shared), others_in(shared, "points-later.tsv")))
    if "-o" in options:
        Path(options["-o"]).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
