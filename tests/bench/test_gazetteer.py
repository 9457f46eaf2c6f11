"""The bench of the gazetteer: on a handful of places, with a clock of its own."""

from itertools import count
from pathlib import Path

import pytest

from tests.reference.geonames_dump import BASE
from whence.bench.gazetteer import measure, misspelt
from whence.model.errors import BenchInputError
from whence.reference import gazetteer_build


def compiled(path: Path, rows: tuple[gazetteer_build.Row, ...]) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(rows))
        gazetteer_build.build(path)
    return path


def test_rates_are_lookups_over_time(tmp_path: Path) -> None:
    ticks = count()

    vowel = gazetteer_build.Row(98463, "Sulaymaniyah", 35.56, 45.43, "city", "IRQ", None, 1, 2.0, ("Sulaymaniyah",))

    told = measure(compiled(tmp_path / "places.sqlite", (*BASE, vowel)), clock=lambda: next(ticks) * 0.5).to_dict()

    assert (told["places"], told["names"]) == (6, 7)
    assert (told["exact_per_second"], told["exact_found"]) == (10, 1.0)  # Homs is a city and a division
    assert (told["fuzzy_per_second"], told["fuzzy_found"]) == (6, 0.3333)  # a consonant less is another name
    assert told["build_seconds"] is None


def test_what_was_not_measured_is_not_shown(tmp_path: Path) -> None:
    names = [name for name, _ in measure(compiled(tmp_path / "places.sqlite", BASE)).rows()]

    assert "exact per second" in names
    assert "build seconds" not in names


def test_a_file_without_places_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(BenchInputError, match="holds no names"):
        measure(compiled(tmp_path / "empty.sqlite", ()))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Springfield", "Sprinfield"), ("Khan Shaykhun", "Khan Shayhun"), ("Homs", None), ("Aleppo", None)],
)
def test_a_misspelt_name_lacks_a_letter_in_its_longest_word(name: str, wrong: str | None) -> None:
    assert misspelt(name) == wrong
