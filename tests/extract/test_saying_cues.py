import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
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
    found = passage(text, {"attacked": {}}, said=[said])
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text == "attacked")
    assert StatusFinder(found, cues()).find(candidate).certainty == expected
