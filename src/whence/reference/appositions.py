"""What stands behind a name, between commas, and says what somebody is: "Zhukov, the spokesman for the fleet,"."""

from __future__ import annotations

import re

_REACH = 120
"""Code points behind a name in which an apposition ends."""
_BEHIND = re.compile(
    r",\s+("
    r"(?:an?|the|his|her|its|their|one)\s[^,;.()“”\"]{3,100}|"
    r"(?:[a-z-]+|[A-Z]{2,}|[A-Z]\w+[’']s)\s[^,;.()“”\"]{3,100})"
)
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|where)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|says?|said|told|tells?|added|adds"
    r"|wrote|writes?|reported|reports that|warned|claimed|announced|confirmed|denied|argued)\b"
)


def apposition(text: str, end: int) -> str | None:
    """Return what stands in apposition behind a name that ends at ``end``, None for the beginning of a clause.

    In "to Georgy Zhukov, the minister said" the minister is somebody else.
    """
    match = _BEHIND.match(text, end, min(len(text), end + _REACH))
    if match is None:
        return None
    words = match.group(1)
    relative = _CLAUSE.search(words)
    words = words[: relative.start()] if relative else words
    return words.strip() if words.strip() and not _FINITE.search(words) else None
