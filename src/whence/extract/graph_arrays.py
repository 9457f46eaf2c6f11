"""Read arrays out of an ONNX file without the runtime, which gives none of them back.

The file is a protocol buffer: fields of a number and a type, each a varint, four or eight bytes, or a stretch of bytes
with its length in front (https://protobuf.dev/programming-guides/encoding/). The numbers of the fields are those of
onnx.proto3: a model's graph is 7, a graph's initialisers are 5, and of a tensor dims are 1, the type 2, the name 8 and
the raw data 9.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.model.errors import EncoderError

_GRAPH, _INITIALISER, _DIMS, _TYPE, _NAME, _RAW = 7, 5, 1, 2, 8, 9
_TYPES: Mapping[int, str] = {1: "<f4", 3: "<i1"}
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


def arrays(file: bytes, names: frozenset[str]) -> dict[str, NDArray[Any]]:
    """Return the initialisers of these names, copied out of the file.

    Raises:
        EncoderError: one is not there, or the file is none of ONNX.
    """
    found = {}
    try:
        for graph in _fields(memoryview(file), _GRAPH):
            for tensor in _fields(graph, _INITIALISER):
                name = next((bytes(value).decode() for value in _fields(tensor, _NAME)), "")
                if name in names:
                    found[name] = _array(tensor)
    except (IndexError, KeyError, StopIteration, UnicodeDecodeError, ValueError) as error:
        raise EncoderError(f"encoder.onnx: not a file of ONNX, install Whence again: {error!r}") from error
    if missing := sorted(names - found.keys()):
        raise EncoderError(f"encoder.onnx: no {', '.join(missing)} in it, install Whence again")
    return found


def _array(tensor: memoryview) -> NDArray[Any]:
    shape = [number for part, value in _parts(tensor) if part == _DIMS for number in _numbers(value)]
    kind = next(value for part, value in _parts(tensor) if part == _TYPE)
    return np.frombuffer(next(iter(_fields(tensor, _RAW))), _TYPES[int(kind)]).reshape(shape).copy()


def _fields(message: memoryview, number: int) -> Iterator[memoryview]:
    """Yield the stretches of bytes of one field of a message."""
    return (value for part, value in _parts(message) if part == number and isinstance(value, memoryview))


def _numbers(value: int | memoryview) -> Iterator[int]:
    """Yield the numbers of a repeated field, written one by one or packed."""
    if isinstance(value, int):
        yield value
        return
    at = 0
    while at < len(value):
        number, at = _varint(value, at)
        yield number


def _parts(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if kind == _BYTES:
            size, at = _varint(message, at)
        else:
            size = {_EIGHT: 8, _FOUR: 4}[kind]
        if at + size > len(message):
            raise ValueError("it is cut off")
        yield number, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if byte < 0x80:
            return value, at
