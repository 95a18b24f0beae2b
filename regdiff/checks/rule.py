"""What a rule is, what it is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from regdiff.comparing.changes import ChangeSet, compare
from regdiff.errors import Place, TextError
from regdiff.messages import Message, quoted, say
from regdiff.model.head import Head
from regdiff.model.links import Decisions
from regdiff.model.parse import parse
from regdiff.model.tree import Article, Revision, heading_line
from regdiff.named import NamedTuple


class Severity(Enum):
    """Whether a finding stops a commit."""

    ERROR = "error"
    WARNING = "warning"


class Subject(Enum):
    """What a rule is about."""

    TEXT = "text"
    """A revision."""
    LINKS = "links"
    """A file of decided links."""


class Hit(NamedTuple):
    """A place that a rule has something to say about."""

    line: int
    """1-based line of the text; 0 for the text as a whole."""
    column: int
    """1-based column in characters; 0 for the line as a whole."""
    length: int
    """Characters from there on that are meant; at least 1 where there is a column."""
    message: Message


class Finding(NamedTuple):
    """What a rule has to say about a place in a text."""

    code: str
    severity: Severity
    place: Place
    length: int
    message: Message
    text: str
    """The line the place is on; empty for the text as a whole."""
    fixable: bool


@dataclass(frozen=True, eq=False, repr=False)
class Checked:
    """A stored text, or a links file, under check, with what stands around it in the archive."""

    name: str
    """How the user calls it: its path, or its label."""
    text: str
    label: str = ""
    """What the file's name says the label is; empty where there is no file. Of a links file its name without ending."""
    before: Revision | None = None
    """The nearest earlier revision of the regulation."""
    landed: str | None = None
    """The text as others already have it; None for a new one."""
    others: tuple[Head, ...] = ()
    """The heads of the regulation's other revisions."""
    problem: str = ""
    """Why it cannot be a revision whatever it says: not UTF-8, a symbolic link, a name that is none."""
    instrument: str = ""
    """The text of the instrument that lies beside it and is said to have made it; empty where there is none."""
    known: Revision | None = None
    """The text as a tree, where it was read already."""
    decided: Decisions | None = None
    """What a person decided on the revision before and this one."""
    about: Subject = Subject.TEXT
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    """Of a links file: the revisions of its regulation that can be read, by their labels."""

    @cached_property
    def _parsed(self) -> Revision | TextError:
        if self.known:
            return self.known
        if self.problem or self.about is Subject.LINKS:
            return TextError(quoted(self.problem) if self.problem else say("a links file is no revision"))
        try:
            return parse(self.text, self.name)
        except TextError as error:
            return error

    @property
    def revision(self) -> Revision | None:
        """The text as a tree; None where it is not canonical."""
        return self._parsed if isinstance(self._parsed, Revision) else None

    @property
    def error(self) -> TextError | None:
        """Why the text is not canonical."""
        return self._parsed if isinstance(self._parsed, TextError) else None

    @property
    def head(self) -> Head:
        """The head of a text that is canonical; an empty one else."""
        return self.revision.head if self.revision else Head("", {})

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All lines of the text."""
        return tuple(self.text.split("\n"))

    @cached_property
    def first(self) -> int:
        """1-based line on which the body begins, behind the head."""
        return self.head.text.count("\n") + 3 if self.head.text else 1

    @cached_property
    def change_set(self) -> ChangeSet | None:
        """What changed since the revision before; None without one."""
        return compare(self.before, self.revision, self.decided) if self.before and self.revision else None

    def body(self) -> Iterator[tuple[int, str]]:
        """Yield the lines behind the head, each with its 1-based number."""
        yield from enumerate(self.lines[self.first - 1 :], self.first)

    def head_line(self, key: str) -> int:
        """Return the line on which the head says `key`; the first one where it does not."""
        return next((n for n, line in enumerate(self.lines[: self.first], 1) if line.startswith(f"{key}:")), 1)

    def in_article(self, article: Article, index: int, offset: int, length: int, message: Message) -> Hit:
        """Return a hit at a 0-based offset into the article's line with the 0-based `index`."""
        before = len(heading_line(article.number.printed, "x")) - 1 if index == 0 else 0
        return Hit(article.line + index, before + offset + 1, length, message)


class Rule(NamedTuple):
    """One rule, with its page."""

    code: str
    name: str
    """In a few words, joined by hyphens."""
    severity: Severity
    what: str
    """What it finds, in one sentence."""
    why: str
    """Why that matters, and what to do."""
    bad: str
    """A text that trips it: blocks of canonical text, with a head only where the head matters."""
    good: str
    """Its corrected twin."""
    check: Callable[[Checked], Iterator[Hit]]
    fix: Callable[[str], str] | None = None
    """Mends the text where that is safe; None where it is not."""
    around: Mapping[str, str] = MappingProxyType({})
    """What else the example needs: `before`, the revision before; `landed`, the text as it was; `old` and `new`, the two
    revisions that a links file is on."""
    about: Subject = Subject.TEXT
