from __future__ import annotations

from whence.model.claim import EventCodes
from whence.model.vocabulary import SpeakerKind, Status
from whence.reference.incident_words import EventWords, incident_words
from whence.reference.ontology import ontology


def test_every_type_kind_and_unreal_status_has_words() -> None:
    words = incident_words()
    assert set(ontology().types) <= set(words.events)
    assert set(words.kinds) == set(SpeakerKind)
    assert set(words.unreal) == set(Status) - {Status.ASSERTED, Status.DENIED, Status.POSSIBLE}
    assert all(each.noun and each.noun == each.noun.lower() for each in words.events.values())


def test_a_mode_without_words_takes_its_types() -> None:
    words = incident_words()
    assert words.event(EventCodes("ASSAULT", "aerial", None, None, None, None)) == EventWords("air strike", "on", "on")
    assert words.event(EventCodes("MOBILIZE", "weapons", None, None, None, None)) == EventWords(
        "mobilisation", "against", "against"
    )
    assert words.event(None) == EventWords("event", "", "")
