"""Tell text from everything else that a file can hold."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"WARC/", "a web archive"),
)
"""First bytes of formats that people have at hand, from their specifications."""

_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.005
"""Share of control bytes above which bytes are no text. Wire copy carries a few (start and end of text)."""

_SNIFF = 4096
_PARITY_SHARE = 0.3
"""Share of NULs at one parity that makes bytes UTF-16: in a Latin script it is near 1, with Arabic or Chinese beside
the spaces, digits and stops it falls to about a third."""


def wide_encoding(content: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 of bytes, by their byte order mark or by where their NULs lie; None for others."""
    for mark, name in ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32")):
        if content.startswith(mark):
            return name
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[: _SNIFF - _SNIFF % 2]
    pairs = len(head) // 2
    if pairs < 2 or len(content) % 2:
        return None
    even, odd = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if odd >= _PARITY_SHARE and even < _CONTROL_SHARE:
        return "utf-16-le"
    return "utf-16-be" if even >= _PARITY_SHARE and odd < _CONTROL_SHARE else None


def what_binary(content: bytes) -> str | None:
    """Say what the bytes are where they are no text, in words fit to show; None for text."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    if wide_encoding(content):
        return None
    if b"\x00" in content:
        return "binary (it holds NUL bytes)"
    controls = sum(1 for _ in _CONTROL.finditer(content[:1_000_000]))
    if controls > max(2, _CONTROL_SHARE * min(len(content), 1_000_000)):
        return "binary (it holds many control bytes)"
    return None
