"""One regulation of the site: read, compared and written, and what is remembered of it from build to build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from regdiff.archive.links import ENDING, FOLDER, decode
from regdiff.archive.order import in_sequence
from regdiff.archive.store import read_stored
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import Place, RegdiffError, SourceError
from regdiff.messages import Message, as_data, of_data, reason_of, say, told
from regdiff.model.links_file import write_links
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.named import NamedTuple
from regdiff.report.history_json import dump
from regdiff.site import names
from regdiff.site.card import make_card
from regdiff.site.comparison import Pairing, comparison, pairing_from
from regdiff.site.page import Frame
from regdiff.site.regulation import Options, regulation_files
from regdiff.site.volume import Pair, make_frame, make_volume
from regdiff.tasks.compare import compare_revisions
from regdiff.tasks.decided import Shelf, sort_out
from regdiff.tasks.publication import OURS, Publication


class Source(NamedTuple):
    """The texts of one regulation, as they lie in the archive."""

    slug: str
    texts: tuple[tuple[str, Path], ...]
    """Label and file of each."""
    links: tuple[tuple[str, Path], ...] = ()
    """Name without ending, and path, of each file that holds decided links."""


class Record(NamedTuple):
    """What is remembered of a regulation that was built; a note on disk holds it, and the sizes of its files."""

    digest: str
    """Of its texts, of the options and of regdiff itself."""
    home: str
    """Its folder; empty where none of its texts can be read."""
    card: dict[str, Any] | None
    problems: tuple[str, ...]


class Task(NamedTuple):
    """All that a worker needs to build one regulation."""

    source: Source
    options: Options
    mark: str
    """A digest of the options and of regdiff itself."""
    publication: Publication


def note_of(slug: str, kind: str = "json") -> str:
    """Return where a note on a regulation is kept: `json` for its record, `pairs` for its comparisons."""
    return f"{OURS}/{names.safe(slug)}.{kind}"


def digest_of(mark: str, texts: Iterable[tuple[str, bytes]]) -> str:
    """Return a digest of named texts."""
    digest = hashlib.sha256(mark.encode())
    for label, data in texts:
        digest.update(f"{label}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def known_records(publication: Publication, sources: Mapping[str, Source], mark: str) -> Iterator[tuple[str, Record | None]]:
    """Yield what was built before: slug, and its record where it stands on the site as it would be built now."""
    for path in sorted(publication.notes.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            slug, files = str(data["slug"]), dict(data["files"])
            record = Record(data["digest"], data["home"], data["card"], tuple(map(of_data, data["problems"])))
        except (OSError, ValueError, TypeError, KeyError):
            continue  # damaged: it is built anew
        fresh = slug in sources and record.digest == _digest(mark, *map(_read, sources[slug][1:]))
        yield slug, record if fresh and _stands(publication, record, files) else None


def _stands(publication: Publication, record: Record, files: Mapping[str, int]) -> bool:
    """Say whether all files of a regulation are there."""
    home = publication.folder / record.home
    try:
        return all((home / path).stat().st_size == size for path, size in files.items())
    except OSError:
        return False


def _digest(mark: str, texts: Iterable[tuple[str, bytes]], links: Iterable[tuple[str, bytes]]) -> str:
    """Return a digest of the texts of a regulation and of its links files."""
    return digest_of(mark, (*texts, *((f"{FOLDER}/{stem}", data) for stem, data in links)))


def _read(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, bytes]]:
    """Yield label and text; what cannot be read begins with a character that no text begins with, and says why."""
    for label, path in files:
        try:
            yield label, path.read_bytes()
        except OSError as error:
            yield label, b"\0" + json.dumps(as_data(say("cannot be read: {reason}", reason=reason_of(error)))).encode()


def build_volume(task: Task) -> tuple[str, Record]:
    """Write all files of one regulation into the publication's `new`; return its slug and what is to be remembered."""
    source, options, mark, publication = task
    texts, links = list(_read(source.texts)), list(_read(source.links))
    revisions, unread = _parse(source.slug, texts)
    shelf = sort_out(_links(source.slug, links), revisions)
    problems: list[str] = [*unread, *shelf.problems]
    record = Record(_digest(mark, texts, links), "", None, tuple(problems))
    files: dict[str, int] = {}
    if revisions:
        sequence = in_sequence(revisions)
        frame = make_frame(source.slug, sequence, options.lang)
        steps = [compare_revisions(old, new, shelf.of(old, new)) for old, new in pairwise(sequence)]
        pairings = _pair(task, frame, sequence, (steps, shelf), files)
        volume = make_volume(frame, sequence, steps, pairings, [told(each, options.lang) for each in problems])
        card = make_card(source.slug, volume)
        for path, text in regulation_files(volume, card, options):
            files[path.removeprefix(f"{frame.home}/")] = publication.write(path, text)
        record = record._replace(home=frame.home, card=card.data())
    kept = record._asdict() | {"problems": [as_data(each) for each in record.problems]}
    publication.write(note_of(source.slug), dump(kept | {"slug": source.slug, "files": files}))
    return source.slug, record


_Known = tuple[Sequence[ChangeSet], Shelf]
"""What changed between neighbours, and what is decided on any two revisions."""


def _pair(
    task: Task,
    frame: Frame,
    sequence: Sequence[Revision],
    known_of: _Known,
    files: dict[str, int],
) -> dict[Pair, Pairing]:
    """Make the comparisons of all pairs; one whose two texts and decided links are as they were is taken over."""
    steps, shelf = known_of
    publication, note = task.publication, note_of(task.source.slug, "pairs")
    before = _read_note(publication.folder / note)
    after: dict[str, Any] = {}
    pairings: dict[Pair, Pairing] = {}
    texts = [(revision.head.label, write(revision).encode()) for revision in sequence]
    for old, new in combinations(range(len(sequence)), 2):
        decided = shelf.of(sequence[old], sequence[new])
        said = [(FOLDER, write_links(decided).encode())] if decided else []
        key = digest_of(f"{task.mark}{frame}", (texts[old], texts[new], *said))
        known = before.get(key)
        if known and all(publication.keep(path, size) for path, size in known["files"].items()):
            pairings[old, new], after[key] = pairing_from(known), known
        else:
            step = steps[old] if new - old == 1 else compare_revisions(sequence[old], sequence[new], decided)
            made, pairings[old, new] = comparison(frame, step)
            sizes = {path: publication.write(path, text) for path, text in made}
            after[key] = {"files": sizes, **pairings[old, new].data()}
        files |= {path.removeprefix(f"{frame.home}/"): size for path, size in after[key]["files"].items()}
    publication.write(note, dump(after))
    return pairings


def _read_note(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _links(slug: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, str | RegdiffError]]:
    """Yield the links files of a regulation as `sort_out` takes them."""
    for stem, data in files:
        name = f"{slug}/{FOLDER}/{stem}{ENDING}"
        try:
            text: str | RegdiffError = decode(data, name)
        except RegdiffError as error:
            text = error
        if data.startswith(b"\0"):
            text = SourceError(of_data(json.loads(data[1:])), place=Place(name))
        yield stem, name, text


def _parse(slug: str, texts: Iterable[tuple[str, bytes]]) -> tuple[list[Revision], list[Message]]:
    revisions, problems = [], []
    for label, data in texts:
        name = f"{slug}/{label}.txt"
        if data.startswith(b"\0"):
            problems.append(say("{name}: {why}", name=name, why=of_data(json.loads(data[1:]))))
            continue
        try:
            revisions.append(read_stored(data, name, label))
        except RegdiffError as error:
            problems.append(error.message)
    return revisions, problems
