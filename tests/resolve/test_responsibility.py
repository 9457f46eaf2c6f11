from dataclasses import replace

import pytest
from tests.factories import Draft

from whence.model.vocabulary import Certainty, Involvement, PerpConfidence, SpeakerKind, Status
from whence.resolve.responsibility import perp_confidence


def tied(
    text, trigger, *, by=None, says=None, cue=None, cues=(), status=Status.ASSERTED, certainty=Certainty.CERTAIN, **who
):
    """Say how a claim ties its deed to its actor; ``who`` are facts on the speaker."""
    draft = Draft(text)
    claim = draft.claim(trigger, by=by, says=says, cue=cue, status=status, certainty=certainty)
    said = replace(claim.attribution, **who)
    return perp_confidence(replace(claim, attribution=said, cues=tuple(map(draft.span, cues))))


@pytest.mark.parametrize("says", [None, "The army", "A witness"])
def test_what_anybody_states_is_fact(says):
    text = "The army and A witness said rebels attacked the base."
    assert tied(text, "attacked", by="rebels", says=says, cue="said" if says else None) is PerpConfidence.FACT


def test_what_a_speaker_says_of_itself_is_claimed():
    text = "Rebels said that Rebels attacked the base."
    assert tied(text, "attacked", by="Rebels", says="Rebels", cue="said") is PerpConfidence.CLAIMED


@pytest.mark.parametrize("by", ["soldiers", "our soldiers"])
def test_the_speakers_own_people_are_the_speaker(by):
    text = f"The army said {'its ' if by == 'soldiers' else ''}{by} attacked the base."
    assert tied(text, "attacked", by=by, says="The army", cue="said") is PerpConfidence.CLAIMED


def test_a_known_involvement_goes_before_the_words():
    text = "A spokesman said rebels attacked the base."
    said = {"by": "rebels", "says": "A spokesman", "cue": "said"}
    assert tied(text, "attacked", **said, involvement=Involvement.OWN) is PerpConfidence.CLAIMED
    assert tied(text, "attacked", **said, involvement=Involvement.THIRD) is PerpConfidence.FACT


@pytest.mark.parametrize(
    ("says", "tie"), [("Police", PerpConfidence.ACCUSED_BY_AUTHORITIES), ("Villagers", PerpConfidence.ACCUSED)]
)
def test_an_accusation_is_one_by_authorities_where_they_make_it(says, tie):
    text = f"{says} accused rebels of attacking the base."
    assert tied(text, "attacking", by="rebels", says=says, cue="accused") is tie


def test_a_known_kind_of_speaker_goes_before_its_words():
    text = "Nine men accused rebels of attacking the base."
    said = {"by": "rebels", "says": "Nine men", "cue": "accused"}
    assert tied(text, "attacking", **said, speaker_kind=SpeakerKind.POLICE) is PerpConfidence.ACCUSED_BY_AUTHORITIES
    assert tied(text, "attacking", **said, speaker_kind=SpeakerKind.WITNESS) is PerpConfidence.ACCUSED


@pytest.mark.parametrize(
    ("text", "by"), [("Suspected rebels fled.", "rebels"), ("Alleged rebels fled.", "Alleged rebels")]
)
def test_a_suspect_is_accused_by_the_word_for_it(text, by):
    assert tied(text, "fled", by=by) is PerpConfidence.ACCUSED


def test_a_suspect_does_not_speak_for_itself():
    text = "Alleged rebels attacked the base."
    assert tied(text, "attacked", by="Alleged rebels", says="Alleged rebels", cue="Alleged") is PerpConfidence.ACCUSED


def test_what_may_have_been_is_possible():
    text = "Rebels may have attacked the base."
    assert tied(text, "attacked", by="Rebels", status=Status.POSSIBLE) is PerpConfidence.POSSIBLE
    assert tied(text, "attacked", by="Rebels", certainty=Certainty.DOUBTFUL) is PerpConfidence.POSSIBLE


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DENIED, Status.CONDITIONAL, Status.REQUESTED])
def test_nobody_is_tied_to_what_has_not_happened(status):
    assert tied("Rebels attack the base.", "attack", by="Rebels", status=status) is None


def test_nobody_is_tied_to_a_deed_without_actor():
    assert tied("A bomb went off.", "went off") is None
    assert tied("No group attacked the base.", "attacked", by="No group") is None
