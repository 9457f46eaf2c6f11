"""One item read in a sandbox of its own: for a single report. Many go through ``archive.cleaning``."""

from __future__ import annotations

from whence.ingest.convert import raw_from
from whence.ingest.passing import item_from_message, item_to_message, raw_from_message, raw_to_message
from whence.ingest.sandbox import Limits, Message, Sandbox
from whence.ingest.sandbox.limits import DEFAULT
from whence.ingest.sandbox.messages import MessageError
from whence.ingest.sandbox.outcomes import garbled
from whence.model.errors import ContainedInput
from whence.model.item import Item
from whence.model.raw import Raw

_TASK = f"{__name__}:read"
_MODULES = (__name__, "pypdf", "mammoth", "defusedxml.ElementTree")


def contained_raw(item: Item, limits: Limits = DEFAULT) -> Raw:
    """Do what ``raw_from`` does, in a child process.

    Raises:
        InputError: it cannot be read.
        SandboxError: no child can be started.
    """
    try:
        with Sandbox(_MODULES, limits) as sandbox:
            return raw_from_message(sandbox.run(_TASK, item_to_message(item)), item)
    except ContainedInput as error:
        raise ContainedInput(f"{item.capture.place}: {error}", error.fate) from error
    except MessageError as error:
        raise ContainedInput(f"{item.capture.place}: {garbled(str(error))}", "nonsense") from error


def read(message: Message) -> Message:
    """Serve ``contained_raw`` in the child."""
    return raw_to_message(raw_from(item_from_message(message)))
