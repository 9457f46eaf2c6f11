"""The forms that short strings have to have, and what to say, in words, of one that has another."""

from __future__ import annotations

from collections.abc import Mapping

ID = r"^[0-9a-f]{4,64}$"
WHOLE_ID = r"^[0-9a-f]{32}$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
NAME = r"^[\w][\w .@-]{0,63}$"

IN_WORDS: Mapping[str, str] = {
    ID: "this is no id; an id, or its beginning, is 4 to 64 of the signs 0-9 and a-f: copy one from a list",
    WHOLE_ID: "this is no whole id; one is 32 of the signs 0-9 and a-f: copy one from a list",
    DAY: "this is no day; write year, month and day, as in 2016-03-28",
    NAME: "this is no name of an account; one has at most 64 letters, digits, blanks and _.@-, a letter or digit first",
}
"""By pattern the remedy."""
