import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.hostile import hostile

from whence.ingest.gzipped import Bomb, BrokenMember, Unzipped, unpacked
from whence.model.errors import UnreadableInput


def read_all(packed: bytes) -> tuple[bytes, list[BrokenMember]]:
    stream, parts, broken = io.BufferedReader(Unzipped(io.BytesIO(packed), "x.gz")), [], []
    while True:
        try:
            part = stream.read(1000)
        except BrokenMember as error:
            broken.append(error)
            continue
        if not part:
            return b"".join(parts), broken
        parts.append(part)


@given(st.lists(st.binary(max_size=5000), max_size=5))
def test_members_come_back_one_behind_the_other(members: list[bytes]) -> None:
    assert read_all(b"".join(map(gzip.compress, members))) == (b"".join(members), [])


def test_a_broken_member_costs_only_itself() -> None:
    good, bad = gzip.compress(b"Palmyra " * 100), bytearray(gzip.compress(b"lost" * 50))
    bad[12] ^= 0xFF
    found, broken = read_all(good + bytes(bad) + good)
    assert found.endswith(b"Palmyra " * 100)
    assert broken[0].offset == len(good)


def test_a_cut_member_is_told() -> None:
    _, broken = read_all(gzip.compress(bytes(range(256)) * 100)[:-9])
    assert [error.reason for error in broken] == ["the gzip data end before their end"]


def test_what_lies_between_members_is_passed_over() -> None:
    assert read_all(gzip.compress(b"a") + b"\x00" * 600 + gzip.compress(b"b") + b"\x00" * 70_000) == (b"ab", [])


def test_a_bomb_is_named_as_one() -> None:
    stream = io.BufferedReader(Unzipped(io.BytesIO(gzip.compress(b"\x00" * 70_000_000)), "b.gz"), 1 << 20)
    with pytest.raises(Bomb, match="no text"):
        stream.read()


def test_small_ones_have_their_limit() -> None:
    assert unpacked(gzip.compress(b"x" * 100), 100, name="a") == b"x" * 100
    with pytest.raises(UnreadableInput, match="more than 100"):
        unpacked(gzip.compress(b"x" * 101), 100, name="a")
    with pytest.raises(UnreadableInput, match="before their end"):
        unpacked(gzip.compress(b"x" * 100)[:-1], 100, name="a")


@given(hostile(gzip.compress(b"In Palmyra " * 40) + gzip.compress(b"x", mtime=0), zlib.compress(b"abc")))
def test_any_bytes_unpack_or_are_told(content: bytes) -> None:
    read_all(content)
