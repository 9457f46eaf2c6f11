"""Reports of our own, ready to be taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from whence.archive.cleaning import Cleaned
from whence.clean import article
from whence.ingest.convert import raw_from
from whence.model.errors import InputError
from whence.model.item import Capture, Hints, Item, Refused, Via

AT = datetime(2016, 3, 28, 9, 30, tzinfo=UTC)
TODAY = date(2016, 3, 29)

_STORY = (
    "DAMASCUS, March 27 (Sample Wire) -- The Syrian army recaptured the city of Palmyra from Islamic State on Sunday. "
    "State media said that soldiers were clearing mines from the ancient ruins, which the group had held for months."
)


@dataclass
class PlainCleaner:
    """Cleans in this process, as the children of the real one do: for texts of our own."""

    today: date = TODAY

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        for item in items:
            if isinstance(item, Refused):
                yield item
                continue
            try:
                yield Cleaned(item, article(raw_from(item), today=self.today))
            except InputError as error:
                yield Refused(item.capture.place, str(error), item.content)


def item(
    text: str = _STORY,
    *,
    place: str = "a.txt",
    url: str | None = None,
    title: str = "Army retakes Palmyra",
    **hints: str,
) -> Item:
    """Make an item of a text of our own."""
    return Item(f"{title}\n\n{text}\n".encode(), "text/plain", Capture(AT, Via.FILE, place, url), Hints(**hints))


def cleaned(*items: Item | Refused) -> list[Cleaned | Refused]:
    return list(PlainCleaner().clean(items))
