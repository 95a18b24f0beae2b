"""Where the desk keeps what it keeps, by the custom of each system."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def default_folder() -> Path:
    """Return the folder of the desk for whoever runs it; nothing is made."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "regdiff" / "desk"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "regdiff" / "desk"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "regdiff" / "desk"
