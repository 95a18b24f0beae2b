"""Values of options that have a Chinese name beside the English one: --only 新增 is --only added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from regdiff.messages import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Names = Mapping[str, tuple[str, ...]]
"""What a value is called in Chinese, the word of the reports first."""

KINDS: Names = {
    "added": ("新增", "增加"),
    "amended": ("修改",),
    "deleted": ("删除", "删去"),
    "merged": ("合并",),
    "moved": ("位置移动", "移动"),
    "renumbered": ("条号变动", "改号"),
    "split": ("拆分",),
    "unchanged": ("未修改", "未变"),
}
WEIGHTS: Names = {
    "substantive": ("实质性修改", "实质性"),
    "minor": ("次要修改", "次要"),
    "conforming": ("适应性修改", "适应性"),
    "none": ("内容未变", "未变"),
}
COLUMNS: Names = {
    "number": ("序号",),
    "kind": ("修订类型", "类型"),
    "weight": ("影响程度",),
    "main": ("主要变化",),
    "explanation": ("说明",),
}
ORDERS: Names = {"text": ("按条文顺序", "条文顺序"), "weight": ("按影响程度", "影响程度")}
MARKS: Names = {"bold": ("黑体",), "red": ("红字", "红色"), "underline": ("下划线",)}
UNCHANGED: Names = {"omit": ("略去", "省略"), "same": ("全文同左", "同左")}

_STOPS = ",，、;；"
_AS_ONE = str.maketrans(dict.fromkeys(_STOPS, ","))


class One(click.ParamType):  # type: ignore[type-arg]
    """One of several values, by its English or a Chinese name; what comes out is the English one."""

    name = "choice"

    def __init__(self, names: Names) -> None:
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value that is meant."""
        return self._meant(str(value), param, ctx)

    def _meant(self, said: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        asked = said.strip()
        for value, names in self.names.items():
            if asked.lower() == value or asked in names:
                return value
        known = [say("{value} ({name})", value=value, name=names[0]) for value, names in self.names.items()]
        raise click.BadParameter(say("{asked!r} is none of {known}.", asked=asked, known=known), ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Return the values that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._known() if name.startswith(incomplete)]

    def _known(self) -> list[str]:
        return [*self.names, *(names[0] for names in self.names.values())]


class Some(One):
    """Some of several values, parted by commas, Chinese ones too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the values that are meant, in the order in which they are named."""
        if not isinstance(value, str):
            return value
        return tuple(self._meant(part, param, ctx) for part in value.translate(_AS_ONE).split(",") if part.strip())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Return what may stand last in a list."""
        from click.shell_completion import CompletionItem

        before = incomplete[: max(incomplete.rfind(stop) + 1 for stop in _STOPS)]
        last = incomplete[len(before) :]
        return [CompletionItem(before + name) for name in self._known() if name.startswith(last)]
