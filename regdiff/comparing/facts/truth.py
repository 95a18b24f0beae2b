"""What is told of a change must not contradict its texts.

Words are told to have come only where they stood nowhere in the old text of the link, and to have gone only where they stand
nowhere in the new one. Where they do, as 应当 does that was put into one clause more, the words around them are told, too,
as they were and as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from regdiff.comparing.alterations import Span
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.facts.matter import matter_of, pairs_said
from regdiff.comparing.facts.statements import Text, is_modal
from regdiff.comparing.sets import Grams
from regdiff.comparing.standing import Standing
from regdiff.model.patterns import lazy
from regdiff.model.text import fold
from regdiff.model.tree import marker

_EDGES = "，。；：、 \n\u3000"
_TRIMMED = "，。；： \n\u3000"
_STOPS = "，。；：\n"
_JOINTS = "、和与及或者以"
_FURTHEST = 16
"""Kept characters that are told with words that stand elsewhere, too."""
_LINKS = "由对向将在和及与或并且的"
"""What joins words to those before: without it they may stand on the other side, too."""
_CORE = 4
"""Characters that are enough to be known without it."""
_CLAUSES = lazy("[^，,。；;：:\n]+")
_CLAUSE_KEPT = 8
"""Characters of a clause that is the same one where it stands on both sides."""
_MEMBER = lazy("[^、，。；]+")
_HOW = lazy(r"(?<=[^、，。；和与及或])依法\Z")
"""How something is done with the members of an enumeration, which is none of the last of them."""
_SEVERAL = 2
"""Members of an enumeration."""
_LEAST = 2
"""Fewer of them say nothing."""
_SAID = 0.75
"""So many of the pairs of characters of what came stand in one old sentence."""
_MOST_SENTENCES = 200
"""Of a longer article it is not asked, so that the work has no square."""
_LIKELIEST = 24
"""Sentences in which some matter is looked for, those first that hold most of what is rare in it."""
_FIGURE = lazy("[0-9一二三四五六七八九十百千万]")


class Sides:
    """Both texts of a change, to be asked what stands in them."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self._about: dict[bool, list[Grams]] = {}

    @cached_property
    def _folded(self) -> tuple[str, str]:
        return fold(self.old.text), fold(self.new.text)

    @cached_property
    def said(self) -> list[Grams]:
        """The pairs of characters of each sentence of the old text."""
        return [pairs_said(self.old.words(each.span)) for each in self.old.sentences]

    def was_said(self, came: str) -> bool:
        """Say whether as good as all of some words of the new text stood in one old sentence, with others between."""
        pairs = pairs_said(came)
        if not pairs or len(self.old.sentences) > _MOST_SENTENCES:
            return False
        return any(len(pairs & each) >= _SAID * len(pairs) for each in self.said)

    @cached_property
    def _standing(self) -> tuple[Standing, Standing]:
        """Each side, to be asked what stands in it."""
        return Standing(self._folded[0]), Standing(self._folded[1])

    def is_ruled(self, clause: Span, besides: int, *, new: bool) -> bool:
        """Say whether a sentence of the other side, besides one, is about all that a clause of one side is about."""
        matter = matter_of((self.new if new else self.old).words(clause))
        if len(matter) < _LEAST:
            return False
        return any(matter <= each for at, each in enumerate(self._matters(new=not new)) if at != besides)

    def _matters(self, *, new: bool) -> list[Grams]:
        """Return what the sentences of a side are about, as `matter_of` gives it."""
        if (known := self._about.get(new)) is None:
            text = self.new if new else self.old
            known = self._about[new] = [matter_of(text.words(each.span)) for each in text.sentences]
        return known

    @cached_property
    def reworded(self) -> dict[int, Grams]:
        """What the sentences of the new side are about that are none of the old one, as `matter_of` gives it, by place.

        Of several about the same the first is named.
        """
        stood = {fold(self.old.words(each.span)) for each in self.old.sentences}
        said = [self.new.words(each.span) for each in self.new.sentences]
        first: dict[Grams, int] = {}
        for at, each in enumerate(said):
            if fold(each) not in stood:
                first.setdefault(matter_of(each), at)
        return {at: matter for matter, at in first.items()}

    @cached_property
    def _holders(self) -> dict[int, list[int]]:
        """Pair of characters → places of the reworded sentences that hold it."""
        out: dict[int, list[int]] = defaultdict(list)
        for at, matter in self.reworded.items():
            for pair in matter:
                out[pair].append(at)
        return out

    def likely(self, matter: Grams, share: float) -> set[int]:
        """Return the reworded sentences that may hold such a share of some matter: they hold one of its rarest pairs."""
        holders = self._holders
        lacking = len(matter) - int(share * len(matter))
        # How many sentences hold a pair, and the pair itself in the 32 bits below: it sorts by both.
        ranks = sorted([(len(holders[pair]) if pair in holders else 0) << 32 | pair for pair in matter])[: lacking + 1]
        held = Counter(chain.from_iterable(holders[rank & 0xFFFFFFFF] for rank in ranks if rank >> 32))
        if len(held) <= _LIKELIEST:
            return set(held)
        return {at for _, at in sorted((-count, at) for at, count in held.items())[:_LIKELIEST]}

    def stands(self, span: Span, *, new: bool) -> bool:
        """Say whether what stands in a span of one side stands on the other one, too."""
        words = (self.new if new else self.old).words(span)
        bare = fold(words[len(marker(words[:12])[1]) :].strip(_EDGES))
        core = bare.lstrip(_LINKS)
        return self._standing[0 if new else 1].holds(core if len(core) >= _CORE else bare)

    def without_kept(self, span: Span, *, new: bool) -> Span:
        """Cut clauses that stand on the other side as well from both ends of clauses that came, or went."""
        text = self.new if new else self.old
        clauses = [Span(span.start + each.start(), span.start + each.end()) for each in _CLAUSES.finditer(text.words(span))]

        def is_kept(clause: Span) -> bool:
            return clause.end - clause.start >= _CLAUSE_KEPT and self.stands(clause, new=new)

        while len(clauses) > 1 and is_kept(clauses[0]):
            del clauses[0]
        while len(clauses) > 1 and is_kept(clauses[-1]):
            del clauses[-1]
        return Span(clauses[0].start, clauses[-1].end) if clauses else span

    def true(self, fact: Fact) -> Fact | None:
        """Return a fact as the texts bear it out: a sanction that stands on the other side, too, with whom and when.

        None where they do not bear it out.
        """
        if not (fact.came or fact.went):
            if not any(self.is_one_sided(mark) and self.is_false(mark) for mark in fact.marks):
                return fact
            if self.stands(fact.old, new=False) or self.stands(fact.new, new=True):
                return None  # a sanction that is imposed on others now, or at another tier, as another fact tells
            return fact._replace(marks=(Mark(fact.old, fact.new),))
        quote = fact.old if fact.went else fact.new
        if not any(self.stands(mark.old if fact.went else mark.new, new=fact.came) for mark in fact.marks):
            return fact
        whole = Mark(quote, NOTHING) if fact.went else Mark(NOTHING, quote)
        return None if self.stands(quote, new=fact.came) else fact._replace(marks=(whole,))

    @staticmethod
    def is_one_sided(mark: Mark) -> bool:
        """Say whether words only came, or only went."""
        return mark.old.is_empty != mark.new.is_empty

    def is_false(self, mark: Mark) -> bool:
        """Say whether words that came, or went, stand on the other side as well."""
        return self.stands(mark.new if mark.old.is_empty else mark.old, new=mark.old.is_empty)

    def borne_out(self, marks: Sequence[Mark], old: Span, new: Span) -> Iterator[Mark]:
        """Yield marks of two clauses without punctuation at their ends, those of words that stand on both sides widened.

        Args:
            marks: what differs, in order.
            old: the clause on the old side; no mark is widened beyond it.
            new: the clause on the new side.
        """
        for mark, following in zip(marks, [*marks[1:], Mark(Span(old.end, old.end), Span(new.end, new.end))], strict=True):
            bare = self._newest(self._swapped(mark, Mark(self._bare(self.old, mark.old), self._bare(self.new, mark.new))))
            if bare.old.is_empty and bare.new.is_empty:
                continue
            if self._is_turned(bare):
                continue
            if self._is_reordered(bare, old):
                bare = bare._replace(new=Span(bare.new.start, bare.new.start))
            elif self._is_kept(bare, new) and not self.stands(bare.new, new=True):
                bare = bare._replace(old=Span(bare.old.start, bare.old.start))
            if self.is_one_sided(bare) and self.is_false(bare):
                text, one = (self.new, bare.new) if bare.old.is_empty else (self.old, bare.old)
                if is_modal(text.words(one)) and (wider := self._widened(bare, following)):
                    yield wider
                continue
            yield bare

    def _swapped(self, mark: Mark, bare: Mark) -> Mark:
        """Give back the mark that 、 took the place of: what stands before both is the same then, and can be quoted."""
        if {self.old.words(bare.old)[:1], self.new.words(bare.new)[:1]} & {"、"} and not self.is_one_sided(bare):
            return Mark(Span(mark.old.start, bare.old.end), Span(mark.new.start, bare.new.end))
        return bare

    def _newest(self, mark: Mark) -> Mark:
        """Cut the members of an enumeration that came, or went, which stand on the other side too, from its ends.

        Nor is 依法 one, which stands behind the last of them.
        """
        if not self.is_one_sided(mark):
            return mark
        new = mark.old.is_empty
        text, span = (self.new, mark.new) if new else (self.old, mark.old)
        if text.text.startswith("、", span.start) and (match := _HOW.search(text.text, *span)):
            span = Span(span.start, match.start())
            mark = mark._replace(new=span) if new else mark._replace(old=span)
        members = [Span(span.start + each.start(), span.start + each.end()) for each in _MEMBER.finditer(text.words(span))]
        if len(members) < _SEVERAL:
            return mark
        news = [each for each in members if not self._is_listed(each, new=new)]
        if not news or len(news) == len(members):
            return mark
        cut = Span(news[0].start, news[-1].end)
        return mark._replace(new=cut) if new else mark._replace(old=cut)

    def _is_listed(self, member: Span, *, new: bool) -> bool:
        """Say whether a member of an enumeration is one on the other side, too."""
        there = self._standing[0 if new else 1]
        words = fold((self.new if new else self.old).words(member))
        return len(words) >= _LEAST and any(
            there.holds(joint) for joint in (f"、{words}", f"{words}、", f"和{words}", f"或者{words}")
        )

    def _is_turned(self, mark: Mark) -> bool:
        """Say whether what came of a mark, a duty, stood in the old text already, and next to nothing went."""
        came, went = self.new.words(mark.new), self.old.words(mark.old)
        return 0 < len(went) < _LEAST and is_modal(came) and self.stands(mark.new, new=True)

    def _is_reordered(self, mark: Mark, clause: Span) -> bool:
        """Say whether what came stood in the old clause already, so that words only went and the others closed up."""
        if mark.old.is_empty or mark.new.is_empty or _FIGURE.search(self.new.words(mark.new)):
            return False
        came = fold(self.new.words(mark.new))
        if len(came) < _LEAST:
            return False
        rest = fold(self.old.words(clause)).replace(fold(self.old.words(mark.old)), "")
        return came in rest and not is_modal(came)

    def _is_kept(self, mark: Mark, clause: Span) -> bool:
        """Say whether what went stands in the new clause all the same, so that words only came and the others made room."""
        if mark.old.is_empty or mark.new.is_empty or _FIGURE.search(self.old.words(mark.old)):
            return False
        went = fold(self.old.words(mark.old)).strip(_JOINTS)
        if len(went) < _LEAST:
            return False
        rest = fold(self.new.words(clause)).replace(fold(self.new.words(mark.new)), "")
        return went in rest and not is_modal(went)

    @staticmethod
    def _bare(text: Text, span: Span) -> Span:
        start, end = span
        if start == 0 or text.text[start - 1] == "\n":
            start += len(marker(text.text[start : min(end, start + 12)])[1])
        line = text.text.rfind("\n", start, end) + 1
        if line > start and marker(text.text[line : line + 12])[1] == text.text[line:end]:
            end = line  # the number of an item whose words stay
        while start < end and text.text[start] in _TRIMMED + "）)":
            start += 1
        while end > start and text.text[end - 1] in _TRIMMED + "（(":
            end -= 1
        return Span(start, end)

    def _widened(self, mark: Mark, following: Mark) -> Mark | None:
        """Take what is kept behind a mark into it, to the end of its clause or the next mark; None where that is little."""
        kept = 0
        most = min(_FURTHEST, following.old.start - mark.old.end, following.new.start - mark.new.end)
        while (
            kept < most
            and self.old.text[mark.old.end + kept] == self.new.text[mark.new.end + kept]
            and self.old.text[mark.old.end + kept] not in _STOPS
        ):
            kept += 1
        if kept < _LEAST:
            return None
        return Mark(Span(mark.old.start, mark.old.end + kept), Span(mark.new.start, mark.new.end + kept))
