"""Place expressions: names in brackets are given, the rest is ruled."""

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.places import FoundPlace, recognise

_NAME = re.compile(r"\[([^\]]*)\]")


def read(marked: str) -> tuple[str, list[FoundPlace]]:
    names, text, end = [], "", 0
    for found in _NAME.finditer(marked):
        text += marked[end : found.start()]
        names.append((len(text), len(text) + len(found[1])))
        text += found[1]
        end = found.end()
    text += marked[end:]
    return text, recognise(text, names)


# phenomenon, text, expression, relation, names, distance, bearing, feature
CASES = [
    ("plain", "a bomb in [Ramadi] killed", "Ramadi", "at", 1, None, None, None),
    ("division after", "in [Idlib] province on", "Idlib province", "at", 1, None, None, "province"),
    ("division before", "the province of [Anbar], where", "Anbar", "at", 1, None, None, "province"),
    ("capital letter", "in [Helmand] Province on", "Helmand Province", "at", 1, None, None, "province"),
    ("upper case", "NEAR [USULUTAN] DEPARTMENT", "NEAR USULUTAN DEPARTMENT", "near", 1, None, None, "department"),
    ("oil field", "the [Omar] oil fields were", "Omar oil fields", "at", 1, None, None, "oil field"),
    ("camp", "at [Kalma] camp today", "Kalma camp", "at", 1, None, None, "camp"),
    ("near", "fighting near [Goma] went on", "near Goma", "near", 1, None, None, None),
    ("close to", "close to the town of [Sirte],", "close to the town of Sirte", "near", 1, None, None, None),
    ("vicinity", "in the vicinity of [Tal Afar]", "in the vicinity of Tal Afar", "near", 1, None, None, None),
    ("area of", "in the area of [Hajin].", "in the area of Hajin", "near", 1, None, None, None),
    ("outside", "just outside [Kabul],", "just outside Kabul", "near", 1, None, None, "outside"),
    ("outside, 2", "ambush outside of [Gao]", "outside of Gao", "near", 1, None, None, "outside"),
    ("offset", "40 km south-east of [Palmyra]", "40 km south-east of Palmyra", "offset", 1, 40.0, 135.0, None),
    ("miles", "about 10 miles north of [Mosul]", "about 10 miles north of Mosul", "offset", 1, 16.093, 0.0, None),
    ("words", "five kilometres west of [Beni]", "five kilometres west of Beni", "offset", 1, 5.0, 270.0, None),
    ("both units", "20 miles (32 km) east of [Jos]", "20 miles (32 km) east of Jos", "offset", 1, 32.187, 90.0, None),
    ("no bearing", "a few km from [Bunia]", "a few km from Bunia", "offset", 1, 5.0, None, None),
    ("no distance", "hills north of [Kunduz]", "north of Kunduz", "offset", 1, None, 0.0, None),
    ("between", "ambush between [Gao] and [Kidal]", "between Gao and Kidal", "between", 2, None, None, None),
    (
        "road between",
        "on the road between [Kirkuk] and [Tikrit]",
        "the road between Kirkuk and Tikrit",
        "between",
        2,
        None,
        None,
        "road",
    ),
    ("pair, dash", "the [Aleppo]-[Damascus] highway", "Aleppo-Damascus highway", "between", 2, None, None, "highway"),
    ("pair in one", "the [Homs-Palmyra] desert", "Homs-Palmyra desert", "between", 2, None, None, "desert"),
    ("pair, article", "[Homs-Deir ez-Zor] desert", "Homs-Deir ez-Zor desert", "between", 2, None, None, "desert"),
    ("bank", "the western bank of the [Tigris]", "the western bank of the Tigris", "along", 1, None, 270.0, "bank"),
    ("along", "along the [Nile] on", "along the Nile", "along", 1, None, None, None),
    ("along a road", "along the [Hodeidah] road", "along the Hodeidah road", "along", 1, None, None, "road"),
    ("border with", "the border with [Chad],", "the border with Chad", "border", 1, None, None, "border"),
    ("countryside", "[Hama] countryside", "Hama countryside", "part", 1, None, None, "countryside"),
    ("countryside of", "countryside of [Hama]", "countryside of Hama", "part", 1, None, None, "countryside"),
    (
        "side of country",
        "eastern countryside of [Homs]",
        "eastern countryside of Homs",
        "part",
        1,
        None,
        90.0,
        "countryside",
    ),
    ("part", "southern [Yemen] saw", "southern Yemen", "part", 1, None, 180.0, "southern"),
    ("centre", "in central [Mali],", "central Mali", "part", 1, None, None, "central"),
    ("part of", "the northern part of [Darfur]", "the northern part of Darfur", "part", 1, None, 0.0, "part"),
    ("outskirts", "the outskirts of [Derna]", "the outskirts of Derna", "outskirts", 1, None, None, "outskirts"),
    (
        "side of outskirts",
        "the southern outskirts of [Kharkiv]",
        "the southern outskirts of Kharkiv",
        "outskirts",
        1,
        None,
        180.0,
        "outskirts",
    ),
    (
        "zone",
        "the [Idlib] de-escalation zone",
        "Idlib de-escalation zone",
        "area",
        1,
        None,
        None,
        "de-escalation zone",
    ),
]


@pytest.mark.parametrize(
    ("phenomenon", "marked", "expression", "relation", "names", "distance", "bearing", "feature"),
    CASES,
    ids=[case[0] for case in CASES],
)
def test_an_expression_says_what_it_says(
    phenomenon: str,
    marked: str,
    expression: str,
    relation: str,
    names: int,
    distance: float | None,
    bearing: float | None,
    feature: str | None,
) -> None:
    text, found = read(marked)

    assert [text[one.begin : one.end] for one in found] == [expression], phenomenon
    form = found[0].form
    assert (form.relation, len(form.names), form.distance_km, form.bearing, form.feature) == (
        relation,
        names,
        distance,
        bearing,
        feature,
    )


def test_near_reaches_to_the_end_of_a_list() -> None:
    _, found = read("operations near [Sinjar], [Tal Afar] and the [Badush] area")

    assert [one.form.relation for one in found] == ["near", "near", "near"]


def test_a_plain_list_stays_plain() -> None:
    _, found = read("in [Sinjar], [Tal Afar] and [Badush]")

    assert [one.form.relation for one in found] == ["at", "at", "at"]


@pytest.mark.parametrize(
    "marked",
    [
        "[SAN SALVADOR], 3 JAN 90 (SAMPLE) -- A bomb",
        "[BAGHDAD] (Sample Wire) - Ten people",
        "[BEIRUT], [Lebanon] — Fighters",
        "[Nairobi], March 4 - Two",
    ],
)
def test_a_dateline_is_no_place_of_an_event(marked: str) -> None:
    assert read(marked)[1] == []


def test_a_capital_that_speaks_is_a_government() -> None:
    assert read("[Damascus] said the raid")[1] == []
    assert read("[Moscow] has denied it")[1] == []
    assert len(read("police in [Damascus] said the raid")[1]) == 1


def test_the_names_of_a_pair_are_the_two_places() -> None:
    text, found = read("the [Homs-Deir ez-Zor] desert")

    assert [text[begin:end] for begin, end in found[0].form.names] == ["Homs", "Deir ez-Zor"]


def test_a_hyphen_inside_a_name_divides_nothing() -> None:
    _, found = read("[al-Hasakah] countryside and [Guinea-Bissau] region")

    assert [len(one.form.names) for one in found] == [1, 1]


@given(
    st.text(alphabet="Ab -,.\nnorth of 5km", max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)))
)
def test_any_names_in_any_text_give_ordered_expressions_that_hold_them(text: str, spans: list[tuple[int, int]]) -> None:
    names = [(begin, end) for begin, end in spans if begin < end <= len(text)]

    found = recognise(text, names)

    assert all(0 <= one.begin < one.end <= len(text) for one in found)
    assert all(one.end <= other.begin for one, other in pairwise(found))
    assert all(one.begin <= b < e <= one.end for one in found for b, e in one.form.names)


LOOSE = st.text(alphabet="ABSyrianTukh -,.\n'5of thenorsuwbdcivmi", max_size=200)
PHRASES = st.lists(
    st.sampled_from(
        "Syria Syrian Turkish Mosul near between and border the of north south-east 40 km from road coast off city"
        " outskirts country river bank , . - in Homs to along countryside an hour's drive within across".split(" ")
    ),
    max_size=60,
).map(" ".join)


@given(LOOSE | PHRASES, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 12)), max_size=20))
def test_no_text_makes_the_recogniser_fail_and_its_spans_slice(text: str, names: list[tuple[int, int]]) -> None:
    spans = [(begin, begin + length) for begin, length in names if begin + length <= len(text)]
    found = recognise(text, spans, lambda word: word in ("Syrian", "Turkish"))

    assert all(0 <= one.begin < one.end <= len(text) for one in found)
    assert all(one.end <= other.begin for one, other in pairwise(found))
    for one in found:
        assert all(one.begin <= begin < end <= one.end for begin, end in one.form.names)
        assert one.form.distance_km is None or one.form.distance_km >= 0
        assert one.form.bearing is None or 0 <= one.form.bearing < 360
        if one.form.within:
            assert 0 <= one.form.within[0] < one.form.within[1] <= len(text)


def test_the_recogniser_reads_a_text_twice_as_long_in_no_more_than_its_share_of_steps() -> None:
    """Counts calls instead of seconds: a name costs the same however long the text before it is."""
    calls = {length: counted(length) for length in (50, 100, 200)}

    assert calls[100] <= 2.2 * calls[50]
    assert calls[200] <= 2.2 * calls[100]


def counted(repeats: int) -> int:
    marked = "near [Mosul], 5 km north of [Homs] and between [Gao] and [Kidal] they met. " * repeats
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(step)
    try:
        read(marked)
    finally:
        sys.setprofile(None)
    return steps
