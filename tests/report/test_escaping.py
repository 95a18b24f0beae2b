"""Every template writes whatever it is given as text: by our own function, and without it by that of Jinja."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import jinja2
import pytest
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from samples import HOSTILE, hostile

from regdiff.model.text import visible
from regdiff.report import templates
from regdiff.report.formats import render
from regdiff.report.templates import _environment, _escape

NAMES = sorted(path.name for path in templates.folder().glob("*.j2"))


def fresh() -> jinja2.Environment:
    """Return an environment of our own making that no other test has."""
    return _environment.__wrapped__()


def source(environment: jinja2.Environment, name: str) -> str:
    """Return a template as it is written."""
    assert environment.loader
    return environment.loader.get_source(environment, name)[0]


def written(code: str) -> Iterator[ast.expr]:
    """Yield what a compiled template writes: to whoever renders it, or into the text that a macro or a block returns."""
    tree = ast.parse(code)
    picking = {  # what a loop with a condition goes over is written nowhere
        id(inside)
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and any(arg.arg == "fiter" for arg in each.args.args)
        for inside in ast.walk(each)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Yield) and node.value and id(node) not in picking:
            yield node.value
        if isinstance(node, ast.Call) and re.fullmatch(r"t_\d+\.(append|extend)", ast.unparse(node.func)):
            for arg in node.args:
                yield from arg.elts if isinstance(arg, ast.Tuple) else [arg]


def is_escaped(value: ast.expr) -> bool:
    """Say whether it is a word of the template, or went through our function, or is what a template or macro wrote."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) in ("environment.printed", "context.call")
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id == "event")


@pytest.mark.parametrize("name", NAMES)
def test_a_template_prints_nothing_that_is_not_escaped(name: str) -> None:
    environment = fresh()
    text = source(environment, name)
    code = environment.compile(text, name=name, raw=True)
    assert [ast.unparse(value) for value in written(code) if not is_escaped(value)] == []
    tree = environment.parse(text)
    assert not {each.name for each in tree.find_all(nodes.Filter)} & {"safe", "xmlattr", "urlize"}
    assert not list(tree.find_all(nodes.ScopedEvalContextModifier))


@pytest.mark.parametrize("by_jinja", [False, True], ids=["ours", "that of Jinja"])
@pytest.mark.parametrize("text", [HOSTILE, "第<b>条", "\x07", "a_1", "\"'&", "处五百元"])
def test_a_value_is_printed_as_text(text: str, by_jinja: bool) -> None:
    environment = fresh()
    if by_jinja:  # as where a later Jinja does not call our two methods
        environment.code_generator_class = CodeGenerator
    (shown,) = {environment.from_string("{{ value }}").render(value=value) for value in (text, Talking(text))}
    assert not set(shown) & {"<", ">", '"', "'", "\x00", "\x07", "\x1b"}
    assert shown.replace("&#34;", "&quot;") == _escape(text)


class Talking:
    """A value that is no text, and is one where it is printed."""

    def __init__(self, text: str) -> None:
        self._text = visible(text)

    def __str__(self) -> str:
        return self._text


def test_the_page_is_the_same_where_jinja_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = fresh()
    environment.code_generator_class = CodeGenerator
    page = render(hostile(), "html")
    monkeypatch.setattr(templates, "_environment", lambda: environment)
    assert re.sub("&(?:#34|quot);", '"', str(render(hostile(), "html"))) == re.sub("&(?:#34|quot);", '"', str(page))
