"""The process: `regdiff`, and `python -m regdiff`."""

import gc
import sys

# What is imported and made in the moment that a command lives stands in no cycles: collecting is lost time from the start.
gc.disable()

from regdiff.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
