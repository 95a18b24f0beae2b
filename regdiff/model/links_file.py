"""The file that holds decided links: YAML, written in one canonical form, and read with the line of whatever is wrong.

Reading what was written gives an equal value, and writing what was read from a canonical file gives the same bytes. A file
written by hand may have its entries in another order or style; it means the same, and is canonical when it is written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from regdiff.errors import LinksError, Place, TextError
from regdiff.messages import say
from regdiff.model.links import (
    Checker,
    DecidedLink,
    Decisions,
    How,
    Pair,
    Ref,
    Remark,
    Side,
    Text,
    both,
    clean,
)
from regdiff.model.safe_yaml import Node, dump, load_nodes
from regdiff.named import NamedTuple

_WHAT = say("the links file")
_KEYS = ("old", "new", "links", "confirmed", "unlinked", "remarks")
Entry = DecidedLink | Pair | Remark | Side
"""What a line of the file says; a `Side` for the text of that side."""


class LinksFile(NamedTuple):
    """A links file as it was read."""

    decisions: Decisions
    lines: dict[Entry, int]
    """On which 1-based line each entry stands."""


def write_links(decisions: Decisions) -> str:
    """Return the canonical text of the file that holds `decisions`."""
    values: dict[str, Any] = {}
    for side, text in ((Side.OLD, decisions.old), (Side.NEW, decisions.new)):
        values[side.value] = ({"label": text.label} if text.label else {}) | {"sha256": text.sha256}
    for key, how in (("links", How.CORRECTED), ("confirmed", How.CONFIRMED)):
        values[key] = [
            {"old": [*map(str, link.old)], "new": [*map(str, link.new)]} for link in decisions.links if link.how is how
        ]
    values["unlinked"] = [{"old": str(pair.old), "new": str(pair.new)} for pair in decisions.unlinked]
    values["remarks"] = [{each.side.value: str(each.article), "text": each.text} for each in decisions.remarks]
    return dump({key: value for key, value in values.items() if value}, quote_lines=True)


def read_links(text: str, source: str = "") -> LinksFile:
    """Read a links file.

    Args:
        text: what it holds.
        source: its name, for errors.

    Raises:
        TextError: it is no YAML, has aliases or comments, or a key twice.
        LinksError: a key or value that it does not know, an article that two links claim, a pair both linked and unlinked.
    """
    return _Reader(source).read(load_nodes(text, _WHAT, Place(source, 1)))


class _Reader:
    """Takes decisions out of YAML, and says on which line something is not what it should be."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._checker = Checker()
        self._lines: dict[Entry, int] = {}

    def read(self, root: Node) -> LinksFile:
        values = self._keys(root, needed=("old", "new"), others=_KEYS[2:])
        old, new = (self._text(side, values[side.value]) for side in Side)
        links = [*self._list(values.get("links"), self._link)]
        links += self._list(values.get("confirmed"), self._confirmed)
        pairs = list(self._list(values.get("unlinked"), self._pair))
        remarks = list(self._list(values.get("remarks"), self._remark))
        if pair := self._checker.contradiction():
            self._refuse(self._lines[pair], both(pair))
        return LinksFile(Decisions(old, new, tuple(links), tuple(pairs), tuple(remarks)), self._lines)

    def _refuse(self, line: int, error: LinksError) -> None:
        raise LinksError(error.what, place=Place(self._source, line), fix=error.fix) from error

    def _checked(self, line: int, entry: Any, check: Callable[[Any], None]) -> Any:
        try:
            check(entry)
        except LinksError as error:
            self._refuse(line, error)
        return entry

    def _list(self, node: Node | None, take: Callable[[Node], Any]) -> Iterator[Any]:
        """Yield the entries of a list, each of which knows its line from then on."""
        for item in self._items(node) if node else ():
            entry = take(item)
            self._lines.setdefault(entry, item.line)
            yield entry

    def _text(self, side: Side, node: Node) -> Text:
        values = self._keys(node, needed=("sha256",), others=("label",))
        label = self._scalar(values["label"]) if "label" in values else ""
        self._lines[side] = node.line
        text = Text(label, self._scalar(values["sha256"]))
        self._checked(values["sha256"].line, text, self._checker.text)
        return text

    def _confirmed(self, node: Node) -> DecidedLink:
        return self._link(node, How.CONFIRMED)

    def _link(self, node: Node, how: How = How.CORRECTED) -> DecidedLink:
        values = self._keys(node, needed=("old", "new"))
        link = DecidedLink(self._refs(values["old"]), self._refs(values["new"]), how)
        self._checked(node.line, link, self._checker.link)
        return link._replace(old=tuple(sorted(link.old)), new=tuple(sorted(link.new)))

    def _pair(self, node: Node) -> Pair:
        values = self._keys(node, needed=("old", "new"))
        pair = Pair(self._ref(values["old"]), self._ref(values["new"]))
        self._checked(node.line, pair, self._checker.pair)
        return pair

    def _remark(self, node: Node) -> Remark:
        values = self._keys(node, needed=("text",), others=("old", "new"))
        sides = [side for side in Side if side.value in values]
        if len(sides) != 1:
            raise TextError(say("a remark is on one article: of old, or of new"), place=Place(self._source, node.line))
        text = self._scalar(values["text"])
        try:
            remark = Remark(sides[0], self._ref(values[sides[0].value]), clean(text))
        except LinksError as error:
            if error.place:
                raise
            self._refuse(values["text"].line, error)
            raise
        self._checked(node.line, remark, self._checker.remark)
        return remark

    def _refs(self, node: Node) -> tuple[Ref, ...]:
        """A list of articles, or one article alone."""
        return (self._ref(node),) if node.text else tuple(self._ref(item) for item in self._items(node))

    def _ref(self, node: Node) -> Ref:
        text = self._scalar(node)
        try:
            return Ref.read(text)
        except LinksError as error:
            self._refuse(node.line, error)
            raise

    def _scalar(self, node: Node) -> str:
        if node.text is None:
            raise TextError(say("a list or mapping where a text should be"), place=Place(self._source, node.line))
        return node.text

    def _items(self, node: Node) -> Sequence[Node]:
        if node.items is not None:
            return node.items
        if node.text == "":
            return ()
        raise TextError(
            say("no list where one should be"), place=Place(self._source, node.line), fix=say("write [第七条, 第八条]")
        )

    def _keys(self, node: Node, needed: Sequence[str], others: Sequence[str] = ()) -> dict[str, Node]:
        known = [*needed, *others]
        if node.keys is None:
            raise TextError(say("no mapping of {known}", known=known), place=Place(self._source, node.line))
        for key, value in node.keys.items():
            if key not in {*needed, *others}:
                raise TextError(
                    say("unknown key {key}", key=key[:40]),
                    place=Place(self._source, value.line),
                    fix=say("use {known}", known=known),
                )
        for key in needed:
            if key not in node.keys:
                raise TextError(
                    say("{key} is missing", key=key),
                    place=Place(self._source, node.line),
                    fix=say("write {known}", known=known),
                )
        return node.keys
