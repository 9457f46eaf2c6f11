"""News agencies and outlets: their names, host names, country and kind.

The list is `data/outlets.yaml`. It says what an outlet is, never how far it is to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from whence.model.errors import ReferenceDataError
from whence.reference.names import fold, load_table


class OutletKind(StrEnum):
    """What an outlet is."""

    WIRE = "wire"
    STATE_MEDIA = "state media"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    PARTY_MEDIA = "party media"
    SITE = "site"
    MONITOR = "monitor"
    MAGAZINE = "magazine"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet.

    Attributes:
        id: short and stable.
        name: usual English name.
        country: alpha-3 code or one of PLOVER's extras.
        kind: what it is.
        hosts: host names without "www.".
        marked: all names, with the marks of the data file.
    """

    id: str
    name: str
    country: str
    kind: OutletKind
    hosts: tuple[str, ...]
    marked: tuple[str, ...]


class Outlets:
    """All outlets, by name and by host."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.all = tuple(outlets)
        self._names: dict[str, Outlet] = {}
        self._hosts: dict[str, Outlet] = {}
        for outlet in self.all:
            for name in outlet.marked:
                self._names.setdefault(_key(name.rstrip("!?")), outlet)
            for host in outlet.hosts:
                if self._hosts.setdefault(host, outlet) is not outlet:
                    raise ReferenceDataError(f"outlet {outlet.id}: the host {host} is another's")

    def find(self, name: str) -> Outlet | None:
        """Return the outlet of a publisher's name, article and case apart; short forms count."""
        return self._names.get(_key(name))

    def by_host(self, host: str) -> Outlet | None:
        """Return the outlet that publishes under a host name or a parent of it."""
        labels = host.lower().rstrip(".").split(".")
        return next((o for i in range(len(labels) - 1) if (o := self._hosts.get(".".join(labels[i:])))), None)

    def home(self, publisher: str | None, url: str | None) -> str | None:
        """Return the country (ISO 3166-1 alpha-3) whose places an outlet's readers know; None for agencies.

        By the publisher's name, else the host name, else the country code that the host name ends in.
        """
        host = (urlsplit(url).hostname or "") if url else ""
        outlet = (self.find(publisher) if publisher else None) or self.by_host(host)
        if outlet is not None:
            abroad = outlet.kind in _WORLDWIDE or outlet.country in _NO_STATE
            return None if abroad else outlet.country
        return _domain_countries().get(host.rpartition(".")[2])


_WORLDWIDE = frozenset((OutletKind.WIRE, OutletKind.MONITOR))
_NO_STATE = frozenset(("IMG", "NGO", "MNC"))
_NO_COUNTRY = frozenset("tv co io me ai fm to cc ws ly am is eu".split())
"""Codes of countries that anybody uses for the sound of it."""


@cache
def _domain_countries() -> dict[str, str]:
    """Return the countries by the last part of their host names: their ISO 3166-1 alpha-2 codes, but "uk"."""
    import pycountry  # takes longer than all outlets, and few hosts need it

    codes = {country.alpha_2.lower(): country.alpha_3 for country in pycountry.countries}
    return {code: country for code, country in codes.items() if code not in _NO_COUNTRY} | {"uk": "GBR"}


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _outlet(id: str, kind: str, row: str) -> Outlet:
    columns = [column.strip() for column in row.split("|")]
    if len(columns) != 4 or not columns[0] or not columns[1]:
        raise ReferenceDataError(f"outlet {id}: needs name | country | host names | aliases")
    name, country, hosts, aliases = columns
    listed = tuple(alias.strip() for alias in aliases.split(";") if alias.strip())
    marked = (name, *listed) if f"{name}!" not in listed and f"{name}?" not in listed else listed
    return Outlet(id, name, country, OutletKind(kind), tuple(h.strip() for h in hosts.split(",") if h.strip()), marked)


@cache
def outlets() -> Outlets:
    """Load the outlets once.

    Raises:
        ReferenceDataError: the data file breaks its rules.
    """
    table = load_table("outlets.yaml")
    return Outlets(_outlet(id, kind, row) for kind, rows in table.items() for id, row in rows.items())
