import pytest
from tests.extract.build import passage

from whence.extract.mentions import MentionTable
from whence.extract.standing import Relation, Stander
from whence.model.place import PlaceForm
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent


def stand(text, *names, relation="at", nouns=()):
    found = passage(text, {})
    table = MentionTable(found.document)
    mentions = []
    for name in names:
        begin = text.index(name)
        form = PlaceForm(relation, ((begin, begin + len(name)),))
        mentions.append(table.add(MentionKind.PLACE, begin, begin + len(name), form=form))
    events = frozenset(found.words.lower.index(noun) for noun in nouns)
    return Stander(found, table, is_agent, events)(mentions[-1])


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rebels attacked a base in Homs.", Relation.WITHIN),
        ("Rebels attacked a base in the besieged city of Homs.", Relation.WITHIN),
        ("Rebels attacked a base in the centre of Homs.", Relation.WITHIN),
        ("Rebels moved to Homs.", Relation.TOWARD),
        ("Militants from Homs attacked the base.", Relation.SOURCE),
        ("Families came out of Homs.", Relation.SOURCE),
        ("Rebels marched on Homs.", Relation.AIMED),
        ("Rebels talked about Homs.", Relation.PARTY),
        ("Troops based in Homs attacked.", Relation.BELONGING),
        ("Gunmen killed the mayor of Homs.", Relation.OF),
        ("Rebels shelled Homs.", Relation.BARE),
        ("Homs was quiet.", Relation.BARE),
    ],
)
def test_how_a_name_hangs_on_what_stands_in_front(text, relation):
    assert stand(text, "Homs").relation is relation


def test_a_name_in_a_list_stands_as_the_first_one_does():
    assert stand("Rebels attacked bases in Homs, Hama and Idlib.", "Homs", "Hama", "Idlib").relation is Relation.WITHIN


def test_an_event_s_noun_is_told():
    found = stand("The siege of Homs ended.", "Homs", nouns=("siege",))
    assert (found.relation, found.noun) == (Relation.OF, 1)


@pytest.mark.parametrize(
    ("text", "behind", "owns"),
    [
        ("The Homs government was weak.", 1, False),
        ("The army left Homs's old city.", 2, True),
        ("The army left Homs on Monday.", 0, False),
        ("The army left Homs early.", 0, False),
    ],
)
def test_what_a_name_describes_or_owns(text, behind, owns):
    found = stand(text, "Homs")
    assert (len(found.behind), found.is_owner) == (behind, owns)


def test_states_and_halves_of_compounds_are_known():
    assert stand("Rebels attacked in Syria.", "Syria").is_state
    assert not stand("Rebels attacked in Homs.", "Homs").is_state
    assert stand("The Cairo-Khartoum talks failed.", "Khartoum").is_half
