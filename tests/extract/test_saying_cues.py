import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable
from whence.extract.speakers import SpeakerFinder
from whence.extract.status import StatusFinder
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Rebels attacked it, the army said.", ("the army", "said", "Rebels attacked it"), "certain"),
        ("Rebels attacked it, the army claimed.", ("the army", "claimed", "Rebels attacked it"), "possible"),
        (
            "Rebels attacked it, say unverified reports.",
            ("unverified reports", "say", "Rebels attacked it"),
            "doubtful",
        ),
        (
            "The army said, without providing evidence, that rebels attacked it.",
            ("The army", "said", "that rebels attacked it"),
            "doubtful",
        ),
        ("Rebels attacked it. The army claimed another.", ("The army", "claimed", "Rebels attacked it"), "certain"),
    ],
)
def test_who_says_it_says_how_sure(text, said, expected):
    source, cue, _ = said
    rebels = "Rebels" if "Rebels" in text else "rebels"
    roles = {"attacked": {"ARG0": rebels, "ARG1": "it"}, cue: {"ARG0": source}}
    found = passage(text, roles, said=[said])
    speakers = SpeakerFinder.of(found, MentionTable(found.document), cues(), is_agent)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text == "attacked")
    attribution = speakers.find(candidate)[0]
    assert StatusFinder(found, cues(), speakers.tellings).find(candidate, attribution).certainty == expected
