"""The child's side: ``python -m whence.ingest.sandbox.child``. Loads parsers, locks itself down, and serves tasks."""

from __future__ import annotations

import mimetypes
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, BinaryIO

from whence.ingest.sandbox.limits import Limits
from whence.ingest.sandbox.lockdown import Readable, allow_processor, lock_down
from whence.ingest.sandbox.memory import own_memory
from whence.ingest.sandbox.messages import PREFIX, Message, lengths, pack, unpack
from whence.model.errors import InputError

_REASON = 500
"""Characters of a reason that are passed on."""

_OUT_OF_MEMORY = pack(Message({"kind": "memory"}))
"""Made beforehand: when it is needed there is no memory to make it."""


def main() -> int:
    """Serve until the parent closes the pipe."""
    with _take(0, "rb") as requests, _take(1, "wb") as answers:
        setup = _read(requests, Limits().message)
        if setup is None:
            return 0
        limits = Limits(**setup.header["limits"])
        for module in setup.header["modules"]:
            import_module(module)
        mimetypes.init()  # it reads files of the system, which nothing may after the lock
        readable = Readable()
        held = lock_down(limits.memory, readable)
        _write(answers, Message({"kind": "ready", "held": held}))
        while (request := _read(requests, limits.message)) is not None:
            readable.name(request.header["reads"])
            if not _serve(request, answers, limits):
                return 0
    return 0


def _take(descriptor: int, mode: str) -> BinaryIO:
    """Move a standard stream to a descriptor of ours, so that nothing a library prints gets among the messages."""
    ours = os.dup(descriptor)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, descriptor)
    os.close(null)
    return os.fdopen(ours, mode)  # type: ignore[return-value]


def _serve(request: Message, answers: BinaryIO, limits: Limits) -> bool:
    """Do one task; False where the process should not go on."""
    try:
        allow_processor(limits.seconds)
        for answer in _answers(request):
            content = pack(answer)
            if len(content) - PREFIX > limits.message:
                content = pack(Message({"kind": "large", "reason": f"{len(content):,}"}))
            answers.write(content)
            answers.flush()
            allow_processor(limits.seconds)
        last = Message({"kind": "end", "peak": own_memory()})
    except MemoryError:
        last = None
    except InputError as error:
        last = Message({"kind": "refused", "error": type(error).__name__, "reason": str(error)[:_REASON]})
    except Exception as error:  # noqa: BLE001 whatever a parser raises on hostile bytes is told and not passed on
        last = Message({"kind": "fault", "error": type(error).__name__, "reason": str(error)[:_REASON]})
    if last is None:
        answers.write(_OUT_OF_MEMORY)
        answers.flush()
        return False
    _write(answers, last)
    return True


def _answers(request: Message) -> Iterator[Message]:
    task = _task(request.header["task"])
    if request.header["streams"]:
        yield from map(_item, task(dict(request.header["arguments"])))
    else:
        yield _item(task(Message(request.header["arguments"], request.body)))


def _item(message: Message) -> Message:
    return Message({"kind": "item", "header": dict(message.header)}, message.body)


def _task(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    task: Callable[..., Any] = getattr(import_module(module), function)
    return task


def _read(requests: BinaryIO, limit: int) -> Message | None:
    prefix = requests.read(PREFIX)
    if len(prefix) < PREFIX:
        return None
    header, body = lengths(prefix, limit)
    return unpack(requests.read(header), requests.read(body))


def _write(answers: BinaryIO, message: Message) -> None:
    answers.write(pack(message))
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
