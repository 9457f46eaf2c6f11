"""With every fault put right nothing is wrong: the classes leave nothing out and count nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.bench.annotations import (
    TEMPLATE_SLOTS,
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
from whence.bench.errors.fault import Analysis
from whence.bench.scores.attributions import AttributionDocument
from whence.bench.scores.entities import EntityDocument
from whence.bench.scores.plover import PloverRecord
from whence.bench.scores.relevance import RelevanceDocument
from whence.bench.scores.roles import RoleSentence
from whence.bench.scores.template_keys import TemplateDocument
from whence.bench.scores.timexes import TimexDocument
from whence.bench.scores.toponyms import ToponymDocument, ToponymRules

TEXT = "the rebels shelled a market in the old town on friday"
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
WORDS = st.sampled_from(["rebels", "the rebels", "market", "old town", "town", "army"])
ENTITIES = st.builds(lambda type_, span: Entity(type_, *span), st.sampled_from(["Person", "Place"]), SPANS)
TIMEXES = st.builds(
    lambda span, type_, value: Timex(*span, type_, value),
    SPANS,
    st.sampled_from(["DATE", "TIME"]),
    st.sampled_from(["", "2016", "2017"]),
)
POINTS = st.sampled_from([None, (0.0, 0.0), (0.0, 1.0), (0.0, 20.0)])
TOPONYMS = st.builds(lambda span, point: Toponym(*span, point), SPANS, POINTS)
PARTS = st.lists(SPANS, max_size=2).map(tuple)
ATTRIBUTIONS = st.builds(Attribution, PARTS, PARTS, PARTS)
ARGUMENTS = st.builds(
    lambda begin, length, label: Argument(begin, begin + length, label),
    st.integers(0, 6),
    st.integers(1, 3),
    st.sampled_from(["ARG0", "ARG1", "V"]),
)
PROPOSITIONS = st.builds(
    Proposition, st.integers(0, 4), st.none(), st.lists(ARGUMENTS, max_size=3, unique=True).map(tuple)
)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
EVENTS = st.builds(CodedEvent, st.sampled_from(["ASSAULT", "FIGHT", "RETREAT", "CONCEDE"]), NAMES, NAMES)
FILLERS = st.lists(st.lists(WORDS, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)
TEMPLATES = st.builds(
    Template,
    st.sampled_from(["attack", "bombing"]),
    st.dictionaries(st.sampled_from(TEMPLATE_SLOTS), FILLERS, max_size=3),
)


def all_right(analysis: Analysis, *but: str) -> None:
    repaired = analysis.repaired(analysis.faults)
    assert {name: value for name, value in repaired.items() if name not in but} == pytest.approx(
        dict.fromkeys(repaired.keys() - set(but), 100.0)
    )


def several(strategy: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    return st.lists(strategy, min_size=least, max_size=5)


@given(several(ENTITIES, 1), several(ENTITIES))
def test_entities(gold, found):
    all_right(entities.analyse([(EntityDocument("a", tuple(gold)), TEXT)], {"a": found}))


@given(several(TIMEXES, 1), several(TIMEXES))
def test_timexes(gold, found):
    all_right(timexes.analyse([(TimexDocument("a", tuple(gold)), TEXT)], {"a": found}))


@given(several(TOPONYMS, 1), several(TOPONYMS))
def test_toponyms(gold, found):
    located = (*gold, Toponym(50, 53, (1.0, 1.0)))
    all_right(toponyms.analyse([(ToponymDocument("a", located), TEXT)], {"a": found}, ToponymRules()))


@given(several(ATTRIBUTIONS, 1), several(ATTRIBUTIONS))
def test_attributions(gold, found):
    all_right(attributions.analyse([AttributionDocument("a", TEXT, tuple(gold))], {"a": found}))


@given(several(PROPOSITIONS), several(PROPOSITIONS))
def test_roles(gold, found):
    annotated = (*gold, Proposition(9, None, (Argument(0, 2, "ARG0"),)))
    sentence = roles.Sentence(RoleSentence("a", annotated), TEXT, [(n * 5, n * 5 + 4) for n in range(10)])
    all_right(roles.analyse([sentence], {"a": found}))


@given(NAMES, NAMES, several(EVENTS))
def test_plover(sources, targets, found):
    record = PloverRecord("a", "FIGHT", (*sources, "council"), (*targets, "council"))
    # with the roles ignored the score pairs greedily over both sides, which can pair one more or one fewer
    all_right(plover.analyse([(record, TEXT)], {"a": [found]}), "any_role_f1")


@given(several(TEMPLATES, 1), several(TEMPLATES), st.lists(WORDS))
def test_templates(gold, found, claimed):
    predicted = templates.Predicted({"a": found}, {"a": claimed})
    all_right(templates.analyse([(TemplateDocument("a", tuple(gold)), TEXT)], predicted))


@given(st.lists(st.booleans(), min_size=1), st.data())
def test_relevance(gold, data):
    found = {str(number): data.draw(st.booleans()) for number in range(len(gold))}
    judged = [relevance.Judged(RelevanceDocument(str(n), answer), TEXT, "") for n, answer in enumerate([*gold, True])]
    all_right(relevance.analyse(judged, found))
