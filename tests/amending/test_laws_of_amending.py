"""What holds for every base and every instrument."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made import REST, article, base, delete, insert, instrument, lines_of, numbers_of, renumber, replace, restate
from strategies import revisions

from regdiff.amending.address import Place
from regdiff.amending.amended import Amended, Cause
from regdiff.amending.applying.amend import amend
from regdiff.amending.instrument import Operation, Verb
from regdiff.model.parse import parse
from regdiff.model.write import write, write_body

WORDS = "甲乙丙丁戊己庚辛"
sentences = st.text(WORDS, min_size=1, max_size=6).map(lambda text: f"{text}。")
"""Sentences without a reference, so that nothing in them follows a renumbering."""


@st.composite
def _articles(draw: st.DrawFn) -> list[list[str]]:
    return [draw(st.lists(sentences, min_size=1, max_size=4)) for _ in range(draw(st.integers(1, 9)))]


@st.composite
def _arranged(draw: st.DrawFn, count: int) -> list[int]:
    """Old places 1 to `count`, some left out, with 0 where something new stands."""
    out: list[int] = []
    for place in range(1, count + 1):
        out += [0] * draw(st.sampled_from((0, 0, 0, 1, 2)))
        out += [place] if draw(st.integers(0, 3)) else []
    out += [0] * draw(st.sampled_from((0, 0, 1)))
    return out or [1]


@given(_articles(), st.data())
def test_articles_come_to_stand_where_orders_put_them_and_the_rest_keeps_its_text(
    articles: list[list[str]], data: st.DataObject
) -> None:
    order = data.draw(_arranged(len(articles)))
    gone = [place for place in range(1, len(articles) + 1) if place not in order]
    orders: list[Operation] = [delete(*map(article, gone))] if gone else []
    for at, place in enumerate(order, 1):
        if place == 0:
            orders.append(insert(article(at), f"新{at}。"))
        elif data.draw(st.booleans()) and place != at:
            orders.append(renumber(article(place), article(at)))
    amended = amend(base(articles), instrument(*data.draw(st.permutations(orders)), REST))
    assert amended.revision is not None, amended.refusals
    wanted = [tuple(articles[place - 1]) if place else (f"新{at}。",) for at, place in enumerate(order, 1)]
    assert lines_of(amended.revision) == wanted
    assert len(set(numbers_of(amended.revision))) == len(order)
    _conserve(amended)


@given(st.lists(sentences, min_size=1, max_size=7), st.data())
def test_paragraphs_come_to_stand_where_orders_put_them(lines: list[str], data: st.DataObject) -> None:
    order = data.draw(_arranged(len(lines)).filter(any))
    gone = [place for place in range(1, len(lines) + 1) if place not in order]
    orders: list[Operation] = [delete(article(1, paragraph=place)) for place in gone]
    for at, place in enumerate(order, 1):
        if place == 0:
            orders.append(insert(article(1, paragraph=at), f"新{at}。", into=article(1)))
        elif data.draw(st.booleans()) and place != at:
            orders.append(renumber(article(1, paragraph=place), article(1, paragraph=at)))
    amended = amend(base([lines]), instrument(data.draw(st.permutations(orders)), REST))
    assert amended.revision is not None, amended.refusals
    assert lines_of(amended.revision) == [tuple(lines[p - 1] if p else f"新{at}。" for at, p in enumerate(order, 1))]
    _conserve(amended)


@given(st.integers(1, 8), st.data())
def test_items_count_on_and_the_last_one_ends_the_list(count: int, data: st.DataObject) -> None:
    signs = "一二三四五六七八九十"
    texts = [f"（{signs[at]}）第{at}项{'。' if at == count - 1 else '；'}" for at in range(count)]
    order = data.draw(_arranged(count).filter(lambda places: any(places) and len(places) <= 10))
    gone = [place for place in range(1, count + 1) if place not in order]
    orders: list[Operation] = [delete(article(1, item=(place,))) for place in gone]
    orders += [
        insert(article(1, item=(at,)), f"（{signs[at - 1]}）新", into=article(1)) for at, p in enumerate(order, 1) if p == 0
    ]
    amended = amend(base([["有下列情形的：", *texts]]), instrument(data.draw(st.permutations(orders)), REST))
    assert amended.revision is not None, amended.refusals
    ends = ["；"] * (len(order) - 1) + ["。"]
    wanted = [f"（{signs[at]}）" + (f"第{place - 1}项" if place else "新") + ends[at] for at, place in enumerate(order)]
    assert list(lines_of(amended.revision)[0][1:]) == wanted
    _conserve(amended)


@given(revisions())
def test_an_instrument_that_changes_nothing_changes_nothing(revision) -> None:
    amended = amend(revision, instrument(REST, title=revision.head.title))
    assert amended.revision is not None
    assert write_body(amended.revision) == write_body(revision)


@given(revisions(), st.data())
def test_whatever_is_ordered_every_character_has_a_cause_and_the_text_is_canonical(revision, data: st.DataObject) -> None:
    values = st.integers(1, 40).map(article)
    operations = st.one_of(
        st.builds(delete, values),
        st.builds(restate, values, sentences),
        st.builds(insert, values, sentences),
        st.builds(renumber, values, values),
        st.builds(replace, values, st.sampled_from(["的", "应当", "第三条", "，"]), st.sampled_from(["之", "须", ""])),
    )
    orders = data.draw(st.lists(operations, min_size=1, max_size=5))
    amended = amend(revision, instrument(*orders, title=revision.head.title), partial=True)
    assert bool(amended.refusals) == (amended.revision is None or amended.is_partial)
    if amended.revision is not None:
        assert parse(write(amended.revision)) == amended.revision
        _conserve(amended)


@given(_articles(), st.lists(st.tuples(st.integers(1, 9), sentences), min_size=1, max_size=3))
def test_instruments_in_a_row_are_one_after_the_other(articles: list[list[str]], texts: list[tuple[int, str]]) -> None:
    start = base(articles)
    instruments = [instrument(insert(article(min(at, len(articles) + 1)), text), REST) for at, text in texts]
    row = amend(start, *instruments)
    step = start
    for each in instruments:
        made = amend(step, each).revision
        assert made is not None
        step = made
    assert row.revision is not None
    assert write_body(row.revision) == write_body(step)
    assert len(row.stages) == len(instruments)


def _conserve(amended: Amended) -> None:
    """Every run stood in the base, or an operation gives it, or it is named as what followed from one."""
    stage = amended.stages[-1]
    for unit in stage.units:
        for run in (run for line in unit.lines for run in line.runs):
            if run.cause is Cause.BASE:
                assert run.source is not None
                stood = stage.sources[run.source.unit].lines[run.source.line]
                assert stood[run.source.start : run.source.start + len(run.text)] == run.text
            elif run.cause is Cause.ORDER:
                operation = amended.steps[run.step].operation
                assert operation is not None
                given = [operation.words, operation.phrase, *(line for piece in operation.pieces for line in piece.lines)]
                assert any(run.text in each for each in given)
    body = [line for line in write_body(stage.revision).split("\n") if line] if stage.revision else []
    told = [
        (f"{unit.number}\u3000" if at == 0 and unit.number and line.text else unit.number if at == 0 else "") + line.text
        for unit in stage.units
        if unit.place not in {Place.TITLE, Place.NOTE}
        for at, line in enumerate(unit.lines)
    ]
    assert [line for line in told if line] == body


def test_every_verb_is_known_to_the_applier() -> None:
    from regdiff.amending.applying.enact import KNOWN

    assert set(Verb) == KNOWN
