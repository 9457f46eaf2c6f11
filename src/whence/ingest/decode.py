"""From bytes to characters: what the file says of itself, then what it looks like, and never a silent guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from whence.ingest.binary import wide_encoding
from whence.model.errors import UndecodableInput
from whence.model.reading import Rejection

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096

_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-8": "utf-8-sig",
}
"""Declared label to what it is read as; the WHATWG Encoding Standard's mapping, by Python's names."""

_TEXT_CODECS = re.compile(
    r"(?:utf-(?:8|8-sig|16|16-le|16-be|32)|iso8859-\d+|cp(?:125\d|874|932|949|950|866)|koi8-[rut]|mac-(?:roman|cyrillic)"
    r"|gb18030|big5(?:hkscs)?|euc_jp|iso2022_jp|tis-620)\Z"
)
"""The codecs a page may name. Python knows others (``unicode_escape``, ``punycode``, ``utf-7``) that a hostile page
could use to hide its text from a reader."""

_BROKEN_SHARE = 1 / 500
"""Share of undecodable characters that is still a report with a scratch and not another encoding."""

_LATIN_SHARE = 0.15
"""Share of bytes above 0x7F under which unlabelled text is Latin script: French and Turkish stay below a tenth."""

_ASCII = bytes(range(128))

_HIGH_SYMBOL_IN_WORD = re.compile(r"[A-Za-z][\u0080-\u0091\u0093-\u0095\u0098-\u009f\u00a1-\u00bf\u00d7\u00f7][A-Za-z]")

_GUESS_WITHIN = 200_000
_WORST_CHAOS = 0.2


def storable(text: str) -> str:
    """Put U+FFFD for lone surrogates, which JSON can spell out and no encoding can carry."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were read in, and what could not be read."""

    text: str
    encoding: str
    rejections: tuple[Rejection, ...] = ()


def decode(content: bytes, *, name: str, declared: str | None = None, html: bool = False) -> Decoded:
    """Decode a report's bytes.

    The order: a byte order mark or the look of UTF-16, what the server declared, what the page declares, UTF-8, and
    then a guess, which is recorded.

    Raises:
        UndecodableInput: no encoding gives a text.
    """
    wide = wide_encoding(content)
    labels = [wide] if wide else [declared, _in_page(content) if html else None, "utf-8"]
    for label in labels:
        codec = _codec(label)
        if codec and codec.startswith(("utf-16", "utf-32")) and not wide:
            continue  # almost any bytes decode as UTF-16, so a label that the look of the bytes belies is not obeyed
        decoded = _read(content, codec, name) if codec else None
        if decoded is not None:
            return decoded
    guessed = None if wide else _as_latin(content) or _by_statistics(content)
    decoded = _read(content, guessed, name) if guessed else None
    if decoded is None:
        raise UndecodableInput(
            f"{name}: the bytes are in no encoding that gives a text; save it as UTF-8 and try again"
        )
    note = Rejection("ingest", None, f"no valid encoding is stated; read as {decoded.encoding}, which is a guess")
    return Decoded(decoded.text, decoded.encoding, (*decoded.rejections, note))


def _in_page(content: bytes) -> str | None:
    head = content[:_META_WITHIN]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii", "replace") if found else None


def _codec(label: str | None) -> str | None:
    try:
        codec = codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError):
        return None
    codec = _AS_BROWSERS_DO.get(codec, codec)
    return codec if _TEXT_CODECS.match(codec) else None


def _read(content: bytes, codec: str, name: str) -> Decoded | None:
    """Decode in one codec; None where more than a scratch of it breaks."""
    try:
        return Decoded(content.decode(codec).removeprefix("\ufeff"), codec)
    except UnicodeDecodeError:
        text = content.decode(codec, "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    # an old 8-bit file has lone high bytes and nothing valid beside them: that is another encoding, not damage
    valid = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken > _BROKEN_SHARE * len(text) or (codec.startswith("utf-8") and valid < 4 * broken):
        return None
    note = Rejection("ingest", None, f"{broken} characters of {name} are broken {codec} and stand as U+FFFD")
    return Decoded(text, codec, (note,))


def _as_latin(content: bytes) -> str | None:
    high = len(content.translate(None, _ASCII))
    if high > _LATIN_SHARE * len(content):
        return None
    text = content.decode("latin-1")
    odd = sum(1 for _ in _HIGH_SYMBOL_IN_WORD.finditer(text))
    return "cp1252" if odd <= 0.1 * high else None


def _by_statistics(content: bytes) -> str | None:
    best = from_bytes(content[:_GUESS_WITHIN]).best()
    if best is None or best.chaos > _WORST_CHAOS:
        return None
    return _codec(best.encoding)
