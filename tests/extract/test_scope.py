import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.scope import Scope
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon

PLAN = {"vowed": {"ARG1": "to punish the men who killed the guards"}, "killed": {"ARG0": "the men", "R-ARG0": "who"}}
STOP = {"agreed": {"ARG1": "to stop shelling the town"}, "stop": {"ARG1": "shelling the town"}}
AFTER = {"vowed": {"ARG1": "to fight on after rebels killed the guards"}}
THAT = {"denied": {"ARG1": "selling bombs that killed guards"}, "killed": {"ARG0": "bombs", "R-ARG0": "that"}}
BASE = {"wanted": {"ARG1": "a base from which to attack the town"}}
FROM = {"stopped": {"ARG1": "them", "ARG2": "from killing the guards"}}


def reaching(text, roles, trigger):
    found = passage(text, roles)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    return {found.words.lower[governor.word] for governor in Scope(found, cues()).governors(candidate)}


@pytest.mark.parametrize(
    ("text", "roles", "trigger", "expected"),
    [
        ("He vowed to punish the men who killed the guards", PLAN, "killed", set()),
        ("They agreed to stop shelling the town", STOP, "shelling", set()),
        ("He vowed to fight on after rebels killed the guards", AFTER, "killed", set()),
        ("He denied selling bombs that killed guards", THAT, "killed", set()),
        ("They wanted a base from which to attack the town", BASE, "attack", {"wanted"}),
        ("Police stopped them from killing the guards", FROM, "killing", {"stopped"}),
    ],
)
def test_a_fact_inside_a_plan_or_denial_is_out_of_its_scope(text, roles, trigger, expected):
    assert reaching(text, roles, trigger) == expected


def test_what_is_done_about_an_event_does_not_reach_it():
    text = "The attack will be investigated"
    assert reaching(text, {"investigated": {"ARG1": "The attack", "ARGM-MOD": "will"}}, "attack") == set()
    text = "The attack may be the deadliest"
    assert reaching(text, {"be": {"ARG1": "The attack", "ARGM-MOD": "may"}}, "attack") == set()
