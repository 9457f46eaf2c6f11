from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.web.desks import Asker, asked
from whence.web.serving.static import KINDS, Static


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>the desk</title>", "utf-8")
    (folder / "favicon.svg").write_text("<svg/>", "utf-8")
    (folder / "assets" / "index-abc123.js").write_text("export {}", "utf-8")
    (folder / "assets" / "index-abc123.js.map").write_text("{}", "utf-8")
    (folder / "assets" / "program.exe").write_bytes(b"MZ")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
def asker(tmp_path: Path, built: Path) -> object:
    with asked(tmp_path, static=Static(built)) as asker:
        yield asker


def test_assets_are_kept_for_ever_and_the_page_is_asked_for_again(asker: Asker) -> None:
    asset = asker.ask("GET", "/assets/index-abc123.js")
    assert (asset.status_code, asset.text) == (200, "export {}")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"] == "text/javascript; charset=utf-8"
    page = asker.ask("GET", "/")
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    again = asker.ask("GET", "/", if_none_match=page.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/", "/incidents/4f1c2e", "/reports/x?claim=y", "/no/such/page", "/apiary", "/index.html"]
)
def test_every_page_is_the_one_page(asker: Asker, path: str) -> None:
    answer = asker.ask("GET", path)
    assert answer.status_code == 200
    assert "the desk" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/link.txt",
        "/assets/program.exe",
        "/assets/index-abc123.js.map",
        "/assets/",
        "/assets/index-abc123.js%00.html",
    ],
)
def test_nothing_else_is_served(asker: Asker, path: str) -> None:
    answer = asker.ask("GET", path)
    assert "secret" not in answer.text
    assert answer.status_code == 404 or "the desk" in answer.text
    if "/assets/" in path and "secret" not in path:
        assert answer.status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_files_are_only_read(asker: Asker, method: str) -> None:
    answer = asker.ask(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_a_head_has_no_body(asker: Asker) -> None:
    answer = asker.ask("HEAD", "/assets/index-abc123.js")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "9")


def test_what_was_built_again_is_served_without_a_restart(asker: Asker, built: Path) -> None:
    assert "the desk" in asker.ask("GET", "/").text
    (built / "index.html").write_text("<!doctype html><title>the new one</title>", "utf-8")
    os.utime(built / "index.html", ns=(1, 1))
    assert "the new one" in asker.ask("GET", "/").text


def test_what_is_not_built_says_how_without_a_script(tmp_path: Path) -> None:
    with asked(tmp_path, static=Static(tmp_path / "none")) as asker:
        for path in ("/", "/incidents/4f"):
            page = asker.ask("GET", path)
            assert page.status_code == 200
            assert "npm run build" in page.text
            assert "<script" not in page.text
            assert "style" not in page.text
        assert asker.ask("GET", "/assets/index.js").status_code == 404
        assert not Static(tmp_path / "none").is_built


def test_the_page_that_a_link_opens_needs_no_build(tmp_path: Path) -> None:
    with asked(tmp_path, static=Static(tmp_path / "none")) as asker:
        page, script = asker.ask("GET", "/open"), asker.ask("GET", "/open.js")
    assert '<script src="/open.js" defer></script>' in page.text
    assert page.headers["content-type"].startswith("text/html")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "innerHTML" not in script.text


def test_the_kinds_are_what_browsers_take_with_nosniff() -> None:
    assert KINDS[".js"].startswith("text/javascript")
    assert KINDS[".css"].startswith("text/css")
    assert all("x-" not in kind for kind in KINDS.values())
