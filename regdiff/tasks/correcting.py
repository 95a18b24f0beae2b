"""What a person decides in the desk: from the text of a links file to the text of the next one, and what there is to decide.

Nothing here reads or writes a file: the desk keeps the texts.
"""

from __future__ import annotations

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.doubtful import names_of
from regdiff.errors import LinksError, UsageError
from regdiff.messages import Message, say
from regdiff.model.links import DecidedLink, Decisions, How, Pair, Ref, Remark, Side
from regdiff.model.links_file import read_links, write_links
from regdiff.model.links_fit import in_short, misfits, refit
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.tasks.deciding import read_spec

FILE = "links.yaml"


class Acted(NamedTuple):
    """What came of a deed."""

    links: str
    """The links file as it reads after it; empty where nothing is decided."""
    what: dict[str, str]
    """What was done: `did` (confirm, link, part, forget or remark), `old`, `new`."""
    rows: tuple[str, ...]
    """Every article that it touched, `old 第七条`; those of links that it changes among them."""


def decided_in(links: str, old: Revision, new: Revision) -> Decisions:
    """Return what the text of a links file decides on two revisions; nothing where it is empty.

    Raises:
        RegdiffError: it is no links file.
        LinksError: it does not fit the two revisions.
    """
    if not links:
        return Decisions.on(old, new)
    file = read_links(links, FILE)
    if found := misfits(file, old, new):
        raise LinksError(
            say("what was decided does not fit: {what}", what=in_short(found)),
            fix=say("carry it over, or set it aside"),
        )
    return file.decisions


def carried_over(links: str, old: Revision, new: Revision) -> tuple[str, list[Message]]:
    """Bind what is decided to two other texts.

    Returns:
        The links file, and a line for each decision that is left out, because an article is not there any more.
    """
    decided, lost = refit(read_links(links, FILE).decisions, old, new)
    return _written(decided), lost


def turned(links: str) -> str:
    """Return a links file for the same two texts the other way round."""
    if not links:
        return ""
    decided = read_links(links, FILE).decisions
    return _written(
        Decisions(
            decided.new,
            decided.old,
            tuple(DecidedLink(link.new, link.old, link.how) for link in decided.links),
            tuple(Pair(pair.new, pair.old) for pair in decided.unlinked),
            tuple(
                Remark(Side.OLD if each.side is Side.NEW else Side.NEW, each.article, each.text) for each in decided.remarks
            ),
        )
    )


def decide(decided: Decisions, change_set: ChangeSet, do: str, spec: str) -> Acted:
    """Decide about links.

    Args:
        decided: what is decided so far.
        change_set: what that comes to.
        do: confirm, link, join, move, part or forget; the first four say that the articles are linked.
        spec: of which articles, 第七条=第九条,第十条.

    Raises:
        LinksError: what is named are no articles of the two texts, or it cannot be decided.
        UsageError: no such deed.
    """
    old, new = read_spec(spec)
    names = names_of(change_set)
    for side, refs, there in ((Side.OLD, old, names.old.values()), (Side.NEW, new, names.new.values())):
        for ref in refs:
            if ref not in there:
                raise LinksError(
                    say("the {side} text has no article {ref}", side=side.said, ref=ref), fix=say("see its list of articles")
                )
    standing = {names.of(change) for change in change_set.changes if change.unit.value == "article"}
    after = _decided(decided, do, old, new, stands=(tuple(sorted(old)), tuple(sorted(new))) in standing)
    told = {"old": "、".join(map(str, old)), "new": "、".join(map(str, new))}
    touched = {f"{side} {ref}" for side, refs in (("old", old), ("new", new)) for ref in refs}
    touched |= {row for link in standing if (rows := _rows(*link)) & touched for row in rows}
    return Acted(_written(after), {"did": "link" if do in {"join", "move"} else do, **told}, tuple(sorted(touched)))


def _decided(decided: Decisions, do: str, old: tuple[Ref, ...], new: tuple[Ref, ...], *, stands: bool) -> Decisions:
    if do in {"confirm", "link", "join", "move"}:
        return decided.link(old, new, How.CONFIRMED if do == "confirm" or stands else How.CORRECTED)
    if do == "part":
        return decided.unlink(old, new)
    if do == "forget":
        return decided.forget(old, new)
    raise UsageError(say("there is no such deed"))


def _rows(old: tuple[Ref, ...], new: tuple[Ref, ...]) -> set[str]:
    return {*(f"old {ref}" for ref in old), *(f"new {ref}" for ref in new)}


def write_remark(decided: Decisions, change_set: ChangeSet, at: str, text: str) -> Acted:
    """Write a remark on an article, in the place of an earlier one; an empty text takes it away.

    Args:
        decided: what is decided so far.
        change_set: what that comes to.
        at: the article, `new 第九条` or `old 第七条`.
        text: the remark.

    Raises:
        LinksError: no such article, or a text that cannot be kept.
    """
    side, ref = _article(at)
    names = names_of(change_set)
    if ref not in (names.new if side is Side.NEW else names.old).values():
        raise LinksError(
            say("the {side} text has no article {ref}", side=side.said, ref=ref), fix=say("see its list of articles")
        )
    after = decided.remark(ref, text, side)
    return Acted(_written(after), {"did": "remark" if text.strip() else "unremark", side.value: str(ref)}, (at,))


def remark_on(decided: Decisions, at: str) -> str:
    """Return what was written on an article; empty for nothing."""
    side, ref = _article(at)
    return next((each.text for each in decided.remarks if (each.side, each.article) == (side, ref)), "")


def _article(at: str) -> tuple[Side, Ref]:
    side, _, name = at.partition(" ")
    if side not in {*Side}:
        raise UsageError(say("an article is named by its side and its number"), fix=say("new 第九条"))
    return Side(side), Ref.read(name)


def _written(decided: Decisions) -> str:
    return "" if decided.is_empty else write_links(decided)


__all__ = [
    "Acted",
    "Decisions",
    "Revision",
    "carried_over",
    "decide",
    "decided_in",
    "remark_on",
    "turned",
    "write_remark",
]
