import pytest
from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.instruments import InstrumentFinder
from whence.extract.mentions import MentionTable
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon
from whence.reference.weapons import weapons


def find(text, roles=None, events=()):
    """Return the weapons of each candidate by its words, and the candidates that are only weapons of others."""
    seen = passage(text, roles, events=dict.fromkeys(events, ("ASSAULT", 0.99)))
    candidates, _ = CandidateFinder(seen, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    table = MentionTable(seen.document)
    for match in weapons().match(seen.words.lower):
        span = seen.words.span(match.begin_word, match.end_word)
        table.add(MentionKind.WEAPON, span.begin, span.end)
    triggers = frozenset(word for c in candidates for word in range(c.first, c.last))
    finder = InstrumentFinder(seen, table, triggers)
    names = {mention.id: mention.span.text for mention in table.all()}
    told = {c.span.text: [names[id] for id in finder.find(c)] for c in candidates}
    return told, [candidates[n].span.text for n in finder.weapons_of_others(candidates)]


@pytest.mark.parametrize(
    ("text", "roles", "trigger", "tools"),
    [
        ("A bomb killed a man.", {"killed": {"ARG0": "A bomb", "ARG1": "a man"}}, "killed", ["bomb"]),
        (
            "A man was killed by a mortar shell.",
            {"killed": {"ARG1": "A man", "ARG0": "by a mortar shell"}},
            "killed",
            ["mortar shell"],
        ),
        ("Rebels attacked the base with rifles and grenades.", {}, "attacked", ["rifles", "grenades"]),
        ("The rocket that struck the school came at noon.", {}, "struck", ["rocket"]),
        ("Rebels killed a man with a knife.", {}, "killed", ["knife"]),
        ("Rebels destroyed two tanks.", {"destroyed": {"ARG0": "Rebels", "ARG1": "two tanks"}}, "destroyed", []),
        ("The tanks were destroyed.", {"destroyed": {"ARG1": "The tanks"}}, "destroyed", []),
    ],
)
def test_what_an_event_was_done_with(text, roles, trigger, tools):
    told, _ = find(text, roles, events=[trigger])
    assert told[trigger] == tools


def test_with_reaches_no_further_than_the_next_event():
    told, _ = find("They attacked the base and killed a man with a knife.", events=["attacked", "killed"])
    assert told == {"attacked": [], "killed": ["knife"]}


def test_a_weapon_in_the_words_of_another_event_is_no_event():
    roles = {"attacked": {"ARG0": "Rebels", "ARG1": "the base"}}
    _, weapons_only = find("Rebels attacked the base with mortars.", roles, events=["attacked", "mortars"])
    assert weapons_only == ["mortars"]
