"""Inline styles, as far as they tell whether an eye sees a text."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Colour: TypeAlias = tuple[int, int, int]

_LONGEST, _MANY = 2_000, 60
"""Characters and declarations of one style that are looked at; honest ones have a tenth."""

_ABOVE = 40
"""Elements around a text among which its background is looked for."""

_NOTHING = re.compile(r"[+-]?0*(?:\.0+)?(?:px|pt|em|rem|ex|ch|%|vh|vw)?\Z")
_TINY = re.compile(r"(?:0?\.\d+|1(?:\.\d+)?)(?:px|pt)\Z")
_FAR_OFF = re.compile(r"-\d{3,9}(?:\.\d+)?(?:px|pt|em|rem|%|vh|vw)?\Z")
_FAINT = re.compile(r"0*\.0\d*\Z")
_FOLDED = re.compile(r"inset\((?:50|100)%\)|circle\(0\)|scale\(0\)|rect\(0(?:px)?,0(?:px)?,0(?:px)?,0(?:px)?\)")

_CLEAR = re.compile(r"transparent|(?:rgb|hsl)a\([^)]*,0*(?:\.0+)?%?\)|#[0-9a-f]{3}0\Z|#[0-9a-f]{6}00\Z")
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,[\d.]+%?)?\)")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])")
_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "black": (0, 0, 0),
}
_NEAR = 16
"""Steps of 255 in each of red, green and blue within which no eye tells text from paper."""

_PAGE: Colour = (255, 255, 255)
_ANY: Colour = (-999, -999, -999)
"""A picture, or a name that is not known here: no colour that a text could be like."""


class Styles:
    """The declarations of a page's elements, each parsed once."""

    def __init__(self) -> None:
        self._parsed: dict[str, dict[str, str]] = {}

    def of(self, element: Any) -> dict[str, str]:
        """Read an element's own declarations: property to value, lower case, without blanks; the last one counts."""
        written = element.get("style")
        if not written:
            return {}
        if written not in self._parsed:
            parts = "".join(written[:_LONGEST].lower().split()).split(";")[:_MANY]
            pairs = (part.replace("!important", "").partition(":") for part in parts)
            self._parsed[written] = {name: value for name, mark, value in pairs if mark}
        return self._parsed[written]

    def hides(self, element: Any) -> bool:
        """Say whether an element's own style leaves nothing of its text to see."""
        style = self.of(element)
        return _is_gone(style) or _is_nothing(style) or self._is_like_paper(element, style)

    def _is_like_paper(self, element: Any, style: dict[str, str]) -> bool:
        named = style.get("color") or "".join((element.get("color") or "").lower().split())
        if not named:
            return False
        ink = _colour(named)
        if _CLEAR.match(named):
            return True
        return ink is not None and all(abs(a - b) <= _NEAR for a, b in zip(ink, self._paper(element), strict=True))

    def _paper(self, element: Any) -> Colour:
        """Return the nearest background that the element or one around it states; a page is white."""
        above = element
        for _ in range(_ABOVE):
            if above is None:
                return _PAGE
            style = self.of(above)
            named = style.get("background-color") or style.get("background") or (above.get("bgcolor") or "").lower()
            if "background-image" in style:
                return _ANY
            if named and not _CLEAR.match(named) and named not in ("none", "inherit", "initial"):
                return _colour(named) or _ANY
            above = above.getparent()
        return _ANY


def _is_gone(style: dict[str, str]) -> bool:
    get = style.get
    return (
        get("display") == "none"
        or get("visibility") in ("hidden", "collapse")
        or bool(_NOTHING.match(get("opacity", "1")) or _FAINT.match(get("opacity", "1")))
        or any(_FAR_OFF.match(get(side, "")) for side in ("left", "right", "top", "bottom", "text-indent"))
        or any(_FOLDED.match(get(fold, "")) for fold in ("clip-path", "transform", "clip"))
    )


def _is_nothing(style: dict[str, str]) -> bool:
    size = style.get("font-size", "")
    if size and (_NOTHING.match(size) or _TINY.match(size)):
        return True
    if style.get("overflow", "") not in ("hidden", "clip"):
        return False
    sides = [style.get(side, "") for side in ("width", "height", "max-width", "max-height")]
    return any(side and (_NOTHING.match(side) or _TINY.match(side)) for side in sides)


def _colour(text: str) -> Colour | None:
    if found := _RGB.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _HEX.search(text):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    return _NAMED.get(text)
