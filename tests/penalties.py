"""Texts made of the words of penalties."""

from __future__ import annotations

from hypothesis import strategies as st

_ACTS = ("违反本法规定，", "有下列行为之一的，", "擅自采砂的，", "有前款行为的，", "公司未公示的，")
_TIERS = (
    "",
    "",
    "情节严重的，",
    "情节特别严重的，",
    "拒不改正的，",
    "违法所得不足一万元的，",
    "违法所得一万元以上的，",
    "尚不构成犯罪的，",
)
_TARGETS = ("", "", "对单位", "对个人", "对直接负责的主管人员和其他直接责任人员", "由主管部门", "属于公职人员的，")
_MEASURES = (
    "责令改正", "给予警告", "没收违法所得", "没收违法所得、设备", "处一万元以上十万元以下罚款", "并处五万元以下的罚款", "可以处二十万元以下罚款", "处以罚款",
    "处违法所得一倍以上三倍以下罚款", "处三年以下有期徒刑或者拘役", "吊销许可证", "给予警告或者处二千元以下罚款", "给予处分", "五年内不得从事经营", "依法追究刑事责任",
)  # fmt: skip
_MARKS = ("，", "，", "；", "；", "。", "：\n（一）伪造的；\n", "。\n")

_parts = st.tuples(*(st.sampled_from(words) for words in (_TIERS, _TARGETS, _MEASURES, _MARKS))).map("".join)
texts = st.tuples(st.sampled_from(_ACTS), st.lists(_parts, max_size=6).map("".join)).map("".join)
"""Articles of penalties, sensible or not."""

sentences = st.tuples(
    st.sampled_from(_ACTS), st.sampled_from(_TIERS), st.sampled_from(_TARGETS[:5]), st.sampled_from(_MEASURES)
).map(lambda parts: "".join(parts) + "。")
"""One penalty."""
