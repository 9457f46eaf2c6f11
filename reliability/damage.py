"""What chance, bad discs and bad people do to files. Deterministic: the same generator gives the same damage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_NUMBER = re.compile(rb"\d{1,12}")
_HUGE = (b"0", b"-1", b"1", b"65536", b"2147483648", b"4294967296", b"18446744073709551616", b"1e999", b"9" * 400)
_TOKENS = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
    b"&a;&a;",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"&#0;&#xd800;&#x110000;",
    b"endobj\n1 0 obj\n",
    b"stream\n",
    b"1 0 R",
    b">>",
    b"\r\n\r\n",
    b"--cut--\r\n",
    b"=?utf-7?Q?+ADw-?=",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"PK\x05\x06",
    b"../../../../etc/passwd",
    b'"',
    b"\\u0000",
    b"\xe2\x80\xae",
    b"\n" * 50,
)
_OPENERS = (b"<div>", b"<item>", b"[", b'{"a":', b"<</A", b"(", b"<w:p>", b"q\n", b"<table><tr><td>", b"<b><i>")
_CHARSETS = ("utf-16", "utf-32", "utf-7", "cp037", "koi8-r", "shift_jis", "utf-8-sig")
_MOST = 2_000_000
"""Bytes that repeated damage may grow an input to: the sizes are the business of the bombs."""


def damaged(content: bytes, random: Random) -> bytes:
    """Damage a file once to four times."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        content = random.choice(MUTATIONS)(content, random)
    return content[:_MOST]


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 8, 64))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(content: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(content) + 1), random.choice((1, 4, 40, 400))
    return content[:at] + random.randbytes(size) + content[at + size :]


def _truncate(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _behead(content: bytes, random: Random) -> bytes:
    return content[random.randrange(min(len(content), 200) + 1) :]


def _drop(content: bytes, random: Random) -> bytes:
    begin, end = _cut(content, random)
    return content[:begin] + content[end:]


def _swap(content: bytes, random: Random) -> bytes:
    begin, end = _cut(content, random)
    return content[end:] + content[begin:end] + content[:begin]


def _repeat(content: bytes, random: Random) -> bytes:
    begin, end = _cut(content, random)
    times = min(random.choice((2, 10, 100, 1000)), max(1, 200_000 // max(1, end - begin)))
    return content[:end] + content[begin:end] * times + content[end:]


def _splice(content: bytes, random: Random) -> bytes:
    """Put a piece of the file itself somewhere else in it."""
    begin, end = _cut(content, random)
    at = random.randrange(len(content) + 1)
    return content[:at] + content[begin:end] + content[at:]


def _number(content: bytes, random: Random) -> bytes:
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return content
    chosen = random.choice(numbers)
    return content[: chosen.start()] + random.choice(_HUGE) + content[chosen.end() :]


def _length(content: bytes, random: Random) -> bytes:
    """Overwrite four bytes as a length field, large or small, in either order."""
    at = random.randrange(len(content) + 1)
    value = random.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000, random.getrandbits(32)))
    return content[:at] + value.to_bytes(4, random.choice(("little", "big"))) + content[at + 4 :]


def _token(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(_TOKENS) + content[at:]


def _nest(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(_OPENERS) * random.choice((10, 300, 3_000)) + content[at:]


def _encode(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(_CHARSETS), "replace")


def _cut(content: bytes, random: Random) -> tuple[int, int]:
    begin = random.randrange(len(content) + 1)
    return begin, min(len(content), begin + random.choice((1, 8, 64, 512, 4096)))


MUTATIONS: Sequence[Mutation] = (
    _flip,
    _flip,
    _overwrite,
    _truncate,
    _behead,
    _drop,
    _swap,
    _repeat,
    _splice,
    _number,
    _number,
    _length,
    _token,
    _token,
    _nest,
    _encode,
)
"""What is chosen from; the small damage that gets deep into a parser is listed twice."""
