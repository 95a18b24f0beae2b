"""What the reports make of the reading aids: what matters first, noise folded away, and always a way back."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import docx
import pytest
from conftest import ROOT, needs_shared
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from lossless import change_set_of
from reports import cells, paragraphs, render
from samples import every_kind, hostile, make, own_changes
from strategies import revisions

import regdiff
from regdiff.comparing.changes import ChangeSet
from regdiff.errors import UsageError
from regdiff.report import formats
from regdiff.report.digest import WEIGHTS
from regdiff.report.fold import NOISE, fold, is_noise
from regdiff.report.formats import Looks
from regdiff.report.lines import penalty_text, point_text
from regdiff.report.select import by_weight, select
from regdiff.report.view import View, make_view

BODY = """第一条　为了规范登记活动，保护当事人的合法权益，制定本条例。

第二条　工商行政管理部门负责本行政区域的登记工作。

第三条　工商行政管理部门可以公开登记的条件、程序和期限。

第四条　工商行政管理部门对登记事项进行监督检查，建立信用档案。接到举报的应当为举报人保密。

第五条　违反本条例第三条规定的，处一万元以下罚款。

第六条　登记机关的工作人员玩忽职守的，依法给予处分。
"""
NEW = """第一条　为了规范登记活动，保护当事人的合法权益，制定本条例。

第二条　国家建立统一的登记信息平台，实现登记信息互联互通和开放共享。

第三条　市场监督管理部门负责本行政区域的登记工作。

第四条　市场监督管理部门应当公开登记的条件、程序和期限。

第五条　市场监督管理部门对登记事项进行监督检查，建立信用档案。

第六条　违反本条例第四条规定的，处五万元以下罚款。

第七条　登记机关的工作人员玩忽职守的，依法给予处分。接到举报的应当为举报人保密。
"""


@pytest.fixture(scope="module")
def sample() -> ChangeSet:
    return change_set_of(make("2017", BODY), make("2025", NEW))


@pytest.fixture(scope="module")
def view(sample: ChangeSet) -> View:
    return make_view(sample)


def test_the_first_page_says_what_matters(view: View) -> None:
    said = {section.key: [point_text(point, view.labels) for point in section.points] for section in view.digest.first}
    [row] = view.digest.penalties
    assert penalty_text(row, view.labels) == "第六条（违反本条例第四条规定的）原处一万元以下罚款，现处五万元以下罚款（提高）"
    assert said == {
        "institution": ["新增第二条，规定“国家建立统一的登记信息平台，实现登记信息互联互通和开放共享”"],
        "duty": [
            "第四条“工商行政管理部门可以公开登记的条件、程序和期限”改为“市场监督管理部门应当公开登记的条件、程序和期限”（从严）"
        ],
    }
    assert view.digest.counts == "新增1条、修改5条"
    [term] = view.digest.terms
    assert (term.old, term.new, term.total) == ("工商行政管理部门", "市场监督管理部门", 3)
    assert [place.number for place in term.places] == ["第三条", "第四条", "第五条"]
    assert {key: count for key, _, count in view.digest.weights} == {
        "substantive": 3,
        "minor": 3,
        "conforming": 0,
        "none": 1,
    }


def test_weights_and_their_legend_are_told_where_nothing_else_is_to_be_told() -> None:
    change_set = change_set_of(make("2017", BODY), make("2025", BODY.replace("，处一万元", "处一万元")))
    assert "修订要点：修改1条" in render(change_set, "text")
    html = render(change_set, "html")
    assert '<section class="digest"' in html
    assert "影响程度：实质性修改，指" in html
    same = render(change_set_of(make("2017", BODY), make("2025", BODY)), "html")
    assert '<section class="digest"' not in same


def test_the_summary_is_one_paragraph_made_from_facts(sample: ChangeSet) -> None:
    assert render(sample, "text", Looks(summary=True)) == (
        "《某条例》2025文本与2017文本相比，由6条增至7条，新增1条、修改5条，未修改1条。"
        "罚则：第六条（违反本条例第四条规定的）原处一万元以下罚款，现处五万元以下罚款（提高）。"
        "制度与机制：新增第二条，规定“国家建立统一的登记信息平台，实现登记信息互联互通和开放共享”。"
        "义务：第四条“工商行政管理部门可以公开登记的条件、程序和期限”改为“市场监督管理部门应当公开登记的条件、程序和期限”（从严）。"
        "统一将“工商行政管理部门”改为“市场监督管理部门”（3处）。另有1处文字移动。\n"
    )
    assert render(sample, "text", Looks("en", summary=True)) == (
        "某条例: 2025 compared with 2017: 6 articles became 7, 1 added, 5 amended, 1 unchanged. "
        "Penalties: 第六条 (违反本条例第四条规定的): was 处一万元以下罚款, now 处五万元以下罚款 (up). "
        "Institutions: new 第二条: “国家建立统一的登记信息平台，实现登记信息互联互通和开放共享”. "
        "Duties: 第四条: “工商行政管理部门可以公开登记的条件、程序和期限” became “市场监督管理部门应当公开登记的条件、程序和期限” (stricter). "
        "Replaced throughout: “工商行政管理部门” by “市场监督管理部门” (3 places). Passages that moved: 1.\n"
    )
    assert "不得引用" in render(own_changes(), "text", Looks(summary=True))
    same = render(change_set_of(make("a", BODY), make("b", BODY)), "text", Looks(summary=True))
    assert same == "《某条例》b文本与a文本相比，均为6条，未修改6条。\n"


@pytest.mark.parametrize(
    ("labels", "files", "dates", "named"),
    [
        (("old", "new"), ("old.txt", "new.txt"), ("2017-03-01", "2025-11-28"), "2025年11月28日文本与2017年3月1日文本相比"),
        (("2017", "2025"), ("a.docx", "b.docx"), ("2017-03-01", "2025-11-28"), "2025年11月28日文本与2017年3月1日文本相比"),
        (
            ("现行", "草案"),
            ("a.txt", "b.txt"),
            ("2017-03-01", "2025-11-28"),
            "草案文本（2025年11月28日）与现行文本（2017年3月1日）相比",
        ),
        (
            ("old", "new"),
            ("old.txt", "new.txt"),
            ("2017-03-01", "2017-03-01"),
            "new文本（2017年3月1日）与old文本（2017年3月1日）相比",
        ),
    ],
)
def test_the_summary_names_texts_by_dates_where_labels_say_no_more(
    labels: tuple[str, str], files: tuple[str, str], dates: tuple[str, str], named: str
) -> None:
    old, new = (
        make(label, "第一条　甲。\n", promulgated=date.fromisoformat(day), source={"name": file, "encoding": "utf-8"})
        for label, file, day in zip(labels, files, dates, strict=True)
    )
    said = render(change_set_of(old, new), "text", Looks(summary=True))
    assert said.startswith(f"《某条例》{named}，均为1条")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_summary_of_a_hostile_text_is_one_line_of_printable_text(lang: str) -> None:
    said = render(hostile(), "text", Looks(lang, summary=True))
    assert said.endswith("\n")
    assert said[:-1].isprintable()
    assert "\\x1b[31m" in said


def test_text_that_moved_is_said_at_both_ends_in_every_format(sample: ChangeSet) -> None:
    for name in ("text", "markdown", "docx"):
        said = render(sample, name)
        assert re.search(r"〔移至第七条〕", said), name
        assert re.search(r"〔移自第四条〕", said), name
    html = render(sample, "html")
    assert '<a class="to" href="#art_7">移至第七条</a>' in html
    assert '<a class="to" href="#art_5">移自第四条</a>' in html
    for name in ("csv", "xlsx"):
        assert "移至第七条" in render(sample, name)


def test_folded_a_report_marks_only_what_no_aid_explains(sample: ChangeSet) -> None:
    said = render(sample, "text", Looks(fold=True))
    assert "市场监督管理部门{+应当+}公开" in said.replace("[-可以-]", "")
    assert "[-工商行政-]" not in said
    assert "仅有此类修改的 1 条未逐条列出：第二条→第三条" in said
    plain = render(sample, "text")
    assert "未标出" not in plain
    assert "[-工商行政-]" in plain


def test_a_folded_table_begins_with_a_row_for_what_was_replaced_throughout(sample: ChangeSet) -> None:
    rows = paragraphs(bytes(formats.render(sample, "docx", Looks(fold=True)))).splitlines()
    first = next(row for row in rows if row.startswith("全文统一替换"))
    assert "将“工商行政管理部门”统一改为“市场监督管理部门”（3处）：第三条、第四条、第五条" in first
    assert any("仅有此类修改的 1 条" in row for row in rows)
    assert not any(row.startswith("全文统一替换") for row in paragraphs(bytes(formats.render(sample, "docx"))).splitlines())


def test_a_table_in_word_has_a_column_for_weights(sample: ChangeSet) -> None:
    document = docx.Document(io.BytesIO(bytes(formats.render(sample, "docx", Looks(columns=("weight",))))))
    head, *rows = ([cell.text for cell in row.cells] for row in document.tables[0].rows)
    assert head[0] == "影响程度"
    assert any(row[0] == "实质性修改" for row in rows)


def test_a_table_in_word_has_a_column_for_main_changes(sample: ChangeSet) -> None:
    document = docx.Document(io.BytesIO(bytes(formats.render(sample, "docx", Looks(columns=("main",))))))
    head, *rows = ([cell.text for cell in row.cells] for row in document.tables[0].rows)
    assert head[-1] == "主要变化"
    assert (
        "“工商行政管理部门可以公开登记的条件、程序和期限”改为“市场监督管理部门应当公开登记的条件、程序和期限”（从严）"
        in [row[-1] for row in rows]
    )


def test_sheets_have_weights_and_facts_to_filter_by(sample: ChangeSet) -> None:
    said = cells(bytes(formats.render(sample, "xlsx")))
    assert "影响程度 | 主要变化" in said
    assert (
        "实质性修改 | “工商行政管理部门可以公开登记的条件、程序和期限”改为“市场监督管理部门应当公开登记的条件、程序和期限”（从严）"
        in said
    )


def test_rows_are_selected_and_sorted_by_weight(view: View) -> None:
    heavy = select(view, weights=("substantive",))
    assert {row.weight for row in heavy.rows if row.unit == "article"} == {"substantive"}
    assert heavy.selection == "本报告只列出：实质性修改"
    assert {section.key for section in heavy.digest.first} == {"duty", "institution"}
    assert len(heavy.digest.penalties) == 1
    ranks = [(WEIGHTS.index(row.weight), row.rank) for row in by_weight(view).rows]
    assert ranks == sorted(ranks)
    assert [row.rank for row in by_weight(view).rows if row.weight == "substantive"] == [1, 2, 2]
    assert len(by_weight(view).rows) == sum(row.unit != "heading" for row in view.rows)
    with pytest.raises(UsageError, match="no weight heavy"):
        select(view, weights=("heavy",))


def test_a_reference_gone_astray_is_said_in_every_format() -> None:
    change_set = change_set_of(make("2017", BODY), make("2025", NEW.replace("本条例第四条", "本条例第三条")))
    for name in ("text", "html", "markdown", "csv", "docx", "xlsx"):
        looks = Looks(columns=("weight",)) if name == "docx" else Looks()
        assert "“第三条”所指已非原规定" in render(change_set, name, looks), name
    assert "条款引用失准" in render(change_set, "text", Looks(summary=True))


@pytest.mark.parametrize("name", ["html", "text", "markdown", "docx", "xlsx", "csv"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_texts_are_as_harmless_folded_as_plain(name: str, lang: str) -> None:
    for looks in (Looks(lang, fold=True), Looks(lang, order="weight"), Looks(lang, weights=("substantive",))):
        said = render(hostile(), name, looks)
        assert "\x1b" not in said
        assert name != "html" or "<script>alert" not in said


def test_json_tells_all_that_the_aids_found_and_stays_a_patch(sample: ChangeSet) -> None:
    report = json.loads(render(sample, "json"))
    schema = json.loads((ROOT / "regdiff" / "report" / "compare-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert report["weights"] == {"substantive": 3, "minor": 3, "conforming": 0, "none": 1}
    [move] = report["moves"]
    here, there = (report["changes"][move[end]["change"]] for end in ("from", "to"))
    old, new = ("\n".join(unit["text"] for unit in change[side]) for change, side in ((here, "old"), (there, "new")))
    assert old[move["from"]["start"] :].startswith(move["text"])
    assert new[move["to"]["start"] :].startswith(move["text"])
    for place in report["replacements"][0]["places"]:
        change = report["changes"][place["change"]]
        assert change["new"][0]["text"][slice(*place["new"])] == "市场监督"
    fine = next(change for change in report["changes"] if change["old"] and change["old"][0]["number"] == "第五条")
    assert fine["references"][0]["verdict"] == "conforming"
    assert fine["aspects"] == [{"aspect": "amount", "old": "处一万元以下罚款", "new": "处五万元以下罚款", "trend": "up"}]
    [penalty] = fine["penalties"]
    assert [penalty[side]["measures"][0]["high"] for side in ("old", "new")] == [10_000_000, 50_000_000]
    assert (penalty["trend"], penalty["new"]["measures"][0]["text"]) == ("up", "处五万元以下罚款")


def assert_folding_hides_nothing(change_set: ChangeSet) -> None:
    """The law of folding: what is no longer marked is what an aid explains as noise, character for character."""
    plain = make_view(change_set)
    folded = fold(plain)
    left = {row.anchor for row in folded.folded or ()}
    shown = {row.anchor: row for row in folded.rows}
    assert left | set(shown) == {row.anchor for row in plain.rows}
    for row in plain.rows:
        runs = [run for line in row.inline for run in line.runs if run.op != "equal"]
        kept = "".join(run.text for run in runs if not (run.why and run.why.cause in NOISE))
        if row.anchor in left:
            assert is_noise(row)
            assert not kept
            continue
        now = [run for line in shown[row.anchor].inline for run in line.runs if run.op != "equal"]
        assert "".join(run.text for run in now) == kept
        for before, after in ((row.old, shown[row.anchor].old), (row.new, shown[row.anchor].new)):
            texts = ["".join(r.text for cell in side for line in cell.lines for r in line.runs) for side in (before, after)]
            assert texts[0] == texts[1]


@pytest.mark.parametrize("change_set", [own_changes(), every_kind()], ids=["own", "kinds"])
def test_folding_never_hides_what_no_aid_explains(change_set: ChangeSet) -> None:
    assert_folding_hides_nothing(change_set)


def test_folding_never_hides_what_no_aid_explains_in_a_sample(sample: ChangeSet) -> None:
    assert_folding_hides_nothing(sample)


@settings(deadline=None, max_examples=30)
@given(revisions(), revisions())
def test_folding_never_hides_what_no_aid_explains_in_any_two_texts(old, new) -> None:
    assert_folding_hides_nothing(change_set_of(old, new))


def test_what_a_format_cannot_do_is_said() -> None:
    with pytest.raises(UsageError, match="always whole"):
        formats.render(every_kind(), "json", Looks(fold=True))
    with pytest.raises(UsageError, match="for the terminal and for text"):
        formats.render(every_kind(), "html", Looks(summary=True))
    with pytest.raises(UsageError, match="no order size"):
        formats.render(every_kind(), "text", Looks(order="size"))


def test_what_is_imposed_for_something_else_is_told_with_what_it_is_for() -> None:
    old = "第一条　经营者达成垄断协议的，处五十万元以下的罚款。\n行业协会组织经营者达成垄断协议的，处五十万元以下的罚款。\n"
    new = (
        "第一条　经营者达成垄断协议的，处三百万元以下的罚款。\n"
        "直接责任人员对此负有个人责任的，处一百万元以下的罚款。\n行业协会组织经营者达成垄断协议的，处三百万元以下的罚款。\n"
    )
    view = make_view(change_set_of(make("2017", old), make("2025", new)))
    [row] = view.digest.penalties
    assert penalty_text(row, view.labels) == (
        "第一条（经营者达成垄断协议的）原处五十万元以下的罚款；行业协会组织经营者达成垄断协议的：处五十万元以下的罚款，"
        "现处三百万元以下的罚款；直接责任人员对此负有个人责任的：处一百万元以下的罚款；"
        "行业协会组织经营者达成垄断协议的：处三百万元以下的罚款（提高）"
    )


ROWS = [
    (
        "违反规定的，处违法所得一倍以上三倍以下罚款；情节严重的，吊销许可证。",
        "违反规定的，处违法所得三倍以上五倍以下罚款；情节严重的，吊销许可证，五年内禁止从事相关活动。",
        (
            "（违反规定的）原处违法所得一倍以上三倍以下罚款；情节严重的：吊销许可证，"
            "现处违法所得三倍以上五倍以下罚款；情节严重的：吊销许可证，五年内禁止从事相关活动（从严）"
        ),
    ),
    (
        "伪造证书的，处三年以下有期徒刑或者拘役。",
        "伪造证书的，处五年以上十年以下有期徒刑。",
        "（伪造证书的）原处三年以下有期徒刑或者拘役，现处五年以上十年以下有期徒刑",
    ),
    (
        "出租证书的，没收违法所得，并处一万元以下罚款。",
        "出租证书的，没收违法所得、非法经营的物品，并处五万元以下罚款。",
        "（出租证书的）原没收违法所得，并处一万元以下罚款，现没收违法所得、非法经营的物品，并处五万元以下罚款（从严）",
    ),
    (
        "负责人违反本条例的，根据情节轻重，给予批评教育、通报批评或者免职、降职等处理。",
        "负责人违反本条例的，给予谈话提醒、批评教育、诫勉或者政务处分等处理。",
        (
            "（负责人违反本条例的）原给予批评教育、通报批评或者免职、降职等处理，"
            "现给予谈话提醒、批评教育、诫勉或者政务处分等处理"
        ),
    ),
    (
        "拒绝检查的，对个人处二万元以下的罚款；情节严重的，对个人处二万元以上十万元以下的罚款。",
        "拒绝检查的，对个人处五十万元以下的罚款。",
        (
            "（拒绝检查的）原对个人：处二万元以下的罚款；情节严重的：对个人：处二万元以上十万元以下的罚款，"
            "现对个人：处五十万元以下的罚款（提高）"
        ),
    ),
]


@pytest.mark.parametrize(("old", "new", "row"), ROWS)
def test_a_row_of_penalties_leaves_out_nothing_that_the_other_side_seems_to_lack(old: str, new: str, row: str) -> None:
    """What stays stays on both sides, a tier that went stands among the old ones, and 或者 between sanctions is told."""
    view = make_view(change_set_of(*(make(label, f"第一条　{text}\n") for label, text in (("2017", old), ("2025", new)))))
    assert [penalty_text(each, view.labels) for each in view.digest.penalties] == [f"第一条{row}"]


def test_the_heading_of_penalties_stands_once() -> None:
    """A rule on penalties that imposes none of its own stands beside their table, and not under the same words."""
    body = "第一条　违反本条例的，处{}以下的罚款。\n\n第二条　从重处罚的情形，由省人民政府{}。\n"
    later = "情节特别恶劣的，可以在前款规定的数额以上从重处罚。"
    view = make_view(
        change_set_of(
            make("2017", body.format("一万元", "规定")), make("2025", body.format("五万元", f"规定，{later[:-1]}"))
        )
    )
    labels = [section.label for section in view.digest.first]
    assert view.digest.penalties
    assert view.labels["penalties besides"] in labels
    assert view.labels["kind penalty"] not in labels
    assert len(labels) == len(set(labels))


def test_a_row_of_penalties_says_nothing_twice_where_two_articles_became_one() -> None:
    """会计法 2024 第四十一条: two articles with the same tiers became one."""
    folder = needs_shared("amendments") / "accounting-2024"
    view = make_view(regdiff.compare(folder / "base.txt", folder / "result.txt"))
    [merged] = [row for row in view.digest.penalties if row.number == "第四十一条"]
    for side in (merged.old, merged.new):
        said = "".join(run.text for run in side).split("；")
        assert len(said) > 1
        assert len(said) == len(set(said))
