"""What is kept survives a kill at any moment; the list is made again from the folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.desk.journal import NAME, Journal
from regdiff.desk.listing import FILE, Listing
from regdiff.desk.store import LINKS, Arrived, Store, is_id
from regdiff.errors import ArchiveError, UsageError

TWO = (Arrived("旧法.docx", b"old"), Arrived("新法.txt", "新".encode()))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "desk")


def test_a_case_holds_both_sources_as_they_came(store: Store) -> None:
    case = store.add(*TWO)
    assert is_id(case.id)
    assert (case.folder / case.old.file).read_bytes() == b"old"
    assert case.old.file.endswith(".docx")
    assert (case.old.name, case.new.name) == ("旧法.docx", "新法.txt")
    assert store.get(case.id) == case
    assert list(store.all()) == [case]


@pytest.mark.parametrize(
    "name", ["../../x.sh", "a/b.docx/../../c", "x.exe", "con", "", "\x00", "a" * 300 + ".pdf", "..", "x.docx\n"]
)
def test_no_name_of_a_file_decides_where_it_is_kept(store: Store, name: str) -> None:
    case = store.add(Arrived(name, b"1"), Arrived(name, b"2"))
    files = sorted(path.name for path in case.folder.iterdir())
    assert files == sorted(["case.json", case.old.file, case.new.file])
    assert all(file.startswith("source-") and file.isascii() and len(file) < 25 for file in files if file != "case.json")


def test_a_case_file_that_names_another_place_is_refused(store: Store) -> None:
    case = store.add(*TWO)
    about = case.folder / "case.json"
    for file in ("../../secret.txt", "/etc/passwd.txt", "source-..\\x.txt", "links.yaml", "source-1.sh"):
        data = json.loads(about.read_text(encoding="utf-8"))
        data["old"]["file"] = file
        about.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(ArchiveError):
            store.get(case.id)
        assert not list(store.all())


def test_what_a_kill_left_half_is_gone_at_the_next_start(store: Store) -> None:
    case = store.add(*TWO)
    for name in (".new-2026-01-01-abcdef", ".gone-2026-01-01-abcdef-00"):
        (store.cases / name).mkdir()
        (store.cases / name / "source-1.txt").write_text("half", encoding="utf-8")
    again = Store(store.root)
    assert [path.name for path in again.cases.iterdir()] == [case.id]


def test_another_source_takes_the_place_of_one_and_the_other_stays(store: Store) -> None:
    case = store.put_source(store.add(*TWO), "old", Arrived("改.pdf", b"%PDF"))
    assert store.get(case.id).old.name == "改.pdf"
    assert sorted(p.name for p in case.folder.iterdir()) == sorted(["case.json", case.old.file, case.new.file])
    turned = store.swap(case)
    assert (turned.old.name, turned.new.name) == ("新法.txt", "改.pdf")
    same = store.put_source(turned, "new", Arrived("same.txt", "新".encode()))
    last = store.put_source(same, "old", Arrived("other.txt", b"other"))
    assert (last.folder / last.new.file).is_file()


def test_a_case_that_is_deleted_is_gone_with_its_files(store: Store) -> None:
    case = store.add(*TWO)
    store.delete(case)
    assert not any(store.cases.iterdir())
    with pytest.raises(UsageError):
        store.get(case.id)


STEPS = st.lists(
    st.one_of(st.tuples(st.just("set"), st.text("甲乙\n:{}", max_size=5)), st.just(("undo", "")), st.just(("redo", ""))),
    max_size=12,
)


def play(journal: Journal, steps: list[tuple[str, str]]) -> list[str]:
    """Play steps, and return how the links read after each."""
    out = [journal.links]
    for do, text in steps:
        if do == "set":
            journal.record(text, {"did": "link", "old": "第一条", "new": ""}, ["old 第一条"])
        elif (journal.undo() if do == "undo" else journal.redo()) is None:
            continue
        out.append(journal.links)
    return out


@given(STEPS)
def test_a_journal_that_is_cut_anywhere_holds_all_steps_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    states = play(Journal(folder), steps)
    data = (folder / NAME).read_bytes() if len(states) > 1 else b""
    for cut in {0, len(data), len(data) // 2, max(0, len(data) - 1), max(0, len(data) - 30)}:
        (folder / NAME).write_bytes(data[:cut])
        read = Journal(folder)
        whole = data[:cut].count(b"\n")
        assert read.version == whole
        assert read.links == states[whole]
        assert (folder / NAME).read_bytes() == b"".join(data.splitlines(keepends=True)[:whole])
        read.record("新", {"did": "link"}, [])
        assert Journal(folder).links == "新"


@given(STEPS)
def test_undo_and_redo_walk_the_same_way_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal"))
    play(journal, steps)
    last = journal.links
    taken = 0
    while journal.undo():
        taken += 1
    assert journal.links == ""
    for _ in range(taken):
        assert journal.redo()
    assert journal.links == last


@pytest.mark.parametrize(
    "line", ["{}", "[]", '{"number": 2}', "null", '{"number": 1, "do": "undo", "links": "", "what": {}, "rows": []}', "\\"]
)
def test_a_line_that_is_no_step_ends_the_journal_and_is_kept_beside(tmp_path: Path, line: str) -> None:
    Journal(tmp_path).record("一", {"did": "link"}, [])
    path = tmp_path / NAME
    good = path.read_bytes()
    path.write_bytes(good + line.encode() + b"\n" + good)
    assert Journal(tmp_path).links == "一"
    assert path.read_bytes() == good
    assert path.with_suffix(".left").read_bytes() == line.encode() + b"\n" + good


def test_a_kill_between_the_step_and_the_links_file_is_made_good(store: Store) -> None:
    case = store.add(*TWO)
    journal = store.journal(case)
    journal.record("a: 1\n", {"did": "link"}, [])
    store.put_links(case, journal)
    journal.record("a: 2\n", {"did": "link"}, [])  # and the kill
    again = Store(store.root)
    assert again.journal(case).links == "a: 2\n"
    assert (case.folder / LINKS).read_text(encoding="utf-8") == "a: 2\n"


def test_a_links_file_that_was_changed_by_hand_is_a_step_that_can_be_undone(store: Store) -> None:
    case = store.add(*TWO)
    (case.folder / LINKS).write_text("a: 3\n", encoding="utf-8")
    journal = store.journal(case)
    assert (journal.links, journal.last and journal.last.what["did"]) == ("a: 3\n", "file")
    journal.undo()
    assert journal.links == ""


def test_a_list_that_is_lost_or_broken_is_made_again(store: Store) -> None:
    first, second = store.add(*TWO), store.add(*TWO)
    listing = Listing(store.root, store.all)
    listing.put(store.note(first, {"title": "登记条例", "zh": "修改1条", "en": "1 amended"}))
    assert [each.id for each in listing.recent()] == [first.id, second.id]
    assert listing.recent()[0].title == "登记条例"
    for broken in (b"no database", b"", None):
        if broken is None:
            (store.root / FILE).unlink()
        else:
            (store.root / FILE).write_bytes(broken)
        assert {each.id for each in listing.recent()} == {first.id, second.id}
    store.delete(second)
    assert [each.id for each in Listing(store.root, store.all).recent()] == [first.id]
