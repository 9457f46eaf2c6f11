"""Raw bytes in a folder, each in a file named by its SHA-256: ``raw/ab/abcd…``.

What is being written lies in ``raw/incoming`` until it is safe on the disk; then it is renamed. A list of the names
stays in ``incoming`` until the rows are committed too, so that after a crash the next writer can tell what was left.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import uuid
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from whence.model.errors import StoreError
from whence.store.disk import force

INCOMING = "incoming"
LOCK = ".lock"
_CHUNK = 1 << 20
_FORCERS = 8
"""Threads that wait for the disk; on ext4 eight are 25 times as fast as one."""


class Blobs:
    """The folder of raw bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Return where the bytes of a hash lie."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Read bytes, checked against their hash.

        Raises:
            StoreError: they are lost, unreadable or not those of the hash.
        """
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: the raw bytes are lost ({error}); restore them from a backup") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError(f"{path}: the raw bytes are not those that were stored; restore them from a backup")
        return content

    def problem(self, sha256: str, size: int) -> str | None:
        """Say what is wrong with a file of bytes; None where nothing is. Memory does not grow with the file."""
        path = self.path(sha256)
        try:
            if path.is_symlink() or not path.is_file():
                return "the file is lost" if not path.exists() else "not a plain file"
            found = hashlib.sha256()
            with path.open("rb") as file:
                length = _hash_into(found.update, file)
        except OSError as error:
            return f"cannot be read: {error}"
        if length != size:
            return f"{length} bytes long, and {size} were stored"
        return None if found.hexdigest() == sha256 else "its bytes are not those of its name"

    @contextmanager
    def placing(self, contents: Mapping[str, bytes]) -> Iterator[None]:
        """Put bytes in their places, on the disk; whoever is inside commits the rows that name them.

        Raises:
            StoreError: the folder cannot be written.
        """
        try:
            with self._locked(fcntl.LOCK_SH):
                listed = self._place(contents) if contents else None
                yield
                if listed is not None:
                    listed.unlink()
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written ({error}); free the disk or give the rights") from error

    def sweep(self, has_row: Callable[[str], bool]) -> None:
        """Take away what an act that was cut off left behind; does nothing while anybody is adding.

        Args:
            has_row: whether a hash is in the table of blobs.
        """
        incoming = self.folder / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        if not any(incoming.iterdir()):
            return
        with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB) as free:
            if not free:
                return
            for sha256 in self.pending():
                if not has_row(sha256):
                    self.path(sha256).unlink(missing_ok=True)
            for left in incoming.iterdir():
                left.unlink()

    def pending(self) -> set[str]:
        """List the hashes that are being added, or were when something cut it off."""
        lists = [path for path in self._incoming() if path.suffix == ".list"]
        return {line for path in lists for line in _lines(path) if len(line) == 64}

    def strays(self, prefix: str, known: Container[str]) -> Iterator[Path]:
        """List what lies in the folder of a two-digit prefix and is not among the known hashes of that prefix."""
        folder = self.folder / prefix
        if folder.is_dir():
            yield from (path for path in sorted(folder.iterdir()) if path.name not in known)

    def foreign(self) -> Iterator[Path]:
        """List what lies in the folder and is none of ours by its name."""
        ours = {INCOMING, LOCK, *(f"{number:02x}" for number in range(256))}
        if self.folder.is_dir():
            yield from (path for path in sorted(self.folder.iterdir()) if path.name not in ours)
        yield from (path for path in sorted(self._incoming()) if path.suffix not in (".part", ".list"))

    def _incoming(self) -> Iterable[Path]:
        folder = self.folder / INCOMING
        return list(folder.iterdir()) if folder.is_dir() else []

    def _place(self, contents: Mapping[str, bytes]) -> Path:
        incoming = self.folder / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        batch = uuid.uuid4().hex
        listed = incoming / f"{batch}.list"
        written = {listed: "".join(f"{name}\n" for name in contents).encode()}
        written |= {incoming / f"{batch}-{name}.part": content for name, content in contents.items()}
        for path, content in written.items():
            path.write_bytes(content)
        _force_all(written)  # all are written before any is forced out: the disk takes them in one go
        force(incoming)
        for name in contents:
            self.path(name).parent.mkdir(exist_ok=True)
            (incoming / f"{batch}-{name}.part").replace(self.path(name))
        _force_all({self.folder, *(self.path(name).parent for name in contents)})
        return listed

    @contextmanager
    def _locked(self, how: int) -> Iterator[bool]:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, how)
            except BlockingIOError:
                yield False
            else:
                yield True
        finally:
            os.close(handle)


def _force_all(paths: Iterable[Path]) -> None:
    """Force out many at once: asked for together, the disk writes its journal once for all of them."""
    with ThreadPoolExecutor(_FORCERS) as pool:
        list(pool.map(force, paths))


def _hash_into(update: Callable[[bytes], None], file: IO[bytes]) -> int:
    length = 0
    while chunk := file.read(_CHUNK):
        update(chunk)
        length += len(chunk)
    return length


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:  # its adding was finished in the meantime
        return []
