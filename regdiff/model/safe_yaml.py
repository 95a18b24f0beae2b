"""YAML, read safely and written in one style: what heads and links files are made of.

This is the one module of `model` that uses a library, and imports it only when YAML is read or written; YAML of the plainest
kind is read by `plain_yaml` (docs/decisions/0001-head-is-yaml.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from regdiff.errors import Place, TextError
from regdiff.messages import say, sentence
from regdiff.model.patterns import lazy
from regdiff.named import NamedTuple

LARGEST = 1_000_000
"""Longest YAML that is read, in characters."""
DEEPEST = 20
"""Deepest nesting of it."""

_T = TypeVar("_T")
_BREAK = lazy("\r(?!\n)|[\x85\u2028\u2029]")


class Node(NamedTuple):
    """A value of YAML with its place: exactly one of the three is not None."""

    line: int
    """1-based line on which it begins."""
    text: str | None = None
    """A scalar as it is written, whatever type YAML takes it for; empty for none."""
    items: tuple[Node, ...] | None = None
    keys: dict[str, Node] | None = None


def load(text: str, what: str, place: Place) -> Any:
    """Return the value that YAML says.

    Args:
        text: the YAML.
        what: what it is, for errors: `the head`.
        place: where it begins.

    Raises:
        TextError: it is no YAML, too long or too deep, or uses aliases, which can blow up.
    """

    def read(yaml: Any, loader: Any) -> Any:
        return yaml.load(text, Loader=loader)

    return _read(text, what, place, read)


def load_nodes(text: str, what: str, place: Place) -> Node:
    """Return the same with the line of every value; a key that stands twice in a mapping is refused as well.

    Raises:
        TextError: as `load` does; a key twice, a key that is no text, a tag, or a comment, which would be lost when it is
            written again.
    """

    def read(yaml: Any, loader: Any) -> Node:
        _refuse_comments(yaml, loader, text, what, place)
        node = yaml.compose(text, Loader=loader)
        return Node(place.line, text="") if node is None else _node(yaml, node, what, place)

    return _read(text, what, place, read)


def _read(text: str, what: str, place: Place, read: Callable[[Any, Any], _T]) -> _T:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(text) > LARGEST:
        raise TextError(say("{what} is longer than {largest:,} characters", what=what, largest=LARGEST), place=place)
    try:
        _refuse_bombs(yaml, loader, text, what, place)
        return read(yaml, loader)
    except yaml.YAMLError as error:
        if "nesting depth" in str(error):  # libyaml's own limit, which some versions reach before ours
            raise _too_deep(what, place) from error
        mark = getattr(error, "problem_mark", None)
        where = Place(place.source, place.line + mark.line, mark.column + 1) if mark else place
        raise TextError(say("{what} is no YAML: {error}", what=what, error=_problem(error)), place=where) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise TextError(say("{what} cannot be read: {error}", what=what, error=error), place=place) from error


def _problem(error: Exception) -> str:
    """Return what YAML finds wrong; of characters that it does not take at all, the error's text has several lines."""
    said = getattr(error, "problem", None) or getattr(error, "reason", None)
    return sentence(said) if said else str(error)


def _too_deep(what: str, place: Place) -> TextError:
    return TextError(say("{what} is nested more than {deepest} deep", what=what, deepest=DEEPEST), place=place)


def _refuse_bombs(yaml: Any, loader: Any, text: str, what: str, place: Place) -> None:
    """Refuse aliases, which can blow up, and nesting so deep that it exhausts the C parser's stack."""
    depth = 0
    for token in yaml.scan(text, Loader=loader):
        if isinstance(token, yaml.AliasToken):
            raise TextError(say("{what} uses YAML aliases", what=what), place=place, fix=say("write the value out"))
        name = type(token).__name__
        depth += name.endswith("StartToken") - name.endswith("EndToken")
        if depth > DEEPEST:
            raise _too_deep(what, place)


def _refuse_comments(yaml: Any, loader: Any, text: str, what: str, place: Place) -> None:
    """Refuse comments: what stands between two tokens and is not blank."""
    if _BREAK.search(text):
        raise TextError(
            say("{what} holds a line break that is no line feed", what=what),
            place=place,
            fix=say("end lines with a line feed"),
        )
    lines = [*text.split("\n"), ""]
    done = (0, 0)
    for token in yaml.scan(text, Loader=loader):
        start = (token.start_mark.line, token.start_mark.column)
        for at in range(done[0], start[0] + 1):
            low, high = done[1] if at == done[0] else 0, start[1] if at == start[0] else len(lines[at])
            if lines[at][low:high].lstrip().startswith("#"):
                where = Place(place.source, place.line + at)
                raise TextError(
                    say("{what} holds a comment, which would be lost", what=what), place=where, fix=say("make it a remark")
                )
        done = max(done, (token.end_mark.line, token.end_mark.column))


def _node(yaml: Any, node: Any, what: str, place: Place) -> Node:
    line = place.line + node.start_mark.line
    where = Place(place.source, line)
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
        raise TextError(
            say("{what} uses the tag {tag}", what=what, tag=node.tag), place=where, fix=say("write the value alone")
        )
    if isinstance(node, yaml.SequenceNode):
        return Node(line, items=tuple(_node(yaml, item, what, place) for item in node.value))
    if isinstance(node, yaml.MappingNode):
        keys: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise TextError(say("{what} has a key that is no text", what=what), place=where)
            if key.value in keys:
                raise TextError(
                    say("{what} says {value} twice", what=what, value=key.value),
                    place=Place(place.source, place.line + key.start_mark.line),
                )
            keys[key.value] = _node(yaml, value, what, place)
        return Node(line, keys=keys)
    return Node(line, text="" if node.tag.endswith(":null") else node.value)


def dump(values: Any, *, quote_lines: bool = False) -> str:
    """Return YAML in regdiff's own style: a list of mappings gets one line each, a list of scalars one line in all.

    Args:
        values: what it is to say, in that order.
        quote_lines: write a text of several lines in double quotes on one line.
    """
    import yaml

    out: str = yaml.dump(values, Dumper=_dumper(yaml, quote_lines), allow_unicode=True, sort_keys=False, width=10**9)
    return out


@cache
def _dumper(yaml: Any, quote_lines: bool) -> Any:
    class Dumper(yaml.SafeDumper):  # type: ignore[misc]
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
            super().increase_indent(flow, indentless=False)

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
            return True

        def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
            node = super().represent_sequence(tag, sequence, flow_style)
            node.flow_style = not any(isinstance(item, yaml.MappingNode) for item in node.value)
            for item in node.value:
                item.flow_style = True
            return node

        def represent_lines(self, text: str) -> Any:
            return self.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)

    if quote_lines:
        Dumper.add_representer(str, Dumper.represent_lines)
    return Dumper
