"""The desk: its cases, what works for them, and what was made of them."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from regdiff.desk.jobs import Job, Jobs
from regdiff.desk.journal import Journal, Step
from regdiff.desk.listing import Listing
from regdiff.desk.store import SIDES, Arrived, Case, Store
from regdiff.desk.workers import Workers
from regdiff.errors import RegdiffError, UsageError
from regdiff.messages import say
from regdiff.tasks.pages import digest_of_code

Looks = dict[str, Any]


class StaleError(RegdiffError):
    """Another window decided something meanwhile."""

    def __init__(self, since: Sequence[Step]) -> None:
        super().__init__(say("another window changed this meanwhile"), fix=say("look at it, and decide again"))
        self.since = since


class Desk:
    """All that the pages need."""

    def __init__(self, root: Path, archive: Path | None = None) -> None:
        """Open the folder of the desk; what it holds is looked through.

        Args:
            root: the folder.
            archive: the archive whose revisions can be chosen; by default the one that belongs to the current folder.

        Raises:
            ArchiveError: the folder cannot be made or read.
        """
        self.store = Store(root)
        self.listing = Listing(root, self.store.all)
        self.archive = archive
        self.workers = Workers()
        self.jobs = Jobs()
        self.quit: Callable[[], None] = lambda: None
        """Ends the desk; whoever serves it says how."""
        self._mark = digest_of_code()

    @property
    def mark(self) -> str:
        """Another one with another regdiff: what a browser kept of an older one is not used."""
        return self._mark[:12]

    def close(self) -> None:
        """End what works for it."""
        self.workers.close()

    def add(self, old: Arrived, new: Arrived, links: str = "") -> Case:
        """Keep two sources as a new case, which comes first in the list; `links` is what was decided on them elsewhere."""
        case = self.store.add(old, new)
        if links:
            with self.store.lock(case.id):
                journal = self.journal(case)
                what = {"did": "archive", "old": "", "new": ""}
                self._recorded(case, journal, lambda: journal.record(links, what, ()))
        self.listing.put(case)
        return case

    def delete(self, case: Case) -> None:
        """Take a case away; what works for it is stopped."""
        self.workers.stop(case.id)
        self.store.delete(case)
        self.listing.remove(case.id)

    def journal(self, case: Case) -> Journal:
        """Return what was decided in a case."""
        return self.store.journal(case)

    def asked(self, case: Case, lang: str, task: str, **more: Any) -> dict[str, Any]:
        """Return a request about a case for the other process."""
        sides = {
            side: {
                "path": str((case.folder / source.file).absolute()),
                "name": source.name,
                "sha256": source.sha256,
                "title": source.title,
            }
            for side, source in zip(SIDES, (case.old, case.new), strict=True)
        }
        return {"task": task, "lang": lang, "links": self.journal(case).links, **sides, **more}

    def made(self, case: Case, request: dict[str, Any], kind: str, ending: str) -> Path:
        """Return where what a request makes is kept: another place where the texts, the links or regdiff are others."""
        told = {key: value for key, value in request.items() if key not in {"task", *SIDES}}
        told |= {side: {key: request[side][key] for key in ("name", "sha256", "title")} for side in SIDES}
        digest = hashlib.sha256(json.dumps([self._mark, told], sort_keys=True).encode())
        return case.made / f"{kind}-{digest.hexdigest()[:16]}{ending}"

    def report(self, case: Case, lang: str) -> tuple[Path, Job | None]:
        """Return where the report of a case is, and the job that makes it; None where it is made.

        A job that failed is returned until something changes, or `again` is called.
        """
        request = self.asked(case, lang, "compare")
        path = self.made(case, request, f"report-{lang}", ".html")
        if path.is_file() and case.found:
            return path, None
        known = self.jobs.get(str(path))
        if known is not None and known.error is not None:
            return path, known

        def work(job: Job) -> dict[str, Any]:
            found = self._put(case, request, path, job)
            with self.store.lock(case.id):
                now = self.store.get(case.id)
                if (now.old, now.new) == (case.old, case.new):
                    self.listing.put(self.store.note(now, found))
            return found

        return path, self.jobs.start(str(path), case.id, work)

    def act(self, case: Case, version: int, **deed: str) -> Step:
        """Decide something in a case, and put it on the disk.

        Args:
            case: in which.
            version: how many steps there were when whoever decides saw the case.
            deed: as `regdiff.desk.work.act` takes it.

        Returns:
            The step that was made.

        Raises:
            StaleError: another window decided about the same articles meanwhile.
            RegdiffError: it cannot be decided, or not be written.
        """
        with self.store.lock(case.id):
            journal = self.journal(case)
            acted = self.workers.ask(case.id, self.asked(case, "zh", "act", **deed))
            rows = set(acted["rows"])
            if since := [step for step in journal.since(version) if rows & set(step.rows) or not step.rows]:
                raise StaleError(since)
            return self._recorded(case, journal, lambda: journal.record(acted["links"], acted["what"], acted["rows"]))

    def step_back(self, case: Case, version: int, *, forth: bool = False) -> Step:
        """Take the last decision back, or with `forth` bring again what was taken back.

        Raises:
            StaleError: another window decided something meanwhile: it is not taken back unseen.
            UsageError: there is nothing to take back, or to bring again.
        """
        with self.store.lock(case.id):
            journal = self.journal(case)
            if since := journal.since(version):
                raise StaleError(since)
            if (journal.next if forth else journal.last) is None:
                raise UsageError(say("there is nothing to bring again") if forth else say("there is nothing to take back"))
            return self._recorded(case, journal, journal.redo if forth else journal.undo)

    def _recorded(self, case: Case, journal: Journal, record: Callable[[], object]) -> Step:
        record()
        self.store.put_links(case, journal)
        return journal.since(journal.version - 1)[0]

    def carry(self, case: Case, *, over: bool) -> list[Any]:
        """Let what was decided follow two texts of which one was exchanged, or set it aside.

        Returns:
            What could not be carried over, a message each, as data.
        """
        with self.store.lock(case.id):
            journal = self.journal(case)
            done: dict[str, Any] = {"links": "", "lost": []}
            if over:
                done = self.workers.ask(case.id, self.asked(case, "zh", "carry"))
            what = {"did": "carry" if over else "aside", "old": "", "new": ""}
            self._recorded(case, journal, lambda: journal.record(done["links"], what, ()))
            lost: list[Any] = done["lost"]
            return lost

    def turn(self, case: Case) -> Case:
        """Let the two sources change places, with what was decided on them."""
        with self.store.lock(case.id):
            journal = self.journal(case)
            links = self.workers.ask(case.id, self.asked(case, "zh", "turn"))["links"]
            turned = self.store.swap(case)
            if links != journal.links:
                self._recorded(turned, journal, lambda: journal.record(links, {"did": "turn", "old": "", "new": ""}, ()))
            return turned

    def doubts(self, case: Case, lang: str, frame: dict[str, Any]) -> str:
        """Return the cards of the links that are worth a look."""
        done = self.workers.ask(case.id, self.asked(case, lang, "doubts", frame=frame))
        with self.store.lock(case.id):
            now = self.store.get(case.id)
            if now.found and now.found.get("doubts") != done["doubts"]:
                self.store.note(now, {**now.found, "doubts": done["doubts"]})
        part: str = done["part"]
        return part

    def link(self, case: Case, lang: str, at: str, frame: dict[str, Any]) -> str:
        """Return the card of the link that holds an article."""
        part: str = self.workers.ask(case.id, self.asked(case, lang, "link", at=at, frame=frame))["part"]
        return part

    def understood(self, case: Case, lang: str) -> dict[str, Any]:
        """Return what was understood of both sources, by side."""
        request = self.asked(case, lang, "understand")
        path = self.made(case, {**request, "links": ""}, f"sources-{lang}", ".json")
        if path.is_file():
            known: dict[str, Any] = json.loads(path.read_bytes())
            return known
        sides = self.workers.ask(case.id, request)
        if not any("error" in sides[side] for side in SIDES):
            self._keep(case, path, json.dumps(sides, ensure_ascii=False).encode("utf-8"))
        return sides

    def download(self, case: Case, lang: str, name: str, form: str, looks: Looks, ending: str) -> tuple[Path, Job]:
        """Return where a report will be, and the job that makes it.

        Args:
            case: of which.
            lang: its language.
            name: what the desk calls it; one file a name is kept.
            form: its format.
            looks: how it is to look, as `regdiff.tasks.compare.Looks` takes it.
            ending: of the file.

        The job's result has `remarks`: what there is to say of the file, one line each.
        """
        request = self.asked(case, lang, "download", form=form, looks=looks)
        path = self.made(case, request, f"download-{name}", ending)
        notes = self.made(case, request, f"download-{name}-notes", ".json")
        if path.is_file():
            job = Job(case.id)
            job.end(json.loads(notes.read_bytes()) if notes.is_file() else {})
            return path, job
        return path, self.jobs.start(str(path), case.id, lambda job: self._put(case, request, path, job, notes))

    def again(self, case: Case, lang: str) -> None:
        """Let the next look at a report that failed make it anew."""
        self.jobs.forget(str(self.made(case, self.asked(case, lang, "compare"), f"report-{lang}", ".html")))

    def _put(self, case: Case, request: dict[str, Any], path: Path, job: Job, notes: Path | None = None) -> dict[str, Any]:
        """Have a request make a file, and take away what it replaces; what is to be said of it goes into `notes`."""
        beside = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
        done = self.workers.ask(case.id, {**request, "out": str(beside.absolute())}, job.tell)
        if notes is not None and done["remarks"]:
            self._keep(case, notes, json.dumps(done, ensure_ascii=False).encode("utf-8"))
        self._replace(case, beside, path)
        return done

    def _keep(self, case: Case, path: Path, data: bytes) -> None:
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
        beside.write_bytes(data)
        self._replace(case, beside, path)

    def _replace(self, case: Case, beside: Path, path: Path) -> None:
        try:
            self.store.get(case.id)
            beside.replace(path)
        except UsageError:  # it was deleted while this was made
            shutil.rmtree(case.folder, ignore_errors=True)
            raise
        finally:
            beside.unlink(missing_ok=True)
        kind = path.name.rpartition("-")[0]
        for each in path.parent.glob(f"{kind}-*"):
            if each != path and each.name.rpartition("-")[0] == kind:
                each.unlink(missing_ok=True)
