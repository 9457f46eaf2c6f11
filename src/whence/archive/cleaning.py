"""From items to clean articles, in child processes: whatever the bytes do, the program gets an article or a reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeAlias

from whence.clean import article
from whence.ingest.convert import raw_from
from whence.ingest.passing import item_from_message, item_to_message
from whence.ingest.sandbox import Limits, Message, Sandbox
from whence.ingest.sandbox.limits import DEFAULT
from whence.ingest.sandbox.messages import MessageError, loads
from whence.model.archive import canonical_json
from whence.model.dates import PartialDate
from whence.model.errors import ContainedInput, InputError, ModelError
from whence.model.item import Item, Refused
from whence.model.parse import article_from_dict
from whence.model.reading import Article
from whence.model.report import content_id
from whence.model.serial import article_to_dict

_TASK = f"{__name__}:clean_one"
_MODULES = (
    __name__,
    "trafilatura",
    "lxml.html",
    "ftfy",
    "charset_normalizer",
    "pypdf",
    "mammoth",
    "defusedxml.ElementTree",
)
"""What a child loads before it is locked, so that no item pays for it: 0.8 s and 70 MB."""

_AHEAD = 4
"""Items for each child that wait or are in work: enough that none idles, few enough that memory stays bounded."""

_Waiting: TypeAlias = "Future[Cleaned | Refused]"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An item and the article that it holds."""

    item: Item
    article: Article


class Cleaner:
    """Some child processes that clean items. A context manager; to be used by one thread."""

    def __init__(
        self,
        workers: int = 1,
        *,
        today: date,
        published: PartialDate | None = None,
        limits: Limits = DEFAULT,
    ) -> None:
        """Prepare; children are started when there is something to read.

        Args:
            workers: how many children.
            today: the day of reading, which bounds a plausible publication date.
            published: the publication date that the user gives for all items.
            limits: of each item.
        """
        self._setting = {"today": today.isoformat(), "published": str(published) if published else None}
        self._sandboxes = [Sandbox(_MODULES, limits) for _ in range(max(1, workers))]
        self._threads = ThreadPoolExecutor(len(self._sandboxes), thread_name_prefix="cleaner")
        self._free: SimpleQueue[Sandbox] = SimpleQueue()
        for sandbox in self._sandboxes:
            self._free.put(sandbox)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def peak(self) -> int:
        """The most memory, in bytes, that a child held."""
        return max(sandbox.peak for sandbox in self._sandboxes)

    @property
    def longest(self) -> float:
        """The longest, in seconds, that a child was at work on one item."""
        return max(sandbox.longest for sandbox in self._sandboxes)

    @property
    def starts(self) -> int:
        """How many children were started so far."""
        return sum(sandbox.starts for sandbox in self._sandboxes)

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        """Clean items, in their order; refusals pass as they are.

        Only so many items are taken ahead as keep the children busy.

        Raises:
            SandboxError: no child can be started.
        """
        waiting: deque[_Waiting] = deque()
        try:
            for item in items:
                waiting.append(self._begun(item))
                if len(waiting) > _AHEAD * len(self._sandboxes):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the children; what is in work is lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for sandbox in self._sandboxes:
            sandbox.interrupt()
        self._threads.shutdown(wait=True)
        for sandbox in self._sandboxes:
            sandbox.close()

    def _begun(self, item: Item | Refused) -> _Waiting:
        if isinstance(item, Refused):
            done: _Waiting = Future()
            done.set_result(item)
            return done
        return self._threads.submit(self._clean, item)

    def _clean(self, item: Item) -> Cleaned | Refused:
        sandbox = self._free.get()
        try:
            message = item_to_message(item)
            answer = sandbox.run(_TASK, Message({**message.header, "setting": self._setting}, message.body))
            return Cleaned(item, _checked(answer, item))
        except InputError as error:
            return Refused(item.capture.place, _reason(error, item), item.content)
        finally:
            self._free.put(sandbox)


def clean_one(message: Message) -> Message:
    """Serve ``Cleaner`` in the child.

    Raises:
        InputError: the item cannot be read.
    """
    setting = message.header["setting"]
    published = PartialDate.parse(setting["published"]) if setting["published"] else None
    raw = raw_from(item_from_message(message))
    cleaned = article(raw, published=published, today=date.fromisoformat(setting["today"]))
    return Message({}, canonical_json(article_to_dict(cleaned)).encode("ascii"))


def _checked(answer: Message, item: Item) -> Article:
    """Build the article from what the child sent, which is held to be hostile.

    Raises:
        ContainedInput: it is no article, or not of this item.
    """
    try:
        found = article_from_dict(loads(answer.body))
    except (MessageError, ModelError, RecursionError, ValueError) as error:
        raise ContainedInput(f"its parser answered with no article ({type(error).__name__})", "nonsense") from error
    if found.report.id != content_id(item.content):
        raise ContainedInput("its parser answered with the article of other bytes", "nonsense")
    return found


def _reason(error: InputError, item: Item) -> str:
    return str(error).removeprefix(f"{item.capture.place}: ")
