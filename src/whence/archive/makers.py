"""What makes readings today: the program's components, each with its version or the digest of its files.

The digests of source and data are there so that a changed rule or list makes another maker even where nobody raised a
version. Cleaning is not among them: coding reads the text that was kept when a report was taken in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import whence
from whence.extract.version import VERSION
from whence.model.archive import Maker, canonical_json
from whence.model.errors import EncoderError, ReferenceDataError

if TYPE_CHECKING:
    from whence.config import Config

_RULES = ("extract", "resolve", "link", "reference", "model", "pipeline.py")
"""Where the code lies that a reading goes through, below the package."""
_LINKING_DATA = ("reference/data/linking.yaml", "reference/data/common_words.yaml")
_ELSEWHERE = (
    "link/copies",
    "link/incidents",
    "reference/linking.py",
    "model/review.py",
    "model/review_queue.py",
    *_LINKING_DATA,
)
"""Code and data among it that work on whole archives and on no reading."""
_LINKING = (
    "link/incidents",
    "link/parties.py",
    "link/wording.py",
    "reference/linking.py",
    *_LINKING_DATA,
)
"""What makes links and incidents of readings, beside the encoder."""
_LIBRARIES = ("onnxruntime", "tokenizers", "numpy", "rapidfuzz", "hijridate")
"""Libraries whose results enter a reading: the network's arithmetic, likeness of names, the Islamic calendar."""
_ENCODER_FILES = ("encoder.onnx", "labels.json", "pairs.npz", "tokenizer.json")
_DIGITS = 32
"""Hexadecimal digits of a digest that are kept: as many as an id has."""


def maker(config: Config) -> Maker:
    """Say what makes readings with a configuration. The same files give the same maker on every machine.

    Raises:
        EncoderError: the encoder's files are missing or corrupt.
        ReferenceDataError: the gazetteer's file is missing.
        RatingsError: the file of ratings cannot be read or breaks its format.
    """
    encoder = config.encoder or _package() / "extract" / "model"
    return Maker(
        (
            ("whence", whence.__version__),
            (VERSION, _encoder_version(encoder)),
            ("encoder", _encoder_digest(encoder)),
            ("rules", _digest(_package(), _sources())),
            ("reference", _digest(_package(), _not_elsewhere((_package() / "reference" / "data").rglob("*")))),
            ("gazetteer", _gazetteer(config.gazetteer)),
            ("ratings", _ratings(config.ratings)),
            *((name, metadata.version(name)) for name in _LIBRARIES),
        )
    )


def changed(before: Maker, after: Maker) -> tuple[tuple[str, str | None, str | None], ...]:
    """List what differs between two makers: the component, its version before and after; None where it is not there."""
    old, new = dict(before.components), dict(after.components)
    return tuple((name, old.get(name), new.get(name)) for name in sorted(old | new) if old.get(name) != new.get(name))


def _package() -> Path:
    return Path(str(files("whence")))


def linker(config: Config, rules: object) -> str:
    """Name what links readings today: the same for the same rules, weights and encoder, on every machine.

    Args:
        config: names the encoder.
        rules: by which values of incidents are chosen; told by their ``repr``.

    Raises:
        EncoderError: the encoder's files are missing or corrupt.
    """
    places = [_package() / name for name in _LINKING]
    paths = [path for place in places for path in (place.rglob("*") if place.is_dir() else [place])]
    encoder = _encoder_digest(config.encoder or _package() / "extract" / "model")
    return hashlib.sha256(f"{_digest(_package(), paths)}\n{encoder}\n{rules!r}".encode()).hexdigest()[:_DIGITS]


def _sources() -> Iterator[Path]:
    for name in _RULES:
        place = _package() / name
        yield from _not_elsewhere(place.rglob("*.py") if place.is_dir() else [place])


def _not_elsewhere(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not path.relative_to(_package()).as_posix().startswith(_ELSEWHERE))


def _digest(root: Path, paths: Iterable[Path]) -> str:
    """Digest some files with their names, in one order on every machine and whatever its line ends."""
    digest = hashlib.sha256()
    named = sorted((path.relative_to(root).as_posix(), path) for path in paths if path.is_file())
    for name, path in named:
        if "__pycache__" not in name:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:_DIGITS]


def _encoder_version(folder: Path) -> str:
    """Name the encoder as the claims that come of it do."""
    try:
        name = json.loads((folder / "labels.json").read_bytes())["name"]
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(f"{folder}: the encoder's files are missing or corrupt, install Whence again") from error
    return f"{name}+{_content(folder / 'encoder.onnx')[:8]}"


def _encoder_digest(folder: Path) -> str:
    digests = [(name, _content(folder / name)) for name in _ENCODER_FILES]
    return hashlib.sha256(canonical_json(digests).encode()).hexdigest()[:_DIGITS]


def _gazetteer(path: Path | None) -> str:
    """Name the gazetteer: the embedded one by the state of its data, any other by the bytes of its file."""
    from whence.reference import gazetteer, gazetteer_facts

    path = path or gazetteer.current_path()
    if path == gazetteer.default_path():
        return f"embedded {gazetteer_facts.fingerprint()}"
    return f"file {_content(path)[:_DIGITS]}"


def _ratings(path: Path | None) -> str:
    """Digest what a file of ratings says, not how it is written; "none" where nobody is rated."""
    from whence.reference.ratings import Ratings

    if path is None:
        return "none"
    ratings = Ratings.load(path)
    said = [ratings.outlets, ratings.speakers, {kind.value: rating for kind, rating in ratings.kinds.items()}]
    return hashlib.sha256(canonical_json([dict(part) for part in said]).encode()).hexdigest()[:_DIGITS]


def _content(path: Path) -> str:
    try:
        status = path.stat()
        return _hashed(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        kind = EncoderError if path.name in _ENCODER_FILES else ReferenceDataError
        raise kind(f"{path}: {error.strerror or error}; install it again") from error


@lru_cache(maxsize=16)
def _hashed(path: Path, size: int, mtime_ns: int) -> str:  # noqa: ARG001 size and time say whether the file is the same
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
