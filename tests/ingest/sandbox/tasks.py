"""What hostile files make parsers do, done outright: tasks for the tests of the sandbox."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from whence.ingest.sandbox import Message
from whence.ingest.sandbox.messages import pack
from whence.model.errors import UndecodableInput


def echo(message: Message) -> Message:
    return Message({**message.header, "pid": os.getpid()}, message.body)


def environment(message: Message) -> Message:
    return Message({"environment": dict(os.environ), "folder": str(Path.cwd()), "group": os.getpgrp()})


def hang(message: Message) -> Message:
    time.sleep(600)
    return message


def spin(message: Message) -> Message:
    while True:
        pass


def crash(message: Message) -> Message:
    signal.raise_signal(int(message.header["signal"]))
    return message


def leave(message: Message) -> Message:
    os._exit(3)


def bloat(message: Message) -> Message:
    hoard = [bytes(10_000_000) for _ in range(10_000)]
    return Message({"hoard": len(hoard)})


def hoard(message: Message) -> Message:
    """Keep memory until there is little left for the next."""
    _HOARD.append(bytearray(int(message.header["bytes"])))
    return Message({})


_HOARD: list[bytearray] = []


def refuse(message: Message) -> Message:
    raise UndecodableInput("report.bin: not text; give the text")


def fail(message: Message) -> Message:
    raise KeyError("/Pages\n\x1b[31m")


def recurse(message: Message) -> Message:
    return recurse(message)


def swell(message: Message) -> Message:
    return Message({}, bytes(int(message.header["bytes"])))


def babble(message: Message) -> Message:
    """Write into whatever descriptor is open: the pipe is among them."""
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"\x00" * 11 + b"\x05hello")
        except OSError:
            continue
    time.sleep(600)
    return message


def flood(message: Message) -> Message:
    """Answer without end, as a child would that its input has taken over."""
    answer = pack(Message({"kind": "item", "header": {}}, bytes(1_000_000)))
    while True:
        for descriptor in range(3, 20):
            try:
                os.write(descriptor, answer)
            except OSError:
                continue


def chatter(message: Message) -> Message:
    for stream in (sys.stdout, sys.stderr):
        stream.write("a library that prints")
        stream.flush()
    return message


def attempt(message: Message) -> Message:
    """Try one way out and say how it ended."""
    ways: dict[str, Callable[[], Any]] = {
        "socket": lambda: socket.create_connection(("127.0.0.1", 9)),
        "resolve": lambda: socket.getaddrinfo("localhost", 80),
        "process": lambda: subprocess.run([sys.executable, "-c", "1"], check=False),
        "fork": os.fork,
        "shell": lambda: os.system("true"),
        "write": lambda: Path(message.header["path"]).write_bytes(b"x"),
        "remove": lambda: Path(message.header["path"]).unlink(),
        "read": lambda: Path(message.header["path"]).read_bytes(),
        "native": lambda: __import__("ctypes").CDLL(None),
    }
    try:
        ways[message.header["way"]]()
    except PermissionError as error:
        return Message({"ended": "refused", "said": str(error)})
    except OSError as error:
        return Message({"ended": type(error).__name__, "said": str(error)})
    return Message({"ended": "done"})


def read(message: Message) -> Message:
    return Message({}, Path(message.header["path"]).read_bytes())


def count(arguments: dict[str, Any]) -> Iterator[Message]:
    """Count up; break at the numbers that are listed, unless told to skip them."""
    for number in range(arguments.get("skip", 0), arguments["to"]):
        if number in arguments.get("crash", ()):
            signal.raise_signal(signal.SIGSEGV)
        if number in arguments.get("hang", ()):
            time.sleep(600)
        if number in arguments.get("fail", ()):
            raise ValueError(f"number {number}")
        yield Message({"number": number})


def stuck(arguments: dict[str, Any]) -> Iterator[Message]:
    """Yield two and break, wherever it is begun."""
    yield from (Message({"number": number}) for number in range(arguments.get("skip", 0), 2))
    signal.raise_signal(signal.SIGABRT)
