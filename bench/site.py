"""How long a site takes, how much memory and how much room, by the size of the archive: `python bench/site.py`.

Archives are synthetic (10, 100 and 1,000 regulations of three revisions, made from a seed) and real (the pairs of the
corpus, each taken as often as it needs to make about 100 regulations, under names of their own). Each figure is of one run
of the command in a process of its own; memory is the largest resident set of any of its processes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import regdiff

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
COMMAND = (sys.executable, "-c", "import sys; from regdiff.cli.main import main; sys.exit(main())")
WORDS = tuple(
    "登记机关 申请人 主管部门 县级以上人民政府 任何单位和个人 有关组织 利害关系人 监督检查人员 应当 可以 不得 必须 "  # noqa: SIM905
    "按照规定 自收到申请之日起三十日内 依法 及时 书面 办理登记 提交材料 说明理由 予以公告 责令改正 处一万元以下罚款 "
    "保守秘密 建立档案 接受监督 提出意见 移送处理 听取陈述 组织实施 会同有关部门制定".split()
)
"""What synthetic sentences are made of."""


class Figures(NamedTuple):
    """Of one run."""

    seconds: float
    megabytes: float
    """Largest resident set of any process."""


def sentence(random_: random.Random) -> str:
    """Return something that reads like a rule."""
    return "，".join("".join(random_.sample(WORDS, 4)) for _ in range(random_.randint(2, 4))) + "。"


def synthetic(folder: Path, count: int) -> None:
    """Write `count` regulations of 60 articles in three revisions."""
    for number in range(count):
        random_ = random.Random(number)  # noqa: S311 - the same archive each time
        articles = [[sentence(random_) for _ in range(random_.randint(1, 3))] for _ in range(60)]
        for year in (2001, 2011, 2021):
            if year > 2001:
                for at in random_.sample(range(len(articles)), 15):
                    articles[at][-1] = sentence(random_)
                for _ in range(4):
                    articles.insert(random_.randrange(len(articles)), [sentence(random_)])
                    del articles[random_.randrange(len(articles))]
            blocks = ["\n".join(article) for article in articles]
            write(folder, f"regulation-{number:04}", str(year), f"第{number}号条例", blocks)


def write(folder: Path, slug: str, label: str, title: str, blocks: list[str]) -> None:
    """Write one revision."""
    path = folder / slug / f"{label}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "\n\n".join(f"第{number}条\u3000{block}" for number, block in enumerate(blocks, 1))
    path.write_text(f"---\ntitle: {title}\nlabel: '{label}'\npromulgated: {label}-01-01\n---\n\n{body}\n", encoding="utf-8")


def corpus(folder: Path, count: int) -> int:
    """Write `count` regulations of two real revisions; return how many different pairs there are."""
    pairs = sorted(path for path in CORPUS.iterdir() if (path / "gold.json").is_file())
    texts = {}
    for pair in pairs:
        old_label, new_label = pair.name.split("-")[-2:]
        for name, label in (("old", old_label), ("new", new_label)):
            done = subprocess.run(
                [*COMMAND, "add", label, str(pair / f"{name}.txt"), "--regulation", pair.name, "--archive", str(folder)],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                sys.exit(done.stderr)
            texts[pair.name, label] = (folder / pair.name / f"{label}.txt").read_bytes()
    for number in range(len(pairs), count):
        name = pairs[number % len(pairs)].name
        for (slug, label), data in texts.items():
            if slug == name:
                path = folder / f"{name}-{number}" / f"{label}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
    return len(pairs)


def run(archive: Path, site: Path, cores: set[int] | None = None) -> Figures:
    """Run the command once."""
    probe = (
        "import os, resource, subprocess, sys\n"
        "cores = sys.argv[1]\n"
        "if cores: os.sched_setaffinity(0, set(map(int, cores.split(','))))\n"
        "subprocess.run(sys.argv[2:], check=True, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    command = [*COMMAND, "site", "-o", str(site), "--archive", str(archive)]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", probe, ",".join(map(str, sorted(cores or ()))), *command],
        check=True,
        capture_output=True,
        text=True,
    )
    return Figures(time.perf_counter() - start, int(done.stdout) / 1024)


def size(site: Path) -> tuple[int, float]:
    """Return the number of files and the megabytes of a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 2**20


def measure(name: str, archive: Path, work: Path) -> str:
    """Return a row of the table."""
    site = work / "site"
    first = run(archive, site)
    again = run(archive, site)
    text = max(archive.glob("*/*.txt"))
    kept = text.read_text(encoding="utf-8")
    text.write_text(kept.rstrip("\n") + "此为新增。\n", encoding="utf-8")
    one = run(archive, site)
    text.write_text(kept, encoding="utf-8")
    files, megabytes = size(site)
    regulations = len([path for path in archive.iterdir() if path.is_dir() and path.name[0] != "."])
    shutil.rmtree(site)
    each = first.seconds / regulations * 1000
    return (
        f"| {name} | {regulations:,} | {first.seconds:.1f} s | {each:.0f} ms | {again.seconds:.2f} s | {one.seconds:.2f} s"
        f" | {first.megabytes:.0f} MB | {files:,} | {megabytes:,.0f} MB |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10,100,1000", help="Numbers of synthetic regulations.")
    sizes = [int(part) for part in parser.parse_args().sizes.split(",")]
    cores = sorted(os.sched_getaffinity(0))
    print("# The site\n\nWritten by `python bench/site.py > bench/site.md`.\n")
    print(f"regdiff {regdiff.__version__}, {len(cores)} cores.", end=" ")
    print("Memory is that of the largest of the processes: one that writes and one a core that builds.\n")
    print("| archive | regulations | build | each | no change | one text changed | memory | files | size |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for count in sizes:
            archive = work / f"synthetic-{count}" / "versions"
            synthetic(archive, count)
            print(measure("synthetic, 3 revisions", archive, work), flush=True)
        if CORPUS.is_dir():
            archive = work / "corpus" / "versions"
            archive.mkdir(parents=True)
            pairs = corpus(archive, 100)
            print(measure(f"corpus, 2 revisions ({pairs} pairs, repeated)", archive, work), flush=True)
        else:
            print("the corpus is not here: skipped")
        archive = work / f"synthetic-{min(sizes[-1], 100)}" / "versions"
        if archive.is_dir() and len(cores) > 1:
            both, single = run(archive, work / "both"), run(archive, work / "single", {cores[0]})
            print(f"\nOne core takes {single.seconds / both.seconds:.2f} times as long as {len(cores)}.")


if __name__ == "__main__":
    main()
