import numpy as np
import pytest

from whence.extract.heads import SentenceScores, join_touching, lay_out

ROLES = ("O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1", "B-ARGM-TMP", "I-ARGM-TMP")


@pytest.mark.parametrize(
    ("chosen", "joined"),
    [
        ([1, 1, 0], [1, 2, 0]),
        ([1, 2, 1, 1], [1, 2, 2, 2]),
        ([1, 3, 3], [1, 3, 4]),
        ([1, 0, 1], [1, 0, 1]),
        ([5, 5], [5, 5]),
        ([], []),
    ],
)
def test_numbered_arguments_that_touch_are_one(chosen, joined):
    assert join_touching(ROLES, np.array(chosen, dtype=np.int64)).tolist() == joined


def test_what_a_sentence_is_about_is_the_mean_of_its_words():
    groups = lay_out([("incident.attack", ("NO", "YES")), ("topic", ("AID", "ASSAULT"))])
    scores = SentenceScores(groups, 2)
    sure, unsure = [-9.0, 9.0, -9.0, 9.0], [0.0, 0.0, 9.0, -9.0]
    scores.put(np.array([0, 0, 1]), np.array([sure, unsure, unsure], dtype=np.float32))
    assert scores.incidents(0) == (("attack", pytest.approx(0.75, abs=1e-3)),)
    assert scores.incidents(1) == (("attack", pytest.approx(0.5, abs=1e-3)),)
    assert [label for label, _ in scores.topics(1)] == ["AID", "ASSAULT"]
