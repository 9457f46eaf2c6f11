"""What the benchmarks get from the real pipeline: spans of their own text, and tokens of their own sentence."""

import re
from datetime import date

import pytest

from whence.bench.wiring import Wiring

TEXT = "The governor said on Monday that rebels attacked a convoy near Aleppo."


@pytest.fixture(scope="module")
def wired(pipeline):
    return Wiring(pipeline)


def test_times_are_resolved_against_the_date_given(wired):
    (found,) = wired.timexes(TEXT, date(2016, 3, 30))
    assert (TEXT[found.begin : found.end], found.value) == ("Monday", "2016-03-28")


def test_place_names_have_points(wired):
    (found,) = wired.toponyms(TEXT, None)
    assert TEXT[found.begin : found.end] == "Aleppo"
    assert found.point == pytest.approx((36.2, 37.16), abs=0.1)
    assert wired.points(TEXT, [(found.begin, found.end)], None) == [found.point]


def test_attributions_are_spans_of_the_text(wired):
    (found,) = wired.attributions(TEXT)
    (source,) = found.source
    (cue,) = found.cue
    assert (TEXT[slice(*source)], TEXT[slice(*cue)]) == ("The governor", "said")


def test_predicates_and_roles_are_over_the_tokens_given(wired):
    tokens = [match.span() for match in re.finditer(r"\w+|[^\w\s]", TEXT)]
    found = {p.index: p for p in wired.propositions(TEXT, tokens)}
    attacked = found[7]
    assert {TEXT[tokens[a.begin][0] : tokens[a.end - 1][1]] for a in attacked.arguments if a.label == "ARG0"} == {
        "rebels"
    }


def test_events_are_coded_best_first(wired):
    found = wired.events(TEXT, date(2016, 3, 30))
    assert (found[0].event, found[0].actors) == ("ASSAULT", ("rebels",))


def test_an_empty_page_has_no_body_and_an_empty_text_no_annotations(wired):
    assert wired.attributions(" ") == []
    assert wired.entities(" ") == []


def test_what_claims_name_is_told_whatever_templates_take(wired):
    assert {"rebels", "a convoy"} <= set(wired.claimed(TEXT))


def test_events_are_judged_at_the_spans_given(wired):
    text = "Troops may attack the town. Rebels did not shell it."
    spans = [(11, 17), (43, 48)]
    assert [(found.negated, found.modal) for found in wired.factuality(text, spans)] == [(False, True), (True, False)]
