"""The reading aids: what explains an alteration, what kind of change the rest is, and what it weighs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lossless import change_set_of
from samples import make, own_changes
from strategies import revisions

from regdiff.comparing.aids import Aids, Cause, read_aids
from regdiff.comparing.alterations import Span, alterations, alterations_of
from regdiff.comparing.changes import ChangeSet, join_texts
from regdiff.comparing.conforming import Verdict
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.rebuild import prove, rebuild
from regdiff.comparing.weight import Unexplained, Weight, weigh
from regdiff.model.tree import Revision
from regdiff.model.write import write

FIRST = "第一条　为了规范登记活动，保护当事人的合法权益，制定本条例。"
WATCH = "第二条　登记机关应当公开登记的条件、程序和期限，接受社会监督。"
CERTIFY = "第三条　申请人应当如实提交登记材料，并对材料的真实性负责。"
NEW = "国家建立统一的登记信息平台，实现登记信息互联互通。"


def read(old: list[str], new: list[str]) -> tuple[ChangeSet, Aids]:
    change_set = change_set_of(make("2017", "\n\n".join(old) + "\n"), make("2025", "\n\n".join(new) + "\n"))
    return change_set, read_aids(change_set)


def at(change_set: ChangeSet, number: str) -> int:
    """The place of the change that made the article with this number."""
    return next(k for k, c in enumerate(change_set.changes) if number in [u.printed for u in c.new])


def test_a_reference_that_followed_its_target_is_conforming():
    breach = "违反本条例第二条规定的，由上级机关责令改正。"
    old = [FIRST, WATCH, CERTIFY, f"第四条　{breach}"]
    new = [
        FIRST,
        f"第二条　{NEW}",
        WATCH.replace("二", "三", 1),
        CERTIFY.replace("三", "四", 1),
        f"第五条　{breach.replace('二', '三')}",
    ]
    change_set, aids = read(old, new)
    pointer = aids.pointers[0]
    assert (pointer.old_text, pointer.new_text, pointer.verdict, pointer.became) == (
        "第二条",
        "第三条",
        Verdict.CONFORMING,
        ("第三条",),
    )
    reading = aids.readings[at(change_set, "第五条")]
    assert reading.weighed == (Weight.CONFORMING, ("conforming",))
    assert [each.cause for each in reading.new] == [Cause.CONFORMING]


def test_a_reference_that_was_forgotten_now_leads_to_another_rule_and_the_article_is_substantive_without_any_edit():
    breach = "违反本条例第二条规定的，由上级机关责令改正。"
    old = [FIRST, WATCH, CERTIFY, f"第四条　{breach}"]
    new = [FIRST, f"第二条　{NEW}", WATCH.replace("二", "三", 1), CERTIFY.replace("三", "四", 1), f"第五条　{breach}"]
    change_set, aids = read(old, new)
    assert [(p.verdict, p.old_text, p.new_text, p.became) for p in aids.pointers] == [
        (Verdict.REDIRECTED, "第二条", "第二条", ("第三条",))
    ]
    assert aids.readings[at(change_set, "第五条")].weighed == (Weight.SUBSTANTIVE, ("redirected",))


def test_a_reference_to_an_article_that_was_deleted_at_the_end_leads_nowhere():
    old = [FIRST, WATCH, "第三条　违反本条例第四条规定的，由上级机关责令改正。", CERTIFY.replace("三", "四", 1)]
    change_set, aids = read(old, old[:3])
    assert [(p.verdict, p.new_text) for p in aids.pointers] == [(Verdict.DANGLING, "第四条")]
    assert aids.readings[at(change_set, "第三条")].weighed.rules == ("dangling",)


def test_a_reference_to_a_paragraph_is_followed_by_the_text_of_that_paragraph():
    rule = "申请人应当如实提交登记材料，并对材料的真实性负责。"
    other = "登记机关不得收取任何费用，法律另有规定的除外。"
    last = "第三条　违反前条第一款规定的，责令改正；违反本条例第二条第二款规定的，给予警告。"
    old = [FIRST, f"第二条　{rule}\n{other}", last]
    new = [FIRST, f"第二条　{NEW}\n{rule}\n{other}", last.replace("第二款", "第三款")]
    _, aids = read(old, new)
    assert [(p.verdict, p.old_text, p.new_text) for p in aids.pointers] == [
        (Verdict.CONFORMING, "第二条第二款", "第二条第三款")
    ]


def test_a_range_conforms_when_exactly_what_the_old_one_became_stands_in_it():
    last = "违反本条例第二条至第三条规定的，由上级机关责令改正。"
    old = [FIRST, WATCH, CERTIFY, f"第四条　{last}"]
    moved = [FIRST, f"第二条　{NEW}", WATCH.replace("二", "三", 1), CERTIFY.replace("三", "四", 1)]
    _, aids = read(old, [*moved, f"第五条　{last.replace('第三', '第四').replace('第二', '第三')}"])
    assert {p.verdict for p in aids.pointers} == {Verdict.CONFORMING}
    wider = [FIRST, WATCH, f"第三条　{NEW}", CERTIFY.replace("三", "四", 1), f"第五条　{last.replace('第三条', '第四条')}"]
    change_set, aids = read(old, wider)
    assert aids.readings[at(change_set, "第五条")].weighed.weight is Weight.SUBSTANTIVE


def test_markers_of_items_that_moved_on_are_conforming():
    items = ["申请书；", "身份证明；", "住所证明；"]
    head = "第二条　申请登记应当提交下列材料："
    old = head + "".join(f"\n（{n}）{item}" for n, item in zip("一二三", items, strict=True))
    new = head + "".join(
        f"\n（{n}）{item}" for n, item in zip("一二三四", [items[0], "公司章程草案；", *items[1:]], strict=True)
    )
    change_set, aids = read([FIRST, old], [FIRST, new])
    assert [(p.old_text, p.new_text) for p in aids.pointers if p.is_marker] == [("（二）", "（三）"), ("（三）", "（四）")]
    reading = aids.readings[at(change_set, "第二条")]
    assert [(f.kind, f.came) for f in reading.facts] == [("duty", True)]


def test_a_term_that_was_replaced_throughout_is_told_once_with_all_its_places():
    rules = ["负责本行政区域的登记工作。", "应当公开登记条件。", "对登记事项进行监督检查。", "建立信用档案，依法公示。"]
    old = [FIRST, *(f"第{n}条　工商行政管理部门{rule}" for n, rule in zip("二三四五", rules, strict=True))]
    new = [line.replace("工商行政管理部门", "市场监督管理部门") for line in old]
    change_set, aids = read(old, new)
    [term] = aids.replacements
    assert (term.old, term.new, len(term.places), term.left) == ("工商行政管理部门", "市场监督管理部门", 4, 0)
    assert aids.readings[at(change_set, "第四条")].weighed == (Weight.MINOR, ("replaced",))


def test_a_duty_that_came_or_went_at_many_places_is_no_matter_of_terms():
    rules = ["公开登记条件。", "对登记事项进行检查。", "建立信用档案。", "受理举报并及时处理。"]
    old = [FIRST, *(f"第{n}条　登记机关可以{rule}" for n, rule in zip("二三四五", rules, strict=True))]
    change_set, aids = read(old, [line.replace("可以", "应当") for line in old])
    assert not aids.replacements
    for number in ("第二条", "第三条", "第四条", "第五条"):
        reading = aids.readings[at(change_set, number)]
        assert reading.weighed == (Weight.SUBSTANTIVE, ("duty",))
        assert [(f.kind, f.trend) for f in reading.facts] == [("duty", Trend.STRICTER)]


def test_a_term_that_was_kept_at_many_places_was_not_replaced_throughout():
    rules = [
        "负责登记工作。",
        "公开登记条件。",
        "进行监督检查。",
        "建立信用档案。",
        "受理投诉举报。",
        "公布典型案例。",
        "开展宣传教育。",
    ]
    old = [FIRST, *(f"第{n}条　工商行政管理部门{rule}" for n, rule in zip("二三四五六七八", rules, strict=True))]
    new = [line.replace("工商行政管理部门", "市场监督管理部门") if k < 4 else line for k, line in enumerate(old)]
    _, aids = read(old, new)
    assert not aids.replacements


def test_a_paragraph_that_went_into_another_article_is_moved_at_both_ends():
    stray = "任何单位和个人都有权向登记机关举报违法的登记行为。"
    watch, certify = f"{WATCH}登记的结果应当自办结之日起五日内公布。", f"{CERTIFY}登记材料不齐全的，应当在十日内补正。"
    old = [FIRST, f"{watch}\n{stray}", certify]
    new = [FIRST, watch, f"{certify}\n{stray}"]
    change_set, aids = read(old, new)
    [move] = aids.moves
    texts = [join_texts(side)[start : start + move.length].strip() for side, start in (
        (change_set.changes[move.old].old, move.old_start), (change_set.changes[move.new].new, move.new_start),
    )]  # fmt: skip
    assert texts == [stray, stray]
    assert [r.weighed for r in aids.readings if r.old or r.new] == [(Weight.MINOR, ("moved", "regrouped"))]


@pytest.mark.parametrize(
    ("one", "two"), [("五千元", "5000元"), ("百分之三十", "30%"), ("十万元", "10万元"), ("三十日以内", "30日内")]
)
def test_numbers_are_compared_as_numbers(one, two):
    body = "第二条　登记机关办理登记，涉及{}的，应当说明理由。"
    change_set, aids = read([FIRST, body.format(one)], [FIRST, body.format(two)])
    reading = aids.readings[at(change_set, "第二条")]
    assert not reading.facts
    assert reading.weighed == (Weight.MINOR, ("wording",))


def test_the_same_strength_in_another_word_is_shown_and_is_minor():
    body = "第二条　登记机关{}公开登记的条件和程序。"
    change_set, aids = read([FIRST, body.format("必须")], [FIRST, body.format("应当")])
    reading = aids.readings[at(change_set, "第二条")]
    assert not reading.facts
    assert [(each.deleted, each.inserted) for each in reading.wording] == [("必须", "应当")]
    assert reading.weighed == (Weight.MINOR, ("wording",))


def test_what_the_rules_do_not_know_is_substantive():
    body = "第二条　登记机关遵循{}的原则办理登记。"
    change_set, aids = read([FIRST, body.format("公开")], [FIRST, body.format("便民")])
    assert aids.readings[at(change_set, "第二条")].weighed == (Weight.SUBSTANTIVE, ("content",))


def test_added_and_deleted_articles_are_substantive_and_unchanged_ones_weigh_nothing():
    extra = "第四条　利用登记信息从事商业广告推送的，处十万元罚款。"
    change_set, aids = read([FIRST, WATCH, CERTIFY], [FIRST, CERTIFY.replace("三", "二"), f"第三条　{NEW}", extra])
    weights = {
        (c.old or c.new)[0].printed + c.kind.value: r.weighed for c, r in zip(change_set.changes, aids.readings, strict=True)
    }
    assert weights["第三条added"] == (Weight.SUBSTANTIVE, ("added",))
    assert weights["第二条deleted"] == (Weight.SUBSTANTIVE, ("deleted",))
    assert weights["第一条unchanged"] == (Weight.NONE, ())


def assert_sound(old: Revision, new: Revision) -> None:
    """The laws of the aids: they touch nothing, and explain no character that was not altered."""
    change_set = change_set_of(old, new)
    aids = read_aids(change_set)
    prove(old, new, change_set)
    assert rebuild(old, change_set) == write(new)
    assert len(aids.readings) == len(change_set.changes)
    for change, reading in zip(change_set.changes, aids.readings, strict=True):
        places = list(alterations_of(change))
        for explained, spans in ((reading.old, [a.old for a in places]), (reading.new, [a.new for a in places])):
            assert all(any(span.holds(each.span) for span in spans) for each in explained)
            assert all(a.span.end <= b.span.start for a, b in pairwise(explained))
    for replacement in aids.replacements:
        assert len({place.change for place in replacement.places}) > 1
    for move in aids.moves:
        before, after = join_texts(change_set.changes[move.old].old), join_texts(change_set.changes[move.new].new)
        assert before[move.old_start : move.old_start + move.length] == after[move.new_start : move.new_start + move.length]


@settings(deadline=None, max_examples=40)
@given(revisions(), revisions())
def test_aids_name_only_what_was_altered(old, new):
    assert_sound(old, new)


TERMS = st.sampled_from(
    [
        "工商行政管理部门",
        "市场监督管理部门",
        "登记机关",
        "第二条",
        "第三条",
        "应当",
        "可以",
        "三十日",
        "十五日",
        "依照",
        "按照",
        "，",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(TERMS, min_size=2, max_size=8).map("".join), min_size=3, max_size=8), st.data())
def test_aids_name_only_what_was_altered_in_texts_full_of_their_own_words(bodies, data):
    def body(lines):
        return "\n\n".join(f"第{'一二三四五六七八九'[k]}条　{line}" for k, line in enumerate(lines)) + "\n"

    new = [data.draw(st.just(line.replace(data.draw(TERMS), data.draw(TERMS)))) for line in bodies]
    assert_sound(make("a", body(bodies)), make("b", body(new)))


def test_alterations_hold_every_altered_character_once():
    changes = own_changes().changes
    held = [(a.deleted, a.inserted) for places in alterations(changes) for a in places]
    told = [e for c in changes for e in c.edits]
    assert "".join(d for d, _ in held) == "".join(e.text for e in told if e.op.value == "delete")
    assert "".join(i for _, i in held) == "".join(e.text for e in told if e.op.value == "insert")
    assert Span(1, 3).holds(Span(1, 2))
    assert not Span(1, 3).meets(Span(3, 4))


def test_a_paragraph_that_changed_its_article_within_a_split_is_moved_too():
    first = "申请人应当如实提交登记材料，并对材料的真实性负责。"
    second = "登记机关应当在三十日内办理登记，并向申请人发放证书。"
    third = "任何单位和个人都有权向登记机关举报违法的登记行为。"
    old = [FIRST, f"第二条　{first}\n{second}\n{third}"]
    new = [FIRST, f"第二条　{third}\n{first}", f"第三条　{second}"]
    change_set, aids = read(old, new)
    assert [c.kind.value for c in change_set.changes if len(c.new) > 1] == ["split"]
    [move] = aids.moves
    assert move.old == move.new
    assert aids.readings[move.old].weighed == (Weight.MINOR, ("moved", "regrouped"))


def test_an_added_article_is_substantive_but_for_one_whose_text_only_moved_in():
    stray = "任何单位和个人都有权向登记机关举报违法的登记行为。"
    old = [FIRST, f"{WATCH}\n{stray}", CERTIFY]
    whole = [FIRST, WATCH, CERTIFY, f"第四条　{stray}"]
    change_set, aids = read(old, whole)
    assert aids.readings[at(change_set, "第四条")].weighed.weight is Weight.MINOR
    added = next(c for c in read([FIRST], [FIRST, f"第二条　{NEW}"])[0].changes if c.kind.value == "added")
    nothing, rest = Unexplained(heavy=False, wording=False, kinds=()), Unexplained(heavy=True, wording=False, kinds=())
    assert weigh(added, {"moved"}, (), nothing) == (Weight.MINOR, ("moved",))
    assert weigh(added, {"moved"}, (), rest) == (Weight.SUBSTANTIVE, ("added",))
    assert weigh(added, (), (), nothing) == (Weight.SUBSTANTIVE, ("added",))


def test_a_range_of_articles_has_nothing_to_do_with_chapters_of_the_same_numbers():
    def body(first: int) -> list[str]:
        names = ["登记程序", "登记档案", "监督检查", "法律责任"]
        rules = ["登记机关应当自受理之日起三十日内办结。", "登记档案保存期限不得少于二十年。", "监督检查人员不得少于两人。"]
        out = [f"第一章　总则\n\n{FIRST}"] + ([f"第二条　{NEW}"] if first == 3 else [])
        for k, (name, rule) in enumerate(
            zip(
                names,
                [*rules, f"违反第{'零一二三四'[first]}条至第{'零一二三四五'[first + 2]}条规定的，责令改正。"],
                strict=True,
            )
        ):
            out.append(f"第{'二三四五'[k]}章　{name}\n\n第{'零一二三四五六七'[first + k]}条　{rule}")
        return out

    change_set, aids = read(body(2), body(3))
    assert [(p.verdict, p.old_text, p.new_text) for p in aids.pointers] == [
        (Verdict.CONFORMING, "第二条至第四条", "第三条至第五条")
    ]
    assert aids.readings[at(change_set, "第六条")].weighed.weight is Weight.CONFORMING


def test_what_led_nowhere_before_is_no_reference_that_went_astray():
    old = [FIRST, WATCH, "第三条　违反本条例第二条第五款规定的，由上级机关责令改正。"]
    _, aids = read(old, [*old[:2], old[2].replace("责令改正", "责令限期改正")])
    assert not aids.pointers


def test_subitems_and_ranges_of_paragraphs_are_left_alone():
    rule = "第二条　申请人应当提交：\n（一）身份证明：\n1.原件；\n2.复印件；\n（二）住所证明。"
    _, aids = read(
        [FIRST, rule, "第三条　不提交本条例第二条第一项第1目材料的，不予登记。"],
        [FIRST, rule, "第三条　不提交本条例第二条第一项第2目材料的，不予登记。"],
    )
    assert not aids.pointers


def test_many_references_in_one_article_take_no_time_that_grows_with_their_square():
    lines = [f"{k}违反本条例第二条第一款规定的；" for k in range(4000)]
    old = [FIRST, "第二条　" + "\n".join(lines)]
    new = [FIRST, f"第二条　{NEW}", "第三条　" + "\n".join(line.replace("第二条", "第三条") for line in lines)]
    change_set, aids = read(old, new)
    assert len(aids.pointers) == len(lines)
    assert aids.readings[at(change_set, "第三条")].weighed.weight is Weight.CONFORMING
