from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from whence.model.dates import PartialDate

_TEXT = "Rebels attacked the town.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def test_a_table(program: Program, report: Path) -> None:
    assert program.run("read", report) == 0
    assert "ASSERTED" in program.out
    assert "“Rebels attacked the town.”" in program.out
    assert program.err == ""


def test_a_table_for_a_width(program: Program, report: Path) -> None:
    assert program.run("read", report, "--width", 60) == 0
    assert max(len(line) for line in program.out.splitlines()) <= 60


def test_json_is_one_object_a_line(program: Program, report: Path) -> None:
    assert program.run("read", "--json", report, report) == 0
    readings = [json.loads(line) for line in program.out.splitlines()]
    assert [reading["document"]["text"] for reading in readings] == [_TEXT, _TEXT]


def test_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_TEXT.encode())))
    assert program.run("read", "-", "--json") == 0
    assert json.loads(program.out)["document"]["text"] == _TEXT


def test_the_date_of_publication_is_handed_on(program: Program, report: Path) -> None:
    assert program.run("read", report, "--published", "2019-04") == 0
    assert program.reader.published == [PartialDate(2019, 4)]


def test_a_date_that_is_none_is_refused(program: Program, report: Path) -> None:
    assert program.run("read", report, "--published", "2019-02-30") == 2
    assert program.err == "whence: Invalid value for --published: no such date: 2019-02-30 (see whence read --help)\n"


def test_a_page_beside_the_table(program: Program, report: Path, tmp_path: Path) -> None:
    assert program.run("read", report, "--html", tmp_path / "page.html") == 0
    assert "<!doctype html>" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "ASSERTED" in program.out
    assert program.err == f"whence: wrote {tmp_path / 'page.html'}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "report.txt"]


def test_pages_of_several_reports_go_to_a_folder_and_keep_apart(program: Program, report: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    assert program.run("read", report, report, "--html", tmp_path / "pages") == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "report.reading-2.html",
        "report.reading.html",
    ]


def test_several_reports_and_one_page_are_refused_before_the_work(program: Program, report: Path) -> None:
    assert program.run("read", report, report, "--html", report.with_name("page.html")) == 2
    assert "name a folder" in program.err
    assert program.out == ""


def test_a_page_that_cannot_be_written(program: Program, report: Path, tmp_path: Path) -> None:
    assert program.run("read", report, "--html", tmp_path / "missing" / "page.html") == 2
    assert "cannot be written (No such file or directory); name another file" in program.err


def test_a_page_never_replaces_the_report_that_it_is_of(program: Program, report: Path) -> None:
    assert program.run("read", report, "--html", report) == 2
    assert report.read_text(encoding="utf-8") == _TEXT


def test_one_bad_report_does_not_lose_the_others(program: Program, report: Path, tmp_path: Path) -> None:
    assert program.run("read", tmp_path / "missing.txt", tmp_path, report, "--json") == 2
    assert len(program.out.splitlines()) == 1
    assert len(program.err.splitlines()) == 2
    assert "missing.txt: no such file" in program.err


def test_a_fault_names_the_report_and_does_not_lose_the_others(program: Program, report: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text("a bug", encoding="utf-8")
    assert program.run("read", odd, tmp_path / "missing.txt", report) == 1
    assert "ASSERTED" in program.out
    assert f"{odd}: unexpected RuntimeError: something that nobody thought of" in program.err
    assert "Traceback" not in program.err


def test_debug_shows_where_a_fault_came_from(program: Program, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text("a bug", encoding="utf-8")
    assert program.run("--debug", "read", odd) == 1
    assert "Traceback" in program.err


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "http://127.0.0.1/", "http://[::1]/"])
def test_addresses_that_may_not_be_fetched(program: Program, address: str) -> None:
    assert program.run("read", address) == 2
    assert program.err.startswith(f"whence: {address}")
    assert len(program.err.splitlines()) == 1


def test_a_file_name_cannot_act_on_the_terminal(program: Program) -> None:
    assert program.run("read", "\x1b[2Jmissing\n.txt") == 2
    assert "\x1b" not in program.err
    assert len(program.err.splitlines()) == 1


def test_a_bad_file_of_ratings_is_refused_before_any_report_is_read(
    program: Program, report: Path, tmp_path: Path
) -> None:
    ratings = tmp_path / "ratings.yaml"
    ratings.write_text("outlets:\n  reuters.com: Z\n", "utf-8")
    assert program.run("read", report, "--ratings", ratings, "--html", tmp_path / "page.html") == 2
    assert program.err == f"whence: {ratings}: outlet 'reuters.com' is rated 'Z'; a rating is one of A to F\n"
    assert program.out == ""
    assert program.reader.published == []
    assert not (tmp_path / "page.html").exists()


def test_a_file_of_ratings_that_is_not_there(program: Program, report: Path, tmp_path: Path) -> None:
    assert program.run("read", report, "--ratings", tmp_path / "none.yaml") == 2
    assert "name a file of ratings that can be read" in program.err


def test_ratings_are_handed_on(program: Program, report: Path, tmp_path: Path) -> None:
    ratings = tmp_path / "ratings.csv"
    ratings.write_text("what,name,rating\nspeaker,sdf,C\n", "utf-8")
    assert program.run("read", report, "--ratings", ratings) == 0
    assert [config and config.ratings for config in program.configs] == [ratings]
    assert program.run("read", report) == 0
    assert [config and config.ratings for config in program.configs] == [ratings, None]
