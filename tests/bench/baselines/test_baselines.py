from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.baselines.test_petrarch import dictionaries
from whence.bench.annotations import CodedEvent
from whence.bench.baselines import BASELINES, baseline
from whence.bench.tasks import TASKS
from whence.model.errors import BenchInputError


@pytest.fixture
def events(tmp_path: Path):
    dictionaries(tmp_path / "cameo")
    coder = baseline("plover", "keywords", tmp_path).plover
    assert coder is not None
    return lambda text: list(coder(text, None))


def test_the_nearest_names_are_actors_and_targets(events) -> None:
    assert events("In Ruritania the rebels shelled soldiers of the Red Cross.") == [
        CodedEvent("ASSAULT", ("REBELS",), ("RED CROSS",))
    ]


def test_names_side_by_side_are_one_and_joined_ones_are_all_taken(events) -> None:
    (event,) = events("Ruritanian rebels and militiamen shelled army unit posts.")
    assert event.actors == ("MILITIAMEN", "RURITANIAN REBELS")


def test_a_passive_turns_the_sides_round(events) -> None:
    assert events("The soldiers of Ruritania were shelled by rebels near the army unit.") == [
        CodedEvent("ASSAULT", ("REBELS",), ("RURITANIA",))
    ]


def test_codes_without_a_type_are_no_events(events) -> None:
    assert events("They threatened to shell the town.") == []
    assert events("They shelled the town.") == []  # the pattern of the bare verb says so
    assert events("They buried the dead.") == []


def test_an_event_a_type(events) -> None:
    assert [event.event for event in events("They called off talks, shelled soldiers and fired on soldiers.")] == [
        "REJECT",
        "ASSAULT",
    ]


def test_missing_dictionaries_are_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BenchInputError, match=r"cameo: no dictionaries .*: say with --corpora"):
        baseline("plover", "keywords", tmp_path)


def test_unknown_baselines_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchInputError, match="no baseline 'luck': choose from keywords"):
        baseline("plover", "luck", tmp_path)
    with pytest.raises(BenchInputError, match="no baseline 'luck': these tasks have one: plover"):
        baseline("timex", "luck", tmp_path)


def test_every_baseline_is_of_a_task() -> None:
    assert BASELINES.keys() <= TASKS.keys()


def test_always_yes(tmp_path: Path) -> None:
    judge = baseline("ceha", "yes", tmp_path).ceha
    assert judge is not None
    assert judge("Rain fell.", None) is True


def test_the_most_populous_place_of_the_name(tmp_path: Path) -> None:
    built = baseline("toponyms", "populous", tmp_path)
    resolve, find = built.toponym_resolver, built.toponyms
    assert resolve is not None
    assert find is not None
    london, nowhere = resolve("London Xqzvw", [(0, 6), (7, 12)], None)
    assert london == pytest.approx((51.5, -0.13), abs=0.1)
    assert nowhere is None
    with pytest.raises(BenchInputError, match="add --gold-spans"):
        find("London", None)
