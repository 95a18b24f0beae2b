"""Amendment instruments against what was published: the consolidated text is compared article by article.

usage: python bench/amending.py [TRIPLES] [-o bench/amending.md]

TRIPLES is a folder with one folder a triple (base.txt, instrument-1.txt, result.txt, meta.json) and measure.py, which says
what counts as equal; by default ../shared/amendments. Seconds are CPU time of `amend` alone, after everything is read.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regdiff
from regdiff.model.write import write_body

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "amendments"


class Row(NamedTuple):
    """One triple."""

    name: str
    title: str
    grade: str
    """What meta.json says can be reached: exact, or a residue that no order explains."""
    orders: int
    operations: int
    refused: int
    inferred: int
    followed: int
    warnings: int
    wrong: tuple[str, ...]
    """Articles that differ from the published text, typography aside."""
    headings: bool
    """Headings agree, and stand before the same articles."""
    seconds: float

    @property
    def exact(self) -> bool:
        """Whether nothing differs."""
        return not (self.wrong or self.refused) and self.headings


def load_measure(folder: Path) -> Any:
    """Return measure.py of the triples as a module."""
    spec = importlib.util.spec_from_file_location("measure", folder / "measure.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no measure.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(folder: Path) -> Iterator[Row]:
    """Yield a row a triple."""
    measure = load_measure(folder)
    for meta in sorted(folder.glob("*/meta.json")):
        yield judge(meta.parent, json.loads(meta.read_text(encoding="utf-8")), measure)


def judge(triple: Path, meta: dict[str, Any], measure: Any) -> Row:
    """Apply the instruments of a triple, and compare."""
    base = regdiff.read(triple / "base.txt")
    instruments = [regdiff.read_instrument(path) for path in sorted(triple.glob("instrument-*.txt"))]
    start = time.process_time()
    amended = regdiff.amend(base, *instruments)
    seconds = time.process_time() - start
    published = (triple / "result.txt").read_text(encoding="utf-8")
    made = write_body(amended.revision) if amended.revision else ""
    return Row(
        meta["id"],
        meta["title"],
        meta["grade"],
        sum(len(stage.targets[0].orders) for stage in amended.stages if stage.targets),
        len(amended.steps),
        len(amended.refusals),
        sum(len(stage.inferred) for stage in amended.stages),
        sum(len(stage.followed) for stage in amended.stages),
        len([warning for warning in amended.warnings if "gains no clause" not in warning]),
        tuple(differing(made, published, measure)),
        headings(made, measure) == headings(published, measure),
        seconds,
    )


def differing(made: str, published: str, measure: Any) -> list[str]:
    """Return the numbers of the articles that differ."""
    got, want = measure.read(made)[0], measure.read(published)[0]
    return [n for n in {**want, **got} if measure.lenient(got.get(n, "×")) != measure.lenient(want.get(n, "＋"))]


def headings(text: str, measure: Any) -> list[tuple[str, str]]:
    """Return each heading with the article that follows it."""
    out, waiting = [], []
    for line in text.split("\n"):
        if measure.HEADING.match(line):
            waiting.append(measure.lenient([line]))
        elif (article := measure.ARTICLE.match(line)) and waiting:
            out += [(heading, article[1]) for heading in waiting]
            waiting = []
    return out


def page(found: list[Row]) -> str:
    """Return the table."""
    lines = [
        "| triple | orders | operations | refused | marks inferred | references followed | warnings | wrong | headings |",
        "|---|---:|---:|---:|---:|---:|---:|---|---|",
    ]
    lines += [
        f"| {r.title} ({r.name}) | {r.orders} | {r.operations} | {r.refused} | {r.inferred} | {r.followed} | {r.warnings} | "
        f"{'、'.join(r.wrong) or '–'} | {'same' if r.headings else 'differ'} |"
        for r in found
    ]
    can = [r for r in found if r.grade != "residual"]
    exact = sum(r.exact for r in can)
    lines += [
        "",
        f"{exact} of the {len(can)} triples that can be exact are: every article, heading and place of a heading.",
        "The others differ where the instrument does not say what was published (meta.json of each names the place).",
    ]
    return "\n".join(lines) + "\n"


def damaged(folder: Path) -> str:
    """Return how often a text comes out when a phrase, a number or a quotation of a real instrument is damaged."""
    counts = {name: [0, 0] for name in DAMAGES}
    for meta in sorted(folder.glob("*/meta.json")):
        base = regdiff.read(meta.parent / "base.txt")
        text = (meta.parent / "instrument-1.txt").read_text(encoding="utf-8")
        for name, damage in DAMAGES.items():
            if (broken := damage(text)) is None:
                continue
            counts[name][0] += 1
            counts[name][1] += _is_told(base, broken)
    lines = ["| damage | instruments | refused, or a warning on the order |", "|---|---:|---:|"]
    lines += [f"| {name} | {every} | {told} |" for name, (every, told) in counts.items()]
    return "\n".join(lines) + "\n"


def _is_told(base: regdiff.Revision, text: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "instrument.txt"
        path.write_text(text, encoding="utf-8")
        try:
            amended = regdiff.amend(base, path)
        except regdiff.RegdiffError:
            return True
    return amended.revision is None or any("gains no clause" not in warning for warning in amended.warnings)


def _without_closing(text: str) -> str | None:
    at = text.find("”\n")
    return text[:at] + text[at + 1 :] if at >= 0 else None


def _other_phrase(text: str) -> str | None:
    at = text.find("中的“")
    return text[: at + 3] + "虚构之词" + text[at + 3 :] if at >= 0 else None


def _other_number(text: str) -> str | None:
    at = text.find("将第")
    return text[: at + 2] + "九百" + text[at + 2 :] if at >= 0 and "第" in text[at + 1 : at + 3] else None


def _lost_order(text: str) -> str | None:
    """Take out an inserted article, on which later numbers rest."""
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if "增加一条，作为第" in line and "之" not in line), -1)
    if at < 0 or "改为第" not in "".join(lines[at + 1 :]):
        return None
    end = next((i for i in range(at + 1, len(lines)) if "、" in lines[i][:4]), len(lines))
    return "\n".join(lines[:at] + lines[end:])


DAMAGES: dict[str, Callable[[str], str | None]] = {
    "a closing ” that is missing": _without_closing,
    "a phrase that is not there": _other_phrase,
    "an article that is not there": _other_number,
    "an inserted article that was lost, on which later numbers rest": _lost_order,
}


def main(argv: list[str]) -> None:
    """Print the tables, or write them."""
    output = Path(argv[argv.index("-o") + 1]) if "-o" in argv else None
    given = [each for each in argv if each != "-o" and (output is None or each != str(output))]
    folder = Path(given[0]) if given else DEFAULT
    found = list(rows(folder))
    front = "# Amendment instruments\n\nWritten by `python bench/amending.py -o bench/amending.md`.\n\n"
    text = f"{front}{page(found)}\n{damaged(folder)}"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        print(text)
    slowest = max(found, key=lambda row: row.seconds)
    print(f"slowest: {slowest.title}, {slowest.seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
