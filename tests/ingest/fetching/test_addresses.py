from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.fetching.addresses import why_refused

PRIVATE_IPV4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
]  # fmt: skip
PRIVATE_IPV6 = [
    "::/128", "::1/128", "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
    "2001::/32", "2001:2::/48", "2001:10::/28", "2001:20::/28", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
    "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip


def _inside(blocks: list[str]) -> st.SearchStrategy[str]:
    networks = [IPv6Network(block) if ":" in block else IPv4Network(block) for block in blocks]
    return st.sampled_from(networks).flatmap(
        lambda network: st.integers(0, network.num_addresses - 1).map(lambda n: str(network[n]))
    )


@given(_inside(PRIVATE_IPV4 + PRIVATE_IPV6))
def test_no_address_of_a_special_block_is_public(address: str) -> None:
    assert why_refused(address)


@given(st.ip_addresses(v=4))
def test_ipv6_that_holds_an_ipv4_address_is_refused_whatever_the_address(ip: IPv4Address) -> None:
    n = int(ip)
    prefix = 0x2A00_1450 << 96
    forms = [
        n, (0xFFFF << 32) | n, (0xFFFF << 48) | n, (0x64_FF9B << 96) | n, (0x64_FF9B_0001 << 80) | n,
        (0x2002 << 112) | (n << 80), (0x2001_0000 << 96) | (n ^ 0xFFFF_FFFF),
        prefix | (0x5EFE << 32) | n, prefix | (0x0200_5EFE << 32) | n,
    ]  # fmt: skip
    assert all(why_refused(str(IPv6Address(form))) for form in forms)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("127.9.9.9", "loopback"),
        ("169.254.169.254", "link-local"),
        ("192.88.99.1", "reserved"),
        ("fe80::1%eth0", "one network interface"),
        ("2606:4700::1111%1", "one network interface"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::808:808", "NAT64"),
        ("2a00:1450::5efe:8.8.8.8", "ISATAP"),
        ("4000::1", "not a public|reserved"),
    ],
)
def test_the_reason_is_said(address: str, reason: str) -> None:
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(why_refused(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1", "2001:4860::1"]
)
def test_public_addresses(address: str) -> None:
    assert why_refused(address) is None


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear"):
        why_refused("example.org")
