import pytest

from whence.extract.rules.casualties import of_object, tolls
from whence.model.document import Document
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.reference.agents import is_agent


@pytest.mark.parametrize(
    ("text", "group", "count"),
    [
        ("at least 12 soldiers", "soldiers", Count(12, 12, None)),
        ("three of the guards", "guards", Count(3, 3, 3)),
        ("a policeman", "policeman", Count(1, 1, 1)),
    ],
)
def test_the_object_of_an_effect_word_tells_how_many_of_whom(text, group, count):
    found = of_object(Document(text), Effect.KILLED, 0, len(text))
    assert (found.group, found.count) == (group, count)


def test_an_object_without_a_count_is_no_toll():
    assert of_object(Document("the soldiers"), Effect.KILLED, 0, 12) is None


@pytest.mark.parametrize(
    ("text", "effect", "group"),
    [
        ("12 dead", Effect.KILLED, None),
        ("three civilians were wounded", Effect.INJURED, "civilians"),
        ("dozens of villagers missing", Effect.MISSING, "villagers"),
    ],
)
def test_tolls_are_a_count_and_a_state_of_people(text, effect, group):
    (found,) = tolls(Document(text), 0, len(text), is_agent)
    assert (found.effect, found.group) == (effect, group)


def test_what_befell_things_is_no_toll():
    text = "two trucks captured"
    assert list(tolls(Document(text), 0, len(text), is_agent)) == []
