import gzip
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.hostile import hostile, refused_by_name

from whence.ingest.container import Position, Within
from whence.ingest.mbox import read_mbox
from whence.model.errors import InputError
from whence.model.item import Item, Refused, Via

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
MAIL = b"From: desk@wire.example.org\nSubject: Palmyra\n\nGovernment forces retook Palmyra.\n\n"


def read(content: bytes, skip: int = 0) -> list[Position]:
    return list(read_mbox(io.BytesIO(content), Within("box.mbox", AT, AT.date(), skip)))


def box(*mails: bytes) -> bytes:
    return b"".join(b"From desk@wire.example.org Sun Mar 27 10:00:00 2016\n" + mail for mail in mails)


def test_mails_come_one_behind_the_other() -> None:
    first, second = read(box(MAIL, MAIL + b"more\nFrom here on.\n\n"))
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert first.content == MAIL
    assert second.content.endswith(b"From here on.\n\n")
    assert (second.mime, second.capture.via, second.capture.place) == ("message/rfc822", Via.MAIL, "box.mbox#2")
    assert read(gzip.compress(box(MAIL, MAIL)), skip=1) == read(box(MAIL, MAIL))[1:]


def test_mails_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.ingest.mbox.MAX_BYTES", 1000)
    found = read(box(MAIL, b"\n\n", MAIL + b"line\n" * 500 + b"\n", MAIL, b"x" * 1_500_000 + b"\n\n", MAIL))
    assert [type(each) for each in found] == [Item, Refused, Refused, Item, Refused, Item]
    assert [each.reason.split()[0] for each in found if isinstance(each, Refused)] == ["an", "a", "a"]


def test_says_what_is_no_mail_box() -> None:
    with pytest.raises(InputError, match="no mail box"):
        read(b"Dear all")


@given(hostile(box(MAIL, MAIL), gzip.compress(box(MAIL))))
def test_any_bytes_are_mails_or_refused(content: bytes) -> None:
    try:
        found = read(content)
    except InputError as error:
        refused_by_name(error, "box.mbox")
    else:
        assert len(found) == len({each.capture.place if isinstance(each, Item) else each.place for each in found})


@given(
    st.lists(st.binary(min_size=1, max_size=80).filter(lambda mail: b"From " not in mail and mail.strip()), min_size=1)
)
def test_mails_that_we_write_come_back(mails: list[bytes]) -> None:
    found = read(box(*(mail + b"\n\n" for mail in mails)))
    assert [each.content for each in found if isinstance(each, Item)] == [mail + b"\n\n" for mail in mails]
