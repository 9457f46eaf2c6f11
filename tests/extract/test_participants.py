from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable, actor_tags
from whence.extract.participants import PartyFinder
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon
from whence.reference.weapons import weapons


def parties(text, roles=None, *, trigger="attack", entities=None):
    found = passage(text, roles, entities=entities)
    finder = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent)
    candidates, _ = finder.find()
    triggers = frozenset(word for c in candidates for word in range(c.first, c.last))
    table = MentionTable(found.document)
    for tag in actor_tags(found.encoding):
        table.add(MentionKind.ACTOR, tag.begin, tag.end)
    for match in weapons().match(found.words.lower):
        span = found.words.span(match.begin_word, match.end_word)
        table.add(MentionKind.WEAPON, span.begin, span.end)
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    got = PartyFinder(found, table, is_agent, triggers, finder.carries).find(candidate)
    tools = [m.span.text for m in table.all() if m.id in got.instruments]
    return [p.name for p in got.actors], [p.name for p in got.targets], tools


def test_agent_and_patient():
    roles = {"attacked": {"ARG0": "Rebels", "ARG1": "the army base near the town"}}
    assert parties("Rebels attacked the army base near the town.", roles)[:2] == (["Rebels"], ["the army base"])


def test_a_passive_keeps_its_direction():
    roles = {"attacked": {"ARG1": "The patrol", "ARG0": "by gunmen"}}
    assert parties("The patrol was attacked by gunmen.", roles)[:2] == (["gunmen"], ["The patrol"])


def test_the_subject_of_a_light_verb_is_the_event_nouns():
    text = "Rebels launched an attack on the convoy."
    roles = {"launched": {"ARG0": "Rebels", "ARG1": "an attack on the convoy"}}
    assert parties(text, roles)[:2] == (["Rebels"], ["the convoy"])


def test_who_reports_an_attack_did_not_commit_it():
    text = "Reporters described an attack on the convoy."
    roles = {"described": {"ARG0": "Reporters", "ARG1": "an attack on the convoy"}}
    assert parties(text, roles)[0] == []


def test_a_bomb_is_an_instrument_and_no_actor():
    text = "A car bomb killed three policemen."
    roles = {"killed": {"ARG0": "A car bomb", "ARG1": "three policemen"}}
    assert parties(text, roles, trigger="kill") == ([], ["three policemen"], ["car bomb"])


def test_a_coordination_of_names_is_two_parties():
    text = "Hezbollah and Amal attacked the base."
    roles = {"attacked": {"ARG0": "Hezbollah and Amal", "ARG1": "the base"}}
    entities = {"Hezbollah": "Organisation", "Amal": "Organisation"}
    assert parties(text, roles, entities=entities)[0] == ["Hezbollah", "Amal"]


def test_the_phrases_beside_a_noun_without_roles():
    text = "Militia attacks on army posts went on."
    assert parties(text, {"went": {}}, entities={"Militia": "Organisation"})[:2] == (["Militia"], ["army posts"])


def test_a_pronoun_is_named_by_the_subject_before_it():
    text = "Rebels entered the town. They attacked the base."
    roles = {"entered": {"ARG0": "Rebels"}, "attacked": {"ARG0": "They", "ARG1": "the base"}}
    assert parties(text, roles)[:2] == (["Rebels"], ["the base"])


def test_a_pronoun_without_a_fitting_subject_stays_one():
    text = "The governor left the town. They attacked the base."
    roles = {"left": {"ARG0": "The governor"}, "attacked": {"ARG0": "They", "ARG1": "the base"}}
    assert parties(text, roles)[0] == ["They"]


def test_who_hears_of_an_attack_did_not_commit_it():
    text = "The prisoner heard news of an attack on the station."
    roles = {"heard": {"ARG0": "The prisoner", "ARG1": "news of an attack on the station"}}
    assert parties(text, roles)[0] == []


def test_an_event_is_not_inherited_through_a_verb_that_does_not_carry_it():
    text = "The minister decided to visit survivors of the attack on the market."
    roles = {"decided": {"ARG0": "The minister", "ARG1": "to visit survivors of the attack on the market"}}
    roles["visit"] = {"ARG1": "survivors of the attack on the market"}
    assert parties(text, roles) == ([], ["the market"], [])


def test_who_is_asked_to_act_is_the_actor():
    text = "The general told the militia to attack the town."
    roles = {
        "told": {"ARG0": "The general", "ARG1": "the militia", "ARG2": "to attack the town"},
        "attack": {"ARG1": "the town"},
    }
    assert parties(text, roles)[:2] == (["the militia"], ["the town"])


def test_whose_arrest_it_is_did_not_make_it():
    text = "The senator spoke on Monday. His arrest was a surprise."
    roles = {"spoke": {"ARG0": "The senator"}, "arrest": {}}
    assert parties(text, roles, trigger="arrest")[:2] == ([], ["The senator"])


def test_whose_killing_of_somebody_it_is_did_it():
    text = "The army's killing of two priests shocked the town."
    roles = {"killing": {"ARG0": "The army's", "ARG1": "of two priests"}}
    assert parties(text, roles, trigger="killing")[:2] == (["army"], ["two priests"])


def test_what_kind_of_event_it_is_is_nobody():
    roles = {"attack": {}, "shocked": {"ARG0": "The revenge attack"}}
    assert parties("The revenge attack shocked the town.", roles, trigger="revenge")[0] == []


def test_who_is_fought_for_is_not_hit():
    roles = {"fought": {"ARG0": "Rebels", "ARG1": "for autonomy"}}
    assert parties("Rebels fought for autonomy.", roles, trigger="fought")[1] == []


def test_a_relative_pronoun_is_named_by_the_noun_before_it():
    roles = {"attacked": {"R-ARG0": "which", "ARG1": "the town"}}
    assert parties("The militia, which attacked the town, left.", roles)[:2] == (["The militia"], ["the town"])


def test_a_bomb_that_the_encoder_takes_for_an_organisation_is_no_actor():
    roles = {"destroyed": {"ARG0": "Rockets", "ARG1": "the base"}}
    text = "Rockets destroyed the base."
    assert parties(text, roles, trigger="destroyed", entities={"Rockets": "Organisation"})[0] == []


def test_an_object_may_stand_behind_a_verb_without_a_role():
    assert parties(
        "Fighters besieging the town fled.", {"besieging": {"ARG0": "Fighters"}, "fled": {}}, trigger="b"
    ) == (
        ["Fighters"],
        ["the town"],
        [],
    )


def test_an_argument_cut_in_front_of_a_joined_participle_names_nobody_else():
    text = "Police attacked one man and arresting twelve."
    cut = {"attacked": {"ARG0": "Police", "ARG1": "and arresting twelve"}, "arresting": {"ARG1": "twelve"}}
    assert parties(text, cut)[:2] == (["Police"], [])
