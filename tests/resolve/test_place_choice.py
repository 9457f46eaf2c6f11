"""Which of its namesakes a name means: by itself, in a list, where the text says, and beside its neighbours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.reference.gazetteer import Gazetteer
from whence.resolve.place_choice import Choice, choose

NAMES = ("Washington", "Oregon", "Idaho", "New York", "Buffalo", "Ohio", "Salem", "Poland", "Homs", "Alma", "Orleans")


def choices(gazetteer: Gazetteer, text: str, *names: str, **hints: float) -> list[Choice]:
    """Decide for the first mention of each name."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = choose(text, spans, gazetteer, hints)
    return [found[span] for span in spans]


def ids(found: list[Choice]) -> list[int | None]:
    return [choice.candidate.geonameid if choice.candidate else None for choice in found]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Talks were held in Washington.", ["Washington"], [3]),
        ("Fires burn in Washington, Oregon and Idaho.", ["Washington", "Oregon", "Idaho"], [2, 4, 5]),
        ("A storm hit the state of Washington.", ["Washington"], [2]),
        ("A storm hit Washington state.", ["Washington"], [2]),
        ("He was born in Buffalo, New York.", ["Buffalo", "New York"], [8, 6]),
        ("He moved to New York.", ["New York"], [7]),
        ("A trial began in Ohio County.", ["Ohio County"], [10]),
        ("A trial began in Ohio.", ["Ohio"], [9]),
        ("A fair opened in Alma, Neb.", ["Alma"], [19]),
    ],
)
def test_what_a_name_means(gazetteer: Gazetteer, text: str, names: list[str], expected: list[int]) -> None:
    assert ids(choices(gazetteer, text, *names)) == expected


def test_villages_beside_one_another_outvote_their_namesakes(gazetteer: Gazetteer) -> None:
    text = "The road from Alma to Orleans is closed; buses stop in Republican City."

    assert ids(choices(gazetteer, text, "Alma", "Orleans", "Republican City")) == [19, 20, 22]


def test_a_variant_spelling_far_from_all_else_is_not_resolved(gazetteer: Gazetteer) -> None:
    text = "Shells fell on al-Uqsur after strikes on Homs, Hama and Idlib in Syria."
    found = choices(gazetteer, text, "al-Uqsur", "Homs", "Hama", "Idlib", "Syria")

    assert ids(found) == [None, 14, 15, 16, 17]
    assert "nothing else points there" in found[0].reason
    assert found[0].alternatives


def test_a_small_town_far_from_all_else_is_not_resolved(gazetteer: Gazetteer) -> None:
    found = choices(gazetteer, "Homs, Hama, Idlib. Republican City.", "Homs", "Hama", "Idlib", "Republican City")

    assert ids(found)[3] is None
    assert "far from everything else" in found[3].reason


def test_a_hospital_lies_in_the_town_it_is_named_after(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "at Colchester General Hospital", "Colchester General Hospital")) == [24]


def test_a_part_of_a_country_written_as_a_name_is_not_the_country(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "South Vietnam surrendered", "South Vietnam")) == [None]


def test_a_name_may_hold_what_it_lies_in(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "Buffalo, New York", "Buffalo, New York")) == [8]


def test_a_name_known_abroad_comes_before_a_larger_town_that_is_only_spelt_alike(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "A bomb went off in Palmyra.", "Palmyra")) == [28]


def test_one_of_many_countries_says_little_of_a_town(gazetteer: Gazetteer) -> None:
    text = "Syria, Poland, Vietnam and the United States sent envoys. Talks were held in Geneva."

    assert ids(choices(gazetteer, text, "Geneva", "Syria", "Poland", "Vietnam", "United States"))[0] == 26


def test_a_country_that_the_document_is_about_counts(gazetteer: Gazetteer) -> None:
    assert ids(choices(gazetteer, "a fair in Alma", "Alma", CAN=1.0)) == [18]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from((*NAMES, ", ", " and ", " in ", "(", ") ", ". ", " state of ")), max_size=25))
def test_any_order_of_names_gets_one_answer_each(gazetteer: Gazetteer, words: list[str]) -> None:
    text, spans = "", []
    for word in words:
        if word in NAMES:
            spans.append((len(text), len(text) + len(word)))
        text += f"{word} "
    found = choose(text, spans, gazetteer)

    assert set(found) == set(spans)
    assert all(choice.reason for choice in found.values())
    assert choose(text, spans[::-1], gazetteer) == found
