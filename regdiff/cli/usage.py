"""How wrong usage is found and told: in one line, for every command alike."""

from __future__ import annotations

from typing import Any

import click

from regdiff.cli.language import tell
from regdiff.errors import plain
from regdiff.messages import LANGUAGES, Message, say


def told(error: click.ClickException) -> Message:
    """Return the one line for an error of click: the command, what was wrong, and where its help is.

    click itself would print the usage, a hint and the message, in four lines.
    """
    error.message = tell(error.message)  # type: ignore[misc]
    message = error.format_message().strip().rstrip(".。").replace("。 （", "（")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if not isinstance(error, click.UsageError):
        return plain(say("regdiff: error: {error}", error=message))
    path = context.command_path if context else "regdiff"  # what is wrong before the command has no context
    return plain(say("{command}: {what}; see {command} --help", command=path, what=message[:1].lower() + message[1:]))


class _Text(click.types.StringParamType):
    """Text that can be stored and printed; the system hands over bytes that are no UTF-8 as half characters."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, unless it is none."""
        text = str(super().convert(value, param, ctx))
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            self.fail(say("{what!r} is not UTF-8.", what=text.encode("utf-8", "surrogateescape")), param, ctx)
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


def take_language(command: click.Command) -> click.Command:
    """Give a command, and those under it, --lang for its messages, where it has none for its report."""
    if not any(param.name == "lang" for param in command.params):
        command.params.append(
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help="Language of messages.  [default: the environment's]",
            )
        )
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        take_language(each)
    return command
