"""The process: `regdiff`, `python -m regdiff`, and `regdiff-desk`, which is `regdiff desk` without a terminal."""

import gc
import sys

# What is imported and made in the moment that a command lives stands in no cycles: collecting is lost time from the start.
gc.disable()

from regdiff.cli.main import main  # noqa: E402


def desk() -> int:
    """Run `regdiff desk`."""
    return main(["desk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
