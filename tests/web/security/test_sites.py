from __future__ import annotations

import pytest

from tests.web.desks import HOST, NAME, ORIGIN, PORT, Asker

ELSEWHERE = (
    *(
        "https://evil.example",
        "null",
        f"https://{HOST}",
        f"http://localhost:{PORT}",
        "http://127.0.0.1:3000",
        "http://127.0.0.1",
    ),
    *(f"{ORIGIN}/", f"{ORIGIN}.evil.example", f"{ORIGIN}, {ORIGIN}", "", f"http://{NAME}", "file://"),
)
VIEW = {"name": "v", "query": "q=x"}


@pytest.fixture
def admin(single: Asker) -> Asker:
    return single.as_("admin")


@pytest.mark.parametrize("origin", ELSEWHERE)
@pytest.mark.parametrize("site", ["same-origin", "none", "same-site", "cross-site", None])
def test_no_page_of_another_origin_changes_or_reads_anything(admin: Asker, origin: str, site: str | None) -> None:
    assert admin.ask("POST", "/api/v1/views", VIEW, origin=origin, sec_fetch_site=site).status_code == 403
    assert admin.ask("GET", "/api/v1/views", origin=origin, sec_fetch_site=site).status_code == 403
    assert admin.ask("GET", "/api/v1/views").json() == []


@pytest.mark.parametrize(
    ("site", "origin", "status"),
    [
        ("same-origin", ORIGIN, 201),
        ("same-origin", None, 201),
        (None, ORIGIN, 201),  # a browser that knows no Sec-Fetch-Site
        (None, None, 403),  # who says nothing of where it comes from changes nothing
        ("none", None, 403),
        ("none", ORIGIN, 403),
        ("same-site", None, 403),  # another port of this machine
        ("same-site", ORIGIN, 403),
        ("cross-site", None, 403),
        ("cross-site", ORIGIN, 403),
        ("nonsense", ORIGIN, 403),
        ("", ORIGIN, 403),
    ],
)
def test_what_changes_something_comes_from_the_desk_itself(
    admin: Asker, site: str | None, origin: str | None, status: int
) -> None:
    assert admin.ask("POST", "/api/v1/views", VIEW, origin=origin, sec_fetch_site=site).status_code == status


@pytest.mark.parametrize(
    ("site", "status"),
    [("same-origin", 200), ("none", 200), (None, 200), ("same-site", 403), ("cross-site", 403), ("nonsense", 403)],
)
def test_the_api_is_read_by_the_desk_and_by_who_types_an_address(admin: Asker, site: str | None, status: int) -> None:
    answer = admin.ask("GET", "/api/v1/views", origin=None, sec_fetch_site=site)
    assert answer.status_code == status


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_from_elsewhere_opens_a_page_and_nothing_else(admin: Asker, site: str) -> None:
    link = {"origin": None, "sec_fetch_site": site, "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert admin.ask("GET", "/incidents/4f1c2e", **link).status_code == 200
    assert admin.ask("GET", "/open", **link).status_code == 200
    assert admin.ask("GET", "/api/v1/views", **link).status_code == 403
    assert admin.ask("POST", "/", **link).status_code == 403
    for kind in ("iframe", "frame", "embed", "object", "fencedframe"):
        assert admin.ask("GET", "/", **{**link, "sec_fetch_dest": kind}).status_code == 403
    for mode in ("no-cors", "cors", "same-origin", "websocket"):
        assert admin.ask("GET", "/open.js", **{**link, "sec_fetch_mode": mode}).status_code == 403


def test_by_a_name_pages_come_by_tls(shared: Asker) -> None:
    admin = shared.as_("admin")
    admin.host = NAME
    admin.cookie = admin.cookie and admin.cookie.replace("whence-", "__Host-whence-")
    assert admin.ask("POST", "/api/v1/views", VIEW).status_code == 201
    assert admin.ask("POST", "/api/v1/views", VIEW, origin=f"http://{NAME}").status_code == 403


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_get_nowhere(admin: Asker, method: str) -> None:
    assert admin.ask(method, "/api/v1/views").status_code in (404, 405)
    assert admin.ask(method, "/").status_code == 405


def test_no_answer_lets_another_origin_in(admin: Asker) -> None:
    asked = {"access_control_request_method": "POST", "access_control_request_headers": "content-type"}
    for origin in (ORIGIN, "https://evil.example"):
        answer = admin.ask("OPTIONS", "/api/v1/views", origin=origin, **asked)
        assert answer.status_code in (403, 405)
        assert not [name for name in answer.headers if name.startswith("access-control")]
