"""Run the rules over a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from regdiff.checks.rule import Checked, Finding, Hit, Rule, Severity, Subject
from regdiff.checks.table import RULES
from regdiff.errors import Place, RegdiffError, TextError, UsageError
from regdiff.messages import say

ALWAYS = ("RD101", "RD504", "RD601")
"""What a head cannot accept for its own text."""


@dataclass(frozen=True)
class Settings:
    """Which rules are run, and how grave they are."""

    select: tuple[str, ...] = ()
    """Codes or beginnings of codes (RD3); empty for all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Code → severity, where it is not the rule's own."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that are run.

        Raises:
            UsageError: a code that no rule has.
        """
        known = [rule.code for rule in RULES]
        for code in (*self.select, *self.ignore, *self.severity):
            if not code or not any(each.startswith(code) for each in known):
                raise UsageError(say("no rule {code}", code=code), fix=say("there is: {known}", known=[*known]))
        chosen = [rule for rule in RULES if not self.select or rule.code.startswith(self.select)]
        return tuple(rule for rule in chosen if not (self.ignore and rule.code.startswith(self.ignore)))


def run(checked: Checked, settings: Settings | None = None) -> list[Finding]:
    """Return all findings in the order of the text; those that the head accepts are left out."""
    settings = settings or Settings()
    accepted = _accepted(checked)
    found = []
    for rule in settings.rules():
        # Of a text that cannot be read only that is said.
        unread = rule.about is Subject.TEXT and checked.error and rule.code != "RD101"
        if rule.about is not checked.about or rule.code in accepted or unread:
            continue
        severity = settings.severity.get(rule.code, rule.severity)
        hits = list(rule.check(checked))
        fixable = bool(hits) and not checked.problem and _mends(rule, checked.text)
        found += [_finding(rule.code, severity, checked, hit, fixable=fixable) for hit in hits]
    return sorted(found, key=lambda finding: (finding.place.line, finding.place.column, finding.code))


def mend(text: str, name: str, rules: Iterable[Rule], about: Subject = Subject.TEXT) -> str:
    """Return `text` with everything mended that these rules can mend safely, as far as they are `about` such a file.

    Raises:
        TextError: it cannot be read.
        LinksError: it is a links file, and contradicts itself.
    """
    ordered = sorted(rules, key=lambda rule: rule.code)
    fixes = [rule.fix for rule in ordered if rule.fix is not None and rule.about is about]
    while True:
        before = text
        try:
            for fix in fixes:
                text = fix(text)
        except TextError as error:
            raise TextError(error.what, place=Place(name, error.place.line if error.place else 0), fix=error.fix) from error
        if text == before:  # what one takes out can make room for another
            return text


def errors(findings: Iterable[Finding]) -> int:
    """Return how many findings are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _accepted(checked: Checked) -> Collection[str]:
    """Codes that the head accepts: the official print really is so."""
    accepted = checked.head.values.get("accepted")
    return {str(code) for code in accepted if code not in ALWAYS} if isinstance(accepted, dict) else ()


def _mends(rule: Rule, text: str) -> bool:
    """Say whether the rule's fix does anything for this text."""
    try:
        return rule.fix is not None and rule.fix(text) != text
    except RegdiffError:
        return False


def _finding(code: str, severity: Severity, checked: Checked, hit: Hit, *, fixable: bool) -> Finding:
    line = checked.lines[hit.line - 1] if 0 < hit.line <= len(checked.lines) else ""
    place = Place(checked.name, hit.line, hit.column)
    return Finding(code, severity, place, hit.length, hit.message, line, fixable)
