"""A PDF of doubtful weight, read by a process of its own that is ended when it takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

from regdiff.errors import Place, SourceError
from regdiff.intake.source import Source, SourceLine
from regdiff.messages import as_data, of_data, say
from regdiff.model.left_out import LeftOut, Reason

MOST_SECONDS = 20
_MOST_MEMORY = 2 * 2**30
_PROGRAM = """import sys
sys.path[:] = {path!r}
from regdiff.intake.readers.apart import serve
from regdiff.intake.readers.pdf import read_here
serve(read_here, {name!r})
"""


def read_apart(data: bytes, name: str) -> Source:
    """Read a PDF file in a process of its own; as `read_pdf`.

    Raises:
        SourceError: as `read_pdf`; or it takes longer than `MOST_SECONDS`.
    """
    program = _PROGRAM.format(path=sys.path, name=name)
    place = Place(name)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        said = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        what = say("reading it takes more than {most_seconds} seconds", most_seconds=MOST_SECONDS)
        raise SourceError(what, place=place, fix=say("save it again, or save its text alone")) from error
    except ValueError as error:  # the engine died
        raise SourceError(say("a broken PDF file"), place=place, fix=say("fetch it again")) from error
    if "what" in said:
        raise SourceError(of_data(said["what"]), place=place, fix=of_data(said["fix"]) if said["fix"] else None)
    lines = tuple(SourceLine(*line) for line in said["lines"])
    left = tuple(LeftOut(text, Reason(reason), *rest) for text, reason, *rest in said["left"])
    return Source(lines, said["encoding"], tuple(of_data(each) for each in said["remarks"]), left)


def serve(read: Callable[[bytes, str], Source], name: str) -> None:
    """Read a file from standard input, and write what it holds to standard output, as JSON."""
    _limit_memory()
    try:
        source = read(sys.stdin.buffer.read(), name)
    except SourceError as error:
        said: dict[str, object] = {"what": as_data(error.what), "fix": as_data(error.fix) if error.fix else None}
    else:
        left = [(each.text, each.reason.value, *each[2:]) for each in source.left_out]
        said = {
            "lines": source.lines,
            "encoding": source.encoding,
            "remarks": [as_data(each) for each in source.remarks],
            "left": left,
        }
    sys.stdout.write(json.dumps(said))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
