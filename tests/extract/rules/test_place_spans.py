"""Spans of place names, mended and completed."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.place_spans import mend
from whence.extract.rules.place_spotting import place_names
from whence.reference import gazetteer_build
from whence.reference.gazetteer import Gazetteer
from whence.reference.gazetteer_build import Row

ROWS = (
    Row(1, "Syria", 35.0, 38.0, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(2, "Philippines", 13.0, 122.0, "country", "PHL", None, 100_000_000, 400.0, ("Philippines",)),
    Row(3, "Mosul", 36.3, 43.1, "city", "IRQ", "Ninawa", 1_700_000, 15.0, ("Mosul",)),
    Row(4, "Hamlet", 34.9, -79.7, "city", "USA", "North Carolina", 6_000, 2.0, ("Hamlet",)),
    Row(None, "Syrian desert", 34.4, 38.8, "desert", "SYR", None, 0, 170.0, ("Syrian desert",)),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("cache") / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(ROWS))
        gazetteer_build.build(path)
    return Gazetteer.open(path)


@pytest.mark.parametrize(
    ("text", "tagged", "mended"),
    [
        ("in United States waters", ["United"], ["United States"]),
        ("in United Arab Emirates waters", ["United"], ["United Arab Emirates"]),
        ("across South Korea", ["Korea"], ["South Korea"]),
        ("in New Zealand", ["New"], ["New Zealand"]),
        ("in San Miguel", ["Miguel"], ["San Miguel"]),
        ("from North Homs", ["Homs"], ["Homs"]),
        ("the West said", ["West"], []),
        ("the province of", ["province"], []),
        ("at the United Nations today", ["United"], []),
        ("in (Mosul),", ["(Mosul),"], ["Mosul"]),
        ("in Tal Afar", ["Tal", "Tal Afar"], ["Tal Afar"]),
    ],
)
def test_halves_are_made_whole(text: str, tagged: list[str], mended: list[str]) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in tagged]

    assert [text[begin:end] for begin, end in mend(text, spans)] == mended


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Syrian troops left", ["Syrian"], []),
        ("across the Syrian desert", ["Syrian"], ["Syrian desert"]),
        ("Syrians fled", ["Syrians"], []),
        ("Syria's government and Syria said", ["Syria"], []),
        ("across Syria said", ["Syria"], ["Syria"]),
        ("the Mosul Brigades", ["Mosul"], []),
        ("eastern Mosul", [], ["Mosul"]),
        ("Mosul province", [], ["Mosul"]),
        ("in Syria, Mosul and Hamlet", [], ["Syria", "Mosul"]),
        ("SAA positions in May", ["SAA"], []),
        ("in the Philippines", ["Philippines"], ["Philippines"]),
        ("a blast in Mosul killed", [], ["Mosul"]),
        ("Mosul is large", [], []),
        ("played in Hamlet", [], []),
        ("near Mosul. Mosul fell", ["Mosul"], ["Mosul", "Mosul"]),
    ],
)
def test_adjectives_go_and_missed_names_come(
    gazetteer: Gazetteer, text: str, tagged: list[str], names: list[str]
) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in tagged]

    assert [text[begin:end] for begin, end in place_names(text, spans, gazetteer)] == names


@given(st.text(alphabet="ABab. -'New Unitd", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_mended_spans_lie_in_the_text_in_order_and_apart(text: str, spans: list[tuple[int, int]]) -> None:
    found = mend(text, [(begin, end) for begin, end in spans if begin < end <= len(text)])

    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
