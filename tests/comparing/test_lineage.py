"""Lives of articles: examples that read like documentation, and what must hold for any sequence of revisions."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from conftest import needs_shared
from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import make

from regdiff.archive.order import in_sequence
from regdiff.comparing.blame import Origin, blame
from regdiff.comparing.changes import join_texts
from regdiff.comparing.edits import Op
from regdiff.comparing.grep import grep
from regdiff.comparing.lineage import EventKind, Lineage, Place, direct_alignment, trace
from regdiff.comparing.moves import SHORTEST, find_moves
from regdiff.comparing.units import UnitKind, units
from regdiff.intake.build import read_source
from regdiff.model.tree import Revision

PURPOSE = "为了规范登记工作，保护当事人的合法权益，制定本条例。"
DUTY = "登记机关应当在三十日内办理登记，并且向申请人发放证书。"
FINE = "申请人隐瞒真实情况的，登记机关应当撤销登记，并处一万元以下罚款。"
REPORT = "任何单位和个人有权举报违反本条例的行为，接到举报的机关应当为举报人保密。"
ARCHIVE = "登记机关应当建立登记档案，档案保存期限不得少于二十年。"


def body(*articles: str) -> str:
    numbers = "一二三四五六七八九十"
    return "".join(f"第{number}条　{text}\n\n" for number, text in zip(numbers, articles, strict=False)).rstrip("\n") + "\n"


def lineage_of(*texts: str) -> Lineage:
    revisions = [make(f"r{number}", text) for number, text in enumerate(texts)]
    return trace(revisions, [change_set_of(old, new) for old, new in pairwise(revisions)])


def told(lineage: Lineage) -> list[str]:
    """Each life in a line: what happened to it, and under which number."""
    return [
        " ".join(f"{event.kind.value}:{event.unit.printed if event.unit else '-'}" for event in life.events)
        for life in lineage.lives
    ]


def test_an_article_is_followed_through_renumbering_and_amendment() -> None:
    lineage = lineage_of(
        body(PURPOSE, DUTY, REPORT),
        body(PURPOSE, ARCHIVE, DUTY, REPORT),
        body(PURPOSE, ARCHIVE, DUTY.replace("三十", "二十"), REPORT),
    )
    assert told(lineage) == [
        "first:第一条 unchanged:第一条 unchanged:第一条",
        "added:第二条 unchanged:第二条",
        "first:第二条 unchanged:第三条 amended:第三条",
        "first:第三条 unchanged:第四条 unchanged:第四条",
    ]
    assert [event.renumbered for event in lineage.lives[2].events] == [False, True, False]


def test_what_was_deleted_stays_where_it_stood_and_lives_again_when_it_is_back() -> None:
    lineage = lineage_of(
        body(PURPOSE, ARCHIVE, DUTY, REPORT),
        body(PURPOSE, DUTY, REPORT),
        body(PURPOSE, DUTY, ARCHIVE.replace("二十", "三十"), REPORT),
    )
    assert told(lineage)[2] == "first:第二条 deleted:- revived:第三条"
    revival = lineage.lives[2].events[-1]
    assert (revival.since, revival.renumbered) == (0, True)
    assert lineage.chained(Place(0, lineage.lives[2].birth.unit), 2) == (revival.unit.index,)  # type: ignore[union-attr]
    two = lineage_of(body(PURPOSE, ARCHIVE, DUTY), body(PURPOSE, DUTY))
    assert told(two) == ["first:第一条 unchanged:第一条", "first:第二条 deleted:-", "first:第三条 unchanged:第二条"]


def test_split_and_merged_articles_name_their_relatives() -> None:
    lineage = lineage_of(
        body(PURPOSE, DUTY + FINE, REPORT, ARCHIVE),
        body(PURPOSE, DUTY, FINE, REPORT, ARCHIVE),
        body(PURPOSE, DUTY, FINE, REPORT + ARCHIVE),
    )
    lives = told(lineage)
    split = [at for at, life in enumerate(lives) if "split" in life]
    assert len(split) == 2
    ends = [life for life in lineage.lives if life.events[-1].kind is EventKind.MERGED]
    assert {len(life.events[-1].relatives) for life in ends} == {1}
    born = next(life for life in lineage.lives if life.events[0].kind is EventKind.SPLIT)
    assert lineage.lives[born.events[0].relatives[0]].events[1].kind is EventKind.SPLIT
    gone = next(life for life in ends if life.events[-1].unit is None)
    assert lineage.lives[gone.events[-1].relatives[0]].last.revision == 2


def test_chain_and_direct_alignment_that_disagree_are_reported() -> None:
    lineage = lineage_of(body(PURPOSE, DUTY, REPORT), body(PURPOSE, FINE, REPORT), body(PURPOSE, DUTY, REPORT))
    direct = direct_alignment(lineage.units)
    assert lineage.disagreements([(0, 2)], direct) == []  # the revival is part of the chain
    twisted = lineage.disagreements([(0, 2)], lambda i, j: [link for link in direct(i, j) if 2 not in link.new])
    assert [(each.old, each.direct) for each in twisted] == [(Place(0, 2), ())]
    assert lineage.disagreements([(0, 1), (1, 2)], direct) == []


def test_an_empty_sequence_and_a_single_revision_have_lives_too() -> None:
    assert trace([], []).lives == ()
    assert told(lineage_of(body(PURPOSE, DUTY))) == ["first:第一条", "first:第二条"]


# Origins.


def phrases(lineage: Lineage, revision: int, number: str) -> list[tuple[str, int]]:
    unit = next(unit for unit in lineage.units[revision] if unit.printed == number)
    return [(phrase.text, phrase.origin.place.revision) for phrase in blame(lineage)[Place(revision, unit.index)]]


def test_each_phrase_is_from_the_revision_that_brought_it_in() -> None:
    lineage = lineage_of(
        body(PURPOSE, DUTY),
        body(PURPOSE, FINE, DUTY.replace("三十日", "二十日")),
        body(PURPOSE, FINE, DUTY.replace("三十日", "二十日").replace("证书", "电子证书")),
    )
    assert phrases(lineage, 2, "第三条") == [
        ("登记机关应当在", 0),
        ("二十", 1),
        ("日内办理登记，并且向申请人发放", 0),
        ("电子", 2),
        ("证书。", 0),
    ]


def test_a_clause_that_moved_to_another_article_keeps_its_origin() -> None:
    moved = "接到举报的机关应当为举报人保密"
    lineage = lineage_of(
        body(PURPOSE, REPORT, DUTY),
        body(PURPOSE, REPORT.replace(f"，{moved}", ""), DUTY.replace("。", f"，{moved}。")),
    )
    assert (moved, 0) in [(text.strip("，"), since) for text, since in phrases(lineage, 1, "第三条")]
    found = find_moves([change for change in lineage.steps[0].changes if change.unit is UnitKind.ARTICLE])
    assert len(found) == 1


def test_boilerplate_does_not_move() -> None:
    again = "情节严重的，给予开除党籍处分"
    lineage = lineage_of(
        body(f"甲违反规定的，{again}。", f"乙泄露秘密的，{again}。", PURPOSE),
        body("甲违反规定的。", f"乙泄露秘密的，{again}。", PURPOSE, f"丙贪污挪用公款的，{again}。"),
    )
    assert find_moves(list(lineage.steps[0].changes)) == []


def test_a_revived_article_brings_its_phrases_back() -> None:
    lineage = lineage_of(
        body(PURPOSE, ARCHIVE, DUTY), body(PURPOSE, DUTY), body(PURPOSE, ARCHIVE.replace("二十", "三十"), DUTY)
    )
    place = Place(2, next(unit.index for unit in lineage.units[2] if unit.printed == "第二条"))
    old = Origin(Place(0, next(unit.index for unit in lineage.units[0] if unit.printed == "第二条")), 2)
    assert [phrase.origin for phrase in blame(lineage)[place]] == [old, Origin(place), old]


def slow_blame(lineage: Lineage) -> dict[Place, list[int]]:
    """The revision of each character, carried along one by one; without moves and revivals."""
    out: dict[Place, list[int]] = {}
    for at, flat in enumerate(lineage.units):
        for unit in flat:
            if unit.kind is UnitKind.ARTICLE:
                out[Place(at, unit.index)] = [at] * len(unit.text)
        for change in lineage.steps[at - 1].changes if at else ():
            if change.unit is not UnitKind.ARTICLE:
                continue
            before = [mark for unit in change.old for mark in [*out[Place(at - 1, unit.index)], -1]]
            after: list[int] = []
            for op, text in change.edits:
                for _ in text:
                    after.append(at if op is Op.INSERT else before.pop(0) if op is Op.EQUAL else -2)
                    if op is Op.DELETE:
                        before.pop(0)
                        after.pop()
            for unit in change.new:
                out[Place(at, unit.index)] = after[: len(unit.text)]
                after = after[len(unit.text) + 1 :]
    return out


sentences = st.sampled_from([PURPOSE, DUTY, FINE, REPORT, ARCHIVE, "甲。", "乙应当登记；\n（一）丙；\n（二）丁。"])
articles = st.tuples(sentences, st.sampled_from(["", "应当", "不得"]), st.integers(0, 8)).map(
    lambda drawn: drawn[0][: drawn[2]] + drawn[1] + drawn[0][drawn[2] :]
)
sequences = st.lists(st.lists(articles, min_size=1, max_size=5).map(lambda texts: body(*texts)), min_size=1, max_size=4)


@given(sequences)
def test_every_article_stands_in_exactly_one_life(texts: list[str]) -> None:
    lineage = lineage_of(*texts)
    standing = [Place(event.revision, event.unit.index) for life in lineage.lives for event in life.events if event.unit]
    every = [
        Place(at, unit.index) for at, flat in enumerate(lineage.units) for unit in flat if unit.kind is UnitKind.ARTICLE
    ]
    assert sorted(standing) == every == sorted(lineage.life_of)
    for number, life in enumerate(lineage.lives):
        revisions = [event.revision for event in life.events]
        assert revisions == sorted(set(revisions))
        assert life.birth == standing[sum(bool(e.unit) for each in lineage.lives[:number] for e in each.events)]
        assert all(lineage.life_of[Place(e.revision, e.unit.index)] == number for e in life.events if e.unit)


@given(sequences)
def test_phrases_spell_the_text_and_agree_with_the_slow_way(texts: list[str]) -> None:
    lineage = lineage_of(*texts)
    slow, revived = (
        slow_blame(lineage),
        {
            Place(e.revision, e.unit.index)
            for life in lineage.lives
            for e in life.events
            if e.unit and e.kind is EventKind.REVIVED
        },
    )
    moved = any(find_moves([c for c in step.changes if c.unit is UnitKind.ARTICLE]) for step in lineage.steps)
    for place, its in blame(lineage).items():
        text = lineage.units[place.revision][place.unit].text
        assert "".join(phrase.text for phrase in its) == text
        for phrase in its:  # whatever the history, its characters stand in the article that they are said to have come in
            first = phrase.origin.place
            assert Counter(phrase.text.replace("\n", "")) <= Counter(lineage.units[first.revision][first.unit].text)
        if not moved and not revived:
            marks = [phrase.origin.place.revision for phrase in its for _ in phrase.text]
            assert all(mark in (want, -1) or want == -1 for mark, want in zip(marks, slow[place], strict=True))


@given(sequences)
def test_moves_are_the_same_text_at_both_ends_and_do_not_overlap(texts: list[str]) -> None:
    for step in lineage_of(*texts).steps:
        moves = find_moves(step.changes)
        for move in moves:
            old, new = join_texts(step.changes[move.old].old), join_texts(step.changes[move.new].new)
            text = old[move.old_start : move.old_start + move.length]
            assert text == new[move.new_start : move.new_start + move.length]
            assert len(text) >= SHORTEST
        for side in ([(m.old, m.old_start, m.length) for m in moves], [(m.new, m.new_start, m.length) for m in moves]):
            ordered = sorted(side)
            assert all(a[0] != b[0] or a[1] + a[2] <= b[1] for a, b in pairwise(ordered))


# Phrases looked for.


def test_grep_tells_where_a_phrase_came_in_and_went_whatever_the_numbers() -> None:
    lineage = lineage_of(
        body(PURPOSE, DUTY), body(PURPOSE, FINE, DUTY), body(PURPOSE, FINE.replace("撤销登记", "注销\u200b登记"), DUTY)
    )
    found = grep(lineage, "撤销 登记")
    assert [(each.revision, each.total) for each in found] == [(1, 1), (2, 0)]
    assert [unit.printed for unit, _ in found[0].came] == ["第二条"]
    assert [unit.printed for unit, _ in found[1].went] == ["第二条"]
    assert grep(lineage, "从未有过") == []
    assert grep(lineage, " ") == []


# Real texts.


def disciplinary() -> tuple[Revision, ...]:
    folder = needs_shared("sources") / "disciplinary-regulations"
    return in_sequence(read_source(path.read_bytes(), path.name, label=path.stem) for path in folder.glob("*.md"))


def test_the_disciplinary_regulations_from_1997_to_2023() -> None:
    """Read in the four texts: each line is one article that a careful reader followed by hand."""
    revisions = disciplinary()
    assert [len(revision.articles) for revision in revisions] == [172, 133, 142, 158]
    lineage = trace(revisions, [change_set_of(old, new) for old, new in pairwise(revisions)])
    numbers = {" ".join((event.unit.printed if event.unit else "-") for event in life.events) for life in lineage.lives}
    read = (
        "第十条 第七条 第八条 第八条",  # kinds of discipline for members
        "第二十三条 第二十三条 第二十三条 第二十四条",
        "第八十五条 第八十六条 第九十二条 第一百零一条",  # banquets that may affect fairness
        "第一百六十四条 第三十八条 第三十七条 第三十九条",
    )
    assert set(read) <= numbers
    assert {unit.kind for unit in units(revisions[0])} >= {UnitKind.ARTICLE}
