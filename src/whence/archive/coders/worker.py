"""What runs in a worker process: it reads articles, one after the other, within its limits of memory and time.

``python -m whence.archive.coders.worker FD MODULE:FUNCTION SETTINGS``: the socket to the coding process, what builds
the reader from a ``Config``, and the settings as JSON. Whatever goes wrong in a report ends here and not in the parent.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from whence.archive.coders.frames import Message, pack, received
from whence.archive.coders.settings import OUT_OF_MEMORY, WorkerSettings
from whence.config import Config
from whence.model.errors import WhenceError
from whence.model.parse import article_from_dict
from whence.model.reading import Article, Reading
from whence.model.serial import reading_to_dict

Read: TypeAlias = Callable[[Article], Reading]

_GRACE = 5.0
"""Seconds that a worker outlives the limit of a report: the coding process ends it before, if that still lives."""
_LOOK_EVERY = 0.1
"""Seconds between two looks at the memory in use."""
_LONGEST_ERROR = 500
_UNUSED = 1 << 30
"""Bytes of addresses that are reserved and not used: a report of 300,000 characters takes 0.4 GB of memory and 1.1 GB
of addresses (the mapped gazetteer, arenas). Beyond it an allocation fails at once, before the watch looks."""
_STATM = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has, in pages."""


def pipeline_reader(config: Config) -> Read:
    """Build what reads articles: the pipeline."""
    from whence.pipeline import Pipeline

    pipeline = Pipeline.default(config)
    return lambda article: next(pipeline.readings([article]))


def main(argv: list[str]) -> int:
    """Read what the socket brings until it closes."""
    descriptor, factory, settings = int(argv[0]), argv[1], WorkerSettings.parse(argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coding process, which lets reports be finished
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit_memory(settings.memory)
    with socket.socket(fileno=descriptor) as channel:
        waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(channel, waiting), daemon=True).start()
        threading.Thread(target=_watch_memory, args=(settings.memory,), daemon=True).start()
        try:
            read = _built(factory)(settings.config())
        except Exception as error:  # noqa: BLE001 told to the coding process, which can tell the user
            channel.sendall(pack({"broken": _told(error)}))
            return 1
        channel.sendall(pack({"ready": os.getpid()}))
        while True:
            answer, spent = _answered(read, waiting.get())
            channel.sendall(answer)
            if spent:
                return OUT_OF_MEMORY


def _listen(channel: socket.socket, waiting: queue.SimpleQueue[Message]) -> None:
    for message in received(channel):
        waiting.put(message)
    os._exit(0)  # the coding process is gone, and whatever is being read is nobody's any more


def _built(factory: str) -> Callable[[Config], Read]:
    module, _, name = factory.partition(":")
    built: Callable[[Config], Read] = getattr(import_module(module), name)
    return built


def _answered(read: Read, message: Message) -> tuple[bytes, bool]:
    """Read one report; return the message that tells of it, and whether this process should be used no more."""
    about = {"job": message["job"]}
    signal.setitimer(signal.ITIMER_REAL, message["seconds"] + _GRACE)
    try:
        begun = time.perf_counter()
        reading = reading_to_dict(read(article_from_dict(message["article"])))
        return pack({**about, "reading": reading, "seconds": time.perf_counter() - begun}), False
    except MemoryError:
        return pack({**about, "memory": True}), True
    except Exception as error:  # noqa: BLE001 a report that cannot be read must not end the others
        return pack({**about, "raised": _told(error)}), False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _told(error: Exception) -> str:
    """Say what was raised, and where unless it is meant for users, in one line."""
    words = " ".join(str(error).split())[:_LONGEST_ERROR]
    if isinstance(error, WhenceError):
        return words
    frames = traceback.extract_tb(error.__traceback__)
    where = f" (in {frames[-1].name}, {Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {words}{where}"


def _limit_memory(most: int) -> None:
    most += _UNUSED
    if _STATM.exists():  # elsewhere the limit is not kept, and the watch alone must do
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch_memory(most: int) -> None:
    while _memory() <= most:
        time.sleep(_LOOK_EVERY)
    os._exit(OUT_OF_MEMORY)


def _memory() -> int:
    """Measure the memory in use, in bytes; where the system does not tell it, the most that ever was."""
    try:
        return int(_STATM.read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # macOS: in bytes, and not what the parent had


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
