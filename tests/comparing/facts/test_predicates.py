"""A kind is known by what a clause says, and not by what it speaks of: attributes, objects, conditions and ways do not count."""

from __future__ import annotations

import pytest
from samples import make
from tellings import FAR, told

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.predicates import is_attribute, saying, who
from regdiff.comparing.facts.statements import Text
from regdiff.comparing.units import units

BEFORE = "登记机关应当公开登记的条件、程序和期限。"

LICENCES = [
    "从事代理业务的机构，应当依法取得登记代理资质。",
    "申请登记代理资质，应当符合国务院规定的条件。",
    "代理合同应当自签订之日起十日内向登记机关备案。",
    "对公众提供代理服务，依法实施许可。",
    "受托制作登记证书，由取得证书制作资质的单位承担。",
]
NO_LICENCES = [
    ("登记机构应当配备经过国家资格认定的审核人员。", "duty"),
    ("监管规划由省级人民政府批准后公布实施，并根据需要修订。", "content"),
    ("登记机关根据需要编制登记规划，报国务院批准后组织实施。", "content"),
    ("个人可以依法向人民法院申请撤销其监护人资格。", "right"),
    ("案件特别复杂的，应当报请上一级人民法院批准延长。", "duty"),
    ("辩护律师经法庭许可，可以继续担任辩护人。", "leave"),
    ("备案审查工作机构应当对报送备案的材料进行形式审查。", "duty"),
    ("未依法取得执业许可证从事代理活动的，按照有关规定处理。", "content"),
    ("实施扣押前应当报经登记机关负责人批准。", "duty"),
    ("当场扣押的，人民警察应当及时报告，并补办批准手续。", "duty"),
    ("根据实际需要，国务院登记委员会可以提出调整登记规则的建议，报国务院批准后执行。", "leave"),
    (
        "申请取水的单位和个人需要同时办理占用河道审批手续的，县级以上人民政府水行政主管部门应当与取水许可一并办理相关审批手续。",
        "duty",
    ),
    ("对符合条件的人才，在申请从业资格或者办理执业登记等方面提供便利。", "content"),
    ("国家机关工作人员应当对审批事项的办理情况作出说明。", "duty"),
]
OTHERS = [
    # powers: what an authority may do to others comes first behind 可以
    ("登记机关可以对代理机构的负责人进行约谈。", "power"),
    ("登记机关可以要求代理机构提供有关的账簿和合同。", "power"),
    ("监督检查人员可以查阅、复制代理机构的账簿。", "power"),
    ("登记机关可以对考古调查、勘探工作给予支持。", "leave"),
    ("登记机关可以通过信息系统公告被撤销登记的企业。", "leave"),
    ("登记机关可以组织开展专题调查研究，提出工作报告。", "leave"),
    ("未被通知参加会议的股东可以请求人民法院撤销决议。", "right"),
    # rights: of a party, not of an organ, and no promise of the state
    ("公众可以查阅登记簿的有关记载事项。", "right"),
    ("控辩双方可以申请人民法院召开庭前会议。", "right"),
    ("审查机构可以要求制定机关书面说明有关情况。", "power"),
    ("国家依法保障公民平等参与登记活动的权利。", "principle"),
    ("人民法院审理案件，可以裁定驳回起诉，告知原告向其他机关申请。", "leave"),
    ("登记簿所载明的权利、义务随之全部转移至受让人。", "content"),
    # bans: no name of a list, no legal effect, and not what stands behind one
    ("国务院有关部门制定禁止或者限制使用的登记材料名录。", "content"),
    ("章程对代表人职权的限制，不得对抗善意相对人。", "content"),
    ("对前款规定不得销售的证书，应当依照规定进行销毁。", "duty"),
    ("代理机构不得录用具有欺诈犯罪记录的人员。", "ban"),
    # liability: whoever answers, and not what one insures or tells
    ("公司可以为董事因执行职务承担的赔偿责任投保责任保险。", "leave"),
    ("登记机关应当将不实承诺的法律责任一次性告知申请人。", "duty"),
    ("代理机构泄露登记信息造成损失的，依法承担民事责任。", "liability"),
    # institutions: no way of doing something, and no wish
    ("鼓励社会力量通过捐赠、设立基金等方式资助登记研究。", "principle"),
    ("国家鼓励代理机构建立内部纠纷解决机制，公平解决纠纷。", "principle"),
    ("实行告知承诺制度的登记事项目录应当向社会公布。", "duty"),
    ("县级以上人民政府应当建立健全登记工作协调机制。", "institution"),
    # principles: 原则 that says how something is done is none
    ("对新兴行业的登记职责，由市级人民政府按照业务相近的原则确定。", "content"),
    ("登记工作实行统一领导、分级负责的原则，各负其责。", "principle"),
    # provisos: a rule with an exception is a rule
    ("矿业权应当通过招标方式出让，国务院另有规定的除外。", "duty"),
    ("登记申请，除法律另有规定外，应当采用书面形式提出。", "duty"),
    ("登记合同对登记的期限另有约定的，从其约定。", "proviso"),
    # deadlines and amounts: numbers that describe measure nothing
    ("支持登记机构对二至三周岁的幼儿提供登记服务。", "principle"),
    ("密封的零件、部件、组件，按照有关的规定妥善管理。", "content"),
    ("国家按照规定为1954年10月31日之前入伍的人员办理登记。", "content"),
    ("市人民政府支持举办陆家嘴论坛等国际会议，促进全球对话与合作。", "content"),
    # who may choose one of several ways has leave; a right is to choose freely
    ("当事人可以选择名册以外的调解员调解。", "leave"),
    ("申请人可以自主选择登记地点。", "right"),
    ("完全由学校的过错造成事故的，学校应当承担全部责任。", "liability"),
    # a sort of opening, and no system
    ("自由贸易试验区应当加快改革先行先试，实施高水平制度型开放。", "duty"),
    # scope: an article that applies by reference is no scope
    ("代理机构的处理程序，参照本条例第九条的规定办理。", "content"),
    ("登记机关受理申请后，依照本条例适用普通程序进行审理。", "content"),
]


@pytest.mark.parametrize("sentence", LICENCES)
def test_leave_that_is_asked_for_is_a_licence(sentence: str) -> None:
    assert [fact.split()[0] for fact in told(BEFORE, BEFORE + sentence)] == ["licence"]


@pytest.mark.parametrize(("sentence", "kind"), [*NO_LICENCES, *OTHERS])
def test_a_kind_is_known_by_the_predicate(sentence: str, kind: str) -> None:
    assert [fact.split()[0] for fact in told(BEFORE, BEFORE + sentence)] == [kind]


ITEMS = [
    # whom else one appoints is no duty, and who takes part in a mechanism sets none up
    ("常务委员会任免下列人员：", "应当由常务委员会任免的其他人员。", "list"),
    ("外国法律可以通过下列途径查明：", "由最高人民法院建立或者参与的查明机制参与方提供。", "leave"),
]


@pytest.mark.parametrize(("intro", "item", "kind"), ITEMS)
def test_an_item_is_no_duty_and_no_institution_by_its_attributes(intro: str, item: str, kind: str) -> None:
    old = f"{intro}\n（一）登记机关的人员。"
    assert [fact.split()[0] for fact in told(old, f"{old[:-1]}；\n（二）{item}")] == [kind]


def test_a_kind_is_named_by_what_is_quoted() -> None:
    old = "商用密码检测机构应当公开检测的条件、程序和期限。"
    new = old + (
        "本市登记的经营主体可以在登记住所以外的其他任何固定场所开展与其登记的经营范围、经营期限和经营方式相符合的各类经营活动，"
        "扩大经营规模、增加经营网点、调整经营场所，"
        "需要办理经营场所备案的，向登记机关备案。"
    )
    assert [fact.split()[0] for fact in told(old, new)] == ["leave"]


def test_what_may_be_done_item_by_item_is_a_power_though_the_sentence_begins_with_a_duty() -> None:
    new = "登记机关应当依法履行职责，在监督检查时可以采取下列措施：\n（一）进入有关场所检查；\n（二）禁止有关的货物转移。"
    assert {fact.split()[0] for fact in told(BEFORE, f"{BEFORE}\n{new}")} == {"power"}


def test_a_law_that_is_named_in_another_rule_is_not_the_matter() -> None:
    old = "生产经营单位应当制定下列规章制度，并督促落实。"
    new = "生产经营单位的主要负责人应当依照安全生产法的规定，组织制定下列规章制度，并督促落实。"
    assert [fact.split()[0] for fact in told(old, new)] == ["content"]


QUOTES = [
    # the condition that stands before who acts, where both fit
    (
        "经督促无正当理由不予落实或者落实不到位的，公安机关、人民检察院和司法行政部门可以通报被建议单位的上级机关、主管部门或者行业自律组织等。",
        "{+经督促无正当理由不予落实或者落实不到位的，公安机关、人民检察院和司法行政部门可以通报被建议单位的上级机关、主管部门或者行业自律组织等+}",
    ),
    # a condition of several clauses whole
    (
        "非法吸收公众存款，具有下列情形之一的，应当认定为刑法第一百七十六条规定的“数额特别巨大或者有其他特别严重情节”。",
        "非法吸收公众存款，具有下列情形之一的，{+应当认定为刑法第一百七十六条规定的“数额特别巨大或者有其他特别严重情节”+}",
    ),
    # the rule, and not only who acts and by what
    (
        "网信部门会同公安、文化和旅游等部门，根据不同年龄阶段未成年人的成长特点，确定可能影响其身心健康的信息的种类、范围和标准。",
        "网信部门会同公安、文化和旅游等部门，根据不同年龄阶段未成年人的成长特点，{+确定可能影响其身心健康的信息的种类、范围和标准+}",
    ),
    # of a condition that is too long the part that stands nearest to the rule
    (
        f"高等学校、科研机构、登记推广机构、农业生产经营组织和其他相关企业申报国家科技重大专项、国家重要科技计划项目、本市科技计划项目且获得立项的，按照国家和本市有关规定，给予相应的支持；{FAR}的，从其规定。",
        "登记推广机构、农业生产经营组织和其他相关企业申报国家科技重大专项、国家重要科技计划项目、本市科技计划项目且获得立项的，{+按照国家和本市有关规定，给予相应的支持+}",
    ),
    # but its beginning where what follows speaks of that
    (
        "《中华人民共和国食品安全法》对食用农产品的质量安全标准的制定、有关安全信息的公布和农业投入品的使用已经作出规定的，应当遵守其规定。",
        "《中华人民共和国食品安全法》对食用农产品的质量安全标准的制定、有关安全信息的公布和农业投入品的使用已经作出规定的，{+应当遵守其规定+}",
    ),
    # what is done, and not only with whom, where, or upon what ground: 中医药法 (2016) 第六十一条, 妇女权益保障条例
    (
        "民族自治地方可以根据《中华人民共和国民族区域自治法》和本法的有关规定，结合实际，制定促进和规范本地方少数民族医药事业发展的办法。",
        "{+民族自治地方可以根据《中华人民共和国民族区域自治法》和本法的有关规定，结合实际，制定促进和规范本地方少数民族医药事业发展的办法+}",
    ),
    (
        "工会、共产主义青年团、残疾人联合会等群团组织应当在各自的工作范围内，做好维护妇女权益的工作。",
        "工会、共产主义青年团、残疾人联合会等群团组织{+应当在各自的工作范围内，做好维护妇女权益的工作+}",
    ),
    # what has to be done within a term
    (
        "公安机关应当自互联网上网服务营业场所经营单位正式开展经营活动二十个工作日内，对其履行安全职责情况进行检查。",
        "{+公安机关应当自互联网上网服务营业场所经营单位正式开展经营活动二十个工作日内，对其履行安全职责情况进行检查+}",
    ),
]


@pytest.mark.parametrize(("sentence", "quote"), QUOTES)
def test_a_quote_holds_the_rule_with_who_and_when(sentence: str, quote: str) -> None:
    assert [fact.split(maxsplit=1)[1] for fact in told(BEFORE, BEFORE + sentence)] == [quote]


def last_of(article: str) -> Said:
    """Return the last sentence of an article, or its last item, as clauses that came."""
    text = Text([units(make("new", f"第一条　{article}\n"))[-1]])
    return Said(text, len(text.sentences) - 1, Span(*text.sentences[-1].span))


@pytest.mark.parametrize(
    ("article", "clauses"),
    [
        ("未取得登记证书的，应当办理登记。", ["应当办理登记"]),
        ("代理机构应当公开登记证书，接受监督。", ["代理机构应当公开登记证书", "接受监督"]),
        ("代理机构应当履行下列义务：\n（一）公开登记证书。", ["（一）公开登记证书"]),
        ("代理机构有下列行为之一的，处以罚款：\n（一）转让登记证书。", []),  # it is punished, and is no rule
    ],
)
def test_a_clause_says_something_by_itself_that_is_neither_condition_nor_case(article: str, clauses: list[str]) -> None:
    assert [clause.words for clause in saying(last_of(article))] == clauses


@pytest.mark.parametrize(
    ("article", "subject"),
    [
        ("登记机关应当核发登记证书。", "登记机关"),
        ("登记机关履行下列职责：\n（一）核发登记证书。", "登记机关"),  # whoever introduces the list
        ("（一）核发登记证书。", ""),
    ],
)
def test_the_subject_of_an_item_is_that_of_what_introduces_it(article: str, subject: str) -> None:
    assert who(last_of(article)) == subject


@pytest.mark.parametrize(
    ("words", "noun", "expected"),
    [
        ("具有公开募捐资格的慈善组织", "资格", True),
        ("具有公开募捐资格的", "资格", False),  # nothing follows
        ("依法取得公开募捐资格，向社会公布的组织", "资格", False),  # in another clause
        ("以取得资格为目的开展募捐", "资格", False),  # 目的 is a word
    ],
)
def test_an_attribute_describes_a_noun_that_follows_in_its_clause(words: str, noun: str, expected: bool) -> None:
    assert is_attribute(words, words.index(noun) + len(noun)) is expected


def test_a_condition_is_not_told_without_what_follows_upon_it() -> None:
    """市场主体登记管理条例 (2021) 第三十三条: what may be done after all the conditions has no room in the quote."""
    sentence = (
        "个体工商户按照简易程序办理注销登记的，无需公示，由登记机关将个体工商户的注销登记申请推送至税务等有关部门，"
        "有关部门在10日内没有提出异议的，可以直接办理注销登记。"
    )
    assert not any(fact.endswith("的+}") for fact in told(BEFORE, BEFORE + sentence))
