"""Text in the cells of tables: harmless to a spreadsheet, and as it was for who reads the table with a program.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, whatever its quotes say
(OWASP, "CSV Injection"). Such a text gets an apostrophe in front. So that every text can be had back, one that only
begins so after apostrophes gets one more: to undo, take one apostrophe off what begins with one or more and then
with such a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.export.safe import ACTING, code_point

# Blanks and marks that cannot be seen do not hide what comes behind them; a tab or line break at the very beginning
# acts by itself. Full-width signs count where a keyboard writes them.
_BLANK = r"[\s\ufeff\u200b-\u200f\u2060]"
_ACTS = re.compile(rf"'*(?:[\t\r\n]|{_BLANK}*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_MARKED = re.compile(rf"'(?={_ACTS.pattern})")
JOIN = "; "
"""Between the values of a cell that holds several."""


def visible(text: str) -> str:
    """Name the characters that would act on a screen or end a text: ``<U+001B>``. White space stays."""
    return ACTING.sub(lambda match: f"<{code_point(match[0])}>", text)


def safe(text: str) -> str:
    """Make a text harmless in a cell; ``plain`` undoes it."""
    return f"'{text}" if _ACTS.match(text) else text


def plain(cell: str) -> str:
    """Undo ``safe``."""
    return cell[1:] if _MARKED.match(cell) else cell


def joined(values: Iterable[str]) -> str:
    """Put several values in one cell, each made safe by itself; a "; " inside of one becomes ", "."""
    return JOIN.join(safe(part(value)) for value in values)


def part(text: str) -> str:
    """Make a value one of several: on one line, without the semicolons that stand between them."""
    return re.sub(r";(?=\s|$)", ",", " ".join(text.split()))


def parts(cell: str) -> list[str]:
    """Take the values of a cell apart and undo ``safe``."""
    return [plain(each) for each in cell.split(JOIN)] if cell else []
