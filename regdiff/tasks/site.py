"""`regdiff site`: the archive as a static site; only what changed is built, by content, on all cores."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from regdiff.archive.links import links_entries, links_strays
from regdiff.archive.store import Archive
from regdiff.errors import UsageError
from regdiff.messages import say, told
from regdiff.named import NamedTuple
from regdiff.site import names
from regdiff.site.card import Card, card_from
from regdiff.site.page import File
from regdiff.site.regulation import Options
from regdiff.site.search import BLOCK, index_scripts, read_passages
from regdiff.site.start import assets, start_files
from regdiff.tasks.pages import digest_of_code
from regdiff.tasks.publication import OURS, Publication
from regdiff.tasks.sides import open_archive
from regdiff.tasks.volumes import Record, Source, Task, build_volume, digest_of, known_records, note_of

Progress = Callable[[int, int, str], None]
"""Told how many of how many regulations are built, and which one was last."""


class Built(NamedTuple):
    """What a build did."""

    regulations: int
    revisions: int
    rebuilt: int
    """Regulations that were built anew."""
    removed: int
    """Regulations that are gone."""
    written: bool
    """Whether anything on disk changed."""
    problems: tuple[str, ...]
    """Why texts are left out, one line each."""


def options_of(lang: str, url: str) -> Options:
    """Return the options of a site; `url` is where it will stand, empty when that is not known.

    Raises:
        UsageError: `url` is no address of a site.
    """
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise UsageError(say("{url} is no address of a site", url=url), fix=say("write https://example.org/laws/"))
    return Options(lang, url if not url or url.endswith("/") else f"{url}/")


def build_site(output: Path, options: Options, archive: Path | None = None, progress: Progress | None = None) -> Built:
    """Build the site of an archive in the folder `output`, or bring it up to date.

    Args:
        output: its folder; what it holds already is looked at, and only what is out of date is built.
        options: language, and the address where it will stand.
        archive: the archive's folder.
        progress: told after each regulation.

    Returns:
        What was done. Texts that cannot be read are left out and told.

    Raises:
        UsageError: `output` holds something else.
        ArchiveError: it cannot be written; the old site is whole.
    """
    root = open_archive(archive)
    root.require_folder()
    if output.resolve().is_relative_to(root.root.resolve()):
        raise UsageError(say("the site would stand in the archive"), fix=say("choose a folder outside it"))
    publication = Publication(output)
    with publication.opened():
        return _build(root, publication, options, progress or (lambda _done, _total, _slug: None))


def _build(root: Archive, publication: Publication, options: Options, progress: Progress) -> Built:
    mark = _mark(options)
    sources = {source.slug: source for source in _sources(root)}
    known = dict(known_records(publication, sources, mark))
    records = {slug: record for slug, record in known.items() if slug in sources and record}
    stale = [source for slug, source in sources.items() if slug not in records]
    with _workers(len(stale)) as workers:
        tasks = [Task(source, options, mark, publication) for source in stale]
        for done, (slug, record) in enumerate(_map(workers, build_volume, tasks), 1):
            records[slug] = record
            publication.put(note_of(slug))
            if record.home:
                publication.put(record.home)
                publication.put(note_of(slug, "pairs"))
            progress(done, len(stale), slug)
        gone = [slug for slug in known if slug not in sources]
        for slug in [*gone, *(slug for slug in known if slug in sources and not records[slug].home)]:
            publication.remove(names.home(slug))
            publication.remove(note_of(slug, "pairs"))
        for slug in gone:
            publication.remove(note_of(slug))
        ordered = [record for _, record in sorted(records.items())]
        blocks = _put_search(publication, workers, [record for record in ordered if record.home], mark)
    problems = (*_strays(root), *(problem for record in ordered for problem in record.problems))
    cards = [card_from(record.card) for record in ordered if record.card]
    changed = _put_top(publication, cards, [told(each, options.lang) for each in problems], blocks, options)
    written = bool(stale or gone or changed)
    if written:
        publication.commit()
    revisions = sum(len(card.revisions) for card in cards)
    return Built(len(cards), revisions, len(stale), len(gone), written, problems)


def _mark(options: Options) -> str:
    """A digest of regdiff itself and of the options: with another one, everything is built anew."""
    return hashlib.sha256(f"{options!r} {digest_of_code()}".encode()).hexdigest()


def _sources(root: Archive) -> list[Source]:
    found: dict[str, list[tuple[str, Path]]] = {}
    for entry in root.entries():
        found.setdefault(entry.slug, []).append((entry.label, entry.path))
    links = {slug: tuple((entry.stem, entry.path) for entry in links_entries(root, slug)) for slug in found}
    return [Source(slug, tuple(texts), links[slug]) for slug, texts in found.items()]


def _strays(root: Archive) -> list[str]:
    links = (say("{name}: {why}", name=path.relative_to(root.root).as_posix(), why=why) for path, why in links_strays(root))
    return [*(say("{name}: {why}", name="/".join(path.parts[-2:]), why=why) for path, why in root.strays()), *links]


@contextmanager
def _workers(tasks: int) -> Iterator[Executor | None]:
    """Processes on all cores where there is work for them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if tasks < 2 or cores < 2:
        yield None
        return
    # The command line works without collecting; a worker that makes many regulations must not.
    with ProcessPoolExecutor(min(cores, tasks), initializer=gc.enable) as pool:
        yield pool


def _map(workers: Executor | None, function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
    return workers.map(function, tasks) if workers else map(function, tasks)


def _put_search(publication: Publication, workers: Executor | None, records: Sequence[Record], mark: str) -> list[int]:
    """Bring the index of the search up to date, and return how many files each of its blocks has."""
    note = f"{OURS}/search.note"
    chunks = [records[at : at + BLOCK] for at in range(0, len(records), BLOCK)]
    digests = [digest_of(mark, [(record.home, record.digest.encode()) for record in chunk]) for chunk in chunks]
    try:
        before = json.loads((publication.folder / note).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = []
    fresh = [number < len(before) and before[number][0] == digest for number, digest in enumerate(digests)]
    todo = [(number, [r.home for r in chunk], publication) for number, chunk in enumerate(chunks) if not fresh[number]]
    built = {number: files for (number, _, _), files in zip(todo, _map(workers, _index_block, todo), strict=True)}
    blocks = [built[number] if number in built else before[number][1] for number in range(len(chunks))]
    for number in range(max(len(blocks), len(before))):
        old, new = (before[number][1] if number < len(before) else 0), (blocks[number] if number < len(blocks) else 0)
        for file in range(max(old, new)):
            name = f"search/{number}-{file}.js"
            if file >= new:
                publication.remove(name)
            elif number in built:
                publication.put(name)
    if todo or len(before) != len(blocks) or not (publication.folder / note).exists():
        publication.write(note, json.dumps([[digest, files] for digest, files in zip(digests, blocks, strict=True)]))
        publication.put(note)
    return blocks


def _index_block(task: tuple[int, Sequence[str], Publication]) -> int:
    number, homes, publication = task
    scripts = index_scripts(read_passages(_script(publication, home)) for home in homes)
    for file, script in enumerate(scripts):
        publication.write(f"search/{number}-{file}.js", script)
    return len(scripts)


def _script(publication: Publication, home: str) -> str:
    path = publication.new / home / "search.js"
    return (path if path.exists() else publication.folder / home / "search.js").read_text(encoding="utf-8")


def _put_top(
    publication: Publication, cards: Sequence[Card], problems: Sequence[str], blocks: Sequence[int], options: Options
) -> bool:
    """Put the pages above the regulations in place where they differ from what stands there."""
    changed = False
    files: list[File] = [*assets(), *start_files(cards, problems, blocks, options)]
    if not options.base and (publication.folder / "sitemap.xml").exists():
        publication.remove("sitemap.xml")
        changed = True
    for path, text in files:
        if publication.differs(path, text):
            publication.write(path, text)
            publication.put(path)
            changed = True
    return changed


__all__ = ["Built", "Options", "Progress", "build_site", "options_of"]
