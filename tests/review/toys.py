"""A text with some claims, acts on them, and a program that reads it otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.factories import Draft
from whence.model.linking import claim_ids
from whence.model.reading import Reading
from whence.model.review import Act, ActKind, ReviewField, value_json
from whence.model.span import Span
from whence.model.vocabulary import StanceKind
from whence.review.snapshots import snapshot

VERSION = "f" * 32
AT = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = (
    "Government forces attacked militants near Palmyra on Sunday, killing 12 fighters. "
    "The army denied that it shelled the market. Rebels abducted two doctors in Homs."
)
CODES = {"cameo": "18", "acled": {"event_type": None, "sub_event_type": None}, "ucdp_type_of_violence": None}


def program() -> Reading:
    """Read the text as the program does."""
    draft = Draft(TEXT)
    draft.claim(
        "attacked", by="Government forces", on="militants", at="Palmyra", when="on Sunday", killed=("12 fighters", 12)
    )
    draft.claim("shelled", on="market", says="The army", cue="denied")
    draft.claim("abducted", "COERCE", by="Rebels", on="two doctors")
    draft.stance("c2", "The army", StanceKind.DENIES, "denied")
    draft.same("c1", "c2")
    draft.same("c3")
    return draft.reading()


def ids(reading: Reading) -> tuple[str, ...]:
    return claim_ids(VERSION, reading.claims)


def span(words: str) -> dict[str, Any]:
    begin = TEXT.index(words)
    return {"begin": begin, "end": begin + len(words)}


def on(reading: Reading, at: int, kind: ActKind, seq: int, who: str = "ann", **more: Any) -> Act:
    """Make an act on a claim as a reading has it."""
    claim = reading.claims[at]
    was = snapshot(reading, claim)
    return Act(seq, AT, who, kind, VERSION, ids(reading)[at], was=was, why=more.pop("why", "so it is"), **more)


def correct(reading: Reading, at: int, seq: int, name: ReviewField, value: Any, who: str = "ann", **more: Any) -> Act:
    return on(reading, at, ActKind.CORRECT, seq, who, field=name, value=value_json(value), **more)


def undo(seq: int, act: Act, who: str = "ann") -> Act:
    return Act(seq, AT, who, ActKind.UNDO, VERSION, act.claim_id, undoes=act.seq)


def add(seq: int, words: str, plover: str = "PROTEST", **fields: Any) -> Act:
    event = {"plover": plover, "mode": None, **CODES}
    at = span(words)
    spans = ((at["begin"], at["end"]),)
    value = value_json({"event": event, **fields})
    return Act(seq, AT, "ann", ActKind.ADD, VERSION, f"{seq:032x}", value=value, spans=spans)


def otherwise(reading: Reading, *, shift: int = 0, lose: tuple[int, ...] = (), plover: str | None = None) -> Reading:
    """Read the text as another program does: triggers longer, claims lost, another type, other ids."""
    claims = []
    for at, claim in enumerate(reading.claims):
        if at in lose:
            continue
        trigger = Span(claim.trigger.begin, claim.trigger.end + shift, TEXT)
        event = replace(claim.event, plover=plover) if plover else claim.event
        claims.append(replace(claim, id=f"x{at}", trigger=trigger, event=event, place=None))
    return replace(reading, claims=tuple(claims), stances=(), events=())
