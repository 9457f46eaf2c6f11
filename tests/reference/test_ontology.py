from itertools import product

import pytest

from whence.model.claim import EventCodes
from whence.model.vocabulary import Status
from whence.reference.ontology import codes, object_mode, ontology, quad_class, speech_act
from whence.reference.triggers import lexicon
from whence.reference.weapons import CLASSES

SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC".split()
# What the values known here can never decide: which side held the ground, whether a crowd was peaceful, and the like.
UNREACHABLE = {
    ("Battles", "Government regains territory"),
    ("Battles", "Non-state actor overtakes territory"),
    ("Protests", "Peaceful protest"),
    ("Protests", "Protest with intervention"),
    ("Protests", "Excessive force against protesters"),
    ("Riots", "Violent demonstration"),
    ("Riots", "Mob violence"),
    ("Strategic developments", "Disrupted weapons use"),
    ("Strategic developments", "Headquarters or base established"),
    ("Strategic developments", "Non-violent transfer of territory"),
    ("Strategic developments", "Other"),
}


def assault(
    mode: str | None = None, weapon: str | None = None, actor: str | None = None, target: str | None = None
) -> EventCodes:
    return codes("ASSAULT", mode, weapon=weapon, actor_sector=actor, target_sector=target)


def acled(coded: EventCodes) -> tuple[str | None, str | None]:
    return coded.acled_event_type, coded.acled_sub_event_type


def everything() -> list[EventCodes]:
    pairs = [(name, mode) for name, kind in ontology().types.items() for mode in (None, *kind.modes)]
    sectors = [None, *SECTORS]
    few = [None, "MIL", "REB", "COP", "GOV", "UAF", "CVL", "CRM"]
    weapons = [None, *sorted(CLASSES)]
    return [
        codes(event, mode, weapon=weapon, actor_sector=actor, target_sector=target)
        for event, mode in pairs
        for weapon, actor, target in product(
            weapons if event == "ASSAULT" else [None], few, sectors if event == "ASSAULT" else [None, "MIL", "CVL"]
        )
    ]


def test_every_acled_pair_is_published_and_every_decidable_one_is_reached() -> None:
    published = {(name, sub) for name, subs in ontology().acled.items() for sub in subs}
    reached = {acled(coded) for coded in everything()}
    allowed = published | {(name, None) for name, _ in published} | {(None, None)}
    assert len(published) == 25
    assert reached <= allowed
    assert published - reached == UNREACHABLE


def test_every_rule_names_known_types_modes_weapons_and_sides() -> None:
    known = ontology()
    modes = {mode for kind in known.types.values() for mode in kind.modes} | {"none"}
    rules = [*known.acled_rules, *known.cameo_rules, *(rule for lines in known.object_modes.values() for rule in lines)]
    for rule in rules:
        assert rule.events <= set(known.types)
        assert (rule.modes or set()) <= modes
        assert (rule.weapons or set()) <= CLASSES | {"none"}
        assert rule.sides in {None, "armed-armed", "armed-civilian", "police-civilian", "armed-any"}
    assert set(known.weapon_modes) <= CLASSES
    assert set(known.weapon_modes.values()) <= set(known.types["ASSAULT"].modes)


def test_every_rule_is_reached_by_some_values() -> None:
    known = ontology()
    sides = [known.sides(actor, target) for actor, target in product([None, *SECTORS], repeat=2)]
    for place, rule in enumerate(known.acled_rules):
        reached = any(
            rule.fits(event, mode, weapon, side)
            and not any(other.fits(event, mode, weapon, side) for other in known.acled_rules[:place])
            for event in rule.events
            for mode in (None, *known.types[event].modes)
            for weapon in (None, *CLASSES)
            for side in set(sides)
        )
        assert reached, rule


def test_types_modes_and_triggers_agree() -> None:
    listed = {(t.event, t.mode) for t in lexicon().triggers if not t.light}
    assert {(name, mode) for name, kind in ontology().types.items() for mode in kind.modes} == {
        p for p in listed if p[1]
    }
    assert len(ontology().types) == 16


def test_every_sector_has_one_role() -> None:
    assert sorted(ontology().sector_roles) == sorted(SECTORS)


def test_cameo_codes_are_roots_or_stand_under_a_root() -> None:
    for coded in everything():
        if coded.cameo is not None:
            assert coded.cameo.isdigit()
            assert "01" <= coded.cameo[:2] <= "20"


def test_quad_classes() -> None:
    assert [quad_class(name) for name in ("AGREE", "AID", "ACCUSE", "ASSAULT")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("actor", "target", "violence"),
    [
        ("MIL", "REB", 1),
        ("REB", "MIL", 1),
        ("MIL", "MIL", 1),
        ("GOV", "REB", 1),
        ("MIL", "UAF", 1),
        ("REB", "REB", 2),
        ("REB", "PRM", None),
        ("REB", "CVL", 3),
        ("MIL", "JRN", 3),
        ("UAF", "CVL", 3),
        ("REB", "GOV", None),
        ("CVL", "MIL", None),
        ("CRM", "CVL", None),
        ("REB", None, None),
        (None, "CVL", None),
    ],
)
def test_type_of_violence(actor: str | None, target: str | None, violence: int | None) -> None:
    assert assault(actor=actor, target=target).ucdp_type_of_violence == violence


def test_only_deadly_violence_has_a_type() -> None:
    assert assault("abduct", actor="REB", target="CVL").ucdp_type_of_violence is None
    assert codes("AID", None, weapon=None, actor_sector="MIL", target_sector="REB").ucdp_type_of_violence is None


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        (assault(actor="REB", target="MIL"), ("Battles", "Armed clash")),
        (assault(actor="REB", target="CVL"), ("Violence against civilians", "Attack")),
        (assault(actor="REB"), (None, None)),
        (assault(), (None, None)),
        (assault("aerial"), ("Explosions/Remote violence", "Air/drone strike")),
        (assault(weapon="drone"), ("Explosions/Remote violence", "Air/drone strike")),
        (assault("explosives"), ("Explosions/Remote violence", None)),
        (assault("explosives", "ied"), ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        (assault("explosives", "grenade"), ("Explosions/Remote violence", "Grenade")),
        (assault("unconventional", "chemical"), ("Explosions/Remote violence", "Chemical weapon")),
        (assault("unconventional"), (None, None)),
        (assault("firearms", actor="COP", target="CVL"), (None, None)),
        (assault("abduct", actor="REB", target="MIL"), (None, None)),
        (assault("destroy", actor="REB"), ("Strategic developments", "Looting/property destruction")),
    ],
)
def test_acled(coded: EventCodes, expected: tuple[str | None, str | None]) -> None:
    assert acled(coded) == expected


def test_a_weapon_gives_a_mode_only_where_there_is_none() -> None:
    assert assault(weapon="firearms").mode == "firearms"
    assert assault("targeted", "firearms").mode == "targeted"
    assert assault(weapon="other").mode is None
    assert codes("PROTEST", None, weapon="firearms", actor_sector=None, target_sector=None).mode is None


def test_what_has_no_counterpart_has_no_code() -> None:
    assert acled(codes("CONSULT", "phone", weapon=None, actor_sector="GOV", target_sector="GOV")) == (None, None)
    assert codes("COERCE", "seize", weapon=None, actor_sector="REB", target_sector=None).cameo is None


def test_an_unknown_type_or_mode_is_refused() -> None:
    with pytest.raises(KeyError):
        codes("FIGHT", None, weapon=None, actor_sector=None, target_sector=None)
    with pytest.raises(KeyError):
        assault("demo")


@pytest.mark.parametrize(
    ("event", "about", "mode", "expected"),
    [
        ("REQUEST", "RETREAT", "ceasefire", "yield"),
        ("REQUEST", "RETREAT", "resign", "change"),
        ("REJECT", "CONSULT", None, "meet"),
        ("THREATEN", "ASSAULT", "aerial", "violence"),
        ("THREATEN", "COERCE", "seize", "territory"),
        ("THREATEN", "COERCE", None, None),
        ("AGREE", "AID", None, None),
    ],
)
def test_the_object_gives_a_mode(event: str, about: str, mode: str | None, expected: str | None) -> None:
    assert object_mode(event, about, mode) == expected


@pytest.mark.parametrize(
    ("event", "mode", "status", "expected"),
    [
        ("AID", None, "predicted", ("AGREE", None)),
        ("ASSAULT", "aerial", "planned", ("THREATEN", "violence")),
        ("RETREAT", "withdraw", "requested", ("REQUEST", "yield")),
        ("ASSAULT", None, "asserted", None),
        ("ASSAULT", None, "denied", None),
        ("ACCUSE", "allege", "planned", None),
    ],
)
def test_speaking_of_an_act(event: str, mode: str | None, status: str, expected: tuple[str, str | None] | None) -> None:
    assert speech_act(event, mode, status) == expected


def test_speech_acts_name_known_statuses_types_and_modes() -> None:
    known = ontology()
    for (status, event), speech in known.speech.items():
        assert status in set(Status)
        assert event in known.types
        assert {rule.result[0] for rule in known.object_modes.get(speech, ())} <= set(known.types[speech].modes)
