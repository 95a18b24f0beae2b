"""The catalogues of messages: up to date with the sources, whole in Chinese, and no error that goes past them."""

from __future__ import annotations

import ast
import importlib.util
import io
import re
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from conftest import ROOT

from regdiff import errors
from regdiff.intake.repair import KINDS
from regdiff.messages.catalogue import FOLDER

DOMAINS = ("regdiff", "click")
FOLDERS = {domain: FOLDER / "zh" / "LC_MESSAGES" / f"{domain}.po" for domain in DOMAINS}
ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
SOURCES = sorted((ROOT / "regdiff").rglob("*.py"))


def tool() -> ModuleType:
    """`tools/messages.py`, which makes the catalogues."""
    spec = importlib.util.spec_from_file_location("tools_messages", ROOT / "tools" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue(domain: str) -> Catalog:
    return read_po(io.BytesIO(FOLDERS[domain].read_bytes()), locale="zh", domain=domain)


def fields(text: str) -> set[str]:
    """The names of what is filled into a template; literal braces, in a text that nothing is filled into, are none."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None and name.isidentifier()}
    except ValueError:
        return set()


def test_the_catalogues_are_those_that_the_tool_makes() -> None:
    made = tool().files()
    different = [name for name, data in made.items() if (FOLDER / "zh" / "LC_MESSAGES" / name).read_bytes() != data]
    assert different == [], "run: make messages, and translate what it names"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_is_in_chinese_with_the_same_fields(domain: str) -> None:
    for message in catalogue(domain):
        if not message.id:
            continue
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        chinese = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(chinese), message.id
        assert not message.fuzzy, message.id
        named = set().union(*map(fields, english))
        # Of two English forms one may not name the count.
        assert set().union(*map(fields, chinese)) <= named, message.id
        assert min((fields(each) for each in english), key=len) <= {*named} & {*named}, message.id
        if len(english) == 1:
            assert fields(chinese[0]) == named, message.id


def test_chinese_messages_are_chinese() -> None:
    alike = {
        message.id
        for message in catalogue("regdiff")
        if isinstance(message.id, str) and message.id and not re.search("[一-鿿]", str(message.string))
    }
    assert alike <= {
        "{what} U+{code:04X}",
        "{places}",
        "git -C {folder} switch {branch}",
        "GIT_EXTERNAL_DIFF='regdiff git-diff' git diff",
        *(each for each in alike if not re.search("[a-z]{2,} [a-z]{2,}", re.sub(r"\{.*?\}", "", each))),
    }


def literals(node: ast.expr) -> list[ast.expr]:
    """The texts that an argument may be, where they are written out on the spot."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [each for value in node.values for each in literals(value)]
    if isinstance(node, ast.BinOp):
        return literals(node.left) + literals(node.right)
    return (
        [node] if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)) else []
    )


def bypassing(path: Path) -> list[str]:
    """The places in a file where an error, a hit or a refusal is made of a text that is no message."""
    out = []
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func)
        is_error = name in ERRORS or name in {"click.UsageError", "click.BadParameter", "click.ClickException", "self.fail"}
        texts = [*call.args[:1], *(each.value for each in call.keywords if each.arg == "fix")] if is_error else []
        texts += call.args[3:4] if name == "Hit" else call.args[1:2] if name == "Misfit" else []
        texts += call.args[:1] if name in {"done", "print_notes"} else []
        out += [f"{path.name}:{each.lineno}: {ast.unparse(each)}" for text in texts for each in literals(text)]
    return out


def test_no_error_and_no_finding_goes_past_the_catalogue() -> None:
    assert [each for path in SOURCES for each in bypassing(path)] == []


def test_what_says_is_given_a_literal() -> None:
    known = {each if isinstance(each, str) else each[0] for each in (message.id for message in catalogue("regdiff"))}
    for path in (each for each in SOURCES if "from regdiff.messages import" in each.read_text(encoding="utf-8")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"say", "count_of"}:
                assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}"
                templates = [each.value for each in call.args[: 1 if ast.unparse(call.func) == "say" else 2]]  # type: ignore[attr-defined]
                assert templates[0] in known, f"{path}:{call.lineno}"
                given = {each.arg for each in call.keywords} | ({"count"} if len(templates) == 2 else set())
                named = set().union(*map(fields, templates))
                assert None in given or named == given or (not given and "{" in templates[0]), f"{path}:{call.lineno}"


def test_every_kind_of_repair_has_its_name() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "regdiff" / "intake").glob("*.py"))
    recorded = set(re.findall(r'\.record\(\s*"([a-z-]+)"', sources))
    recorded |= set(re.findall(r'\bkind = "([a-z-]+)"', sources))
    assert recorded <= set(KINDS)
