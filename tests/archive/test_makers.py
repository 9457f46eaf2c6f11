"""What makes readings: the same on every look, and another when anything that enters a reading is another."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from whence.archive import makers
from whence.archive.makers import changed, linker, maker
from whence.config import Config
from whence.extract.version import VERSION
from whence.link.incidents.deriving.rules import Rules
from whence.model.archive import Maker
from whence.model.errors import EncoderError, RatingsError, ReferenceDataError


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program's sources that can be changed."""
    package = Path(str(files("whence")))
    for name in ("extract", "resolve", "link", "reference", "model"):
        shutil.copytree(package / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    shutil.copy(package / "pipeline.py", tmp_path / "pipeline.py")
    (tmp_path / "extract" / "model" / "encoder.onnx").write_bytes(b"weights")
    monkeypatch.setattr(makers, "_package", lambda: tmp_path)
    return tmp_path


def differs(before: Maker) -> set[str]:
    return {name for name, *_ in changed(before, maker(Config()))}


def test_the_same_program_is_the_same_maker() -> None:
    assert maker(Config()) == maker(Config())
    assert maker(Config()).id == maker(Config()).id


def test_claims_name_the_component_and_version_that_the_maker_lists(pipeline) -> None:
    assert dict(maker(Config()).components)[VERSION] == pipeline.extract.encoder.version


@pytest.mark.parametrize(
    ("file", "component"),
    [
        ("extract/rules/times.py", "rules"),
        ("resolve/places.py", "rules"),
        ("link/events.py", "rules"),
        ("pipeline.py", "rules"),
        ("reference/data/actors.yaml", "reference"),
        ("reference/data/triggers/violence.yaml", "reference"),
        ("extract/model/tokenizer.json", "encoder"),
    ],
)
def test_a_change_of_anything_that_reads_makes_another_maker(copy: Path, file: str, component: str) -> None:
    before = maker(Config())
    path = copy / file
    if not path.exists():
        path = next(path.parent.glob(f"*{path.suffix}"))
    path.write_bytes(path.read_bytes() + b"\n# another rule")
    assert differs(before) == {component}


def test_other_weights_are_named_by_the_claims_too(copy: Path) -> None:
    before = maker(Config())
    (copy / "extract" / "model" / "encoder.onnx").write_bytes(b"other weights")
    assert differs(before) == {"encoder", VERSION}


def test_what_works_on_archives_only_makes_no_other_maker(copy: Path) -> None:
    before = maker(Config())
    for folder in ("copies", "incidents"):
        path = next((copy / "link" / folder).glob("*.py"))
        path.write_text("changed = True\n")
    assert differs(before) == set()


@pytest.mark.parametrize("file", ["link/incidents/__init__.py", "link/parties.py", "extract/model/tokenizer.json"])
def test_a_change_of_what_links_makes_another_linker(copy: Path, file: str) -> None:
    before = linker(Config(), Rules())
    (copy / file).write_bytes((copy / file).read_bytes() + b"\n")
    assert linker(Config(), Rules()) != before


def test_other_rules_for_values_make_another_linker() -> None:
    assert linker(Config(), Rules()) == linker(Config(), Rules())
    assert linker(Config(), Rules()) != linker(Config(), Rules(count_copies=True))


def test_a_change_of_what_only_reads_makes_no_other_linker(copy: Path) -> None:
    before = linker(Config(), Rules())
    (copy / "resolve" / "places.py").write_text("changed = True\n")
    assert linker(Config(), Rules()) == before


def test_line_ends_make_no_other_maker(copy: Path) -> None:
    before = maker(Config())
    path = copy / "resolve" / "places.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert differs(before) == set()


def test_ratings_count_by_what_they_say(tmp_path: Path) -> None:
    ratings = tmp_path / "ratings.yaml"
    ratings.write_text("outlets: {Sample Wire: B}\n")
    rated = maker(Config(ratings=ratings))
    ratings.write_text("# the same\noutlets:\n  Sample Wire: b\n")
    assert maker(Config(ratings=ratings)) == rated
    ratings.write_text("outlets: {Sample Wire: C}\n")
    assert [name for name, *_ in changed(rated, maker(Config(ratings=ratings)))] == ["ratings"]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="install Whence again"):
        maker(Config(encoder=tmp_path))
    with pytest.raises(ReferenceDataError, match="places"):
        maker(Config(gazetteer=tmp_path / "places"))
    with pytest.raises(RatingsError):
        maker(Config(ratings=tmp_path / "none.yaml"))


def test_another_gazetteer_is_another_maker(tmp_path: Path) -> None:
    (tmp_path / "places").write_bytes(b"a gazetteer")
    imported = maker(Config(gazetteer=tmp_path / "places"))
    assert [name for name, *_ in changed(maker(Config()), imported)] == ["gazetteer"]
