"""How much one report may be."""

MAX_BYTES = 20_000_000
"""Bytes of a file or page, after decompression. News pages with everything inlined stay under 5 MB; beyond 20 MB it is
an archive or a bomb. Check memory and time of `whence read` on a file of this size when it changes."""

MAX_HTML_CHARS = 5_000_000
"""Code points of a web page, markup included. The article in it is held to MAX_CHARS like a plain text."""
