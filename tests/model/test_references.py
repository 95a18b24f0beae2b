"""References of a regulation to its own articles and their parts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from conftest import needs_shared
from hypothesis import given
from hypothesis import strategies as st
from samples import make, own
from strategies import phrases, revisions

from regdiff.intake.build import read_source
from regdiff.model.numbers import Level, Number, format_number, format_numeral
from regdiff.model.references import Reference, find_in_text, find_references, missing, missing_in
from regdiff.model.tree import Article, Revision


def article(value: int, *lines: str) -> Article:
    return Article(Number((value,), Level.ARTICLE, format_number((value,))), lines)


def short(ref: Reference) -> str:
    """Write a reference as 40.2.3 (article, paragraph, item), with 's' for a subitem, → for a range, ! for another law."""
    target = ref.article or ref.division
    number = "-".join(map(str, target.value)) if target else "?"
    outer = "".join(f"{n.value[0]}{n.level.sign}/" for n in ref.within)
    sign = ref.division.level.sign if ref.division else ""
    tail = "".join(f".{part or '_'}" for part in (ref.paragraph, ref.item, ref.subitem)).rstrip("._")
    until = "" if ref.until is None else f"→{ref.until if isinstance(ref.until, int) else ref.until.value[0]}"
    return f"{outer}{number}{sign}{tail}{until}{'' if ref.own else '!'}"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # How a number is printed
        ("依照第四十条第二款第（三）项处理", "第四十条第二款第（三）项=40.2.3"),
        ("依照第 12 条第1款第 3 项处理", "第 12 条第1款第 3 项=12.1.3"),
        ("本条例第１２条", "第１２条=12"),
        ("第三条规定的职责", "第三条=3"),
        ("违反第三十条之一第二款", "第三十条之一第二款=30-1.2"),
        ("有第三条第二项之一的", "第三条第二项=3._.2"),
        ("本办法第五条第二款第一项第3目", "第五条第二款第一项第3目=5.2.1.3"),
        # Lists carry on what they do not repeat
        ("第十条第二款、第三款", "第十条第二款=10.2 第三款=10.3"),
        ("第十条第二款第一项、第三项和第五项", "第十条第二款第一项=10.2.1 第三项=10.2.3 第五项=10.2.5"),
        ("本条例第二十一条第一款第(一)、(二)、(三)项", "第二十一条第一款第(一)=21.1.1 (二)=21.1.2 (三)项=21.1.3"),
        ("第三条第（一）、（二）两项", "第三条第（一）=3._.1 （二）两项=3._.2"),
        ("第三、四条", "第三=3 四条=4"),
        ("第三条、第五条和第七条", "第三条=3 第五条=5 第七条=7"),
        ("依照第三条及其第二款", "第三条=3 第二款=3.2"),
        # Ranges
        ("第三条至第五条", "第三条=3→5 第五条=5"),
        ("第三条第一项至第五项", "第三条第一项=3._.1→5 第五项=3._.5"),
        ("第三条前两款", "第三条前两款=3.1→2"),
        # Divisions
        ("参照本法第二章第二节、第三节的规定", "第二章第二节=2章/2节 第三节=2章/3节"),
        ("依照第三章的规定", "第三章=3章"),
        ("本章第一节", "本章第一节=1节"),
        # Relative ones stay open without their article
        ("依照前款规定", "前款=?"),
        ("本条第二款", "本条第二款=?.2"),
        ("前两款规定的", "前两款=?"),
        # This regulation
        ("本实施细则第三条", "第三条=3"),
        ("本法（试行）第三条", "第三条=3"),
        ("属于第二项、第四项情形的", "第二项=?._.2 第四项=?._.4"),
        ("和本法第三条、《中华人民共和国刑法》第五条", "第三条=3 第五条=5!"),
        ("依照《某条例》第三条", "第三条=3"),
        # Another law, or in doubt
        ("《中华人民共和国刑法》第三条、第五条", "第三条=3! 第五条=5!"),
        ("依照《公司法》（2018年修订）第三条", "第三条=3!"),
        ("依照《公司法》（以下简称公司法）第三条第二款", "第三条第二款=3.2!"),
        ("依照刑法第一百二十条", "第一百二十条=120!"),
        ("民法典第三条", "第三条=3!"),
        ("宪法第八十九条", "第八十九条=89!"),
        ("有关法律第三条", "第三条=3!"),
        ("该条例第三条", "第三条=3!"),
        ("原《某条例》第三条", "第三条=3!"),
        ("日本法第三条和香港基本法第五条", "第三条=3! 第五条=5!"),
        ("公约第三条", "第三条=3!"),
        ("公司章程第三条", "第三条=3!"),
        ("附件第三条、附表2第四条", "第三条=3! 第四条=4!"),
        ("《甲法》和第三条", "第三条=3!"),
        ("依照《甲法》第二条规定的，第三条", "第二条=2! 第三条=3!"),
        ("依照《甲法》第二条规定。第三条规定的除外", "第二条=2! 第三条=3"),
        ("将第三条修改为：“前款规定的”", "第三条=3! 前款=?!"),
        ("将本法第三条修改为", "第三条=3"),
        ("称“第三条", "第三条=3!"),
        # No reference
        ("第十二届全国人民代表大会第一次会议", ""),
        ("本条例、本条款、本项目、目前条件、基本条件、第一节课、预付款项、第三章程、支前款物", ""),
        ("对该项决议投反对票", ""),
        ("第一百二条", ""),
    ],
)
def test_what_is_found(line: str, found: str) -> None:
    assert " ".join(f"{ref.text}={short(ref)}" for ref in find_in_text(line, ("某条例",))) == found


def test_relative_references_resolve_through_their_article() -> None:
    text = article(
        7,
        "有第二款规定的，依照前条处理",
        "有下列情形的：",
        "（一）甲；",
        "（二）前项规定以外的；",
        "（三）前两项、本款第一项和本项规定的",
        "前款第一项和前两款规定的，依照本条第二款、第三款和第六条第二款处理，第三款另有规定的除外",
        "依照该法第五条",
    )
    assert [(line, ref.text, short(ref)) for line, ref in find_references(text)] == [
        (0, "第二款", "7.2"),
        (0, "前条", "6"),
        (1, "下列", "7.2"),
        (3, "前项", "7.2.1"),
        (4, "前两项", "7.2.1→2"),
        (4, "本款第一项", "7.2.1"),
        (4, "本项", "7.2.3"),
        (5, "前款第一项", "7.2.1"),
        (5, "前两款", "7.1→2"),
        (5, "本条第二款", "7.2"),
        (5, "第三款", "7.3"),
        (5, "第六条第二款", "6.2"),
        (5, "第三款", "?.3"),  # of 第六条 or of this one
        (6, "第五条", "5!"),
    ]


def test_the_article_before_may_carry_an_inserted_number() -> None:
    inserted = Article(Number((6, 1), Level.ARTICLE, "第六条之一"), ("甲",))
    line = article(7, "依照前条第一款")
    assert short(find_references(line, inserted)[0][1]) == "6-1.1"
    assert short(find_references(line)[0][1]) == "6.1"
    assert short(find_references(article(1, "依照前条"))[0][1]) == "?"


BODY = """第一章　总则

第一条　甲。
乙：
（一）丙；
（二）丁；
（三）戊。
有前款情形的，己。

第二条　庚。

第二章　附则

第三条　辛：
（一）丙；
（二）丁。

第三条之一　壬。
"""


@pytest.mark.parametrize(
    ("line", "lack"),
    [
        ("依照第三条", ""),
        ("依照第九条", "there is no 第九条 (the last is 第三条之一)"),
        ("依照第二条至第九条", "there is no 第九条 (the last is 第三条之一)"),
        ("依照刑法第九条", ""),
        ("依照第三条之一", ""),
        ("依照第三条之二", "there is no 第三条之二 (the last is 第三条之一)"),
        ("有第一条、第二条之一的", ""),  # one of the two
        ("依照第一条第三款", ""),
        ("依照第一条第四款", "第一条 has 3 paragraphs"),
        ("依照第二条第二款", "第二条 has 1 paragraph"),
        ("依照第一条第二款第三项", ""),
        ("依照第一条第二款第四项", "第一条第二款 has 3 items"),
        ("依照第一条第一款第二项", ""),  # whether （三） ends paragraph 2 is a matter of opinion
        ("依照第二条第一款第一项", "第二条第一款 has no items"),
        ("依照第一条第三项", ""),
        ("依照第一条第四项", "第一条 has 3 items"),
        ("依照第三条第一项至第四项", "第三条 has 2 items"),
        ("依照第一条第二款第一项第九目", ""),
        ("依照第二章", ""),
        ("依照第五章", "there is no 第五章 (the last is 第二章)"),
        ("依照第一章第二节", ""),  # a text without 节 proves nothing
        ("前款", ""),
    ],
)
def test_what_is_missing(line: str, lack: str) -> None:
    revision = make("a", BODY)
    refs = find_in_text(line)
    assert "".join(dict.fromkeys(missing(ref, revision) for ref in refs)) == lack


def test_bare_items_are_doubtful_where_no_list_stands() -> None:
    body = "第一条　{}\n"
    assert not list(missing_in(make("a", body.format("对第三项工作"))))
    assert not list(missing_in(make("a", body.format("对第三款"))))
    assert [lack for *_, lack in missing_in(make("a", body.format("对本条第三款")))] == ["第一条 has 1 paragraph"]


def test_an_excerpt_proves_nothing() -> None:
    assert not list(missing_in(make("a", "第四十条　依照第九十条。\n")))
    assert not list(missing_in(make("a", "第一条　依照第九十条。\n\n第八条　依照第九十条。\n")))


def test_it_knows_its_title() -> None:
    revision = make("a", "第一条　依照《某条例》第九条和《某条例实施细则》第八条。\n")
    assert [ref.text for _, _, ref, _ in missing_in(revision)] == ["第九条"]


SIGNS = st.sampled_from("第一二十百两3０（）条款项目章节编之前本该、和至《》法。“\u3000𠮷")
WORDS = st.lists(st.one_of(SIGNS, st.sampled_from(("下列", "条例", "修改为", "第二条", "第三款"))), max_size=30).map("".join)


@given(st.one_of(WORDS, phrases, st.text(max_size=60)))
def test_offsets_spell_the_text(text: str) -> None:
    refs = find_in_text(text)
    assert all(text[ref.start : ref.end] == ref.text != "" for ref in refs)
    assert all(one.end <= other.start for one, other in pairwise(refs))


@given(st.lists(WORDS, min_size=1, max_size=5), revisions())
def test_any_article_and_revision_can_be_read(lines: list[str], revision: Revision) -> None:
    for _, ref in find_references(article(3, *lines)):
        lack = missing(ref, revision)
        assert "\n" not in lack
        assert ref.own or not lack
    list(missing_in(revision))


@given(
    st.tuples(st.integers(1, 9999), st.integers(0, 99)),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(["", "（", "("]),
)
def test_any_number_is_found(number: tuple[int, int], paragraph: int, item: int, bracket: str) -> None:
    value = number if number[1] else number[:1]
    text = format_number(value) + (f"第{format_numeral(paragraph)}款" if paragraph else "")
    text += f"第{bracket}{format_numeral(item)}{({'': '', '（': '）', '(': ')'})[bracket]}项" if item else ""
    (ref,) = find_in_text(f"依照{text}规定")
    assert (ref.text, ref.article, ref.paragraph or 0, ref.item or 0) == (
        text,
        Number(value, Level.ARTICLE, ""),
        paragraph,
        item,
    )
    assert ref.own
    assert not ref.relative


@pytest.mark.parametrize("label", ["2017", "2025"])
def test_our_regulation_lacks_nothing(label: str) -> None:
    assert not list(missing_in(own(label)))


def _official() -> list[Path]:
    return [*needs_shared("corpus").glob("*/*.txt"), *needs_shared("sources").glob("disciplinary-regulations/*.md")]


def test_official_texts_lack_nothing() -> None:
    found = 0
    for path in _official():
        revision = read_source(path.read_bytes(), path.name)
        assert [(path, str(one.number), ref.text, lack) for one, _, ref, lack in missing_in(revision)] == []
        found += sum(len(find_references(one)) for one in revision.articles)
    assert found > 600


def test_the_civil_code_takes_a_moment() -> None:
    body = "".join(
        f"第{format_numeral(n)}条　甲。\n（一）依照本法第{format_numeral(n)}条第一款、前款和第（一）项。\n\n"
        for n in range(1, 1261)
    )
    revision = make("a", body.rstrip("\n") + "\n")
    start = process_time()
    assert not list(missing_in(revision))
    assert process_time() - start < 2  # 0.1 s on an idle machine


def test_a_hostile_line_takes_a_moment() -> None:
    start = process_time()
    for text in (
        "第" * 100_000,
        "第一、" * 30_000,
        "第三条、" * 20_000,
        "（" * 100_000,
        "第一" + "\u3000" * 100_000,
        "第一条" + "之一" * 50_000,
    ):
        find_in_text(text)
    assert process_time() - start < 10
