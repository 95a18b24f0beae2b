"""Amendment instruments against what was published: the consolidated text is compared article by article.

usage: python bench/amending.py [TRIPLES] [-o bench/amending.md]

TRIPLES is a folder with one folder a triple (base.txt, instrument-1.txt, result.txt, meta.json) and measure.py, which says
what counts as equal; by default ../shared/amendments. Seconds are CPU time of `amend` alone, after everything is read.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regdiff
from regdiff.amending.applying.amend import amend as amend_read
from regdiff.amending.verified import Fulfilment, Nature
from regdiff.amending.verifying.undone import keys_of, without
from regdiff.model.parse import parse
from regdiff.model.write import write, write_body

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


OPEN = {Nature.UNEXPLAINED, Nature.ORDER}
"""Natures that say that the published text is not the base as amended."""


def verified(folder: Path) -> str:
    """Return what verifying tells of each published text: what is wrong with it, and what is classed as something else."""
    lines = [
        "| triple | verdict | told as wrong, or left open by an order | classed as print, marks or head |",
        "|---|---|---|---:|",
    ]
    for triple, base, instruments in _sources(folder):
        found = regdiff.verify(base, instruments, regdiff.read(triple / "result.txt"))
        told = [f"{each.number} ({each.nature.value})" for each in found.differences if each.nature in {*OPEN, Nature.VAGUE}]
        rest = sum(each.nature not in {*OPEN, Nature.VAGUE} for each in found.differences)
        lines.append(f"| {triple.name} | {'exact' if found.is_exact else 'not exact'} | {'、'.join(told) or '–'} | {rest} |")
    return "\n".join(lines) + "\n"


def mutated(folder: Path) -> str:
    """Return how many of a hundred mutations of each kind verifying finds, and how much it tells that is not so.

    The published text is the base as amended, so that whatever is told beside the mutation is false.
    """
    counts = {name: [0, 0, 0] for name in MUTATIONS}
    chosen = random.Random(20251128)  # noqa: S311 - the same mutations in every run
    small = [each for each in _sources(folder) if len(each[1].articles) <= _LONGEST]
    sources = [(base, [regdiff.read_instrument(path) for path in paths]) for _, base, paths in small]
    texts = [(base, given, made) for base, given in sources if (made := regdiff.amend(base, *given).revision)]
    for name, mutate in MUTATIONS.items():
        count = counts[name]
        for _ in range(_ATTEMPTS):
            base, given, made = chosen.choice(texts)
            changed = mutate(base, given, made, chosen) if count[0] < _EACH else None
            if changed is None:
                continue
            found = regdiff.verify(base, given, changed.text)
            hit, false = _told(found, changed)
            count[0] += 1
            count[1] += hit
            count[2] += false
    lines = ["| mutation of the consolidated text | texts | found | told falsely |", "|---|---:|---:|---:|"]
    lines += [f"| {name} | {every} | {hit} | {false} |" for name, (every, hit, false) in counts.items()]
    return "\n".join(lines) + "\n"


_EACH = 100
_LONGEST = 200
"""Articles of a base that is mutated; longer ones take most of the time."""
_ATTEMPTS = 400


class Mutation(NamedTuple):
    """A consolidated text that was changed, and where."""

    text: regdiff.Revision
    numbers: frozenset[str]
    """Articles that are not as they should be."""
    order: str = ""
    """The order whose effect was undone; empty where none was."""


def _told(found: Any, mutation: Mutation) -> tuple[bool, int]:
    """Return whether a mutation was found, and how many findings are of something else."""
    wrong = {each.number for each in found.differences if each.nature in OPEN}
    undone = {each.step.order.number for each in found.checked if each.fulfilment is Fulfilment.NOT_DONE}
    if mutation.order:
        return mutation.order in undone and not found.is_exact, len(wrong) + len(undone - {mutation.order})
    return bool(wrong & mutation.numbers) and not found.is_exact, len(wrong - mutation.numbers) + len(undone)


def _undo_order(base: Any, given: Any, made: Any, by: random.Random) -> Mutation | None:
    keys = keys_of(given)
    key = by.choice(keys)
    order = given[key.instrument].orders[key.order]
    undone = [each for each in keys if each[:2] == key[:2]]
    result = amend_read(base, *without(given, undone))
    if result.revision is None or write_body(result.revision) == write_body(made):
        return None
    return Mutation(result.revision, frozenset(), order.number)


def _change_clause(base: Any, given: Any, made: Any, by: random.Random) -> Mutation | None:
    touched = {unit.number for unit in regdiff.amend(base, *given).stages[-1].units if unit.steps}
    plain = [at for at, each in enumerate(made.articles) if each.number.printed not in touched and len(each.text) > 20]
    if not plain:
        return None
    article = made.articles[by.choice(plain)]
    line = article.lines[0]
    start = by.randrange(len(line) // 2)
    changed = line[:start] + by.choice(["", "不得", "可以"]) + line[start + 2 :]
    return _with(made, article.number.printed, line, changed) if changed != line else None


def _swap_numbers(_base: Any, _given: Any, made: Any, by: random.Random) -> Mutation | None:
    at = by.randrange(len(made.articles) - 1)
    one, other = made.articles[at], made.articles[at + 1]
    text = write(made)
    first, second = (f"\n{each.number.printed}\u3000" for each in (one, other))
    if text.count(first) != 1 or text.count(second) != 1 or one.text == other.text:
        return None
    swapped = text.replace(first, "\n\0").replace(second, first).replace("\n\0", second)
    numbers = frozenset({one.number.printed, other.number.printed})
    return Mutation(parse(swapped), numbers)


def _with(made: Any, number: str, line: str, changed: str) -> Mutation | None:
    text = write(made)
    return Mutation(parse(text.replace(line, changed, 1)), frozenset({number})) if text.count(line) == 1 else None


MUTATIONS: dict[str, Callable[[Any, Any, Any, random.Random], Mutation | None]] = {
    "the effect of one order is undone": _undo_order,
    "a clause is changed in an article that no order names": _change_clause,
    "two numbers are swapped": _swap_numbers,
}


def _sources(folder: Path) -> Iterator[tuple[Path, regdiff.Revision, list[Path]]]:
    for meta in sorted(folder.glob("*/meta.json")):
        yield meta.parent, regdiff.read(meta.parent / "base.txt"), sorted(meta.parent.glob("instrument-*.txt"))


def main(argv: list[str]) -> None:
    """Print the tables, or write them."""
    output = Path(argv[argv.index("-o") + 1]) if "-o" in argv else None
    given = [each for each in argv if each != "-o" and (output is None or each != str(output))]
    folder = Path(given[0]) if given else DEFAULT
    found = list(rows(folder))
    judged = verified(folder) + "\n" + mutated(folder)
    front = "# Amendment instruments\n\nWritten by `python bench/amending.py -o bench/amending.md`.\n\n"
    import amending_drafts  # beside this file, which is run as a script

    drafts = amending_drafts.page(amending_drafts.run(folder.parent))
    text = f"{front}{page(found)}\n{damaged(folder)}\n{judged}\n## Drafts\n\n{drafts}"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        print(text)
    slowest = max(found, key=lambda row: row.seconds)
    print(f"slowest: {slowest.title}, {slowest.seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
