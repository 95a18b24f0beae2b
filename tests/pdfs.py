"""PDF files in their bare parts, for what programs hardly ever write: comments, watermarks, turned text, bombs."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    "/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>]>>"
)
TURNS = {0: "1 0 0 1", 90: "0 -1 1 0", 180: "-1 0 0 -1", 270: "0 1 -1 0", 45: ".7071 .7071 -.7071 .7071"}
"""By how many degrees text is turned, clockwise but for 45."""


def say(text: str, x: float, y: float, *, turn: int = 0, mode: int = 0) -> str:
    """Draw `text` at a place, 12 points high; mode 3 is invisible, as the layer of text that recognition adds to a scan."""
    return f"BT /F 12 Tf {mode} Tr {TURNS[turn]} {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def column(lines: Sequence[str], *, x: float = 70, y: float = 760) -> str:
    """Draw lines below each other."""
    return "".join(say(line, x, y - 20 * at) for at, line in enumerate(lines))


def stream(data: bytes, entries: str = "", filters: str = "") -> bytes:
    return f"<</Length {len(data)}{entries}{filters}>>stream\n".encode() + data + b"\nendstream"


def pdf(pages: Sequence[str | bytes], page: str = "", objects: dict[int, bytes] | None = None) -> bytes:
    """A file of `pages`, each what draws it, or an object to draw it (from `stream`).

    Args:
        pages: one each.
        page: further entries of each page's dictionary.
        objects: further ones, by number, from 1000 on.
    """
    parts = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: FONT.encode()}
    kids = []
    for at, content in enumerate(pages):
        key = 10 + 2 * at
        kids.append(f"{key} 0 R")
        resources = "/Resources<</Font<</F 3 0 R/G 1001 0 R>>/XObject<</X 1000 0 R>>>>"
        parts[key] = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}/Contents {key + 1} 0 R{page}>>".encode()
        parts[key + 1] = stream(content.encode()) if isinstance(content, str) else content
    parts[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    parts |= objects or {}
    out = bytearray(b"%PDF-1.5\n")
    offsets = {}
    for key, data in sorted(parts.items()):
        offsets[key] = len(out)
        out += f"{key} 0 obj\n".encode() + data + b"\nendobj\n"
    table = "".join(f"{key} 1\n{offset:010} 00000 n \n" for key, offset in offsets.items())
    end = (
        f"xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size {max(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return bytes(out) + end.encode()


def deflated(data: bytes, times: int = 1) -> bytes:
    """A stream that was deflated so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, filters=f"/Filter[{'/FlateDecode' * times}]")
