"""Components and the index of keys, against the plainest way to find the same."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.link.incidents.components import components
from whence.link.incidents.key_index import KeyIndex

NAMES = "abcdefgh"
EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=10)


@settings(deadline=None, max_examples=60)
@given(EDGES, st.sets(st.sampled_from(NAMES)))
def test_components_are_whole_and_only_those_of_the_seeds(edges: list[tuple[str, str]], seeds: set[str]) -> None:
    def touching(ids: Collection[str]) -> list[tuple[str, str]]:
        return [edge for edge in edges if edge[0] in ids or edge[1] in ids]

    expected = set()
    for seed in seeds:
        part, size = {seed}, 0
        while len(part) > size:
            size = len(part)
            part |= {id for edge in edges if set(edge) & part for id in edge}
        expected.add(tuple(sorted(part)))
    assert components(seeds, touching) == sorted(expected)


KEYS = st.sets(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 9), max_size=6)
ACTS = st.lists(st.tuples(st.sampled_from(["add", "remove", "find"]), st.sampled_from(NAMES), KEYS), max_size=30)


@settings(deadline=None, max_examples=60)
@given(ACTS)
def test_the_index_finds_what_a_dictionary_does(acts: list[tuple[str, str, set[int]]]) -> None:
    index, plain = KeyIndex(), dict[str, set[int]]()
    for act, name, keys in acts:
        if act == "add" and name not in plain:
            plain[name] = keys
            index.add(name, sorted(keys))
        elif act == "remove":
            plain.pop(name, None)
            index.remove(name)
        else:
            assert index.find(keys) == {each for each, held in plain.items() if held & keys}
