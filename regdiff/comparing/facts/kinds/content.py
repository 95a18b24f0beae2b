"""Whatever no other kind knows."""

from __future__ import annotations

from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Kind

KIND = Kind("content", 2, 30, "", lambda _: True, lambda _: Trend.NONE)
