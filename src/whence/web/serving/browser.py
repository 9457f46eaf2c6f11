"""Opening the desk in a browser, without the link standing in the list of processes, which other users can read."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from html import escape
from pathlib import Path

_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}">
<title>Whence</title>
<p><a href="{link}">Open the desk</a></p>
"""


def there_is_one() -> bool:
    """Say whether a browser in a window can be expected: a terminal, and a desktop around it."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def opening_page(link: str, folder: Path) -> Iterator[str]:
    """Write a page that leads to a link, for its owner's eyes only, and yield its address; it is gone at the end.

    Args:
        link: where to.
        folder: where the page goes if it can be written: browsers in a box see the user's folders and no others.
    """
    place = folder if os.access(folder, os.W_OK) else None
    handle, name = tempfile.mkstemp(prefix="open-desk-", suffix=".html", dir=place)  # readable by its owner only
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(_PAGE.format(link=escape(link)))
        yield Path(name).absolute().as_uri()
    finally:
        Path(name).unlink(missing_ok=True)


def show(address: str) -> bool:
    """Open an address in the user's browser; say whether one was found."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
