"""Where on the site a thing stands: addresses that are safe on every file system and server, and stay when revisions come.

All are relative to the top of the site, with slashes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from regdiff.comparing.lineage import Life, Lineage
from regdiff.comparing.units import Unit

_PLAIN = re.compile(r"[a-z0-9.\-]")
_LONGEST = 100


def safe(name: str) -> str:
    """Return a slug or label as a part of an address: 2017-试行 is 2017-~8bd5~884c.

    Lower-case ASCII letters, digits, `-` and `.` stay; every other character is `~` and its code point in hexadecimal, so
    that two names differ also where upper and lower case do not, or where normal forms are mixed up. `~` needs no
    escaping in a URL (RFC 3986, 2.3). A very long name ends in a digest. `_` never comes out: it parts what is put together.
    """
    out = "".join(char if _PLAIN.match(char) else f"~{ord(char):x}" for char in name)
    if out.endswith("."):
        out = f"{out[:-1]}~2e"
    if len(out) <= _LONGEST:
        return out
    return f"{out[: _LONGEST - 17].rstrip('~')}~~{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def home(slug: str) -> str:
    """Return the folder of a regulation."""
    return f"regulations/{safe(slug)}"


def comparison(old: str, new: str) -> str:
    """Return the page of a comparison, relative to the regulation's folder; without its ending, as all below."""
    return f"compare/{safe(old)}_{safe(new)}"


def full_text(label: str) -> str:
    """Return the page of a full text."""
    return f"text/{safe(label)}"


def lives(lineage: Lineage) -> tuple[str, ...]:
    """Return the page of each life: the label and number under which its first article stood."""
    taken: Counter[str] = Counter()
    out = []
    for life in lineage.lives:
        name = f"article/{safe(lineage.heads[life.birth.revision].label)}_{_number(lineage, life)}"
        taken[name] += 1
        out.append(name if taken[name] == 1 else f"{name}_copy{taken[name]}")
    return tuple(out)


def _number(lineage: Lineage, life: Life) -> str:
    unit: Unit = lineage.units[life.birth.revision][life.birth.unit]
    return "-".join(map(str, unit.number.value)) if unit.number and unit.number.value else "x"


def up(page: str) -> str:
    """Return the way from a page to the top of the site."""
    return "../" * page.count("/")


def relative(page: str, target: str) -> str:
    """Return the way from a page to another."""
    here, there = page.split("/")[:-1], target.split("/")
    shared = next(
        (k for k, (a, b) in enumerate(zip(here, there[:-1], strict=False)) if a != b), min(len(here), len(there) - 1)
    )
    return "../" * (len(here) - shared) + "/".join(there[shared:])


__all__: Sequence[str] = ("comparison", "full_text", "home", "lives", "relative", "safe", "up")
