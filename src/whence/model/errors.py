"""The one tree of errors. A message names the item and the remedy.

WhenceError
├── InputError            what the user gave cannot be read (exit code 2)
│   ├── UnreadableInput   missing, a directory, no permission, too large
│   │   └── UnavailableNow  no answer from an address at this time; later there may be one
│   ├── UndecodableInput  binary, or bytes in no known encoding
│   ├── EmptyInput        nothing in it, or no text after the markup is taken off
│   ├── ContainedInput    it broke its parser, or went over the limits of the sandbox
│   ├── RefusedUrl        a URL that may not be fetched
│   ├── ArchiveError      no archive where one is looked for, something in the way of a new one, or wrong settings
│   ├── BackupError       a backup that cannot be written, or is not what was written
│   ├── RatingsError      a file of ratings that cannot be read or breaks its format
│   └── BenchInputError   a benchmark file that breaks its format
├── StoreError            the archive cannot be used: missing, locked, newer than the program, damaged
│   └── MovedOn           somebody else wrote meanwhile: look again and try once more
├── SandboxError          the process that reads untrusted files cannot be started
├── EncoderError          the packaged weights are missing or corrupt
├── ReferenceDataError    a file of reference data breaks its own rules
└── ModelError            a value that cannot exist
├── SpanError         offsets outside the text, or text that is not the slice
└── SchemaError       JSON that is not a reading
"""

from __future__ import annotations

from datetime import datetime


class WhenceError(Exception):
    """Any error that Whence raises on purpose."""


class InputError(WhenceError):
    """What the user gave cannot be read."""


class UnreadableInput(InputError):
    """The input is missing, a directory, not permitted, or too large."""


class UnavailableNow(UnreadableInput):
    """An address gives no answer at this time. ``retry_at`` says before when not to ask again; None where unknown."""

    def __init__(self, message: str, retry_at: datetime | None = None) -> None:
        super().__init__(message)
        self.retry_at = retry_at


class UndecodableInput(InputError):
    """The input is binary, or its bytes are in no known encoding."""


class EmptyInput(InputError):
    """There is nothing to read in the input."""


class ContainedInput(InputError):
    """What was read broke its parser or went over the limits of the sandbox; nothing came of it but this reason.

    ``fate`` says which, in one word: ``time``, ``memory``, ``size``, ``crash``, ``fault`` or ``nonsense``.
    """

    def __init__(self, reason: str, fate: str) -> None:
        super().__init__(reason)
        self.fate = fate


class RefusedUrl(InputError):
    """The URL may not be fetched."""


class ArchiveError(InputError):
    """No archive lies where one is looked for, something is in the way of a new one, or its settings are wrong."""


class BackupError(InputError):
    """A backup cannot be written, or is not what was written."""


class RatingsError(InputError):
    """A file of ratings cannot be read, or an entry breaks its format."""


class BenchInputError(InputError):
    """A benchmark file breaks its format."""


class StoreError(WhenceError):
    """The archive cannot be used: it is missing, locked by another, newer than the program, or damaged."""


class MovedOn(StoreError):
    """What a change was made for is not the newest any more: somebody else wrote meanwhile. Nothing was written."""


class SandboxError(WhenceError):
    """The process that reads untrusted files cannot be started."""


class MissingExtra(WhenceError, ImportError):
    """A library is not installed that Whence can do without; the message names the extra."""


class EncoderError(WhenceError):
    """The packaged weights are missing or corrupt."""


class ReferenceDataError(WhenceError):
    """A file of reference data breaks its own rules."""


class ModelError(WhenceError, ValueError):
    """A value that cannot exist."""


class SpanError(ModelError):
    """Offsets lie outside the text, or a text is not the slice it claims to be."""


class SchemaError(ModelError):
    """JSON that is not a reading of a known schema."""
