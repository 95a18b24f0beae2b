"""What goes into an archive without a doubt? Every raw text of the shared material, as it is and as real programs save it.

usage: python bench/intake.py [SHARED] [-o bench/intake.md]

SHARED holds the folders corpus and sources; by default the folder `shared` beside this project. Each text is read with the
repairs of `regdiff add`; doubts are what `regdiff check` finds in the result. Then the text is made into a Word file
(python-docx, and LibreOffice's own), a web page (as Chromium saves it) and PDFs (LibreOffice, Chromium), and the articles
read from these are compared with those read from the text.
"""

from __future__ import annotations

import html
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx

from regdiff.checks.rule import Checked
from regdiff.checks.run import run
from regdiff.errors import RegdiffError
from regdiff.intake.build import Taken, take
from regdiff.model.write import write

BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]


def main(arguments: list[str]) -> int:
    """Print the tables, and write them where -o says."""
    names = [name for name in arguments if not name.startswith("-")]
    out = names.pop() if "-o" in arguments else ""
    shared = Path(names[0]) if names else Path(__file__).parent.parent.parent / "shared"
    paths = sorted([*shared.glob("corpus/*/*.md"), *shared.glob("sources/*/*.md"), *shared.glob("sources/2*.txt")])
    text = "# Intake\n\nWritten by `python bench/intake.py -o bench/intake.md`.\n\n" + _raw(paths, shared) + _saved(paths)
    sys.stdout.write(text)
    if out:
        Path(out).write_text(text, encoding="utf-8")
    return 0


def _raw(paths: list[Path], shared: Path) -> str:
    rows, clean, repairs = [], 0, Counter[str]()
    for path in paths:
        data = path.read_bytes()
        start = time.perf_counter()
        try:
            taken = take(data, path.name, label="x")
        except RegdiffError as error:
            rows.append(f"| {path.relative_to(shared)} | failed: {error} | | | |")
            continue
        spent = time.perf_counter() - start
        doubts = Counter(f"{f.code} {f.message}" for f in run(Checked(path.name, write(taken.revision), "x")))
        clean += not doubts
        for repair in taken.repairs:
            repairs[repair.kind] += repair.times
        mended = sum(repair.times for repair in taken.repairs)
        said = "; ".join(doubts) or "none"
        count = len(taken.revision.articles)
        rows.append(f"| {path.relative_to(shared)} | {count} | {mended} | {len(taken.left_out)} | {said} | {spent:.3f} |")
    kinds = ", ".join(f"{kind} {count}" for kind, count in repairs.most_common())
    head = "| source | articles | repairs | left out | doubts | seconds |\n|---|---:|---:|---:|---|---:|\n"
    return f"{head}{chr(10).join(rows)}\n\nWithout a doubt: {clean} of {len(paths)}. Repairs: {kinds}.\n\n"


def _saved(paths: list[Path]) -> str:
    same, seconds = Counter[str](), Counter[str]()
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            taken = take(path.read_bytes(), path.name)
            for kind, file in _files(taken, Path(folder), path.parent.name + path.stem):
                start = time.perf_counter()
                try:
                    again = take(file.read_bytes(), file.name)
                except RegdiffError as error:
                    failed.append(f"{path.parent.name}/{path.name} as {kind}: {error}")
                    continue
                seconds[kind] += time.perf_counter() - start
                wrong = _differing(taken, again)
                same[kind] += not wrong
                if wrong:
                    failed.append(f"{path.parent.name}/{path.name} as {kind}: {'、'.join(wrong[:8])}")
    rows = [f"| {kind} | {same[kind]} of {len(paths)} | {seconds[kind] / len(paths):.3f} |" for kind in seconds]
    head = "| saved as | all articles as in the text | seconds a file |\n|---|---:|---:|\n"
    return head + "\n".join(rows) + "\n\n" + "".join(f"- {line}\n" for line in failed)


def _differing(taken: Taken, again: Taken) -> list[str]:
    """Numbers of articles that did not come out the same."""
    before = {article.number.printed: article.lines for article in taken.revision.articles}
    after = {article.number.printed: article.lines for article in again.revision.articles}
    return [number for number in {**before, **after} if before.get(number) != after.get(number)]


def _files(taken: Taken, folder: Path, stem: str) -> Iterator[tuple[str, Path]]:
    """Yield the text as each program saves it."""
    lines = [taken.revision.head.title, taken.revision.head.note or "（2025年1月1日发布）"]
    lines += [line for line in write(taken.revision).split("---\n", 2)[2].split("\n") if line]
    word = folder / f"{stem}.docx"
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line).paragraph_format.first_line_indent = docx.shared.Pt(22)
    document.save(str(word))
    yield "Word (python-docx)", word
    for kind, to, where in (("PDF (LibreOffice)", "pdf", folder), ("Word (LibreOffice)", "docx", folder / "again")):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run_quietly("soffice", profile, "--headless", "--convert-to", to, "--outdir", str(where), str(word))
        yield kind, where / f"{stem}.{to}"
    page = _page(folder / f"{stem}.html", [lines], "")
    saved = folder / f"{stem}-saved.html"
    saved.write_bytes(run_quietly(*BROWSER, "--dump-dom", page.as_uri()))
    yield "web page (Chromium)", saved
    yield "PDF (Chromium)", _printed(page)
    parts = [lines[at : at + 24] for at in range(0, len(lines), 24)]
    columns = _page(folder / f"{stem}-columns.html", parts, "section{columns:2;break-after:page;font-size:9pt}")
    yield "PDF (Chromium, two columns)", _printed(columns)


def _page(path: Path, parts: list[list[str]], style: str) -> Path:
    style += "@page{size:A4;margin:2cm} p{text-indent:2em;margin:0;text-align:justify;font-family:'Noto Serif CJK SC'}"
    body = "".join(f"<section>{''.join(f'<p>{html.escape(line)}</p>' for line in part)}</section>" for part in parts)
    path.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    return path


def _printed(page: Path) -> Path:
    pdf = page.with_suffix(".chromium.pdf")
    run_quietly(*BROWSER, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def run_quietly(*command: str) -> bytes:
    """Run a program and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
