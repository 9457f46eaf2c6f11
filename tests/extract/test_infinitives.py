import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.infinitives import InfinitiveFinder
from whence.model.vocabulary import Status
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def status(text, verbs):
    found = passage(text, {verb: {} for verb in verbs})
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text.startswith("attack"))
    condition = InfinitiveFinder(found, cues()).find(candidate)
    return condition.status if condition else None


@pytest.mark.parametrize(
    ("text", "verbs", "expected"),
    [
        ("The army sent tanks to attack the rebels.", ["sent", "attack"], Status.PLANNED),
        ("The army is slow to attack the rebels.", ["attack"], Status.POSSIBLE),
        ("The army managed to attack the rebels.", ["managed", "attack"], None),
        ("The army was the first to attack the rebels.", ["attack"], None),
        ("They shelled the town to force it to attack.", ["shelled", "force", "attack"], Status.PLANNED),
        ("The army turned to attacking the rebels.", ["turned", "attacking"], None),
        ("The army attacked the rebels.", ["attacked"], None),
    ],
)
def test_infinitive_is_no_fact_unless_its_governor_did_it(text, verbs, expected):
    assert status(text, verbs) == expected
