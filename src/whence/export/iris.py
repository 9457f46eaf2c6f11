"""Addresses (IRIs) for what an archive holds, for the linked-data exports. They name things; none of them is fetched.

Bytes are named by their hash as RFC 6920 does (``nih:``, the form with hexadecimal digits), all else by its id as
``urn:whence:KIND:ID``: the same thing has the same address in every archive.
"""

from __future__ import annotations

import re
from urllib.parse import quote

NAMESPACE = "urn:whence:ns:"
"""Of our own terms; ``docs/linked-data.md`` lists them."""
BASE = "urn:whence:"
BYTES = "nih:sha-256;"
GEONAMES = "https://sws.geonames.org/"

_KEPT = "%/:=&?~#+!$,;'@()*[]"
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")


def iri(kind: str, *parts: str | int) -> str:
    """Name a thing of an archive by its kind and id; further parts make it narrower."""
    return ":".join((f"{BASE}{kind}", *(quote(str(part), safe="") for part in parts)))


def of_bytes(sha256: str) -> str:
    """Name bytes by their hash (RFC 6920, section 7)."""
    return BYTES + sha256


def web_address(url: str | None) -> str | None:
    """Make of a report's address one that no RDF tool chokes on; None for what is no web address.

    Addresses come from strangers: blanks, quotes and brackets are written as their percent codes.
    """
    if url is None or not _WEB.match(url):
        return None
    return _BROKEN.sub("%25", quote(url.encode("utf-8", "replace"), safe=_KEPT))
