"""Which network addresses a report may be fetched from: public ones, and no address that hides another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_HIDDEN_IPV4: tuple[tuple[IPv6Network, str], ...] = (
    (IPv6Network("::ffff:0:0/96"), "an IPv4-mapped address"),
    (IPv6Network("::/96"), "an IPv4-compatible address"),
    (IPv6Network("64:ff9b::/96"), "a NAT64 address"),
    (IPv6Network("64:ff9b:1::/48"), "a local NAT64 address"),
    (IPv6Network("2002::/16"), "a 6to4 address"),
    (IPv6Network("2001::/32"), "a Teredo address"),
)
"""IPv6 blocks whose addresses stand for an IPv4 address inside them (RFC 4291, 6052, 8215, 3056, 4380). Python's
``is_global`` passes some of them, and a gateway would carry the request to the hidden address."""

_RELAY_6TO4 = IPv4Network("192.88.99.0/24")


def why_refused(address: str) -> str | None:
    """Say why an address may not be connected to; None for a public one.

    Raises:
        ValueError: the text is no IP address.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        if ip.is_loopback or ip.is_unspecified:
            return "a loopback address" if ip.is_loopback else "the unspecified address"
        for network, name in _HIDDEN_IPV4:
            if ip in network:
                return name
    return _kind(ip)


def _kind(ip: IPv4Address | IPv6Address) -> str | None:
    kinds = (
        (ip.is_loopback, "a loopback address"),
        (ip.is_link_local, "a link-local address"),
        (ip.is_multicast, "a multicast address"),
        (ip.is_unspecified, "the unspecified address"),
        (isinstance(ip, IPv6Address) and ip.is_site_local, "a site-local address"),
        (ip.is_private, "a private address"),
        (ip.is_reserved or (isinstance(ip, IPv4Address) and ip in _RELAY_6TO4), "a reserved address"),
        (not ip.is_global, "not a public address"),
    )
    return next((name for holds, name in kinds if holds), None)
