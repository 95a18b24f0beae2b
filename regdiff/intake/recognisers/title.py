"""The title: the nearest line above the note that ends as titles do, the lines it begins on, and （试行） below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from regdiff.intake.notes import holds_date, is_order
from regdiff.intake.page import Claim, Page, Role
from regdiff.intake.titles import is_stage, is_title, title_key
from regdiff.model.left_out import Reason
from regdiff.model.text import fold

_REACH = 12
"""How many lines above the note or the first heading a title may stand."""
_MOST_LINES = 6
_ISSUER = re.compile(
    r"[^《》]{2,40}(?:国务院|委员会|人民政府|人民法院|人民检察院|办公厅|办公室|中央|常委会|代表大会|总局|总署|总行|银行|协会|联合会|交易所|公司|大学|学院|[部局署厅行委]|"
    r"政府|院|委員會|國務院)[、]?\Z|(?:中华人民共和国|中華民國)\S{0,12}(?:部|国务院|委员会|总局|署)\Z|中华人民共和国\Z"
)
_UNFINISHED = re.compile(
    r"(?:的|和|与|及|或|在|对|对于|将|以及|有关|、|办理|审理|设立|实施|执行|适用|贯彻|加强|规范|〈|《|（|关于.{0,60})\Z|\A(?:中华人民共和国|最高人民|关于|国务院|中国|中共|全国|"
    r"[^，。《》]{2,8}(?:省|市|自治区|自治州|自治县|县|区|经济特区))"
)
_CONTINUES = re.compile(
    r"(?:的|及|和|与|或|、|》|〉|）|常务委员会|实施|施行|管理|暂行|若干|执行|贯彻|有关|组织法|条例|办法|细则|规定|规则|意见|解释|决定|议事规则|监督管理|施行法|施行細則|實施)"
)
_LETTER = re.compile(r"(?:通知|公告|通告|命令|决议|批复|函)\Z")
"""What issues a regulation and stands above its title is no part of it."""
_PLAIN = re.compile("[。；，：！？?]")


def recognise(page: Page) -> Iterator[Claim]:
    """Yield the lines of the title, and those above the body that only print it once more."""
    yield from _Front(page).claims()


class _Front:
    """The lines above the body, as far as they are nothing else."""

    def __init__(self, page: Page) -> None:
        self._page = page
        notes = page.having(Role.NOTE)
        self._note = notes[0] if notes else page.start
        self._above = page.free(0, self._note)
        self._below = page.free(self._note, page.start)

    def _text(self, at: int) -> str:
        return self._page.lines[at].text

    @cached_property
    def _named(self) -> set[str]:
        """What stands between book-title marks in the source, folded."""
        return {
            fold(name)
            for line in self._page.lines
            if "《" in line.text
            for name in re.findall("《([^《》]{2,100})》", line.text)
        }

    def claims(self) -> Iterator[Claim]:
        last = self._last()
        if last is None:
            return
        run = [last, *self._stages(last)]
        while len(run) < _MOST_LINES and (above := self._line_above(run[0])) is not None and self._joins(above, run):
            run.insert(0, above)
        yield from (Claim(at, Role.TITLE) for at in run)
        whole = {title_key("".join(self._text(at) for at in run[:n])) for n in range(1, len(run) + 1)}
        for at in [*self._above, *self._below]:
            if at not in run and title_key(self._text(at)) in whole:
                yield Claim(at, Role.LEFT_OUT, Reason.REPEATED)

    def _last(self) -> int | None:
        """The line that ends the title: a marked one first; else the first line that is no sentence."""
        reach = [at for at in reversed(self._above) if at >= self._note - 1 - _REACH - 60][: _REACH + 1]
        found = [at for at in reach if is_title(self._text(at)) and not is_order(self._text(at))]
        marked = [at for at in found if self._page.lines[at].heading]
        if marked or found:
            return (marked or found)[0]
        plain = [at for at in self._above if not _PLAIN.search(self._text(at)) and len(self._text(at)) <= 100]
        headed = [at for at in plain if self._page.lines[at].heading]
        return next(iter(headed or plain), None)

    def _stages(self, last: int) -> list[int]:
        """The lines （试行） or （征求意见稿） right below."""
        out: list[int] = []
        for at in range(last + 1, self._page.start):
            if not self._page.is_free(at) or not is_stage(self._text(at)):
                break
            out.append(at)
        return out

    def _line_above(self, at: int) -> int | None:
        return at - 1 if at - 1 in self._above else None

    def _joins(self, above: int, run: list[int]) -> bool:
        """Say whether the title begins on the line `above`."""
        upper, lower = self._text(above), "".join(self._text(at) for at in run)
        if len(upper) > 60 or _PLAIN.search(upper) or holds_date(upper) or is_order(upper) or upper[0] in "（(【[":
            return False
        if title_key(upper) == title_key(lower) or _LETTER.search(upper):
            return False
        if fold(upper + lower) in self._named:
            return True
        if title_key(lower) in self._named or self._page.lines[above].heading != self._page.lines[run[0]].heading:
            return False
        if _CONTINUES.match(lower):
            return True
        if lower.startswith(("关于", "關於")) or (_ISSUER.fullmatch(self._text(run[0])) and len(run) > 1):
            return _ISSUER.fullmatch(upper) is not None
        if _ISSUER.fullmatch(upper) or is_title(upper):
            return False
        return _UNFINISHED.search(upper) is not None
