"""Within-document events: claims of one report that are on the same happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from whence.link.carried import Carrier
from whence.link.happenings import RECENT, Happening, can_be_one, in_one_breath, strength
from whence.link.relevance import objections, opens_event
from whence.link.slots import slots
from whence.link.telling import Telling, tellings
from whence.model.claim import Claim
from whence.model.reading import Event, Reading, Rejection
from whence.model.vocabulary import Extent, Status


def link(reading: Reading) -> Reading:
    """Group the claims of a reading into events, in the order of the text.

    Every claim is in exactly one event, unless all that is told of its happening is history, or a total: that opens no
    event, and a rejection at each of its claims says why. A claim that goes on telling of a happening then takes over
    the place and time that were told of it; the slots list what each claim says by itself.
    """
    mentions = {mention.id: mention for mention in reading.mentions}
    carrier, completed = Carrier(reading.document, mentions, reading.claims), dict[str, Claim]()
    events: list[Event] = []
    refused: list[Rejection] = []
    for happening in _happenings(tellings(reading)):
        completed |= {claim.id: claim for claim in carrier.carried(happening.told)}
        claims = sorted((telling.claim for telling in happening.told), key=lambda claim: (claim.trigger, claim.id))
        if all(_is_background(claim, reading) for claim in claims):
            refused += (_refusal(claim, reading) for claim in claims)
        else:
            events.append(Event(f"e{len(events) + 1}", tuple(claim.id for claim in claims), slots(claims, mentions)))
    claims_told = tuple(completed.get(claim.id, claim) for claim in reading.claims)
    return replace(reading, claims=claims_told, events=tuple(events), rejections=(*reading.rejections, *refused))


def _is_background(claim: Claim, reading: Reading) -> bool:
    """Say whether a claim is on the past beside the news, or on a total; what is planned or denied is news, too."""
    if claim.extent is Extent.AGGREGATE:
        return True
    told = claim.status in (Status.ASSERTED, Status.POSSIBLE) and claim.extent is Extent.SINGLE
    return told and not opens_event(claim, reading)


def _refusal(claim: Claim, reading: Reading) -> Rejection:
    return Rejection("link", claim.trigger, f"opens no event: {'; '.join(objections(claim, reading))}")


def _happenings(told: Sequence[Telling]) -> list[Happening]:
    found: list[Happening] = []
    of_type: dict[str, list[Happening]] = {}
    for _, sentence in groupby(told, key=lambda telling: telling.sentence):
        for clauses in _in_one_breath(sentence):
            known = of_type.setdefault(clauses.told[0].claim.event.plover, [])
            home = _home(clauses, known)
            if home is None:
                found.append(clauses)
                known.append(clauses)
            else:
                home.told.extend(clauses.told)
                known.remove(home)
                known.append(home)
    return found


def _in_one_breath(sentence: Iterator[Telling]) -> list[Happening]:
    """Put the tellings of a sentence together that are of one happening."""
    found: list[Happening] = []
    for telling in sentence:
        for happening in reversed(found[-RECENT:]):
            if all(can_be_one(one, telling) for one in happening.recent) and in_one_breath(happening.told[-1], telling):
                happening.told.append(telling)
                break
        else:
            found.append(Happening([telling]))
    return found


def _home(new: Happening, known: Sequence[Happening]) -> Happening | None:
    """Return the happening for which most speaks, of several the one told of last; None if nothing speaks for any."""
    best, home = 0, None
    for back, happening in enumerate(reversed(known[-RECENT:])):
        found = strength(happening, new, latest=back == 0)
        if found > best:
            best, home = found, happening
    return home
