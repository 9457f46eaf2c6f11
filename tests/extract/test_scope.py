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

REDUCED = {"help": {"ARG1": "people killed by rebels"}, "killed": {"ARG1": "people", "ARG0": "by rebels"}}
RUNNING = {"help": {"ARG1": "rebels attacking it"}, "attacking": {"ARG0": "rebels", "ARG1": "it"}}
WANTED = {"wanted": {"ARG1": "the men killed"}, "killed": {"ARG1": "the men"}}
BUT = {"denied": {"ARG1": "it, but rebels attacked it"}, "attacked": {"ARG0": "rebels"}}
ON = {"denied": {"ARG1": "it, saying rebels attacked it"}, "saying": {}, "attacked": {"ARG0": "rebels"}}
WHO = {"killed": {"ARG0": "A man", "R-ARG0": "who"}, "alleged": {"ARG1": "A man who killed him"}}
RAID = {"planned": {"ARG1": "to flee in the attack"}, "flee": {"ARGM-LOC": "in the attack"}}
LEGACY = {"planned": {"ARG1": "to undo the legacy of the attack"}, "undo": {"ARG1": "the legacy of the attack"}}
RISK = {"planned": {"ARG1": "to cut the risk of the attack"}}


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
        ("They must help people killed by rebels", REDUCED, "killed", set()),
        ("They must help rebels attacking it", RUNNING, "attacking", set()),
        ("They wanted the men killed", WANTED, "killed", {"wanted"}),
        ("The army denied it, but rebels attacked it", BUT, "attacked", set()),
        ("The army denied it, saying rebels attacked it", ON, "attacked", set()),
        ("A man who killed him is alleged to be here", WHO, "killed", set()),
        ("They planned to flee in the attack", RAID, "attack", set()),
        ("They planned to undo the legacy of the attack", LEGACY, "attack", set()),
        ("They planned to cut the risk of the attack", RISK, "attack", {"planned"}),
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
