"""`regdiff init` and `regdiff hook`: a new archive, and git hooks that guard it.

A hook that was there before is kept beside ours and run first; taking ours out puts it back. Where git looks for hooks
(core.hooksPath, linked worktrees, bare repositories) is asked of git, not guessed.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from regdiff.archive.git import Repository, configured_archive
from regdiff.archive.store import FOLDER, Archive, display_path, is_name, write_atomically
from regdiff.errors import ArchiveError, Place, RegdiffError, UsageError
from regdiff.messages import reason_of, say
from regdiff.model.links import Decisions
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple
from regdiff.report.summary import commit_message
from regdiff.tasks.check import Verdict, check
from regdiff.tasks.decided import decided_on
from regdiff.tasks.sides import own_archive

HOOKS = ("pre-commit", "prepare-commit-msg")
_MARK = "# made by regdiff hook install; regdiff hook uninstall takes it out"
_KEPT = ".before-regdiff"
ATTRIBUTES = "*.txt text eol=lf diff=regdiff\n*.yaml text eol=lf\n"
"""What tells git which texts are revisions, and that links files keep their line ends."""
XFUNCNAME = "^(第[^ ]+(编|章|节|条)(之[^ ]+)?　.*|第[^ ]+(编|章|节|条)(之[^ ]+)?)$"
"""Lines that begin an article or a heading, as a POSIX extended expression that is right in any locale."""
CONFIG = {
    "diff.regdiff.xfuncname": XFUNCNAME,
    "difftool.regdiff.cmd": 'regdiff git-diff "$MERGED" "$LOCAL" "$REMOTE"',
}


class Done(NamedTuple):
    """What was done to one file or setting."""

    what: str
    where: str


def initialise(folder: Path) -> list[Done]:
    """Make an archive in `folder`: its own folder, .gitattributes, a git repository where there is none, and the hooks.

    Raises:
        ArchiveError: a file is in the way, or it cannot be written.
    """
    root = folder / FOLDER
    Archive(root).require_folder()
    done = []
    try:
        if not root.is_dir():
            root.mkdir(parents=True)
            done.append(Done(say("made"), display_path(root)))
    except OSError as error:
        raise ArchiveError(say("cannot be made: {reason}", reason=reason_of(error)), place=Place(str(root))) from error
    attributes = root / ".gitattributes"
    if not attributes.exists():
        write_atomically(attributes, ATTRIBUTES.encode("utf-8"))
        done.append(Done(say("wrote"), display_path(attributes)))
    archive = Archive(root)
    try:
        Repository(archive)
    except ArchiveError:
        Repository.create(folder)
        done.append(Done(say("made"), say("a git repository in {folder}", folder=display_path(folder))))
    return done + install(root)


def install(archive: Path | None = None, *, shared: bool = False) -> list[Done]:
    """Install the hooks and tell git how texts of regulations are cut into articles.

    Args:
        archive: the archive's folder.
        shared: also where core.hooksPath names a folder outside the repository, which other repositories use too.

    Raises:
        ArchiveError: not in git, or the folder of hooks is shared or cannot be written.
    """
    repository = Repository(own_archive(archive))
    folder = repository.hooks()
    if not (shared or repository.owns(folder)):
        raise ArchiveError(
            say("core.hooksPath names a folder that other repositories use too"),
            place=Place(str(folder)),
            fix=say("use --shared, or run regdiff check --staged in its pre-commit"),
        )
    done = []
    for name in HOOKS:
        path, kept = folder / name, folder / f"{name}{_KEPT}"
        try:
            if path.exists() and not _is_ours(path):
                if kept.exists():
                    raise ArchiveError(
                        say("a hook that was kept before is in the way"), place=Place(str(kept)), fix=say("move it away")
                    )
                path.rename(kept)
                done.append(Done(say("kept"), say("{kept}, which runs first", kept=kept)))
            write_atomically(path, _script(name).encode("utf-8"))
            path.chmod(0o755)
        except OSError as error:
            raise ArchiveError(
                say("cannot be written: {reason}", reason=reason_of(error)), place=Place(str(path))
            ) from error
        done.append(Done(say("installed"), str(path)))
    for key, value in _settings(repository).items():
        repository.run("config", "--local", key, value)
    return [*done, Done(say("configured"), say("git diff, git log -L and git difftool -t regdiff"))]


def uninstall(archive: Path | None = None) -> list[Done]:
    """Take the hooks and the configuration out, and put back what was there before."""
    repository = Repository(own_archive(archive))
    folder = repository.hooks()
    done = []
    for name in HOOKS:
        path, kept = folder / name, folder / f"{name}{_KEPT}"
        try:
            if path.exists() and _is_ours(path):
                path.unlink()
                done.append(Done(say("removed"), str(path)))
            if kept.exists() and not path.exists():
                kept.rename(path)
                done.append(Done(say("put back"), str(path)))
        except OSError as error:
            raise ArchiveError(
                say("cannot be changed: {reason}", reason=reason_of(error)), place=Place(str(path))
            ) from error
    repository.forget([key for key, value in _settings(repository).items() if repository.setting(key) == value])
    return done


def _settings(repository: Repository) -> dict[str, str]:
    """What the repository is told: how texts are cut, and where the archive lies, which hooks have to know."""
    return {**CONFIG, "regdiff.archive": repository.folder}


def _is_ours(path: Path) -> bool:
    try:
        return _MARK in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _script(name: str) -> str:
    """The hook: what was there before, then regdiff; the interpreter that installed it goes before one on the PATH."""
    python = shlex.quote(sys.executable)
    return f"""#!/bin/sh
{_MARK}
kept="$0{_KEPT}"
if [ -x "$kept" ]; then
    "$kept" "$@" || exit $?
fi
if [ -x {python} ]; then
    exec {python} -m regdiff hook run {name} "$@"
elif command -v regdiff >/dev/null 2>&1; then
    exec regdiff hook run {name} "$@"
fi
echo "regdiff is not installed, so the archive was not checked (install it, or: rm '$0')" >&2
exit 1
"""


def run_pre_commit(lang: str = "zh") -> Verdict | None:
    """Check what is staged; None where no text of the archive is."""
    if (archive := _guarded()) is None:
        return None
    verdict = check(staged=True, lang=lang, archive=archive)
    return verdict if verdict.texts or verdict.links or verdict.deleted else None


def _guarded() -> Path | None:
    """Return the archive of the repository that commits; git runs hooks at the top of the work tree."""
    archive = configured_archive(Path.cwd()) or Path.cwd() / FOLDER
    return archive if archive.is_dir() or archive.is_symlink() else None


def propose_message(path: Path, source: str = "", lang: str = "zh") -> bool:
    """Write a message that sums up the staged revisions into git's file, where the user gave none.

    Args:
        path: the file that holds the message.
        source: where git took the message from: empty, message, template, merge, squash or commit.
        lang: language of the message.

    Returns:
        Whether anything was proposed.
    """
    from regdiff.tasks.checking import INDEX, checked, in_git, links_in_git

    archive = _guarded()
    if source not in {"", "template"} or archive is None:
        return False
    repository = Repository(own_archive(archive))
    added = {change.blob.path for change in repository.changed(repository.head(), INDEX) if change.status != "D"}
    texts = in_git(repository, INDEX)
    messages = [
        commit_message(each.revision, each.change_set, lang)
        for each in checked([t for t in texts if t.name in added], [*texts, *links_in_git(repository, INDEX)], {})
        if each.revision is not None
    ]
    if not messages:
        return False
    try:
        there = path.read_text(encoding="utf-8")
        if there.split("\n", 1)[0].strip() and source != "template":
            return False
        write_atomically(path, ("\n".join(messages) + there).encode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(say("{path} cannot be written: {error}", path=path, error=error)) from error
    return True


def git_diff(names: tuple[str, ...], width: int, *, color: bool) -> str:
    """Return regdiff's own comparison, for GIT_EXTERNAL_DIFF and git difftool.

    Args:
        names: what git passes: path, old file, old object, old mode, new file, new object, new mode; or path, old file,
            new file.
        width: columns of the terminal.
        color: whether to colour it.

    Raises:
        UsageError: another number of names.
    """
    if len(names) not in {3, 7, 9}:
        raise UsageError(say("git-diff is called by git"), fix=say("GIT_EXTERNAL_DIFF='regdiff git-diff' git diff"))
    old, new = (names[1], names[2]) if len(names) == 3 else (names[1], names[4])
    return _compared(names[0], Path(old), Path(new), width, color=color)


def _compared(name: str, old: Path, new: Path, width: int, *, color: bool) -> str:
    from regdiff.report.terminal import render_terminal
    from regdiff.report.view import make_view
    from regdiff.tasks.compare import compare_revisions
    from regdiff.tasks.sides import read_file

    def is_nothing(path: Path) -> bool:
        return str(path) == os.devnull or not path.stat().st_size

    try:
        if is_nothing(old) or is_nothing(new):
            revision = read_file(new if is_nothing(old) else old)
            what = "added" if is_nothing(old) else "deleted"
            return f"{name}: {what}, {len(revision.articles)} articles\n"
        before, after = read_file(old), read_file(new)
        decided, notes = _decided(name, before, after)
        change_set = compare_revisions(before, after, decided)
    except RegdiffError as error:
        return f"{name}: {error}\n"
    except OSError as error:
        raise UsageError(
            say("{filename} cannot be read: {reason}", filename=error.filename, reason=reason_of(error)),
            fix=say("git-diff is called by git"),
        ) from error
    said = "".join(f"{note}\n" for note in notes)
    return f"{name}\n{said}{render_terminal(make_view(change_set), color=color, width=width)}"


def _decided(name: str, old: Revision, new: Revision) -> tuple[Decisions | None, tuple[str, ...]]:
    """Return what the archive in which git found a text decides on two revisions of it; nothing for one and the same."""
    folder = Path(name).absolute().parent
    labels = (old.head.label, new.head.label)
    if labels[0] == labels[1] or not all(map(is_name, (folder.name, *labels))):
        return None, ()
    try:
        return decided_on(Archive(folder.parent), folder.name, old, new)
    except RegdiffError as error:
        return None, (error.message,)
