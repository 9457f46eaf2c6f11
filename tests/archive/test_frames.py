"""Messages between processes come out as they went in, however the stream is chopped up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.archive.coders.frames import LARGEST, BrokenFrame, Unpacker, pack

MESSAGES = st.dictionaries(st.text(max_size=5), st.one_of(st.none(), st.integers(), st.text(max_size=20)), max_size=4)


@settings(deadline=None)
@given(st.lists(MESSAGES, max_size=6), st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_a_round_trip_in_pieces_of_any_size(messages, sizes):
    stream = b"".join(map(pack, messages))
    unpacker, found, at = Unpacker(), [], 0
    while at < len(stream):
        size = sizes[at % len(sizes)]
        found += unpacker.feed(stream[at : at + size])
        at += size
    assert found == messages


@pytest.mark.parametrize(
    "stream",
    [(LARGEST + 1).to_bytes(4, "big"), b"\0\0\0\2[]", b"\0\0\0\3{a}", b"\0\0\0\1\xff"],
    ids=["too long", "no object", "no JSON", "no text"],
)
def test_what_is_no_message_is_refused(stream):
    with pytest.raises(BrokenFrame):
        list(Unpacker().feed(stream))


def test_numbers_that_json_has_not_are_refused_where_they_are_written():
    with pytest.raises(ValueError, match="JSON compliant"):
        pack({"score": float("nan")})
