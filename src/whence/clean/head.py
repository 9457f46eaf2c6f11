"""The head of a plain text: title, byline, outlet, date and theme lines, up to the first paragraph of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.clean.blocks import Block
from whence.clean.dateline import dateline
from whence.clean.head_dates import DATE
from whence.model.vocabulary import BoilerplateKind as Kind

_REACH = 16
"""Blocks in which a head may lie. Aggregators put seven or eight lines above a story."""

_LONGEST_LINE = 200
_LONGEST_TITLE = 250
_LONGEST_BYLINE = 120
_SUBTITLES = 2

_TIME = r"(?:[\s,|•·@-]*(?:at\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?"
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|date|issued|released)\s*(?:on|at|:)?\s*)"
)
_DATE_LINE = re.compile(rf"(?P<label>{_LABEL})?(?P<date>{DATE}){_TIME}[\s|•·-]*(?:\d+\s+min(?:ute)?s?\s+read)?\Z", re.I)
_CAPITALISED = r"(?:[A-Z0-9][\w.&'’!-]*|of|the|and|for|in|on|de|la|al|del|&|\|)"
_OUTLET = rf"(?P<outlet>[A-Z][\w.&'’!-]*(?:\s{_CAPITALISED}){{0,7}}(?:\s\([A-Z]{{2,8}}\))?)"
_OUTLET_DATE = re.compile(rf"{_OUTLET}(?:\s*[,|•·—–:-]\s*|\s+)(?P<date>(?i:{DATE}){_TIME})\Z")
_BYLINE = re.compile(
    r"(?:(?:story|text|words|report|reporting|written|analysis|reported|compiled|posted)\s+)?by:?\s+"
    rf"(?P<name>\S[^\n]{{1,100}}?)(?:\s*[,|•·—–-]+\s*(?P<date>{DATE}){_TIME})?\Z",
    re.I,
)
_AUTHOR = re.compile(r"authors?:\s+(?P<name>.{2,100})\Z", re.I)
_THEME = re.compile(
    r"(?:regions?|themes?|in-depth reports?|topics?|tags?|sections?|categor(?:y|ies)|filed under|keywords?|series"
    r"|(?:primary |other )?countr(?:y|ies)|locations?|formats?|languages?|(?:disaster |news )?type|subjects?|posted in"
    r"|dossier|rubric)\s*:\s*\S.{0,190}\Z",
    re.I,
)
_SOURCE = re.compile(r"sources?\s*:\s*(?P<outlet>\S.{1,80}?)\Z", re.I)
_READING_TIME = re.compile(
    r"(?:\d+\s+min(?:ute)?s?(?:\s+read)?|(?:reading|read) time:?.{0,30}|[\d,.]+ (?:views|shares))\Z", re.I
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Newswire|Times|Herald|Post|Wire|Agency|Monitor|Tribune|Gazette|Press|Radio|TV|Television|Journal|Guardian"
    r"|Telegraph|Observer|Daily|Weekly|Today|Network|Media|Service|Voice|Chronicle|Mail|Courier|Review|Bulletin|Reporter"
    r"|Observatory|Watch|Front|Research|Reuters|AFP|AP|BBC|CNN|Xinhua|TASS|SANA|RT|Al Jazeera)\b"
)
_OUTLET_ALONE = re.compile(rf"{_OUTLET}\Z")
_TITLE_END = re.compile(r"[.:;,]\Z")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head, and what it says."""

    block: Block
    kind: Kind
    outlet: str | None = None
    date: str | None = None
    updated: bool = False
    name: str | None = None
    source: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head, in order, and how many blocks of the text it takes up."""

    lines: tuple[HeadLine, ...]
    length: int

    @property
    def title(self) -> HeadLine | None:
        """The title's line, if there is one."""
        return next((line for line in self.lines if line.kind is Kind.TITLE), None)


def read_head(parts: Sequence[Block], *, title: str | None = None) -> Head:
    """Read the head of a text.

    Args:
        parts: the text's blocks. A single block has no head: a bare paragraph is all story.
        title: the title, where a page's metadata tells it.
    """
    lines: list[HeadLine] = []
    length = skipped = 0
    for index, block in enumerate(parts[:_REACH] if len(parts) > 1 else ()):
        line = _known_title(block, title) or head_line(block) or _outlet_line(parts, index)
        titled = any(found.kind is Kind.TITLE for found in lines)
        if line is None and not titled and (title is None or index == 0) and _is_title(parts, index):
            line = HeadLine(block, Kind.TITLE, name=block.plain)
        if line is not None:
            lines.append(line)
            length = index + 1
        elif not lines or skipped == _SUBTITLES or _is_story(block):
            break
        else:
            skipped += 1
    return Head(tuple(lines), length)


def head_line(block: Block) -> HeadLine | None:
    """Read one block as a line of a head; None for a title or the story."""
    text = block.plain
    if len(text) > _LONGEST_LINE:
        return None
    if match := _DATE_LINE.match(text):
        updated = bool(match["label"]) and re.search("updated|modified", match["label"], re.I) is not None
        return HeadLine(block, Kind.DATELINE, date=match["date"], updated=updated)
    byline = _byline(block, text)
    if byline is not None:
        return byline
    if match := _OUTLET_DATE.match(text):
        return HeadLine(block, Kind.DATELINE, outlet=match["outlet"].strip(), date=match["date"])
    if _THEME.match(text):
        return HeadLine(block, Kind.THEME)
    if match := _SOURCE.match(text):
        return HeadLine(block, Kind.ORIGIN, outlet=match["outlet"], source=True)
    if _READING_TIME.match(text):
        return HeadLine(block, Kind.NAVIGATION)
    return None


def _byline(block: Block, text: str) -> HeadLine | None:
    match = _BYLINE.match(text) or _AUTHOR.match(text)
    if match and len(text) <= _LONGEST_BYLINE and not (block.ends_sentence and block.words > 8):
        name = match["name"].strip(" ,|")
        if name.removeprefix("the ").removeprefix("our ")[:1].isupper():
            return HeadLine(block, Kind.BYLINE, name=name, date=match.groupdict().get("date"))
    return None


def outlet_alone(block: Block) -> str | None:
    """Read a line that is an outlet's name and nothing else; None where its words do not say that it is one."""
    match = _OUTLET_ALONE.match(block.plain) if len(block.plain) <= 60 and not _BYLINE.match(block.plain) else None
    return match["outlet"] if match and _OUTLET_WORD.search(match["outlet"]) else None


def _outlet_line(parts: Sequence[Block], index: int) -> HeadLine | None:
    """Read an outlet's name on a line of its own, where a title or a line of the head is its neighbour."""
    outlet = outlet_alone(parts[index])
    if outlet is None or index + 1 >= len(parts):
        return None
    beside = [parts[index + 1], *parts[max(0, index - 1) : index]]
    if any(head_line(part) for part in beside) or (index == 0 and _is_title(parts, 1)):
        return HeadLine(parts[index], Kind.BYLINE, outlet=outlet)
    return None


def _known_title(block: Block, title: str | None) -> HeadLine | None:
    if title is None or len(block.plain) > _LONGEST_TITLE:
        return None
    shown, known = _letters(block.plain), _letters(title)
    # pages append their own name to the title: "Siege lifted - Sample Wire"
    same = shown == known or (block.words >= 3 and len(shown) >= 0.5 * len(known) and known.startswith(shown))
    return HeadLine(block, Kind.TITLE, name=block.plain) if shown and same else None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _is_title(parts: Sequence[Block], index: int) -> bool:
    """Say whether a block reads as a title: short, no sentence's end, and a story or a head's line after it."""
    block, following = parts[index], parts[index + 1 : index + 4]
    text = block.plain
    if not following or not 2 <= block.words <= 40 or len(text) > _LONGEST_TITLE or text[0].islower():
        return False
    if dateline(block.text[:400]) or not any(part.words >= 8 for part in parts[index + 1 :]):
        return False
    if any(head_line(part) or outlet_alone(part) for part in following[:2]):
        return not (block.ends_sentence and block.words > 15)
    return not _TITLE_END.search(text) and block.words <= 25


def _is_story(block: Block) -> bool:
    return block.words > 30 or (block.ends_sentence and block.words > 5) or dateline(block.text[:400]) is not None
