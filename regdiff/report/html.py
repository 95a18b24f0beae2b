"""The comparison as one self-contained HTML page.

The page makes no request and needs no script; the script only adds search, keys and permalinks that open what is folded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regdiff.report.concordance import make_concordance
from regdiff.report.fold import is_folded, is_noise
from regdiff.report.lines import number_only_line
from regdiff.report.outline import make_outline
from regdiff.report.slope import make_slope
from regdiff.report.templates import asset, policy, render
from regdiff.report.view import View

_FLAGS = ("renumbered", "moved")
"""What the summary counts besides kinds: it may be true of an article of any kind."""


def render_html(view: View, *, fold: bool = False) -> str:
    """Return the page that shows `view`; `fold`: it opens with the noise folded."""
    script, style = asset("report.js"), asset("regdiff.css")
    return render("report.html.j2", script=script, style=style, policy=policy(script, style), **context(view, fold=fold))


def render_part(view: View, mend: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return what the page of `render_html` has between its frame, for a frame of another kind.

    Args:
        view: what is shown.
        mend: where a row can be mended, by its anchor: the address behind the link that each of these rows gets.
        words: what the frame says besides the words of the report.
    """
    known = context(view)
    return render("comparison.html.j2", **known | {"labels": {**view.labels, **words}, "mend": mend})


def context(view: View, *, fold: bool = False) -> dict[str, Any]:
    """Return what the template of a comparison needs to know, in a page of its own and on the site."""
    return {
        "view": view,
        "lang": view.lang,
        "labels": view.labels,
        "outline": make_outline(view),
        "slope": make_slope(view),
        "unchanged": sum(row.unit == "article" and not row.ordinal and not row.remark for row in view.rows),
        "number_only": number_only_line(view),
        "concordance": make_concordance(view),
        "kinds": [count for count in view.found if count.key not in _FLAGS],
        "flags": [count for count in view.found if count.key in _FLAGS],
        "firsts": _firsts(view),
        "fold": fold,
        "noise": [row for row in view.rows if is_noise(row)],
        "folds": any(is_folded(run) for row in view.rows for line in row.inline for run in line.runs),
        "weights": [weight for weight in view.digest.weights if weight[2]],
        "others": sum(row.unit != "article" for row in view.rows),
    }


def _firsts(view: View) -> dict[str, str]:
    """Return for each kind and flag the anchor of the first article that has it."""
    firsts: dict[str, str] = {}
    for row in (row for row in view.rows if row.unit == "article"):
        for badge in row.badges:
            firsts.setdefault(badge.key, row.anchor)
    return firsts
