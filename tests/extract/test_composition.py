import pytest

from whence.extract.composition import CueReading, composed
from whence.model.document import Document
from whence.model.vocabulary import Certainty, Status

TEXT = Document("0123456789")
A, D, L, P, R, F, C = (
    Status.ASSERTED,
    Status.DENIED,
    Status.PLANNED,
    Status.POSSIBLE,
    Status.REQUESTED,
    Status.PREDICTED,
    Status.CONDITIONAL,
)
SURE, LIKELY, MAYBE, DOUBTFUL = Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.DOUBTFUL


def reading(status, certainty=SURE, at=0, *, told=False):
    return CueReading(status, certainty, TEXT.span(at, at + 1), told)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ((L, SURE), (D, SURE), (D, SURE)),  # "denied that it planned to"
        ((D, SURE), (D, SURE), (A, SURE)),  # "denied that it failed to"
        ((P, MAYBE), (D, SURE), (D, SURE)),  # "foiled an attempt to": how sure the attempt is does not matter
        ((D, SURE), (P, MAYBE), (P, MAYBE)),  # "might fail to"
        ((D, SURE), (R, SURE), (P, MAYBE)),  # "urged them not to"
        ((D, SURE), (C, MAYBE), (C, MAYBE)),  # "if they do not"
        ((F, LIKELY), (A, DOUBTFUL), (F, DOUBTFUL)),  # "doubts that they will"
        ((P, MAYBE), (F, LIKELY), (P, MAYBE)),
    ],
)
def test_an_outer_layer_changes_what_the_inner_one_left(inner, outer, expected):
    found = composed([[reading(*inner)], [reading(*outer, at=1)]])
    assert (found.status, found.certainty) == expected
    assert [cue.begin for cue in found.cues] == [0, 1]


def test_inside_a_layer_the_strongest_status_and_the_least_certainty_count():
    found = composed([[reading(F, LIKELY), reading(D, SURE, 1), reading(A, MAYBE, 2)]])
    assert (found.status, found.certainty) == (D, MAYBE)


def test_what_a_verb_of_saying_gives_counts_where_nothing_else_does():
    told = reading(P, MAYBE, 1, told=True)
    assert composed([[told]]).status is P
    assert composed([[reading(L)], [told]]).status is L
    assert composed([[reading(L)], [told]]).certainty is MAYBE


def test_without_cues_an_event_is_asserted():
    found = composed([[], []])
    assert (found.status, found.certainty, found.cues) == (A, SURE, ())
