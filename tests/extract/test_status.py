import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.said.tellings import Tellings
from whence.extract.status import StatusFinder
from whence.model.claim import AUTHOR
from whence.model.vocabulary import Certainty, Status
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def status(text, roles=None, trigger="attack"):
    found = passage(text, roles)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    return StatusFinder(found, cues(), Tellings.of(())).find(candidate, AUTHOR)


CASES = [
    (
        "Rebels attacked the base.",
        {"attacked": {"ARG0": "Rebels", "ARG1": "the base"}},
        Status.ASSERTED,
        Certainty.CERTAIN,
    ),
    (
        "Rebels did not attack the base.",
        {"attack": {"ARG0": "Rebels", "ARGM-NEG": "not"}},
        Status.DENIED,
        Certainty.CERTAIN,
    ),
    (
        "Rebels may attack the base.",
        {"attack": {"ARG0": "Rebels", "ARGM-MOD": "may"}},
        Status.POSSIBLE,
        Certainty.POSSIBLE,
    ),
    (
        "Rebels planned to attack the base.",
        {"planned": {"ARG0": "Rebels", "ARG1": "to attack the base"}, "attack": {"ARG0": "Rebels"}},
        Status.PLANNED,
        Certainty.CERTAIN,
    ),
    (
        "The army denied that rebels attacked the base.",
        {"denied": {"ARG0": "The army", "ARG1": "that rebels attacked the base"}, "attacked": {"ARG0": "rebels"}},
        Status.DENIED,
        Certainty.CERTAIN,
    ),
    (
        "The army denied that rebels planned to attack the base.",
        {
            "denied": {"ARG1": "that rebels planned to attack the base"},
            "planned": {"ARG1": "to attack the base"},
            "attack": {"ARG1": "the base"},
        },
        Status.DENIED,
        Certainty.CERTAIN,
    ),
    (
        "If rebels attack the base, troops will leave.",
        {"attack": {"ARG0": "rebels"}},
        Status.CONDITIONAL,
        Certainty.POSSIBLE,
    ),
    (
        "The general urged rebels to attack the base.",
        {
            "urged": {"ARG0": "The general", "ARG1": "rebels", "ARG2": "to attack the base"},
            "attack": {"ARG1": "the base"},
        },
        Status.REQUESTED,
        Certainty.CERTAIN,
    ),
]


@pytest.mark.parametrize(("text", "roles", "expected", "certainty"), CASES)
def test_status_comes_from_the_cues_that_have_the_event_in_their_scope(text, roles, expected, certainty):
    found = status(text, roles)
    assert (found.status, found.certainty) == (expected, certainty)
    assert bool(found.cues) == (expected is not Status.ASSERTED)


MORE = [
    ("Rebels tried to attack the base.", {"tried": {"ARG1": "to attack the base"}}, Status.POSSIBLE),
    (
        "They will leave if rebels attack the base.",
        {"leave": {"ARGM-MOD": "will", "ARGM-ADV": "if rebels attack the base"}, "attack": {"ARG0": "rebels"}},
        Status.CONDITIONAL,
    ),
    ("Rebels will attack if it rains.", {"attack": {"ARG0": "Rebels", "ARGM-MOD": "will"}}, Status.CONDITIONAL),
    ("Rebels did attack if briefly.", {"attack": {"ARG0": "Rebels"}}, Status.ASSERTED),
    (
        "An attack would start a war.",
        {"start": {"ARG0": "An attack", "ARG1": "a war", "ARGM-MOD": "would"}},
        Status.CONDITIONAL,
    ),
    (
        "The attack would start a war.",
        {"start": {"ARG0": "The attack", "ARG1": "a war", "ARGM-MOD": "would"}},
        Status.ASSERTED,
    ),
    ("They asked if rebels attack at night.", {"attack": {"ARG0": "rebels"}}, Status.POSSIBLE),
    ("Did rebels attack the base?", {"attack": {"ARG0": "rebels"}}, Status.POSSIBLE),
    ("Who did attack the base?", {"attack": {"ARG0": "Who"}}, Status.ASSERTED),
    ("It attacked nobody.", {"attacked": {"ARG0": "It", "ARG1": "nobody"}}, Status.DENIED),
    ("An attack plot was found.", {}, Status.PLANNED),
    ("The attack failed to stop them.", {"failed": {"ARG1": "The attack"}}, Status.ASSERTED),
    (
        "The army did not deny an attack.",
        {"deny": {"ARG1": "an attack", "ARGM-NEG": "not"}},
        Status.ASSERTED,
    ),
    (
        "Rebels must have attacked it.",
        {"attacked": {"ARG0": "Rebels", "ARGM-MOD": "must"}},
        Status.POSSIBLE,
    ),
    ("Rebels attacked without warning.", {"attacked": {"ARGM-MNR": "without warning"}}, Status.ASSERTED),
]


@pytest.mark.parametrize(("text", "roles", "expected"), MORE)
def test_attempts_conditions_questions_and_what_only_looks_like_a_denial(text, roles, expected):
    assert status(text, roles).status is expected


def test_a_noun_without_roles_takes_the_cue_in_front_of_it():
    assert status("Officials spoke of a possible attack on the base.").status is Status.POSSIBLE


def test_a_cue_outside_of_the_scope_changes_nothing():
    text = "After they planned the march, rebels attacked the base."
    roles = {
        "planned": {"ARG1": "the march"},
        "attacked": {"ARG0": "rebels", "ARGM-TMP": "After they planned the march"},
    }
    assert status(text, roles).status is Status.ASSERTED
