"""Which network addresses a report may be fetched from: public ones, and no address that hides another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_HIDDEN_IPV4: tuple[tuple[IPv6Network, str], ...] = (
    (IPv6Network("::ffff:0:0/96"), "an IPv4-mapped address"),
    (IPv6Network("::ffff:0:0:0/96"), "an IPv4-translated address"),
    (IPv6Network("::/96"), "an IPv4-compatible address"),
    (IPv6Network("64:ff9b::/96"), "a NAT64 address"),
    (IPv6Network("64:ff9b:1::/48"), "a local NAT64 address"),
    (IPv6Network("2002::/16"), "a 6to4 address"),
    (IPv6Network("2001::/32"), "a Teredo address"),
)
"""IPv6 blocks whose addresses stand for an IPv4 address inside them (RFC 4291, 2765, 6052, 8215, 3056, 4380). Python's
``is_global`` passes some of them, and a gateway would carry the request to the hidden address."""

_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The third quarter of an address of RFC 5214, whose last quarter is an IPv4 address, under any prefix."""

_GLOBAL_IPV6 = IPv6Network("2000::/3")
"""All that IANA has given out for the public network; whatever it reserves elsewhere is refused beforehand."""

_RESERVED_IPV6 = tuple(IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_RESERVED_IPV4 = tuple(IPv4Network(block) for block in ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"))
"""Special blocks of IANA's registries that some versions of Python's ``ipaddress`` take for public."""


def why_refused(address: str) -> str | None:
    """Say why an address may not be connected to; None for a public one.

    Raises:
        ValueError: the text is no IP address.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv4Address):
        return _kind(ip) or _within(ip, _RESERVED_IPV4)
    if ip.scope_id is not None:
        return "an address of one network interface"
    if ip.is_loopback or ip.is_unspecified:
        return "a loopback address" if ip.is_loopback else "the unspecified address"
    hidden = next((name for network, name in _HIDDEN_IPV4 if ip in network), None)
    if hidden:
        return hidden
    if (int(ip) >> 32) & 0xFFFF_FFFF in _ISATAP:
        return "an ISATAP address"
    return _kind(ip) or _within(ip, _RESERVED_IPV6) or (None if ip in _GLOBAL_IPV6 else "not a public address")


def _kind(ip: IPv4Address | IPv6Address) -> str | None:
    kinds = (
        (ip.is_loopback, "a loopback address"),
        (ip.is_link_local, "a link-local address"),
        (ip.is_multicast, "a multicast address"),
        (ip.is_unspecified, "the unspecified address"),
        (isinstance(ip, IPv6Address) and ip.is_site_local, "a site-local address"),
        (ip.is_private, "a private address"),
        (ip.is_reserved, "a reserved address"),
        (not ip.is_global, "not a public address"),
    )
    return next((name for holds, name in kinds if holds), None)


def _within(ip: IPv4Address | IPv6Address, blocks: tuple[IPv4Network, ...] | tuple[IPv6Network, ...]) -> str | None:
    return "a reserved address" if any(ip in block for block in blocks) else None
