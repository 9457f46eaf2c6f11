import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable, actor_tags
from whence.extract.speakers import SpeakerFinder
from whence.model.claim import Participant
from whence.model.vocabulary import AttributionKind, MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def attributions(text, roles=None, *, said=(), trigger="attack", entities=None):
    found = passage(text, roles, said=said, entities=entities)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    table = MentionTable(found.document)
    for tag in actor_tags(found.encoding):
        table.add(MentionKind.ACTOR, tag.begin, tag.end)
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    return SpeakerFinder.of(found, table, cues(), is_agent).find(candidate)


def attribution(text, roles=None, **others):
    (found,) = attributions(text, roles, **others)
    return found


def name(speaker):
    return speaker.name if isinstance(speaker, Participant) else speaker


def test_an_event_outside_of_all_contents_is_the_authors():
    found = attribution("Rebels attacked the base. Officials said it rained.")
    assert (found.speaker, found.kind, found.cue) == ("author", AttributionKind.AUTHOR, None)


def test_an_event_in_a_content_is_its_speakers():
    found = attribution("Officials said rebels attacked the base.", {"attacked": {"ARG0": "rebels"}})
    assert (name(found.speaker), found.kind, found.cue.text) == ("Officials", AttributionKind.INDIRECT, "said")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Officials said: "Rebels attacked the base."', AttributionKind.DIRECT),
        ('Officials said that rebels had "attacked the base".', AttributionKind.MIXED),
        ("Officials said that rebels attacked the guards' base.", AttributionKind.INDIRECT),
    ],
)
def test_quotation_marks_tell_the_kind(text, kind):
    assert attribution(text, {"attacked": {"ARG1": "base"}}).kind is kind


def test_outer_speakers_are_a_chain():
    text = "Reuters cited a doctor who said the army attacked the town."
    roles = {"cited": {"ARG0": "Reuters"}, "said": {"ARG0": "a doctor"}, "attacked": {"ARG0": "the army"}}
    found = attribution(text, roles, entities={"Reuters": "Organisation"})
    assert (name(found.speaker), [name(outer) for outer in found.chain]) == ("a doctor", ["Reuters"])


def test_an_outlet_that_is_told_is_in_the_chain():
    found = attribution("A doctor told the news agency that rebels attacked the town.")
    assert (name(found.speaker), [name(outer) for outer in found.chain]) == ("A doctor", ["the news agency"])


def test_reporters_who_are_told_are_not():
    assert attribution("A doctor told reporters that rebels attacked the town.").chain == ()


def test_a_pronoun_goes_back_to_the_last_full_speaker():
    text = "Officials said that it rained. They said that rebels attacked the base."
    found = attribution(text)
    assert (name(found.speaker), found.speaker.span.text) == ("Officials", "They")


def test_what_is_reported_by_nobody_named_has_no_speaker():
    found = attribution("Attacks have been reported there.", {"reported": {"ARG1": "Attacks"}})
    assert (found.speaker, found.kind) == (None, AttributionKind.INDIRECT)


def test_hearsay_is_nobodys():
    found = attribution("Rebels reportedly attacked the base.")
    assert (found.speaker, found.cue.text) == (None, "reportedly")


def test_hearsay_in_reported_speech_is_its_speakers():
    found = attribution("Officials said that rebels reportedly attacked the base.")
    assert (name(found.speaker), found.cue.text) == ("Officials", "said")


def test_a_town_that_sees_an_attack_does_not_report_it():
    text = "The town saw an attack on its base."
    assert attribution(text, {"saw": {"ARG0": "The town", "ARG1": "an attack on its base"}}).speaker == "author"


def test_an_event_that_names_the_source_is_the_authors():
    found = attribution("Survivors of the attack said that it rained.")
    assert found.speaker == "author"


def test_an_event_that_two_tell_apart_has_two_attributions():
    text = "Rebels attacked the port, according to the army and, separately, residents said."
    found = attributions(text, {"attacked": {"ARG0": "Rebels"}, "said": {"ARG0": "residents"}})
    assert [name(each.speaker) for each in found] == ["the army", "residents"]
