"""The edit script of one link: keep, delete, insert, readable and lossless.

Order of work: paragraphs and items are paired (`passages`), each pair is cut into tokens that stay whole (`tokens`), the
longest common subsequence of these gives a minimal script (rapidfuzz; see bench/speed.md for the choice of engine), that is
made readable (`cleanup`), and what is struck and inserted again after all is kept (`kept`).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import LCSseq, Prefix

from regdiff.comparing.cleanup import clean
from regdiff.comparing.hunks import Hunk, Tokens, common
from regdiff.comparing.kept import Piece, keep_runs
from regdiff.comparing.passages import passages
from regdiff.comparing.tokens import tokens
from regdiff.comparing.words import borders
from regdiff.model.patterns import lazy
from regdiff.model.text import sentences
from regdiff.named import NamedTuple

LONGEST = 20_000
"""Passages longer than this, in characters, are compared by sentences first, and by characters only where these differ."""
UNLIKE, TELLING = 0.2, 6
"""Passages of which less than this share is kept, in no run of so many characters, are swapped and not spliced."""
LEFT, MUCH = 6, 0.35
"""What lies beside a kept run is compared anew where of the shorter side (counted as so many characters at least) such a
share is kept."""
BEGINNING = 3
"""Characters that both sides of a replacement must begin with, for these to be kept though no mark is behind them."""
MOST_COMPARED = 10**8
"""Where more pairs of sentences than this would have to be compared, only what both texts begin and end with is kept."""


class Op(Enum):
    """What an edit does to a run of characters."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Edit(NamedTuple):
    """A run of characters that is kept, deleted or inserted; never empty."""

    op: Op
    text: str


def edit_script(old: str, new: str, *, by_sentence: bool = False, apart: frozenset[str] = frozenset()) -> tuple[Edit, ...]:
    """Return edits that turn `old` into `new`.

    Args:
        old: lines joined by a line feed.
        new: the same.
        by_sentence: pair sentences instead of lines, where articles were split or merged: what was one paragraph may stand
            in several.
        apart: lines, or sentences, that are known to have gone to or come from elsewhere; nothing is compared with them.

    The equal and delete runs spell `old`, the equal and insert runs spell `new`, exactly; neighbours differ in op, and a
    deletion stands before the insertion that replaces it, and behind whole sentences that are new before it.
    """
    if old == new:
        return (Edit(Op.EQUAL, old),) if old else ()
    if not (by_sentence or apart or "\n" in old or "\n" in new):
        return _script(_compare(old, new))
    old_lines, new_lines = _lines(old, by_sentence), _lines(new, by_sentence)
    sides = [[line.lstrip("\n") for line in lines] for lines in (old_lines, new_lines)]
    beads = passages(*([none if line in apart else line for line in side] for side, none in zip(sides, "\0\1", strict=True)))
    hunks: list[Hunk] = []
    for bead in beads:
        before, after = _join(old_lines, bead.old), _join(new_lines, bead.new)
        if apart and any(line in apart for side, span in zip(sides, bead, strict=True) for line in side[slice(*span)]):
            hunks.append(_replaced(before, after))
            continue
        its = _compare(before, after)
        unlike = len(beads) > 1 and _is_unlike(its, before, after)
        hunks += [_replaced(before, after)] if unlike else its
    return _script(hunks)


def _is_unlike(hunks: list[Hunk], old: str, new: str) -> bool:
    """Say whether two passages share so little that the one stands in the other's place, and is not the other reworded."""
    kept = [sum(map(len, hunk.equal)) for hunk in hunks]
    return bool(old and new) and sum(kept) < UNLIKE * min(len(old), len(new)) and max(kept) < TELLING


def _lines(text: str, by_sentence: bool) -> list[str]:
    """Lines of `text`, or their sentences, each line but the first with the line feed before it."""
    first, *rest = text.split("\n")
    lines = [first, *("\n" + line for line in rest)]
    if not by_sentence:
        return lines
    return [sentence for line in lines for sentence in _sentences(line)]


def _sentences(line: str) -> list[str]:
    feed, text = ("\n", line[1:]) if line.startswith("\n") else ("", line)
    first, *rest = sentences(text) or [""]
    return [feed + first, *rest]


def _join(lines: list[str], span: tuple[int, int]) -> str:
    return "".join(lines[span[0] : span[1]])


def _replaced(old: str, new: str) -> Hunk:
    """Return the one edit that swaps two texts, of which one may be empty."""
    return Hunk([], [old] if old else [], [new] if new else [])


def _compare(old: str, new: str) -> list[Hunk]:
    """Compare one passage with another, or with nothing."""
    if old == new:
        return [Hunk([old], [], [])]
    if not old or not new:
        return [_replaced(old, new)]
    if max(len(old), len(new)) > LONGEST:
        return _compare_long(old, new)
    return _compare_short(old, new)


@lru_cache(maxsize=16)
def _compare_short(old: str, new: str) -> list[Hunk]:
    """Compare two passages; what comes of it is not to be altered.

    A group of articles is compared by lines and by sentences, and many a line is one sentence.
    """
    return _cleaned(tokens(old), tokens(new))


def _cleaned(old: Tokens, new: Tokens) -> list[Hunk]:
    """Return the script between two passages, made readable."""
    return clean(_minimal(old, new), (borders(old), borders(new)))


def _minimal(old: Tokens, new: Tokens) -> list[Hunk]:
    """The longest common subsequence as hunks."""
    hunks: list[Hunk] = []
    i = j = 0
    equal: Tokens = []
    for start, there, size in LCSseq.editops(old, new).as_matching_blocks():
        if start > i or there > j:
            hunks.append(Hunk(equal, old[i:start], new[j:there]))
            equal = []
        i, j = start + size, there + size
        equal += old[start:i]
    return [*hunks, Hunk(equal, [], [])] if equal else hunks


def _compare_long(old: str, new: str) -> list[Hunk]:
    """Compare sentences first; within a run of differing ones, characters where that is affordable."""
    hunks: list[Hunk] = []
    before_pieces, after_pieces = _pieces(old), _pieces(new)
    if len(before_pieces) * len(after_pieces) > MOST_COMPARED:
        return _common_ends(before_pieces, after_pieces)
    for hunk in _minimal(before_pieces, after_pieces):
        hunks.append(Hunk(hunk.equal, [], []))
        before, after = "".join(hunk.delete), "".join(hunk.insert)
        if before and after and max(len(before), len(after)) <= LONGEST:
            hunks += _cleaned(tokens(before), tokens(after))
        else:
            hunks.append(Hunk([], hunk.delete, hunk.insert))
    return hunks


def _common_ends(old: Tokens, new: Tokens) -> list[Hunk]:
    """What two very long texts begin and end with is kept, and what lies between is replaced."""
    most = min(len(old), len(new))
    start = next((k for k in range(most) if old[k] != new[k]), most)
    end = next((k for k in range(most - start) if old[-1 - k] != new[-1 - k]), most - start)
    stop_old, stop_new = len(old) - end, len(new) - end
    return [Hunk(old[:start], old[start:stop_old], new[start:stop_new]), Hunk(old[stop_old:], [], [])]


def _pieces(text: str) -> Tokens:
    """Sentences; where a text has none, tokens in groups, so that no token is cut."""
    out: Tokens = []
    for sentence in sentences(text):
        if len(sentence) <= LONGEST:
            out.append(sentence)
        else:
            cut = tokens(sentence)
            out += ["".join(cut[i : i + 64]) for i in range(0, len(cut), 64)]
    return out


def _script(hunks: list[Hunk]) -> tuple[Edit, ...]:
    """Hunks → edits: runs of one op are joined, and deletion stands before insertion between two equal runs."""
    edits: list[Edit] = []
    equal = delete = insert = ""
    for hunk in hunks:
        kept = "".join(hunk.equal)
        if kept and (delete or insert):
            equal = _name(edits, equal, delete, insert)
            delete = insert = ""
        equal += kept
        delete += "".join(hunk.delete)
        insert += "".join(hunk.insert)
    equal = _name(edits, equal, delete, insert)
    return (*edits, Edit(Op.EQUAL, equal)) if equal else tuple(edits)


def _name(edits: list[Edit], equal: str, delete: str, insert: str) -> str:
    """Add what is kept, and what replaces what, to `edits`; return what is kept behind it."""
    if not (delete and insert):
        if not (delete or insert):
            return equal
        if equal:
            edits.append(Edit(Op.EQUAL, equal))
        edits.append(Edit(Op.DELETE, delete) if delete else Edit(Op.INSERT, insert))
        return ""
    for piece in _refined(keep_runs(delete, insert)):
        equal, delete, insert, behind = _given_back(equal + piece.equal, piece.delete, piece.insert)
        whole = _whole_sentences(equal, delete, insert)
        its = ((Op.EQUAL, equal), (Op.INSERT, insert[:whole]), (Op.DELETE, delete), (Op.INSERT, insert[whole:]))
        if delete or insert:
            edits += [Edit(op, text) for op, text in its if text]
            equal = ""
        equal += behind
    return equal


def _refined(pieces: list[Piece]) -> Iterator[Piece]:
    """Compare what lies between runs that are kept after all: it was swapped with them, and compared with other text."""
    for piece in pieces:
        if len(pieces) == 1 or not (piece.delete and piece.insert) or max(map(len, piece)) > LONGEST:
            yield piece
            continue
        its = _compare_short(piece.delete, piece.insert)
        least = max(LEFT, min(len(piece.delete), len(piece.insert)))
        if sum(len(token) for hunk in its for token in hunk.equal) < MUCH * least:
            yield piece
            continue
        yield Piece(piece.equal, "", "")
        for hunk in its:
            yield Piece("".join(hunk.equal), "".join(hunk.delete), "".join(hunk.insert))


def _given_back(equal: str, delete: str, insert: str) -> tuple[str, str, str, str]:
    """Keep what a deletion and the insertion in its stead begin with, now that passages are joined, up to a clause's end.

    What is kept at their end is the mark, unless whole sentences or lines were swapped: these are marked with theirs.

    Returns:
        what is kept before them, both, and what is kept behind them.
    """
    size = Prefix.similarity(delete, insert)
    if size and not (_is_mark(delete[size : size + 1]) and _is_mark(insert[size : size + 1])):
        clauses = 1 + max([delete.rfind(mark, 0, size) for mark in _CLAUSE_ENDS])
        size = max(clauses, _common_words(delete, insert)) if size - clauses >= BEGINNING else clauses
    equal, delete, insert = equal + delete[:size], delete[size:], insert[size:]
    is_whole = not equal or _ENDS.match(equal[-1]) is not None or "\n" in delete + insert
    if _close_alike(delete, insert) or (not is_whole and _is_mark(delete[-1:]) and delete[-1:] == insert[-1:]):
        return equal, delete[:-1], insert[:-1], delete[-1]
    return equal, delete, insert, ""


def _close_alike(delete: str, insert: str) -> bool:
    """Say whether both texts end with the mark that closes a title which was opened before them."""
    return all(text.endswith("》") and "《" not in text for text in (delete, insert))


def _common_words(one: str, other: str) -> int:
    """Return how many characters both begin with, in whole words and tokens: 0 where these are few."""
    old, new = tokens(one[:LONGEST]), tokens(other[:LONGEST])
    size = common(old, new)
    starts_old, starts_new = borders(old), borders(new)
    while size and not (starts_old[size] and starts_new[size]):
        size -= 1
    if size and len(old[size - 1]) > 1:
        return 0  # a number alone: what stands behind it was swapped, and is marked with it
    length = sum(map(len, old[:size]))
    return length if length >= BEGINNING else 0


def _is_mark(text: str) -> bool:
    return text in _CLAUSE_ENDS


def _whole_sentences(before: str, delete: str, insert: str) -> int:
    """Return how much of an insertion is new sentences that stand before what replaces the deletion: 0 where it has none.

    They are marked for themselves; else what was struck would stand before sentences that it has nothing to do with.
    """
    if not delete or _ENDS.search(delete) or (before and not _ENDS.search(before[-1])):
        return 0
    ends = [match.end() for match in _ENDS.finditer(insert)]
    whole = ends[-1] if ends and ends[-1] < len(insert) else 0
    return whole if insert[:whole].strip() else 0


_ENDS = lazy("[。；\n]")
_CLAUSE_ENDS = ("。", "；", "：", "，", "\n")
