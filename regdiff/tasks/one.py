"""`regdiff compare FILE`: one file that holds both texts, as a comparison table or as a draft with tracked changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from regdiff.errors import Place, SourceError, UsageError
from regdiff.messages import say
from regdiff.model.head import make_head
from regdiff.model.left_out import KEY, LINES, Reason, as_data
from regdiff.model.tree import Revision
from regdiff.tasks.compare import Comparison, compare_revisions
from regdiff.tasks.noted import left_out_notes
from regdiff.tasks.oddities import oddities
from regdiff.tasks.redline import Document
from regdiff.tasks.sides import printable, read_bytes, require_file


def compare_one(spec: str, lang: str = "zh", *, tracked_input: bool = False) -> Comparison:
    """Compare the two texts that one file holds; remarks are in `lang`.

    Args:
        spec: the file: a comparison table (对照表).
        lang: `zh` or `en`.
        tracked_input: it is a Word file with tracked changes instead: what is left when all are rejected is the old text,
            what is left when all are accepted the new one.

    Raises:
        RegdiffError: there is no such file, it cannot be read, or it does not hold two texts.
    """
    path = require_file(Path(spec))
    name, data = printable(path.name), read_bytes(path)
    if tracked_input:
        return _compare_tracked(data, name, lang)
    from regdiff.intake.table.read import read_pair

    pair = read_pair(data, name, label=printable(path.stem))
    if pair is None:
        raise UsageError(
            say("{name} is one text, and a comparison takes two", name=name),
            fix=say("name the other one; alone, it is a comparison table (对照表), or a draft with --tracked-input"),
        )
    old, new = pair.old.revision, pair.new.revision
    remarks = (
        say("{name}: a comparison table; its columns are the two texts", name=name),
        *(say("{name}: {remark}", name=name, remark=remark) for remark in pair.remarks),
    )
    return _compared(old, new, name, remarks, lang)


def _compare_tracked(data: bytes, name: str, lang: str) -> Comparison:
    from regdiff.intake.build import take
    from regdiff.intake.readers.docx import tracked_in

    if not data.startswith(b"PK\x03\x04"):
        what = say("no Word file, and only those have tracked changes")
        raise SourceError(what, place=Place(name), fix=say("leave --tracked-input out"))
    found = tracked_in(data, name)
    if not (found.insertions or found.deletions):
        raise SourceError(say("no tracked changes in it"), place=Place(name), fix=say("name two files to compare them"))
    label = name.rpartition(".")[0]
    old, new = (take(data, name, label=label, mend=False, tracked=way).revision for way in ("reject", "accept"))
    comments = Counter(each.reason for each in new.left_out)[Reason.COMMENT]
    remarks = [
        say(
            "{name}: its tracked changes are compared"
            " (insertions: {insertions}, deletions: {deletions}, authors: {authors})",
            name=name,
            insertions=found.insertions,
            deletions=found.deletions,
            authors=found.authors,
        )
    ]
    if comments:
        remarks.append(say("{name}: comments that are not compared: {count}", name=name, count=comments))
    comparison = _compared(_without_changes(old), _without_changes(new), name, tuple(remarks), lang)
    return comparison._replace(document=Document(name, data))


def _without_changes(revision: Revision) -> Revision:
    """Return a revision that does not tell the other side of its changes, nor comments, as left out."""
    beside = (Reason.TRACKED, Reason.COMMENT)
    kept = tuple(each for each in revision.left_out if each.reason not in beside)
    source = dict(revision.head.source)
    less = int(source.get(LINES) or 0) - (len(revision.left_out) - len(kept))
    told = {LINES: less, KEY: as_data(kept)}
    source = {key: told.get(key, value) for key, value in source.items() if told.get(key, value)}
    return replace(revision, head=make_head({**revision.head.values, "source": source}), left_out=kept)


def _compared(old: Revision, new: Revision, name: str, remarks: tuple[str, ...], lang: str) -> Comparison:
    change_set = compare_revisions(old, new)
    odd = list(dict.fromkeys(note for side in (old, new) for note in _notes(side, name, lang)))
    return Comparison(change_set, (*remarks, *odd))


def _notes(side: Revision, name: str, lang: str) -> Iterator[str]:
    yield from left_out_notes(side, name, lang)
    yield from oddities(side, name)
