"""What of a text most of which is new is too general to be told: nobody does anything about it.

The comparison shows it all the same. The rules are drawn from judgements made by reading (tests/judgements): where a text is
new for the most part, few were found useful of the facts that only say what an authority is to see to, or what policy is
pursued. Of a text that was amended such a policy is news, and told; and of one about authorities it is what the text is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from regdiff.comparing.changes import Change, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.kinds import content, duty, institution, principle
from regdiff.comparing.facts.parties import is_authority
from regdiff.model.patterns import lazy

_OPENING, _LEAD = 14, 28
"""Characters in which a clause names who acts; and in which what stands before it does, unless it says when."""
_ABOUT_THEM = 0.5
"""The share of facts of what authorities do from which on a text is about authorities, and nothing of theirs is general."""
_LEADS = "领导"
"""Who leads is told of any text."""
_HERE = lazy("本(?:省|市|区|县|自治[区州县])")
"""How a local text calls all that has authority there."""
_LEFT = lazy(r"由[^，。；]{2,40}(?:制定|规定|确定|提出|发布|公布)(?=[，。；\n]|\Z)")
"""What leaves to someone what is to be ruled."""
_SEES_TO = lazy(
    r"(?:依法|积极|及时|定期|进一步|充分|按照[^，。；]{0,12}|在[^，。；]{0,12}职责[^，。；]{0,4}|采取[^，。；]{0,6}措施，?|会同[^，。；]{2,16}){0,3}"
    r"(?:加强|推动|推进|促进|落实|组织开展|组织实施|协助|配合|做好|互相|相互|共同|统筹|协调|完善|健全|建立健全|优化|提升|提高|支持|鼓励|引导|保障|加大|重视|开展)"
)
"""What an authority is told to see to, by a word that asks no single act of it."""


def without_general(facts: Sequence[Sequence[Fact]], changes: Sequence[Change]) -> list[tuple[Fact, ...]]:
    """Return the facts of a text most of which is new that are worth telling, in their order.

    Args:
        facts: those of each change.
        changes: of a change set.
    """
    texts = [(join_texts(change.old), join_texts(change.new)) for change in changes]
    told = [[(fact, sides[not fact.went]) for fact in its] for its, sides in zip(facts, texts, strict=True)]
    of_authorities = sum(_is_of_authority(*each) for its in told for each in its)
    if of_authorities > _ABOUT_THEM * sum(map(len, told)):
        return [tuple(its) for its in facts]
    return [tuple(fact for fact, text in its if not _is_general(fact, text)) for its in told]


def _is_of_authority(fact: Fact, text: str) -> bool:
    """Say whether a fact is of what an authority does."""
    quote = fact.old if fact.went else fact.new
    who = text[slice(*fact.lead)][:_LEAD] or text[quote.start : quote.start + _OPENING]
    return is_authority(who) or _HERE.match(who) is not None


def _is_general(fact: Fact, text: str) -> bool:
    """Say whether a fact tells of a policy, or of what an authority is to see to, without an act that can be asked of it."""
    quote = fact.old if fact.went else fact.new
    if fact.kind == principle.KIND.name:
        return _LEADS not in text[quote.start : quote.end]
    if fact.went or fact.trend.value:
        return False
    if fact.kind == content.KIND.name and _LEFT.search(text, quote.start, quote.end):
        return True
    if fact.kind == duty.KIND.name:
        return fact.came and _is_of_authority(fact, text) and _SEES_TO.match(text, fact.modal.end, quote.end) is not None
    return fact.kind in (content.KIND.name, institution.KIND.name) and _is_of_authority(fact, text)
