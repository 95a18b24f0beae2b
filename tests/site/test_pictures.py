"""The timeline and the strip: every article is in them, inside the frame."""

from __future__ import annotations

import re
from itertools import pairwise

from lossless import change_set_of
from samples import every_kind, make, own, own_changes

from regdiff.comparing.lineage import Lineage, trace
from regdiff.comparing.units import UnitKind
from regdiff.model.tree import Revision
from regdiff.site.strip import HEIGHT, WIDTH, make_strip
from regdiff.site.timeline import Timeline, make_timeline
from regdiff.site.words import words


def timeline_of(*revisions: Revision) -> tuple[Lineage, Timeline]:
    lineage = trace(revisions, [change_set_of(old, new) for old, new in pairwise(revisions)])
    lives = [f"life-{number}" for number in range(len(lineage.lives))]
    texts = [head.label for head in lineage.heads]
    return lineage, make_timeline(lineage, lives, texts, words("zh"), "zh")


def many(label: str, count: int) -> Revision:
    return make(label, "\n\n".join(f"第{number}条　第{number}项应当办理。" for number in range(1, count + 1)) + "\n")


def test_every_life_has_a_thread_inside_the_frame() -> None:
    for revisions in ((own("2017"), own("2025")), (many("a", 700), many("b", 30), many("c", 700)), (many("a", 1),) * 1):
        lineage, timeline = timeline_of(*revisions)
        assert [thread.page for thread in timeline.threads] == [f"life-{at}" for at in range(len(lineage.lives))]
        assert all(thread.strokes for thread in timeline.threads)
        for thread in timeline.threads:
            for stroke in thread.strokes:
                start = re.match(r"M([\d.]+) ([\d.]+)", stroke.path)
                assert start
                assert 0 <= float(start[1]) <= timeline.width
                assert 0 <= float(start[2]) <= timeline.height
        assert timeline.height < 1100


def test_many_revisions_stand_close_and_few_apart() -> None:
    few, many_ = (timeline_of(*[many(str(2000 + year), 5) for year in range(count)])[1] for count in (2, 24))
    assert few.columns[1].x - few.columns[0].x > many_.columns[1].x - many_.columns[0].x >= 70
    assert many_.width < 2200


def test_a_strip_has_a_cell_for_each_article() -> None:
    for change_set in (own_changes(), every_kind()):
        strip = make_strip(change_set)
        cells = [(float(x), float(w)) for _, path in strip.paths for x, w in re.findall(r"M([\d.]+) 0h([\d.]+)", path)]
        assert len(cells) == sum(change.unit is UnitKind.ARTICLE for change in change_set.changes)
        assert max(x + w for x, w in cells) <= WIDTH
        assert len({x for x, _ in cells}) == len(cells)
        heights = {kind: set(re.findall(r"v(\d+)h", path)) for kind, path in strip.paths}
        assert heights.get("deleted", {str(HEIGHT // 2)}) == {str(HEIGHT // 2)}
        assert heights.get("amended") == {str(HEIGHT)}


def test_a_strip_of_nothing_is_empty() -> None:
    bare = make("a", "第一条　甲。\n")
    assert [kind for kind, _ in make_strip(change_set_of(bare, bare)).paths] == ["unchanged"]
