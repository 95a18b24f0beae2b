"""Lines that sign an order or a text: an office and a name, a body, a date; and what a letter of an office ends with.

The latter are the fields of 版记 in GB/T 9704-2012: who gets a copy, who printed it and when, how many.
"""

from __future__ import annotations

import re

from regdiff.model.numbers import NUMERAL

_OFFICES = (
    "主席|总理|部长|主任|局长|署长|会长|院长|检察长|行长|省长|市长|县长|区长|州长|镇长|乡长|委员长|审计长|"
    "总统|院長|部長|總統"
)
_OFFICE = "|".join(r"\s*".join(office) for office in _OFFICES.split("|"))
"""Names are spread over the line by blanks: 主　席."""
_BODIES = "委员会|人民政府|国务院|办公厅|办公室|人民法院|人民检察院|常委会|中央|总局|部|局|署|厅|院|会"
_DATE = rf"[{NUMERAL}]{{4}}\s?年\s?[{NUMERAL}]{{1,3}}\s?月\s?[{NUMERAL}]{{1,3}}\s?日"
_IMPRINT = re.compile(
    rf"(?:抄\s?送|抄\s?报|主\s?送|分\s?送|报|送)\s*[：:].{{1,100}}\Z|[^。；]{{0,40}}{_DATE}\s*印\s*发?\Z|主题词\s*[：:][^。]*\Z|"
    r"[（(]?\s*共?\s*印\s?[0-9]{1,6}\s?份\s*[）)]?\Z|[（(]此件[^。]{1,16}[）)]\Z"
)
_SIGNED = re.compile(
    rf"(?:国家|代)?(?:{_OFFICE})\s*[：:]?\s*\S{{1,4}}(?:\s\S{{1,3}})?\Z|"
    rf"[（(]?{_DATE}[）)]?\Z|"
    rf"[^。；，：\s]{{2,30}}(?:{_BODIES})\s*(?:[（(](?:公章|印章|盖章|章)[）)])?\Z"
)


def is_signature(text: str) -> bool:
    """Say whether a line signs what stands above it: 主席　某某, 某某委员会, 2020年1月2日, or 抄送：某某 below that."""
    return _SIGNED.match(text) is not None or _IMPRINT.match(text) is not None
