"""The `regdiff` command. Subcommands are imported only when they are called."""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from regdiff import __version__
from regdiff.cli.language import choose, chosen, done, speaking
from regdiff.cli.usage import take_language, take_text, told
from regdiff.errors import InternalError, RegdiffError, UsageError
from regdiff.messages import LANGUAGES, phrase, reason_of, say
from regdiff.tasks.expressions import keep_expressions

GROUPS = {
    "Compare": ("compare", "desk", "apply"),
    "Correct": ("links", "link", "unlink", "confirm", "remark"),
    "Amend": ("orders", "amend", "verify", "draft"),
    "Archive": ("add", "init", "list", "show", "fmt"),
    "History": ("log", "blame", "site", "serve", "export-git"),
    "Guard": ("check", "rule", "hook", "git-diff"),
}
"""The commands by what they are used for, as `regdiff --help` lists them."""
COMMANDS = {
    "add": "Read a source, mend it, and store it as a revision.",
    "check": "Check stored revisions by rules.",
    "fmt": "Rewrite hand-edited texts canonically.",
    "git-diff": "Compare two stored texts as git asks.",
    "hook": "Install or take out the git hooks.",
    "init": "Make an archive.",
    "rule": "Print the page of a rule.",
    "amend": "Apply instruments that amend to a text.",
    "verify": "Verify that a published text is its base as amended.",
    "orders": "Tell what an amending instrument orders.",
    "apply": "Make the new text from a JSON report and the old text.",
    "compare": "Compare two revisions.",
    "desk": "Compare in the browser, without a terminal.",
    "links": "List the links of two revisions, those worth a look first.",
    "link": "Decide which articles became which.",
    "unlink": "Decide that articles are not linked.",
    "confirm": "Confirm links as they stand.",
    "remark": "Write a remark on an article.",
    "draft": "Draft the instrument that turns one revision into another.",
    "blame": "Show each phrase of an article with the revision that brought it in.",
    "log": "Tell the life of an article, or where a phrase came in and went.",
    "list": "List the revisions in the archive.",
    "site": "Build the static site of the archive.",
    "serve": "Show the site on this machine, and build it again when the archive changes.",
    "export-git": "Tell the history of regulations as a git repository.",
    "show": "Print a revision, or one article of it.",
}
"""Every command with its short help, so that `regdiff --help` imports none of them."""


class LazyGroup(click.Group):
    """A group that knows the names of its commands and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"regdiff.cli.{cmd_name.replace('-', '_')}").command
        return in_language(take_language(take_text(command))) if isinstance(command, click.Command) else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command's name when there is no such command."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            what = say("No such command {name!r}", name=name)
            ctx.fail(say("{what} (Did you mean {guess!r}?)", what=what, guess=near[0]) if near else what)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; an error of its parser, which knows no command, is that of the command that was called."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            command = self.get_command(ctx, ctx.invoked_subcommand or "")
            if error.ctx is None and command is not None:
                error.ctx = click.Context(command, parent=ctx, info_name=ctx.invoked_subcommand)
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands by use, without importing them."""
        for group, names in GROUPS.items():
            with formatter.section(phrase(group, chosen())):
                formatter.write_dl([(name, phrase(COMMANDS[name], chosen())) for name in names])


def _speak(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Let the language be that of the command that follows, unless that has its own."""
    if value:
        ctx.default_map = {name: {"lang": value} for name in COMMANDS}


def in_language(command: click.Command) -> click.Command:
    """Return a command whose help is in the language of messages."""
    if chosen() == "en":
        return command
    from regdiff.cli.helping import translated

    return translated(command, chosen())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    callback=_speak,
    help="Language of messages and reports.  [default: messages in the environment's, reports in Chinese]",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """See what changed between revisions of a regulation, article by article and character by character.

    Exit status: 0 done (also when the texts differ), 1 differences with --exit-code, 2 wrong usage or bad input, 70 a bug
    in regdiff.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status; errors become one line on stderr."""
    # A command lives for a moment and makes many small values, none of them in cycles: collecting is lost time, and so is
    # looking through them all once more at the end.
    gc.disable()
    atexit.register(gc.freeze)
    expressions = keep_expressions()
    try:
        return _run(argv)
    finally:
        expressions.save()


def _run(argv: Sequence[str] | None) -> int:
    _make_streams_safe()
    arguments = list(sys.argv[1:] if argv is None else argv)
    with speaking(choose(arguments, os.environ)):
        return _outcome(arguments)


def _outcome(arguments: list[str]) -> int:
    """Run a command and return the exit status."""
    try:
        status = in_language(cli).main(args=arguments, prog_name="regdiff", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()  # the help itself
        return error.exit_code
    except click.ClickException as error:
        done(told(error))
        return 2
    except click.Abort:
        return 130
    except RegdiffError as error:
        return _complain(error)
    except (BrokenPipeError, SystemExit):
        # Without its standalone mode, click itself only exits where it meets a broken pipe.
        return _reader_has_gone()
    except OSError as error:
        return _complain(
            UsageError(say("cannot be written or read: {reason}", reason=reason_of(error)), fix=say("choose another place"))
        )
    except Exception as error:
        if os.environ.get("REGDIFF_DEBUG"):
            raise
        return _complain(
            InternalError(
                say("{name}: {error}", name=type(error).__name__, error=error),
                fix=say("this is a bug in regdiff; run again with REGDIFF_DEBUG=1 and send it"),
            )
        )
    return status if isinstance(status, int) else 0


def _make_streams_safe() -> None:
    """Let any text be printed anywhere: what an output cannot encode is written out, and a closed one swallows it.

    A name that is no UTF-8 and a terminal in Latin-1 are no reason to fail when the work is done.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _reader_has_gone() -> int:
    """As with `| head`: no complaint, and none at interpreter exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 0


def _complain(error: RegdiffError) -> int:
    message = error.message
    done(
        say("regdiff: internal error: {error}", error=message)
        if isinstance(error, InternalError)
        else say("regdiff: error: {error}", error=message)
    )
    return error.exit_code
