"""Renew the catalogues of messages: take up what is said in the sources, keep what is translated, compile.

`make messages` runs it. It writes, below `regdiff/locale/zh/LC_MESSAGES`:

- `regdiff.po`: every template that `say` and `count_of` are given, the help of every command and option, and a few words
  that stand for themselves; with the Chinese that people wrote;
- `click.po`: click's own words;
- `regdiff.mo` and `click.mo`, which gettext reads.

A template that nobody says any more goes, and one that is new has an empty translation, which the tests name.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from regdiff.checks.table import RULES
from regdiff.cli.helping import plain_help
from regdiff.cli.main import COMMANDS, GROUPS, cli
from regdiff.cli.options import GroupedCommand
from regdiff.intake.repair import KINDS
from regdiff.model.left_out import Reason
from regdiff.report.catalogue import LABELS

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "regdiff" / "locale" / "zh" / "LC_MESSAGES"
KEYWORDS = {"say": None, "count_of": (1, 2), "phrase": None}
_CLICK = {"_": None, "ngettext": (1, 2)}
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Catalogues tell no day on which they were made."""
SAID = {LABELS["en"][f"left out {reason.value}"]: LABELS["zh"][f"left out {reason.value}"] for reason in Reason}
"""What the catalogue of the reports has in both languages."""
Said = tuple[str, str | tuple[str, ...]]
"""File, and the template, or those for one and for many."""


def in_sources() -> Iterator[Said]:
    """Yield what the sources of regdiff say."""
    found = extract_from_dir(
        ROOT / "regdiff", [("**.py", "python")], {}, KEYWORDS, directory_filter=lambda _: True, strip_comment_tags=False
    )
    for file, _, message, _, _ in found:
        yield f"regdiff/{Path(file).as_posix()}", message


def in_help() -> Iterator[Said]:
    """Yield the help of all commands and options, as they are shown."""
    yield from (("regdiff/cli/main.py", text) for text in (*GROUPS, *COMMANDS.values()))
    yield from _of_command("regdiff/cli/main.py", cli)
    for name in COMMANDS:
        module = f"regdiff.cli.{name.replace('-', '_')}"
        command = cli.get_command(click.Context(cli), name)
        if command is not None:
            yield from _of_command(f"{module.replace('.', '/')}.py", command)


def _of_command(file: str, command: click.Command) -> Iterator[Said]:
    texts = [plain_help(command.help)]
    texts += [param.help or "" for param in command.params if isinstance(param, click.Option)]
    if isinstance(command, GroupedCommand):
        texts += list(command.groups)
    yield from ((file, text) for text in texts if text)
    if isinstance(command, click.Group) and command is not cli:
        for each in command.commands.values():
            yield from _of_command(file, each)


def in_tables() -> Iterator[Said]:
    """Yield words that stand for themselves: what the system says, and why something was left out."""
    yield from (("(the system)", os.strerror(number)) for number in _ERRORS)
    yield from (("(libyaml)", text) for text in _YAML)
    yield from (("(json)", text) for text in _JSON)
    for reason in Reason:
        yield "regdiff/model/left_out.py", LABELS["en"][f"left out {reason.value}"]
    yield from (("regdiff/intake/repair.py", kind) for kind in KINDS)
    yield from (("regdiff/checks/rules", text) for rule in RULES for text in (rule.what, rule.why))


_ERRORS = (1, 2, 5, 6, 9, 11, 12, 13, 16, 17, 18, 20, 21, 22, 24, 26, 27, 28, 30, 32, 36, 39, 40, 98, 99, 110, 122)
"""What can befall a file or a port, by errno."""


_YAML = (
    "block sequence entries are not allowed in this context",
    "control characters are not allowed",
    "could not find expected ':'",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected hexdecimal number",
    "did not find expected key",
    "did not find expected node content",
    "did not find expected whitespace or line break",
    "found a tab character that violates indentation",
    "found a tab character where an indentation space is expected",
    "found character that cannot start any token",
    "found undefined tag handle",
    "found unexpected ':'",
    "found unexpected document indicator",
    "found unexpected end of stream",
    "found unknown escape character",
    "mapping keys are not allowed in this context",
    "mapping values are not allowed in this context",
)
"""What libyaml finds wrong in a head or a links file."""

_JSON = (
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name enclosed in double quotes",
    "Expecting value",
    "Extra data",
    "Illegal trailing comma before end of array",
    "Illegal trailing comma before end of object",
    "Invalid \\escape",
    "Invalid control character at",
    "Unterminated string starting at",
)
"""What Python finds wrong in JSON."""


def in_click() -> Iterator[Said]:
    """Yield click's own words."""
    folder = Path(click.__file__).parent
    for path in sorted(folder.glob("*.py")):
        for _, function, message, _ in extract_python(io.BytesIO(path.read_bytes()), _CLICK, [], {}):
            if function == "ngettext" and isinstance(message, tuple):
                yield f"click/{path.name}", (str(message[0]), str(message[1]))
            elif isinstance(message, str):
                yield f"click/{path.name}", message


def catalogue(domain: str, said: Iterable[Said], known: Catalog | None) -> Catalog:
    """Return a catalogue of what is said, with the translations that are known."""
    out = Catalog("zh", domain=domain, project="regdiff", header_comment=f"# The Chinese of {domain}.", creation_date=_DAY)
    out.revision_date, out.last_translator, out.language_team = _DAY, "regdiff", "regdiff"
    places: dict[str | tuple[str, ...], set[str]] = {}
    for file, message in said:
        places.setdefault(message, set()).add(file)
    for message in sorted(places, key=lambda each: (min(places[each]), each if isinstance(each, str) else each[0])):
        before = known.get(message if isinstance(message, str) else message[0]) if known else None
        empty = "" if isinstance(message, str) else ("",)
        string = SAID.get(message, "") if isinstance(message, str) else ""
        string = string or (before.string if before is not None and before.string else empty)
        out.add(message, string, locations=[(file, 1) for file in sorted(places[message])])
    return out


def read(domain: str) -> Catalog | None:
    """Return a catalogue as it stands; None where there is none yet."""
    path = FOLDER / f"{domain}.po"
    return read_po(io.BytesIO(path.read_bytes()), locale="zh", domain=domain) if path.exists() else None


def files() -> dict[str, bytes]:
    """Return the names of all files of the catalogues, and what they are to hold."""
    out = {}
    for domain, said in (("regdiff", [*in_sources(), *in_help(), *in_tables()]), ("click", in_click())):
        made = catalogue(domain, said, read(domain))
        source, compiled = io.BytesIO(), io.BytesIO()
        write_po(source, made, width=0, include_lineno=False, sort_output=False)
        write_mo(compiled, made)
        out |= {f"{domain}.po": source.getvalue(), f"{domain}.mo": compiled.getvalue()}
    return out


def main() -> int:
    """Write the catalogues; say what has no translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)
    for domain in ("regdiff", "click"):
        made = read(domain)
        missing = [
            each.id for each in made or () if each.id and not (each.string if isinstance(each.id, str) else all(each.string))
        ]
        print(f"{domain}: {len(made or ())} messages, {len(missing)} without Chinese")
        for message in missing:
            print(f"  {message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
