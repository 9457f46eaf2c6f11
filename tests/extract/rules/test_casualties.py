import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules.casualties import TollReader
from whence.extract.rules.counts import recognise
from whence.extract.tokens import split_words
from whence.extract.words import Words
from whence.model.document import Document
from whence.model.mention import Count
from whence.reference.agents import is_agent
from whence.reference.casualty_words import casualty_words
from whence.reference.triggers import lexicon


def read(text, *, killed_before=False):
    """Read a text as one sentence."""
    document = Document(text, (Document(text).span(0, len(text)),))
    words = Words.of(document, [(word.begin, word.end) for word in split_words(text)])
    reader = TollReader(words, lexicon(), casualty_words(), is_agent)
    tolls = reader.read(range(len(words.lower)), recognise(text), killed_before=killed_before)
    return [toll.casualties for toll in tolls]


def told(text, **context):
    return [(t.effect.value, t.group, t.count.best or t.count.low or t.count.high) for t in read(text, **context)]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The blast killed at least 12 soldiers.", [("killed", "soldiers", 12)]),
        ("Rebels wounded three of the guards.", [("injured", "guards", 3)]),
        ("A policeman was shot dead.", [("killed", "policeman", 1)]),
        ("12 dead in blast.", [("killed", None, 12)]),
        ("Three civilians were wounded.", [("injured", "civilians", 3)]),
        ("Dozens of villagers are still missing.", [("missing", "villagers", 24)]),
        ("The bombing caused 12 deaths and 30 injuries.", [("killed", None, 12), ("injured", None, 30)]),
        ("It cost the lives of 12 people.", [("killed", "people", 12)]),
        ("It claimed at least 12 lives.", [("killed", None, 12)]),
        ("The killing of six priests went unpunished.", [("killed", "priests", 6)]),
        ("It killed a total of 40 people.", [("killed", "people", 40)]),
        ("It killed a group of 12 men.", [("killed", "men", 12)]),
        ("The army lost 12 men.", [("killed", "men", 12)]),
        ("A family of five was killed.", [("killed", "family of five", 5)]),
        ("The floods of war displaced 200 families.", [("displaced", "families", 200)]),
        ("Three men were abducted and killed.", [("killed", "men", 3), ("detained", "men", 3)]),
        ("About 8,000 men and boys were killed.", [("killed", "men and boys", 8000)]),
        ("Three of the 12 hostages were killed.", [("killed", "hostages", 3)]),
        ("She was one of eight nurses killed.", [("killed", "nurses", 8)]),
        ("It killed 12 people a day earlier.", [("killed", "people", 12)]),
    ],
)
def test_a_toll_is_a_count_and_what_befell_the_people(text, tolls):
    assert sorted(told(text)) == sorted(tolls)


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers were killed.",
        "Two trucks were captured.",
        "Rebels killed 20 cows.",
        "Twelve soldiers killed the man.",
        "12 gunmen who killed the mayor fled the scene in three cars.",
        "The army sent 30 men to arrest protesters.",
        "Nearly half of the 60 hostages were killed.",
        "The mayor, 34, was killed.",
        "The raid killed the mayor, 34, and his driver.",
        "He was killed 12 years ago.",
        "In a town of 5,000 people, the mayor was killed.",
        "60 prisoners were freed.",
        "There were no reports of casualties.",
        "Hundreds of people were killed or wounded.",
        "It was one of the worst genocidal massacres.",
        "No massacre took place.",
        "He died of multiple trauma injuries.",
        "The war kills 12 people a day.",
        "She had lost two children to illness.",
    ],
)
def test_what_is_no_toll(text):
    assert told(text) in ([], [("displaced", "gunmen", 12)])


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("A soldier and two civilians were killed.", [("soldier", 1), ("civilians", 2)]),
        (
            "12 soldiers, three policemen and two civilians died.",
            [("soldiers", 12), ("policemen", 3), ("civilians", 2)],
        ),
        ("Gunmen killed a judge, his wife and two sons.", [("judge", 1), ("sons", 2)]),
        ("The bomb killed the driver and 12 passengers.", [("passengers", 12)]),
        ("It killed the mayor, an ally of the rebels.", []),
        (
            "400 fighters and 188 troops and allied militiamen were killed.",
            [("fighters", 400), ("troops and allied militiamen", 188)],
        ),
        ("Shells killed two people in Homs and three in Hama.", [("people", 2), (None, 3)]),
    ],
)
def test_members_of_a_list_share_what_befell_them(text, tolls):
    found = read(text)
    assert [(t.group, t.count.best) for t in found] == tolls
    assert not any(t.part for t in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 people, including three children and two women, were killed.", [("children", 3), ("women", 2)]),
        ("It killed 12 people, among them three children.", [("children", 3)]),
        ("It killed 12 people, three of them children.", [("children", 3)]),
        ("Three children were among the 12 people killed.", [("children", 3)]),
        ("Six of the dead were children.", [("children", 6)]),
        ("Among the dead were six children.", [("children", 6)]),
        ("The dead included six children.", [("children", 6)]),
    ],
)
def test_a_part_of_a_total_is_marked(text, parts):
    assert [(t.group, t.count.best) for t in read(text) if t.part] == parts


def test_what_befell_only_a_part_is_a_toll_of_its_own():
    assert told("It wounded 20 people, three of whom died.") == [("injured", "people", 20), ("killed", None, 3)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The death toll rose to 15 from 12.", Count(15, 15, 15)),
        ("Officials raised the death toll from 12 to at least 15.", Count(15, 15, None)),
        ("The death toll passed 100.", Count(100, None, None)),
        ("This brings the death toll to 40.", Count(40, 40, 40)),
        ("The number of dead has risen to 40.", Count(40, 40, 40)),
    ],
)
def test_a_toll_that_rises_is_its_newest_count(text, count):
    assert [t.count for t in read(text)] == [count]


def test_a_bare_toll_is_of_dead_only_where_dead_were_told_of():
    assert told("The toll rose to 15.") == []
    assert told("The toll rose to 15.", killed_before=True) == [("killed", None, 15)]


def test_nobody_hurt_is_a_count_of_none():
    assert [(t.effect, t.count) for t in read("Nobody was hurt.")] == [("injured", Count(0, 0, 0))]
    assert {t.effect.value: t.count for t in read("There were no casualties.")} == {
        "killed": Count(0, 0, 0),
        "injured": Count(0, 0, 0),
    }


def test_of_people_killed_or_wounded_only_the_most_is_known():
    assert [(t.effect, t.count) for t in read("The raid killed or wounded 30 people.")] == [
        ("injured", Count(None, None, 30)),
        ("killed", Count(None, None, 30)),
    ]


_PIECES = (
    "12 three dozens no a about between and to including of them the dead killed wounded were was people soldiers "
    "soldier children , . ; death toll rose from lost lives deaths casualties family who had left missing fled"
).split()


@given(st.lists(st.sampled_from(_PIECES), max_size=20))
def test_any_words_give_counts_in_order_and_spans_of_the_text(pieces):
    text = " ".join(pieces) or "-"
    for toll in read(text):
        known = [n for n in (toll.count.low, toll.count.best, toll.count.high) if n is not None]
        assert known == sorted(known)
        assert text[toll.span.begin : toll.span.end] == toll.span.text
