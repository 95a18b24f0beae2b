"""Who is an authority."""

from __future__ import annotations

from regdiff.comparing.actors import find_actors


def is_authority(who: str) -> bool:
    """Say whether a subject is, or begins with, a body of the state."""
    return next((actor.kind == "authority" for actor in find_actors(who)), False)
