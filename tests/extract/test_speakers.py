from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable, actor_tags
from whence.extract.speakers import SpeakerFinder
from whence.model.claim import Participant
from whence.model.vocabulary import AttributionKind, MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def attribution(text, roles=None, *, said=(), trigger="attack", entities=None):
    found = passage(text, roles, said=said, entities=entities)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    table = MentionTable(found.document)
    for tag in actor_tags(found.encoding):
        table.add(MentionKind.ACTOR, tag.begin, tag.end)
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    return SpeakerFinder.of(found, table, cues(), is_agent).find(candidate)


def name(speaker):
    return speaker.name if isinstance(speaker, Participant) else speaker


def test_an_event_outside_of_all_contents_is_the_authors():
    found = attribution(
        "Rebels attacked the base. Officials said it rained.", said=[("Officials", "said", "it rained")]
    )
    assert (found.speaker, found.kind, found.cue) == ("author", AttributionKind.AUTHOR, None)


def test_an_event_in_a_content_is_its_speakers():
    text = "Officials said rebels attacked the base."
    found = attribution(text, said=[("Officials", "said", "rebels attacked the base")])
    assert (name(found.speaker), found.kind, found.cue.text) == ("Officials", AttributionKind.INDIRECT, "said")


def test_quotation_marks_make_it_direct():
    text = 'Officials said: "Rebels attacked the base."'
    assert attribution(text, said=[("Officials", "said", "Rebels attacked the base.")]).kind is AttributionKind.DIRECT


def test_outer_speakers_are_a_chain():
    text = "Reuters cited a doctor who said the army attacked the town."
    said = [
        ("Reuters", "cited", "a doctor who said the army attacked the town"),
        ("a doctor", "said", "the army attacked the town"),
    ]
    found = attribution(text, said=said)
    assert (name(found.speaker), [name(outer) for outer in found.chain]) == ("a doctor", ["Reuters"])


def test_a_pronoun_goes_back_to_the_last_full_speaker():
    text = "Officials said it rained. They said rebels attacked the base."
    said = [("Officials", "said", "it rained"), ("They", "said rebels", "rebels attacked the base")]
    found = attribution(text, said=said)
    assert (name(found.speaker), found.speaker.span.text) == ("Officials", "They")


def test_what_is_reported_by_nobody_named_has_no_speaker():
    found = attribution("Attacks have been reported there.", {"reported": {"ARG1": "Attacks"}})
    assert (found.speaker, found.kind) == (None, AttributionKind.INDIRECT)


def test_hearsay_is_nobodys():
    found = attribution("Rebels reportedly attacked the base.")
    assert (found.speaker, found.cue.text) == (None, "reportedly")


def test_a_town_that_sees_an_attack_does_not_report_it():
    text = "The town saw an attack on its base."
    assert attribution(text, {"saw": {"ARG0": "The town", "ARG1": "an attack on its base"}}).speaker == "author"
