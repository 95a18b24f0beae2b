"""Revisions as they stood at a commit: `HEAD~1:2025`. GitPython is imported only here, and only when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from regdiff.archive.store import SUFFIX, Archive, read_stored
from regdiff.errors import ArchiveError, Place, UsageError

if TYPE_CHECKING:
    from regdiff.model.tree import Revision


def read_at(archive: Archive, rev: str, label: str) -> Revision:
    """Read the revision called `label` (or `slug/label`) as it stood at the git revision `rev`.

    Raises:
        ArchiveError: the archive is not in git, or git knows no such revision.
        UsageError: no such label at that commit, or several.
    """
    try:
        import git
    except ImportError as error:  # GitPython refuses to be imported where there is no git
        raise ArchiveError("git cannot be run", fix="install git, or compare files") from error
    try:
        repository = git.Repo(archive.root, search_parent_directories=True)
    except git.exc.GitError as error:
        raise ArchiveError("the archive is not in a git repository", place=Place(str(archive.root))) from error
    with repository:
        tree = _tree(repository, rev)
        top = Path(str(repository.working_tree_dir)).resolve()
        folder = archive.root.resolve().relative_to(top).as_posix()
        blobs = _blobs(tree, folder)
        found = [path for path in blobs if label in (_label(path), f"{_slug(path)}/{_label(path)}")]
        if len(found) != 1:
            there = ", ".join(f"{_slug(path)}/{_label(path)}" for path in sorted(found or blobs)) or "none"
            raise UsageError(f"{'several revisions' if found else 'no revision'} {label} at {rev}", fix=f"there is: {there}")
        return read_stored(blobs[found[0]].data_stream.read(), f"{rev}:{found[0]}", _label(found[0]))


def _tree(repository: Any, rev: str) -> Any:
    import git

    if rev.startswith("-"):
        raise UsageError(f"{rev!r} is no git revision")
    try:
        return repository.commit(rev).tree
    except (git.exc.GitError, git.exc.ODBError, ValueError, IndexError, TypeError) as error:
        raise ArchiveError(f"git knows no revision {rev}", fix="see git log") from error


def _blobs(tree: Any, folder: str) -> dict[str, Any]:
    try:
        root = tree / folder if folder != "." else tree
    except KeyError:
        return {}
    return {str(blob.path): blob for sub in root.trees for blob in sub.blobs if str(blob.path).endswith(SUFFIX)}


def _label(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(SUFFIX)


def _slug(path: str) -> str:
    return path.split("/")[-2]
