"""What a page holds and does not show: taken out before the article is looked for, and told."""

from __future__ import annotations

from typing import Any

from whence.clean.styles import Styles

_MOST = 0.5
"""Share of a page's text above which hidden text stays: whole articles are hidden until a script shows them. On the 51
development pages none is lost at this share, and F1 is what it was; re-run `whence bench pages` when it changes."""

_ASIDE = 80
"""Characters from which text that is only hidden from screen readers counts: icons and initials are shorter."""

_SHOWN, _LISTED = 80, 3
"""Characters of a hidden text that are told, and of how many texts, longest first."""

_NO_TEXT = frozenset({"script", "style", "noscript", "template", "title", "head"})
_NEVER_SHOWN = "template"
"""What a browser parses and never shows; scripts and styles are no text to anybody."""

_WHOLE = frozenset({"html", "body", "head"})


def drop_hidden(tree: Any) -> tuple[str, ...]:
    """Take out of a parsed page what its own markup hides; style sheets are not read, and no script is run.

    Returns:
        What was dropped, or kept although it is hidden, in words. Linear in the size of the page.
    """
    marked = list(tree.xpath("//*[@hidden or @style or @aria-hidden or @color or self::template]"))
    if not marked:
        return ()
    styles, lengths = Styles(), _lengths(tree)
    dropped: list[str] = []
    gone: set[Any] = set()
    kept = False
    for element in marked:
        if element.tag == _NEVER_SHOWN:
            element.clear(keep_tail=True)
            continue
        if element.tag in _WHOLE or element in gone or not lengths.get(element):
            continue
        if not _hidden(element, lengths[element], styles):
            continue
        if lengths[element] > _MOST * lengths.get(tree, 0):
            kept = True
            continue
        gone.update(element.iter())
        dropped.append(" ".join(element.text_content().split()))
        element.clear(keep_tail=True)
    return _told([text for text in dropped if text], kept)


def _told(dropped: list[str], kept: bool) -> tuple[str, ...]:
    told = []
    if dropped:
        longest = sorted(dropped, key=len, reverse=True)[:_LISTED]
        listed = ", ".join(f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" for text in longest)
        told.append(f"{len(dropped)} pieces of text that the page hides were dropped: {listed}")
    if kept:
        told.append("most of the page's text is hidden until a script shows it; it was read all the same")
    return tuple(told)


def _lengths(tree: Any) -> dict[Any, int]:
    """Count the characters of text in each element, all that is in it included."""
    lengths: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):
        has_text = isinstance(element.tag, str) and element.tag not in _NO_TEXT
        lengths[element] = lengths.get(element, 0) + len((element.text or "").strip()) if has_text else 0
        parent = element.getparent()
        if parent is not None:
            lengths[parent] = lengths.get(parent, 0) + lengths[element] + len((element.tail or "").strip())
    return lengths


def _hidden(element: Any, length: int, styles: Styles) -> bool:
    if element.get("hidden") not in (None, "until-found"):
        return True
    if element.get("aria-hidden", "").strip().lower() == "true" and length > _ASIDE:
        return True
    return styles.hides(element)
