"""Who is an authority."""

from __future__ import annotations

from functools import lru_cache

from regdiff.comparing.actors import find_actors


@lru_cache(maxsize=4096)
def is_authority(who: str) -> bool:
    """Say whether a subject is, or begins with, a body of the state."""
    return next((actor.kind == "authority" for actor in find_actors(who)), False)
