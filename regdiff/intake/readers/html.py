"""A saved web page → lines.

Parsed by selectolax (Lexbor), as browsers do. Each block of the page becomes a line, in the order of the document. The
decoded source is the text of the page's text nodes, without programs and styles: what a browser would not show, and what
surrounds the text on every page of a site (navigation, buttons), is left out and named. Numbers that a browser computes for
the items of a text are no text of the page; they are written out as those that Word computes. What a script holds that looks
like articles is named, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from regdiff.errors import Place, SourceError
from regdiff.intake.readers.counters import counters, start_of
from regdiff.intake.readers.decode import decode
from regdiff.intake.readers.lines import without_nul
from regdiff.intake.readers.scripts import law_in
from regdiff.intake.source import Source, SourceLine
from regdiff.messages import say
from regdiff.model.left_out import LeftOut, Reason
from regdiff.model.text import BLANK, nfc, strip_blank, without_blanks
from regdiff.named import NamedTuple

MOST_OPEN = 5_000
"""Most tags that are open at once; the time a parser takes grows with the square of the nesting."""
MOST_ATTRIBUTES = 2_000
"""Most attributes of one tag; the time a parser takes grows with their square."""
_MOST_METADATA = 100

_TAG = re.compile(
    r"<(/?)(?!(?:p|br|li|tr|td|th|dt|dd|hr|img|input|option|meta|link|col|wbr|tbody|area)\b)[a-z]", re.IGNORECASE
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
_CODE = frozenset(("script", "style"))
"""What they hold is no text of the page."""
_ASIDES = {
    Reason.SURROUNDINGS: (
        "nav button select option textarea dialog menu audio video canvas map noscript head title meta link"
    ),
    Reason.TRACKED: "del s strike",
    Reason.FOOTNOTE: "rt rp",
    Reason.PICTURE: "svg math",
    Reason.HIDDEN: "template",
}
"""Elements that are no part of the text, and why."""
_REASONS = {tag: reason for reason, tags in _ASIDES.items() for tag in tags.split()}
_EMBEDDING = frozenset(("iframe", "embed", "object", "frame"))
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark o:p q ruby rb samp small span "
    "strong sub sup time tt u var wbr st1:chsdate u1:p input"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_BLOCKS = "p, div, table, li, br, h1, h2, h3, h4, h5, h6, blockquote, section, article, pre"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FORM = frozenset(("select", "button", "option", "textarea"))
"""Elements of a form, which may stand within a sentence."""
_PARTS = "\x1f"
"""Parts the kind of an event from its text on the stack."""
_FIELDS = frozenset(("textarea", "noscript"))
"""What is read where a page has its text nowhere else."""
_KEEPS = frozenset(("pre", "xmp", "listing", "plaintext", "textarea"))
_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
"""Elements and styles whose line ends are shown."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_FIELDS = frozenset(("", "text", "number", "date", "tel", "email", "url"))
"""Types of an input whose value a browser shows as text that a reader may write; a search box is named by `search`."""
_REFERENCE = re.compile(
    r"[\[［【〔(（]\s*注?\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-z*†‡])\s*[\]］】〕)）]|注?\s?[①-⑳]|注\s?[0-9]{1,3}|[*†‡]{1,3}"
)
"""How a note is referred to in raised type; a mere number may be an exponent."""
_REFERENCES = frozenset(("doc-noteref", "noteref", "footnote-ref", "footnote-reference", "footnoteref"))
_MOST_REFERENCE = 8
_ENDS = tuple("。；！？;!?")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ARTICLE = re.compile(r"\W{0,3}第\s*[〇零一二三四五六七八九十百千0-9]+\s*[条條]")


class _Event(NamedTuple):
    """What a page has, in order.

    `text`; `block` or `heading` where a line begins or ends, `break` where it is broken; a `number` that is computed for
    what follows; a `picture`, a `field` of a form or a `script`; what is `left`, and why.
    """

    kind: str
    text: str = ""
    reason: Reason | None = None


def read_html(data: bytes, name: str, *, whole: bool = False) -> Source:
    """Read the bytes of a web page as a browser saved it.

    Args:
        data: the page.
        name: what to call it in errors.
        whole: it is part of a document, not of a site, and none of its pictures is decoration.

    Raises:
        SourceError: the page is in an unknown encoding, or built to exhaust a parser.
    """
    from selectolax.lexbor import LexborHTMLParser

    declared = _DECLARED.search(data[:4096])
    text, encoding, guessed = decode(data, name, declared[1].decode("ascii") if declared else "")
    _refuse(text, name)
    nuls: list[LeftOut] = []
    root = LexborHTMLParser(without_nul(text, 0, nuls)).root
    reading = _Reading()
    reading.read(_events(root, hidden=True))
    if not reading.has_articles() and any(
        _ARTICLE.search(each.text) for each in reading.left_out if each.reason in (Reason.HIDDEN, Reason.SURROUNDINGS)
    ):
        # A page that a script would have shown was saved without it: the text is what it hides, or has in a field.
        reading = _Reading()
        reading.read(_events(root, hidden=False))
    remarks = [say("encoding guessed: {encoding}", encoding=encoding)] if guessed else []
    remarks += [say("NUL characters left out: {count}", count=len(each.text)) for each in nuls]
    left = (*nuls, *reading.named(whole=whole), *_scripts(reading, name))
    return Source(tuple(reading.lines), encoding, tuple(remarks), left, tuple(_metadata(root)))


def _refuse(text: str, name: str) -> None:
    """Refuse pages that would keep the parser busy for minutes.

    Raises:
        SourceError: too many tags are open at once, or one has too many attributes.
    """
    place, fix = Place(name), say("save the text alone")
    for piece in text.split("<"):
        if len(piece) > 2 * MOST_ATTRIBUTES and len(piece.partition(">")[0].split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
            raise SourceError(
                say("a tag with more than {most_attributes:,} attributes", most_attributes=MOST_ATTRIBUTES),
                place=place,
                fix=fix,
            )
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MOST_OPEN:
            raise SourceError(
                say("tags nested more than {most_open:,} deep, or never closed", most_open=MOST_OPEN), place=place, fix=fix
            )


def _scripts(reading: _Reading, name: str) -> list[LeftOut]:
    """Return what scripts hold that looks like law and is not shown.

    Raises:
        SourceError: the page shows no number of an article, and its script has articles.
    """
    shown = [line.text for line in reading.lines]
    found = [LeftOut(text, Reason.HIDDEN, place, law=True) for text, place in law_in(reading.scripts, shown)]
    if found and not any(_ARTICLE.search(text) for text in shown):
        fix = say("open it in a browser and save what it shows, or copy the text from there")
        raise SourceError(say("the text of the page stands in a script"), place=Place(name), fix=fix)
    return found


def _metadata(root: Any) -> Iterator[tuple[str, str]]:
    """Yield what stands in the head of a page: names and contents, and its title without the name of the site."""
    for node in root.css("meta[name][content], meta[property][content]")[:_MOST_METADATA]:
        attributes = node.attributes
        yield attributes.get("name") or attributes.get("property") or "", strip_blank(attributes.get("content") or "")
    if (title := root.css_first("head > title")) is not None:
        yield "title", strip_blank(nfc(re.split(r"[_|｜]|\s*[-–—]+\s*", _clean([title.text()]), maxsplit=1)[0]))


class _Reading:
    """The lines that were read so far, and what was left out."""

    def __init__(self) -> None:
        self.lines: list[SourceLine] = []
        self.left_out: list[LeftOut] = []
        self.scripts: list[tuple[str, int]] = []
        """Programs and data of the page, with their places."""
        self._run: list[str] = []
        self._number = ""
        self._fields: list[tuple[int, int]] = []
        """Fields on this line, by their places in what was left out and in the line."""
        self._blocks = 1
        self._heading = False

    def read(self, events: Iterator[_Event]) -> None:
        """Make lines of the events of a page."""
        for event in events:
            if event.kind == "text":
                self._run.append(event.text)
            elif event.kind in ("block", "heading"):
                self._end()
                self._heading = event.kind == "heading"
            elif event.kind == "break":
                self._end()
                self._heading = self._heading and not self._begins_division()
            elif event.kind == "number":
                self._end()
                self._number = event.text
            elif event.kind == "script":
                self.scripts.append((event.text, self._blocks))
            elif event.reason is not None and (event.text or event.kind == "picture"):
                if event.kind == "field":
                    self._fields.append((len(self.left_out), len(self._run)))
                self.left_out.append(LeftOut(event.text, event.reason, self._blocks))
        self._end()

    def _end(self) -> None:
        stands = _clean(self._run)
        if text := strip_blank(nfc(stands)):
            raw = stands if self._number or without_blanks(stands) != without_blanks(text) else ""
            self._mark_fields()
            self.lines.append(SourceLine(self._number + text, self._blocks, self._heading, raw=raw))
            self._blocks += 1
            self._number = ""
        self._run, self._fields = [], []

    def _mark_fields(self) -> None:
        """Say of the fields within a sentence of this line that they may be law; a button behind one is none."""
        spoken = [at for at, text in enumerate(self._run) if strip_blank(text)] if self._fields else []
        for left, place in self._fields:
            before = bisect_left(spoken, place)
            open_before = before > 0 and not strip_blank(self._run[spoken[before - 1]]).endswith(_ENDS)
            if open_before or (before == 0 and spoken):
                self.left_out[left] = self.left_out[left]._replace(law=True)

    def _begins_division(self) -> bool:
        """Say whether the last line begins with a number: what is broken behind 第一章 or 第一条 is no heading."""
        return bool(self.lines) and self.lines[-1].text.startswith("第")

    def has_articles(self) -> bool:
        """Say whether a line begins an article."""
        return any(_ARTICLE.match(line.text) for line in self.lines)

    def named(self, *, whole: bool) -> Iterator[LeftOut]:
        """Yield what was left out; of pictures and embedded documents those among the articles, which may be law.

        The others without words are decoration, unless the page is a `whole` part of a document. Fields of a form may be
        law from the first article on.
        """
        articles = [line.line for line in self.lines if _ARTICLE.match(line.text)]
        for each in self.left_out:
            among = bool(articles) and articles[0] < each.line <= articles[-1]
            if each.reason not in (Reason.PICTURE, Reason.EMBEDDED):
                yield each._replace(law=each.law and bool(articles) and each.line >= articles[0])
            elif each.text or among or whole:
                yield each._replace(law=among)


def _clean(run: list[str]) -> str:
    """Collapse white space as a browser does; the ideographic space is none, and stands for itself."""
    return strip_blank(_BLANKS.sub(" ", "".join(run)))


def _events(root: Any, *, hidden: bool) -> Iterator[_Event]:
    """Walk the tree without recursion; `hidden` says whether what a browser hides is left out."""
    stack: list[tuple[Any, str]] = [(root, "")]
    while stack:
        node, state = stack.pop()
        if node is None:
            kind, _, said = state.partition(_PARTS)
            yield _Event(kind, said)
        elif (events := _at_once(node, state, hidden=hidden)) is not None:
            yield from events
        else:
            if node.tag not in _INLINE:
                yield _Event("heading" if node.tag in _HEADINGS else "block")
                stack.append((None, "block"))
            inside = "pre" if node.tag in _KEEPS or _KEPT.search(node.attributes.get("style") or "") else state
            stack += _numbered(node, inside) if node.tag == "ol" else [(child, inside) for child in _children(node)]


def _at_once(node: Any, state: str, *, hidden: bool) -> Sequence[_Event] | None:
    """Return the events of a node that is not walked into: text, a row, what is left out; None for the others."""
    tag = node.tag
    if tag == "-text":
        return _text(node.text_content or "", state)
    if tag == "br":
        return [_Event("break")]
    if (aside := _aside(node, hidden=hidden)) is not None:
        return [aside]
    if tag == "script":
        return [_Event("script", node.text(deep=True) or "")]
    if tag in _CODE or tag.startswith(("-", "!", "_")):
        return []
    return (_row(node, hidden=hidden) or None) if tag == "tr" else None


def _numbered(listing: Any, state: str) -> Iterator[tuple[Any, str]]:
    """Yield the children of a list, last first, each item between its number and the end of that."""
    numbers = counters(listing)
    children = _children(listing)
    for place, child in zip(reversed(range(len(children))), children, strict=True):
        yield None, f"number{_PARTS}"
        yield child, state
        if place in numbers:
            yield None, f"number{_PARTS}{numbers[place]}"


def _aside(node: Any, *, hidden: bool) -> _Event | None:
    """Return what an element is that is no part of the text: a comment, a picture, or what is left out; else None."""
    if node.tag in ("_comment", "-comment", "!--"):
        found = re.fullmatch(r"<!--(.*?)(?:-->)?", node.html or "", re.DOTALL)
        return _Event("left", _clean([found[1]]) if found else "", Reason.COMMENT)
    if node.tag in _EMBEDDING:
        return _Event("picture", _embedded(node), Reason.EMBEDDED)
    if node.tag == "img":
        return _Event("picture", strip_blank(node.attributes.get("alt") or ""), Reason.PICTURE)
    if node.tag == "input":
        shown = (node.attributes.get("type") or "").lower() in _SHOWN_FIELDS
        return _Event("field", strip_blank(node.attributes.get("value") or "") if shown else "", Reason.SURROUNDINGS)
    if _refers(node):
        return _Event("left", _whole(node), Reason.FOOTNOTE)
    reason = _reason(node, hidden=hidden)
    kind = "field" if node.tag in _FORM else "left"
    return None if reason is None else _Event(kind, _whole(node), reason)


def _refers(node: Any) -> bool:
    """Say whether an element only refers to a note: [1] or a link to a place in the page, in raised type."""
    if node.tag not in ("sup", "a"):
        return False
    said = " ".join(node.attributes.get(key) or "" for key in ("role", "class", "epub:type"))
    if node.tag == "a" and _REFERENCES.isdisjoint(said.lower().split()):
        return False
    text = start_of(node)
    if not 0 < len(text) <= _MOST_REFERENCE or _ARTICLE.match(text):
        return False
    return node.tag == "a" or _REFERENCE.fullmatch(text) is not None or node.css_first("a[href^='#']") is not None


def _embedded(node: Any) -> str:
    """Return what is known of a document within the page: its text, where the page has it, and what stands in its stead."""
    from selectolax.lexbor import LexborHTMLParser

    inner = LexborHTMLParser(node.attributes.get("srcdoc") or "").root
    return _clean([inner.text(deep=True, separator=" ") if inner else "", " ", _whole(node)])


def _text(text: str, state: str) -> Sequence[_Event]:
    """Return the events of a text node; in preformatted text its line ends are line ends."""
    if state != "pre" or "\n" not in text:
        return [_Event("text", text)]
    first, *others = text.split("\n")
    return [_Event("text", first), *(event for line in others for event in (_Event("block"), _Event("text", line)))]


def _reason(node: Any, *, hidden: bool) -> Reason | None:
    """Say why a browser would not show an element, or why it is no part of the text; None where it is one."""
    if (reason := _REASONS.get(node.tag)) is not None:
        return None if not hidden and node.tag in _FIELDS else reason
    attributes = node.attributes
    unseen = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    return Reason.HIDDEN if hidden and unseen and node.tag not in ("html", "body") else None


def _whole(node: Any) -> str:
    """Return all text of an element, but for programs and styles, its blocks parted by blanks."""
    out: list[str] = []
    stack = [node]
    while stack:
        each = stack.pop()
        if each.tag == "-text":
            out.append(each.text_content or "")
        elif each.tag == "template":
            stack.append(_inside(each))
        elif each.tag not in _CODE:
            out.append("" if each.tag in _INLINE else " ")
            stack += _children(each)
    return _clean(out)


def _inside(template: Any) -> Any:
    """Return what a template holds, which is no part of the page's tree."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser((template.html or "").partition(">")[2]).root


def _row(row: Any, *, hidden: bool) -> list[_Event]:
    """Return the events of a table's row, its cells parted by an ideographic space, the lines of a cell by a blank.

    None where a cell holds a line that begins an article, a list, or another table: there a table lays out the page.
    """
    if row.css_first("table") is not None:
        return []
    texts: list[str] = []
    others: list[_Event] = []
    for child in reversed(_children(row)):
        events = list(_events(child, hidden=hidden))
        others += [event for event in events if event.kind in ("left", "picture", "field", "script")]
        lines = [line for line in map(_clean, _lines(events)) if line]
        if len(lines) > 1 and (any(_ARTICLE.match(line) for line in lines) or len(child.css("p, div, ol > li")) > 1):
            return []
        texts += [" ".join(lines)] if lines else []
    return [_Event("block"), _Event("text", BLANK.join(texts)), *others, _Event("block")]


def _lines(events: Sequence[_Event]) -> Iterator[list[str]]:
    """Yield the texts of each line."""
    run: list[str] = []
    for event in events:
        if event.kind == "text":
            run.append(event.text)
        elif event.kind in ("block", "heading", "break"):
            yield run
            run = []
    yield run


def _children(node: Any) -> list[Any]:
    """Return the children, last first, as a stack wants them."""
    children = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children
