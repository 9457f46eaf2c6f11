import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.sandbox.messages import PREFIX, Message, MessageError, lengths, loads, pack, unpack

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), PLAIN, max_size=4), st.binary(max_size=300))
def test_what_is_packed_is_unpacked(header: dict[str, object], body: bytes) -> None:
    content = pack(Message(header, body))
    ahead, behind = lengths(content[:PREFIX], len(content))
    assert len(content) == PREFIX + ahead + behind
    message = unpack(content[PREFIX : PREFIX + ahead], content[PREFIX + ahead :])
    assert (message.header, message.body) == (header, body)


@given(st.binary(min_size=PREFIX, max_size=PREFIX), st.integers(0, 2**40))
def test_no_message_may_be_longer_than_the_limit(prefix: bytes, limit: int) -> None:
    try:
        header, body = lengths(prefix, limit)
    except MessageError:
        return
    assert header + body <= limit


@given(st.binary(max_size=60) | st.text(alphabet='[]{}"0123456789.eE:,-NaInfity', max_size=60).map(str.encode))
def test_a_header_is_an_object_or_refused(content: bytes) -> None:
    with contextlib.suppress(MessageError):
        assert isinstance(loads(content), dict)


@pytest.mark.parametrize(
    "content", [b"[1]", b'{"a": NaN}', b"[" * 100_000, b'{"a": ' + b"9" * 10_000 + b"}", b"\xff", b""]
)
def test_what_is_no_object_is_refused(content: bytes) -> None:
    with pytest.raises(MessageError):
        loads(content)


def test_lone_surrogates_pass() -> None:
    message = Message({"text": "\ud800"})
    content = pack(message)
    assert unpack(content[PREFIX:], b"").header == message.header
