from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.possible import CAMEO_ROOTS, CROWDS, OBJECTS, PUBLISHED, SIDES, TYPES_AND_MODES, acled
from whence.model.claim import EventCodes
from whence.model.vocabulary import Effect, Status
from whence.reference.circumstances import Circumstances, Object, Side
from whence.reference.ontology import Rule, codes, object_mode, ontology, quad_class, speech_act
from whence.reference.triggers import lexicon
from whence.reference.weapons import CLASSES, weapons

SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC".split()
sides = st.builds(
    Side, st.sampled_from([None, *SECTORS]), st.sampled_from([None, "SYR", "TUR"]), st.sampled_from([None, *CROWDS])
)
circumstances = st.builds(
    Circumstances,
    weapon=st.sampled_from([None, *sorted(CLASSES)]),
    actor=sides,
    target=sides,
    object=st.sampled_from(OBJECTS),
    place_country=st.sampled_from([None, "SYR"]),
    effect=st.sampled_from([None, *(effect.value for effect in Effect)]),
)


def sided(actor: str | None = None, target: str | None = None, weapon: str | None = None) -> Circumstances:
    return Circumstances(weapon, Side(actor), Side(target))


def assault(
    mode: str | None = None, weapon: str | None = None, actor: str | None = None, target: str | None = None
) -> EventCodes:
    return codes("ASSAULT", mode, sided(actor, target, weapon))


@given(st.sampled_from(TYPES_AND_MODES), circumstances)
def test_every_type_and_mode_has_legal_codes_in_all_circumstances(
    pair: tuple[str, str | None], known: Circumstances
) -> None:
    coded = codes(*pair, known)
    assert coded.mode is None or coded.mode in ontology().types[coded.plover].modes
    assert acled(coded) in PUBLISHED | {(name, None) for name, _ in PUBLISHED} | {(None, None)}
    assert coded.cameo is None or (coded.cameo.isdigit() and coded.cameo[:2] in CAMEO_ROOTS)
    assert coded.ucdp_type_of_violence in {None, 1, 2, 3}
    assert coded.ucdp_type_of_violence is None or coded.plover == "ASSAULT"


def rules() -> list[Rule]:
    known = ontology()
    about = [rule for lines in known.object_modes.values() for rule in lines]
    return [*known.acled_rules, *known.cameo_rules, *known.meanings, *about]


def all_facts() -> set[frozenset[str]]:
    effects: list[str | None] = [None, *Effect]
    return {
        ontology().roles.facts(Circumstances(None, actor, target, object_, None, effect))
        for actor, target, object_, effect in product(SIDES, SIDES, OBJECTS, effects)
    }


def test_every_rule_names_known_types_modes_weapons_and_facts() -> None:
    known = ontology()
    modes = {mode for kind in known.types.values() for mode in kind.modes} | {"none"}
    facts = set().union(*all_facts())
    for rule in rules():
        assert rule.events <= set(known.types)
        assert (rule.modes or set()) <= modes
        assert (rule.weapons or set()) <= CLASSES | {"none"}
        assert rule.facts <= facts
    assert set(known.weapon_modes) <= CLASSES
    assert set(known.weapon_modes.values()) <= set(known.types["ASSAULT"].modes)
    assert {tuple(str(rule.result[0]).split()) for rule in known.meanings} <= set(TYPES_AND_MODES)


def test_every_rule_is_reached_by_some_values() -> None:
    known = ontology()
    told = all_facts()
    for lines in (known.acled_rules, known.cameo_rules, known.meanings):
        for place, rule in enumerate(lines):
            assert any(
                rule.fits(event, mode, weapon, facts)
                and not any(other.fits(event, mode, weapon, facts) for other in lines[:place])
                for event in rule.events
                for mode in (None, *known.types[event].modes)
                for weapon in (None, *CLASSES)
                for facts in told
            ), rule


def test_types_modes_and_triggers_agree() -> None:
    listed = {(t.event, t.mode) for t in lexicon().triggers if not t.light}
    assert {(name, mode) for name, kind in ontology().types.items() for mode in kind.modes} == {
        p for p in listed if p[1]
    }
    assert len(ontology().types) == 16


def test_every_sector_has_one_role() -> None:
    assert sorted(ontology().roles.of) == sorted(SECTORS)


def test_quad_classes() -> None:
    assert [quad_class(name) for name in ("AGREE", "AID", "ACCUSE", "ASSAULT")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("actor", "target", "violence"),
    [
        ("MIL", "REB", 1),
        ("REB", "MIL", 1),
        ("MIL", "MIL", 1),
        ("GOV", "REB", 1),
        ("MIL", "PRM", 1),
        ("MIL", "UAF", None),
        ("REB", "REB", 2),
        ("REB", "PRM", None),
        ("REB", "CVL", 3),
        ("MIL", "JRN", 3),
        ("PRM", "CVL", 3),
        ("UAF", "CVL", None),
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
    assert codes("AID", None, sided("MIL", "REB")).ucdp_type_of_violence is None


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


CROWD = Side("OPP", crowd="protesters")


@pytest.mark.parametrize(
    ("event", "mode", "known", "expected"),
    [
        ("ASSAULT", "firearms", Circumstances(None, Side("COP"), CROWD), "Excessive force against protesters"),
        (
            "ASSAULT",
            None,
            Circumstances(None, Side("MIL"), CROWD, effect="killed"),
            "Excessive force against protesters",
        ),
        ("ASSAULT", "crowd-control", Circumstances(None, Side("COP"), CROWD), "Protest with intervention"),
        ("ASSAULT", "beat", Circumstances(None, Side("COP"), CROWD), None),
        ("COERCE", "arrest", Circumstances(None, Side("COP"), CROWD, effect="detained"), "Protest with intervention"),
    ],
)
def test_force_against_protesters(event: str, mode: str | None, known: Circumstances, expected: str | None) -> None:
    assert acled(codes(event, mode, known)) == ("Protests", expected)


@pytest.mark.parametrize(
    ("crowd", "expected"), [("protesters", "Violent demonstration"), ("mob", "Mob violence"), ("rioters", None)]
)
def test_a_violent_crowd_riots(crowd: str, expected: str | None) -> None:
    known = Circumstances(None, Side("OPP", crowd=crowd))
    assert {acled(codes(*act, known)) for act in (("ASSAULT", "beat"), ("PROTEST", "vandalize"))} == {
        ("Riots", expected)
    }


@pytest.mark.parametrize(
    ("actor", "target", "where", "expected"),
    [
        (Side("REB"), Side("MIL"), None, ("Battles", "Non-state actor overtakes territory")),
        (Side("MIL"), Side("REB"), None, ("Battles", "Government regains territory")),
        (Side("MIL", "SYR"), Side("REB"), "SYR", ("Battles", "Government regains territory")),
        (Side("MIL", "TUR"), Side("REB"), "SYR", ("Battles", None)),
        (Side("MIL", "TUR"), Side("REB"), None, ("Battles", None)),
        (Side("MIL"), Side("MIL"), None, ("Battles", None)),
        (Side("REB"), Side(), None, (None, None)),
    ],
)
def test_territory_changes_hands_between_two_armed_sides(
    actor: Side, target: Side, where: str | None, expected: tuple[str | None, str | None]
) -> None:
    coded = codes("COERCE", "seize", Circumstances(None, actor, target, "territory", where))
    assert acled(coded) == expected
    assert coded.cameo == "192"


@pytest.mark.parametrize(
    ("event", "mode", "actor", "object_", "expected"),
    [
        ("ASSAULT", "abduct", "REB", "territory", ("COERCE", "seize")),
        ("ASSAULT", "abduct", "REB", "people", ("ASSAULT", "abduct")),
        ("COERCE", "seize", "UAF", "people", ("ASSAULT", "abduct")),
        ("COERCE", "seize", "COP", "people", ("COERCE", "arrest")),
        ("COERCE", "seize", None, "people", ("COERCE", "seize")),
        ("PROTEST", "vandalize", "MIL", None, ("ASSAULT", "destroy")),
        ("PROTEST", "vandalize", "OPP", None, ("PROTEST", "vandalize")),
    ],
)
def test_what_an_act_befalls_tells_what_it_is(
    event: str, mode: str, actor: str | None, object_: Object | None, expected: tuple[str, str]
) -> None:
    coded = codes(event, mode, Circumstances(None, Side(actor), object=object_))
    assert (coded.plover, coded.mode) == expected


@pytest.mark.parametrize("mode", ["aerial", "drone", "heavy-weapons", "suicide-attack"])
def test_a_weapon_tells_what_a_bombing_is(mode: str) -> None:
    assert assault("explosives", mode).mode == mode
    assert assault("targeted", mode).mode == "targeted"


def test_who_acts_with_a_weapon_is_no_weapon() -> None:
    listed = {word.lemma for word in weapons().words}
    assert set(ontology().wielders.values()) <= CLASSES
    assert not listed & set(ontology().wielders)


def test_an_arrest_is_told_from_a_charge_by_what_the_trigger_says() -> None:
    police = Side("COP")
    arrests = codes("COERCE", "arrest", Circumstances(None, police, effect="detained"))
    assert acled(arrests) == ("Strategic developments", "Arrests")
    assert acled(codes("COERCE", "arrest", Circumstances(None, police))) == (None, None)
    assert acled(codes("COERCE", "arrest", Circumstances(effect="detained"))) == (None, None)


def test_a_weapon_gives_a_mode_only_where_there_is_none() -> None:
    assert assault(weapon="firearms").mode == "firearms"
    assert assault("targeted", "firearms").mode == "targeted"
    assert assault(weapon="other").mode is None
    assert codes("PROTEST", None, sided(weapon="firearms")).mode is None


def test_what_has_no_counterpart_has_no_code() -> None:
    assert acled(codes("CONSULT", "phone", sided("GOV", "GOV"))) == (None, None)
    assert codes("COERCE", "seize", sided("REB")).cameo is None


def test_an_unknown_type_or_mode_is_refused() -> None:
    with pytest.raises(KeyError):
        codes("FIGHT", None, Circumstances())
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
        ("ASSAULT", "aerial", "conditional", ("THREATEN", "violence")),
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
