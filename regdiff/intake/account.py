"""The account of a source: every character is in the revision, in a recorded repair, or in what was left out.

It is drawn up on every run. White space and zero-width characters are no part of it: blanks are typography, and where they
matter the repairs name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regdiff.errors import IntakeError, Place
from regdiff.intake.repair import Repair
from regdiff.intake.source import SourceLine
from regdiff.messages import say
from regdiff.model.left_out import LeftOut
from regdiff.model.text import without_blanks
from regdiff.model.tree import Revision
from regdiff.model.write import write_body


def prove(
    lines: Sequence[SourceLine],
    revision: Revision,
    repairs: Sequence[Repair],
    left_out: Sequence[LeftOut],
    name: str,
) -> None:
    """Check that the characters of `lines` are those of the revision and of what was left out, before the repairs.

    Args:
        lines: what the reader made of the source.
        revision: what was made of them.
        repairs: what was changed on the way.
        left_out: what of `lines` is not in the revision; what the reader left out itself is no part of this account.
        name: of the source, for the error.

    Raises:
        IntakeError: they are not (a bug in regdiff).
    """
    kept = [revision.head.title, revision.head.note, write_body(revision), *(each.text for each in left_out)]
    there = "\n".join([*kept, *(repair.before for repair in repairs)]).split("\n")
    here = "\n".join([*(line.raw or line.text for line in lines), *(repair.after for repair in repairs)]).split("\n")
    # Nearly all lines stand on both sides: they are balanced as wholes, and only the characters of the others are counted.
    whole = Counter(there)
    whole.subtract(here)
    rest: Counter[str] = Counter()
    for line, count in whole.items():
        if count:
            rest.update({char: count * each for char, each in Counter(line).items()})
    odd = without_blanks("".join(sorted(char for char, count in rest.items() if count)))
    if odd:
        shown = "、".join(odd[:10])
        raise IntakeError(
            say("the account of the source does not balance: {shown}", shown=shown),
            place=Place(name),
            fix=say("this is a bug in regdiff: please send the file"),
        )
