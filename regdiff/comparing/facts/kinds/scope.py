"""Scope: to whom and to what the text applies, and what its terms mean."""

from __future__ import annotations

from regdiff.comparing.facts.differing import Said
from regdiff.comparing.facts.fact import Trend
from regdiff.comparing.facts.kind import Altered, Kind
from regdiff.model.patterns import lazy

DEFINED = lazy(r"所称|是指|包括|下列机构|下列用语|适用本")
"""What introduces a list that says what a term takes in."""
_SCOPE = lazy(
    r"(?:不)?适用(?:于)?本(?:法|条例|规定|办法|章|规则|解释|细则)(?!第)|本(?:法|条例|规定|办法|规则|解释|细则)(?:第[^，。；]{1,12})?(?:所称|不?适用(?![^，。；]{0,4}程序)|中下列)"
    r"|(?:所称|是指|下列用语|参照适用(?!前)|参照本(?!法第|条例第|规定第|办法第|规则第|解释第|细则第))"
)


_LIKEWISE = lazy("，(?:参照|适用|依照)本(?:法|条例|规定|办法|规则|细则)执行")
"""What follows upon those to whom the text applies as well."""


def _says(said: Said) -> bool:
    if _SCOPE.search(said.words) or _SCOPE.search(said.above[-40:]):
        return True
    end = said.text.sentences[said.sentence].span.end
    return _LIKEWISE.match(said.text.text, said.span.end, end) is not None


def _alters(altered: Altered) -> Trend | None:
    """Either side is one, unless the new one orders or grants something instead."""
    return Trend.NONE if _says(altered.new) or (_says(altered.old) and not altered.new.stated) else None


KIND = Kind("scope", 1, 40, "scope", _says, _alters)
