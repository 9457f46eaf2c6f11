"""A reading as one self-contained page: the text with its evidence highlighted, and a card for each claim.

The page asks nothing of any server. Its policy allows the one style sheet and the one script by their hashes, and
nothing else; report text is only ever inserted as escaped text.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whence.export import signs, words
from whence.export.cards import Card, cards, resolved
from whence.export.safe import one_line, pieces
from whence.export.segments import Block, blocks, segments
from whence.model.reading import Reading
from whence.model.vocabulary import BoilerplateKind

FOLDED_FROM = 160
"""Code points from which a run of boilerplate is folded away: about two lines, no more work than unfolding."""

_HEAD = {
    BoilerplateKind.TITLE,
    BoilerplateKind.BYLINE,
    BoilerplateKind.DATELINE,
    BoilerplateKind.THEME,
    BoilerplateKind.ORIGIN,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs in a row that are all story or all boilerplate."""

    blocks: tuple[Block, ...]
    kinds: tuple[BoilerplateKind, ...]
    folded: bool


def page(reading: Reading) -> str:
    """Return the page of a reading."""
    environment = Environment(
        loader=PackageLoader("whence.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["one_line"] = one_line
    environment.filters["pieces"] = pieces
    environment.filters["resolved"] = resolved
    style, script = _asset("reading.css"), _asset("reading.js")
    shown = cards(reading)
    return environment.get_template("reading.html.jinja").render(
        reading=reading,
        policy=_policy(style, script),
        # our own files, and the only things on the page that are not escaped
        style=Markup(style),
        script=Markup(script),
        imprint=words.imprint(reading.report),
        tally=words.tally(reading),
        legend=signs.legend(),
        cards=shown,
        standings=_standings(shown),
        speakers=sorted({card.speaker_key for card in shown}),
        runs=runs(reading, shown),
    )


def runs(reading: Reading, shown: list[Card]) -> list[Run]:
    """Cut the text into paragraphs and segments, and gather boilerplate that stands together."""
    targets = {span.begin for card in shown for span in card.spans()}
    targets |= {rejection.span.begin for rejection in reading.rejections if rejection.span}
    targets |= {mention.span.begin for mention in reading.mentions}
    parts = segments(reading.document, [mark for card in shown for mark in card.marks()], targets)
    gathered: list[list[Block]] = []
    for block in blocks(reading.document, parts):
        if gathered and bool(gathered[-1][-1].boilerplate) == bool(block.boilerplate):
            gathered[-1].append(block)
        else:
            gathered.append([block])
    return [_run(group) for group in gathered]


def _run(group: list[Block]) -> Run:
    kinds = tuple(dict.fromkeys(block.boilerplate for block in group if block.boilerplate))
    length = sum(len(segment.text) for block in group for segment in block.segments)
    return Run(tuple(group), kinds, not _HEAD.issuperset(kinds) and length >= FOLDED_FROM)


def _standings(shown: list[Card]) -> list[tuple[signs.Sign, int]]:
    present = [card.sign for card in shown]
    return [(sign, present.count(sign)) for sign in signs.SIGNS if sign in present]


def _asset(name: str) -> str:
    return files("whence.export").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
