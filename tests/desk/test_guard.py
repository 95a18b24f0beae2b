"""Who is answered: this machine by its own name, whoever holds the token, from the desk's own pages; and nobody leaves its folder."""

from __future__ import annotations

import re
import socket

import pytest
from desks import Running

POSTS = ("zh/compare", "zh/quit", "zh/2026-01-01-abcdef/act", "zh/2026-01-01-abcdef/delete")


def test_an_address_without_its_token_is_refused(desk: Running) -> None:
    paths = (
        "/",
        "/zh/",
        "/favicon.ico",
        f"/{desk.token[:-1]}/zh/",
        f"/{desk.token}x/zh/",
        f"/zh/?token={desk.token}",
        "/%00/",
        "/../zh/",
        "//",
    )
    for path in paths:
        answer = desk.raw("GET", path)
        assert answer.status == 403, path
        assert desk.token not in answer.text
    assert desk.get().status == 200


def test_another_name_for_this_machine_is_refused(desk: Running) -> None:
    """So that a page elsewhere cannot read the desk by giving its own name this machine's address (DNS rebinding)."""
    for host in (
        "evil.example",
        f"evil.example:{desk.port}",
        "127.0.0.1",
        f"127.0.0.1.evil.example:{desk.port}",
        "127.0.0.1:1",
        "",
    ):
        assert desk.get(Host=host).status == 403, host
    assert desk.get(Host=f"localhost:{desk.port}").status == 200


@pytest.mark.parametrize("path", POSTS)
def test_a_form_of_another_site_is_refused(desk: Running, path: str) -> None:
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{desk.port}", "http://127.0.0.1:1", ""):
        assert desk.post(path, {}, Origin=origin).status == 403, origin
    assert desk.raw("POST", f"/{desk.token}/{path}").status == 403  # a program that says nothing of where it comes from
    for site in ("cross-site", "same-site"):
        assert desk.post(path, {}, **{"Sec-Fetch-Site": site}).status == 403


def test_a_link_from_another_site_is_refused_and_one_that_the_user_opens_is_not(desk: Running) -> None:
    assert desk.get(**{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert desk.get(Origin="http://evil.example").status == 403
    assert desk.get(**{"Sec-Fetch-Site": "none"}).status == 200


def test_it_listens_on_this_machine_alone(desk: Running) -> None:
    assert desk.url.startswith("http://127.0.0.1:")
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for other in others:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((str(other), desk.port), timeout=2).close()


def test_pages_run_our_script_alone_are_shown_in_no_frame_and_kept_by_nobody(desk: Running) -> None:
    headers = desk.get().headers
    policy = headers["content-security-policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "set-cookie" not in headers
    assert "server" not in headers


def test_pages_name_no_address_elsewhere_and_hold_no_script_of_their_own(desk: Running) -> None:
    case = desk.compare()
    for page in (
        "zh/",
        f"zh/{case}/",
        f"zh/{case}/doubts",
        f"zh/{case}/sources",
        f"zh/{case}/downloads",
        f"en/{case}/delete",
    ):
        text = desk.get(page).text
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', text), page
        assert not re.findall(r"<script(?! src=)|<style| style=| on[a-z]+=", text), page


@pytest.mark.parametrize(
    "path",
    [
        "zh/../../etc/passwd", "zh/%2e%2e/%2e%2e/", "zh/..%2f..%2fetc/", "assets/../regdiff.css", "assets/%2e%2e%2fpyproject.toml",
        "assets/report.html.j2", "assets/", "zh/2026-01-01-abcdef/", "zh/2026-01-01-ABCDEF/", "zh/cases/", "zh/con/", "fr/", "zh/" + "a" * 3000 + "/",
        "zh/2026-01-01-abcdef/download/docx", "zh/%00/", "zh/2026-01-01-abcdef/link?at=new%20..", "list.sqlite3", "address.json",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_desk(desk: Running, path: str) -> None:
    answer = desk.get(path)
    assert answer.status in {400, 404}
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text


def test_other_methods_are_no_way_in(desk: Running) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"):
        own = {"Origin": f"http://127.0.0.1:{desk.port}"}
        assert desk.raw(method, f"/{desk.token}/zh/", own).status == 405
    assert desk.get("zh/compare").status == 405


def test_a_form_leads_back_into_the_desk_alone(desk: Running) -> None:
    case = desk.compare()
    for back in ("//evil.example/", "https://evil.example/", "../../x", "report#art_1\r\nX: y", "javascript:alert(1)"):
        answer = desk.act(case, "confirm 第一条=第一条", back=back)
        assert answer.headers["location"] == f"/{desk.token}/zh/{case}/"
    assert desk.act(case, "confirm 第一条=第一条", back="doubts#d-2").headers["location"].endswith(f"{case}/doubts#d-2")
