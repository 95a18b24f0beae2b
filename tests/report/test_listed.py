"""Which rows a table in Word prints: what a clerk would leave out is left out, and said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import every_kind, make, own_changes

from regdiff.report.listed import Listed, list_rows
from regdiff.report.renumbered import renumbered_list
from regdiff.report.select import select
from regdiff.report.view import View, make_view

OLD = """第一编　总　则

第一章　一般规定

第一条　甲。

第二章　主体

第二条　乙机关应当登记。

第二编　分则

第三章　罚则

第一节　罚款

第三条　处（一）万元罚款。

第二节　其他

第四条　丁。

第四章　附则

第五条　本条例自发布之日起施行。
"""


def listed(old: str, new: str, *, everything: bool = False) -> Listed:
    return list_rows(view_of(old, new), everything=everything)


def view_of(old: str, new: str) -> View:
    return make_view(change_set_of(make("a", old), make("b", new)))


def articles(texts: list[str]) -> str:
    return "\n\n".join(f"第{at}条　{text}机关应当依法办理登记。" for at, text in enumerate(texts, 1)) + "\n"


def told(listed: Listed) -> list[str]:
    cells = [(each, (each.row.new or each.row.old)[0]) for each in listed.printed]
    return [f"{cell.number}{'=' * each.is_quiet}" for each, cell in cells]


def test_headings_lead_to_what_changed_and_an_untouched_division_is_named_once() -> None:
    new = OLD.replace("乙机关应当登记", "乙机关可以登记")
    assert told(listed(OLD, new)) == ["第一编", "第一章=", "第二章", "第二条", "第二编="]
    assert listed(OLD, new).unchanged == 4


def test_a_heading_that_differs_by_a_blank_or_by_its_number_is_a_heading_and_no_change() -> None:
    new = OLD.replace("总　则", "总则").replace("附则", "附 则").replace("乙机关", "丙机关")
    rows = listed(OLD, new)
    assert all(each.is_heading for each in rows.printed if each.row.unit == "heading")
    assert [row.unit for row in rows.changes] == ["article"]
    rows = listed(OLD, OLD.replace("第四章　附则", "第五章　附则").replace("之日起", "之次日起"))
    assert "第五章" in told(rows)
    assert [row.new[0].number for row in rows.changes] == ["第五条"]


def test_what_differs_by_typography_alone_is_left_out_and_named() -> None:
    new = OLD.replace("处（一）万元", "处(一)万元").replace("乙机关", "丙机关")
    rows = listed(OLD, new)
    assert [row.new[0].number for row in rows.typographic] == ["第三条"]
    assert "第三条" not in told(rows)
    named = listed(OLD, new, everything=True)
    assert [each.is_same for each in named.printed if each.row.unit == "article"] == [True, False, True, True, True]
    assert not named.typographic


def test_typography_in_a_changed_article_is_not_marked() -> None:
    new = OLD.replace("处（一）万元罚款", "处(一)万元以下罚款")
    rows = listed(OLD, new)
    (row,) = rows.changes
    assert rows.is_unmarked
    marked = [run.text for line in row.new[0].lines for run in line.runs if run.op == "insert"]
    assert marked == ["以下"]
    assert not listed(OLD, OLD.replace("万元罚款", "万元以下罚款")).is_unmarked


def test_two_texts_that_are_the_same_have_no_rows_not_even_where_all_are_asked_for() -> None:
    assert listed(OLD, OLD, everything=True) == Listed((), (), (), 0)
    assert listed(OLD, OLD).is_empty


def test_an_article_that_a_person_remarked_on_is_printed_whatever_became_of_it() -> None:
    change_set = change_set_of(make("a", OLD), make("b", OLD))
    remarked = [
        change._replace(remark="请核对") if any(unit.printed == "第二条" for unit in change.new) else change
        for change in change_set.changes
    ]
    view = make_view(change_set._replace(changes=tuple(remarked))).settled
    assert [each.row.new[0].number for each in list_rows(view, everything=False).printed if each.is_same] == ["第二条"]
    assert view.nothing == "两个文本内容一致。"


def test_a_selection_prints_what_it_selected() -> None:
    view = select(make_view(own_changes()), articles=["第八条"])
    assert told(list_rows(view, everything=False)) == ["第二章", "第八条"]


@given(st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=8), st.lists(st.integers(0, 8), max_size=4), st.booleans())
def test_every_article_is_printed_named_or_counted(texts: list[str], inserted: list[int], everything: bool) -> None:
    new = list(texts)
    for place in inserted:
        new.insert(place, "新设的")
    view = view_of(articles(texts), articles(new))
    rows = list_rows(view, everything=everything)
    said = sum(each.row.unit == "article" for each in rows.printed) + len(rows.renumbered) + rows.unchanged
    assert said == (sum(row.unit == "article" for row in view.rows) if not view.nothing else 0)


def test_articles_that_stand_in_a_row_on_both_sides_are_one_run() -> None:
    body = ["甲", "乙", "丙", "丁", "戊", "己"]
    view = view_of(articles(body), articles(["新设的", *body]))
    assert renumbered_list(view.number_only, view) == "第1条至第6条→第2条至第7条"
    view = view_of(articles(body), articles(["新设的", *body[:3], "另设的", *body[3:]]))
    assert renumbered_list(view.number_only, view) == "第1条至第3条→第2条至第4条、第4条至第6条→第6条至第8条"
    assert renumbered_list(view.number_only[:2], view) == "第1条→第2条、第2条→第3条"
    assert renumbered_list([view.number_only[at] for at in (0, 1, 3)], view) == "第1条→第2条、第2条→第3条、第4条→第6条"
    assert renumbered_list(make_view(own_changes()).number_only, make_view(own_changes())).count("至") == 0


def test_every_kind_of_change_is_printed() -> None:
    printed = {row.kind for row in list_rows(make_view(every_kind()), everything=False).changes}
    assert printed >= {"amended", "added", "deleted", "split", "merged"}
