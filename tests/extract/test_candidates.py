from tests.extract.build import passage

from whence.extract.candidates import Candidate, CandidateFinder
from whence.extract.passage import Passage
from whence.model.reading import Rejection
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def read(found: Passage, *, armed: frozenset[int] = frozenset()) -> tuple[list[Candidate], list[Rejection]]:
    return CandidateFinder(found, lexicon(), cues(), frozenset(), armed, is_agent).find()


def told(found: Passage) -> list[tuple[str, str, str | None]]:
    return [(one.span.text, one.event, one.mode) for one in read(found)[0]]


def test_the_object_inside_a_phrase_is_no_part_of_its_words() -> None:
    roles = {"set": {"ARG0": "Attackers", "ARG1": "the church"}}
    (one,) = read(passage("Attackers set the church on fire.", roles))[0]
    assert (one.span.text, one.mode, one.first, one.last, one.head) == ("set the church on fire", "destroy", 1, 2, 1)


def test_the_object_behind_a_verb_is_no_part_of_the_trigger() -> None:
    assert told(passage("Soldiers burned houses.", {"burned": {"ARG1": "houses"}})) == [
        ("burned", "ASSAULT", "destroy")
    ]


def test_towns_are_taken_and_people_are_taken_prisoner() -> None:
    town = passage("Rebels captured the port.", {"captured": {"ARG0": "Rebels", "ARG1": "the port"}})
    men = passage("Rebels captured forty soldiers.", {"captured": {"ARG0": "Rebels", "ARG1": "forty soldiers"}})
    assert told(town) == [("captured", "COERCE", "seize")]
    assert told(men) == [("captured", "ASSAULT", "abduct")]


def test_whom_an_employer_fires_is_not_shot() -> None:
    candidates, refused = read(
        passage(
            "The company fired two workers.", {"fired": {"ARG1": "two workers"}}, events={"fired": ("ASSAULT", 0.9)}
        )
    )
    assert (candidates, refused[0].reason) == ([], "with such an object it is no event")


def test_found_dead_counts_beside_other_violence_only() -> None:
    alone = passage("A trader was found dead.", {"found": {"ARG1": "A trader"}})
    after = passage("A trader kidnapped in May was found dead.", {"found": {"ARG1": "A trader"}, "kidnapped": {}})
    assert told(alone) == []
    assert ("was found dead", "ASSAULT", None) in told(after)


def test_armed_people_make_a_weak_phrase_plain() -> None:
    roles = {"drove": {"ARG0": "The soldiers", "ARG1": "the rebels"}}
    farmers = {"drove": {"ARG0": "The farmers", "ARG1": "the cattle"}}
    assert told(passage("The soldiers drove the rebels out.", roles)) == [("drove the rebels out", "ASSAULT", None)]
    assert told(passage("The farmers drove the cattle out.", farmers)) == []


def test_using_something_is_violence_only_with_a_weapon() -> None:
    found = passage("They used the house.", {"used": {"ARG1": "the house"}}, events={"used": ("ASSAULT", 0.99)})
    assert read(found)[0] == []
    assert [one.span.text for one in read(found, armed=frozenset({3}))[0]] == ["used"]


def test_the_day_behind_a_verb_is_no_part_of_it() -> None:
    assert told(passage("The two sides agreed on Monday.", {"agreed": {"ARG0": "The two sides"}})) == [
        ("agreed", "AGREE", None)
    ]


def test_a_verb_that_no_list_has_needs_a_sure_encoder_and_somebody_who_does_it() -> None:
    roles = {"zapped": {"ARG0": "Rebels", "ARG1": "the base"}}
    sure = passage("Rebels zapped the base.", roles, events={"zapped": ("ASSAULT", 0.97)})
    unsure = passage("Rebels zapped the base.", roles, events={"zapped": ("ASSAULT", 0.9)})
    nobody = passage("Light zapped the base.", {"zapped": {"ARG0": "Light"}}, events={"zapped": ("ASSAULT", 0.99)})
    assert [told(found) for found in (sure, unsure, nobody)] == [[("zapped", "ASSAULT", None)], [], []]
