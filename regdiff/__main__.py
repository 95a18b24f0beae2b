"""`python -m regdiff`."""

import sys

from regdiff.cli.main import main

sys.exit(main())
