"""Findings as text for people, as JSON, for GitHub's annotations, and as SARIF for code scanning."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from regdiff.checks.rule import Finding, Rule, Severity
from regdiff.checks.run import errors
from regdiff.checks.table import RULES
from regdiff.messages import Message, count_of, phrase, say, told
from regdiff.model.text import columns, visible

_AROUND = 30
"""Characters of the line that are shown before and behind a place."""
_RULES = {rule.code: rule for rule in RULES}


def render(findings: Sequence[Finding], name: str, files: int, version: str, links: int = 0, lang: str = "en") -> str:
    """Return findings in the format called `name`: text, json, github or sarif.

    Args:
        findings: what the rules said, in the order of files and places.
        name: the format.
        files: how many texts were checked.
        version: regdiff's, for SARIF.
        links: how many links files were checked.
        lang: language of the text; the forms for programs are in English.
    """
    forms: dict[str, Callable[[], str]] = {
        "text": lambda: _text(findings, files, links, lang),
        "json": lambda: _json(findings, files, links),
        "github": lambda: "".join(map(_github, findings)),
        "sarif": lambda: _sarif(findings, version),
    }
    return forms[name]()


NAMES = ("text", "json", "github", "sarif")


def _text(findings: Sequence[Finding], files: int, links: int, lang: str) -> str:
    bad, doubtful = errors(findings), len(findings) - errors(findings)
    fixable = sum(finding.fixable for finding in findings)
    checked: Message = count_of("{count} text", "{count} texts", files)
    if links:
        checked = say(
            "{texts} and {links}", texts=checked, links=count_of("{count} links file", "{count} links files", links)
        )
    wrong = count_of("{count} error", "{count} errors", bad)
    total = say(
        "{checked}: {errors}, {warnings}",
        checked=checked,
        errors=wrong,
        warnings=count_of("{count} warning", "{count} warnings", doubtful),
    )
    if fixable:
        total = say("{what} ({fix})", what=total, fix=say("{count} can be mended with --fix", count=fixable))
    return "".join(excerpt(finding, lang) for finding in findings) + f"{told(total, lang)}\n"


def head_line(finding: Finding) -> Message:
    """Return what a finding says, with its severity and the code of its rule."""
    code, message = finding.code, finding.message
    if finding.severity is Severity.ERROR:
        return say("error {code} {message}", code=code, message=message)
    return say("warning {code} {message}", code=code, message=message)


def excerpt(finding: Finding, lang: str = "en") -> str:
    """Return a finding with the line it stands on and a caret under the place."""
    said = told(say("{place}: {what}", place=str(finding.place), what=head_line(finding)), lang)
    head = visible(said).replace("\n", " ")
    if not finding.place.column:
        return f"{head}\n"
    at = finding.place.column - 1
    start, stop = max(0, at - _AROUND), at + finding.length + _AROUND
    before, place = (visible(finding.text[a:b]) for a, b in ((start, at), (at, at + finding.length)))
    more, rest = "…" * (start > 0), "…" * (stop < len(finding.text))
    margin = f"{finding.place.line:>6} | "
    shown = f"{more}{before}{place}{visible(finding.text[at + finding.length : stop])}{rest}"
    blank = "".join("\u3000" if columns(char) == 2 else " " for char in more + before)
    return f"{head}\n{margin}{shown}\n{' ' * 6} | {blank}{'^' * max(1, columns(place))}\n"


def _rule(finding: Finding) -> Rule:
    return _RULES[finding.code]


def _json(findings: Sequence[Finding], files: int, links: int) -> str:
    listed = [
        {
            "code": finding.code,
            "rule": _rule(finding).name,
            "severity": finding.severity.value,
            "file": finding.place.source,
            "line": finding.place.line,
            "column": finding.place.column,
            "length": finding.length,
            "message": finding.message,
            "text": finding.text,
            "fixable": finding.fixable,
        }
        for finding in findings
    ]
    bad = errors(findings)
    counts = {"texts": files, "links": links, "errors": bad, "warnings": len(findings) - bad}
    data = {"schema": "regdiff/check/1", **counts, "findings": listed}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _github(finding: Finding) -> str:
    """One workflow command; see "Workflow commands" in the documentation of GitHub Actions for the escapes."""
    place = finding.place
    values = {"file": place.source, "line": place.line or 1, "title": f"{finding.code} {_rule(finding).name}"}
    if place.column:
        values |= {"col": place.column, "endColumn": place.column + finding.length}
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in values.items())
    return f"::{finding.severity.value} {listed}::{_escaped(finding.message)}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in visible(text))


def _sarif(findings: Sequence[Finding], version: str) -> str:
    used = sorted({finding.code for finding in findings})
    rules = [
        {
            "id": code,
            "name": _RULES[code].name,
            "shortDescription": {"text": _RULES[code].what},
            "fullDescription": {"text": _RULES[code].why},
            "defaultConfiguration": {"level": _RULES[code].severity.value},
        }
        for code in used
    ]
    driver = {"name": "regdiff", "semanticVersion": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(f, used) for f in findings]}
    data = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, used: list[str]) -> dict[str, Any]:
    place = finding.place
    region: dict[str, int] = {"startLine": place.line or 1}
    if place.column:
        region |= {"startColumn": place.column, "endColumn": place.column + finding.length}
    return {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(place.source)}, "region": region}}],
    }


def page(rule: Rule, lang: str = "en") -> str:
    """Return a rule's page in Markdown, in the language `lang`."""
    words = _NATURES[rule.severity, rule.fix is not None]
    what = say("{what} ({fix})", what=Message(rule.what, {}), fix=words)
    parts = [f"## {rule.code} {rule.name}", told(what, lang), phrase(rule.why, lang)]
    around = [(_AROUND_WORDS[key], text) for key, text in rule.around.items()]
    for name, text in (*around, (say("Bad"), rule.bad), (say("Good"), rule.good)):
        headed = told(say("{name}:", name=name), lang)
        parts.append(f"{headed}\n\n```text\n{text}\n```")
    return "\n\n".join(parts) + "\n"


_NATURES = {
    (Severity.ERROR, False): say("error"),
    (Severity.ERROR, True): say("error, mended by `--fix`"),
    (Severity.WARNING, False): say("warning"),
    (Severity.WARNING, True): say("warning, mended by `--fix`"),
}
_AROUND_WORDS = {
    "before": say("The revision before"),
    "landed": say("The text that landed"),
    "instrument": say("The instrument beside it"),
    "old": say("The old text"),
    "new": say("The new text"),
}


def list_rules(lang: str = "en") -> str:
    """Return one line a rule: code, severity, name, what it finds, in the language `lang`."""
    return "".join(
        f"{rule.code}  {told(_NATURES[rule.severity, False], lang):<7}  {rule.name:<22}  {phrase(rule.what, lang)}\n"
        for rule in RULES
    )


def find_rule(code: str) -> Rule | None:
    """Return the rule with a code or name, in whatever case."""
    wanted = code.lower()
    return next((rule for rule in RULES if wanted in {rule.code.lower(), rule.name}), None)


__all__ = ["NAMES", "Severity", "excerpt", "find_rule", "list_rules", "page", "render"]
