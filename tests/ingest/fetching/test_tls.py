"""Encryption over real sockets on loopback, led there from an address that passes the check."""

from __future__ import annotations

import contextlib
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpcore
import httpx
import pytest
from tests.ingest.fetching.wires import PUBLIC, FakeClock, answer

from whence.ingest.fetching.client import Client, Network
from whence.model.errors import UnavailableNow

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


class Ways(httpcore.NetworkBackend):
    """Leads the public address to a port on loopback."""

    def __init__(self, port: int) -> None:
        self.port = port

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        assert host == PUBLIC
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-keyout", str(key), "-out", str(cert)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return cert, key


@pytest.fixture
def port(certificate: tuple[Path, Path]) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(10)

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with (
                    connection,
                    contextlib.suppress(OSError),
                    context.wrap_socket(connection, server_side=True) as inner,
                ):
                    inner.recv(4096)
                    inner.sendall(b"".join(answer()))

    thread = threading.Thread(target=serve)
    thread.start()
    yield int(listening.getsockname()[1])
    with contextlib.suppress(OSError):
        listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


def _client(port: int) -> Client:
    return Client(Network(lambda host, port: (PUBLIC,), Ways(port), FakeClock()))


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    with _client(port) as client, pytest.raises(UnavailableNow, match=r"(?i)certificate"):
        client.get("https://news.example/", robots=False)


def test_a_page_comes_over_an_encrypted_connection(
    port: int, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: trusting)
    with _client(port) as client:
        assert client.get("https://news.example/", robots=False).content == b"<p>Shelling</p>"
        with pytest.raises(UnavailableNow, match=r"(?i)certificate"):
            client.get("https://other.example/", robots=False)


def test_the_environment_cannot_add_certificates(
    certificate: tuple[Path, Path], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with _client(port) as client, pytest.raises(UnavailableNow, match=r"(?i)certificate"):
        client.get("https://news.example/", robots=False)
