"""What is read off the scores of attributions, on scores made here."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from whence.extract.decode import Floats, PairScorer, WordSpan
from whence.extract.heads import lay_out
from whence.extract.linking import (
    PARTS,
    Decisions,
    Said,
    choose_links,
    find_attributions,
    find_parts,
    join_near,
    one_source,
)

GROUPS = lay_out([(f"attribution.{part}", ("O", f"B-{part.upper()}", f"I-{part.upper()}")) for part in PARTS])
PLAIN = Decisions(
    bonus=dict.fromkeys(PARTS, 0.0),
    opening=dict.fromkeys(PARTS, 0.0),
    bridged=0,
    linked=0.5,
    content=0.1,
    cue=0.3,
    source=0.2,
)
SIZE = 4


def tags(labels: str, sure: float = 4.0) -> Floats:
    """Return scores [words, columns] from a letter a word: s, c, t begin source, cue, content; capitals go on."""
    scores = np.zeros((len(labels), 9), dtype=np.float32)
    for n, label in enumerate(labels):
        for m, letter in enumerate("sct"):
            chosen = 1 if label == letter else 2 if label == letter.upper() else 0
            scores[n, 3 * m + chosen] = sure
    return scores


def found(scores: Floats, decisions: Decisions = PLAIN) -> dict[str, list[tuple[int, int]]]:
    [parts] = find_parts(GROUPS, decisions, [scores])
    return {part: [(s.begin, s.end) for s in spans] for part, spans in parts.items()}


def test_parts_are_read_off_the_labels() -> None:
    assert found(tags("sS.cttT")) == {"source": [(0, 2)], "cue": [(3, 4)], "content": [(4, 5), (5, 7)]}


def test_windows_of_unequal_length_are_decided_apart() -> None:
    parts = find_parts(GROUPS, PLAIN, [tags("sS"), tags("ctTT")])
    assert [(s.begin, s.end) for s in parts[0]["source"]] == [(0, 2)]
    assert not parts[0]["cue"]
    assert [(s.begin, s.end) for s in parts[1]["content"]] == [(1, 4)]
    assert find_parts(GROUPS, PLAIN, []) == []


def test_nothing_goes_on_that_has_not_begun() -> None:
    scores = tags(".TT.", sure=3.0)
    scores[1, 6:] = (2.5, 2.0, 3.0)  # the last could go on, were it begun
    assert found(scores)["content"] == [(1, 3)]


def test_a_bonus_finds_more_and_an_opening_cost_less() -> None:
    unsure = tags(".c.", sure=2.0)
    unsure[1, 3:6] = (0.5, 0.2, -3.0)
    assert found(unsure)["cue"] == []
    assert found(unsure, replace(PLAIN, bonus={**PLAIN.bonus, "cue": 0.6}))["cue"] == [(1, 2)]
    broken = tags("ttTT", sure=2.0)
    broken[1, 8] = 1.5  # nearly as likely to go on
    assert found(broken)["content"] == [(0, 1), (1, 4)]
    assert found(broken, replace(PLAIN, opening={**PLAIN.opening, "content": 1.0}))["content"] == [(0, 4)]


@pytest.mark.parametrize(
    ("most", "joined"), [(0, [(0, 1), (2, 3), (5, 6)]), (1, [(0, 3), (5, 6)]), (2, [(0, 3), (5, 6)])]
)
def test_near_runs_make_one_cue_unless_another_part_stands_between(most: int, joined: list[tuple[int, int]]) -> None:
    cues = [WordSpan(n, n + 1, "CUE", 0.5) for n in (0, 2, 5)]
    parts = {"source": [WordSpan(3, 4, "SOURCE", 0.9)], "cue": cues, "content": []}
    assert [(s.begin, s.end) for s in join_near(cues, parts, most)] == joined


@pytest.mark.parametrize(("most", "kept"), [(0, [6]), (1, [4, 6]), (2, [4, 6]), (3, [0, 4, 6])])
def test_a_cue_has_one_source_with_what_stands_near_it(most: int, kept: list[int]) -> None:
    sources = [WordSpan(n, n + 1, "SOURCE", score) for n, score in ((6, 0.9), (0, 0.8), (4, 0.6))]
    assert [s.begin for s in one_source(sources, most)] == kept
    assert one_source([], most) == []


@pytest.mark.parametrize(
    ("linked", "chosen"),
    [
        ([[0.9, 0.8], [0.1, 0.1]], [[True, True], [False, False]]),  # both sure
        ([[0.3, 0.15], [0.1, 0.9]], [[True, False], [False, True]]),  # a source that is only likely
        ([[0.6, 0.2], [0.1, 0.05]], [[True, True], [False, False]]),  # a content's best cue
        ([[0.1, 0.05], [0.15, 0.02]], [[False, False], [False, False]]),  # nothing likely
        ([[0.6, 0.9], [0.1, 0.4]], [[True, True], [False, True]]),  # a cue without content takes a likely one
    ],
)
def test_links(linked: list[list[float]], chosen: list[list[bool]]) -> None:
    assert choose_links(np.array(linked, dtype=np.float32), 1, PLAIN).tolist() == chosen


def window(labels: str, begin: int, own: Sequence[int]) -> Said:
    """A window in which every cue is linked with every span."""
    states = np.zeros((len(labels), 2 * SIZE), dtype=np.float32)
    return Said(begin, own[0], own[1], tags(labels), states, states)


def test_a_cue_is_told_by_the_window_that_answers_for_it() -> None:
    bounds = np.array([1, 4])
    buckets = np.zeros((2 * 4 * 7, SIZE), dtype=np.float32)
    scorer = PairScorer(bounds, buckets, np.zeros((SIZE, 2), dtype=np.float32), np.array([0, 3], dtype=np.float32))
    windows = [window("sctT..c", 0, (0, 5)), window("..cstT", 4, (5, 10))]
    links = list(find_attributions(GROUPS, scorer, PLAIN, windows))
    assert [link.word for link in links] == [1, 6]
    assert [(s.begin, s.end, s.label) for s in links[1].spans] == [
        (6, 7, "CUE"),
        (7, 8, "SOURCE"),
        (8, 10, "CONTENT"),
    ]
