"""A quote reads as a whole with what stands before it: who, when, of which list, and what is done."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import prose_of, told

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.statements import Text
from regdiff.comparing.facts.whole import is_finished, led

STOOD = "登记机关办理登记。"
LONG = "申请人、代理人、第三人以及其他利害关系人的姓名、住所、身份证件号码、联系方式、委托事项以及委托的期限和权限"

WHOLE = [
    # to the end of the clause that is cut, and no further
    (
        f"登记机关对申请人的登记材料以及住所使用证明、身份证明、法定代表人任职文件和股东决定依法开展分类评估，评估结果作为登记机关和有关部门确定监督检查的比例、频次、方式以及实施信用管理的依据，{LONG}除外。",
        "登记机关对申请人的登记材料以及住所使用证明、身份证明、法定代表人任职文件和股东决定依法开展分类评估+}……",
    ),
    # a clause that is cut is left out rather than told in part
    (
        f"登记机关应当建立登记档案，妥善保存{LONG}、{LONG}，并在登记系统中如实记载和及时更新有关的变更情况。",
        "登记机关应当建立登记档案+}……",
    ),
    # the ground of what is done is left out rather than that
    (
        f"登记机关应当根据本行政区域内经营主体的数量、规模、所属的行业、登记注册的类型、经营的期限以及从业人员的人数和登记信息化建设、登记档案管理、登记信息公示以及核实{LONG}的需要，编制登记工作方案。",
        "登记机关应当……{+编制登记工作方案+}",
    ),
    # with whom, and where, is no rule
    (
        "登记机关应当会同财政、税务、公安、人力资源、市场监督管理、住房城乡建设等部门，编制登记目录。",
        "登记机关应当会同财政、税务、公安、人力资源、市场监督管理、住房城乡建设等部门，编制登记目录+}",
    ),
    # one of several conditions is told with what follows upon them
    (
        "登记材料不齐全，或者不符合法定形式的，不予登记。",
        "登记材料不齐全，或者不符合法定形式的，不予登记+}",
    ),
    (
        "申请人的登记材料与登记簿记载的内容不一致，登记材料经登记机关补正后仍然不齐全，或者经登记机关认定不符合法定形式的，不予登记。",
        "或者经登记机关认定不符合法定形式的，不予登记+}",
    ),
    # what is ruled of with the rule
    (
        "登记档案的保管期限、查阅条件、复制办法、销毁程序，登记人员的任用条件、培训要求，不得擅自变更。",
        "不得擅自变更+}",
    ),
    # the case right before, and not only who was named before that
    (
        "登记机关应当自收到申请之日起七日内进行审查，作出是否登记的决定。决定予以登记的，应当自作出决定之日起三日内将登记证书和申请人提交的有关登记材料一并发给申请人。",
        "决定予以登记的，{+应当自作出决定之日起三日内将登记证书和申请人提交的有关登记材料一并发给申请人+}",
    ),
    # an exception, or a case, with the sentence before
    ("申请登记应当提交申请书。但是，自然人申请的除外。", "申请登记应当提交申请书。{+但是，自然人申请的除外+}"),
    (
        "登记机关可以扣押与案件有关的财物。能够返还的，应当及时返还。",
        "登记机关可以扣押与案件有关的财物。{+能够返还的，应当及时返还+}",
    ),
    (
        "登记机关发现伪造登记证书的，应当移送公安机关。公安机关应当依法处理。",
        "登记机关发现伪造登记证书的，应当移送公安机关。{+公安机关应当依法处理+}",
    ),
]


@pytest.mark.parametrize(("new", "said"), WHOLE)
def test_what_came_is_quoted_so_that_it_reads_as_a_whole(new: str, said: str) -> None:
    assert any(each.endswith(said) for each in told(STOOD, STOOD + "\n" + new)), told(STOOD, STOOD + "\n" + new)


@pytest.mark.parametrize(
    ("clause", "finished"),
    [
        ("应当自收到申请之日起十日内", False),
        ("登记机关可以通过网络、电话等方式", False),
        ("除法律另有规定外", False),
        ("在登记过程中", False),
        ("登记机关应当会同财政部门", False),
        ("登记机关应当按照登记规则", False),
        ("登记机关应当按照规定编制登记方案", True),
        ("登记机关应当结合登记的数量", False),
        ("对在登记中取得突出成绩的人员", False),
        ("对登记材料进行审查", True),
        ("登记机关分别在市长和上一级登记机关的领导下", False),
        ("登记机关", False),
        ("登记机关查阅档案", True),
        ("登记机关发现材料有误的", False),
        ("国务院根据国民经济和社会发展的需要", False),
    ],
)
def test_a_clause_is_finished_that_says_what_is_done(clause: str, finished: bool) -> None:
    assert is_finished(clause) is finished


UNTOLD = [
    # neither the rule nor a part of it fits
    f"登记机关应当在登记系统中如实记载{LONG}以及登记的事项、时间、依据和经办人员并及时更新。",
    # what it is that follows from the case stands too far away
    f"登记机关应当妥善保存登记材料中记载的{LONG}以及依照规定应当归档的其他材料和电子数据。不能归档的，应当予以说明。",
]


@pytest.mark.parametrize("new", UNTOLD)
def test_what_no_quote_says_as_a_whole_is_not_told(new: str) -> None:
    said = told(STOOD, STOOD + "\n" + new)
    assert not any("{+登记机关应当在登记系统中" in each or each.endswith("{+不能归档的，应当予以说明+}") for each in said)


INTRO = "登记机关的工作人员有下列行为之一的，由其所在单位责令改正，依法给予处分；构成犯罪的，依法追究刑事责任："

BEFORE = [
    # an altered clause: its condition, who begins its sentence, the list that it is an item of
    (
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的，登记人员登记后应当告知申请人。",
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的，登记人员登记后应当书面告知申请人和利害关系人。",
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的：",
    ),
    (
        "省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布年度公报。",
        "省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布季度公报和统计数据。",
        (
            "“省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布年度公报”改为“"
            "省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布季度公报和统计数据”"
        ),
    ),
    (
        "下列登记免收登记费：\n（一）残疾人的登记；\n（二）农村承包地的登记。",
        "下列登记免收登记费：\n（一）残疾人、低收入人口的登记；\n（二）农村承包地的登记。",
        "下列登记免收登记费：“（一）残疾人的登记”改为“（一）残疾人、低收入人口的登记”",
    ),
    # an item that came: of what, and at what cost
    (
        "登记机关可以撤销下列人员的职务：\n（一）登记官员。",
        "登记机关可以撤销下列人员的职务：\n（一）登记官员；\n（二）登记监督委员。",
        "在“登记机关可以撤销下列人员的职务”之下新增“（二）登记监督委员”",
    ),
    (
        f"{INTRO}\n（一）丢失登记材料。",
        f"{INTRO}\n（一）丢失登记材料；\n（二）泄露登记秘密，造成严重后果。",
        "在“登记机关的工作人员有下列行为之一的，由其所在单位责令改正，依法给予处分”之下新增“（二）泄露登记秘密",
    ),
    # what it goes on from stood before, and is not told as new
    (
        "登记人员应当从熟悉登记业务的人员中选拔。",
        "登记人员应当从熟悉登记业务的人员中选拔，同等条件下优先招录退役军人。",
        "在“登记人员应当从熟悉登记业务的人员中选拔”后新增“同等条件下优先招录退役军人”",
    ),
    (
        "登记材料不齐全的，登记机关应当告知申请人。",
        "登记材料不齐全的，登记机关应当告知申请人。有关单位应当予以配合。",
        "在“登记材料不齐全的，登记机关应当告知申请人”后新增“有关单位应当予以配合”",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BEFORE)
def test_what_a_quote_says_nothing_without_stands_before_it(old: str, new: str, said: str) -> None:
    assert any(each.startswith(said) for each in prose_of(old, new)), prose_of(old, new)


PENALTIES = [
    # an act that fits is told whole, and a longer one to a mark or behind a member
    (
        "登记人员不如实申报身份状况、相关信息或者拒绝接受查验的，由登记机关责令改正；情节严重的，处一万元以上五万元以下的罚款。",
        "登记人员不如实申报身份状况、相关信息或者拒绝接受查验的……情节严重的，处一万元以上五万元以下的罚款",
    ),
    (
        "登记代理机构、登记咨询机构、登记培训机构以及其他登记服务机构的负责人未依照规定保存档案的，责令改正；情节严重的，处一万元以下的罚款。",
        "登记代理机构、登记咨询机构、登记培训机构以及其他登记服务机构的负责人未依照规定保存档案的……情节严重的，处一万元以下的罚款",
    ),
    (
        "登记代理机构、登记咨询机构、登记培训机构和鉴定机构、评估机构、公证机构的负责人、主管人员未依照规定保存档案的，责令改正；情节严重的，处一万元以下的罚款。",
        "登记代理机构、登记咨询机构、登记培训机构和鉴定机构、评估机构、公证机构的负责人、主管人员未依照规定保存档案的……情节严重的，处一万元以下的罚款",
    ),
    # a tier that is the contrary of a condition has nothing to do with that
    (
        "登记人擅自变更登记事项，且具有影响交易安全后果的，处五万元以下的罚款；不具有影响交易安全后果的，处一万元以下的罚款。",
        "登记人擅自变更登记事项，且具有影响交易安全后果的，处五万元以下的罚款；不具有影响交易安全后果的，处一万元以下的罚款",
    ),
]


@pytest.mark.parametrize(("new", "said"), PENALTIES)
def test_a_penalty_is_told_with_what_it_is_imposed_for(new: str, said: str) -> None:
    assert any(said in each for each in prose_of(STOOD, STOOD + "\n" + new)), prose_of(STOOD, STOOD + "\n" + new)


ALTERED = [
    # whole clauses, and no word inserted amid one
    (
        "登记机关可以决定采取补救措施。",
        "登记机关可以决定终止上述行为或者采取补救措施。",
        "“登记机关可以决定采取补救措施”改为“登记机关可以决定终止上述行为或者采取补救措施”",
    ),
    # when, which the quotes hold and the steps do not
    (
        "考核合格的，由登记机关发给证书。",
        "考核合格的，由登记部门发给证书和铭牌。",
        "考核合格的：“由登记机关发给证书”改为“由登记部门发给证书和铭牌”",
    ),
    # who, before words of both texts that it goes on from
    (
        "登记人员应当遵守法律、法规和登记规则，执行登记机关的决定和命令，服从登记机关的统一安排和统一调配，接受社会监督，恪守职业道德，接受登记机关组织的业务培训，妥善保管登记材料。",
        "登记人员应当遵守法律、法规和登记规则，执行登记机关的决定和命令，服从登记机关的统一安排和统一调配，接受社会监督，恪守职业道德，接受登记机关组织的业务培训，妥善保管登记材料，保守登记秘密。",
        "在“登记人员应当遵守法律、法规和登记规则，执行登记机关的决定和命令，服从",
    ),
    # several of whom something is ruled, with that
    (
        "登记申请人，因经济困难没有委托代理人的，可以向登记机关申请援助。",
        "登记申请人的法定代理人或者近亲属，利害关系人及其法定代理人或者近亲属，登记档案的保管人及其法定代理人，因经济困难没有委托代理人的，可以向登记机关申请援助。",
        "现规定“登记申请人的法定代理人或者近亲属，利害关系人及其法定代理人或者近亲属，登记档案的保管人及其法定代理人，因经济困难",
    ),
    # what it goes on from
    (
        "国家鼓励单位和个人科学合理利用登记信息发展登记服务业。",
        "国家鼓励单位和个人科学合理利用登记信息发展登记服务业，支持资源节约、信息互通、质量安全的登记服务模式。",
        "在“国家鼓励单位和个人科学合理利用登记信息发展登记服务业”后新增“支持资源节约",
    ),
    # of what, and what for, where that stands between
    (
        "登记机关办理登记。",
        "登记机关办理登记。任何单位和个人对违反登记法律、法规以及登记规则的行为，有权向县级以上人民政府登记主管部门和其他有关部门举报。",
        "新增“任何单位和个人对违反登记法律、法规以及登记规则的行为，有权向",
    ),
    # what goes on from words of which some stood is told as what the text says now
    (
        "国家扶持和促进中小企业开展登记。",
        "国家扶持和促进中小微企业开展登记，在监管、融资、结算等方面提供便利。",
        "现规定“国家扶持和促进中小微企业开展登记，在监管、融资、结算等方面提供便利”",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), ALTERED)
def test_an_altered_clause_is_told_so_that_it_reads_as_a_whole(old: str, new: str, said: str) -> None:
    assert any(each.startswith(said) for each in prose_of(old, new)), prose_of(old, new)


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("登记单位优先办理|重点项目的登记以及与其有关的变更", "登记单位优先办理"),
        ("登记单位优先办理设立、|变更、注销登记", ""),  # a part of a list says nothing
        ("申请人提出异议的，|登记机关应当复核", "申请人提出异议的"),
        ("登记机关负责登记，公布目录，|发布年度公报", "登记机关"),
        ("按照国务院的规定，|发布年度公报", ""),
    ],
)
def test_what_stands_before_an_altered_clause(said: str, before: str) -> None:
    sides = (make(label, f"第一条　{said.replace('|', '')}。\n") for label in "ab")
    units = next(each.new for each in change_set_of(*sides).changes if each.unit.value == "article")
    text, at = Text(units), said.index("|")
    clause = next(each for each in text.sentences[0].clauses if each.start <= at < each.end)
    found = led(Said(text, 0, clause), Span(at, clause.end), text.text, is_measured=False)
    assert text.words(found) == before


def test_of_what_went_only_who_is_told_where_the_rest_may_go_on_otherwise() -> None:
    rest = "依法公布登记的目录、条件、程序、期限、费用、材料清单和示范文本，开展登记的咨询、培训、统计、评估和指导，每年发布登记工作的年度公报，听取社会各方面的意见，接受各级人民代表大会和人民群众的监督"
    old = f"登记机关应当{rest}，加强规划，组织、指导有关登记地方标准的制定，及时协调和处理标准化工作中的问题。登记人员应当遵守登记规则。"
    new = f"登记机关应当{rest}，加强登记标准的规划并组织登记标准的制定。登记人员应当遵守登记规则。"
    assert prose_of(old, new)[0] == "删去“登记机关应当”之下的“及时协调和处理标准化工作中的问题”"


def test_whom_a_penalty_hits_is_not_told_twice() -> None:
    form = "违反登记规则的，处五千元以下罚款，对直接负责的主管人员处{}罚款。"
    [said] = prose_of(form.format("五千元以上五万元以下"), form.format("一万元以上十万元以下"))
    assert said.startswith("违反登记规则的：“对直接负责的主管人员处")


def test_an_item_with_a_number_is_told_under_its_list() -> None:
    form = "全体职工放假的节日：\n（一）元旦，放假1天；\n（二）劳动节，放假{}天。"
    assert prose_of(form.format(1), form.format(2)) == [
        "全体职工放假的节日：“（二）劳动节，放假1天”改为“（二）劳动节，放假2天”（延长）"
    ]


CRUMBS = [
    # what is defined, without as what
    (
        "前款所称登记在审查过程中不合理延迟的实际天数，是指自登记申请之日起满四年且自提出实质审查请求之日起满三年之日至登记公告之日的间隔天数减去合理延迟的天数。",
        "实际天数+}",
    ),
]


@pytest.mark.parametrize(("new", "crumb"), CRUMBS)
def test_no_quote_ends_before_what_is_ruled(new: str, crumb: str) -> None:
    assert not any(each.endswith(crumb) for each in told(STOOD, STOOD + "\n" + new)), told(STOOD, STOOD + "\n" + new)


def test_of_an_aim_nothing_hangs_on_the_one_before() -> None:
    old = "为了健全登记制度，由登记机关依法办理登记，发展登记事业，维护申请人的合法权益，制定本条例。"
    new = "为了健全登记制度，由登记机关依法办理登记，发展登记事业，维护申请人的合法权益，促进经营主体的全面发展，推进登记体系和登记能力现代化，制定本条例。"
    assert all("健全登记制度" not in each for each in prose_of(old, new)), prose_of(old, new)


def test_of_a_clause_that_no_kind_knows_nothing_is_told_that_is_cut() -> None:
    kept = "按照国务院规定的格式和标准编制的登记目录、登记名册、登记档案以及"
    old, new = (
        f"登记机关保存{kept}登记年报和月报。",
        f"登记机关保存{kept}" + "、".join(f"第{n}类材料" for n in "甲乙丙丁戊己庚辛壬癸") + "。",
    )
    assert all("甲类" not in each for each in prose_of(old, new))
