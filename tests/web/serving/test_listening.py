from __future__ import annotations

import socket

import pytest

from whence.model.errors import InputError
from whence.web.serving.listening import Place, PortTaken, bound


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "localhost", "::1", "[::1]"])
def test_this_machine_needs_no_accounts(host: str) -> None:
    assert Place(host).checked().host in ("127.0.0.1", "127.0.0.5", "::1")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "203.0.113.7", "::ffff:0.0.0.0"])
def test_other_machines_are_not_let_in_without_accounts(host: str) -> None:
    with pytest.raises(InputError, match="--accounts"):
        Place(host).checked()


def test_nor_by_a_name() -> None:
    with pytest.raises(InputError, match=r"--allow-host desk\.example\.org.*--accounts"):
        Place(names=("desk.example.org",)).checked()
    assert Place(names=("localhost:5173",)).checked().names == ("localhost:5173",)


def test_other_machines_need_a_name_to_ask_for() -> None:
    with pytest.raises(InputError, match="--allow-host"):
        Place("0.0.0.0", accounts=True).checked()
    with pytest.raises(InputError, match="--allow-host"):
        Place("0.0.0.0", accounts=True, names=("localhost:1",)).checked()
    assert Place("0.0.0.0", accounts=True, names=("Desk.Example.org",)).checked().names == ("desk.example.org",)


@pytest.mark.parametrize(
    "name", ["*", "*.example.org", "https://desk.example.org", "desk.example.org/", "a b", "", "-x", "x\n"]
)
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(InputError, match="not a name"):
        Place(accounts=True, names=(name,)).checked()


@pytest.mark.parametrize("host", ["", "example.org", "127.0.0.1.5", "*"])
def test_what_is_no_address(host: str) -> None:
    with pytest.raises(InputError, match="not an address"):
        Place(host).checked()


def test_what_is_answered_to() -> None:
    place = Place("127.0.0.5", 0, ("desk.example.org",), accounts=True)
    assert place.hosts(8470) == {
        *("localhost:8470", "127.0.0.1:8470", "[::1]:8470", "127.0.0.5:8470", "desk.example.org"),
    }
    assert place.origin(8470) == "http://127.0.0.5:8470"
    assert Place("::1").origin(8470) == "http://[::1]:8470"
    assert Place("0.0.0.0").origin(8470) == "http://127.0.0.1:8470"


def test_a_port_is_had_by_one() -> None:
    with bound(Place(port=0)) as listening:
        port = listening.getsockname()[1]
        assert listening.getsockname()[0] == "127.0.0.1"
        with pytest.raises(PortTaken, match=f"port {port}.*--port 0"):
            bound(Place(port=port))


def test_an_address_of_another_machine_cannot_be_had() -> None:
    with pytest.raises(InputError, match=r"cannot listen on port 8470 of 203\.0\.113\.7"):
        bound(Place("203.0.113.7"))


def test_one_address_is_not_all() -> None:
    with bound(Place(port=0)) as listening:
        assert listening.family == socket.AF_INET
        assert listening.getsockname()[0] != "0.0.0.0"


def test_answers_do_not_wait_for_receipts() -> None:
    with bound(Place(port=0)) as listening:
        assert listening.proto == socket.IPPROTO_TCP  # else asyncio does not switch Nagle's algorithm off
