import pytest
from tests.factories import Draft

from whence.link import parties
from whence.link.parties import Bond
from whence.model.claim import Casualties, Participant
from whence.model.mention import Count
from whence.model.span import Span
from whence.model.vocabulary import Effect


def party(words: str, sector: str | None = None, **known: str) -> Participant:
    return Draft(words).person(words, sector=sector, **known)


def toll(words: str, low: int | None, best: int | None, high: int | None, group: str | None = "people") -> Casualties:
    return Casualties(Effect.KILLED, group, Count(low, best, high), Span(0, len(words), words))


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (party("gunmen", "UAF"), party("the gunmen", "UAF"), Bond.SAME),
        (party("gunmen", "UAF"), party("militants", "REB"), Bond.OPEN),
        (party("soldiers", "MIL"), party("rebels", "REB"), Bond.APART),
        (party("soldiers", "MIL"), party("the rebels", "REB"), Bond.APART),
        (party("the group"), party("rebels", "REB"), Bond.OPEN),
        (party("Iraqi troops", "MIL", country="IRQ"), party("Syrian troops", "MIL", country="SYR"), Bond.APART),
        (party("ISIS", "REB", actor_id="islamic-state"), party("Nusra", "REB", actor_id="nusra"), Bond.APART),
        (party("ISIS", "REB", actor_id="islamic-state"), party("Daesh", "REB", actor_id="islamic-state"), Bond.SAME),
        (
            party("Russia", None, actor_id="RUS", country="RUS"),
            party("the army", "MIL", actor_id="RUS-MIL", country="RUS"),
            Bond.OPEN,
        ),
    ],
)
def test_actors(one: Participant, other: Participant, bond: Bond) -> None:
    assert parties.actors([one], [other]) is bond
    assert parties.actors([other], [one]) is bond


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (party("a judge", "JUD"), party("a nurse", "MED"), Bond.APART),
        (party("a judge", "JUD"), party("the judge", "JUD"), Bond.SAME),
        (party("five people"), party("a nurse", "MED"), Bond.OPEN),
        (party("civilians", "CVL"), party("soldiers", "MIL"), Bond.OPEN),
        (party("policemen", "COP"), party("rebels", "REB"), Bond.APART),
        (party("the Temple of Bel"), party("the Temple of Baalshamin"), Bond.APART),
        (party("the village of Azawad"), party("the village"), Bond.SAME),
        (party("a convoy near Gao"), party("a school near Gao"), Bond.APART),
        (party("a convoy"), party("the vehicles"), Bond.OPEN),
        (party("a minister", "GOV"), party("Samuel Doe"), Bond.OPEN),
        (party("two policemen", "COP"), party("dozens of policemen", "COP"), Bond.SAME),
    ],
)
def test_targets(one: Participant, other: Participant, bond: Bond) -> None:
    assert parties.targets([one], [other]) is bond
    assert parties.targets([other], [one]) is bond


def test_nobody_named_is_untold() -> None:
    assert parties.actors([], [party("gunmen")]) is Bond.UNTOLD
    assert parties.tolls([], [toll("five", 5, 5, 5)]) is Bond.UNTOLD


def test_one_party_in_common_is_enough() -> None:
    assert parties.targets([party("a judge", "JUD"), party("a nurse", "MED")], [party("the nurse", "MED")]) is Bond.SAME


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (toll("five people", 5, 5, 5), toll("five people", 5, 5, 5), Bond.SAME),
        (toll("five people", 5, 5, 5), toll("five soldiers", 5, 5, 5, "soldiers"), Bond.SAME),
        (toll("five judges", 5, 5, 5, "judges"), toll("five soldiers", 5, 5, 5, "soldiers"), Bond.OPEN),
        (toll("at least five", 5, 5, None), toll("seven people", 7, 7, 7), Bond.OPEN),
        (toll("five people", 5, 5, 5), toll("seven people", 7, 7, 7), Bond.APART),
        (toll("twelve people", 12, 12, 12), toll("three soldiers", 3, 3, 3, "soldiers"), Bond.OPEN),
        (toll("one man", 1, 1, 1), toll("one man", 1, 1, 1), Bond.OPEN),
    ],
)
def test_tolls(one: Casualties, other: Casualties, bond: Bond) -> None:
    assert parties.tolls([one], [other]) is bond


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("dozens of soldiers from Mali", "soldier"),
        ("two men on a motorcycle", "man"),
        ("the army base", "base"),
        ("A BUILDING\nHELD BY PARATROOPERS", "building"),
        ("241", "241"),
    ],
)
def test_head(name: str, noun: str) -> None:
    assert parties.head(name) == noun


def test_proper_names() -> None:
    assert parties.proper_names("Rebels") == frozenset()
    assert parties.proper_names("THE ARMY OF GUATEMALA") == frozenset()
    assert parties.proper_names("the village of Azawad") == {"azawad"}
    assert parties.proper_names("Samuel Doe") == {"samuel", "doe"}
