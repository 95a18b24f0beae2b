"""The head of the new text: its dates, the clause that the note under the title gains, and which order made what."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regdiff.amending.instrument import Instrument, Kind
from regdiff.messages import NOTHING, Message, say
from regdiff.model.head import TRUSTED, Head, make_head
from regdiff.model.numbers import NUMERAL, format_numeral
from regdiff.model.patterns import lazy

AMENDED_BY = "amended_by"
"""The key of the head under which the instruments stand that made a revision, with the orders for each article."""
_DATE_GAP = lazy(r"[0-9〇○零一二三四五六七八九十]{1,4}日(?P<gap>[ 　]?)(?=\S)")
_CLAUSE = lazy(r"(?P<gap>[　 ]+|；|;|\n)(?=(?:根据|由)?[0-9〇○一二三四五六七八九十]{4}年)")
_SESSION = lazy(r"日[\s　]*(?:经|由)?(?P<session>[^。；，、（）\n]{2,60}?会议)(?:审议|讨论|修订)?通过")
_COURT = ("最高人民法院", "最高人民检察院")


@dataclass(frozen=True, slots=True)
class Clause:
    """What the note gains, and the note with it."""

    text: str
    note: str
    warning: Message = NOTHING


def amended_note(note: str, instrument: Instrument) -> Clause:
    """Return the note under the title with the clause of an instrument.

    Args:
        note: of the base, with its brackets; empty where it has none.
        instrument: what amends.
    """
    if instrument.adopted is None:
        return Clause("", note, say("the instrument does not say when it was passed, so that the note gains no clause"))
    opening, inner, closing = _brackets(note)
    gap = match["gap"] if (match := _DATE_GAP.search(inner)) else ""
    text = _clause(instrument, gap, by="根据" if "根据" in inner else "")
    if not _is_whole(instrument):
        inner, times = _counted(inner, "修订" if instrument.issuer == "国务院" else "修正")
        text += times
    between = match["gap"] if (match := _CLAUSE.search(inner)) else "　"
    return Clause(text, f"{opening}{inner}{between if inner else ''}{text}{closing}")


def _brackets(note: str) -> tuple[str, str, str]:
    inner = note.strip()
    if inner[:1] in {"（", "("} and inner[-1:] in {"）", ")"}:
        return inner[0], inner[1:-1].removesuffix("根据").rstrip(" \u3000"), inner[-1]
    return ("", inner, "") if inner else ("（", "", "）")


def _is_whole(instrument: Instrument) -> bool:
    """Say whether a clause names the passing alone: court texts, and amendments that are numbered themselves."""
    return instrument.kind is Kind.AMENDMENT or instrument.issuer.startswith(_COURT)


def _clause(instrument: Instrument, gap: str, by: str) -> str:
    adopted = instrument.adopted or date.min
    day = f"{adopted.year}年{adopted.month}月{adopted.day}日{gap}"
    body = _body(instrument)
    if instrument.issuer.startswith(_COURT):
        return f"{day}{body}通过"
    title = _nested(_short_title(instrument))
    if instrument.kind is Kind.AMENDMENT:
        return f"{day}{body}通过的《{title}》"
    return f"{by}{day}{body}《{title}》"


def _body(instrument: Instrument) -> str:
    """Return the session that passed it, as its head says: 第十四届全国人民代表大会常务委员会第十次会议; empty for none."""
    found = _SESSION.search(instrument.passage)
    return found["session"] if found else ""


def _short_title(instrument: Instrument) -> str:
    """Return the title, without the body where the clause names its session: 关于修改〈…〉的决定."""
    title = instrument.title
    if _body(instrument) and instrument.kind is Kind.DECISION:
        at = title.find("关于")
        return title[at:] if at > 0 else title
    return title


def _nested(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


def _counted(inner: str, word: str) -> tuple[str, str]:
    """Return the note with a lone 修正 made 第一次修正, and what the new one is called.

    Amendments by a decision alone count; a new text (修订通过) does not.
    """
    found = list(re.finditer(rf"》(第[{NUMERAL}]{{1,3}}次)?{word}", inner))
    if len(found) == 1 and not found[0][1]:
        at = found[0].start() + 1
        inner = f"{inner[:at]}第一次{inner[at:]}"
    return inner, f"第{format_numeral(len(found) + 1)}次{word}" if found else word


@dataclass(frozen=True, slots=True)
class Made:
    """What the head says of the making of a text."""

    label: str
    note: str
    title: str
    orders: dict[str, list[str]]
    """For each unit of the new text, by its number: the orders that made it."""
    deleted: dict[str, list[str]]
    """For each unit of the base that is gone, by its old number: the orders that took it away."""
    whole: frozenset[str]
    """Numbers of articles whose wording orders give as a whole."""
    was: dict[str, str]
    """For each article of the new text, the number that it had."""
    holes: frozenset[str]
    """Numbers of articles with marked holes."""
    base_sha256: str
    """Of the base's canonical text."""
    is_partial: bool = False


def amended_head(head: Head, instrument: Instrument, made: Made, earlier: Sequence[Mapping[str, Any]] = ()) -> Head:
    """Return the head of the new text.

    Args:
        head: of the base.
        instrument: what amends it.
        made: what the head has to say of that.
        earlier: what instruments before it made in the same run.
    """
    values = dict(head.values)
    values["title"] = made.title
    values["label"] = made.label
    values["note"] = made.note
    values |= _dates(values, instrument)
    if "issuer" in values and instrument.issuer:
        values["issuer"] = instrument.issuer
    for key in ("erratum", "accepted"):
        values.pop(key, None)
    values["source"] = _source(head, made)
    values["attestation"] = _attestation(head, made)
    values[AMENDED_BY] = [*earlier, _provenance(instrument, made)]
    return make_head(_ordered(values))


def _dates(values: dict[str, Any], instrument: Instrument) -> dict[str, Any]:
    """Return the dates of the new text; what the instrument does not say is left open: the base's are of another text."""
    effective = instrument.effective or (instrument.adopted if "公布之日" in instrument.effect else None)
    values.pop("first effective", None)
    return {"promulgated": instrument.adopted, "effective": effective}


def _source(head: Head, made: Made) -> dict[str, Any]:
    """Return where the text is from: the base, and what was left out of that."""
    left_out = head.source.get("left out")
    return {
        "name": str(head.source.get("name") or head.label or head.title),
        "base": head.label,
        "base sha256": made.base_sha256,
        **({"left out": left_out} if left_out else {}),
    }


def _attestation(head: Head, made: Made) -> dict[str, str]:
    default = head.attestation()
    out = {"default": "partial" if made.is_partial else "verbatim" if default in TRUSTED else default}
    for number, old in made.was.items():
        own = "partial" if number in made.holes else "verbatim" if number in made.whole else head.attestation(old)
        own = "verbatim" if own in TRUSTED else own
        if own != out["default"]:
            out[number] = own
    return out


def _provenance(instrument: Instrument, made: Made) -> dict[str, Any]:
    said = {
        "instrument": instrument.title,
        "adopted": instrument.adopted,
        "effective": instrument.effective,
        "sha256": hashlib.sha256(instrument.text.encode()).hexdigest(),
        "orders": made.orders,
        "deleted": made.deleted,
    }
    return {key: value for key, value in said.items() if value not in ("", None, {})}


_ORDER = ("title", "label", "promulgated", "effective", "issuer", "note")


def _ordered(values: dict[str, Any]) -> dict[str, Any]:
    return {key: values[key] for key in _ORDER if key in values} | values
