"""What came of one request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message

_OK = (200, 203)
_NOT_MODIFIED = 304
_GONE = 410


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, after redirects.

    Attributes:
        asked: the address that was asked for.
        url: the one that answered, after redirects.
        permanent_url: where permanent redirects (301, 308) alone lead from ``asked``; None where it has not moved.
        status: the HTTP status; none is an exception.
        headers: in order and as sent.
        content: the bytes, unpacked; empty for every status but 200 and 203.
        fetched_at: when the answer was complete, in UTC.
        retry_after: seconds after which the server says to ask again; None where it does not.
    """

    asked: str
    url: str
    permanent_url: str | None
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes = field(repr=False)
    fetched_at: datetime
    retry_after: float | None = None

    def header(self, name: str) -> str | None:
        """Get the first header of a name; None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def ok(self) -> bool:
        """Whether ``content`` is what was asked for."""
        return self.status in _OK

    @property
    def not_modified(self) -> bool:
        """Whether what was got before is still right."""
        return self.status == _NOT_MODIFIED

    @property
    def gone(self) -> bool:
        """Whether the server says that it will never be there again."""
        return self.status == _GONE

    @property
    def etag(self) -> str | None:
        """What the server calls this content."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """Since when the server has this content, in its own words."""
        return self.header("last-modified")

    @property
    def mime(self) -> str | None:
        """The media type, in small letters; None where the server names none."""
        declared = (self.header("content-type") or "").partition(";")[0].strip().lower()
        return declared or None

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        message = Message()
        message["content-type"] = (self.header("content-type") or "").replace("\r", " ").replace("\n", " ")
        return message.get_content_charset(failobj=None)
