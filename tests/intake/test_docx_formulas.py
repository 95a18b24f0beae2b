"""Word files: fractions, powers and roots are read as they mean, never as their letters one behind the other."""

from __future__ import annotations

import pytest
from words import box, p, part, r, word

from regdiff.intake.build import take
from regdiff.intake.readers.docx import read_docx
from regdiff.model.left_out import Reason


def m(name: str, *inside: str, **props: str) -> str:
    """A structure of a formula, or a part of one; `props` are its properties."""
    said = "".join(f'<m:{key} m:val="{value}"/>' for key, value in props.items())
    return f"<m:{name}>{f'<m:{name}Pr>{said}</m:{name}Pr>' if said else ''}{''.join(inside)}</m:{name}>"


def x(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def math(*inside: str) -> str:
    return f"<m:oMath>{''.join(inside)}</m:oMath>"


def f(num: str, den: str, **props: str) -> str:
    return m("f", m("num", x(num)), m("den", x(den)), **props)


def raised(text: str) -> str:
    return r(text, '<w:vertAlign w:val="superscript"/>')


def lowered(text: str) -> str:
    return r(text, '<w:vertAlign w:val="subscript"/>')


POWER = m("sSup", m("e", x("10")), m("sup", x("6")))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (f("1", "2"), "1/2"),
        (f("a+b", "c"), "(a+b)/c"),
        (f("罚款数额", "货值金额"), "(罚款数额)/(货值金额)"),
        (x("1") + f("1", "2"), "1(1/2)"),
        (f("1", "2") + f("1", "3"), "(1/2)(1/3)"),
        (f("1", "2") + x("x"), "(1/2)x"),
        (f("n", "k", type="noBar"), "n¦k"),
        (m("f", m("num", f("1", "2")), m("den", x("3"))), "(1/2)/3"),
        (POWER, "10⁶"),
        (m("sSup", m("e", x("a+b")), m("sup", x("2"))), "(a+b)²"),
        (m("sSup", m("e", x("x")), m("sup", x("甲"))), "x^(甲)"),
        (m("sSup", m("e", x("10")), m("sup", x("−3"))), "10⁻³"),
        (m("sSub", m("e", x("R")), m("sub", x("max"))), "R_(max)"),
        (m("sSubSup", m("e", x("x")), m("sub", x("1")), m("sup", x("2"))), "x₁²"),
        (m("sPre", m("sub", x("1")), m("sup", x("2")), m("e", x("x"))), "₁²x"),
        (m("rad", m("deg"), m("e", x("2"))), "√2"),
        (m("rad", m("deg", x("3")), m("e", x("a+b"))), "√[3](a+b)"),
        (m("nary", m("sub", x("i=1")), m("sup", x("n")), m("e", x("x")), chr="∑"), "∑_(i=1)ⁿx"),
        (m("nary", m("sub"), m("sup"), m("e", x("x"))), "∫x"),
        (m("d", m("e", x("a+b"))) + x("c"), "(a+b)c"),
        (m("d", m("e", x("a")), m("e", x("b")), begChr="{", sepChr=",", endChr=""), "{a,b"),
        (m("m", m("mr", m("e", x("1")), m("e", x("2"))), m("mr", m("e", x("3")), m("e", x("4")))), "[1,2;3,4]"),
        (m("eqArr", m("e", x("a=1")), m("e", x("b=2"))), "a=1;b=2"),
        (m("func", m("fName", m("limLow", m("e", x("lim")), m("lim", x("n")))), m("e", x("x"))), "limₙx"),
        (m("acc", m("e", x("x")), chr="\u0307"), "\u1e8b"),
        (m("bar", m("e", x("x"))), "¯x"),
    ],
)  # fmt: skip
def test_a_formula_in_one_line(formula: str, expected: str) -> None:
    source = read_docx(word(p(r("为"), math(formula), r("。"))), "x")
    assert [line.text for line in source.lines] == [f"为{expected}。"]
    assert source.left_out == ()


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("10") + raised("6"), "10⁶"),
        (r("10") + raised("6") + r("5"), "10⁶5"),
        (r("平方米m") + raised("2"), "平方米m²"),
        (r("CO") + lowered("2") + r("排放"), "CO₂排放"),
        (r("10") + raised("-") + raised("3"), "10⁻³"),
        (r("10") + raised("x"), "10^(x)"),
        (r("应当登记") + raised("1"), "应当登记¹"),  # the mark of a note that its author typed is seen as one
        (r("应当登记") + raised("[1]"), "应当登记[1]"),
        (r("应当登记") + raised("①"), "应当登记①"),
        (r("19") + raised("th"), "19th"),
        (r("甲") + raised("乙"), "甲乙"),
        (r("10") + r("6", '<w:vertAlign w:val="baseline"/>'), "106"),
        (r("10") + r("6", '<w:rStyle w:val="Mi"/>'), "10⁶"),
    ],
)
def test_raised_and_lowered_figures(runs: str, expected: str) -> None:
    styles = part("styles", '<w:style w:type="character" w:styleId="Mi"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>')  # fmt: skip
    assert [line.text for line in read_docx(word(p(runs), [("r1", "styles", styles)]), "x").lines] == [expected]


def test_what_was_written_out_is_a_repair_on_record() -> None:
    body = p(r("示例条例")) + p(r("第一条　处货值金额"), math(f("1", "2")), r("的罚款。")) + p(r("第二条　限额为10"), raised("6"), r("元。"))  # fmt: skip
    taken = take(word(body), "x.docx")
    assert [article.text for article in taken.revision.articles] == ["处货值金额1/2的罚款。", "限额为10⁶元。"]
    assert [(each.kind, each.before, each.after) for each in taken.repairs] == [
        ("linear-formula", "第一条　处货值金额12的罚款。", "第一条　处货值金额1/2的罚款。"),
        ("linear-formula", "第二条　限额为106元。", "第二条　限额为10⁶元。"),
    ]
    assert take(word(body), "x.docx", mend=False).revision.articles == taken.revision.articles


def test_a_computed_number_before_a_fraction() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    taken = take(word(p(math(f("1", "2")), r("为限。"), props=number), [("r1", "numbering", numbering)]), "x.docx")
    assert taken.revision.articles[0].text == "1/2为限。"
    assert [(each.kind, each.before) for each in taken.repairs] == [("linear-formula", "12为限。")]


def test_a_formula_that_is_left_out_is_named_by_its_letters() -> None:
    hidden = math(m("f", m("num", "<m:r><w:rPr><w:vanish/></w:rPr><m:t>1</m:t></m:r>"), m("den", x("2"))))
    deleted = f'<w:del w:id="1" w:author="甲">{r("10", tag="delText")}{math(POWER)}</w:del>'
    source = read_docx(word(p(r("甲"), deleted)), "x")
    assert [each[:2] for each in source.left_out] == [("10106", Reason.TRACKED)]
    source = read_docx(word(p(r("甲"), hidden)), "x")
    assert [line.text for line in source.lines] == ["甲()/2"]
    assert [each[:2] for each in source.left_out] == [("1", Reason.HIDDEN)]


def test_formulas_of_a_text_in_boxes() -> None:
    inside = p(r("示例条例")) + p(r("第一条　处"), math(f("1", "2")), r("罚款。"))
    taken = take(word(p(box(inside))), "x.docx")
    assert taken.revision.articles[0].text == "处1/2罚款。"
    assert [each.kind for each in taken.repairs] == ["linear-formula"]
    beside = read_docx(word(p(r("第二条　甲。")) + p(box(inside))), "x")
    assert [each.text for each in beside.left_out] == ["示例条例", "第一条　处12罚款。"]  # the letters of the file


def test_characters_that_no_structure_has_are_kept() -> None:
    odd = math(f"<m:f><m:odd>{x('乙')}</m:odd><m:num>{x('1')}</m:num></m:f>")
    assert [line.text for line in read_docx(word(p(r("甲"), odd)), "x").lines] == ["甲1/()乙"]
