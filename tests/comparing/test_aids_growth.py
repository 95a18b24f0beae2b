"""Reading twice as much takes about twice the steps, also where all of a text is one article."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

import regdiff
from regdiff.comparing.alterations import Span
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.facts import cuts
from regdiff.comparing.facts.context import without_repeated

CLAUSES = (
    "登记机关应当自受理之日起{}日内作出决定，逾期不作出决定的，视为同意；",
    "县级以上人民政府{}主管部门可以查阅、复制与{}有关的资料，不得泄露商业秘密。",
    "违反本条例规定，未取得{}许可的，由主管部门责令改正，处{}万元以上十万元以下的罚款；情节严重的，吊销许可证。",
    "董事会对{}负责，但是章程另有规定的除外。",
)
NUMERALS = "一二三四五六七八九"


def _made(count: int, *, seed: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311 - no secret

    def word() -> str:
        return (
            dice.choice(NUMERALS) if dice.random() < 0.3 else "".join(chr(0x4E00 + dice.randrange(3000)) for _ in range(3))
        )

    return [CLAUSES[at % len(CLAUSES)].format(word(), word()) for at in range(count)]


def _steps(task: Callable[[], object]) -> int:
    """Count the calls of functions, which say the same on any machine."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls


def _change_set(count: int, mark: str) -> regdiff.ChangeSet:
    """One article of so many sentences, of which each third is written anew."""
    old, new = _made(count, seed=1), _made(count, seed=2)
    mixed = [b if at % 3 == 0 else a for at, (a, b) in enumerate(zip(old, new, strict=True))]
    sides = (regdiff.read(f"条例\n第一条　为了规范管理，制定本条例。\n第二条　{mark.join(side)}\n") for side in (old, mixed))
    return regdiff.compare(*sides)


@pytest.mark.parametrize("mark", ["", "\n"], ids=["one paragraph", "many paragraphs"])
def test_one_long_article_has_no_square(mark: str) -> None:
    half, whole = (_change_set(count, mark) for count in (400, 800))
    regdiff.read_aids(half)  # what is made once is made
    assert _steps(lambda: regdiff.read_aids(whole)) < 2.4 * _steps(lambda: regdiff.read_aids(half))


def _operations(task: Callable[[], object]) -> int:
    """Count what Python itself carries out, loops that call nothing among it."""
    done = 0

    def count(frame: FrameType, *_: object) -> object:
        nonlocal done
        done += 1
        frame.f_trace_opcodes = True
        return count

    sys.settrace(count)
    try:
        task()
    finally:
        sys.settrace(None)
    return done


SENTENCES = {
    "rules without a subject": "有第{0}种情形的，应当登记第{0}次，",
    "members": "登记第{0}种证书，",
    "places of one clause": "登记第一种证书和",
}


@pytest.mark.parametrize("kind", SENTENCES)
@pytest.mark.parametrize("is_altered", [False, True], ids=["came", "altered"])
def test_one_long_sentence_has_no_square(kind: str, is_altered: bool) -> None:
    def made(count: int) -> regdiff.ChangeSet:
        said = "".join(SENTENCES[kind].format(at) for at in range(count)) + "登记机关办理。"
        sides = (said, said.replace("登记第", "登记又第")) if is_altered else ("登记机关办理。", said)
        return regdiff.compare(
            *(regdiff.read(f"条例\n第一条　为了规范管理，制定本条例。\n第二条　{side}\n") for side in sides)
        )

    half, whole = made(300), made(600)
    regdiff.read_aids(half)
    assert _operations(lambda: regdiff.read_aids(whole)) < 2.4 * _operations(lambda: regdiff.read_aids(half))


def test_a_sentence_of_many_clauses_has_no_square() -> None:
    """Each second clause is another one: each is told, and asks what stands beside it in its sentence."""
    dice = random.Random(1)  # noqa: S311 - no secret
    words = CLAUSES[0][:8] + CLAUSES[1][4:12] + CLAUSES[2][:10] + CLAUSES[3][4:10]

    def made(count: int) -> regdiff.ChangeSet:
        old, other = (
            ["企业" + modal + "".join(dice.choices(words, k=8)) for _ in range(count)] for modal in ("应当", "不得")
        )
        new = [b if at % 2 else a for at, (a, b) in enumerate(zip(old, other, strict=True))]
        sides = (
            regdiff.read(f"条例\n第一条　{'，'.join(side)}。\n第二条　本条例自公布之日起施行。\n") for side in (old, new)
        )
        return regdiff.compare(*sides)

    half, whole = made(240), made(480)
    regdiff.read_aids(half)
    assert _operations(lambda: regdiff.read_aids(whole)) < 3 * _operations(lambda: regdiff.read_aids(half))


LINES = {
    "a reference a line": "违反第三条规定擅自登记第{}种证书的，依照前款规定处罚。",
    "lists that punish": "有下列行为之一的，处一万元罚款：\n（一）隐匿第{0}种账册的；\n（二）涂改第{0}种证书的。",
    "what goes on": "登记机关应当受理第{0}种申请；逾期未报送第{0}种材料的，还应当登记第{0}次。",
}


@pytest.mark.parametrize("kind", LINES)
def test_many_paragraphs_that_came_have_no_square(kind: str) -> None:
    def made(count: int) -> regdiff.ChangeSet:
        said = "\n".join(LINES[kind].format(at) for at in range(count))
        sides = ("登记机关办理。", said)
        return regdiff.compare(
            *(
                regdiff.read(f"条例\n第一条　为了规范管理，制定本条例。\n第二条　{side}\n第三条　登记机关办理。\n")
                for side in sides
            )
        )

    half, whole = made(510), made(1020)  # doubles are looked for among fewer facts only
    regdiff.read_aids(half)
    assert _steps(lambda: _told(whole)) < 2.4 * _steps(lambda: _told(half))


def _told(change_set: regdiff.ChangeSet) -> None:
    for reading in regdiff.read_aids(change_set).readings:
        without_repeated(reading.facts)


def test_a_long_passage_beside_many_cuts_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    class Signs:
        @staticmethod
        def sub(_: str, text: str) -> str:
            read.append(text)
            return text

    monkeypatch.setattr(cuts, "_SIGNS", Signs)
    edits = (
        Edit(Op.EQUAL, "登记机关依法登记。"),
        Edit(Op.DELETE, "不得拖延。不得收费。"),
        Edit(Op.EQUAL, "公开办理结果。" * 99),
    )
    asked = cuts.Cuts(edits)
    assert all(asked.is_clean(Span(9 + at, 14 + at)) for at in range(5))
    assert len(read) == len(edits)
