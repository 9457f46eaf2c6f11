"""Small cases with figures worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.bench.annotations import (
    Argument,
    Attribution,
    CodedEvent,
    Entity,
    LabelledText,
    Proposition,
    Timex,
    Toponym,
)
from whence.bench.scores import attributions, entities, labels, pages, plover, relevance, roles, timexes, toponyms
from whence.bench.scores.measures import Bootstrap, Figures
from whence.bench.scores.participants import head, pair_same, same


def block(figures: Figures, name: str) -> dict[str, object]:
    found = figures[name]
    assert isinstance(found, dict)
    return found


def test_timexes() -> None:
    gold = [
        timexes.TimexDocument("a", (Timex(0, 9, "DATE", "2019-03"), Timex(20, 26, "DATE", "2019-04-05"))),
        timexes.TimexDocument("b", (Timex(5, 10, "DURATION", "P1W"), Timex(7, 7, "DATE", "x"))),
    ]
    found = {"a": [Timex(0, 9, "DATE", "2019-03"), Timex(22, 26, "TIME", "2019-04-05"), Timex(23, 25, "DATE", "x")]}
    figures = timexes.score(gold, found)
    # 3 gold (one is empty), 3 predicted, 2 pairs, 1 with the same span, 1 with the same type, 2 with the same value
    assert (figures["strict_p"], figures["strict_r"]) == (33.33, 33.33)
    assert (figures["relaxed_f1"], figures["type_f1"], figures["value_f1"]) == (66.67, 33.33, 66.67)
    assert figures["by_gold_type"] == {
        "DATE": {"gold": 2, "found": 100.0, "found_with_value": 100.0},
        "DURATION": {"gold": 1, "found": 0.0, "found_with_value": 0.0},
    }
    assert figures["missing_documents"] == 1


def test_toponyms_end_to_end() -> None:
    gold = [toponyms.ToponymDocument("a", (Toponym(0, 5, (34.0, 38.0)), Toponym(10, 15, (0.0, 0.0))))]
    found = {"a": [Toponym(0, 5, (34.0, 39.0)), Toponym(11, 15, (0.0, 2.0)), Toponym(30, 33, None)]}
    figures = toponyms.score(gold, found)
    assert block(figures, "recognition") == {
        "strict_p": 33.33,
        "strict_r": 50.0,
        "strict_f1": 40.0,
        "relaxed_p": 66.67,
        "relaxed_r": 100.0,
        "relaxed_f1": 80.0,
    }
    assert block(figures, "end_to_end") == {"precision": 50.0, "recall": 50.0, "f1": 50.0}  # 92 km and 222 km off


def test_toponyms_count_literal_types_and_given_spans() -> None:
    names = (
        Toponym(0, 5, (1.0, 1.0), "Literal"),
        Toponym(8, 12, (2.0, 2.0), "Metonymic"),
        Toponym(20, 25, None, "Mixed"),
    )
    gold = [toponyms.ToponymDocument("a", names)]
    found = {"a": [Toponym(0, 5, None), Toponym(8, 12, (2.0, 2.0))]}
    literal = block(toponyms.score(gold, found, toponyms.ToponymRules(gold_spans=True)), "resolution")
    assert (literal["acc161"], literal["unresolved"]) == (0.0, 100.0)
    every = block(toponyms.score(gold, found, toponyms.ToponymRules(gold_spans=True, all_types=True)), "resolution")
    assert (every["acc161"], every["unresolved"], every["median_km"]) == (50.0, 50.0, 0.0)
    assert block(toponyms.score(gold, found), "counts")["predictions_on_excluded"] == 1


def test_distances_are_great_circle() -> None:
    quarter = math.pi / 2 * toponyms.EARTH_RADIUS_KM
    assert toponyms.great_circle_km((0.0, 0.0), (90.0, 0.0)) == pytest.approx(quarter)
    assert toponyms.great_circle_km((0.0, 179.0), (0.0, -179.0)) == pytest.approx(quarter / 45)


def test_attributions() -> None:
    #       0123456789012345678901234567
    text = "Ann said the road was shelled"
    gold = [attributions.AttributionDocument("a", text, (Attribution(((0, 3),), ((4, 8),), ((9, 29),)),))]
    wrong_source = Attribution((), ((4, 8),), ((13, 29),))
    figures = attributions.score(gold, {"a": [wrong_source, Attribution(((0, 3),), (), ())]})
    assert block(figures, "tokens")["content"] == {"p": 100.0, "r": 75.0, "f1": 85.71}
    assert block(figures, "relations") == {
        "p": 50.0,
        "r": 100.0,
        "f1": 66.67,
        "source_accuracy": 0.0,
        "source_touch_accuracy": 0.0,
        "full_f1": 0.0,
    }


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5), st.data())
def test_extents_count_characters_as_sets_do(spans: list[tuple[int, int]], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
    a, b = ({i for begin, end in side for i in range(begin, end)} for side in (spans, others))
    ours, theirs = attributions.Extent.of(spans), attributions.Extent.of(others)
    assert (len(ours), ours.shared(theirs)) == (len(a), len(a & b))
    assert ours.iou(theirs) == (len(a & b) / len(a | b) if a | b else 0.0)


def test_entities_nest_and_pair_one_to_one() -> None:
    gold = [entities.EntityDocument("a", (Entity("Person", 0, 20), Entity("Person", 5, 10), Entity("Place", 30, 35)))]
    found = {"a": [Entity("Person", 0, 20), Entity("Person", 0, 20), Entity("Person", 6, 9), Entity("Person", 30, 35)]}
    figures = entities.score(gold, found)
    assert figures["strict"] == {"p": 33.33, "r": 33.33, "f1": 33.33}
    assert figures["relaxed"] == {"p": 66.67, "r": 66.67, "f1": 66.67}
    assert figures["untyped_relaxed"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert figures["macro_strict_f1"] == 20.0  # Person 2 * (1/3 * 1/2) / (1/3 + 1/2) = 40, Place 0
    assert entities.score(gold, found, {"Place"})["strict"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_plover_maps_old_names_and_forgives_wording() -> None:
    gold = [
        plover.PloverRecord("a", "FIGHT", ("Syrian army",), ("rebels",)),
        plover.PloverRecord("b", "RETREAT", ("Police",), ()),
    ]
    found = {
        "a": [[CodedEvent("REQUEST"), CodedEvent("ASSAULT-aerial", ("the Syrian army's units",), ("villagers",))]],
        "b": [[CodedEvent("CONCEDE", ("police",))]],
    }
    figures = plover.score(gold, found)
    assert (figures["any_type"], figures["first_type"], figures["lenient_any"], figures["lenient_first"]) == (
        50,
        0,
        100,
        50,
    )
    assert (figures["old18_any"], figures["events_per_record"], figures["extra_events_per_record"]) == (0.0, 1.5, 1.0)
    participants = block(figures, "participants")
    assert participants["actors"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert participants["targets"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_participants_are_the_same_by_words_or_by_head() -> None:
    assert same("The president of Mali", "president")
    assert same("two rebel fighters", "Islamist fighters in the north")
    assert not same("the army", "the navy")
    assert not same("the", "a")
    assert head("members of the council") == "members"
    assert pair_same(["army", "the army"], ["navy", "the army"]) == [(0, 1)]


def test_roles() -> None:
    gold = [
        roles.RoleSentence("a", (Proposition(1, "shell.01", (Argument(0, 1, "ARG0"), Argument(2, 4, "ARG1"))),)),
        roles.RoleSentence("b", None),
    ]
    found = Proposition(1, "shell.02", (Argument(0, 1, "ARG0"), Argument(3, 4, "ARG1"), Argument(1, 2, "V")))
    spurious = Proposition(3, None, (Argument(0, 1, "ARGM-TMP"),))
    figures = roles.score(gold, {"a": [found, spurious]})
    assert figures["predicates"] == {"p": 50.0, "r": 100.0, "f1": 66.67}
    assert figures["rolesets"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert figures["roles_given_predicates"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert figures["roles_end_to_end"] == {"p": 33.33, "r": 50.0, "f1": 40.0}
    assert figures["head_overlap_end_to_end"] == {"p": 66.67, "r": 100.0, "f1": 80.0}
    assert roles.score(gold, {"a": [spurious]}, core=True)["roles_end_to_end"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert block(figures, "counts")["unannotated_sentences"] == 1


def test_pages() -> None:
    gold = [
        pages.PageDocument("a", "one two three four five"),
        pages.PageDocument("b", "six seven"),
        pages.PageDocument("c", "x"),
    ]
    figures = pages.score(gold, {"a": "one two three four", "b": "six seven", "c": ""})
    # a: 1 of 1 run right, 1 of 2 found; b: its only run; c: no prediction, so no precision
    assert (figures["precision"], figures["recall"], figures["f1"]) == (100.0, 50.0, 66.67)
    assert (figures["accuracy"], figures["bad_pages"], figures["empty_predictions"]) == (33.33, 33.33, 1)


def test_labels_and_ranking() -> None:
    gold = [labels.LabelRow("d", str(i), frozenset(["KILL"] if i in (0, 3) else [])) for i in range(4)]
    found = {("d", str(i)): LabelledText(frozenset(["KILL"] if i < 2 else []), {"KILL": 1 - i / 10}) for i in range(4)}
    figures = labels.score(gold, found)
    assert block(figures, "labels")["KILL"] == {"p": 50.0, "r": 50.0, "f1": 50.0, "gold": 2}
    assert block(figures, "ranking")["KILL"] == {"average_precision": 75.0, "read_at_recall95": 100.0}


def test_relevance_stands_beside_the_majority() -> None:
    gold = [relevance.RelevanceDocument(str(i), i < 3) for i in range(4)]
    figures = relevance.score(gold, {"0": True, "1": True, "3": True}, Bootstrap(20))
    assert (figures["accuracy"], figures["majority"]) == (50.0, 75.0)
    assert figures["relevant"] == {"p": 66.67, "r": 66.67, "f1": 66.67}
    interval = block(figures, "ci95")["accuracy"]
    assert isinstance(interval, list)
    assert interval[0] <= 50.0 <= interval[1]


def test_intervals_are_the_same_every_time() -> None:
    gold = [entities.EntityDocument(str(i), (Entity("Person", 0, 5),)) for i in range(9)]
    found = {str(i): [Entity("Person", 0, 5)] for i in range(5)}
    first, second = (entities.score(gold, found, bootstrap=Bootstrap(50, seed)) for seed in (1, 1))
    assert first == second
    assert "ci95" not in entities.score(gold, found)
