"""Each cause, on the smallest case that has it."""

from __future__ import annotations

from collections.abc import Iterable

from whence.bench.annotations import (
    Argument,
    Attribution,
    CodedEvent,
    Entity,
    Proposition,
    Template,
    Timex,
    Toponym,
)
from whence.bench.errors import attributions, entities, plover, relevance, roles, templates, timexes, toponyms
from whence.bench.errors.fault import Fault
from whence.bench.scores.attributions import AttributionDocument
from whence.bench.scores.entities import EntityDocument
from whence.bench.scores.plover import PloverRecord
from whence.bench.scores.relevance import RelevanceDocument
from whence.bench.scores.roles import RoleSentence
from whence.bench.scores.template_keys import TemplateDocument
from whence.bench.scores.timexes import TimexDocument
from whence.bench.scores.toponyms import Names, ToponymDocument, ToponymRules, countable

TEXT = "Rebels in Homs shelled the old market on Friday, residents said."


def at(words: str) -> tuple[int, int]:
    begin = TEXT.index(words)
    return begin, begin + len(words)


def causes(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    return [(fault.cause, fault.detail) for fault in faults]


def test_entities():
    gold = (
        Entity("Organisation", *at("Rebels in Homs")),
        Entity("Location", *at("Homs")),
        Entity("Location", *at("old market")),
        Entity("Person", *at("residents")),
    )
    found = [
        Entity("Organisation", *at("Rebels")),
        Entity("Location", *at("Homs")),
        Entity("Person", *at("the old market")),
        Entity("Temporal", *at("Friday")),
    ]
    faults = list(entities.faults(EntityDocument("a", gold), TEXT, found))
    assert causes(faults) == [
        ("boundary", "Organisation found shorter"),
        ("wrong type", "Location → Person"),
        ("missed", "Person"),
        ("spurious", "Temporal"),
    ]
    assert (faults[0].gold, faults[0].found) == ("Rebels in Homs", "Rebels")
    assert faults[2].context == "Rebels in Homs shelled the old market on Friday, [residents] said."


def test_timexes_can_be_wrong_in_several_ways():
    gold = (Timex(*at("on Friday"), "DATE", "2016-03-25"),)
    found = [Timex(*at("Friday"), "TIME", "2016-04-01"), Timex(*at("old"), "DATE", "")]
    assert causes(timexes.faults(TimexDocument("a", gold), TEXT, found)) == [
        ("boundary", "DATE found shorter"),
        ("wrong type", "DATE → TIME"),
        ("wrong value", "DATE"),
        ("spurious", "DATE"),
    ]
    assert causes(timexes.faults(TimexDocument("a", gold), TEXT, [Timex(*at("on Friday"), "DATE", "")])) == [
        ("no value", "DATE")
    ]


def test_toponyms():
    homs = Toponym(*at("Homs"), (34.7, 36.7), "Literal")
    names = Names("a", (homs,), (Toponym(*at("residents"), None, "Demonym"),))

    def of(*found: Toponym) -> list[tuple[str, str]]:
        return causes(toponyms.faults(names, TEXT, found, gold_spans=False))

    assert of(Toponym(*at("in Homs"), (34.7, 36.7))) == [("boundary", "found longer")]
    assert of(Toponym(*at("Homs"), None)) == [("unresolved", "Literal")]
    assert of(Toponym(*at("Homs"), (50.0, 36.7))) == [("wrong place", "farther")]
    assert of(Toponym(*at("Friday"), None), Toponym(*at("residents"), None)) == [
        ("missed", "Literal"),
        ("spurious", ""),
        ("spurious: no literal name", ""),
    ]


def test_toponyms_with_given_spans_are_only_right_or_wrong():
    gold = ToponymDocument("a", (Toponym(*at("Homs"), (34.7, 36.7)),))
    (names,) = countable([gold], ToponymRules(gold_spans=True))
    found = [Toponym(*at("Homs"), (34.7, 39.7)), Toponym(*at("market"), None)]
    assert causes(toponyms.faults(names, TEXT, found, gold_spans=True)) == [("wrong place", "up to 1000 km off")]


def test_attributions():
    content = at("Rebels in Homs shelled the old market on Friday")
    gold = Attribution((at("residents"),), (at("said"),), (content,))

    def of(*found: Attribution) -> list[tuple[str, str]]:
        return causes(attributions.faults(AttributionDocument("a", TEXT, (gold,)), found))

    assert of(Attribution((), (at("said"),), (content,))) == [("wrong source", "none found")]
    assert of(Attribution((at("Rebels"),), (at("said"),), (content,))) == [("wrong source", "another")]
    assert of(Attribution((at("residents"),), (at("said"),), (at("Friday"),))) == [("content cut otherwise", "")]
    assert of(Attribution((at("residents"),), (at("shelled"),), (content,))) == [("other cue", "")]
    assert of(Attribution((), (), (at("residents"),))) == [
        ("missed", "with a source"),
        ("spurious", "without a source"),
    ]


def test_roles():
    tokens = [(0, 6), (7, 9), (10, 14), (15, 22), (23, 26), (27, 30), (31, 37)]
    wanted = [Proposition(3, None, (Argument(0, 1, "ARG0"), Argument(4, 7, "ARG1"), Argument(1, 3, "ARGM-LOC")))]
    sentence = roles.Sentence(RoleSentence("a", tuple(wanted)), TEXT, tokens)
    found = [
        Proposition(3, None, (Argument(0, 3, "ARG0"), Argument(4, 7, "ARG2"), Argument(2, 3, "ARG3"))),
        Proposition(6, None, (Argument(5, 6, "ARG1"),)),
    ]
    faults = list(roles.faults(sentence, wanted, found))
    assert causes(faults) == [
        ("predicate spurious", ""),
        ("role of a spurious predicate", "ARG1"),
        ("wrong label", "ARG1 → ARG2"),
        ("boundary", "ARG0 found longer"),
        ("missed", "ARGM-LOC"),
        ("spurious", "ARG3"),
    ]
    assert (faults[3].gold, faults[3].found) == ("Rebels", "Rebels in Homs")
    assert causes(roles.faults(sentence, wanted, []))[0] == ("predicate missed", "")


def test_plover_types():
    def of(*types: str) -> list[tuple[str, str]]:
        record = PloverRecord("a", "FIGHT", (), ())
        return causes(plover.analyse([(record, TEXT)], {"a": [[CodedEvent(type_) for type_ in types]]}).faults)

    assert of("ASSAULT-aerial", "RETREAT") == []
    assert of() == [("no event", "ASSAULT → none")]
    assert of("RETREAT") == [("wrong type", "ASSAULT → RETREAT")]
    assert of("RETREAT", "ASSAULT") == [("not first", "ASSAULT → RETREAT")]


def test_plover_types_whose_border_moved():
    record = PloverRecord("a", "RETREAT", (), ())
    (fault,) = plover.analyse([(record, TEXT)], {"a": [[CodedEvent("CONCEDE")]]}).faults
    assert fault.cause == "neighbouring type"


def test_plover_participants():
    record = PloverRecord("a", "ASSAULT", ("Rebels in Homs", "army"), ("market traders", "old market"))

    def of(*events: CodedEvent) -> list[tuple[str, str]]:
        return causes(plover.analyse([(record, TEXT)], {"a": [events]}).faults)

    assert of(CodedEvent("ASSAULT", ("rebels", "the old market"), ("council", "traders' goods"))) == [
        ("participant swapped", "targets → actors of ASSAULT"),
        ("participant in other words", "targets of ASSAULT"),
        ("participant missed", "actors of ASSAULT"),
        ("participant spurious", "targets of ASSAULT"),
    ]
    found = CodedEvent("ASSAULT", ("rebels",)), CodedEvent("AGREE", ("the army",))
    assert ("participant missed: in another event", "actors of ASSAULT") in of(*found)
    assert of(CodedEvent("AGREE", ("residents",))) == [
        ("wrong type", "ASSAULT → AGREE"),
        *[
            ("participant missed: event not found", f"{role} of ASSAULT")
            for role in ("actors", "actors", "targets", "targets")
        ],
        ("participant spurious: of a wrong event", "actors of ASSAULT"),
    ]


def template(type_: str = "attack", **slots: str) -> Template:
    return Template(type_, {slot: ((words,),) for slot, words in slots.items()})


def template_causes(
    gold: list[Template], found: list[Template], claimed: list[str] | None = None
) -> list[tuple[str, str]]:
    predicted = templates.Predicted({"a": found}, {} if claimed is None else {"a": claimed})
    return causes(templates.analyse([(TemplateDocument("a", tuple(gold)), TEXT)], predicted).faults)


def test_templates_missed_and_made_up():
    attack, bombing = template(Target="old market"), template("bombing", Target="old market")
    assert template_causes([attack], []) == [("template missed: document not opened", "attack")]
    assert template_causes([attack], [bombing]) == [
        ("template missed: no template of its type", "attack"),
        ("template spurious: no incident of its type", "bombing"),
    ]
    assert template_causes([attack, template(Target="town")], [attack]) == [
        ("template missed: another of its type", "attack")
    ]
    assert template_causes([attack], [attack, template(Target="town")]) == [
        ("template spurious: another of its type", "attack")
    ]
    assert template_causes([], [attack]) == [("template spurious: document without incidents", "attack")]


def test_fillers():
    gold = template(PerpInd="rebels", Target="old market", PerpOrg="army of the north")
    assert template_causes([gold], [template(PerpInd="rebels", Target="a market stall")], ["the council"]) == [
        ("filler missed: in no claim", "PerpOrg"),
        ("filler missed: in no claim", "Target"),
        ("filler spurious: beside the key's", "Target"),
    ]
    assert template_causes([gold], [template(PerpInd="rebels", Target="market", PerpOrg="some residents")]) == [
        ("filler: words cut otherwise", "Target"),
        ("filler missed", "PerpOrg"),
        ("filler spurious: beside the key's", "PerpOrg"),
    ]
    assert template_causes([gold], [template(Target="rebels")], ["the old market", "an army of the north"]) == [
        ("filler: wrong slot", "PerpInd → Target"),
        ("filler missed: in a claim only", "PerpOrg"),
        ("filler missed: in a claim only", "Target"),
    ]


def test_fillers_of_another_incident():
    gold = [template(PerpInd="rebels"), template("bombing", Target="old market")]
    found = [template(Target="old market"), template("bombing", PerpInd="rebels")]
    assert template_causes(gold, found) == [
        ("filler missed: in another template", "PerpInd"),
        ("filler spurious: of another incident", "Target"),
        ("filler missed: in another template", "Target"),
        ("filler spurious: of another incident", "PerpInd"),
    ]


def test_a_filler_in_an_empty_slot():
    assert template_causes([template()], [template(Weapon="mortar")]) == [
        ("filler spurious: slot empty in the key", "Weapon")
    ]


def test_relevance():
    yes = relevance.Judged(RelevanceDocument("a", True), TEXT, "religious conflict")
    no = relevance.Judged(RelevanceDocument("b", False), TEXT, "A summary")
    faults = relevance.analyse([yes, no], {"b": True}).faults
    assert causes(faults) == [("false no", "religious conflict"), ("false yes: A summary", "")]
    assert (faults[1].gold, faults[1].found) == ("not relevant", "relevant")
