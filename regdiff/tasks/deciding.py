"""`regdiff link`, `unlink`, `confirm` and `remark`: one step of a person's decisions, read, made and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from pathlib import Path

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.doubtful import Names, names_of
from regdiff.comparing.units import UnitKind
from regdiff.errors import LinksError
from regdiff.messages import say
from regdiff.model.links import Decisions, How, Ref, Side
from regdiff.model.patterns import lazy
from regdiff.tasks.links import Edited, Work, edit, touched

_SEPARATOR = lazy("[,，、\\s]+")


Refs = tuple[tuple[Ref, ...], tuple[Ref, ...]]
"""Old articles and new ones."""
Texts = tuple[str, str]
"""What the user calls the two texts."""
_Decide = Callable[[Decisions, ChangeSet, Sequence[Refs]], Decisions]


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


def link(names: Texts, specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Decide links, each as `read_spec` reads it; one that stands already is confirmed.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """

    def decide(decided: Decisions, change_set: ChangeSet, wanted: Sequence[Refs]) -> Decisions:
        stands = _standing(change_set)
        for old, new in wanted:
            same = (tuple(sorted(old)), tuple(sorted(new))) in stands
            decided = decided.link(old, new, How.CONFIRMED if same else How.CORRECTED)
        return decided

    return _edit_specs(names, specs, decide, links, archive)


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


def unlink(names: Texts, specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Decide that articles are not linked, each pair of them as `read_spec` reads it.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """
    return _edit_specs(names, specs, _one_by_one(Decisions.unlink), links, archive)


def forget(names: Texts, specs: Iterable[str], links: Path | None = None, archive: Path | None = None) -> Edited:
    """Take back what was decided of articles, named as `read_spec` reads them; remarks stay.

    Raises:
        RegdiffError: as `edit` and `read_spec` do.
    """
    return _edit_specs(names, specs, _one_by_one(Decisions.forget), links, archive)


def _one_by_one(deed: Callable[[Decisions, tuple[Ref, ...], tuple[Ref, ...]], Decisions]) -> _Decide:
    """Return what does one deed for each of the pairs in turn."""

    def decide(decided: Decisions, _change_set: ChangeSet, wanted: Sequence[Refs]) -> Decisions:
        return reduce(lambda now, pair: deed(now, *pair), wanted, decided)

    return decide


def _edit_specs(names: Texts, specs: Iterable[str], decide: _Decide, links: Path | None, archive: Path | None) -> Edited:
    """Read what articles are meant, and decide on them."""
    wanted = [read_spec(spec) for spec in specs]

    def act(work: Work, change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        return decide(work.decided, change_set, wanted), _spoken(wanted)

    return edit(names, act, links, archive)


def confirm(
    names: Texts,
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
        links: as for `openwork`.
        archive: as for `openwork`.
        old: the numbers are those of the old text.

    Raises:
        RegdiffError: as `edit` does.
        LinksError: no such article.
    """
    wanted = [Ref.read(article) for article in articles]

    def act(work: Work, change_set: ChangeSet) -> tuple[Decisions, list[tuple[Side, Ref]]]:
        names = names_of(change_set)
        decided, spoken = work.decided, [(side_of(names, ref, old=old), ref) for ref in wanted]
        for change in touched(change_set, set(spoken)):
            if change.decided is None:
                decided = decided.confirm(*names.of(change))
        return decided, spoken

    return edit(names, act, links, archive)


def remark(
    names: Texts,
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
