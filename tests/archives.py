"""Archives that tests of the history and the site share."""

from __future__ import annotations

from pathlib import Path

from conftest import OWN, needs_shared
from samples import HOSTILE, make

from regdiff.intake.build import read_source
from regdiff.model.write import write

REGISTRATION = {
    "2001": "第一条　登记机关应当办理登记。\n\n第二条　登记档案应当保存二十年，任何人不得涂改。\n",
    "2010-试行": "第一条　登记机关应当及时办理登记。\n",
    "2020 修订": (
        "第一条　登记机关应当及时办理登记。\n\n第二条　收费标准由财政部门规定。\n\n"
        "第三条　登记档案应当保存三十年，任何人不得涂改。\n"
    ),
}


def put_text(archive: Path, slug: str, label: str, text: str) -> Path:
    """Write a text into an archive."""
    path = archive / slug / f"{label}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def put_registration(archive: Path) -> None:
    """Three revisions with odd labels; one article was deleted and is back."""
    for label, body in REGISTRATION.items():
        head = {"promulgated": f"{label[:4]}-01-01", "note": f"（{label[:4]}年1月1日国务院公布）"}
        put_text(archive, "registration", label, write(make(label, body, "登记条例", **head)))


def put_own(archive: Path) -> None:
    """Our own regulation."""
    for path in OWN.glob("*.txt"):
        put_text(archive, OWN.name, path.stem, path.read_text(encoding="utf-8"))


def put_hostile(archive: Path) -> None:
    """Markup, quotes, control characters and formulas wherever a text can stand; numbers that repeat."""
    for label, more in (("a", ""), ("b", "第二条　乙\n\n"), ("c", "")):
        body = f"第一章　{HOSTILE}\n\n第一条　{HOSTILE}{label}\n\n{more}第二条　{HOSTILE}，\n（一）{HOSTILE}；\n"
        revision = make(label, body, HOSTILE + label, note=HOSTILE, issuer=HOSTILE, promulgated=HOSTILE)
        put_text(archive, "hostile", label, write(revision))


def put_shrinking(archive: Path) -> None:
    """300 articles are deleted at once."""
    many = "\n\n".join(f"第{number}条　第{number}项登记事项由登记机关按照规定办理。" for number in range(1, 321)) + "\n"
    few = "\n\n".join(f"第{number}条　第{number}项登记事项由登记机关按照规定办理。" for number in range(1, 21)) + "\n"
    put_text(archive, "shrinking", "1956", write(make("1956", many, "旧条例", promulgated="1956-07-01")))
    put_text(archive, "shrinking", "2020", write(make("2020", few, "旧条例", promulgated="2020-07-01")))


def put_disciplinary(archive: Path) -> None:
    """The four revisions of 《中国共产党纪律处分条例》."""
    for path in sorted((needs_shared("sources") / "disciplinary-regulations").glob("*.md")):
        revision = read_source(path.read_bytes(), path.name, label=path.stem)
        put_text(archive, "disciplinary-regulations", path.stem, write(revision))
