"""What became of an untrusted item, in words: the answers of a child, and the ways in which it can end."""

from __future__ import annotations

import signal
from collections.abc import Mapping

from whence.ingest.sandbox.limits import MEGABYTE, Limits
from whence.ingest.sandbox.messages import Message, MessageError
from whence.model import errors
from whence.model.errors import ContainedInput, InputError

_REASON = 500
_REFUSALS: Mapping[str, type[InputError]] = {
    kind.__name__: kind
    for kind in (errors.InputError, errors.UnreadableInput, errors.UndecodableInput, errors.EmptyInput)
}
"""The errors that a child may pass on as they are. Its word decides only which of these is raised."""


def answer_of(message: Message, limits: Limits) -> Message | None:
    """Read an answer: an item, or None for the end.

    Raises:
        InputError: the task refused its input.
        ContainedInput: it failed, or went over a limit.
        MessageError: the answer is none.
    """
    header = message.header
    match header.get("kind"):
        case "item":
            inner = header.get("header")
            if not isinstance(inner, dict):
                raise MessageError("an item without its header")
            return Message(inner, message.body)
        case "end":
            return None
        case "memory":
            raise ContainedInput(_memory(limits), "memory")
        case "large":
            raise overlong(limits)
        case "refused":
            kind = _REFUSALS.get(str(header.get("error")), InputError)
            raise kind(str(header.get("reason"))[:_REASON])
        case "fault":
            name, reason = _line(header.get("error")), _line(header.get("reason"))
            raise ContainedInput(f"its parser failed ({name}: {reason}); save it in another form", "fault")
        case _:
            raise MessageError("an answer of no known kind")


def overtime(limits: Limits) -> ContainedInput:
    """It took too long."""
    return ContainedInput(f"not read within {limits.seconds:g} s; split it, or save it in another form", "time")


def overlong(limits: Limits) -> ContainedInput:
    """It, or what is in it, is too large to be passed on."""
    return ContainedInput(f"more than {limits.message // MEGABYTE} MB in one piece; split it", "size")


def garbled(why: str = "no single answer") -> ContainedInput:
    """The child did not keep to the form of messages: it may be in the hands of what it read."""
    return ContainedInput(f"its parser answered with nonsense ({why}); save it in another form", "nonsense")


def ended(code: int, limits: Limits) -> ContainedInput:
    """Say why a child is gone, from its exit code; negative codes are signals, as of ``subprocess``."""
    if code >= 0:
        return ContainedInput(
            f"its parser ended without an answer (exit code {code}); save it in another form", "crash"
        )
    number = -code
    if number == signal.SIGXCPU:
        return ContainedInput(f"more than {limits.seconds:g} s of processor time; split it", "time")
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    return ContainedInput(f"its parser crashed ({name}); save it in another form", "crash")


def _memory(limits: Limits) -> str:
    return f"more than {limits.memory // MEGABYTE} MB of memory; split it, or save it in another form"


def _line(value: object) -> str:
    return " ".join(str(value).split())[:200]
