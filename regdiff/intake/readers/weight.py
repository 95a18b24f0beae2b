"""How heavy is a PDF? A file of a megabyte can unpack to a gigabyte, and keep the engine busy for minutes.

The engine cannot be interrupted. So before it is asked, what a file unpacks to is measured, in steps and only as far as the
limit; a file of doubtful weight is read by a process of its own, which can be ended.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from regdiff.errors import Place, SourceError
from regdiff.intake import LARGEST
from regdiff.messages import say
from regdiff.named import NamedTuple

MOST_UNPACKED = LARGEST * 8
"""Most bytes that all streams of a file, but for pictures, may unpack to."""
DOUBTFUL = LARGEST * 2
"""A file that unpacks to more than this, pictures and all, is read apart."""
MOST_FORMS = 20
"""A file with more drawings that are used within each other is read apart."""

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_FILTER = re.compile(rb"/Filter\s*(?:/(\w+)|\[([\s/\w]*)\])")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_INFLATE = (b"FlateDecode", b"Fl")
_OF_PICTURES = (b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode")
_MOST_TIMES = 4
_LONGEST_DICTIONARY = 4096
_STEP = 2**16


class _Stream(NamedTuple):
    start: int
    times: int
    """How often it was deflated."""
    picture: bool
    odd: bool
    """How it was packed, this module cannot tell, or not undo."""


def heavy(data: bytes, name: str) -> bool:
    """Say whether a PDF is better read by a process of its own.

    Raises:
        SourceError: it unpacks to more than `MOST_UNPACKED`.
    """
    if b"/Encrypt" in data or len(_FORM.findall(data)) > MOST_FORMS:
        return True
    text = pictures = 0
    doubtful = False
    for stream in _streams(data):
        doubtful = doubtful or stream.odd or text + pictures > DOUBTFUL
        if not stream.picture:
            text += _inflated(data, stream, MOST_UNPACKED + 1 - text)
        elif not doubtful:  # the engine does not unpack a picture, unless it is used as if it were none
            pictures += _inflated(data, stream, DOUBTFUL + 1)
        if text > MOST_UNPACKED:
            what = say("too large: it unpacks to more than {limit} MB", limit=MOST_UNPACKED // 2**20)
            raise SourceError(what, place=Place(name), fix=say("save it again without its drawings, or save its text alone"))
    return doubtful or text + pictures > DOUBTFUL


def _streams(data: bytes) -> Iterator[_Stream]:
    for match in _STREAM.finditer(data):
        at = match.start()
        begin = data.rfind(b" obj", max(0, at - _LONGEST_DICTIONARY), at)
        head = data[max(begin, at - _LONGEST_DICTIONARY, 0) : at]
        named = _FILTER.search(head)
        filters = (named[1] or named[2]).replace(b"/", b" ").split() if named else []
        times = next((at for at, kind in enumerate(filters) if kind not in _INFLATE), len(filters))
        unknown = any(kind not in _OF_PICTURES for kind in filters[times:])
        odd = begin < 0 or unknown or times > _MOST_TIMES or (named is None and b"/Filter" in head)
        yield _Stream(match.end(), min(times, _MOST_TIMES), _PICTURE.search(head) is not None, odd)


def _inflated(data: bytes, stream: _Stream, most: int) -> int:
    """Unpack a stream in steps, keeping nothing, and return how many bytes came out, up to `most`."""
    if not stream.times:
        return 0
    pipes = [zlib.decompressobj() for _ in range(stream.times)]
    sizes = [0] * stream.times
    at = stream.start
    try:
        while at < len(data) and not pipes[0].eof and max(sizes) <= most:
            _push(pipes, sizes, data[at : at + _STEP], most)
            at += _STEP
    except zlib.error:  # damaged, or encrypted: as far as it goes
        pass
    return max(sizes)


def _push(pipes: list[zlib._Decompress], sizes: list[int], piece: bytes, most: int) -> None:
    """Push bytes through one inflater after the other, in steps of bounded size."""
    if not pipes:
        return
    while piece and not pipes[0].eof and max(sizes) <= most:
        out = pipes[0].decompress(piece, _STEP)
        sizes[-len(pipes)] += len(out)
        _push(pipes[1:], sizes, out, most)
        piece = pipes[0].unconsumed_tail
