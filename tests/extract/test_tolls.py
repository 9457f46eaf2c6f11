from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable
from whence.extract.rules import times
from whence.extract.rules.casualties import TollReader
from whence.extract.tolls import CasualtyFinder
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent
from whence.reference.casualty_words import casualty_words
from whence.reference.cues import cues
from whence.reference.triggers import lexicon

SURE = ("ASSAULT", 0.99)


def found(text, *, events):
    """Return the casualties of each candidate by its words, and what was refused."""
    seen = passage(text, events=dict.fromkeys(events, SURE))
    candidates, _ = CandidateFinder(seen, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    table = MentionTable(seen.document)
    for time in times.recognise(text):
        table.add(MentionKind.TIME, time.begin, time.end)
    reader = TollReader(seen.words, lexicon(), casualty_words(), is_agent)
    hurt, refused = CasualtyFinder(seen, table, reader).find(candidates)
    named = [candidate.span.text for candidate in candidates]
    told = [None if people is None else [(c.effect.value, c.count.best) for c in people] for people in hurt]
    return dict(zip(named, told, strict=True)), [rejection.reason for rejection in refused]


def test_a_toll_belongs_to_the_event_that_its_words_name():
    told, _ = found("The raid killed three men and wounded five.", events=["raid", "killed", "wounded"])
    assert told == {"raid": [], "killed": [("killed", 3)], "wounded": [("injured", 5)]}


def test_a_state_belongs_to_the_nearest_event_of_its_sentence():
    told, _ = found("Six men are missing after the ambush.", events=["ambush"])
    assert told == {"ambush": [("missing", 6)]}


def test_a_noun_that_counts_victims_is_no_event_beside_theirs():
    told, _ = found("The ambush caused 12 deaths.", events=["ambush", "deaths"])
    assert told == {"ambush": [("killed", 12)], "deaths": None}


def test_a_noun_that_counts_victims_stands_alone_where_no_event_is_named():
    told, _ = found("There were 12 deaths in custody.", events=["deaths"])
    assert told == {"deaths": [("killed", 12)]}


def test_a_date_is_no_toll():
    told, _ = found("He was killed on 12 March.", events=["killed"])
    assert told == {"killed": []}


def test_people_hurt_by_nothing_named_are_a_rejection():
    assert found("Six men are missing.", events=[]) == ({}, ["people affected, and no event named"])


def test_the_toll_of_an_earlier_sentence_makes_a_bare_toll_deadly():
    told, _ = found(
        "The ambush killed 12 men. After the attack the toll rose to 15.", events=["ambush", "killed", "attack"]
    )
    assert told["attack"] == [("killed", 15)]
