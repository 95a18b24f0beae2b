"""A history written as a git repository: each revision is one commit, by `git fast-import`.

Dates before 1970 are negative numbers of seconds. Git keeps them in its objects as they are; what shows them, and which
hosts take them, is told in docs/history.md.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from regdiff.archive.git import git_in
from regdiff.errors import ArchiveError, Place, UsageError
from regdiff.messages import reason_of, say
from regdiff.named import NamedTuple

BRANCH = "main"
_MARK = "regdiff.export"
"""Setting by which an exported repository is known."""
_CHINA = timezone(timedelta(hours=8))
_FUNCTION = "^(第.*[编章节条].*|附件.*)$"
"""What `git log -L :第七条:FILE` and the heads of hunks call a function."""
ATTRIBUTES = "*.txt diff=regulation\n"
_REVISION = re.compile(r"^Revision: (.+)$", re.MULTILINE)
_SHOWN = 5
"""So many revisions a message names."""


class Commit(NamedTuple):
    """One revision on its way into git."""

    path: str
    """Of the file that holds the regulation, relative to the top."""
    text: str
    day: str
    """Of promulgation, 2025-11-28."""
    author: str
    message: str


def seconds(day: str) -> int:
    """Return noon of a day in China, in seconds since 1970; negative before. Noon is the same date in most time zones.

    Raises:
        ValueError: no date.
    """
    noon = datetime.combine(date.fromisoformat(day), datetime.min.time().replace(hour=12), _CHINA)
    return round((noon - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def write_export(folder: Path, commits: Iterable[Commit], *, clamp: bool = False) -> str:
    """Make the repository, or bring one that was exported before up to date; return the short name of its last commit.

    Args:
        folder: empty, missing, or exported before.
        commits: at least one, in the order in which they are to stand; the message of each ends in what `trailer` gives.
        clamp: date what is older than 1970 on its first day, for hosts that refuse older commits.

    Raises:
        UsageError: the folder holds something else, or a history that this one would discard.
        ArchiveError: git refused; an earlier export is as it was.
    """
    wanted = list(commits)
    stream = _stream(wanted, clamp=clamp)
    _prepare(folder, {revision for commit in wanted for revision in _REVISION.findall(commit.message)[-1:]})
    with tempfile.TemporaryFile() as file:
        file.write(stream)
        file.seek(0)
        git_in(folder, "fast-import", "--quiet", "--force", "--date-format=raw-permissive", stdin=file)
    git_in(folder, "read-tree", "--reset", "-u", BRANCH)
    return git_in(folder, "rev-parse", "--short", BRANCH)


def trailer(slug: str, label: str) -> str:
    """Return the line of a commit's message by which a later export knows the revision."""
    return f"Revision: {slug}/{label}\n"


def _prepare(folder: Path, revisions: set[str]) -> None:
    """Make the folder ready for a history of `revisions`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if not _is_export(folder):
            raise UsageError(
                say("{folder} holds something that regdiff did not export", folder=folder), fix=say("choose an empty folder")
            )
        if git_in(folder, "status", "--porcelain"):
            raise UsageError(
                say("{folder} has changes that are not committed", folder=folder),
                fix=say("commit them elsewhere, or take them back"),
            )
        _keep_history(folder, revisions)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(say("cannot be written: {reason}", reason=reason_of(error)), place=Place(str(folder))) from error
    git_in(folder, "init", "--quiet", f"--initial-branch={BRANCH}")
    for key, value in ((_MARK, "true"), ("diff.regulation.xfuncname", _FUNCTION), ("core.quotePath", "false")):
        git_in(folder, "config", "--local", key, value)


def _keep_history(folder: Path, revisions: set[str]) -> None:
    """Refuse to write over a history that holds what the new one does not.

    Raises:
        UsageError: it holds other revisions, or commits of somebody else.
    """
    if not git_in(folder, "for-each-ref", f"refs/heads/{BRANCH}"):
        return  # an export that did not come to its end
    if git_in(folder, "log", "--format=%ae%ce", BRANCH).strip():
        raise UsageError(
            say("{folder} holds commits that regdiff did not make", folder=folder), fix=say("choose another folder")
        )
    if git_in(folder, "rev-parse", "--abbrev-ref", "HEAD") != BRANCH:
        raise UsageError(
            say("{folder} is not on its branch {branch}", folder=folder, branch=BRANCH),
            fix=say("git -C {folder} switch {branch}", folder=folder, branch=BRANCH),
        )
    messages = git_in(folder, "log", "-z", "--format=%B", BRANCH).split("\0")
    held = {revision for message in messages for revision in _REVISION.findall(message)[-1:]}
    if lost := sorted(held - revisions):
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        raise UsageError(
            say(
                "{folder} holds the history of {known}{more}, which this export would discard",
                folder=folder,
                known=[*lost[:_SHOWN]],
                more=more,
            ),
            fix=say("choose another folder"),
        )


def _is_export(folder: Path) -> bool:
    try:
        return (folder / ".git").is_dir() and git_in(folder, "config", "--local", "--get", _MARK) == "true"
    except ArchiveError:
        return False


def _stream(commits: Iterable[Commit], *, clamp: bool) -> bytes:
    """Return what `git fast-import` reads."""
    out = [f"reset refs/heads/{BRANCH}\n\n".encode()]
    first = True
    for commit in commits:
        when = seconds(commit.day)
        when = max(when, 12 * 3600) if clamp else when
        who = f"{_name(commit.author)} <> {when} +0800"
        out.append(f"commit refs/heads/{BRANCH}\nauthor {who}\ncommitter {who}\n".encode())
        out.append(_data(commit.message))
        if first:
            out.append(b"M 100644 inline .gitattributes\n" + _data(ATTRIBUTES))
        out.append(f"M 100644 inline {_path(commit.path)}\n".encode() + _data(commit.text))
        first = False
    return b"".join(out)


def _data(text: str) -> bytes:
    data = text.encode("utf-8")
    return f"data {len(data)}\n".encode() + data + b"\n"


def _name(author: str) -> str:
    return " ".join("".join(char for char in author if char.isprintable() and char not in "<>").split()) or "unknown"


def _path(path: str) -> str:
    quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'
