"""What makes two captures the same report: its address in one form, the source's own id, or its bytes."""

from __future__ import annotations

from urllib.parse import urlsplit

from whence.archive.addresses import canonical_url, registered_site
from whence.archive.canonical_link import canonical_link
from whence.model.archive import ReportKey
from whence.model.item import Item
from whence.model.reading import Article
from whence.model.report import content_id

__all__ = ["canonical_url", "key_of", "report_key"]


def report_key(item: Item, article: Article) -> ReportKey:
    """Say which report an item is a capture of.

    In this order: the address that the page itself calls canonical, if it lies on the site that the page came from; the
    address that the source names; the address that answered. Without an address, the source's own id together with the
    outlet. Without both, the bytes: a later version cannot be told then from another report.
    """
    return _key(item, article.report.publisher)


def key_of(item: Item) -> ReportKey | None:
    """Say the same of an item that nobody has read yet; None where that needs its text, which may name the outlet."""
    if item.hints.key and not item.hints.publisher and _address(item) is None:
        return None
    return _key(item, None)


def _key(item: Item, publisher: str | None) -> ReportKey:
    url = _address(item)
    if url is not None:
        return ReportKey(f"url:{url}", urlsplit(url).hostname, url)
    outlet = item.hints.publisher or publisher
    if item.hints.key and outlet:
        return ReportKey(f"id:{_folded(outlet)}:{item.hints.key}", outlet)
    return ReportKey(f"sha256:{content_id(item.content)}", outlet)


def _address(item: Item) -> str | None:
    given = item.hints.url or item.capture.url
    url = _own_address(item, given) or given
    return canonical_url(url) if url is not None and _is_web(url) else None


def _own_address(item: Item, given: str | None) -> str | None:
    if item.text is not None:  # the bytes are a record around the text, not a page
        return None
    own = canonical_link(item.content, given)
    if own is None or not _is_web(own):
        return None
    if given is None:
        return own
    site = registered_site(given)
    if site is None or registered_site(own) != site:
        return None
    # some sites call their front page the canonical address of every article
    return None if _is_front(own) and not _is_front(given) else own


def _is_front(url: str) -> bool:
    parts = urlsplit(canonical_url(url))
    return parts.path == "/" and not parts.query and not parts.fragment


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
