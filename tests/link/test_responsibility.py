import pytest
from tests.factories import Draft

from whence.link.responsibility import Basis, responsibility
from whence.model.vocabulary import PerpConfidence

FRONT = ["the Front"]


def verdict(text, *, deed=(), names=FRONT):
    found = responsibility(Draft(text).reading(), names, deed)
    return found.value, found.basis


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The Front claimed responsibility for the bombing.", PerpConfidence.CLAIMED),
        ("A caller from the Front rang. The group took responsibility.", PerpConfidence.CLAIMED),
        ("Police blamed the Front for the bombing.", PerpConfidence.ACCUSED_BY_AUTHORITIES),
        ("The bombing is the work of the Front, according to the ministry.", PerpConfidence.ACCUSED_BY_AUTHORITIES),
        ("Farmers blamed the Front for the bombing.", PerpConfidence.ACCUSED),
        ("Men presumed to be from the Front killed a judge.", PerpConfidence.ACCUSED),
        ("Police said alleged members of the Front killed a judge.", PerpConfidence.ACCUSED_BY_AUTHORITIES),
        ("The bombing could have been done by the Front.", PerpConfidence.POSSIBLE),
    ],
)
def test_words_of_responsibility_tell_the_tie(text, value):
    assert verdict(text) == (value, Basis.WORDS)


def test_nobodys_claim_is_none():
    text = "No group has claimed responsibility. The Front is old."
    assert verdict(text)[0] is not PerpConfidence.CLAIMED


def test_the_agent_of_a_sentence_did_it_as_a_fact():
    assert verdict("The Front blew up a bridge.") == (PerpConfidence.FACT, Basis.AGENT)
    assert verdict("A bridge was blown up by units of the Front.") == (PerpConfidence.FACT, Basis.AGENT)


def test_a_party_named_apart_from_the_deed_is_only_possible():
    text = "A judge was found dead. The Front is strong in the town."
    assert verdict(text, deed=["judge"]) == (PerpConfidence.POSSIBLE, Basis.APART)


def test_a_party_that_is_not_named_is_not_judged():
    assert verdict("A judge was found dead.") == (None, Basis.NOTHING)
    assert verdict("The Frontier is calm.") == (None, Basis.NOTHING)


def test_sentences_on_the_deed_go_before_those_on_others():
    text = "Police blamed the Front for a fire. It rained. It snowed. It thawed. The Front shot a judge."
    assert verdict(text, deed=["a judge"])[0] is PerpConfidence.FACT


def test_claims_tell_more_than_the_grammar_of_a_sentence():
    draft = Draft("Rebels of the Front, who live there, raided a farm.")
    draft.claim("raided", by="Rebels of the Front", perp_confidence=PerpConfidence.ACCUSED)
    found = responsibility(draft.reading(), FRONT)
    assert (found.value, found.basis, found.named) == (PerpConfidence.ACCUSED, Basis.CLAIM, True)
