"""From the program's reading of a version and the acts on it to the reading that persons corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.link import events
from whence.model.archive import Coded, StoredReading
from whence.model.claim import Claim, DraftClaim, EventCodes
from whence.model.errors import InputError, StoreError
from whence.model.mention import Mention
from whence.model.reading import Reading
from whence.model.review import Act, ReviewField
from whence.reference.ontology import codes
from whence.resolve.circumstances import circumstances
from whence.resolve.responsibility import perp_confidence
from whence.resolve.speakers import Voices
from whence.review.applying import Revised, digest_of, revise
from whence.store.interface import ReadStore

_CODED = frozenset({ReviewField.EVENT, ReviewField.ACTORS, ReviewField.TARGETS, ReviewField.WEAPONS, ReviewField.PLACE})
"""Fields that codes hang on: who did it to whom, with what, and in which country."""


def program_reading(store: ReadStore, version_id: str) -> StoredReading:
    """Find the newest reading of a version that no person has corrected.

    Raises:
        InputError: the version was not coded.
    """
    made = [each for each in store.readings(version_id) if is_programs(store, each)]
    if not made:
        raise InputError(f"version {version_id} was not coded yet; whence code does it")
    return made[-1]


def is_programs(store: ReadStore, reading: StoredReading) -> bool:
    """Say whether a reading is one that no person has corrected."""
    maker = store.maker(reading.maker_id)
    return maker is not None and maker == maker.program


def whole_reading(store: ReadStore, reading_id: str) -> Reading:
    """Get a reading.

    Raises:
        StoreError: it is lost.
    """
    found = store.reading(reading_id)
    if found is None:
        raise StoreError(f"the reading {reading_id} is lost; see whence verify")
    return found


def with_acts(store: ReadStore, coded: Sequence[Coded]) -> list[Coded]:
    """Add to readings that a program made what persons' acts make of them, so that corrections win for ever.

    Raises:
        StoreError: the store cannot be used.
        SchemaError: an act is damaged.
    """
    acts = store.acts_on(item.version_id for item in coded)
    found: list[Coded] = []
    for item in coded:
        found.append(item)
        if item.version_id in acts:
            found.append(revised(item, acts[item.version_id]))
    return found


def revised(program: Coded, acts: Sequence[Act]) -> Coded:
    """Make the reading that persons corrected of the program's.

    Args:
        program: the program's reading of a version.
        acts: all on that version.

    Raises:
        SchemaError: an act is damaged.
    """
    made = revise(program.reading, program.version_id, acts)
    reading = made.reading if made.reading is program.reading else finished(made)
    maker = program.maker.revised(max(act.seq for act in acts), digest_of(acts))
    return Coded(program.job_id, program.version_id, maker, reading)


def finished(made: Revised) -> Reading:
    """Work out again what hangs on corrected values: codes, what is known of speakers, events of the document."""
    reading = made.reading
    mentions = {mention.id: mention for mention in reading.mentions}
    voices = Voices.of(reading.document, mentions, reading.claims)
    claims = tuple(
        _finished(claim, made.touched[claim.id], mentions, voices) if claim.id in made.touched else claim
        for claim in reading.claims
    )
    kept = tuple(each for each in reading.rejections if each.stage != "link")
    linked = events.link(replace(reading, claims=claims, events=(), rejections=kept))
    return replace(linked, claims=claims)  # a value that a person took away is not taken over from another claim again


def _finished(claim: Claim, fields: Iterable[ReviewField], mentions: Mapping[str, Mention], voices: Voices) -> Claim:
    touched = frozenset(fields)
    if touched & _CODED:
        claim = replace(claim, event=_codes(claim, mentions))
    if ReviewField.SPEAKER in touched:
        claim = voices.heard([claim])[0]
    if touched & {ReviewField.ACTORS, ReviewField.SPEAKER, ReviewField.STATUS, ReviewField.EVENT}:
        claim = replace(claim, perp_confidence=perp_confidence(claim))
    return claim


def _codes(claim: Claim, mentions: Mapping[str, Mention]) -> EventCodes:
    """Look the codes up again; type and mode stay what they are, whatever the parties would make of them."""
    known = circumstances(_draft(claim), claim.actors, claim.targets, mentions)
    found = codes(claim.event.plover, claim.event.mode, known)
    same = (found.plover, found.mode) == (claim.event.plover, claim.event.mode)
    return found if same else claim.event


def _draft(claim: Claim) -> DraftClaim:
    """Take a claim back to what it was before it was resolved, as far as codes need it."""
    return DraftClaim(
        id=claim.id,
        trigger=claim.trigger,
        plover=claim.event.plover,
        mode=claim.event.mode,
        actors=claim.actors,
        targets=claim.targets,
        instruments=claim.instruments,
        casualties=claim.casualties,
        places=claim.place.mention_ids if claim.place else (),
        time=None,
        attribution=claim.attribution,
        extent=claim.extent,
        status=claim.status,
        certainty=claim.certainty,
        cues=claim.cues,
        evidence=claim.evidence,
        score=claim.score,
        origin=claim.origin,
    )
