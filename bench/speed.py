"""How fast is regdiff? Ratios measured in one run, so that they mean the same on any machine.

usage: python bench/speed.py [CORPUS] [--large] [-o bench/speed.md]

Needs the extra `bench` (redlines, diff-match-patch, fast-diff-match-patch) and the corpus in the folder `shared` beside
this project. Each figure is the median of several runs.
"""

from __future__ import annotations

import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from math import log
from pathlib import Path

import regdiff
from regdiff.model.numbers import format_numeral

HERE = Path(__file__).resolve().parent
LARGEST = "259d3d-2018-2023"


def median(task: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of `runs` runs, after one that does not count."""
    return in_turns(task, runs=runs)[0]


def in_turns(*tasks: Callable[[], object], runs: int = 9) -> list[float]:
    """Return the median seconds of each task, run in turns, so that a change of the machine's pace hits all of them.

    The first run of each does not count.
    """

    def seconds(task: Callable[[], object]) -> float:
        start = time.perf_counter()
        task()
        return time.perf_counter() - start

    turns = [[seconds(task) for task in tasks] for _ in range(runs + 1)][1:]
    return [statistics.median(times) for times in zip(*turns, strict=True)]


def cold(*commands: list[str], runs: int = 21) -> list[float]:
    """Return the median seconds of whole processes, run in turns.

    The first run of each may still have to compile the modules, and is let keep what it compiled.
    """
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(command: list[str]) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=HERE.parent, env=env)

    return in_turns(*(partial(run, command) for command in commands), runs=runs)


def comparison(folder: Path) -> Iterator[str]:
    """(a) The comparison itself against redlines and against diff-match-patch on the whole texts."""
    import diff_match_patch
    import redlines

    old, new = ((folder / f"{side}.txt").read_text(encoding="utf-8") for side in ("old", "new"))
    own, red = in_turns(lambda: regdiff.compare(old, new), lambda: redlines.Redlines(old, new).output_json())
    dmp = diff_match_patch.diff_match_patch()
    dmp.Diff_Timeout = 0

    def whole() -> None:
        diffs = dmp.diff_main(old, new)
        dmp.diff_cleanupSemantic(diffs)

    slow = median(whole, 1)
    yield row("(a) compare 公司法: read, align, edit, prove", own, "redlines", red, "no slower (ratio ≤ 1)", own / red <= 1)
    yield row("", own, "diff-match-patch, whole texts", slow, "at least 20 times faster", slow / own >= 20)


def start() -> Iterator[str]:
    """(b) The cold commands against importing click."""
    aims = {"--format json": 3, "--stat": 4}
    compare = [sys.executable, "-m", "regdiff", "compare", "2017", "2025"]
    click, *owns = cold([sys.executable, "-c", "import click"], *([*compare, *options.split()] for options in aims))
    for own, (options, aim) in zip(owns, aims.items(), strict=True):
        what = f"(b) cold `regdiff compare 2017 2025 {options}`"
        yield row(what, own, "`import click`", click, f"ratio under {aim}", own / click < aim)


def articles(corpus: Path) -> list[tuple[str, str]]:
    """Return all articles of the corpus as (old wording, new wording), in a fixed order."""
    out = []
    for folder in sorted(path.parent for path in corpus.glob("*/gold.json")):
        for change in regdiff.compare(folder / "old.txt", folder / "new.txt").changes:
            if change.unit.value == "article" and change.old and change.new:
                out.append((change.old[0].text, change.new[0].text))  # noqa: PERF401 - clearer so
    return out


_SYLLABLES = [chr(0x4E00 + 37 * n % 20000) for n in range(4000)]


def pair_of(size: int, pool: list[tuple[str, str]]) -> tuple[regdiff.Revision, regdiff.Revision]:
    """Return two revisions of `size` articles: real wordings, each copy beyond the first with other characters."""
    texts: tuple[list[str], list[str]] = (["条例"], ["条例"])
    for n in range(size):
        wording = pool[n % len(pool)]
        copy = n // len(pool)
        for side, out in enumerate(texts):
            text = wording[side]
            if copy:
                text = "".join(
                    _SYLLABLES[(ord(c) * 31 + copy * 977) % 4000] if "\u4e00" <= c <= "\u9fff" else c for c in text
                )
            out.append(f"第{format_numeral(n + 1)}条　{text}")
    old, new = (regdiff.read("\n".join(lines) + "\n") for lines in texts)
    return old, new


def growth(corpus: Path) -> Iterator[str]:
    """(c) Growth of the alignment from 300 to 20,000 articles, and 1,260 against 1,260 with its memory."""
    from regdiff.comparing.align import align
    from regdiff.comparing.units import units

    pool = articles(corpus)
    times: dict[int, float] = {}
    for size in (300, 1260, 5000, 20_000):
        old, new = map(units, pair_of(size, pool))
        times[size] = median(lambda old=old, new=new: align(old, new), 3 if size < 5000 else 1)
        yield row(
            f"(c) align {size:,} with {size:,} articles",
            times[size],
            "",
            None,
            "under 0.3 s" if size == 1260 else "",
            size != 1260 or times[size] < 0.3,
        )
    exponent = log(times[20_000] / times[300]) / log(20_000 / 300)
    yield f"| growth from 300 to 20,000 | n^{exponent:.2f} | | | below n^1.2 | {said(exponent < 1.2)} |"
    old, new = map(units, pair_of(1260, pool))
    tracemalloc.start()
    align(old, new)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    yield f"| memory of aligning 1,260 with 1,260 | {peak:.0f} MB | | | under 100 MB | {said(peak < 100)} |"


def shapes(corpus: Path) -> Iterator[str]:
    """(c) Texts made to be hard: comparing twice as much must take about twice as long, not four times."""
    pool = articles(corpus)
    alike = "登记机关应当依法办理登记，不得拖延；违反规定的，给予处分。"
    dice = random.Random(1)  # noqa: S311 - no secret

    def rewritten(text: str) -> str:
        return "".join(
            chr(0x4E00 + dice.randrange(3000)) if "\u4e00" <= c <= "\u9fff" and dice.random() < 0.5 else c for c in text
        )

    def made(shape: str, size: int) -> tuple[list[str], list[str]]:
        old = [article.text for article in pair_of(size, pool)[0].articles]
        if shape == "all articles alike":
            return [alike] * size, [alike.replace("处分", "警告")] * size
        if shape == "in reverse order":
            return old, [f"{text}另加一句话。" for text in reversed(old)]
        if shape == "half of the characters rewritten":
            return old, [rewritten(text) for text in old]
        # What says when it comes into force ends a text, so that what stands behind it would be left out.
        lines = [line for text in old for line in text.splitlines() if "施行" not in line]
        whole = ("" if shape == "one single paragraph" else "\n").join(lines)
        return [whole], [rewritten(whole)]

    for shape in (
        "all articles alike",
        "in reverse order",
        "half of the characters rewritten",
        "one single article",
        "one single paragraph",
    ):
        times, letters = [], []
        for size in (2_000, 4_000):
            sides = [
                regdiff.read("条例\n" + "".join(f"第{format_numeral(n)}条　{text}\n" for n, text in enumerate(side, 1)))
                for side in made(shape, size)
            ]
            if any(piece.law for side in sides for piece in side.left_out):
                raise SystemExit(f"{shape}: some of the text that was made is not read")
            letters.append(sum(len(article.text) for article in sides[0].articles))
            times.append(median(lambda sides=sides: regdiff.compare(*sides), 1))
        factor = times[1] / times[0] / (letters[1] / letters[0])
        name = f"(c) compare {letters[1] / 1000:,.0f}k characters, {shape}"
        measured = f"{times[0] * 1000:.0f} ms, {factor:.2f} times a share"
        yield f"| {name} | {times[1] * 1000:.0f} ms | half as much | {measured} | no square | {said(factor < 1.5)} |"


def largest(corpus: Path) -> Iterator[str]:
    """(c) 100,000 articles against 100,000, cut to a sentence each, since a source may have 16 MB."""
    old, new = pair_of(100_000, [(before[:40], after[:40]) for before, after in articles(corpus)])
    start = time.perf_counter()
    regdiff.compare(old, new)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    yield f"| (c) compare 100,000 with 100,000 articles | {seconds:.0f} s | | {peak:.1f} GB | finishes | yes |"


def rendering(folder: Path) -> Iterator[str]:
    """(d) Rendering HTML against comparing."""
    from regdiff.report.formats import render

    old, new = (regdiff.read(folder / f"{side}.txt") for side in ("old", "new"))
    change_set = regdiff.compare(old, new)
    compare, html, aids = in_turns(
        lambda: regdiff.compare(old, new), lambda: render(change_set, "html"), lambda: regdiff.read_aids(change_set)
    )
    yield row(
        "(d) HTML of 公司法, with the reading aids", html, "comparing it", compare, "ratio under 1", html / compare < 1
    )
    yield row("of that the reading aids", aids, "comparing it", compare, "ratio under 1", aids / compare < 1)


_PEAK = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3); print(resource.getrusage(-1).ru_maxrss)"


def peak(*command: str) -> float:
    """Return the peak memory of a process in MB, measured by a small parent, since a child inherits its parent's peak."""
    done = subprocess.run([sys.executable, "-c", _PEAK, *command], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def memory(folder: Path) -> Iterator[str]:
    """(e) Peak memory of the whole command."""
    sides = [str(folder / f"{side}.txt") for side in ("old", "new")]
    own = peak(sys.executable, "-m", "regdiff", "compare", *sides, "--format", "html")
    bare = peak(sys.executable, "-c", "pass")
    yield f"| (e) peak memory of `regdiff compare` 公司法 → HTML | {own:.0f} MB | bare Python | {bare:.0f} MB | | |"


def engines(corpus: Path) -> Iterator[str]:
    """The choice of engine: raw character diffs of every amended article of the corpus."""
    import diff_match_patch
    import fast_diff_match_patch
    from rapidfuzz.distance import LCSseq

    pool = [pair for pair in articles(corpus) if pair[0] != pair[1]]
    dmp = diff_match_patch.diff_match_patch()
    dmp.Diff_Timeout = 0
    tasks: dict[str, Callable[[str, str], object]] = {
        "diff-match-patch (Python)": dmp.diff_main,
        "fast-diff-match-patch (C++)": lambda a, b: fast_diff_match_patch.diff(
            a, b, timelimit=0, checklines=False, cleanup="No", as_patch=False
        ),
        "rapidfuzz LCSseq.opcodes, characters": LCSseq.opcodes,
        "rapidfuzz LCSseq.opcodes, tokens": lambda a, b: LCSseq.opcodes(list(a), list(b)),
    }
    times = {name: median(lambda task=task: [task(a, b) for a, b in pool], 3) for name, task in tasks.items()}
    base = times["diff-match-patch (Python)"]
    for name, seconds in times.items():
        yield f"| {name} | {seconds * 1000:.1f} ms | {base / seconds:.0f} |"


def row(what: str, own: float, other: str, base: float | None, aim: str, holds: bool) -> str:
    """Return one line of the table."""
    measured = f"{base * 1000:.0f} ms, ratio {own / base:.2f}" if base else ""
    return f"| {what} | {own * 1000:.0f} ms | {other} | {measured} | {aim} | {said(holds) if aim else ''} |"


def said(holds: bool) -> str:
    """Say whether an aim is met."""
    return "yes" if holds else "**no**"


def main(corpus: Path, output: Path | None, *, large: bool = False) -> None:
    """Print the tables, and write them to `output` when it is given; `large`: 100,000 articles too, some minutes."""
    folder = corpus / LARGEST
    out = ["# Speed", "", "Written by `python bench/speed.py --large -o bench/speed.md`; ratios are of one run.", ""]
    out += [f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores.", ""]
    out += ["| what | regdiff | against | measured | aim | met |", "|---|---:|---|---:|---|---|"]
    parts = [comparison(folder), start(), growth(corpus), shapes(corpus), rendering(folder), memory(folder)]
    for part in [*parts, *([largest(corpus)] if large else [])]:
        for line in part:
            out.append(line)
            print(line, flush=True)
    out += ["", "## The engine of the character diff", "", "All amended articles of the corpus, without any cleanup.", ""]
    out += ["| engine | time | times as fast as diff-match-patch |", "|---|---:|---:|"]
    for line in engines(corpus):
        out.append(line)
        print(line, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"(peak memory of this benchmark: {peak:.0f} MB)")
    if output:
        output.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    target = Path(arguments.pop(arguments.index("-o") + 1)) if "-o" in arguments else None
    large = "--large" in arguments
    arguments = [argument for argument in arguments if argument not in ("-o", "--large")]
    main(Path(arguments[0]) if arguments else HERE.parent.parent / "shared" / "corpus", target, large=large)
