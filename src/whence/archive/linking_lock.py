"""One at a time links an archive: what two compare at once would not be compared with each other."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whence.model.errors import ArchiveError

_FILE = "linking.lock"


@contextmanager
def linking_alone(folder: Path) -> Iterator[None]:
    """Keep others from linking the archive of a folder. The lock goes with the process, however that ends.

    Raises:
        ArchiveError: somebody links it already, or the folder cannot be written to.
    """
    try:
        handle = (folder / _FILE).open("a")
    except OSError as error:
        raise ArchiveError(f"{folder / _FILE}: {error.strerror or error}; make the folder writable") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(
                f"{folder}: another whence link or judge is at work here; wait until it is done"
            ) from error
        yield
