"""A drafted instrument as a file: plain text, Markdown, or a Word document in the shape of an official one."""

from __future__ import annotations

from regdiff.amending.drafting.draft import Draft
from regdiff.errors import UsageError
from regdiff.messages import say
from regdiff.report.word import SERIF, make_document
from regdiff.report.wordml import paragraph, text_run

FORMATS = ("text", "markdown", "docx")
_TITLE, _BODY = 44, 32
"""Half points: 二号 and 三号, as official documents are printed (GB/T 9704)."""
_FONT = "仿宋"
"""The body's; the title is set in bold 宋体."""


def render_draft(draft: Draft, name: str) -> str | bytes:
    """Return a draft as `text`, `markdown` or `docx`; the same draft gives the same bytes.

    Raises:
        UsageError: there is no such format.
    """
    if name not in FORMATS:
        raise UsageError(say("a draft is no {name}", name=name), fix=say("write it as one of {known}", known=[*FORMATS]))
    if name == "text":
        return draft.text
    title, *paragraphs = [line for line in draft.text.split("\n") if line]
    if name == "markdown":
        return "\n\n".join([f"# {_escaped(title)}", *map(_escaped, paragraphs)]) + "\n"
    head = paragraph([text_run(title, font=SERIF, bold=True, size=_TITLE)], align="center", after=400)
    body = [paragraph([text_run(line, font=_FONT, size=_BODY)], indent=True) for line in paragraphs]
    return make_document([head, *body], landscape=False)


def _escaped(line: str) -> str:
    """Escape what Markdown would read as a mark; 1. at the beginning of a line would be numbered anew."""
    out = "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in line)
    number, point, rest = out.partition(".")
    return f"{number}\\.{rest}" if point and number.isascii() and number.isdigit() else out
