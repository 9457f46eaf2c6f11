import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.errors import ReferenceDataError
from whence.reference.phrases import PhraseIndex, load_groups


def index(*entries: tuple[str, str]) -> PhraseIndex[str]:
    made: PhraseIndex[str] = PhraseIndex()
    for phrase, pos in entries:
        made.add(phrase, pos, phrase)
    return made


def spans(made: PhraseIndex[str], text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[m.begin_word : m.end_word]) for m in made.match(words)]


def test_the_longest_phrase_wins_and_matches_do_not_overlap() -> None:
    made = index(("car", "noun"), ("car bomb", "noun"), ("bomb attack", "noun"))
    assert spans(made, "a car bomb attack and a car") == ["car bomb", "car"]


def test_a_failed_longer_walk_falls_back_to_the_longest_complete_phrase() -> None:
    made = index(("open", "verb"), ("open fire on them", "verb"))
    assert spans(made, "opened fire at") == ["opened"]


def test_hyphens_are_spaces_but_words_are_not_split() -> None:
    made = index(("hit and run attack", "noun"), ("attack", "noun"))
    assert spans(made, "a hit-and-run attack") == ["hit-and-run attack"]
    assert spans(made, "an attack-minded plan , a counter-attack") == []


def test_determiners_and_possessives_inside_are_skipped_but_never_end_a_match() -> None:
    made = index(("lay down arms", "verb"), ("impose curfew", "verb"))
    assert spans(made, "laid down old arms , laid down their arms , imposed the") == ["laid down their arms"]
    assert spans(made, "imposing a nightly curfew") == []


def test_numbers_and_common_adjectives_inside_are_skipped_unless_a_phrase_has_them() -> None:
    made = index(("take hostages", "verb"), ("call for elections", "verb"), ("call for new elections now", "verb"))
    text = "took 12 hostages , took three foreign hostages , called for new elections"
    assert spans(made, text) == ["took 12 hostages", "took three foreign hostages", "called for new elections"]


def test_noun_phrases_inflect_before_the_preposition() -> None:
    made = index(("exchange of fire", "noun"), ("declaration of war", "noun"))
    assert spans(made, "exchanges of fire , declarations of war") == ["exchanges of fire", "declarations of war"]


def test_adverbs_leave_inflection_to_the_verb() -> None:
    assert spans(index(("forcibly return", "verb")), "were forcibly returned") == ["forcibly returned"]
    assert spans(index(("rally behind", "verb")), "rallied behind") == ["rallied behind"]


def test_exact_phrases_do_not_inflect() -> None:
    assert spans(index(("in case", "phrase")), "in case , in cases") == ["in case"]


def test_british_spelling_is_the_same_word() -> None:
    made = index(("tighten defenses", "verb"), ("mobilize", "verb"), ("labor strike", "noun"))
    text = "tightened defences , mobilised , labour strikes"
    assert spans(made, text) == ["tightened defences", "mobilised", "labour strikes"]


@given(st.lists(st.sampled_from(["car", "Bomb", "-", "the", "car-bomb", "", "'s", "attacks", "x-"]), max_size=30))
def test_matches_are_ordered_disjoint_and_inside(words: list[str]) -> None:
    made = index(("car", "noun"), ("car bomb", "noun"), ("bomb attack", "any"))
    at = 0
    for match in made.match(words):
        assert at <= match.begin_word < match.end_word <= len(words)
        assert match.values
        at = match.end_word


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match="empty phrase"):
        index((" ", "noun"))


def test_a_missing_file_is_told_by_name() -> None:
    with pytest.raises(ReferenceDataError, match=r"nowhere\.yaml"):
        load_groups("nowhere.yaml")
