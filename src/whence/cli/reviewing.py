"""The work behind ``whence review``: keep an act, link what it touches, and print what that changed."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from whence.archive.reviewing.finding import named_claim
from whence.archive.reviewing.keeping import Kept, Reviewer, Wish
from whence.archive.reviewing.queueing import queue
from whence.archive.reviewing.settling import settle
from whence.archive.reviewing.states import state
from whence.archive.reviewing.telling import after, before
from whence.cli.archives import version_of, writing
from whence.cli.linking import options_of
from whence.cli.review_choices import Asked, chosen, gazetteer
from whence.cli.session import Session
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short
from whence.export.safe import one_line
from whence.model.errors import InputError
from whence.model.review import Act, ActKind, ReviewField
from whence.model.review_queue import QueueQuery
from whence.store.interface import ReadStore, Store
from whence.store.times import now

Work = Callable[[Reviewer, Store], Kept]
_CUT = 80
"""Characters of a claim's words in a list."""


def act(archive: Path, session: Session, who: str, work: Work, *, json: bool) -> None:
    """Do something with a claim, let incidents follow, and tell of both."""
    with writing(archive) as (here, store), gazetteer() as places:
        kept = work(Reviewer(store, who, now, lambda: places), store)
        versions = [kept.version_id] if kept.version_id is not None else []
        incidents = settle(here.folder, store, options_of(here, session), versions, now=now)
        _tell(store, kept.act, incidents, json=json)


def wished(store: ReadStore, kind: ActKind, id: str, why: str) -> Wish:
    """Make a wish on a claim; of a comment on an incident, too."""
    if kind is ActKind.COMMENT:
        incidents = [each for each in store.resolve(id) if store.incident(each) is not None]
        if len(incidents) == 1:
            return Wish(kind, incident=incidents[0], why=why)
    return Wish(kind, claim=named_claim(store, id), why=why)


def correct_claim(archive: Path, session: Session, asked: Asked, who: str, why: str, *, json: bool) -> None:
    """Correct a field by the choice that is asked for."""

    def work(reviewer: Reviewer, store: Store) -> Kept:
        choice = chosen(store, asked)
        claim = named_claim(store, asked.claim)
        wish = Wish(ActKind.CORRECT, claim=claim, field=asked.field, value=choice.value, spans=asked.spans, why=why)
        return reviewer.keep(wish)

    act(archive, session, who, work, json=json)


def add_claim(
    archive: Path,
    session: Session,
    told: tuple[str, str, str],
    spans: tuple[tuple[int, int], ...],
    who: str,
    why: str,
    *,
    json: bool,
) -> None:
    """Add a claim of a report: ``told`` are the report, the event type, and other fields as JSON."""
    report, event, more = told
    plover, _, mode = (part.strip() for part in event.partition(":"))
    try:
        fields = jsonlib.loads(more)
    except ValueError as error:
        raise typer.BadParameter(f"no JSON: {error}", param_hint="--value") from error
    if not isinstance(fields, dict):
        raise typer.BadParameter('takes an object, as {"status": "possible"}', param_hint="--value")
    value = {**fields, "plover": plover.upper(), "mode": mode or None}

    def work(reviewer: Reviewer, store: Store) -> Kept:
        version = version_of(store, report)
        return reviewer.keep(Wish(ActKind.ADD, version=version.id, value=value, spans=spans, why=why))

    act(archive, session, who, work, json=json)


def field_of(name: str) -> ReviewField:
    """Read the name of a field.

    Raises:
        BadParameter: a claim has none of that name.
    """
    try:
        return ReviewField(name)
    except ValueError as error:
        raise typer.BadParameter(f"a claim has no field {name}; it has {', '.join(ReviewField)}") from error


def spans_of(words: list[str] | None) -> tuple[tuple[int, int], ...]:
    """Read where selected words begin and end.

    Raises:
        BadParameter: they are written otherwise.
    """
    found = []
    for each in words or ():
        begin, dash, end = each.partition("-")
        if not (dash and begin.isdecimal() and end.isdecimal() and int(begin) < int(end)):
            raise typer.BadParameter(f"no words: {each}; give BEGIN-END, as 120-127", param_hint="--words")
        found.append((int(begin), int(end)))
    return tuple(found)


def act_facts(act: Act) -> dict[str, Any]:
    """Tell of an act."""
    return {
        "seq": act.seq,
        "at": act.at.isoformat(),
        "who": act.who,
        "kind": act.kind.value,
        "claim": act.claim_id,
        "incident": act.incident_id,
        "version": act.version_id,
        "field": act.field.value if act.field is not None else None,
        "value": act.given,
        "before": before(act),
        "after": after(act),
        "spans": [list(span) for span in act.spans],
        "why": act.why,
        "undoes": act.undoes,
    }


def _tell(store: ReadStore, made: Act, incidents: tuple[str, ...], *, json: bool) -> None:
    where = state(store, made.claim_id) if made.claim_id is not None else None
    if json:
        told = where.state.value if where is not None else None
        print_json({"act": act_facts(made), "state": told, "incidents": list(incidents)})
        return
    print_text(f"{_DONE[made.kind]}: act {made.seq}, by {made.who}{f': {made.why}' if made.why else ''}")
    rows = []
    if made.claim_id is not None and where is not None:
        rows.append((f"claim {short(made.claim_id)}", where.state.value))
    if made.field is not None:
        rows.append((made.field.value, f"{before(made)} → {after(made)}"))
    rows += [(f"incident {short(id)}", _became(store, id)) for id in incidents]
    print_pairs(rows)


_DONE = {
    ActKind.ACCEPT: "accepted",
    ActKind.CORRECT: "corrected",
    ActKind.REJECT: "rejected",
    ActKind.ADD: "added",
    ActKind.COMMENT: "commented on",
    ActKind.UNDO: "taken back",
}


def _became(store: ReadStore, id: str) -> str:
    version = store.incident(id)
    if version is None or version.incident is None:
        return "is no more: none of its claims is left"
    return f"{version.kind.value}: {version.incident.title}"


def print_queue(
    store: ReadStore, who: str, asked: tuple[str, str | None, str | None], limit: int, *, json: bool
) -> None:
    """Print claims that wait."""
    state, field, incident = asked
    found = queue(store, QueueQuery(who, state, field, _incident(store, incident), limit=limit))
    if json:
        for each in found:
            print_json(
                {
                    "claim": each.claim.id,
                    "incident": each.queued.incident_id,
                    "doubt": each.queued.doubt,
                    "importance": each.queued.importance,
                    "words": one_line(each.sentence),
                    "why": list(each.why),
                }
            )
        return
    if not found:
        print_text("no claim waits")
        return
    rows = [
        (
            short(each.claim.id),
            f"{each.queued.doubt:.2f}",
            f"{each.queued.importance:.2f}",
            one_line(each.sentence)[:_CUT],
            "; ".join(each.why),
        )
        for each in found
    ]
    print_table(("claim", "doubt", "matters", "words", "why"), rows, wide="why")


def _incident(store: ReadStore, prefix: str | None) -> str | None:
    from whence.archive.judging import incidents_meant

    if prefix is None:
        return None
    found = incidents_meant(store, prefix)
    if len(found) != 1:
        raise InputError(f"{prefix} means {len(found)} incidents; give more of the id: whence incidents lists them")
    return found[0]
