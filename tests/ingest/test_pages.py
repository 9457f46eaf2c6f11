import gzip
from collections.abc import Iterable, Sequence

import httpcore
import pytest

from whence.ingest.egress import CheckedBackend
from whence.ingest.limits import MAX_BYTES
from whence.ingest.pages import fetch
from whence.model.errors import EmptyInput, RefusedUrl, UndecodableInput, UnreadableInput, WhenceError
from whence.model.raw import Media, Raw

PUBLIC = "93.184.216.34"


class Wire(httpcore.NetworkBackend):
    """A network that never leaves the test: it notes where it would connect and plays recorded answers."""

    def __init__(self, *answers: Sequence[bytes]) -> None:
        self.answers = list(answers)
        self.connected: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append(host)
        return httpcore.MockStream(list(self.answers.pop(0)))


def _answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> list[bytes]:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return ["\r\n".join([*lines, "", ""]).encode(), body]


def _get(url: str, wire: Wire, *addresses: str) -> Raw:
    """Fetch with a resolver that gives the addresses one after the other, and then the last for ever."""
    answers = list(addresses or (PUBLIC,))
    return fetch(
        url, backend=CheckedBackend(lambda host, port: (answers.pop(0) if len(answers) > 1 else answers[0],), wire)
    )


def test_a_page_is_fetched_from_the_checked_address() -> None:
    wire = Wire(_answer(b"<html><p>Shelling</p></html>"))
    raw = _get("http://news.example/a", wire)
    assert (raw.media, raw.url, raw.name) == (Media.HTML, "http://news.example/a", "http://news.example/a")
    assert wire.connected == [PUBLIC]


def test_plain_text_is_looked_at() -> None:
    assert _get("http://news.example/a", Wire(_answer(b"Shelling.", kind="text/plain"))).media is Media.TEXT


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.1.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::1"]
)
def test_a_host_behind_a_private_address_is_never_connected_to(address: str) -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl, match="only public"):
        _get("http://news.example/", wire, address)
    assert wire.connected == []


def test_one_private_answer_among_public_ones_refuses_the_host() -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl):
        fetch("http://news.example/", backend=CheckedBackend(lambda host, port: (PUBLIC, "127.0.0.1"), wire))
    assert wire.connected == []


def test_a_name_that_flips_after_the_check_gains_nothing() -> None:
    wire = Wire(_answer(b"", "Location: /next", status="302 Found"))
    with pytest.raises(RefusedUrl):
        _get("http://news.example/", wire, PUBLIC, "127.0.0.1")
    assert wire.connected == [PUBLIC]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.example/", "http://user:word@x.example/"])
def test_redirects_are_checked_like_addresses(target: str) -> None:
    with pytest.raises(RefusedUrl):
        _get("http://news.example/", Wire(_answer(b"", f"Location: {target}", status="302 Found")))


def test_redirects_end() -> None:
    wire = Wire(*[_answer(b"", "Location: /again", status="302 Found") for _ in range(6)])
    with pytest.raises(RefusedUrl, match="redirects"):
        _get("http://news.example/", wire)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.example/", "gopher://x", "x.example/a", "http://", "https:///a", "http://u:p@x.example",
     "javascript:1", "http://x.example/" + "a" * 3000, "http://[::1", "http://x\x00.example/"],
)  # fmt: skip
def test_addresses_that_are_refused_as_written(url: str) -> None:
    wire = Wire()
    with pytest.raises(RefusedUrl):
        _get(url, wire)
    assert wire.connected == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::1]/",
            "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://127.1/", "http://0/"],
)  # fmt: skip
def test_every_spelling_of_the_loopback_is_refused_by_the_systems_resolver(url: str) -> None:
    wire = Wire()
    with pytest.raises((RefusedUrl, UnreadableInput)):
        fetch(url, backend=CheckedBackend(inner=wire))
    assert wire.connected == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (_answer(b"no", status="404 Not Found"), UnreadableInput),
        (_answer(b"x", kind="application/pdf"), UndecodableInput),
        (_answer(b"x", "Content-Encoding: br"), UndecodableInput),
        (_answer(b"x", "Content-Encoding: gzip, gzip"), UndecodableInput),
        (_answer(b"no gzip", "Content-Encoding: gzip"), UndecodableInput),
        (_answer(gzip.compress(b"text" * 99)[:-20], "Content-Encoding: gzip"), UndecodableInput),
        (_answer(gzip.compress(b"a" * (MAX_BYTES + 1)), "Content-Encoding: gzip"), UnreadableInput),
        (_answer(b"   "), EmptyInput),
        ([b"not http at all\r\n\r\n"], UnreadableInput),
        ([b""], UnreadableInput),
    ],
)
def test_answers_that_are_no_report(answer: list[bytes], error: type[WhenceError]) -> None:
    with pytest.raises(error, match=r"http://news\.example/"):
        _get("http://news.example/", Wire(answer))


def test_gzip_is_unpacked() -> None:
    assert (
        "Shelling"
        in _get("http://a.example/", Wire(_answer(gzip.compress(b"<p>Shelling</p>"), "Content-Encoding: gzip"))).text
    )


def test_a_name_without_address() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise OSError

    with pytest.raises(UnreadableInput, match="no address"):
        fetch("http://news.example/", backend=CheckedBackend(resolve, Wire()))


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    wire = Wire(_answer(b"<p>Shelling</p>"))
    _get("http://news.example/", wire)
    assert wire.connected == [PUBLIC]


def test_local_sockets_are_refused() -> None:
    with pytest.raises(RefusedUrl):
        CheckedBackend().connect_unix_socket("/run/x")
