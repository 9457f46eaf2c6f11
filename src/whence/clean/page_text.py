"""The body of a page as text, for measuring against pages whose body a person marked."""

from __future__ import annotations

from whence.clean.blocks import blocks
from whence.clean.head import read_head
from whence.clean.html import read_page
from whence.clean.tail import mark_tail


def body_text(html: str | bytes, url: str | None = None) -> str:
    """Return the story of a page, one line a paragraph, without title, head lines and boilerplate; empty if none.

    A dateline stays: it is no claim, but it belongs to the body that a person would mark.
    """
    page = read_page(html, url)
    if page is None:
        return ""
    parts = blocks(page.text.replace("\n", "\n\n"))
    head = read_head(parts, title=page.title)
    marked = mark_tail(parts, head.length)
    left_out = {line.block.begin for line in head.lines}
    return "\n".join(part.text for at, part in enumerate(parts) if at not in marked and part.begin not in left_out)
