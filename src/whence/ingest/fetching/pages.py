"""From what a server answered to a report."""

from __future__ import annotations

from whence.ingest.contained import contained_raw
from whence.ingest.convert import is_packed, raw_from
from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.client import Client
from whence.model.errors import UnavailableNow, UnreadableInput
from whence.model.item import NO_HINTS, Capture, Hints, Item, Via
from whence.model.raw import Raw

_LATER = (408, 425, 429)
_SERVER_ERROR = 500


def fetch(url: str, client: Client | None = None) -> Raw:
    """Fetch one report from an address that a person named: a page, plain text, a PDF or a Word document.

    Raises:
        RefusedUrl: the address, or one that it redirects to, may not be fetched.
        UnreadableInput: there is no answer, an error, or more than the limit.
        UndecodableInput: what is there is no text.
        ContainedInput: it broke its parser, or is a bomb.
        EmptyInput: there is nothing there.
    """
    with client or Client() as client:
        client.name(url)
        item = item_of(found(client.get(url, robots=False)))
    # text and pages are read here, and whatever has to be unpacked in a child process
    return contained_raw(item) if is_packed(item.content, item.mime) else raw_from(item)


def found(answer: Answer) -> Answer:
    """Give an answer back where it holds what was asked for.

    Raises:
        UnavailableNow: the server says that it is not there at this time.
        UnreadableInput: the server says anything else than that here it is.
    """
    if answer.ok:
        return answer
    message = f"{answer.asked}: the server answered {answer.status}"
    if answer.status in _LATER or answer.status >= _SERVER_ERROR:
        raise UnavailableNow(f"{message}; try again later, or save the page and give the file")
    raise UnreadableInput(f"{message}; check the address")


def item_of(answer: Answer, hints: Hints = NO_HINTS) -> Item:
    """Make an item of a page that was fetched: its bytes, and with them how they were got."""
    capture = Capture(answer.fetched_at, Via.FETCH, answer.asked, answer.url, answer.status, answer.headers)
    return Item(answer.content, answer.mime, capture, hints, charset=answer.charset)
