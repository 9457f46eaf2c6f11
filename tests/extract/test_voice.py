import pytest
from tests.extract.build import tag
from tests.extract.test_words import words_of

from whence.extract.voice import sided

CASES = [
    ("Aid workers were kidnapped by militants", "kidnapped", [("Aid workers", "ARG1"), ("by militants", "ARG1")], "10"),
    ("The recruits should be killed", "killed", [("The recruits", "ARG0")], "1"),
    ("Police arrested three students", "arrested", [("Police", "ARG1"), ("three students", "ARG1")], "01"),
    ("Men fired at troops", "fired", [("Men", "ARG0"), ("at troops", "ARG0")], "01"),
    ("Officers were shot dead by gunmen", "shot", [("Officers", "ARG1"), ("dead by gunmen", "ARG1")], "10"),
    (
        "Men robbed guests and shot the driver",
        "shot",
        [("Men", "ARG0"), ("guests", "ARG1"), ("the driver", "ARG1")],
        "01",
    ),
    ("It killed 68 people and wounded 140", "wounded", [("68 people", "ARG1"), ("140", "ARG1")], "1"),
    ("Rebels attacked the town", "attacked", [("Rebels", "ARG0"), ("the town", "ARG1")], "01"),
    ("Police clashed with farmers", "clashed", [("Police", "ARG1"), ("with farmers", "ARG1")], "11"),
]


@pytest.mark.parametrize(("text", "verb", "tags", "sides"), CASES)
def test_arguments_are_called_by_their_sides(text, verb, tags, sides):
    words = words_of(text)
    at = words.lower.index(verb)
    found = sided(words, at, [tag(text, part, label) for part, label in tags])
    assert "".join(t.label[-1] for t in found) == sides


def test_a_passives_agent_begins_at_by():
    text = "Officers were shot dead by gunmen"
    words = words_of(text)
    (agent,) = sided(words, 2, [tag(text, "dead by gunmen", "ARG1")])
    assert text[agent.begin : agent.end] == "by gunmen"


def test_two_agents_that_and_joins_are_one():
    text = "Israel and the Palestinians reached a consensus"
    words = words_of(text)
    (agents,) = sided(
        words, words.lower.index("reached"), [tag(text, part, "ARG0") for part in ("Israel", "the Palestinians")]
    )
    assert text[agents.begin : agents.end] == "Israel and the Palestinians"
