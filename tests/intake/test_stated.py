"""What is printed or stated beside a text: fields of law databases, front matter, what stands in the head of a page."""

from __future__ import annotations

import pytest
from takes import left_out, read

from regdiff.intake.build import take
from regdiff.model.head import Head

TITLE = "某市示例登记条例\n"
OPEN = "第一条 甲应当登记。\n第二条 乙不得收费。\n第三条 施行日期另行规定。\n"
DATED = "第一条 甲应当登记。\n第二条 乙不得收费。\n第三条 本条例自2020年3月1日起施行。\n"


def told(head: Head) -> tuple[str, str, str]:
    return head.get("promulgated"), head.get("effective"), head.get("issuer")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("公布日期：2020年1月1日\n施行日期：2020年3月1日\n", ("2020-01-01", "2020-03-01", "")),
        (
            "【公布日期】2020.01.01\n【生效日期】2020.03.01\n【发布机关】某市人大常委会\n【文号】某公告第3号\n",
            ("2020-01-01", "2020-03-01", "某市人大常委会"),
        ),
        ("颁布日期：2020-01-01　实施日期：2020-03-01　制定机关：某会\n", ("2020-01-01", "2020-03-01", "某会")),
        ("（公布日期：2020年1月1日　实施日期：2020年3月1日）\n", ("2020-01-01", "2020-03-01", "")),
        ("公布日期　2020年1月1日\n实施日期　2020年3月1日\n", ("2020-01-01", "2020-03-01", "")),
        ("公布日期　施行日期　发布机关\n2020-01-01　2020-03-01　某会\n", ("2020-01-01", "2020-03-01", "某会")),
        ("公布日期：\n2020年1月1日\n发文机关：\n某市人民政府\n", ("2020-01-01", "", "某市人民政府")),
        (
            "颁布单位：国务院　　文号：国务院令第1号\n颁布日期：2020-01-01　　执行日期：2020-03-01　　时效性：现行有效\n",
            ("2020-01-01", "2020-03-01", "国务院"),
        ),
        ("【发布文号】某令第3号\n【所属类别】地方法规\n【发布日期】2020/1/1\n【失效日期】\n", ("2020-01-01", "", "")),
        ("公布日期: 2020年1月1日 | 施行日期: 2020年3月1日\n", ("2020-01-01", "2020-03-01", "")),
        ("颁布日期：二〇二〇年一月一日\n", ("2020-01-01", "", "")),
        ("發布日期：2020年1月1日\n", ("2020-01-01", "", "")),
        ("发布日期 2020-01-01\n", ("2020-01-01", "", "")),
        ("发布日期：2020-01-01　实施日期：2020-03-01\n【字号：大 中 小】\n", ("2020-01-01", "2020-03-01", "")),
    ],
)
def test_fields_above_a_text_date_it(fields: str, says: tuple[str, str, str]) -> None:
    for source in (f"{TITLE}{fields}{OPEN}", f"{fields}{TITLE}{OPEN}"):
        taken = read(source)
        assert told(taken.revision.head) == says
        assert taken.revision.head.title == "某市示例登记条例"
        assert taken.revision.preamble == ()
        assert left_out(taken, "surroundings") == fields.strip().split("\n")


@pytest.mark.parametrize(
    "fields",
    [
        "发布日期：2020-01-01\n【字号：大 中 小】\n",
        "发布日期：2020-01-01 来源：某网\n",
        "发布时间：2020-01-01 10:30\n",
        "索引号：1\n成文日期：2019年12月1日\n发布日期：2020年1月1日\n",
        "公布日期：2020年1月1日\n公布日期：2021年1月1日\n",
        "公布日期：2020年3月1日\n施行日期：2020年1月1日\n",
        "公布日期：见附件\n",
    ],
)
def test_what_may_be_the_date_of_a_page_is_not_told(fields: str) -> None:
    assert told(read(f"{TITLE}{fields}{OPEN}").revision.head) == ("", "", "")


def test_fields_never_contradict_the_text() -> None:
    fields = "公布日期：2021年1月1日\n施行日期：2021年2月2日\n制定机关：乙会\n"
    noted = read(f"{TITLE}（2019年12月1日甲会通过）\n{fields}{DATED}").revision.head
    assert told(noted) == ("2019-12-01", "2020-03-01", "")
    assert told(read(f"{TITLE}（2022年4月修订）\n公布日期：2022年4月3日\n{OPEN}").revision.head) == ("2022-04-03", "", "")
    assert told(read(f"{TITLE}（2022年4月修订）\n公布日期：2021年4月3日\n{OPEN}").revision.head) == ("", "", "")
    assert told(read(f"{TITLE}发布日期：2020年5月5日\n{DATED}").revision.head) == ("", "2020-03-01", "")
    amended = read(f"{TITLE}公布日期：2021年1月1日\n{DATED}").revision.head
    assert (told(amended), amended.get("first effective")) == (("2021-01-01", "", ""), "2020-03-01")


def test_a_note_that_is_made_of_fields_tells_which_date_is_which() -> None:
    head = read(f"{TITLE}（2020年1月1日发布，实施日期：2020年3月1日）\n{OPEN}").revision.head
    assert told(head)[:2] == ("2020-01-01", "2020-03-01")


def test_an_article_that_begins_like_a_field_is_law() -> None:
    taken = read(f"{TITLE}第一条 下列事项应当公示：\n文号：由机关编制的号码；\n发布机关　某会\n第二条 乙。\n")
    assert taken.revision.articles[0].text.endswith("文号：由机关编制的号码；\n发布机关　某会")


@pytest.mark.parametrize(
    ("front", "says"),
    [
        (
            "title: 甲\npromulgated: 2020-01-01\neffective: '2020-03-01'\nissuer: 某会\n",
            ("2020-01-01", "2020-03-01", "某会"),
        ),
        ("公布日期: 2020年1月1日\n施行日期: 2020-03-01 # 见公报\n", ("2020-01-01", "2020-03-01", "")),
        ("publication_date: 2020-01-01\neffective_date: 2020-03-01\n", ("2020-01-01", "2020-03-01", "")),
        ("publication_date: 2020-01-01\n", ("", "", "")),
        ("date: 2020-01-01\n", ("", "", "")),
    ],
)
def test_front_matter_dates_a_text_that_has_no_date_itself(front: str, says: tuple[str, str, str]) -> None:
    assert told(read(f"---\n{front}---\n\n# 某市示例登记条例\n\n{OPEN}").revision.head) == says
    assert told(read(f"---\n{front}---\n\n# 某条例\n\n（2018年1月1日甲会通过）\n\n{OPEN}").revision.head)[0] == "2018-01-01"


def test_front_matter_names_a_text_that_has_no_title() -> None:
    front = "---\ntitle: 某市示例登记条例\n---\n\n"
    taken = read(f"{front}{OPEN}", mend=True)
    assert taken.revision.head.title == "某市示例登记条例"
    assert left_out(taken, "markup") == ["---", "title: 某市示例登记条例", "---"]
    assert read(f"{front}# 另一条例\n\n{OPEN}").revision.head.title == "另一条例"
    assert read(f"---\ntitle: 首页\n---\n\n{OPEN}").revision.head.title == ""


@pytest.mark.parametrize(
    ("front", "body", "title", "says"),
    [
        ("<title>某市示例登记条例_某网</title>", "", "某市示例登记条例", ("", "", "")),
        ("<title>某市示例登记条例 - 某网</title>", "<h1>另一条例</h1>", "另一条例", ("", "", "")),
        ('<meta name="ArticleTitle" content="某市示例登记条例">', "", "某市示例登记条例", ("", "", "")),
        ('<meta name="PubDate" content="2020-01-01 10:00">', "<h1>某条例</h1>", "某条例", ("", "", "")),
        ('<meta name="施行日期" content="2020-03-01">', "<h1>某条例</h1>", "某条例", ("", "2020-03-01", "")),
        (
            "<title>某站</title>",
            "<h1>某条例</h1><table><tr><td>公布日期</td><td>2020年1月1日</td></tr><tr><td>制定机关</td><td>某会</td></tr></table>",
            "某条例",
            ("2020-01-01", "", "某会"),
        ),
        (
            "<title>某站</title>",
            "<h1>某条例</h1><dl><dt>公布日期</dt><dd>2020年1月1日</dd></dl><p>发布日期：2020-01-05</p>",
            "某条例",
            ("2020-01-01", "", ""),
        ),
    ],
)
def test_the_head_of_a_page_and_its_table_of_fields(front: str, body: str, title: str, says: tuple[str, str, str]) -> None:
    text = "".join(f"<p>{line}</p>" for line in OPEN.strip().split("\n"))
    head = take(f"<html><head>{front}</head><body>{body}{text}</body></html>".encode(), "x.html").revision.head
    assert (head.title, told(head)) == (title, says)


@pytest.mark.parametrize(
    ("front", "body", "day"),
    [
        ("<title>某条例</title>", "", "2020-01-01"),
        ("<title>某条例_某网</title>", "", "2020-01-01"),
        ("", "", "2020-01-01"),
        ("<title>某站</title>", "<nav>首页</nav>", ""),
        ('<meta name="PubDate" content="2020-01-01 10:00">', "", ""),
        ('<meta property="og:type" content="article">', "", ""),
        ("", "<p>【打印本页】</p>", ""),
    ],
)
def test_a_day_on_a_page_is_that_of_the_text_where_nothing_else_is_on_it(front: str, body: str, day: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in OPEN.strip().split("\n"))
    page = f"<html><head>{front}</head><body>{body}<h1>某条例</h1><p>发布日期：2020年1月1日</p>{text}</body></html>"
    assert told(take(page.encode(), "x.html").revision.head)[0] == day
