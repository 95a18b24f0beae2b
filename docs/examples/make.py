"""Make the examples that the documents name, from our own regulation: two Word files, two texts and a saved page.

usage: python docs/examples/make.py [FOLDER]

The same texts give the same bytes; a test makes them again and compares. The 2017 text is a reconstruction, and says so.
"""  # noqa: INP001 - a script beside the files that it makes

from __future__ import annotations

import html
import sys
from pathlib import Path

from regdiff import read
from regdiff.model.write import write_body
from regdiff.report.word import make_document

HERE = Path(__file__).parent
VERSIONS = HERE.parent.parent / "versions" / "party-working-organs"
WARNING = "（重建文本，未与官方文本核对，不得引用）"


def lines(label: str) -> list[str]:
    """Return what a document of one revision says, a paragraph a line."""
    revision = read(VERSIONS / f"{label}.txt")
    doubt = [] if revision.head.attestation() == "verbatim" else [WARNING]
    body = [line for line in write_body(revision).split("\n") if line]
    return [revision.head.title, revision.head.note, *doubt, *body]


def word(label: str) -> bytes:
    """Return a Word file of one revision."""
    paragraphs = [f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in lines(label)]
    return make_document(paragraphs, landscape=False)


def page(label: str) -> bytes:
    """Return a web page of one revision, with what surrounds a text on such a page."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines(label))
    text = (
        '<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8"><title>法规库</title></head><body>\n'
        f"<nav><a href='/'>首页</a> <a href='/all'>全部法规</a></nav>\n{body}<p>责任编辑：示例</p>\n"
        "<footer>版权所有 示例网站</footer></body></html>\n"
    )
    return text.encode("utf-8")


def examples() -> dict[str, bytes]:
    """Return every example by its file name."""
    return {
        "old.docx": word("2017"),
        "new.docx": word("2025"),
        "old.txt": "\n".join([*lines("2017"), ""]).encode("utf-8"),
        "new.txt": "\n".join([*lines("2025"), ""]).encode("utf-8"),
        "page.html": page("2025"),
    }


def main(arguments: list[str]) -> int:
    """Write the examples."""
    folder = Path(arguments[0]) if arguments else HERE
    for name, data in examples().items():
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
