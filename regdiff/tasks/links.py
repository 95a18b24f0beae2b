"""What a person decides on two texts: found, changed and kept; what is worth a look; `regdiff link` and its siblings.

Whoever wants to let a person correct an alignment needs four things of this module. `open_work` finds two texts and what is
decided on them; `Decisions` has the pure functions that decide (each gives a new value, so that undoing is keeping the one
before); `compare_revisions(work.old, work.new, decided)` shows what comes of it; `save` keeps it. `doubtful` lists what is
worth a look, with evidence and both texts, `explain` says why, and `names_of` how decisions name the articles. `edit` does
all of this in one step under a lock, as the command line does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from regdiff.archive.links import links_path, read_text
from regdiff.archive.store import Archive, display_path, locked, sweep, write_atomically
from regdiff.comparing.changes import Change, ChangeSet, compare
from regdiff.comparing.doubtful import Doubt, DoubtKind, Names, doubtful, names_of
from regdiff.comparing.units import UnitKind
from regdiff.errors import LinksError, RegdiffError, UsageError
from regdiff.messages import say
from regdiff.model.links import Decisions, How, Ref, Side
from regdiff.model.links_file import write_links
from regdiff.model.links_fit import refit as refitted
from regdiff.model.patterns import lazy
from regdiff.model.tree import Revision
from regdiff.tasks.compare import compare_revisions, compare_specs
from regdiff.tasks.decided import load, read_file
from regdiff.tasks.sides import Opened, open_archive, open_side, owns

_SEPARATOR = lazy("[,，、\\s]+")


class Work(NamedTuple):
    """Two texts, and what is decided on them."""

    old: Revision
    new: Revision
    path: Path
    """Where decisions are kept; there is no file before the first."""
    archive: Archive | None
    """The archive that it lies in; None for a file of the user's choice."""
    decided: Decisions
    remarks: tuple[str, ...] = ()
    """How the names of the texts were understood, one line each."""


class Edited(NamedTuple):
    """What came of a change of decisions."""

    path: str
    """Of the links file, as the user writes it."""
    before: Decisions
    after: Decisions
    change_set: ChangeSet
    """With all decisions; proved."""
    touched: tuple[Change, ...]
    """The changes of the articles that were spoken of, in reading order."""
    remarks: tuple[str, ...]
    is_written: bool = False
    """Whether the file was written, or taken away since nothing is decided any more."""


def open_work(old: str, new: str, links: Path | None = None, archive: Path | None = None) -> Work:
    """Find two texts and what is decided on them.

    Args:
        old: a label of the archive, a file, or REV:LABEL.
        new: the same.
        links: the file that holds the decisions; without it that of the archive, for two stored revisions of one regulation.
        archive: the archive's folder.

    Raises:
        RegdiffError: a text cannot be found or read; the links file cannot be read, or is no links file.
        LinksError: the links file does not fit the two texts; the message says what does not.
        UsageError: no links file is named, and the two are no stored revisions of one regulation.
    """
    root, sides, path = _find(old, new, links, archive)
    before, after = sides
    decided = load(path, before.revision, after.revision)
    remarks = tuple(dict.fromkeys((*before.remarks, *after.remarks)))
    return Work(before.revision, after.revision, path, None if links else root, decided, remarks)


def _find(old: str, new: str, links: Path | None, archive: Path | None) -> tuple[Archive, tuple[Opened, Opened], Path]:
    root = open_archive(archive)
    before, after = open_side(old, root), open_side(new, root)
    if links is not None:
        root.require_no_link(links)
        if links.is_dir():
            raise UsageError(say("{links} is a folder", links=display_path(links)), fix=say("name a file for the links"))
        return root, (before, after), links
    if not (before.slug and before.slug == after.slug) or before.commit or after.commit:
        what = say("these are no two stored revisions of one regulation")
        raise UsageError(what, fix=say("say where their links are kept: --links FILE"))
    return root, (before, after), links_path(root, before.slug, before.revision.head.label, after.revision.head.label)


def archived(old: str, new: str, archive: Path | None = None) -> str:
    """Return the text of the links file of two revisions, SLUG/LABEL each, of one regulation; empty where there is none.

    One that does not fit the two texts is left where it is.
    """
    try:
        decided = open_work(old, new, archive=archive).decided if old and new else None
    except RegdiffError:
        return ""
    return write_links(decided) if decided and not decided.is_empty else ""


def save(path: Path, decided: Decisions, archive: Archive | None = None) -> None:
    """Write what is decided into a links file, atomically; where nothing is, the file goes.

    Args:
        path: where it is kept, as `open_work` found it.
        decided: what is decided.
        archive: the archive that the file lies in, which must be the user's own.

    Raises:
        ArchiveError: it cannot be written, or leads through a symbolic link of the archive.
        UsageError: the archive is the one that regdiff carries.
    """
    if archive is not None:
        if not owns(archive):
            raise UsageError(
                say("the archive that regdiff carries is not written to"), fix=say("use --links FILE, or regdiff init")
            )
        archive.require_no_link(path)
    sweep(path)
    if not decided.is_empty:
        write_atomically(path, write_links(decided).encode("utf-8"))
        return
    path.unlink(missing_ok=True)
    if archive is not None and path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


@contextmanager
def _held(links: Path | None, archive: Path | None) -> Iterator[None]:
    """Let one process at a time read, change and write links."""
    root = open_archive(archive).root if links is None else links.absolute().parent
    if not root.is_dir():
        yield
        return
    with locked(Archive(root)):
        yield


def edit(
    names: tuple[str, str],
    act: Callable[[Work, ChangeSet], tuple[Decisions, Iterable[tuple[Side, Ref]]]],
    links: Path | None = None,
    archive: Path | None = None,
) -> Edited:
    """Change what is decided on two texts, and keep it; nothing is written where it does not fit, or contradicts itself.

    Args:
        names: what the user calls the two texts.
        act: given the texts with what is decided, and what changed between them, returns what is decided now and the
            articles that were spoken of.
        links: as for `open_work`.
        archive: as for `open_work`.

    Raises:
        RegdiffError: as `open_work` and `save` do.
        LinksError: an article is not there.
    """
    with _held(links, archive):
        work = open_work(*names, links, archive)
        after, spoken = act(work, compare(work.old, work.new, work.decided))
        change_set = compare_revisions(work.old, work.new, after)
        touched = _touched(change_set, set(spoken))
        write = after != work.decided or (work.path.exists() and read_text(work.path) != write_links(after))
        if write:
            save(work.path, after, work.archive)
    return Edited(display_path(work.path), work.decided, after, change_set, touched, work.remarks, write)


def _touched(change_set: ChangeSet, spoken: set[tuple[Side, Ref]]) -> tuple[Change, ...]:
    names = names_of(change_set)

    def is_named(change: Change) -> bool:
        old, new = names.of(change)
        return any((side, ref) in spoken for side, refs in ((Side.OLD, old), (Side.NEW, new)) for ref in refs)

    return tuple(c for c in change_set.changes if c.unit is UnitKind.ARTICLE and is_named(c))


Refs = tuple[tuple[Ref, ...], tuple[Ref, ...]]
"""Old articles and new ones."""


def read_spec(spec: str) -> Refs:
    """Return the articles that a text such as 第七条=第九条,第十条 names: old ones before the sign, new ones behind it.

    Raises:
        LinksError: it has no sign, or what it names are no articles.
    """
    old, sign, new = spec.replace("＝", "=").partition("=")
    if not sign or "=" in new:
        raise LinksError(
            say("no link: {spec}", spec=spec[:40]),
            fix=say("write 第七条=第九条,第十条, or 第七条= for one without a partner"),
        )
    return _read_refs(old), _read_refs(new)


def _read_refs(text: str) -> tuple[Ref, ...]:
    return tuple(Ref.read(part) for part in _SEPARATOR.split(text) if part)


def link(names: tuple[str, str], specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Decide links, each as `read_spec` reads it; one that stands already is confirmed.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """
    wanted = [read_spec(spec) for spec in specs]

    def act(work: Work, change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        stands = _standing(change_set)
        decided = work.decided
        for old, new in wanted:
            same = (tuple(sorted(old)), tuple(sorted(new))) in stands
            decided = decided.link(old, new, How.CONFIRMED if same else How.CORRECTED)
        return decided, _spoken(wanted)

    return edit(names, act, links, archive)


def _standing(change_set: ChangeSet) -> set[Refs]:
    """Return the links that no person made by hand."""
    names = names_of(change_set)
    return {
        names.of(change)
        for change in change_set.changes
        if change.unit is UnitKind.ARTICLE and change.decided is not How.CORRECTED
    }


def _spoken(wanted: Iterable[Refs]) -> list[tuple[Side, Ref]]:
    return [(side, ref) for pair in wanted for side, refs in zip(Side, pair, strict=True) for ref in refs]


def unlink(names: tuple[str, str], specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Decide that articles are not linked, each pair of them as `read_spec` reads it.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """
    wanted = [read_spec(spec) for spec in specs]

    def act(work: Work, _change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        decided = work.decided
        for old, new in wanted:
            decided = decided.unlink(old, new)
        return decided, _spoken(wanted)

    return edit(names, act, links, archive)


def forget(names: tuple[str, str], specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Take back what was decided of articles, named as `read_spec` reads them; remarks stay.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """
    wanted = [read_spec(spec) for spec in specs]

    def act(work: Work, _change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        decided = work.decided
        for old, new in wanted:
            decided = decided.forget(old, new)
        return decided, _spoken(wanted)

    return edit(names, act, links, archive)


def confirm(
    names: tuple[str, str],
    articles: Iterable[str],
    links: Path | None = None,
    archive: Path | None = None,
    *,
    old: bool = False,
) -> Edited:
    """Confirm the links that articles stand in, as they are.

    Args:
        names: what the user calls the two texts.
        articles: their numbers, in the new text; in the old one where that alone has it.
        links: as for `open_work`.
        archive: as for `open_work`.
        old: the numbers are those of the old text.

    Raises:
        RegdiffError: as `edit` does.
        LinksError: no such article.
    """
    wanted = [Ref.read(article) for article in articles]

    def act(_work: Work, change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        names = names_of(change_set)
        decided, spoken = _work.decided, [(side_of(names, ref, old=old), ref) for ref in wanted]
        for change in _touched(change_set, set(spoken)):
            if change.decided is None:
                decided = decided.confirm(*names.of(change))
        return decided, spoken

    return edit(names, act, links, archive)


def remark(
    names: tuple[str, str],
    article: str,
    text: str,
    links: Path | None = None,
    archive: Path | None = None,
    *,
    old: bool = False,
) -> Edited:
    """Write a remark (说明) on an article, in the place of an earlier one; an empty text takes it away.

    Args:
        names: what the user calls the two texts.
        article: its number, in the new text; in the old one where that alone has it.
        text: the remark.
        links: as for `open_work`.
        archive: as for `open_work`.
        old: the number is one of the old text.

    Raises:
        RegdiffError: as `edit` does.
        LinksError: no such article, or a text that cannot be kept.
    """
    ref = Ref.read(article)

    def act(work: Work, change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        side = side_of(names_of(change_set), ref, old=old)
        return work.decided.remark(ref, text, side), [(side, ref)]

    return edit(names, act, links, archive)


def side_of(names: Names, article: Ref, *, old: bool = False) -> Side:
    """Return which text a number means: the new one where it has it, unless `old` says otherwise; else the old one.

    Raises:
        LinksError: there is no such article.
    """
    if article in names.new.values() and not old:
        return Side.NEW
    if article in names.old.values():
        return Side.OLD
    raise LinksError(
        say("the old text has no article {article}", article=article)
        if old
        else say("neither text has an article {article}", article=article)
    )


class Listed(NamedTuple):
    """A list of links."""

    text: str
    remarks: tuple[str, ...]


def list_links(
    names: tuple[str, str],
    form: str = "text",
    lang: str = "zh",
    links: Path | None = None,
    archive: Path | None = None,
    *,
    only_doubtful: bool = False,
) -> Listed:
    """List the links of two texts, those that are worth a look first.

    Args:
        names: what the user calls the two texts.
        form: `text` or `json`.
        lang: language of the text, `zh` or `en`.
        links: the file that holds the decisions; without it the archive's, and none for texts that are not stored.
        archive: the archive's folder.
        only_doubtful: only what is worth a look.

    Raises:
        RegdiffError: as `open_work` does, but for texts that are not stored and no file.
    """
    from regdiff.report.link_list import list_json, render_list

    comparison = compare_specs(*names, archive, lang, links)
    if form == "json":
        return Listed(list_json(comparison.change_set, only_doubtful=only_doubtful), comparison.remarks)
    return Listed(render_list(comparison.change_set, lang, only_doubtful=only_doubtful), comparison.remarks)


def explain(doubt: Doubt, lang: str = "zh") -> tuple[str, str]:
    """Return in words why a link is worth a look, and what speaks for it; the second is empty for a split or merger."""
    from regdiff.report.catalogue import LABELS
    from regdiff.report.link_list import told_doubt

    return told_doubt(doubt, LABELS[lang])


def told(done: Edited, lang: str = "zh") -> str:
    """Return the links of the articles that were spoken of, a line each."""
    from regdiff.report.catalogue import LABELS
    from regdiff.report.link_list import told_link

    names = names_of(done.change_set)
    return "".join(f"{told_link(change, names, LABELS[lang])}\n" for change in done.touched)


class Refitted(NamedTuple):
    """What became of decisions whose texts were changed."""

    path: str
    after: Decisions
    lost: tuple[str, ...]
    """What names an article that is not there any more, a line each."""
    remarks: tuple[str, ...]


def refit(names: tuple[str, str], links: Path | None = None, archive: Path | None = None) -> Refitted:
    """Bind what is decided to the two texts as they are now; what names an article that is gone is left out, and told.

    Raises:
        RegdiffError: as `open_work` and `save` do, but for a file that does not fit.
        UsageError: there is no links file.
    """
    with _held(links, archive):
        root, (before, after), path = _find(*names, links, archive)
        if not path.exists():
            raise UsageError(say("no links file {path}", path=display_path(path)), fix=say("there is nothing to bind anew"))
        decided, lost = refitted(read_file(path).decisions, before.revision, after.revision)
        compare_revisions(before.revision, after.revision, decided)
        save(path, decided, None if links else root)
    return Refitted(display_path(path), decided, tuple(lost), tuple(dict.fromkeys((*before.remarks, *after.remarks))))


__all__ = [
    "Decisions",
    "Doubt",
    "DoubtKind",
    "Edited",
    "How",
    "Listed",
    "Names",
    "Ref",
    "Refitted",
    "RegdiffError",
    "Side",
    "Work",
    "archived",
    "confirm",
    "doubtful",
    "edit",
    "explain",
    "forget",
    "link",
    "list_links",
    "load",
    "names_of",
    "open_work",
    "read_spec",
    "refit",
    "remark",
    "save",
    "side_of",
    "told",
    "unlink",
]
