"""The language of messages: that of --lang, else the one of the environment.

Only what is said to a person depends on it: errors, notes, findings, help. What is written into files, and reports, never
depend on the environment.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import click

from regdiff.messages import LANGUAGES, told

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Of these the first that is set counts, as POSIX has it."""


class _Choice:
    """What was chosen when the command began."""

    lang = "en"


def choose(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Choose the language of messages for this run, and return it.

    Args:
        argv: the arguments as they were given; they are looked through for --lang before anything else reads them, so that
            wrong usage and help are told in that language, too.
        environ: the environment.
    """
    asked = [value for name, value in _options(argv) if name == "--lang" and value in LANGUAGES]
    _Choice.lang = asked[-1] if asked else _environment(environ)
    return _Choice.lang


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let click speak a language: it asks gettext for its own words, which finds them by the environment."""
    if lang == "en":
        yield
        return
    from regdiff.messages.catalogue import FOLDER

    before = os.environ.get("LANGUAGE")
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("click", FOLDER)
    domain = gettext.textdomain()
    gettext.textdomain("click")
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def _options(argv: Sequence[str]) -> list[tuple[str, str]]:
    """Return each argument with what belongs to it: behind = or as the next one."""
    plain = list(argv[: argv.index("--")] if "--" in argv else argv)
    out = []
    for argument, behind in zip(plain, [*plain[1:], ""], strict=False):
        name, equals, value = argument.partition("=")
        out.append((name, value if equals else behind))
    return out


def _environment(environ: Mapping[str, str]) -> str:
    named = next((value for name in _VARIABLES if (value := environ.get(name))), "")
    return "zh" if named.lower().startswith("zh") else "en"


def chosen() -> str:
    """Return the language of messages."""
    return _Choice.lang


def tell(text: str) -> str:
    """Return a message in the language that was chosen."""
    return told(text, _Choice.lang)


def done(message: str) -> None:
    """Say on stderr what was done."""
    click.echo(tell(message), err=True)
