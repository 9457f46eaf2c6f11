"""Relations: what was done to a text, and what only looks like it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.link.copies.relation import QUOTED, Relation, compare, compare_members
from whence.link.copies.words import Words
from whence.model.archive import CopyKind

ORDERS = (
    "The besieged garrison of the fortress at Vaux surrendered in the early morning after seven days without water, "
    "and the commander was allowed to keep his sword. Wounded men had been carried through the tunnel since Tuesday night. "
)


def numbered(first: int, last: int, name: str = "w") -> str:
    return " ".join(f"{name}{number}x" for number in range(first, last))


def related(member: str, source: str) -> Relation | None:
    return compare(Words.of(member), Words.of(source))


def kind(member: str, source: str) -> CopyKind | None:
    found = related(member, source)
    return found.kind if found else None


def test_kinds() -> None:
    story = numbered(0, 200)
    assert kind(story.upper(), story) is CopyKind.EXACT
    assert kind(numbered(0, 100), story) is CopyKind.CUT
    assert kind(f"{story} {numbered(0, 80, 'x')}", story) is CopyKind.EXTENDED
    assert kind(f"{numbered(100, 200)} {numbered(0, 100)}", story) is CopyKind.NEAR
    assert kind(f"{numbered(0, 300, 'x')} {story}", story) is CopyKind.MERGED
    assert kind(f"{numbered(0, 90, 'x')} {numbered(50, 110)} {numbered(0, 90, 'y')}", story) is CopyKind.QUOTES
    assert kind(numbered(0, 200, "x"), story) is None


def test_a_passage_is_quoted_from_so_many_words_on() -> None:
    story = numbered(0, 300)
    host = numbered(0, 150, "x")
    assert kind(f"{host} {numbered(100, 100 + QUOTED)}", story) is CopyKind.QUOTES
    assert kind(f"{host} {numbered(100, 100 + QUOTED - 1)}", story) is None


def test_a_statement_that_both_heard_is_no_copy() -> None:
    said = f"“{numbered(0, 60, 's')},” the minister said."
    one, other = f"{numbered(0, 90, 'x')} {said}", f"{numbered(0, 80, 'y')} {said}"
    assert kind(one, other) is None


def test_a_form_filled_in_twice_is_no_copy() -> None:
    form = (
        "Shells fell on {} and {} on {} May. The staff counted {} hits near {} and {} near {}, in line with its rules."
    )
    one = form.format("Arras", "Lens", 3, 40, "Loos", 12, "Vimy")
    other = form.format("Ypres", "Menin", 9, 70, "Albert", 55, "Laon")
    assert kind(one, other) is None
    assert kind(one, f"{one} Nothing else was reported.") is CopyKind.NEAR


def test_stories_put_together_are_never_both_united_with_the_whole() -> None:
    for size in range(20, 200, 5):
        one, other = numbered(0, size, "a"), numbered(0, 200 - size, "b")
        for whole in (f"{one} {other}", f"{other} {one}"):
            united = [found.unites for part in (one, other) if (found := related(whole, part)) is not None]
            assert sum(united) <= 1


PARTS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.integers(4, 60)), min_size=1, max_size=4)


def built(parts: list[tuple[str, int, int]]) -> str:
    return " ".join(numbered(begin, begin + size, name) for name, begin, size in parts)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_both_ways_round_it_is_the_same(one: list[tuple[str, int, int]], other: list[tuple[str, int, int]]) -> None:
    there, back = related(built(one), built(other)), related(built(other), built(one))
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.unites == back.unites
        assert (there.shared, there.kept, there.matched) == (back.kept, back.shared, back.matched)
        assert (there.kind is CopyKind.EXACT) == (back.kind is CopyKind.EXACT)


def test_members_of_a_family_that_share_nothing_are_still_told_of() -> None:
    found = compare_members(Words.of(numbered(0, 40)), Words.of(numbered(0, 40, "x")))
    assert (found.matched, found.unites) == (0, True)


def test_empty_texts_are_related_to_nothing() -> None:
    assert related("", "") is None
    assert related("", numbered(0, 50)) is None


def test_prose_is_treated_like_numbers() -> None:
    assert kind(ORDERS + numbered(0, 10), ORDERS) is CopyKind.NEAR
