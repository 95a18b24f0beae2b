"""How wrong usage is found and told: in one line, for every command alike."""

from __future__ import annotations

from typing import Any

import click

from regdiff.errors import one_line


def told(error: click.ClickException) -> str:
    """Return the one line for an error of click: the command, what was wrong, and where its help is.

    click itself would print the usage, a hint and the message, in four lines.
    """
    message = error.format_message().strip().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return one_line(f"regdiff: error: {message}")
    path = context.command_path
    return one_line(f"{path}: {message[:1].lower()}{message[1:]}; see {path} --help")


class _Text(click.types.StringParamType):
    """Text that can be stored and printed; the system hands over bytes that are no UTF-8 as half characters."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, unless it is none."""
        text = str(super().convert(value, param, ctx))
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            self.fail(f"{text.encode('utf-8', 'surrogateescape')!r} is not UTF-8.", param, ctx)
        return text


_TEXT = _Text()


def take_text(command: click.Command) -> click.Command:
    """Let all plain arguments and options of a command, and of those under it, be text; names of files may be bytes."""
    for param in command.params:
        if param.type is click.STRING:
            param.type = _TEXT
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        take_text(each)
    return command
