"""What stands beside a name and says what somebody is: "Georgy Zhukov, an analyst", "the minister, Georgy Zhukov"."""

from __future__ import annotations

import re

from whence.model.span import Span
from whence.reference.appositions import apposition
from whence.reference.speaker_words import CUTS

_REACH = 120
"""Code points beside a name in which it is told what somebody is."""
_IN_FRONT = re.compile(r"([^,;.:()“”\"\n]{3,100}),\s+\Z")
_AFTER_NAME = re.compile(r"[A-Z][\w'’-]*,\Z")
"""What stands in front of the apposition of another name: "Georgy Zhukov, the minister, Ivan Konev said"."""
_TITLE = re.compile(r"((?:[a-z][\w-]* ){0,3}[a-z][\w-]*) \Z")
"""The words of a title right in front of a name: "the rebel commander Georgy Zhukov"."""


def appositions(name: Span) -> list[str]:
    """Return what stands in apposition to a name, behind it and in front of it, and its title."""
    text, found = name.source, []
    behind = apposition(text, name.end)
    if behind:
        found.append(behind)
    front = _IN_FRONT.search(text, max(0, name.begin - _REACH), name.begin)
    between = text[name.end : name.end + 1] == ","
    if front and (between or not _AFTER_NAME.search(text, max(0, front.start() - 40), front.start())):
        found.append(front.group(1).strip())
    title = _TITLE.search(text, max(0, name.begin - 60), name.begin)
    if title and title.group(1).split()[-1] not in CUTS:
        found.append(title.group(1))
    return found
