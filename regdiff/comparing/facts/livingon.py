"""What is no fact although it came, went or is another: what lives on in other words, or says nothing by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from regdiff.comparing.alterations import Span
from regdiff.comparing.clauses import words as bare
from regdiff.comparing.facts.differing import Difference, Said
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.fact import Mark
from regdiff.comparing.facts.matter import matter_of
from regdiff.comparing.facts.penalties.changes import FrameChange
from regdiff.comparing.facts.penalties.frames import Frame
from regdiff.comparing.facts.statements import is_condition, is_modal
from regdiff.comparing.facts.truth import Sides
from regdiff.comparing.quantities import find_quantities
from regdiff.comparing.sets import Grams, pairs_of
from regdiff.model.patterns import lazy
from regdiff.model.tree import marker


def rewritten(found: Sequence[Difference], sides: Sides) -> set[int]:
    """Return the sentences of the old text that introduce lists of which all went, or as much as stays while items came.

    What became of an item that went of such a list no rule can tell: of one that went as a whole other law may rule it.
    """
    gone = Counter(sides.old.sentences[each.old.sentence].lead for each in found if each.old and not each.new)
    if not any(lead >= 0 for lead in gone):
        return set()
    came = any(each.new and not each.old and each.new.text.sentences[each.new.sentence].lead >= 0 for each in found)
    all_of = Counter(each.lead for each in sides.old.sentences if each.lead >= 0)
    return {lead for lead, count in gone.items() if lead >= 0 and (1 + came) * count >= all_of[lead]}


def is_punished_on(change: FrameChange, sides: Sides, everywhere: Elsewhere) -> bool:
    """Say whether what went of a penalty is imposed on all the same, or its act is spoken of elsewhere in the new text."""
    frame = change.old
    if frame is None or change.new:
        return False
    general = all(measure.name in _GENERAL for measure in frame.measures)
    if all(measure.name == "confiscation" for measure in frame.measures) and everywhere.takes_income():
        return True
    return change.is_covered or general or (change.is_alone and everywhere.is_ruled(sides.old.words(frame.act), new=False))


def is_punished_otherwise(change: FrameChange, came: Mapping[str, Frame]) -> bool:
    """Say whether a penalty went where another one of its sort came for the same: it was put another way, and did not go."""
    if change.old is None or change.new or not change.old.target_kind:
        return False
    imposed = {each.name for each in change.old.measures}
    rivals = [came[kind] for kind in (change.old.target_kind, "") if kind in came]
    return any(imposed & {each.name for each in frame.measures} for frame in rivals)


_GENERAL = {"discipline", "order", "punishment", "liability"}
"""What a general rule at the end of a text often imposes for all of its acts."""


_DELEGATES = lazy(
    r"[^，。；]{0,16}(?:办法|细则|标准|规定|步骤|程序|期限)[^，。；]{0,8}(?:由[^，。；]{2,60}(?:规定|制定|另行规定)|(?:按照|依照)[^，。；]{2,30}规定执行)"
)
"""A sentence that hands the details over."""
_ANNOUNCES = lazy(r"(?:下列|以下|如下)[^，。；：]{0,8}[：:]?\Z")
"""How a sentence ends that says nothing but that something follows."""


def hands_over(words: str) -> bool:
    """Say whether a clause only hands the details over to whoever is to rule them."""
    return _DELEGATES.fullmatch(words) is not None


def is_circumstance(said: Said) -> bool:
    """Say whether clauses only tell under which circumstances something holds that the rest of their sentence says."""
    sentence = said.text.sentences[said.sentence]
    return said.span.end < sentence.span.end and _CIRCUMSTANCE.search(said.words) is not None


_CIRCUMSTANCE = lazy(r"(?:期间|安排|轻重|情况|案件|议案|公民|人员|组织|机构)\Z|\A(?:根据|按照|依照|依据)[^，。；]*\Z")
"""How a clause ends, or begins, that is no rule without what follows it."""


def only_announces(words: str) -> bool:
    """Say whether words end by saying that something follows, close enough to say nothing else."""
    return _ANNOUNCES.search(words) is not None


def rest_stays(said: Said, sides: Sides) -> bool:
    """Say whether clauses that state nothing went from a sentence of which what it states stays, word for word."""
    if said.stated or said.quantities:
        return False
    sentence = said.text.sentences[said.sentence]
    ruled = {statement.modal.start for statement in said.text.statements(said.sentence)}
    rest = [each for each in sentence.clauses if any(each.start <= at < each.end for at in ruled)]
    return any(sides.stands(each, new=False) for each in rest if not each.meets(said.span))


def taken_up(said: Said, sides: Sides) -> int | None:
    """Return which new sentence of an article rules what clauses did that went, however it is put; None if none does.

    Most of what they are about, and most of what their sentence is about, stands in one that is none of the old side. A
    number that went is told.
    """
    whole, gone = matter_of(said.whole), matter_of(said.words)
    if said.quantities:
        return None
    if len(whole) < _RULE or len(gone) < _FEW:
        return _held_whole(said, whole, sides)
    near = ((at, sides.reworded[at]) for at in sides.likely(whole, _MOSTLY))
    shares = [(min(len(whole & there) / len(whole), len(gone & there) / len(gone)), -at) for at, there in near]
    share, place = max(shares, default=(0.0, 0))
    return -place if share >= _MOSTLY else None


def _held_whole(said: Said, matter: Grams, sides: Sides) -> int | None:
    """Return which new sentence rules all that a short one did, of the same subject; None if none does."""
    if said.statement is None or said.words.strip("。；") != said.whole.strip("。；"):
        return None
    subject = said.text.words(said.statement.subject)
    if not subject or len(matter - matter_of(subject)) < _SOME:
        return None

    def is_of(at: int) -> bool:
        return any(sides.new.words(each.subject) == subject for each in sides.new.statements(at)[:1])

    return min((at for at in sides.likely(matter, 1.0) if matter <= sides.reworded[at] and is_of(at)), default=None)


_SOME = 2
"""Pairs of characters besides the subject that are enough to know a short rule by, where all stand in another one."""


PLACED = ("content", "list", "body", "scope")
"""Kinds of which conditions say something only with what follows from them."""


def are_of_others(old: Said, new: Said, *, placed: bool) -> bool:
    """Say whether two clauses have nothing in common in what stands beside them: they are of two rules.

    Args:
        old: the old clause.
        new: the new one.
        placed: a condition of this kind says something only with what follows from it; any other clause that stays as good
            as whole is one and the same whatever stands beside it.
    """
    if not (placed and is_condition(old.words) and is_condition(new.words)):
        pairs = pairs_of(old.words), pairs_of(new.words)
        if 2 * len(pairs[0] & pairs[1]) >= _SAME_CLAUSE * sum(map(len, pairs)):
            return False
    rests = [pairs_of(said.whole.replace(said.words, "")) for said in (old, new)]
    least = min(map(len, rests))
    return least >= _RULE and len(rests[0] & rests[1]) < _OF_ONE * least


_SAME_CLAUSE = 0.7
"""So much of two clauses is common where they are one whatever stands beside them."""
_RULE = 8
"""Pairs of characters that are enough to know a rule by."""
_OF_ONE = 0.25
"""So many of them are common to both where it is one rule."""


def is_put_otherwise(mark: Mark, new: Said, sides: Sides) -> bool:
    """Say whether most of some words that went stands in the new sentence, and nothing in them is measured or binds."""
    if mark.old.is_empty or not mark.new.is_empty:
        return False
    words = sides.old.words(mark.old)
    pairs = pairs_of(words)
    if len(pairs) < _FEW or is_modal(words) or any(find_quantities(words)):
        return False
    return len(pairs & pairs_of(new.whole)) >= _MOSTLY * len(pairs)


_FEW = 4
"""Pairs of characters that are enough to find words again."""
_MOSTLY = 0.6
"""So many of them stand in the new sentence where the words were only put another way."""


def is_of_next_clause(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether words that came to a clause stood beside it in its old sentence, which was parted otherwise."""
    if mark.new.is_empty:
        return False
    runs = _runs(new.text.words(mark.new))
    came = runs and runs - _runs(old.words)
    return bool(came and (came & _runs(_beside(old))) - _runs(_beside(new)))


def without_ruled(old: Said, new: Said, marks: Sequence[Mark], sides: Sides) -> tuple[Said, Said, Sequence[Mark]]:
    """Cut from the ends of two clauses that took each other's place what another sentence of the other side rules.

    Returns:
        What is left of either, and of the marks; what only one side has is none of the change.
    """
    ends = (
        _unruled(old, new.sentence, [mark.old for mark in marks], sides, new=False),
        _unruled(new, old.sentence, [mark.new for mark in marks], sides, new=True),
    )
    if ends == (old.span, new.span):
        return old, new, marks
    cut = [Mark(_cut(mark.old, ends[0]), _cut(mark.new, ends[1])) for mark in marks]
    left = [mark for mark in cut if not (mark.old.is_empty and mark.new.is_empty)]
    return Said(old.text, old.sentence, ends[0]), Said(new.text, new.sentence, ends[1]), left


def _unruled(said: Said, besides: int, marks: Sequence[Span], sides: Sides, *, new: bool) -> Span:
    """Return a span without the clauses at its ends no word of which is kept, and which another sentence rules."""
    every = said.text.sentences[said.sentence].clauses
    first, last = (
        bisect_left(every, said.span.start, key=attrgetter("start")),
        bisect_right(every, said.span.end, key=attrgetter("end")),
    )
    clauses = every[first:last]
    if len(clauses) < _SEVERAL or len(sides.old.sentences) * len(sides.new.sentences) > _MOST_SENTENCES:
        return said.span

    def goes(clause: Span) -> bool:
        return any(mark.holds(clause) for mark in marks) and sides.is_ruled(clause, besides, new=new)

    kept = list(clauses)
    while len(kept) > 1 and goes(kept[-1]):
        del kept[-1]
    while len(kept) > 1 and goes(kept[0]):
        del kept[0]
    return said.span if len(kept) == len(clauses) else Span(kept[0].start, kept[-1].end)


def _cut(span: Span, within: Span) -> Span:
    start = min(max(span.start, within.start), within.end)
    return Span(start, max(start, min(span.end, within.end)))


_SEVERAL = 2
"""Clauses of which one can be cut."""
_MOST_SENTENCES = 40_000
"""Of two longer articles it is not asked, so that the work has no square: pairs of their sentences."""


def is_carried(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether who must or may, named in one clause alone, is named before the other one in its sentence.

    疾病预防控制机构应当收集信息 and 疾病预防控制机构应当指定人员，收集信息 say the same of the collecting.
    """
    if mark.old.is_empty == mark.new.is_empty:
        return False
    one, other, span = (old, new, mark.old) if mark.new.is_empty else (new, old, mark.new)
    words = one.text.words(span).strip(_MARKS)
    stated = other.statement if is_modal(words) else None
    if stated is None or stated.modal.start >= other.span.start:
        return False
    subject, modal = (other.text.words(each) for each in (stated.subject, stated.modal))
    return words in (subject + modal, modal)


_MARKS = "，。；：、\n"


def is_reordered(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether what a mark speaks of stands in both sentences: words changed places, and none came or went.

    Nothing that is measured, denied or binds is told away.
    """
    gone, come = old.text.words(mark.old), new.text.words(mark.new)
    ends = [(words, whole, _share_a_run(words, whole)) for words, whole in ((come, old.whole), (gone, new.whole))]
    if not any(meets for *_, meets in ends):  # so it is nearly always
        return False
    if any(is_modal(each) or any(find_quantities(each)) or _DENIES.search(each) for each in (gone, come)):
        return False
    said = [(matter, whole, meets) for words, whole, meets in ends if (matter := matter_of(words))]
    if not said or not all(meets for *_, meets in said):
        return False
    return all(len(matter & pairs_of(bare(whole))) >= _ALL * len(matter) for matter, whole, _ in said)


def is_turned_round(old: Said, new: Said) -> bool:
    """Say whether only what stands on both sides of a joint changed places: 优惠或者免费 and 免费或者优惠."""
    return sorted(old.words) == sorted(new.words) and _JOINTS.search(old.words) is not None


_JOINTS = lazy("、|或者|以及|[和与及或]")


def is_merged(old: Said, new: Said, sides: Sides) -> bool:
    """Say whether an item took in what another one of its list said: 房屋买卖、赠与、互换 what 房屋买卖 did."""
    lead = sides.old.sentences[old.sentence].lead
    if lead < 0 or len(sides.old.sentences) > _MOST_ITEMS:
        return False
    said, kept = set(bare(_unmarked(new.words))), {_unmarked(sides.new.words(each.span)) for each in sides.new.sentences}
    items = (each.span for at, each in enumerate(sides.old.sentences) if each.lead == lead and at != old.sentence)
    others = [words for words in map(_unmarked, map(sides.old.words, items)) if words not in kept]
    return any(len(bare(words)) >= _TAKEN and said.issuperset(bare(words)) for words in others)


def _unmarked(item: str) -> str:
    return item[len(marker(item[:12])[1]) :]


_TAKEN = 3
"""Characters of the shortest item that is known in another one."""
_MOST_ITEMS = 200
"""Of an article with more sentences it is not asked, so that the work has no square."""


def is_spliced(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether words of two items took the place of words of one, or the reverse: which became which is unknown."""
    gone, come = old.text.words(mark.old), new.text.words(mark.new)
    return bool(gone and come) and ("\n" in gone.strip()) is not ("\n" in come.strip())


def stand_on(mark: Mark, old: Said, new: Said) -> bool:
    """Say whether members of an enumeration that a mark tells to have gone stand beside it on, or came from there."""
    if mark.old.is_empty or mark.new.is_empty:
        return False
    sides = ((old, mark.old, new, mark.new), (new, mark.new, old, mark.old))
    return any(
        any(each in rest for each in _members(said, span))
        for said, span, other, there in sides
        for rest in [other.text.text[other.span.start : there.start] + "\n" + other.text.text[there.end : other.span.end]]
    )


def _members(said: Said, span: Span) -> list[str]:
    """Return the members of an enumeration that a span holds whole and that are long enough to be known."""
    words, text = said.text.words(span), said.text.text
    if "、" not in words:
        return []
    every = words.split("、")
    first = 0 if text[span.start - 1 : span.start] == "、" else 1
    last = len(every) if text[span.end : span.end + 1] == "、" else -1
    return [each for each in every[first:last] if len(each) >= _MEMBER and each.isalnum()]


_MEMBER = 4
"""Characters of a member of an enumeration that is known by its words."""
_ALL = 0.8
"""So much of the matter of some words stands in a sentence that speaks of it, too."""
_DENIES = lazy("[不未无非]")


@lru_cache(maxsize=64)
def _runs(words: str) -> frozenset[str]:
    """Return the runs of a few characters of some words that no mark parts; a sentence is asked for each place in it."""
    parts = _UNPARTED.findall(words)
    return frozenset([part[at : at + _RUN] for part in parts for at in range(len(part) - _RUN + 1)])


def _share_a_run(words: str, whole: str) -> bool:
    """Say whether a run of a few characters of some words stands in others."""
    runs = _runs(words)
    return bool(runs) and not runs.isdisjoint(_runs(whole))


def _beside(said: Said) -> str:
    """Return what stands beside some clauses in their sentence."""
    span = said.text.sentences[said.sentence].span
    text = said.text.text
    return text[span.start : said.span.start] + "\n" + text[said.span.end : span.end]


_RUN = 4
"""Characters of a run by which words are known again."""
_UNPARTED = lazy(r"[^\W_]+")


def is_bound_otherwise(old: Said, new: Said, marks: Sequence[Mark]) -> bool:
    """Say whether a word that binds went and none came, while the new sentence binds by 负有……义务, and the old did not."""
    if "负有" not in new.whole or "负有" in old.whole:
        return False
    went = any(is_modal(old.text.words(mark.old)) for mark in marks)
    came = any(is_modal(new.text.words(mark.new)) for mark in marks)
    return went and not came
