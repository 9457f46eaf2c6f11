from __future__ import annotations

import os
import stat
import sys
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from whence.web.serving.browser import opening_page, show, there_is_one

LINK = "http://127.0.0.1:8470/open#token"


def test_the_link_is_in_a_file_of_ones_own_and_not_in_the_list_of_processes(tmp_path: Path) -> None:
    with opening_page(LINK, tmp_path) as address:
        page = Path(url2pathname(urlsplit(address).path))
        assert "token" not in address
        assert address.startswith("file:///")
        assert page.parent == tmp_path
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert f"url={LINK}" in page.read_text("utf-8")
    assert list(tmp_path.iterdir()) == []


def test_where_the_folder_cannot_be_written_it_goes_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with opening_page(LINK, tmp_path) as address:
        assert Path(url2pathname(urlsplit(address).path)).exists()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("terminal", "display", "there"), [(True, ":0", True), (True, "", False), (False, ":0", False)]
)
def test_a_window_is_opened_only_where_somebody_sits(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, display: str, there: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert there_is_one() is there


def test_no_browser_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(address: str) -> bool:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", none)
    assert not show("file:///x")
