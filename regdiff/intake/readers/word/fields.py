"""Fields: the table of contents by Word's own marks, and what was chosen in the fields of a form.

Contents are told by a content control, a field, the styles of their lines, links to their bookmarks.
"""

from __future__ import annotations

import re
from typing import Any

from regdiff.intake.readers.word.markup import FIELD, TEXTS, VAL, W, child, is_on, value_of

_CODE = (f"{W}instrText", f"{W}delInstrText")
_TOC = re.compile(r"\s*TOC\b", re.IGNORECASE)
_PAGE_OF = re.compile(r"\s*PAGEREF\s+_Toc", re.IGNORECASE)
_IN_CONTENTS = "contents"
_SENTENCE = re.compile(r"[。；：，]\s*\Z")
_ERROR = re.compile(r"(?:错误|Error)\s*[!！].*|未找到目录项。?|No table of contents entries found\.?", re.IGNORECASE)
_LONGEST_ENTRY = 120


def mark_contents(body: Any) -> None:
    """Mark each text that stands in a field of contents which begins and ends, across whatever paragraphs."""
    if not any(_TOC.match(each.text or "") for each in body.iter(*_CODE)):
        return
    ends = _ends(body)
    until: list[Any] = []
    for element in body.iter(FIELD, *TEXTS):
        if element.tag != FIELD:
            if until:
                element.set(_IN_CONTENTS, "")
        elif element in ends:
            until.append(ends[element])
        elif until and element is until[-1]:
            until.pop()


def _ends(body: Any) -> dict[Any, Any]:
    """Return the end of each field of contents, by its beginning."""
    ends: dict[Any, Any] = {}
    fields: list[list[Any]] = []  # of each open field: its beginning, its code, whether it has a result
    for element in body.iter(FIELD, *_CODE):
        kind = element.get(f"{W}fldCharType")
        if element.tag != FIELD:
            if fields and not fields[-1][2]:
                fields[-1][1] += element.text or ""
        elif kind == "begin":
            fields.append([element, "", False])
        elif fields and kind == "separate":
            fields[-1][2] = True
        elif fields and kind == "end":
            begin, code, result = fields.pop()
            if result and _TOC.match(code):
                ends[begin] = element
    return ends


def in_contents(text: Any) -> bool:
    """Say whether `mark_contents` marked a text."""
    return text.get(_IN_CONTENTS) is not None


def is_contents_control(element: Any) -> bool:
    """Say whether a content control (`w:sdt`) is one of Word's tables of contents."""
    props = child(element, "sdtPr")
    galleries = (value_of(props, kind, "docPartGallery") for kind in ("docPartObj", "docPartList"))
    return any(gallery.lower() == "table of contents" for gallery in galleries)


def is_contents_field(element: Any) -> bool:
    """Say whether an element is a simple field of contents."""
    return element.tag == f"{W}fldSimple" and _TOC.match(element.get(f"{W}instr") or "") is not None


def leads_to_heading(paragraph: Any) -> bool:
    """Say whether a paragraph gives the page of a heading, or is nothing but a link to one: contents without their field."""
    codes = [each.text or "" for each in paragraph.iter(*_CODE)]
    codes += [each.get(f"{W}instr") or "" for each in paragraph.iter(f"{W}fldSimple")]
    if any(_PAGE_OF.match(code) for code in codes):
        return True
    links = [each for each in paragraph.iter(f"{W}hyperlink") if (each.get(f"{W}anchor") or "").startswith("_Toc")]
    return bool(links) and _length([paragraph]) == _length(links) > 0


def _length(elements: list[Any]) -> int:
    return sum(len((text.text or "").strip()) for each in elements for text in each.iter(*TEXTS))


def is_entry(text: str) -> bool:
    """Say whether `text` can be a line of contents: a sentence is none, wherever it stands."""
    said = _ERROR.sub("", text).strip()
    return not said or (len(said) <= _LONGEST_ENTRY and _SENTENCE.search(said) is None)


def of_form(field: Any) -> str:
    """Return what a field of a form shows that has no result in the text (17.16.17): the choice, the box, the default."""
    data = child(field, "ffData")
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked")
        return "☒" if is_on(child(box, "default") if state is None else state) else "☐"
    if choices is not None:
        entries = [each.get(VAL) or "" for each in choices.findall(f"{W}listEntry")]
        chosen = value_of(choices, "result") or value_of(choices, "default") or "0"
        at = int(chosen) if re.fullmatch("[0-9]{1,4}", chosen) else 0
        return entries[at] if at < len(entries) else ""
    return value_of(data, "textInput", "default")


def of_control(control: Any) -> str:
    """Return the entry that was chosen in a content control whose text is not in the file (17.5.2.15)."""
    if control.tag != f"{W}sdt" or any(True for _ in control.iter(*TEXTS)):
        return ""
    props = child(control, "sdtPr")
    for each in () if props is None else (*props.findall(f"{W}dropDownList"), *props.findall(f"{W}comboBox")):
        last = each.get(f"{W}lastValue") or ""
        for item in each.findall(f"{W}listItem"):
            if last and item.get(f"{W}value") == last:
                return item.get(f"{W}displayText") or last
    return ""
