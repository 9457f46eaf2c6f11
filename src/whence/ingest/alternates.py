"""The feeds that a page names in its head: ``<link rel="alternate" type="application/rss+xml" href="…">``."""

from __future__ import annotations

from dataclasses import dataclass

from whence.ingest.links import read_link
from whence.ingest.sandbox import Message, Sandbox
from whence.ingest.sandbox.messages import MessageError, loads
from whence.ingest.sandbox.outcomes import garbled
from whence.model.archive import canonical_json
from whence.model.errors import ContainedInput, UnreadableInput

_TASK = f"{__name__}:serve"
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Alternate:
    """A feed by its whole address, and its title as the page gives it."""

    url: str
    title: str | None = None


def find_alternates(content: bytes, url: str) -> tuple[Alternate, ...]:
    """Find the feeds that a page names, in its order, each address once.

    Args:
        content: the page's bytes.
        url: where it was fetched from.

    Raises:
        UnreadableInput: it is no page.
    """
    from lxml import etree, html

    try:
        root = html.fromstring(content)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableInput(f"{url}: no page; give the address of a site's front page") from error
    base = next((read_link(each.get("href", ""), url).url for each in root.iter("base")), None) or url
    links: dict[str, Alternate] = {}
    for each in root.iter("link"):
        named = (each.get("rel") or "").lower().split(), (each.get("type") or "").strip().lower()
        if "alternate" in named[0] and named[1] in _TYPES and len(links) < _MOST:
            link = read_link(each.get("href", ""), base)
            if link.url:
                links.setdefault(
                    link.url, Alternate(link.url, " ".join((each.get("title") or "").split())[:200] or None)
                )
    return tuple(links.values())


def contained_alternates(sandbox: Sandbox, content: bytes, url: str) -> tuple[Alternate, ...]:
    """Do what ``find_alternates`` does, in a child process.

    Raises:
        InputError: it is no page, or breaks its parser.
        SandboxError: no child can be started.
    """
    try:
        data = loads(sandbox.run(_TASK, Message({"url": url}, content)).body)
        found = [(read_link(str(place)).url, title) for place, title in data["found"]]
    except ContainedInput as error:
        raise ContainedInput(f"{url}: {error}", error.fate) from error
    except (MessageError, KeyError, TypeError, ValueError) as error:
        raise ContainedInput(f"{url}: {garbled(str(error))}", "nonsense") from error
    return tuple(Alternate(place, str(title)[:200] if title else None) for place, title in found[:_MOST] if place)


def serve(message: Message) -> Message:
    """Serve ``contained_alternates`` in the child."""
    found = find_alternates(message.body, message.header["url"])
    return Message({}, canonical_json({"found": [[each.url, each.title] for each in found]}).encode("ascii"))
