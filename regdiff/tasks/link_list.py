"""`regdiff links`: the links of two texts in words, those that are worth a look first."""

from __future__ import annotations

from pathlib import Path

from regdiff.comparing.doubtful import names_of
from regdiff.named import NamedTuple
from regdiff.tasks.compare import compare_specs
from regdiff.tasks.links import Edited


class Listed(NamedTuple):
    """A list of links."""

    text: str
    remarks: tuple[str, ...]


def list_links(
    names: tuple[str, str],
    form: str = "text",
    lang: str = "zh",
    links: Path | None = None,
    archive: Path | None = None,
    *,
    only_doubtful: bool = False,
) -> Listed:
    """List the links of two texts, those that are worth a look first.

    Args:
        names: what the user calls the two texts.
        form: `text` or `json`.
        lang: language of the text, `zh` or `en`.
        links: the file that holds the decisions; without it the archive's, and none for texts that are not stored.
        archive: the archive's folder.
        only_doubtful: only what is worth a look.

    Raises:
        RegdiffError: as `open_work` does, but for texts that are not stored and no file.
    """
    from regdiff.report.link_list import list_json, render_list

    comparison = compare_specs(*names, archive, lang, links)
    if form == "json":
        return Listed(list_json(comparison.change_set, only_doubtful=only_doubtful), comparison.remarks)
    return Listed(render_list(comparison.change_set, lang, only_doubtful=only_doubtful), comparison.remarks)


def told(done: Edited, lang: str = "zh") -> str:
    """Return the links of the articles that were spoken of, a line each."""
    from regdiff.report.catalogue import LABELS
    from regdiff.report.link_list import told_link

    names = names_of(done.change_set)
    return "".join(f"{told_link(change, names, LABELS[lang])}\n" for change in done.touched)
