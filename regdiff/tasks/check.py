"""`regdiff check`, `regdiff rule` and `regdiff fmt`: what is wrong with the archive, and what can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regdiff import __version__
from regdiff.archive.git import INDEX, Index, Repository
from regdiff.archive.links import ENDING, FOLDER, is_on
from regdiff.archive.store import Archive, locked, write_atomically
from regdiff.checks.formats import NAMES, find_rule, list_rules, page, render
from regdiff.checks.rule import Checked, Finding, Subject
from regdiff.checks.run import Settings, errors, mend, run
from regdiff.checks.table import RULES
from regdiff.errors import RegdiffError, TextError, UsageError
from regdiff.messages import say
from regdiff.model.links_file import read_links, write_links
from regdiff.model.tidy import tidy
from regdiff.named import NamedTuple
from regdiff.report.summary import one_line
from regdiff.tasks.checking import (
    Stored,
    checked,
    in_git,
    in_work_tree,
    landed,
    links_in_git,
    links_in_work_tree,
    pick_stored,
    repository_of,
)
from regdiff.tasks.config import load_settings
from regdiff.tasks.sides import own_archive

FORMATS = NAMES


class Verdict(NamedTuple):
    """What a check found."""

    findings: tuple[Finding, ...]
    texts: int
    summaries: tuple[str, ...]
    """For each checked text that has a revision before: what changed since."""
    deleted: tuple[str, ...]
    """Stored texts and links files that were taken away."""
    links: int = 0
    """How many links files were checked."""

    @property
    def errors(self) -> int:
        """How many of the findings stop a commit."""
        return errors(self.findings)

    def render(self, name: str, lang: str = "en") -> str:
        """Return the findings in the format called `name`; as text, in the language `lang`."""
        return render(self.findings, name, self.texts, __version__, self.links, lang)


def check(
    specs: Sequence[str] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    staged: bool = False,
    since: str = "",
    fix: bool = False,
    lang: str = "zh",
    archive: Path | None = None,
) -> Verdict:
    """Check stored revisions.

    Args:
        specs: labels, slug/label, slugs or paths; all revisions without any.
        select: codes of rules or their beginnings; all rules without any.
        ignore: the same, for rules that are not run.
        staged: check what is staged, and only what was added or changed.
        since: check what was added or changed at HEAD since the branch left this git revision.
        fix: mend in the work tree what is safe to mend, then check.
        lang: language of the summaries.
        archive: the archive's folder.

    Raises:
        RegdiffError: no such revision, rule or git revision, or a configuration that cannot be read.
    """
    root = own_archive(archive)
    if fix and (staged or since):
        raise UsageError(say("--fix mends the work tree"), fix=say("use it without --staged and --since"))
    if staged and since:
        raise UsageError(say("--staged and --since exclude each other"))
    settings = load_settings(root.root, select, ignore)
    if staged or since:
        repository = Repository(root)
        return _changed(repository, INDEX if staged else "HEAD", since, specs, settings, lang)
    if fix:
        _mend(root, specs, settings)
    texts = [*in_work_tree(root), *links_in_work_tree(root)]
    targets = pick_stored(texts, specs)
    git = repository_of(root)
    base = landed(git, git.landed()) if git else {}
    return _verdict(list(checked(targets, texts, base)), settings, lang)


def _changed(
    repository: Repository, where: Index | str, since: str, specs: Sequence[str], settings: Settings, lang: str
) -> Verdict:
    """Check what differs between what landed and the index or HEAD."""
    start = repository.landed(since) if since else repository.head()
    changes = repository.changed(start, where)
    both = [*changes, *repository.changed(start, where, links=True)]
    paths = {change.blob.path for change in both if change.status != "D"}
    gone = tuple(change.blob.path for change in both if change.status == "D")
    links = links_in_git(repository, where)
    for change in changes:  # what was decided on a text must fit it as it is now
        paths |= {each.name for each in links if each.slug == change.blob.slug and is_on(each.label, change.blob.label)}
    texts = [*in_git(repository, where), *links]
    targets = [each for each in pick_stored(texts, specs) if each.name in paths]
    base = landed(repository, repository.landed(since))
    return _verdict(list(checked(targets, texts, base)), settings, lang)._replace(deleted=gone)


def _verdict(targets: Sequence[Checked], settings: Settings, lang: str) -> Verdict:
    findings = tuple(finding for target in targets for finding in run(target, settings))
    summaries = tuple(
        f"{target.label} ← {target.before.head.label}: {one_line(target.change_set, lang)}"
        for target in targets
        if target.before is not None and target.change_set is not None
    )
    links = sum(target.about is Subject.LINKS for target in targets)
    return Verdict(findings, len(targets) - links, summaries, (), links)


def _mend(archive: Archive, specs: Sequence[str], settings: Settings) -> None:
    with locked(archive):
        for stored in pick_stored([*in_work_tree(archive), *links_in_work_tree(archive)], specs):
            if stored.problem:
                continue
            try:
                mended = mend(stored.text, stored.name, settings.rules(), stored.about)
            except RegdiffError:
                continue  # the check that follows says why
            if mended != stored.text:
                write_atomically(_path_of(archive, stored), mended.encode("utf-8"))


def _path_of(archive: Archive, stored: Stored) -> Path:
    """Return where a text or links file of the archive lies."""
    if stored.about is Subject.TEXT:
        return archive.path_for(stored.slug, stored.label)
    return archive.root / stored.slug / FOLDER / f"{stored.label}{ENDING}"


def format_texts(specs: Sequence[str] = (), *, only_check: bool = False, archive: Path | None = None) -> list[str]:
    """Write stored texts and links files canonically, and return the names of those that were not.

    Raises:
        UsageError: no such revision.
        TextError: a text that white space alone does not make canonical; nothing was written then.
        LinksError: a links file that contradicts itself; likewise.
    """
    root = own_archive(archive)
    changed: list[tuple[Stored, str]] = []
    with locked(root):
        for stored in pick_stored([*in_work_tree(root), *links_in_work_tree(root)], specs):
            if stored.problem:
                raise TextError(say("{stored}: {problem}", stored=stored.name, problem=stored.problem))
            if (tidied := _tidied(stored)) != stored.text:
                changed.append((stored, tidied))
        for stored, tidied in () if only_check else changed:
            write_atomically(_path_of(root, stored), tidied.encode("utf-8"))
    return [stored.name for stored, _ in changed]


def _tidied(stored: Stored) -> str:
    """Return a text or links file in its canonical form."""
    if stored.about is Subject.TEXT:
        return tidy(stored.text, stored.name)
    return write_links(read_links(stored.text, stored.name).decisions)


def rule_page(code: str, lang: str = "en") -> str:
    """Return the page of one rule, or the list of all for an empty code.

    Raises:
        UsageError: no such rule.
    """
    if not code:
        return list_rules(lang)
    rule = find_rule(code)
    if rule is None:
        raise UsageError(say("no rule {code}", code=code), fix=say("there is: {known}", known=[each.code for each in RULES]))
    return page(rule, lang)
