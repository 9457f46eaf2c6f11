from tests.extract.build import passage

from whence.extract.mentions import MentionTable
from whence.extract.speakers import SpeakerFinder
from whence.extract.stances import StanceFinder
from whence.model.claim import AUTHOR, Component, DraftClaim, Participant
from whence.model.vocabulary import Certainty, Extent, Status
from whence.reference.agents import is_agent
from whence.reference.cues import cues


def stances(text, triggers, roles=None, *, actors=None):
    """Find the stances towards claims on words of a text; ``actors`` gives some of them an actor."""
    found = passage(text, roles)
    table = MentionTable(found.document)
    claims = [
        draft(f"c{n}", found.document, word, (actors or {}).get(word)) for n, word in enumerate(triggers, start=1)
    ]
    speakers = SpeakerFinder.of(found, table, cues(), is_agent)
    got = StanceFinder(found, table, cues(), speakers).find(claims)
    return [(s.claim_id, s.stance, s.holder.name if isinstance(s.holder, Participant) else s.holder) for s in got]


def draft(id, document, word, actor=None):
    begin = document.text.index(word)
    span = document.span(begin, begin + len(word))
    nobody = ((), (), (), (), None)
    told = (AUTHOR, Extent.SINGLE, Status.ASSERTED, Certainty.CERTAIN, (), (span,), 1.0, Component("test", "1"))
    return DraftClaim(id, span, "ASSAULT", None, named(document, actor), *nobody, *told)


def named(document, words):
    if words is None:
        return ()
    begin = document.text.index(words)
    return (Participant(None, document.span(begin, begin + len(words)), words),)


def test_a_refusal_to_comment_is_towards_what_was_told_before():
    text = "Rebels attacked the base. The ministry declined to comment."
    assert stances(text, ["attacked"], {"declined": {"ARG0": "The ministry"}}) == [("c1", "declines", "The ministry")]


def test_a_denial_of_a_report_is_on_the_claim_before_it():
    text = "Rebels shelled the base, a monitor said. The rebels denied the report."
    roles = {"denied": {"ARG0": "The rebels", "ARG1": "the report"}}
    assert stances(text, ["shelled"], roles) == [("c1", "denies", "The rebels")]


def test_a_doubt_that_points_back_is_the_authors():
    text = "They are preparing a raid. This scenario remains unlikely because any attack would fail."
    assert stances(text, ["raid", "attack"]) == [("c1", "doubts", "author")]


def test_a_denial_of_ones_own_part_needs_a_claim_that_one_did_it():
    text = "A bomb went off. The rebels denied any role in the attack."
    roles = {"denied": {"ARG0": "The rebels", "ARG1": "any role in the attack"}}
    assert stances(text, ["attack"], roles) == []


def test_a_denial_of_ones_own_part_is_on_the_claim_that_one_did_it():
    text = "Some rebels shelled a town. The rebels denied any role in it."
    roles = {"denied": {"ARG0": "The rebels", "ARG1": "any role in it"}}
    found = stances(text, ["shelled"], roles, actors={"shelled": "Some rebels"})
    assert found == [("c1", "denies", "The rebels")]


def test_what_stands_in_another_events_argument_is_not_what_is_confirmed():
    text = "The ministry confirmed that rebels shelled a village hit by a storm."
    roles = {
        "confirmed": {"ARG0": "The ministry", "ARG1": "that rebels shelled a village hit by a storm"},
        "shelled": {"ARG0": "rebels", "ARG1": "a village hit by a storm"},
        "hit": {"ARG0": "by a storm"},
    }
    assert stances(text, ["shelled", "hit"], roles) == [("c1", "supports", "The ministry")]


def test_a_stance_reaches_no_further_than_the_paragraph_before():
    text = "Rebels shelled a base.\n\nIt rained.\n\nThe ministry declined to comment."
    assert stances(text, ["shelled"], {"declined": {"ARG0": "The ministry"}}) == []


def test_who_would_not_confirm_supports_nothing():
    text = "The ministry would not confirm that rebels shelled a base."
    roles = {"confirm": {"ARG0": "The ministry", "ARGM-NEG": "not", "ARG1": "that rebels shelled a base"}}
    assert stances(text, ["shelled"], roles) == []


def test_the_holder_of_a_silence_can_stand_behind_it():
    text = "Rebels shelled a base. There was no immediate comment from the ministry."
    assert stances(text, ["shelled"]) == [("c1", "silent", "the ministry")]


def test_nobody_holds_no_stance():
    assert stances("Rebels shelled a base. No group has claimed responsibility for it.", ["shelled"]) == []


def test_a_modal_of_another_clause_undoes_no_stance():
    text = "She should leave the Front, which claimed responsibility for an attack."
    roles = {"claimed": {"ARGM-MOD": "should", "ARG0": "the Front", "ARG1": "responsibility for an attack"}}
    assert stances(text, ["attack"], roles) == [("c1", "supports", "the Front")]
