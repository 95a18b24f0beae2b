"""A verification as one self-contained HTML page."""

from __future__ import annotations

from regdiff.report.templates import asset, policy, render
from regdiff.report.verification_view import VerificationView


def render_verification(shown: VerificationView) -> str:
    """Return the page that shows a verification; it makes no request and needs no script."""
    style = asset("regdiff.css")
    view = shown.view
    return render(
        "verification.html.j2",
        shown=shown,
        view=view,
        lang=view.lang,
        labels=view.labels,
        style=style,
        policy=policy("", style),
    )
