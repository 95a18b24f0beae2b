"""The links of a comparison as a list: first what is worth a look, then what a person decided, then the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from regdiff.comparing.changes import Change, ChangeSet
from regdiff.comparing.doubtful import Doubt, DoubtKind, Names, doubtful, names_of
from regdiff.comparing.units import Unit, UnitKind
from regdiff.model.links import Ref
from regdiff.model.text import visible
from regdiff.named import NamedTuple
from regdiff.report.catalogue import LABELS
from regdiff.report.links import evidence, unlinked_told

SCHEMA = "regdiff/links/1"


class Told(NamedTuple):
    """Something that is worth a look, in words."""

    what: str
    """原第七条与第九条可能有承接关系; of a split or merger its numbers and its kind."""
    evidence: str
    """What speaks for it: “甲”与“乙”相近; empty for a split or merger."""


def told_doubt(doubt: Doubt, labels: dict[str, str]) -> Told:
    """Return in words why a link is worth a look."""
    if doubt.kind in (DoubtKind.SPLIT, DoubtKind.MERGED):
        return Told(f"{_listed(doubt.old, labels)} → {_listed(doubt.new, labels)} [{labels[doubt.kind.value]}]", "")
    key = "link weak" if doubt.kind is DoubtKind.WEAK else "link possible"
    said = labels[key].format(old=doubt.old[0].printed, new=doubt.new[0].printed)
    return Told(said, evidence(doubt.quotes, labels))


def _listed(units: Sequence[Unit], labels: dict[str, str]) -> str:
    return labels["list stop"].join(unit.printed for unit in units)


def told_link(change: Change, names: Names, labels: dict[str, str]) -> str:
    """Return a link in a line: 第七条 → 第九条、第十条 [拆分 · 人工对应] 说明：…."""
    old, new = (labels["list stop"].join(map(_name, refs, units)) for refs, units in _sides(change, names))
    badges = [labels[change.kind.value], *([labels[change.decided.value]] if change.decided else [])]
    said = [f"{old or '—'} → {new or '—'}", f"[{' · '.join(badges)}]", *unlinked_told(change, labels)]
    if change.remark:
        said.append(labels["explanation"] + labels["colon"] + " ".join(change.remark.split()))
    return visible(" ".join(said))


def _sides(change: Change, names: Names) -> Iterator[tuple[tuple[Ref, ...], tuple[Unit, ...]]]:
    yield from zip(names.of(change), (change.old, change.new), strict=True)


def _name(ref: Ref, unit: Unit) -> str:
    """Return a number as it is printed; where it repeats, as decisions name the article."""
    return unit.printed if ref.copy == 1 else str(ref)


def render_list(change_set: ChangeSet, lang: str = "zh", *, only_doubtful: bool = False) -> str:
    """Return the links in sections, those that are worth a look first."""
    labels, names = LABELS[lang], names_of(change_set)
    found = doubtful(change_set)
    told = [told_doubt(doubt, labels) for doubt in found]
    sections = [("links doubtful", [what + (labels["brackets"].format(why) if why else "") for what, why in told])]
    if only_doubtful:
        return _sections(sections, labels) or labels["links nothing"] + "\n"
    articles = [change for change in change_set.changes if change.unit is UnitKind.ARTICLE]
    by_hand = [change for change in articles if change.decided or change.unlinked or change.remark]
    shown = {id(change) for change in by_hand}
    for key, changes in (("links decided", by_hand), ("links others", [c for c in articles if id(c) not in shown])):
        sections.append((key, [told_link(change, names, labels) for change in changes]))
    return _sections(sections, labels)


def _sections(sections: Sequence[tuple[str, list[str]]], labels: dict[str, str]) -> str:
    out = []
    for key, lines in sections:
        if lines:
            out.append(labels[key] + labels["brackets"].format(len(lines)))
            out += [f"  {visible(line)}".replace("\n", " ") for line in lines]
    return "".join(f"{line}\n" for line in out)


def list_json(change_set: ChangeSet, *, only_doubtful: bool = False) -> str:
    """Return the same for programs; articles are named as decisions name them."""
    names = names_of(change_set)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "doubtful": [_doubt_data(doubt, names) for doubt in doubtful(change_set)],
    }
    if not only_doubtful:
        changes = (change for change in change_set.changes if change.unit is UnitKind.ARTICLE)
        data["links"] = [_link_data(change, names) for change in changes]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _doubt_data(doubt: Doubt, names: Names) -> dict[str, Any]:
    return {
        "kind": doubt.kind.value,
        "old": [{"article": str(names.old[unit.index]), "text": unit.text} for unit in doubt.old],
        "new": [{"article": str(names.new[unit.index]), "text": unit.text} for unit in doubt.new],
        "quotes": list(doubt.quotes),
        "told": {lang: told_doubt(doubt, labels)._asdict() for lang, labels in LABELS.items()},
    }


def _link_data(change: Change, names: Names) -> dict[str, Any]:
    old, new = ([str(ref) for ref in refs] for refs in names.of(change))
    return {
        "old": old,
        "new": new,
        "kind": change.kind.value,
        "decided": change.decided.value if change.decided else None,
        "unlinked": [[str(names.old[i.index]), str(names.new[j.index])] for i, j in change.unlinked],
        "remark": change.remark,
    }
