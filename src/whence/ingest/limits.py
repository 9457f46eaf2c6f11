"""How much one report may be."""

MAX_BYTES = 20_000_000
"""Bytes of a file or page, after decompression. News pages with everything inlined stay under 5 MB; beyond 20 MB it is
an archive or a bomb. Check memory and time of `whence read` on a file of this size when it changes."""

MAX_HTML_CHARS = 5_000_000
"""Code points of a web page, markup included. The article in it is held to MAX_CHARS like a plain text."""

MAX_SITEMAP_BYTES = 52_428_800
"""Bytes of a sitemap after decompression: 50 MB, by the protocol."""

MAX_ROW_BYTES = 8_000_000
"""Bytes of one row of a table, its line ends included: MAX_CHARS of text in UTF-8 with room for the other columns."""

MAX_RECORD_BYTES = 40_000_000
"""Bytes of one record of a web archive as it stands there: a page of MAX_BYTES, its headers, chunks around it."""

FREE_BYTES = 64_000_000
MAX_RATIO = 200
"""How much a gzip file may unpack to: FREE_BYTES whatever its size, beyond that MAX_RATIO times what was read.
Text unpacks to 3 to 20 times its size, logs of one repeated line to 100; a bomb to 1,000."""

MAX_DOCUMENT_BYTES = 50_000_000
"""Bytes of a table that is one JSON document, which is read as a whole; in memory it takes some ten times as much."""
