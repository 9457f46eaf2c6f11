from dataclasses import replace

import pytest
from tests.extract.build import passage, tag

from whence.extract.candidates import Candidate
from whence.extract.fillers import Completion, tidy
from whence.extract.participants import Parties
from whence.model.claim import Participant

TEXT = "The killing of three farmers by armed men in uniform, near (the bridge), shocked the town. Nobody was hurt."


def words():
    return passage(TEXT).words


def marked(tags, roles=None):
    plain = passage(TEXT, roles)
    return replace(plain, encoding=replace(plain.encoding, fillers=tuple(tags)))


def candidate(trigger, event):
    known = words()
    begin = TEXT.index(trigger)
    first = known.at(begin)
    span = known.document.span(begin, begin + len(trigger))
    return Candidate(first, first + 1, first, span, event, None, None, True, False, 0.9)


def named(span):
    return Participant(None, span, span.text)


def complete(trigger, tags, parties=None, event="ASSAULT"):
    found = candidate(trigger, event)
    done = Completion.of(marked(tags), [found]).complete(found, parties or Parties(), named)
    return [p.name for p in done.actors], [p.name for p in done.targets]


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [("of three farmers by", "three farmers"), ("(the bridge)", "bridge"), ("by armed men in", "armed men")],
)
def test_edges_that_belong_to_no_phrase_are_cut(marked, phrase):
    (found,) = tidy(words(), [tag(TEXT, marked, "TARGET")])
    assert (found.span.text, found.sentence) == (phrase, 0)


def test_parts_of_one_phrase_are_joined_and_marks_alone_are_nothing():
    tags = [tag(TEXT, "armed", "PERPETRATOR", 0.5), tag(TEXT, "men", "PERPETRATOR", 0.8), tag(TEXT, "(", "TARGET")]
    (found,) = tidy(words(), tags)
    assert (found.span.text, found.score) == ("armed men", 0.8)


def test_fillers_name_the_sides_of_a_claim_that_has_none():
    tags = [tag(TEXT, "three farmers", "DESCRIBED"), tag(TEXT, "armed men", "PERPETRATOR")]
    assert complete("killing", tags) == (["armed men"], ["three farmers"])


def test_an_unsure_filler_names_nobody():
    assert complete("killing", [tag(TEXT, "three farmers", "DESCRIBED", 0.4)]) == ([], [])


def test_other_types_of_event_are_left_alone():
    assert complete("killing", [tag(TEXT, "armed men", "PERPETRATOR")], event="PROTEST") == ([], [])


def test_who_is_surely_hit_did_not_do_it():
    farmers = words().document.span(TEXT.index("three"), TEXT.index("three") + len("three farmers"))
    wrong = Parties(actors=(named(farmers),))
    assert complete("killing", [tag(TEXT, "three farmers", "VICTIM")], wrong) == ([], ["three farmers"])


def test_an_argument_of_another_event_is_not_taken_from_it():
    other = candidate("shocked", "ASSAULT")
    killing = candidate("killing", "ASSAULT")
    tags = [tag(TEXT, "three farmers", "DESCRIBED")]
    told = marked(tags, {"shocked": {"ARG1": "three farmers"}})
    assert Completion.of(told, [killing, other]).complete(killing, Parties(), named) == Parties()
