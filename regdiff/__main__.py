"""The process: `regdiff`, `python -m regdiff`, and `regdiff-desk`, which is `regdiff desk` without a terminal."""

import gc
import sys

# What is imported and made in the moment that a command lives stands in no cycles: collecting is lost time from the start.
gc.disable()

import atexit  # noqa: E402
import os  # noqa: E402

from regdiff.cli.main import main as command  # noqa: E402


def main() -> int:
    """Run `regdiff`, as the last thing that the process does."""
    status: list[int] = []
    atexit.register(_end, status)  # what is registered first is called last
    status.append(command())
    return status[0]


def _end(status: list[int]) -> None:
    """End the process at once: the system takes back in no time what Python would take down value by value."""
    if not status:
        return  # an exception ends it, which Python tells
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return  # nobody reads any more, which is for Python to tell
    os._exit(status[0])


def desk() -> int:
    """Run `regdiff desk`."""
    return command(["desk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
