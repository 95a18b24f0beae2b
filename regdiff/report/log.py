"""Lives, origins and finds for a terminal, and as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.grep import Found
from regdiff.comparing.lineage import Lineage
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.text import columns, visible
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.life import LifeView, Named, PhraseView, Step, named
from regdiff.report.lines import remark_line
from regdiff.report.summary import one_line
from regdiff.report.terminal import Paint, one_text, warning_line


def render_log(life: LifeView, *, color: bool = False) -> str:
    """Return the life of an article, the newest revision first, with the edits of each step."""
    paint = Paint(color)
    out = [paint("head", visible(_title(life.title, life.name, life.labels["log"])))]
    if any(step.row for step in life.steps) and not color:
        out.append(life.labels["legend marks"])
    for step in reversed(life.steps):
        out += ["", *_step(step, life, paint)]
    out += ["", *(visible(note) for note in life.notes)] if life.notes else []
    return "\n".join(out) + "\n"


def _title(title: str, name: str, what: str) -> str:
    return " ".join(part for part in (f"《{title}》" if title else "", name, what) if part).replace("\n", " ")


def _step(step: Step, life: LifeView, paint: Paint) -> list[str]:
    badges = " · ".join(badge.label for badge in step.badges)
    out = [paint("row", visible(f"@@ {_revision(step.named)} {step.numbers} [{badges}] @@"))]
    if step.warning:
        out.append(warning_line(step.warning, paint))
    out += [visible(step.remark)] if step.remark else []
    out += [visible(line) for line in remark_line(step.row, life.labels)] if step.row else []
    if step.row is None:
        return out + one_text(step.text, paint)
    if step.kind == "unchanged" and not any(run.op != "equal" for line in step.row.inline for run in line.runs):
        return out
    if len(step.row.old) + len(step.row.new) <= 2:
        return out + one_text(step.row.inline, paint)
    for side, cells in (("old", step.row.old), ("new", step.row.new)):
        for cell in cells:
            out += [paint("head", visible(f"── {life.labels[side]} {cell.number}")), *one_text(cell.lines, paint)]
    return out


def _revision(revision: Named) -> str:
    return f"{revision.label} {revision.dated}".strip()


def render_history(lineage: Lineage, lang: str = "zh", *, color: bool = False) -> str:
    """Return the revisions of a regulation, the newest first, each with what changed in a line."""
    paint, labels = Paint(color), LABELS[lang]
    out = [paint("head", visible(_title(lineage.heads[-1].title, "", labels["log"])))]
    for at in reversed(range(len(lineage.heads))):
        count = sum(unit.kind is UnitKind.ARTICLE for unit in lineage.units[at])
        said = one_line(lineage.steps[at - 1], lang) if at else labels["first revision"].format(count=count)
        out.append(f"{paint('row', visible(_revision(named(lineage.heads[at], lang))))}  {visible(said)}")
    return "\n".join(out) + "\n"


class Blamed(NamedTuple):
    """An article with the origins of its phrases."""

    title: str
    name: str
    phrases: tuple[PhraseView, ...]
    warnings: tuple[str, ...]
    """Which articles of its life must not be cited."""
    lang: str


def render_blame(blamed: Blamed, *, color: bool = False) -> str:
    """Return the phrases of an article, one a line, each behind the revision that brought it in."""
    paint = Paint(color)
    title = _title(blamed.title, blamed.name, LABELS[blamed.lang]["blame"])
    out = [paint("head", visible(title))]
    out += [warning_line(warning, paint) for warning in blamed.warnings]
    width = max((columns(visible(phrase.label)) for phrase in blamed.phrases), default=0)
    for phrase in blamed.phrases:
        label = visible(phrase.label)
        for line in phrase.text.split("\n"):
            if line:
                out.append(f"{paint('row', label + ' ' * (width - columns(label)))} │ {visible(line)}")
    told = dict.fromkeys(
        f"{phrase.label}{LABELS[blamed.lang]['colon']}{phrase.basis}" for phrase in blamed.phrases if phrase.basis
    )
    out += ["", *map(visible, told)] if told else []
    return "\n".join(out) + "\n"


def render_grep(found: Sequence[Found], lineage: Lineage, phrase: str, lang: str = "zh", *, color: bool = False) -> str:
    """Return where a phrase came in and went, the newest revision first."""
    paint, labels = Paint(color), LABELS[lang]
    if not found:
        return visible(labels["not found"].format(phrase)) + "\n"
    out = [paint("head", visible(_title(lineage.heads[-1].title, phrase, labels["log"])))]
    for each in reversed(found):
        head = lineage.heads[each.revision]
        total = labels["total"].format(label=head.label, count=each.total)
        out.append(f"{paint('row', visible(_revision(named(head, lang))))}  {visible(total)}")
        for key, style, units in (("came", "insert", each.came), ("went", "delete", each.went)):
            if units:
                places = labels["list stop"].join(_place(unit, times, labels) for unit, times in units)
                out.append(f"  {paint(style, labels[key])} {visible(places)}")
    return "\n".join(out) + "\n"


def _place(unit: Unit, times: int, labels: dict[str, str]) -> str:
    name = unit.printed if unit.kind is UnitKind.ARTICLE else f"{labels[unit.kind.value]} {unit.printed}".strip()
    return labels["once" if times == 1 else "times"].format(number=name, count=times)
