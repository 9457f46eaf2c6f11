from tests.extract.build import passage

from whence.extract.mentions import MentionTable
from whence.extract.stances import StanceFinder
from whence.model.claim import AUTHOR, Component, DraftClaim, Participant
from whence.model.vocabulary import Certainty, Extent, Status
from whence.reference.cues import cues


def stances(text, triggers, roles=None):
    found = passage(text, roles)
    claims = [draft(f"c{n}", found.document, word) for n, word in enumerate(triggers, start=1)]
    got = StanceFinder(found, MentionTable(found.document), cues()).find(claims)
    return [(s.claim_id, s.stance, s.holder.name if isinstance(s.holder, Participant) else s.holder) for s in got]


def draft(id, document, word):
    begin = document.text.index(word)
    span = document.span(begin, begin + len(word))
    nobody = ((), (), (), (), (), None)
    told = (AUTHOR, Extent.SINGLE, Status.ASSERTED, Certainty.CERTAIN, (), (span,), 1.0, Component("test", "1"))
    return DraftClaim(id, span, "ASSAULT", None, *nobody, *told)


def test_a_refusal_to_comment_is_towards_what_was_told_before():
    text = "Rebels attacked the base. The ministry declined to comment."
    assert stances(text, ["attacked"], {"declined": {"ARG0": "The ministry"}}) == [("c1", "declines", "The ministry")]


def test_a_denial_of_a_report_is_on_the_claim_before_it():
    text = "Rebels shelled the base, a monitor said. The rebels denied the report."
    assert stances(text, ["shelled"], {"denied": {"ARG0": "The rebels"}}) == [("c1", "denies", "The rebels")]


def test_a_doubt_that_points_back_is_the_authors():
    text = "They are preparing a raid. This scenario remains unlikely because any attack would fail."
    assert stances(text, ["raid", "attack"]) == [("c1", "doubts", "author")]
