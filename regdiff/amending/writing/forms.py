"""One operation in words: a function a verb, listed in one table.

Each is given the operation and how its place is to be named: in full, shortened, or not at all where the words before it
name the same place (其中的).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from regdiff.amending.address import Address, Place
from regdiff.amending.instrument import Operation, Side, Verb
from regdiff.amending.writing.places import listed
from regdiff.amending.writing.quoting import quoted, quoted_pieces
from regdiff.model.numbers import Level, format_numeral
from regdiff.model.tree import heading_line
from regdiff.named import NamedTuple


class Said(NamedTuple):
    """Where an operation acts, in words."""

    place: str
    """The target as it is to be named; empty where the words before name it (其中的)."""
    goes_on: bool
    """Whether the operation before acts on the same target with words, so that not even 其中的 is needed."""
    opens: bool
    """Whether this begins a sentence, which then begins with 将 where its object is an old unit."""
    colon: str
    """What stands before a quotation of whole units: ： or ： and a line feed."""


def words_of(operation: Operation, said: Said) -> str:
    """Return an operation in words, without the mark behind it."""
    return _FORMS[operation.verb](operation, said)


def ends_in_quotation(operation: Operation) -> bool:
    """Say whether the words of an operation end in a quotation of whole units, behind which a line begins."""
    return bool(operation.pieces) and operation.verb is not Verb.RETITLE and operation.verb is not Verb.INSERT_DIVISION


def _object(said: Said) -> str:
    return ("将" if said.opens else "") + said.place


def _within(said: Said) -> str:
    """中的 behind a place that is named, 其中的 for one that was, nothing where a list of words goes on."""
    if said.goes_on:
        return ""
    return f"{said.place}中的" if said.place else "其中的"


def _restate(operation: Operation, said: Said) -> str:
    return f"{_object(said)}修改为{said.colon}{quoted_pieces(operation.pieces)}"


def _renumber(operation: Operation, said: Said) -> str:
    apart = "分别" if len(operation.destinations) > 1 else ""
    whole = all(each.level is Level.ARTICLE for each in (*operation.targets, *operation.destinations))
    becomes = "移作" if operation.verb is Verb.MOVE and whole else "改为"
    return f"将{said.place}{apart}{becomes}{_destinations(operation)}"


def _destinations(operation: Operation) -> str:
    """The numbers that units take; a part that stays in its unit is named by its own number alone."""
    if operation.verb is Verb.RENUMBER and operation.level in _PARTS:
        return _own_numbers(operation)
    return listed(operation.destinations, operation.targets[0] if operation.targets else None)


_PARTS = (Level.PARAGRAPH, Level.ITEM, Level.SUBITEM)


def _own_numbers(operation: Operation) -> str:
    level = operation.level or Level.PARAGRAPH
    numbers = {
        Level.PARAGRAPH: [address.paragraph for address in operation.destinations],
        Level.ITEM: [address.item[0] for address in operation.destinations if address.item],
        Level.SUBITEM: [address.subitem for address in operation.destinations],
    }
    return "、".join(f"第{format_numeral(number)}{level.sign}" for number in numbers[level])


def _insert(operation: Operation, said: Said) -> str:
    level = operation.level or Level.ARTICLE
    pieces = operation.pieces
    if operation.destinations and operation.destinations[0].place is not Place.ARTICLE:
        return f"增加{operation.destinations[0]}{said.colon}{quoted_pieces(pieces)}"
    several = "分别" if len(pieces) > 1 and level is Level.ARTICLE else ""
    gained = f"增加{_counted(len(pieces))}{level.sign}"
    numbered = f"，{several}作为{_inserted_as(operation, level)}" if operation.destinations else ""
    if level is Level.ARTICLE:
        where = f"在{said.place}后" if said.place else ""
        return f"{where}{gained}{numbered}{said.colon}{quoted_pieces(pieces)}"
    return f"{said.place}{gained}{numbered}{said.colon}{quoted_pieces(pieces)}"


def _inserted_as(operation: Operation, level: Level) -> str:
    """The numbers that inserted units take; a part needs no name of the article that gains it."""
    return listed(operation.destinations, ranged=True) if level is Level.ARTICLE else _own_numbers(operation)


def _counted(count: int) -> str:
    return "两" if count == 2 else format_numeral(count)


def _delete(_operation: Operation, said: Said) -> str:
    return f"删去{said.place}"


def _merge(operation: Operation, said: Said) -> str:
    numbered = f"，作为{listed(operation.destinations)}" if operation.destinations else ""
    wording = f"，修改为{said.colon}{quoted_pieces(operation.pieces)}" if operation.pieces else ""
    return f"将{said.place}合并{numbered}{wording}"


def _split(operation: Operation, said: Said) -> str:
    level = operation.level or Level.ARTICLE
    numbers = [str(address) for address in operation.destinations]
    wording = f"，修改为{said.colon}{quoted_pieces(operation.pieces)}" if operation.pieces else ""
    if not numbers:
        return f"将{said.place}分为{_counted(len(operation.pieces))}{level.sign}{wording}"
    return f"将{said.place}改为{_counted(len(numbers))}{level.sign}，作为{'、'.join(numbers)}{wording}"


def _replace(operation: Operation, said: Said) -> str:
    everywhere = "均" if operation.targets[0].place is Place.EVERYWHERE else ""
    begins = "将" if said.opens else ""
    return f"{begins}{_within(said)}{quoted(operation.phrase)}{everywhere}修改为{quoted(operation.words)}"


def _delete_words(operation: Operation, said: Said) -> str:
    if said.goes_on:
        return f"删去{quoted(operation.phrase)}"
    return f"删去{_within(said)}{quoted(operation.phrase)}"


def _insert_words(operation: Operation, said: Said) -> str:
    place = f"{said.place}中的" if said.place else ""
    return f"在{place}{quoted(operation.phrase)}{_SIDES[operation.side]}增加{quoted(operation.words)}"


def _append(operation: Operation, said: Said) -> str:
    return f"在{said.place}最{_SIDES[operation.side]}增加{quoted(operation.words)}"


def _move_words(operation: Operation, said: Said) -> str:
    begins = "将" if said.opens else ""
    side = f"之{_SIDES[operation.side]}"
    return f"{begins}{_within(said)}{quoted(operation.phrase)}调整到{quoted(operation.words)}{side}"


_SIDES = {Side.AFTER: "后", Side.BEFORE: "前"}


def _retitle(operation: Operation, said: Said) -> str:
    title = "".join(operation.pieces[0].lines)
    if operation.targets[0].place is Place.TITLE:
        return f"{'将' if said.opens else ''}名称修改为{quoted(title)}"
    return f"{_object(said)}{_heading_of(operation.targets[0].divisions[-1].level)}修改为{quoted(title)}"


def _insert_division(operation: Operation, said: Said) -> str:
    level = operation.level or Level.CHAPTER
    heading, *articles = operation.destinations
    where = f"在{said.place}后" if said.place else ""
    held = f"，包括{_held(articles)}" if articles else ""
    (piece,) = operation.pieces
    title = "".join(piece.lines)
    title = heading_line(piece.number, title) if piece.number else title
    return f"{where}增加一{level.sign}，作为{heading}，{_heading_of(level)}为{quoted(title)}{held}"


def _heading_of(level: Level) -> str:
    """章名, 节名; that of a 分编 is a 编名."""
    return f"{level.sign[-1]}名"


def _held(articles: Sequence[Address]) -> str:
    """The articles under a heading: the first and the last, or all where a 第N条之一 is among them."""
    plain = all(each.article and len(each.article.value) == 1 for each in articles)
    if plain and len(articles) > 1:
        return f"{articles[0]}至{articles[-1]}"
    return listed(articles, ranged=True)


def _dissolve(operation: Operation, said: Said) -> str:
    if operation.destinations:
        return f"{_object(said)}并入{listed(operation.destinations)}"
    last = operation.targets[-1]
    return f"删去{said.place}" + ("" if last.place is Place.HEADINGS else _heading_of(last.divisions[-1].level))


def _vague(operation: Operation, _said: Said) -> str:
    return operation.text


def _renumber_rest(operation: Operation, said: Said) -> str:
    if operation.level is Level.ITEM and not said.place:
        return "其余各项序号依次顺延"
    return f"{said.place}以后各条序号依次调整" if operation.targets else "对条文顺序作相应调整"


_FORMS: dict[Verb, Callable[[Operation, Said], str]] = {
    Verb.RESTATE: _restate,
    Verb.INSERT: _insert,
    Verb.DELETE: _delete,
    Verb.RENUMBER: _renumber,
    Verb.MOVE: _renumber,
    Verb.MERGE: _merge,
    Verb.SPLIT: _split,
    Verb.REPLACE: _replace,
    Verb.DELETE_WORDS: _delete_words,
    Verb.INSERT_WORDS: _insert_words,
    Verb.APPEND: _append,
    Verb.MOVE_WORDS: _move_words,
    Verb.RETITLE: _retitle,
    Verb.INSERT_DIVISION: _insert_division,
    Verb.DISSOLVE_DIVISION: _dissolve,
    Verb.RENUMBER_REST: _renumber_rest,
    Verb.VAGUE: _vague,
}
