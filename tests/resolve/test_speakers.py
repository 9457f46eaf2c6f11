from dataclasses import replace

import pytest
from tests.factories import Draft

from whence.model.claim import Attribution, Participant
from whence.model.document import Document
from whence.model.mention import Actor
from whence.model.vocabulary import MentionKind, SpeakerKind
from whence.resolve.appositions import appositions
from whence.resolve.speakers import Voices


def voice(says, behind="", *, id=None, country=None, sector=None, others=(), front=""):
    """Hear who says something in a sentence: ``others`` are further mentions with their actors."""
    draft = Draft(f"{front}{says}{behind} said rebels attacked the port.")
    speaker = draft.person(says, actor_id=id, country=country, sector=sector)
    claim = draft.claim("attacked", says=says, cue="said")
    claim = replace(claim, attribution=replace(claim.attribution, speaker=speaker))
    for words, actor in others:
        draft.mention(words, MentionKind.ACTOR, actor)
    reading = draft.reading()
    mentions = {mention.id: mention for mention in reading.mentions}
    (heard,) = Voices.of(reading.document, mentions, [claim]).heard([claim])
    return heard.attribution


def kind(*args, **known):
    found = voice(*args, **known).speaker_kind
    return found and found.value


@pytest.mark.parametrize(
    ("says", "behind", "known", "expected"),
    [
        ("General Georgy Zhukov", "", {}, "military"),
        ("Georgy Zhukov", ", an analyst at the institute,", {}, "expert"),
        ("Georgy Zhukov", ", a former colonel,", {}, "expert"),
        ("Georgy Zhukov", ", a lawyer for the family,", {"sector": "SOC"}, None),
        ("Georgy Zhukov", ", US envoy for Cuba,", {}, "official"),
        ("Georgy Zhukov", ", who told a journalist so,", {}, None),
        ("Memo Zhukov", "", {}, None),
        ("Anna Bishop", "", {"sector": "REL"}, None),
        ("Another Royalist Congressman", "", {"sector": "LEG"}, "official"),
        ("Anna Bishop", ", a judge,", {"sector": "JUD"}, "official"),
        ("Prime Minister Zhukov", "", {}, "official"),
        ("A Home Office spokesman", "", {}, "official"),
        ("Georgy Zhukov", ", a director at Human Rights Watch,", {}, "ngo"),
        ("Georgy Zhukov", ", a spokesman at war with Human Rights Watch,", {}, None),
        ("A folder given to refugees", "", {"sector": "REF"}, None),
        ("Refugees", "", {"sector": "REF"}, "witness"),
        ("an army statement", "", {}, "document"),
        ("Satellite images", "", {}, "footage"),
        ("a Facebook post", "", {}, "social"),
        ("The Red Cross", "", {"id": "icrc", "country": "NGO", "sector": "MED"}, "ngo"),
        ("Nato", "", {"id": "nato", "country": "IGO", "sector": "MIL"}, "military"),
        ("The UN mission", "", {"id": "unifil", "country": "UNO", "sector": "MIL"}, "international"),
        ("The Free Syrian Army", "", {"id": "fsa", "country": "SYR", "sector": "REB"}, "rebel"),
        ("The club", "", {}, None),
        ("he", "", {}, None),
    ],
)
def test_kind(says, behind, known, expected):
    assert kind(says, behind, **known) == expected


@pytest.mark.parametrize(
    ("says", "behind", "withheld"),
    [
        ("Residents", "", True),
        ("An official", "", True),
        ("sources", "", True),
        ("The ministry", "", False),
        ("The prime minister", "", False),
        ("A minister", "", True),
        ("A police spokesman", "", False),
        ("Georgy Zhukov", "", False),
        ("Ivan", ", a resident who asked not to be named,", True),
        ("An army statement", "", False),
        ("it", "", False),
        ("His mother", ", Anna,", False),
        ("His mother", "", True),
        ("Residents", ", Anna,", True),
        ("The Turkish leader", "", False),
    ],
)
def test_whether_the_name_is_withheld(says, behind, withheld):
    assert voice(says, behind).anonymous is withheld


def test_side_is_the_institutions():
    assert voice("Russian generals", country="RUS", sector="MIL").side == "RUS-MIL"
    assert voice("Russian officials", country="RUS").side == "RUS-GOV"
    assert voice("Russian farmers", country="RUS", sector="AGR").side is None
    assert voice("Georgy Zhukov", ", a former colonel,", country="RUS", sector="ELI").side is None


def test_who_is_sent_to_a_country_does_not_speak_for_it():
    assert voice("Georgy Zhukov", ", US envoy for Cuba,", country="CUB", sector="GOV").side == "USA-GOV"
    assert voice("Georgy Zhukov", ", special envoy for Cuba,", country="CUB", sector="GOV").side is None


def test_a_side_by_the_group_beside_the_name():
    assert voice("the SDF commander Georgy Zhukov", sector="REB", country="SYR").side == "sdf"
    assert voice("Georgy Zhukov", ", a minister at war with Hamas,", sector="GOV").side is None


def test_pro_government_is_of_the_one_government_that_the_text_names():
    syria, iraq = Actor("SYR-GOV", "Syria", "SYR", "GOV"), Actor("IRQ-GOV", "Iraq", "IRQ", "GOV")
    front = "Syria and Iraq met. "
    assert voice("Pro-government media", front=front, others=[("Syria", syria)]).side == "SYR-GOV"
    assert voice("Pro-government media", front=front, others=[("Syria", syria), ("Iraq", iraq)]).side is None
    assert voice("Pro-government media").side is None


def test_state_media_speak_for_their_state_and_others_do_not():
    assert voice("Syrian state television", country="SYR", sector="JRN").side == "SYR-GOV"
    assert voice("Syrian television", country="SYR", sector="JRN").side is None


def test_the_author_and_sources_not_named_stay_as_they_are():
    draft = Draft("Rebels attacked the port.")
    claim = draft.claim("attacked")
    assert Voices.of(Document(draft.text), {}, [claim]).heard([claim]) == [claim]
    nobody = replace(claim, attribution=draft.attribution("", None))
    assert Voices.of(Document(draft.text), {}, [nobody]).heard([nobody]) == [nobody]


def test_an_apposition_belongs_to_the_name_it_follows():
    draft = Draft(
        "Ivan Konev, the minister, Georgy Zhukov said so. The minister, Max Muster, said so to Adam, the cook, Bob,"
    )
    assert appositions(draft.span("Georgy Zhukov")) == []
    assert appositions(draft.span("Max Muster"))[-1] == "The minister"
    assert appositions(draft.span("Bob"))[0] == "the cook"
    assert [text.strip() for text in appositions(draft.span("Ivan Konev"))] == ["the minister"]


def test_the_speaker_is_no_less_after_than_before():
    found = voice("Residents")
    assert isinstance(found, Attribution)
    assert isinstance(found.speaker, Participant)
    assert (found.speaker.name, found.speaker_kind) == ("Residents", SpeakerKind.WITNESS)
