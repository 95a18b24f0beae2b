"""No run of eight characters is struck and inserted again in one replacement."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from pathlib import Path

from conftest import least_seconds
from hypothesis import given
from lossless import edits_of, marked
from strategies import texts

import regdiff
from regdiff.comparing.alterations import alterations_of
from regdiff.comparing.kept import KEPT, keep_runs
from regdiff.comparing.tokens import tokens


def test_a_kept_clause_between_two_replaced_ones_is_kept() -> None:
    """妇女权益保障法 第十七条 → 第二十四条."""
    old = "学校应当根据女性青少年的特点，在教育、管理、设施等方面采取措施，保障女性青少年身心健康发展。"
    new = "学校应当根据女学生的年龄阶段，进行生理卫生、心理健康和自我保护教育，在教育、管理、设施等方面采取措施，提高其防范性侵害、性骚扰的自我保护意识和能力。"
    assert "在教育、管理、设施等方面采取措施，[" in marked(old, new)


def test_what_two_paragraphs_that_were_not_linked_share_is_kept() -> None:
    """公司法 第二十三条 → 第四十五条."""
    old = "设立有限责任公司，应当具备下列条件：\n（一）股东符合法定人数；\n（二）有公司名称；\n（三）有公司住所。"
    assert marked(old, "设立有限责任公司，应当由股东共同制定公司章程。").startswith("设立有限责任公司，应当[")


@given(texts, texts)
def test_the_pieces_spell_both_sides(old: str, new: str) -> None:
    pieces = list(keep_runs(old, new))
    assert "".join(piece.equal + piece.delete for piece in pieces) == old
    assert "".join(piece.equal + piece.insert for piece in pieces) == new
    edits_of(old, new)


def test_no_replacement_of_the_read_pairs_strikes_what_it_inserts(read_pairs: list[Path]) -> None:
    """Within a token, as a title whose inner marks changed, it may: a title is never cut."""
    struck = []
    for folder in read_pairs:
        for change in regdiff.compare(folder / "old.txt", folder / "new.txt").changes:
            for each in alterations_of(change):
                old, new = tokens(each.deleted), tokens(each.inserted)
                match = SequenceMatcher(None, old, new, autojunk=False).find_longest_match()
                run = "".join(old[match.a : match.a + match.size])
                if len(run) >= KEPT and match.size > 1:
                    struck.append((folder.name, change.old[0].printed, run))
    assert struck == []


def test_what_shares_nothing_is_looked_through_without_a_square() -> None:
    """Four times as long a replacement takes about four times as long, not sixteen."""
    dice = random.Random(1)  # noqa: S311 - no secret
    sides = ["".join(chr(0x4E00 + dice.randrange(3000)) for _ in range(80_000)) for _ in range(2)]
    few = [side[:20_000] for side in sides]
    short, long = (least_seconds(lambda pair=pair: keep_runs(*pair)) for pair in (few, sides))
    assert long < 9 * max(short, 0.01)
