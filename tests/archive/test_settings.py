from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import pytest

from whence.config import ArchiveSettings
from whence.link.incidents.deriving.rules import DeathsRule, Rules
from whence.model.errors import ArchiveError


def _load(tmp_path: Path, text: str) -> ArchiveSettings:
    path = tmp_path / "whence.toml"
    path.write_text(text, encoding="utf-8")
    return ArchiveSettings.load(path)


def test_the_file_that_init_writes_is_complete_and_says_the_defaults(tmp_path: Path) -> None:
    import tomllib

    text = files("whence.archive").joinpath("whence.toml").read_text("utf-8")
    assert tomllib.loads(text) == asdict(ArchiveSettings())
    assert _load(tmp_path, text) == ArchiveSettings()


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    settings = _load(tmp_path, "[intake]\nworkers = 3\n[fetching]\ndelay = 2\n")
    assert (settings.intake.workers, settings.intake.batch, settings.fetching.delay) == (3, 100, 2.0)
    assert _load(tmp_path, "") == ArchiveSettings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n[intake]\nworker = 3\n", "line 3: there is no worker in [intake]; there are workers, batch"),
        (
            "[intakes]\nworkers = 3\n",
            "line 1: there is no table [intakes]; there are store, intake, coding, fetching, incidents",
        ),
        ("workers = 3\n", "line 1: there is no table [workers]; there are store, intake, coding, fetching, incidents"),
        ("intake = 3\n", "line 1: [intake] is a table; put its settings on lines below [intake]"),
        (
            "[coding]\nworkers = 1\n[intake]\nworkers = -1\n",
            "line 4: workers = -1 is not a whole number, 0 or more; the default is 0",
        ),
        ("[intake]\nbatch = 'x'\n", "line 2: batch = 'x' is not a whole number, 0 or more; the default is 100"),
        ("[fetching]\ndelay = true\n", "line 2: delay = True is not a number, 0 or more; the default is 1.0"),
        ("[fetching]\ndelay = inf\n", "line 2: delay = inf is not a number, 0 or more; the default is 1.0"),
        ("[store]\ndatabase = 1\n", "line 2: database = 1 is not a text in quotes"),
        (
            "[incidents]\ndeaths = 'lowest'\n",
            "line 2: deaths = 'lowest' is not one of 'conservative', 'majority', 'highest'; "
            "the default is 'conservative'",
        ),
        ("[incidents]\nplace = 1\n", "line 2: place = 1 is not one of 'precise', 'supported'"),
        ("[incidents]\nmajority = 1\n", "line 1: majority = 1.0 is not a share from 0 to below 1"),
        ("[store\n", "(at line 1, column 7); mend that line or take it out"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        _load(tmp_path, text)
    assert message in str(caught.value)
    assert str(tmp_path / "whence.toml") in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be read"):
        ArchiveSettings.load(tmp_path / "whence.toml")


def test_settings_of_incidents_are_their_rules(tmp_path: Path) -> None:
    settings = _load(tmp_path, "[incidents]\ndeaths = 'highest'\nmajority = 0.6\ncount_copies = true\n")
    expected = Rules(deaths=DeathsRule.HIGHEST, majority=0.6, count_copies=True)
    assert settings.incidents.rules() == expected
    assert ArchiveSettings().incidents.rules() == Rules()
