"""How much one report may be."""

MAX_BYTES = 20_000_000
"""Bytes of a file or page, after decompression. News pages with everything inlined stay under 5 MB; beyond 20 MB it is
an archive or a bomb. Check memory and time of `whence read` on a file of this size when it changes."""

MAX_CHARS = 2_000_000
"""Code points of a plain text: four hundred thousand words, several books. A report is a few thousand; reading costs
time in proportion, so a larger one is refused at once and not after minutes."""

MAX_HTML_CHARS = 5_000_000
"""Code points of a web page, markup included. The text in it is held to MAX_CHARS as well, by being a part of it."""
