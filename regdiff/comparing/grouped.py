"""The edits of links of several articles, each of which keeps its own text where it stands.

Where several became several, the text of a group is cut into stretches, one for each article that lives on as one of the
new ones, in the order of both texts. What an article gave to another stretch is deleted here and inserted there, so that it
shows as moved (`moves`), and no article's own text is struck to keep another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from regdiff.comparing.edits import LONGEST, Edit, Op, edit_script
from regdiff.comparing.score import similarity
from regdiff.comparing.units import Unit
from regdiff.model.text import sentences
from regdiff.named import NamedTuple

SHORTEST = 10
"""A sentence with fewer characters may stand anywhere."""
PIECE = 1
"""So many characters more must one more edit keep."""
MOST_PAIRS = 400
"""Groups with more pairs of articles than this are one stretch."""


Better = Callable[[Sequence[Edit], Sequence[Edit]], bool]
"""Says whether the first of two scripts between the same texts is the better one."""


class Stretch(NamedTuple):
    """A run of the old units of a group that is compared with a run of the new ones; none is empty."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]


def group_edits(old: Sequence[Unit], new: Sequence[Unit], legs: Sequence[tuple[Unit, Unit]]) -> tuple[Edit, ...]:
    """Return edits that turn the joined texts of `old` into those of `new`.

    Args:
        old: units of a link, in their order.
        new: the same of the other side.
        legs: which became, in part, which; empty where one side is a single unit.
    """
    edits: list[Edit] = []
    its = stretches(old, new, legs)
    apart = _gone_elsewhere(its)
    for stretch in its:
        if edits:
            edits.append(Edit(Op.EQUAL, "\n"))
        sides = "\n".join(u.text for u in stretch.old), "\n".join(u.text for u in stretch.new)
        edits += _best_script(edit_script(*sides, apart=apart), sides, apart, _is_better)
    return tuple(_joined(edits))


def _gone_elsewhere(its: Sequence[Stretch]) -> frozenset[str]:
    """Return the lines and sentences that left one stretch and stand, word for word, in another one."""
    if len(its) < 2:
        return frozenset()
    said = [[{part for unit in side for part in _parts(unit.text)} for side in stretch] for stretch in its]
    gone = [old - new for old, new in said]
    come = [new - old for old, new in said]
    return frozenset(
        part for at, parts in enumerate(gone) for part in parts if any(part in c for c in come[:at] + come[at + 1 :])
    )


def _parts(text: str) -> Iterator[str]:
    """Yield the lines and the sentences of a text that say enough to be known again."""
    for line in text.split("\n"):
        yield from (part for part in {line, *sentences(line)} if len(part) >= SHORTEST)


def article_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Return edits between the two texts of one article: by lines, and by sentences where that keeps much more.

    What was a sentence of a paragraph may be one of its own, or of another paragraph.
    """
    by_line = edit_script(old, new)
    if max(len(old), len(new)) > LONGEST or not _strikes_again(by_line):
        return by_line  # as of most articles: nothing that was struck stands in what came
    return _best_script(by_line, (old, new), frozenset(), _is_much_better)


def _strikes_again(edits: Sequence[Edit]) -> bool:
    """Say whether a few characters that went stand in what came: they may have stayed, at another place."""
    went, came = ({gram for edit in edits if edit.op is op for gram in _grams(edit.text)} for op in (Op.DELETE, Op.INSERT))
    return not went.isdisjoint(came)


def _grams(text: str) -> Iterator[str]:
    return (text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _is_much_better(edits: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Say whether a script keeps much more than another one for each edit, and each line that is replaced amid, besides."""
    kept, pieces, amid = ([measure(each) for each in (edits, other)] for measure in (_kept_of, _pieces, _replaced_amid))
    gain = kept[0] - kept[1]
    loses = _denies(edits) and not _denies(other)
    return gain >= LEAST and not loses and gain >= EACH * (pieces[0] - pieces[1]) + AMID * max(0, amid[0] - amid[1])


GRAM = 5
"""Characters that may have stayed, where they went and came."""
LEAST = 3
"""So many characters more a script must keep to be much better."""
EACH, AMID = 3, 12
"""So many characters more one more edit must keep within one article, and one more replacement over the end of a line."""


def _kept_of(edits: Sequence[Edit]) -> int:
    return sum(len(edit.text) for edit in edits if edit.op is Op.EQUAL)


def _pieces(edits: Sequence[Edit]) -> int:
    return sum(edit.op is not Op.EQUAL for edit in edits)


def _replaced_amid(edits: Sequence[Edit]) -> int:
    pairs = ((one, other) for one, other in pairwise(edits) if Op.EQUAL not in (one.op, other.op))
    return sum("\n" in one.text + other.text for one, other in pairs)


def _denies(edits: Sequence[Edit]) -> bool:
    """Say whether little but a word that denies went, or came."""
    return any(edit.op is not Op.EQUAL and len(edit.text) < SHORTEST and "不" in edit.text for edit in edits)


def _best_script(
    by_line: tuple[Edit, ...], sides: tuple[str, str], apart: frozenset[str], is_better: Better
) -> tuple[Edit, ...]:
    """Compare sentences, too; wherever both scripts part, what keeps more, in fewer pieces, is the better reading."""
    if all(len(sentences(line)) < 2 for side in sides for line in side.split("\n")):
        return by_line  # each line is a sentence
    by_sentence = edit_script(*sides, by_sentence=True, apart=apart)
    if by_sentence == by_line:
        return by_line
    return tuple(_joined(list(_best_parts(by_line, by_sentence, is_better))))


def _best_parts(one: Sequence[Edit], other: Sequence[Edit], is_better: Better) -> Iterator[Edit]:
    """Yield of two scripts between the same texts the better one, wherever they part until they meet again."""
    meetings = _kept(one) & _kept(other)
    for its, others in zip(_parted(one, meetings), _parted(other, meetings), strict=True):
        yield from others if others != its and is_better(others, its) else its


def _kept(edits: Sequence[Edit]) -> set[tuple[int, int]]:
    """Return the places, in both texts, behind each character that a script keeps."""
    out: set[tuple[int, int]] = set()
    i = j = 0
    for op, text in edits:
        if op is Op.EQUAL:
            out.update((i + k, j + k) for k in range(1, len(text) + 1))
        i, j = i + len(text) * (op is not Op.INSERT), j + len(text) * (op is not Op.DELETE)
    return out


def _parted(edits: Sequence[Edit], meetings: set[tuple[int, int]]) -> list[list[Edit]]:
    """Cut a script where it comes to a place of the meetings that it does not come from."""
    out: list[list[Edit]] = [[]]
    i = j = 0
    for op, text in edits:
        if op is not Op.EQUAL:
            out[-1].append(Edit(op, text))
        else:
            start = 0
            for end in (k for k in range(1, len(text) + 1) if (i + k, j + k) in meetings):
                out[-1].append(Edit(op, text[start:end]))
                out.append([])
                start = end
            if start < len(text):
                out[-1].append(Edit(op, text[start:]))
        i, j = i + len(text) * (op is not Op.INSERT), j + len(text) * (op is not Op.DELETE)
    return out


def _is_better(edits: Sequence[Edit], other: Sequence[Edit]) -> bool:
    return _kept_of(edits) - PIECE * len(edits) > _kept_of(other) - PIECE * len(other)


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Join neighbours of one op."""
    out: list[Edit] = []
    for edit in edits:
        if out and out[-1].op is edit.op:
            out[-1] = Edit(edit.op, out[-1].text + edit.text)
        else:
            out.append(edit)
    return out


def stretches(old: Sequence[Unit], new: Sequence[Unit], legs: Sequence[tuple[Unit, Unit]]) -> list[Stretch]:
    """Cut a group at the articles that live on as one another; what lies between goes to the side that it has a leg to."""
    chain = chain_of(old, new, legs)
    if len(chain) < 2:
        return [Stretch(tuple(old), tuple(new))]
    linked = {(i.index, j.index) for i, j in legs}
    out = []
    i0 = j0 = 0
    for (i, j), (i_next, j_next) in pairwise(chain):
        i1 = next((k for k in range(i + 1, i_next) if (old[k].index, new[j].index) not in linked), i_next)
        j1 = next((k for k in range(j + 1, j_next) if (old[i].index, new[k].index) not in linked), j_next)
        out.append(Stretch(tuple(old[i0:i1]), tuple(new[j0:j1])))
        i0, j0 = i1, j1
    return [*out, Stretch(tuple(old[i0:]), tuple(new[j0:]))]


def chain_of(old: Sequence[Unit], new: Sequence[Unit], legs: Sequence[tuple[Unit, Unit]]) -> list[tuple[int, int]]:
    """Return which articles of a group live on as which: the pairs, rising on both sides, that carry most of the texts.

    They are 0-based places within the group; none for a group that is too large.
    """
    if len(old) * len(new) > MOST_PAIRS:
        return []
    worth = {(i.index, j.index): similarity(i.text, j.text) * (len(i.text) + len(j.text)) for i, j in legs}
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old, 1):
        for j, b in enumerate(new, 1):
            choices = [best[i - 1][j], best[i][j - 1]]
            if (value := worth.get((a.index, b.index))) is not None:
                before = best[i - 1][j - 1]
                choices.append((before[0] + value, [*before[1], (i - 1, j - 1)]))
            best[i][j] = max(choices, key=lambda each: each[0])
    return best[-1][-1][1]
