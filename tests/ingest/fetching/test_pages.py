import gzip
from collections.abc import Sequence

import httpcore
import pytest
from tests.ingest.fetching.wires import BEGIN, PUBLIC, Wire, answer, client, redirect

from whence.ingest.fetching.client import Client, Network
from whence.ingest.fetching.pages import fetch, item_of
from whence.ingest.limits import MAX_BYTES
from whence.model.errors import (
    EmptyInput,
    RefusedUrl,
    UnavailableNow,
    UndecodableInput,
    UnreadableInput,
    WhenceError,
)
from whence.model.item import Via
from whence.model.raw import Media, Raw


def _get(url: str, wire: Wire, *addresses: str) -> Raw:
    return fetch(url, client(wire, *addresses))


def test_a_page_is_fetched_from_the_checked_address() -> None:
    wire = Wire([answer(b"<html><p>Shelling</p></html>")])
    raw = _get("http://news.example/a", wire)
    assert (raw.media, raw.url, raw.name) == (Media.HTML, "http://news.example/a", "http://news.example/a")
    assert wire.connected == [PUBLIC]


def test_a_page_that_a_person_names_is_one_request() -> None:
    wire = Wire([answer()])
    _get("http://news.example/a", wire)
    assert wire.lines == ["GET /a HTTP/1.1"]


def test_plain_text_is_looked_at() -> None:
    assert _get("http://news.example/a", Wire([answer(b"Shelling.", kind="text/plain")])).media is Media.TEXT


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.1.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::1", "fe80::1%lo", "nonsense"],
)
def test_a_host_behind_a_private_address_is_never_connected_to(address: str) -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl, match="only public"):
        _get("http://news.example/", wire, address)
    assert wire.connected == []


def test_one_private_answer_among_public_ones_refuses_the_host() -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl):
        fetch("http://news.example/", Client(Network(lambda host, port: (PUBLIC, "127.0.0.1"), wire, wire.clock)))
    assert wire.connected == []


def test_a_second_address_is_tried_where_the_first_does_not_answer() -> None:
    wire = Wire([httpcore.ConnectError("unreachable"), answer()])
    addresses = ("2606:4700::1111", PUBLIC)
    fetch("http://news.example/", Client(Network(lambda host, port: addresses, wire, wire.clock)))
    assert wire.connected == list(addresses)


def test_a_name_that_flips_after_the_check_gains_nothing() -> None:
    wire = Wire([redirect("/next")])
    with pytest.raises(RefusedUrl):
        _get("http://news.example/", wire, PUBLIC, "127.0.0.1")
    assert wire.connected == [PUBLIC]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.example/", "http://user:word@x.example/"])
def test_redirects_are_checked_like_addresses(target: str) -> None:
    with pytest.raises(RefusedUrl, match="redirects to"):
        _get("http://news.example/", Wire([redirect(target)]))


def test_redirects_end() -> None:
    with pytest.raises(RefusedUrl, match="redirects"):
        _get("http://news.example/", Wire([redirect("/again") for _ in range(6)]))


@pytest.mark.parametrize(
    ("played", "error"),
    [
        (answer(b"no", status="404 Not Found"), UnreadableInput),
        (answer(b"no", status="503 Unavailable"), UnavailableNow),
        (answer(b"\x89PNG\r\n" + bytes(9), kind="image/png"), UndecodableInput),
        (answer(b"x", "Content-Encoding: br"), UndecodableInput),
        (answer(b"x", "Content-Encoding: gzip, gzip"), UndecodableInput),
        (answer(b"no gzip", "Content-Encoding: gzip"), UndecodableInput),
        (answer(gzip.compress(b"text" * 99)[:-20], "Content-Encoding: gzip"), UndecodableInput),
        (answer(gzip.compress(b"a" * (MAX_BYTES + 1)), "Content-Encoding: gzip"), UnreadableInput),
        (answer(b"   "), EmptyInput),
        ([b"not http at all\r\n\r\n"], UnavailableNow),
        ([b""], UnavailableNow),
    ],
)
def test_answers_that_are_no_report(played: list[bytes], error: type[WhenceError]) -> None:
    with pytest.raises(error, match=r"http://news\.example/"):
        _get("http://news.example/", Wire([played]))


def test_a_body_that_breaks_off_is_no_report() -> None:
    with pytest.raises(UnavailableNow):
        _get("http://news.example/", Wire([[b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>Shelling</p>", b""]]))


def test_gzip_is_unpacked() -> None:
    wire = Wire([answer(gzip.compress(b"<p>Shelling</p>"), "Content-Encoding: gzip")])
    assert "Shelling" in _get("http://a.example/", wire).text


def test_a_name_without_address() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise OSError

    with pytest.raises(UnavailableNow, match="no address"):
        fetch("http://news.example/", Client(Network(resolve, Wire())))


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    wire = Wire([answer()])
    _get("http://news.example/", wire)
    assert wire.connected == [PUBLIC]


def test_an_item_keeps_how_it_was_got() -> None:
    wire = Wire([redirect("/b"), answer(b"<p>x</p>", 'ETag: "1"')])
    with client(wire) as asking:
        item = item_of(asking.get("http://news.example/a", robots=False))
    capture = item.capture
    assert (capture.via, capture.place, capture.url) == (Via.FETCH, "http://news.example/a", "http://news.example/b")
    assert (capture.status, item.mime, item.charset) == (200, "text/html", "utf-8")
    assert ("ETag", '"1"') in capture.headers
    assert (capture.at - BEGIN).total_seconds() == 1.0
