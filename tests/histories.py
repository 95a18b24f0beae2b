"""Reads what is told of the history of a regulation back (log, blame, changelog, feed), and holds it against its revisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

import feedparser
from summaries import false_line, false_paragraph

from regdiff.comparing.changes import ChangeSet, compare
from regdiff.model.numbers import format_number, match_number
from regdiff.model.tree import Revision
from regdiff.report.view import make_view

_STEP = re.compile(r"^@@ (\S+) (.*) @@\n((?:(?!@@ ).+\n)*)", re.MULTILINE)
_DAY = {"zh": "{0.year}年{0.month}月{0.day}日", "en": "{0:%Y-%m-%d}"}


def articles(revision: Revision) -> dict[str, str]:
    """Return the texts of the articles by their numbers."""
    return {article.number.printed: "\n".join(article.lines) for article in revision.articles}


def side(marked: str, new: bool) -> str:
    """Return one side of a text with marks: what was inserted into it, or what was deleted from it."""
    gone, come = ("-", "+") if new else ("+", "-")
    form = {"-": r"\[-(.*?)-\]", "+": r"\{\+(.*?)\+\}"}
    out = re.sub(form[gone].replace("(.*?)", "↵") + "\n", "", marked)
    out = re.sub(form[gone], "", out)
    out = re.sub(form[come].replace("(.*?)", "↵"), "", out)
    return re.sub("\n+", "\n", re.sub(form[come], r"\1", out)).strip("\n")  # a line of the other side alone leaves nothing


def false_log(said: str, revisions: Sequence[Revision], lang: str) -> Iterator[str]:
    """Yield what is false of the life of an article: dates, numbers, and texts on either side of each step."""
    known = {revision.head.label: revision for revision in revisions}
    labels = [revision.head.label for revision in revisions]
    for label, named, told in _STEP.findall(said):
        text = told.strip("\n")
        revision = known[label]
        if _DAY[lang].format(revision.head.values["promulgated"]) not in named:
            yield f"another date: {label} {named}"
        numbers = re.findall("第[一二三四五六七八九十百]+条", named.split("[")[0])
        lines = [line for line in text.split("\n") if not re.match("!!|──", line)]
        before = revisions[labels.index(label) - 1] if labels.index(label) else None
        if "── " in text or not numbers or not lines:
            yield from _false_cells(text, revision, before, lang)
            continue
        whole = "\n".join(lines)
        if "unchanged" in named or "未修改" in named:
            continue  # its text is not told again
        here, old = articles(revision).get(numbers[-1]), articles(before).get(numbers[0]) if before else None
        kept = [part for part in _tails(whole) if here in (None, side(part, new=True))]
        if here is not None and not kept:
            yield f"another text of {numbers[-1]} in {label}: {whole}"
        if "[-" in whole and old is not None and not any(side(part, new=False) == old for part in _tails(whole)):
            yield f"another text of {numbers[0]} before {label}: {whole}"


def _tails(text: str) -> Iterator[str]:
    """Yield a text without its first lines, none to three: a remark may stand before what is quoted."""
    lines = text.split("\n")
    for start in range(min(4, len(lines))):
        yield "\n".join(lines[start:])


def _false_cells(text: str, revision: Revision, before: Revision | None, lang: str) -> Iterator[str]:
    names = {"zh": ("修订前", "修订后"), "en": ("Before", "After")}[lang]
    for name, its, new in zip(names, (before, revision), (False, True), strict=True):
        for number, told in re.findall(rf"^── {name} (\S+)\n(.*?)(?=\n── |\Z)", text, re.MULTILINE | re.DOTALL):
            if its is None or side(told, new) != articles(its).get(number):
                yield f"another text of {number}: {told}"


def false_blame(said: str, article: str, revisions: Sequence[Revision]) -> Iterator[str]:
    """Yield what is false of the origins of an article's words: they spell it, and stand in the revisions that are named."""
    rows = re.findall(r"^(\S+?)(?:，(\S+?) 恢复|, back in (\S+))? *│ (.*)$", said, re.MULTILINE)
    if "".join(row[3] for row in rows) != article.replace("\n", ""):
        yield f"another text: {said}"
    known = {revision.head.label: revision for revision in revisions}
    labels = list(known)
    for first, *back, text in rows:
        whole = "\n".join(articles(known[first]).values())
        if not _is_made_of(text, whole):
            yield f"stands nowhere in {first}: {text}"
        since = next(filter(None, back), first)
        if labels.index(since) and len(text) > _PHRASE:
            earlier = articles(revisions[labels.index(since) - 1]).values()
            if text in earlier:
                yield f"stood as an article before {since}: {text}"


_PHRASE = 12


def _is_made_of(text: str, whole: str) -> bool:
    """Say whether a text is made of runs of another one: what stood between them may be gone."""
    while text:
        length = next((n for n in range(len(text), 0, -1) if text[:n] in whole), 0)
        if not length:
            return False
        text = text[length:]
    return True


def false_changelog(page: str, revisions: Sequence[Revision], lang: str) -> Iterator[str]:
    """Yield what is false of the page of a regulation's history."""
    sets = {new.head.label: compare(old, new) for old, new in pairwise(revisions)}
    known = {revision.head.label: revision for revision in revisions}
    for label, entry in re.findall(r'<li id="([^"]*)">(.*?)</li>\s*(?=<li id=|</ol>)', page, re.DOTALL):
        revision = known[label]
        told = unescape(re.sub("<[^>]*>", "", entry))
        if _DAY[lang].format(revision.head.values["promulgated"]) not in told:
            yield f"another date: {told[:80]}"
        if not (change_set := sets.get(label)):
            if str(len(revision.articles)) not in told:
                yield f"another number of articles: {told[:80]}"
            continue
        yield from _false_entry(entry, change_set, lang)
        title = re.search('<p lang="zh-Hans">(.*?)</p>', entry)
        if title and title[1] != revision.head.title:
            yield f"another title: {title[1]}"
    yield from _false_matrix(page, revisions)


def _false_entry(entry: str, change_set: ChangeSet, lang: str) -> Iterator[str]:
    view = make_view(change_set, lang)
    summary = re.search("<p>(.*?)</p>", entry)
    yield from false_line(unescape(summary[1]), change_set, lang)
    counts = change_set.summary()
    for kind, count in re.findall(r'<li class="k-([a-z]+)"><span><b>([0-9]+)</b>', entry):
        if counts[kind] != int(count):
            yield f"{counts[kind]} {kind}, and told {count}"
    weights = {key: count for key, _, count in view.digest.weights}
    for key, count in re.findall(r'<li class="w-([a-z]+)"><span><b>([0-9]+)</b>', entry):
        if weights[key] != int(count):
            yield f"{weights[key]} {key}, and told {count}"
    told = re.search(r'<details class="told">.*?<p>(.*?)</p>', entry, re.DOTALL)
    yield from false_paragraph(unescape(told[1]), change_set, view)


def _false_matrix(page: str, revisions: Sequence[Revision]) -> Iterator[str]:
    known = {revision.head.label: revision for revision in revisions}
    for old, new, count in re.findall(r'aria-label="(\S+) → (\S+?)[：:] ?([0-9]+)"', page):
        summary = compare(known[old], known[new]).summary()
        if sum(summary[kind] for kind in ("amended", "added", "deleted", "split", "merged")) != int(count):
            yield f"{old} → {new} is another count than {count}"


def false_lives(page: str, revisions: Sequence[Revision], lang: str) -> Iterator[str]:
    """Yield cells of the table of all lives that are false: articles that are not there, or not all that are."""
    table = re.search(r'<table class="plain lives">(.*?)</table>', page, re.DOTALL)
    rows = re.findall("<tr>(.*?)</tr>", table[1], re.DOTALL)
    heads = re.findall('<th scope="col">(.*?)</th>', rows[0])[1:]
    cells = [re.findall("<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows[1:]]
    for at, (label, revision) in enumerate(zip(heads, revisions, strict=True)):
        shown = [match[1] for row in cells if (match := re.search(r">(第[^<]*)</a>", row[at]))]
        if label != revision.head.label or sorted(shown) != sorted(articles(revision)):
            yield f"other articles in {label} ({lang}): {shown}"


def false_feed(feed: str, revisions: Sequence[Revision], lang: str) -> Iterator[str]:
    """Yield what is false of a feed: titles, days, counts."""
    known = {revision.head.label: revision for revision in revisions}
    sets = {new.head.label: compare(old, new) for old, new in pairwise(revisions)}
    entries = feedparser.parse(feed).entries
    if len(entries) != len(revisions):
        yield f"{len(entries)} entries of {len(revisions)} revisions"
    for entry in entries:
        title, label = entry.title.rsplit(" ", 1)
        head = known[label].head
        if head.title != title.strip("《》"):
            yield f"another title than {head.title}: {entry.title}"
        if entry.updated[:10] != str(head.values["promulgated"]) or entry.get("published", entry.updated) != entry.updated:
            yield f"another day: {entry.updated}"
        if change_set := sets.get(label):
            yield from false_line(entry.summary, change_set, lang)
        elif str(len(known[label].articles)) not in entry.summary:
            yield f"another number of articles: {entry.summary}"


def number_of(value: int) -> str:
    """Return a number as it is printed: 第七条."""
    printed = format_number((value,))
    assert match_number(printed)
    return printed
