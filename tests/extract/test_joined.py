from tests.extract.build import passage

from whence.extract.candidates import Candidate, CandidateFinder
from whence.extract.joined import joined
from whence.extract.passage import Passage
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def read(found: Passage) -> list[Candidate]:
    finder = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent)
    return list(joined(found, finder.find()[0], is_agent, lexicon()))


def test_an_event_noun_and_the_verb_that_says_it_happened_are_one() -> None:
    roles = {"blast": {}, "tore": {"ARG0": "A blast", "ARG1": "a market"}}
    events = {"blast": ("ASSAULT", 0.9), "tore": ("ASSAULT", 0.8)}
    (one,) = read(passage("A blast tore through a market.", roles, events=events))
    assert (one.span.text, one.mode, one.weak, one.nominal) == ("blast tore through", "explosives", False, False)


def test_two_plain_words_are_two_events() -> None:
    roles = {"explosion": {}, "killed": {"ARG0": "An explosion", "ARG1": "nine people"}}
    found = read(passage("An explosion killed nine people.", roles, events={"explosion": ("ASSAULT", 0.9)}))
    assert [one.span.text for one in found] == ["explosion", "killed"]


def test_people_act_in_events_and_are_none() -> None:
    roles = {"blew": {"ARG0": "A suicide bomber"}, "bomber": {}}
    found = read(passage("A suicide bomber blew himself up.", roles, events={"bomber": ("ASSAULT", 0.9)}))
    assert [one.span.text for one in found] == ["blew himself up"]


def test_people_behind_an_event_word_are_whom_it_hit() -> None:
    events = {"beheading": ("ASSAULT", 0.9), "hostages": ("ASSAULT", 0.9)}
    found = read(passage("The beheading of two hostages shocked him.", {}, events=events))
    assert [one.span.text for one in found] == ["beheading"]


def test_the_object_that_says_the_same_as_its_verb_adds_nothing() -> None:
    roles = {"fought": {"ARG0": "The rebels", "ARG1": "a battle"}, "battle": {}}
    found = read(passage("The rebels fought a battle in the hills.", roles))
    assert [one.span.text for one in found] == ["fought"]


def test_with_what_it_was_done_is_no_event_of_its_own() -> None:
    text = "Rebels shelled the town, using mortars."
    found = passage(text, {"shelled": {"ARG0": "Rebels"}, "using": {"ARG1": "mortars"}})
    finder = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset({6}), is_agent)
    assert [one.span.text for one in joined(found, finder.find()[0], is_agent, lexicon())] == ["shelled"]


def test_a_weapon_in_front_of_a_verb_is_part_of_the_trigger() -> None:
    found = read(
        passage("A mortar shell hit a school.", {"hit": {"ARG1": "a school"}}, events={"hit": ("ASSAULT", 0.9)})
    )
    assert [(one.span.text, one.first) for one in found] == [("mortar shell hit", 1)]


def test_what_an_event_was_part_of_is_background() -> None:
    events = {"killed": ("ASSAULT", 0.9), "conflict": ("ASSAULT", 0.9)}
    found = read(passage("Thousands were killed in the conflict.", {"killed": {"ARG1": "Thousands"}}, events=events))
    assert [one.span.text for one in found] == ["killed"]
