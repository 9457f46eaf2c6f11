import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.passage import Passage
from whence.model.reading import Rejection
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon


def read(found: Passage, armed: frozenset[int] = frozenset()) -> tuple[list[str], list[Rejection]]:
    candidates, refused = CandidateFinder(found, lexicon(), cues(), frozenset(), armed, is_agent).find()
    return [f"{c.span.text} {c.event}" for c in candidates], refused


@pytest.mark.parametrize(
    ("text", "roles", "reason"),
    [
        ("The storm battered the coast.", {"battered": {"ARG0": "The storm", "ARG1": "the coast"}}, "nature"),
        ("Hundreds were killed in the earthquake.", {"killed": {"ARG1": "Hundreds"}}, "nature"),
        ("Cholera killed hundreds.", {"killed": {"ARG0": "Cholera", "ARG1": "hundreds"}}, "disease"),
        ("They are fighting malaria.", {"fighting": {"ARG0": "They", "ARG1": "malaria"}}, "ill"),
        ("He was bombarded with questions.", {"bombarded": {"ARG1": "He", "ARG2": "with questions"}}, "words"),
        ("The winger attacked down the left.", {"attacked": {"ARG0": "The winger"}}, "sport"),
        ("They thrashed the visitors 4-1.", {"thrashed": {"ARG0": "They", "ARG1": "the visitors"}}, "score"),
        ("The price of oil exploded.", {"exploded": {"ARG1": "The price of oil"}}, "prices"),
        ("The shelling was the worst since the siege of 1982.", {"shelling": {}, "siege": {}}, "superlative"),
        ("The scenes were reminiscent of the massacre of 1968.", {"massacre": {}}, "comparison"),
    ],
)
def test_what_is_no_event_is_refused_with_its_reason(text: str, roles: dict[str, dict[str, str]], reason: str) -> None:
    _, refused = read(passage(text, roles, events=dict.fromkeys(roles, ("ASSAULT", 0.9))))
    assert any(reason in rejection.reason for rejection in refused)


def test_whoever_attacks_a_budget_criticises_it() -> None:
    found = passage("Critics attacked the budget.", {"attacked": {"ARG0": "Critics", "ARG1": "the budget"}})
    assert read(found)[0] == ["attacked ACCUSE"]


def test_armed_people_at_a_match_are_no_players() -> None:
    found = passage("Gunmen attacked the goalkeeper.", {"attacked": {"ARG0": "Gunmen", "ARG1": "the goalkeeper"}})
    assert read(found)[0] == ["attacked ASSAULT"]


def test_the_head_of_a_cause_counts_and_not_what_describes_it() -> None:
    found = passage("Flood victims attacked the office.", {"attacked": {"ARG0": "Flood victims", "ARG1": "the office"}})
    assert read(found)[0] == ["attacked ASSAULT"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three people died on Monday.", []),
        ("Gunmen came on Sunday. Three people died on Monday.", ["died ASSAULT"]),
        ("Gunmen came on Sunday. It rained. Three people died on Monday.", []),
        ("Three people died in custody.", ["died ASSAULT"]),
        ("Three people died of hypothermia in the custody of the police.", []),
    ],
)
def test_a_death_needs_violence_within_a_sentence_of_it(text: str, told: list[str]) -> None:
    found = passage(text, {"died": {"ARG1": "Three people"}}, events={"died": ("ASSAULT", 0.9)})
    assert read(found)[0] == told
