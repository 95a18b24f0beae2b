"""Two revisions and what a person decided on them, for the pages of the rules on links files."""

from __future__ import annotations

from datetime import date

from regdiff.checks.example import example
from regdiff.model.links import Decisions
from regdiff.model.links_file import write_links
from regdiff.model.parse import parse

OLD = example("第一条　登记应当及时。\n\n第二条　费用由甲方承担。", label="2017", promulgated=date(2017, 3, 1))
NEW = example("第一条　登记应当及时。\n\n第二条　登记簿应当公开。\n\n第三条　收费标准另行制定。")


def _links() -> str:
    decided = Decisions.on(parse(f"{OLD}\n"), parse(f"{NEW}\n"))
    return write_links(decided.link(["第二条"], ["第三条"]).confirm(["第一条"], ["第一条"])).rstrip("\n")


LINKS = _links()
