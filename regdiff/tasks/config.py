"""The configuration of `regdiff check`: [tool.regdiff.check] in pyproject.toml, or [check] in regdiff.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from regdiff.archive.store import display_path
from regdiff.checks.rule import Severity
from regdiff.checks.run import Settings
from regdiff.errors import Place, UsageError
from regdiff.messages import say


def load_settings(start: Path, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Settings:
    """Return the settings of the nearest configuration in `start` or above it; what is given here goes first.

    Raises:
        UsageError: the file cannot be read, or says something that regdiff does not know.
    """
    path, table = _nearest(start)
    for key in table:
        if key not in {"select", "ignore", "severity"}:
            raise UsageError(
                say("unknown key {key} in check", key=key),
                place=Place(display_path(path)),
                fix=say("use select, ignore, severity"),
            )
    severity = table.get("severity", {})
    if not isinstance(severity, dict) or any(value not in {"error", "warning"} for value in severity.values()):
        raise UsageError(say("severity is no table of code = error or warning"), place=Place(display_path(path)))
    settings = Settings(
        tuple(select) or _codes(table, "select", path),
        (*ignore, *_codes(table, "ignore", path)),
        {code: Severity(value) for code, value in severity.items()},
    )
    settings.rules()
    return settings


def _nearest(start: Path) -> tuple[Path, dict[str, Any]]:
    for folder in (start.resolve(), *start.resolve().parents):
        for name in ("regdiff.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file():
                data = _read(path)
                table = data if name == "regdiff.toml" else data.get("tool", {}).get("regdiff")
                if table is not None:
                    return path, table.get("check", {})
    return start, {}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(say("cannot be read: {error}", error=error), place=Place(display_path(path))) from error


def _codes(table: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UsageError(
            say("{key} is no list of codes", key=key),
            place=Place(display_path(path)),
            fix=say('write {key} = ["RD303"]', key=key),
        )
    return tuple(value)
