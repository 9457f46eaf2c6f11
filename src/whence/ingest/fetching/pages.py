"""From what a server answered to a report."""

from __future__ import annotations

from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.client import Client
from whence.ingest.raw import raw_of
from whence.model.errors import UnavailableNow, UndecodableInput, UnreadableInput
from whence.model.item import NO_HINTS, Capture, Hints, Item, Via
from whence.model.raw import Media, Raw

_MEDIA = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}
_LATER = (408, 425, 429)
_SERVER_ERROR = 500


def fetch(url: str, client: Client | None = None) -> Raw:
    """Fetch one report from an address that a person named.

    Raises:
        RefusedUrl: the address, or one that it redirects to, may not be fetched.
        UnreadableInput: there is no answer, an error, or more than the limit.
        UndecodableInput: what is there is no text.
        EmptyInput: there is nothing there.
    """
    with client or Client() as client:
        client.name(url)
        answer = found(client.get(url, robots=False))
    if answer.mime and answer.mime not in _MEDIA:
        raise UndecodableInput(f"{url}: {answer.mime[:60]}, not a page or plain text; give the report as text or HTML")
    # text/plain is what servers say of anything, so the text itself is looked at
    media = _MEDIA.get(answer.mime or "")
    return raw_of(
        answer.content,
        name=url,
        url=answer.url,
        charset=answer.charset,
        media=media if media is Media.HTML else None,
    )


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
