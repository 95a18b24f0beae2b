"""`regdiff site`: the archive as a static site; only what changed is built, by content, on all cores."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from regdiff.archive.order import in_sequence
from regdiff.archive.store import Archive, read_stored
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import RegdiffError, UsageError
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.report.history_json import dump
from regdiff.report.templates import folder as templates
from regdiff.site import names
from regdiff.site.card import Card, card_from, make_card
from regdiff.site.comparison import Frame, Pairing, comparison, pairing_from
from regdiff.site.page import File
from regdiff.site.regulation import Options, regulation_files
from regdiff.site.search import BLOCK, index_scripts, read_passages
from regdiff.site.start import assets, start_files
from regdiff.site.volume import Pair, make_frame, make_volume
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.publication import OURS, Publication
from regdiff.tasks.sides import open_archive

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


@dataclass(frozen=True)
class Source:
    """The texts of one regulation, as they lie in the archive."""

    slug: str
    texts: tuple[tuple[str, Path], ...]
    """Label and file of each."""


class Record(NamedTuple):
    """What is remembered of a regulation that was built; a note on disk holds it, and the sizes of its files."""

    digest: str
    """Of its texts, of the options and of regdiff itself."""
    home: str
    """Its folder; empty where none of its texts can be read."""
    card: dict[str, Any] | None
    problems: tuple[str, ...]


def options_of(lang: str, url: str) -> Options:
    """Return the options of a site; `url` is where it will stand, empty when that is not known.

    Raises:
        UsageError: `url` is no address of a site.
    """
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise UsageError(f"{url} is no address of a site", fix="write https://example.org/laws/")
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
    if output.resolve().is_relative_to(root.root.resolve()):
        raise UsageError("the site would stand in the archive", fix="choose a folder outside it")
    publication = Publication(output)
    with publication.opened():
        return _build(root, publication, options, progress or (lambda _done, _total, _slug: None))


def _build(root: Archive, publication: Publication, options: Options, progress: Progress) -> Built:
    mark = _mark(options)
    sources = {source.slug: source for source in _sources(root)}
    known = dict(_known(publication, sources, mark))
    records = {slug: record for slug, record in known.items() if slug in sources and record}
    stale = [source for slug, source in sources.items() if slug not in records]
    with _workers(len(stale)) as workers:
        tasks = [(source, options, mark, publication) for source in stale]
        for done, (slug, record) in enumerate(_map(workers, _build_one, tasks), 1):
            records[slug] = record
            publication.put(_note(slug))
            if record.home:
                publication.put(record.home)
                publication.put(_note(slug, "pairs"))
            progress(done, len(stale), slug)
        gone = [slug for slug in known if slug not in sources]
        for slug in [*gone, *(slug for slug in known if slug in sources and not records[slug].home)]:
            publication.remove(names.home(slug))
            publication.remove(_note(slug, "pairs"))
        for slug in gone:
            publication.remove(_note(slug))
        ordered = [record for _, record in sorted(records.items())]
        blocks = _put_search(publication, workers, [record for record in ordered if record.home], mark)
    problems = (*_strays(root), *(problem for record in ordered for problem in record.problems))
    cards = [card_from(record.card) for record in ordered if record.card]
    changed = _put_top(publication, cards, problems, blocks, options)
    written = bool(stale or gone or changed)
    if written:
        publication.commit()
    revisions = sum(len(card.revisions) for card in cards)
    return Built(len(cards), revisions, len(stale), len(gone), written, problems)


def _note(slug: str, kind: str = "json") -> str:
    return f"{OURS}/{names.safe(slug)}.{kind}"


def _mark(options: Options) -> str:
    """A digest of regdiff itself and of the options: with another one, everything is built anew."""
    digest = hashlib.sha256(repr(options).encode())
    package = Path(__file__).parent.parent
    for folder, pattern in ((package, "**/*.py"), (package, "**/words.txt"), (templates(), "*.*")):
        for path in sorted(folder.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _known(publication: Publication, sources: Mapping[str, Source], mark: str) -> Iterator[tuple[str, Record | None]]:
    """Yield what was built before: slug, and its record where it stands on the site as it would be built now."""
    for path in sorted(publication.notes.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            slug, files = str(data["slug"]), dict(data["files"])
            record = Record(data["digest"], data["home"], data["card"], tuple(data["problems"]))
        except (OSError, ValueError, TypeError, KeyError):
            continue  # damaged: it is built anew
        fresh = (
            slug in sources and record.digest == _digest(mark, _read(sources[slug])) and _stands(publication, record, files)
        )
        yield slug, record if fresh else None


def _stands(publication: Publication, record: Record, files: Mapping[str, int]) -> bool:
    """Say whether all files of a regulation are there."""
    home = publication.folder / record.home
    try:
        return all((home / path).stat().st_size == size for path, size in files.items())
    except OSError:
        return False


def _sources(root: Archive) -> list[Source]:
    found: dict[str, list[tuple[str, Path]]] = {}
    for entry in root.entries():
        found.setdefault(entry.slug, []).append((entry.label, entry.path))
    return [Source(slug, tuple(texts)) for slug, texts in found.items()]


def _strays(root: Archive) -> list[str]:
    return [
        f"{path.parent.name}/{path.name}: no name of a revision (letters, digits, - and . are)" for path in root.strays()
    ]


def _read(source: Source) -> Iterator[tuple[str, bytes]]:
    for label, path in source.texts:
        try:
            yield label, path.read_bytes()
        except OSError as error:
            yield label, f"{error.strerror}".encode()


def _digest(mark: str, texts: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256(mark.encode())
    for label, data in texts:
        digest.update(f"{label}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


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


def _build_one(task: tuple[Source, Options, str, Publication]) -> tuple[str, Record]:
    """Write all files of one regulation into the publication's `new`."""
    source, options, mark, publication = task
    texts = list(_read(source))
    revisions, problems = _parse(source.slug, texts)
    digest = _digest(mark, texts)
    record = Record(digest, "", None, tuple(problems))
    files: dict[str, int] = {}
    if revisions:
        sequence = in_sequence(revisions)
        frame = make_frame(source.slug, sequence, options.lang)
        steps = [compare_revisions(old, new) for old, new in pairwise(sequence)]
        pairings = _pair(publication, source.slug, frame, sequence, steps, mark, files)
        volume = make_volume(frame, sequence, steps, pairings, problems)
        card = make_card(source.slug, volume)
        for path, text in regulation_files(volume, card, options):
            files[path.removeprefix(f"{frame.home}/")] = publication.write(path, text)
        record = record._replace(home=frame.home, card=card.data())
    publication.write(_note(source.slug), dump({"slug": source.slug, **record._asdict(), "files": files}))
    return source.slug, record


def _pair(
    publication: Publication,
    slug: str,
    frame: Frame,
    sequence: Sequence[Revision],
    steps: Sequence[ChangeSet],
    mark: str,
    files: dict[str, int],
) -> dict[Pair, Pairing]:
    """Make the comparisons of all pairs; one whose two texts are as they were is taken over from the site that stands."""
    note = _note(slug, "pairs")
    before = _read_note(publication.folder / note)
    after: dict[str, Any] = {}
    pairings: dict[Pair, Pairing] = {}
    texts = [(revision.head.label, write(revision).encode()) for revision in sequence]
    for pair in combinations(range(len(sequence)), 2):
        key = _digest(f"{mark}{frame}", [texts[at] for at in pair])
        known = before.get(key)
        if known and all(publication.keep(path, size) for path, size in known["files"].items()):
            pairings[pair], after[key] = pairing_from(known), known
        else:
            old, new = pair
            step = steps[old] if new - old == 1 else compare_revisions(sequence[old], sequence[new])
            made, pairings[pair] = comparison(frame, step)
            sizes = {path: publication.write(path, text) for path, text in made}
            after[key] = {"files": sizes, **pairings[pair].data()}
        files |= {path.removeprefix(f"{frame.home}/"): size for path, size in after[key]["files"].items()}
    publication.write(note, dump(after))
    return pairings


def _read_note(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _parse(slug: str, texts: Iterable[tuple[str, bytes]]) -> tuple[list[Revision], list[str]]:
    revisions, problems = [], []
    for label, data in texts:
        try:
            revisions.append(read_stored(data, f"{slug}/{label}.txt", label))
        except RegdiffError as error:
            problems.append(str(error))
    return revisions, problems


def _put_search(publication: Publication, workers: Executor | None, records: Sequence[Record], mark: str) -> list[int]:
    """Bring the index of the search up to date, and return how many files each of its blocks has."""
    note = f"{OURS}/search.note"
    chunks = [records[at : at + BLOCK] for at in range(0, len(records), BLOCK)]
    digests = [_digest(mark, [(record.home, record.digest.encode()) for record in chunk]) for chunk in chunks]
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
