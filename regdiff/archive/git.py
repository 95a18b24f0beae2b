"""The archive as git holds it: at a commit, or in the index. GitPython is imported only here, and only when asked."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from regdiff.archive.instruments import FOLDER as INSTRUMENTS
from regdiff.archive.links import ENDING, FOLDER
from regdiff.archive.store import SUFFIX, Archive, linked, read_stored
from regdiff.errors import ArchiveError, Place, UsageError
from regdiff.messages import say
from regdiff.model.tree import Revision
from regdiff.named import NamedTuple

LINK = "120000"
"""Git's mode of a symbolic link."""


class Index(Enum):
    """What is staged: the place that a commit is made from."""

    INDEX = ""


INDEX = Index.INDEX


class Blob(NamedTuple):
    """A stored text as git holds it; or a symbolic link in the place of one, of a regulation or of the archive."""

    slug: str
    label: str
    path: str
    """Relative to the top of the work tree, with slashes."""
    mode: str
    sha: str
    """Object name; read with `Repository.read`."""


class Changed(NamedTuple):
    """A stored text that differs between two places."""

    blob: Blob
    status: str
    """Git's letter: A added, M modified, D deleted, T type changed."""


class Repository:
    """The git repository that an archive lies in."""

    def __init__(self, archive: Archive) -> None:
        """Find the repository.

        Raises:
            ArchiveError: git cannot be run, or the archive is not in a git repository.
        """
        try:
            import git
        except ImportError as error:  # GitPython refuses to be imported where there is no git
            raise ArchiveError(say("git cannot be run"), fix=say("install git, or compare files")) from error
        # What git tells a hook may be relative to the folder that git runs it in.
        told = any(name in os.environ for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"))
        folder = Path.cwd() if told else archive.root
        self._git = git.Git(folder)
        self._error: type[Exception] = git.exc.GitCommandError
        try:
            self.top = Path(os.fsdecode(self.run("rev-parse", "--show-toplevel")).rstrip("\n")).resolve()
            self.folder = archive.root.resolve().relative_to(self.top).as_posix()
        except (ArchiveError, ValueError) as error:
            raise ArchiveError(say("the archive is not in a git repository"), place=Place(str(archive.root))) from error

    def run(self, *args: str) -> bytes:
        """Run git and return what it prints.

        Raises:
            ArchiveError: git refused; the message is the last line that it printed.
        """
        try:
            done: bytes = self._git.execute(["git", *args], stdout_as_string=False, strip_newline_in_stdout=False)
        except self._error as error:
            said = str(getattr(error, "stderr", "")).strip().strip("'").removeprefix("stderr: '")
            raise ArchiveError(say("git {args}: {what}", args=args[0], what=said or error)) from error
        return done

    @staticmethod
    def create(folder: Path) -> None:
        """Make a new repository in `folder`."""
        import git

        git.Repo.init(folder).close()

    def hooks(self) -> Path:
        """Return the folder in which git looks for hooks: core.hooksPath, or that of the common repository."""
        return self._path(self.run("rev-parse", "--git-path", "hooks"))

    def owns(self, folder: Path) -> bool:
        """Say whether a folder belongs to this repository or its work tree, and to no other one."""
        common = self._path(self.run("rev-parse", "--git-common-dir"))
        return any(folder.resolve().is_relative_to(home.resolve()) for home in (common, self.top))

    def _path(self, printed: bytes) -> Path:
        """A path that git prints is relative to the folder it was run in."""
        return (Path(self._git.working_dir or ".") / os.fsdecode(printed).rstrip("\n")).resolve()

    def setting(self, key: str) -> str:
        """Return a setting of this repository; empty where there is none."""
        try:
            return os.fsdecode(self.run("config", "--local", "--get", key)).removesuffix("\n")
        except ArchiveError:
            return ""

    def forget(self, keys: Sequence[str]) -> None:
        """Take settings out of this repository, and the sections that are empty then."""
        for key in keys:
            self.run("config", "--local", "--unset", key)
        for section in dict.fromkeys(key.rpartition(".")[0] for key in keys):
            try:
                self.run("config", "--local", "--get-regexp", f"^{section}\\.")
            except ArchiveError:
                with contextlib.suppress(ArchiveError):  # newer gits take an empty section out themselves
                    self.run("config", "--local", "--remove-section", section)

    def head(self) -> str:
        """Return the commit that the next one is made upon; empty before the first."""
        try:
            return self.commit("HEAD")
        except ArchiveError:
            return ""

    def commit(self, rev: str) -> str:
        """Return the object name of a commit.

        Raises:
            UsageError: it looks like an option.
            ArchiveError: git knows no such commit.
        """
        if rev.startswith("-"):
            raise UsageError(say("{rev!r} is no git revision", rev=rev))
        try:
            return self.run("rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode().strip()
        except (ArchiveError, ValueError) as error:
            raise ArchiveError(say("git knows no revision {rev}", rev=rev), fix=say("see git log")) from error

    def landed(self, since: str = "") -> str:
        """Return the commit up to which others have the archive; empty when there is none.

        With `since` it is where the present branch left that revision; else where it left its upstream; else HEAD.
        """
        if since:
            base = self.commit(since)
            return self.run("merge-base", base, "HEAD").decode().strip()
        for rev in ("@{upstream}", "HEAD"):
            try:
                return self.run("merge-base", "HEAD", self.commit(rev)).decode().strip()
            except ArchiveError:
                continue
        return ""

    def blobs(self, where: Index | str) -> list[Blob]:
        """Return the texts that the archive holds in the index or at a commit, by slug and label."""
        return sorted(blob for row in self._listed(where) if (blob := self._blob(*row)))

    def links(self, where: Index | str) -> list[Blob]:
        """Return the links files that the archive holds there, each with its name without ending as its label.

        A symbolic link in the place of their folder is one of them.
        """
        return sorted(blob for row in self._listed(where) if (blob := self._links_blob(*row)))

    def instruments(self, where: Index | str) -> list[Blob]:
        """Return the instruments that lie beside texts there, each with the label of the revision that it made."""
        found = ((mode, sha, path, self._inside(path).split("/")) for mode, sha, path in self._listed(where))
        return sorted(
            Blob(parts[0], parts[2].removesuffix(SUFFIX), path, mode, sha)
            for mode, sha, path, parts in found
            if len(parts) == 3 and parts[1] == INSTRUMENTS and parts[2].endswith(SUFFIX) and mode != LINK
        )

    def _listed(self, where: Index | str) -> list[tuple[str, str, str]]:
        """Return mode, object name and path of all that lies under the archive."""
        pattern = "." if self.folder == "." else self.folder
        if where is INDEX:
            listed = self.run("ls-files", "--stage", "--full-name", "-z", "--", f":(top,literal){pattern}")
            return [(head.split()[0], head.split()[1], path) for head, path in _rows(listed)]
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", str(where), "--", *([] if pattern == "." else [pattern]))
        return [(head.split()[0], head.split()[2], path) for head, path in _rows(listed)]

    def changed(self, base: str, where: Index | str, *, links: bool = False) -> list[Changed]:
        """Return the texts that differ between the commit `base` (empty: nothing) and the index or another commit.

        Args:
            base: a commit.
            where: the index, or a commit.
            links: return the links files that differ, instead of the texts.
        """
        listed = self.links if links else self.blobs
        before = {blob.path: blob for blob in listed(base)} if base else {}
        after = {blob.path: blob for blob in listed(where)}
        out = [Changed(blob, "D") for path, blob in before.items() if path not in after]
        for path, blob in after.items():
            old = before.get(path)
            if old is None or (old.sha, old.mode) != (blob.sha, blob.mode):
                out.append(Changed(blob, "M" if old else "A"))
        return sorted(out)

    def read(self, blob: Blob) -> bytes:
        """Return the bytes of a text."""
        return self.run("cat-file", "blob", blob.sha)

    def relative(self, path: Path) -> str:
        """Return a path as git names it, relative to the top of the work tree."""
        return path.resolve().relative_to(self.top).as_posix()

    def commit_file(self, path: Path, message: str) -> str:
        """Commit exactly one file, whatever else is staged, and return the short name of the commit.

        Raises:
            ArchiveError: git or one of its hooks refused; the file is as it was, and the index too.
        """
        name = f":(top,literal){self.relative(path)}"
        tracked = bool(self.run("ls-files", "-z", "--", name))
        if not tracked:
            self.run("add", "--intent-to-add", "--", name)
        try:
            self.run("commit", "--quiet", "--only", "-m", message, "--", name)
        except ArchiveError:
            if not tracked:
                self.run("rm", "--cached", "--quiet", "--", name)
            raise
        return self.run("rev-parse", "--short", "HEAD").decode().strip()

    def _inside(self, path: str) -> str:
        return path if self.folder == "." else path.removeprefix(f"{self.folder}/")

    def _links_blob(self, mode: str, sha: str, path: str) -> Blob | None:
        parts = self._inside(path).split("/")
        is_file = len(parts) == 3 and parts[1] == FOLDER and parts[2].endswith(ENDING) and not parts[2].startswith(".")
        if not is_file and (mode != LINK or parts[1:] != [FOLDER]):
            return None
        return Blob(parts[0], parts[-1].removesuffix(ENDING), path, mode, sha)

    def _blob(self, mode: str, sha: str, path: str) -> Blob | None:
        inside = self._inside(path)
        parts = inside.split("/")
        if mode == LINK and len(parts) == 1 and not inside.startswith("."):
            return Blob(inside, inside, path, mode, sha)
        if len(parts) != 2 or not parts[1].endswith(SUFFIX):
            return None
        return Blob(parts[0], parts[1].removesuffix(SUFFIX), path, mode, sha)


def git_in(folder: Path, *args: str, stdin: BinaryIO | None = None) -> str:
    """Run git in a folder that is no archive, and return what it prints.

    Raises:
        ArchiveError: there is no git, or it refused.
    """
    try:
        import git
    except ImportError as error:
        raise ArchiveError(say("git cannot be run"), fix=say("install git")) from error
    try:
        done = git.Git(folder).execute(["git", *args], istream=stdin)
    except git.exc.GitCommandError as error:
        said = str(error.stderr or error).strip().removeprefix("stderr: '").strip("'")
        raise ArchiveError(say("git {args}: {said}", args=args[0], said=said), place=Place(str(folder))) from error
    return str(done)


def configured_archive(folder: Path) -> Path | None:
    """Return the archive that `regdiff.archive` names in the repository whose work tree begins at `folder`."""
    try:
        import git
    except ImportError:
        return None
    try:
        found = git.Git(folder).execute(["git", "config", "--local", "--get", "regdiff.archive"])
    except git.exc.GitCommandError:
        return None
    return folder / str(found)


def _rows(listed: bytes) -> Sequence[tuple[str, str]]:
    """Split what git lists with -z: head TAB path NUL."""
    rows = [row.partition(b"\t") for row in listed.split(b"\0") if row]
    return [(head.decode("ascii"), os.fsdecode(path)) for head, _, path in rows]


def read_at(archive: Archive, rev: str, label: str) -> tuple[Revision, str]:
    """Read the revision called `label` (or `slug/label`) as it stood at the git revision `rev`; return its slug, too.

    Raises:
        ArchiveError: the archive is not in git, or git knows no such revision.
        UsageError: no such label at that commit, or several.
    """
    repository = Repository(archive)
    blobs = repository.blobs(repository.commit(rev))
    for blob in blobs:
        slug = label.rpartition("/")[0]
        if blob.mode == LINK and (label in (blob.label, f"{blob.slug}/{blob.label}") or blob.path.endswith(f"/{slug}")):
            raise linked(f"{rev}:{blob.path}")
    found = [blob for blob in blobs if label in (blob.label, f"{blob.slug}/{blob.label}")]
    if len(found) != 1:
        there = [f"{blob.slug}/{blob.label}" for blob in found or blobs] or say("none")
        raise UsageError(
            say("several revisions {label} at {rev}", label=label, rev=rev)
            if found
            else say("no revision {label} at {rev}", label=label, rev=rev),
            fix=say("there is: {there}", there=there),
        )
    [blob] = found
    return read_stored(repository.read(blob), f"{rev}:{blob.path}", blob.label), blob.slug
