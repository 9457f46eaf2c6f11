import pytest

from whence.reference.agents import agents, is_agent, is_crewed


@pytest.mark.parametrize(
    ("noun", "sector", "kind"),
    [
        ("soldiers", "MIL", "person"),
        ("gunmen", "UAF", "person"),
        ("gunman", "UAF", "person"),
        ("rebels", "REB", "person"),
        ("guerrillas", "REB", "person"),
        ("policeman", "COP", "person"),
        ("riot police", "COP", "group"),
        ("protesters", "OPP", "person"),
        ("villagers", "CVL", "person"),
        ("peasants", "AGR", "person"),
        ("students", "EDU", "person"),
        ("journalists", "JRN", "person"),
        ("doctors", "MED", "person"),
        ("priests", "REL", "person"),
        ("judges", "JUD", "person"),
        ("mayors", "GOV", "person"),
        ("foreign ministers", "GOV", "person"),
        ("special services", "SPY", "group"),
        ("field commanders", None, "person"),
        ("militia", "PRM", "group"),
        ("warplanes", "MIL", "vehicle"),
        ("military base", "MIL", "site"),
        ("drug traffickers", "CRM", "person"),
        ("displaced people", "REF", "person"),
        ("members of parliament", "LEG", "person"),
    ],
)
def test_roles(noun, sector, kind):
    role = agents().lookup(noun)
    assert role is not None
    assert (role.sector, role.kind) == (sector, kind)


def test_number_is_told():
    singular, plural = agents().lookup("general"), agents().lookup("generals")
    assert singular is not None
    assert plural is not None
    assert (singular.plural, plural.plural) == (False, True)


@pytest.mark.parametrize("noun", ["victims", "hostage", "families", "supporters"])
def test_some_stand_apart_from_the_name_beside_them(noun):
    role = agents().lookup(noun)
    assert role is not None
    assert role.apart


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("soldiers", True),
        ("families", True),
        ("checkpoint", False),
        ("warplanes", False),
        ("stone", False),
        ("", False),
    ],
)
def test_agents_are_people_and_their_groups(word, answer):
    assert is_agent(word) is answer


@pytest.mark.parametrize(
    ("phrase", "answer"),
    [
        ("warplanes", True),
        ("Russian jets", True),
        ("army helicopters", True),
        ("helicopters", False),
        ("a stolen truck", False),
        ("Russian", False),
        ("", False),
    ],
)
def test_a_vehicle_acts_for_those_it_belongs_to(phrase, answer):
    assert is_crewed(phrase) is answer
