"""A desk on a real port, in a thread, and how tests ask it."""

from __future__ import annotations

import http.client
import json
import re
import secrets
import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from regdiff.desk.app import make_app
from regdiff.desk.desk import Desk
from regdiff.desk.server import Server, listen, port_of

OLD = "登记条例\n第一条　登记机关应当及时办理登记。\n第二条　登记档案应当保存二十年，任何人不得涂改。\n第三条　收费标准由财政部门规定。\n"
NEW = "登记条例\n第一条　登记机关应当及时办理登记，不得拖延。\n第二条　登记档案应当保存三十年，任何人不得涂改。\n第三条　本条例自2020年1月1日起施行。\n"
File = tuple[str, bytes]
"""A name and what the file holds."""


class Answer(NamedTuple):
    status: int
    text: str
    headers: Mapping[str, str]
    data: bytes

    @property
    def alert(self) -> str:
        """What the page says went wrong."""
        found = re.search(r'role="alert"[^>]*>([^<]+)<', self.text)
        return found[1] if found else ""


class Asker:
    """Asks a desk as its own pages do; headers may be said otherwise."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.token}/"

    def raw(self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body, {"Host": f"127.0.0.1:{self.port}", **(headers or {})})
            answer = connection.getresponse()
            data = answer.read()
            return Answer(
                answer.status, data.decode("utf-8", "replace"), {k.lower(): v for k, v in answer.getheaders()}, data
            )

    def get(self, path: str = "zh/", **headers: str) -> Answer:
        return self.raw("GET", f"/{self.token}/{path}", headers)

    def post(self, path: str, fields: Mapping[str, str | File], **headers: str) -> Answer:
        if any(isinstance(value, tuple) for value in fields.values()):
            body, kind = multipart(fields)
        else:
            body, kind = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        own = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": kind}
        return self.raw("POST", f"/{self.token}/{path}", {**own, **headers}, body)

    def compare(self, old: str | File = OLD, new: str | File = NEW) -> str:
        """Begin a case, wait for its report, and return its identifier."""
        answer = self.begin(old, new)
        assert answer.status == 303, answer.text
        case = answer.headers["location"].split("/")[-2]
        assert self.report(case).status == 200
        return case

    def begin(self, old: str | File, new: str | File) -> Answer:
        files = {
            side: (f"{side}.txt", given.encode()) if isinstance(given, str) else given
            for side, given in (("old", old), ("new", new))
        }
        return self.post("zh/compare", files)

    def report(self, case: str, lang: str = "zh") -> Answer:
        """Return the report of a case, when it is made."""
        while (answer := self.get(f"{lang}/{case}/")).status == 202:
            self.get(f"{lang}/{case}/progress?stage=write")
        return answer

    def version(self, case: str) -> str:
        return re.findall(r'name="version" value="(\d+)"', self.get(f"zh/{case}/doubts").text)[0]

    def act(self, case: str, deed: str, version: str | None = None, **more: str) -> Answer:
        return self.post(
            f"zh/{case}/act", {"deed": deed, "version": self.version(case) if version is None else version, **more}
        )

    def json(self, path: str) -> dict[str, object]:
        data: dict[str, object] = json.loads(self.get(path).text)
        return data


def multipart(fields: Mapping[str, str | File]) -> tuple[bytes, str]:
    mark = secrets.token_hex(8)
    parts = []
    for name, value in fields.items():
        file = f'; filename="{value[0]}"' if isinstance(value, tuple) else ""
        data = value[1] if isinstance(value, tuple) else value.encode()
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


class Running(Asker):
    """A desk that runs in a thread of the tests."""

    def __init__(self, root: Path, archive: Path | None = None) -> None:
        taken = listen(0)
        super().__init__(port_of(taken), secrets.token_urlsafe(18))
        self.root = root
        self.desk = Desk(root, archive)
        self._server = Server(make_app(self.desk, self.port, self.token), taken)
        self.desk.quit = self._server.stop
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.stop()
        self._thread.join(10)
        assert not self._thread.is_alive()
        self.desk.close()
