"""The process: `regdiff`, `python -m regdiff`, and `regdiff-desk`, which is `regdiff desk` without a terminal."""

import atexit
import gc
import os
import sys

_ended: list[int] = []
"""The exit status, when the command is through."""


def _leave() -> None:
    """End the process at once when all is said: to take some three hundred modules apart is time lost at the end."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # no such stream, or nobody reads it: Python knows what to do
        return
    if _ended:
        os._exit(_ended[0])


atexit.register(_leave)  # the first to be registered is the last to be called: behind threads, and files that go at the end

# What is imported and made in the moment that a command lives stands in no cycles: collecting is lost time from the start.
gc.disable()

from regdiff.cli.main import main as run  # noqa: E402


def main() -> int:
    """Run the command line and return the exit status."""
    _ended.append(run())
    return _ended[0]


def desk() -> int:
    """Run `regdiff desk`."""
    return run(["desk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
