from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.passing import (
    hints_from_dict,
    item_from_message,
    item_to_message,
    outcome_from_message,
    raw_from_message,
    raw_to_message,
    refused_to_message,
)
from whence.ingest.sandbox import Message
from whence.ingest.sandbox.messages import PREFIX, MessageError, lengths, pack, unpack
from whence.model.dates import PartialDate
from whence.model.item import Capture, Hints, Item, Refused, Via
from whence.model.raw import Media, Raw
from whence.model.reading import Rejection

TEXT = st.text(max_size=12)
MAYBE = st.none() | TEXT
DATES = st.none() | st.dates().map(PartialDate.of)
HINTS = st.builds(Hints, MAYBE, MAYBE, MAYBE, DATES, MAYBE, MAYBE, MAYBE)
CAPTURES = st.builds(
    Capture,
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(Via),
    TEXT,
    MAYBE,
    st.none() | st.integers(100, 599),
    st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
)
ITEMS = st.builds(Item, st.binary(max_size=40), MAYBE, CAPTURES, HINTS, MAYBE, MAYBE)


def _over(message: Message) -> Message:
    content = pack(message)
    header, _ = lengths(content[:PREFIX], len(content))
    return unpack(content[PREFIX : PREFIX + header], content[PREFIX + header :])


@given(ITEMS)
def test_items_come_over(item: Item) -> None:
    assert item_from_message(_over(item_to_message(item))) == item
    assert outcome_from_message(_over(item_to_message(item))) == item


@given(st.builds(Refused, TEXT, TEXT, st.none() | st.binary(max_size=20)))
def test_refusals_come_over(refused: Refused) -> None:
    assert outcome_from_message(_over(refused_to_message(refused))) == refused


@given(ITEMS, TEXT, st.sampled_from(Media), HINTS, DATES, st.lists(TEXT, max_size=2))
def test_raws_come_over(
    item: Item, text: str, media: Media, hints: Hints, made: PartialDate | None, notes: list[str]
) -> None:
    rejections = tuple(Rejection("ingest", None, note) for note in notes)
    raw = Raw(item.content, text, media, item.capture.place, item.capture.url, rejections, hints, made)
    assert raw_from_message(_over(raw_to_message(raw)), item) == raw


@pytest.mark.parametrize(
    "change",
    [
        {"capture": None},
        {"capture": {}},
        {"hints": {"title": 3}},
        {"hints": None},
        {"text": 7},
        {"mime": ["x"]},
    ],
)
def test_what_is_no_item_is_refused(change: dict[str, object]) -> None:
    item = Item(b"x", None, Capture(datetime(2019, 4, 4, tzinfo=UTC), Via.FILE, "x"))
    message = item_to_message(item)
    with pytest.raises(MessageError):
        item_from_message(Message({**message.header, **change}, message.body))
    with pytest.raises(MessageError):
        raw_from_message(Message(change), item)


def test_hints_of_no_date_are_refused() -> None:
    with pytest.raises(MessageError):
        hints_from_dict({"published": "soon"})
