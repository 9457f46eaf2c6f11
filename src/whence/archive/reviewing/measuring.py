"""Agreement of coders over an archive, and its reviewed claims as training data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from whence.archive.reviewing.revising import program_reading, whole_reading
from whence.model.archive import derived_id
from whence.model.errors import InputError
from whence.model.linking import claim_ids
from whence.model.reading import Reading
from whence.model.review import JUDGING, Act
from whence.review.agreement import Agreement, agreement
from whence.review.anchoring import Anchor, anchored
from whence.review.answers import answers
from whence.review.snapshots import snapshot
from whence.review.training import Reviewed, record
from whence.store.interface import ReadStore

_PAGE = 200
_PSEUDONYM = 8
"""Hexadecimal digits of a pseudonym: enough for any team."""


def measured(store: ReadStore) -> Agreement:
    """Measure how far the coders of an archive agree.

    Raises:
        StoreError: the store cannot be used.
    """
    return agreement(answers(acts) for _, acts in _reviewed(store))


def training(store: ReadStore, *, named: bool = False) -> Iterator[Mapping[str, Any]]:
    """Yield the claims that persons judged, in the order of their ids, as training data.

    Args:
        store: of the archive.
        named: whether coders go by their names; else each has a pseudonym that stays the same in this archive.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    load = lru_cache(8)(lambda id: whole_reading(store, id))
    for id, acts in _reviewed(store):
        if any(act.kind in JUDGING for act in acts):
            told = record(_told(store, id, acts, load), _Names(store, named))
            if told is not None:
                yield told


def pseudonym(store: ReadStore, who: str) -> str:
    """Name a coder without telling who it is: the same in all exports of this archive, another in others."""
    first = store.audit(limit=1)
    return f"coder-{derived_id('coder', first[0].hash if first else '', who)[:_PSEUDONYM]}"


class _Names(dict[str, str]):
    """What coders are called, looked up as they come."""

    def __init__(self, store: ReadStore, named: bool) -> None:
        super().__init__()
        self._store, self._named = store, named

    def __missing__(self, who: str) -> str:
        self[who] = who if self._named else pseudonym(self._store, who)
        return self[who]


def _reviewed(store: ReadStore) -> Iterator[tuple[str, Sequence[Act]]]:
    after = ""
    while page := store.reviewed(after=after, limit=_PAGE):
        after = page[-1]
        yield from sorted(store.acts_of(page).items())


def _told(store: ReadStore, id: str, acts: Sequence[Act], load: Any) -> Reviewed:
    version_id = next(act.version_id for act in acts if act.version_id is not None)
    version = store.version(version_id)
    if version is None:
        raise InputError(f"version {version_id} of act {acts[0].seq} is lost; see whence verify")
    program, newest = program_reading(store, version_id), store.readings(version_id)[-1]
    maker = store.maker(program.maker_id)
    of_program: Reading = load(program.id)
    return Reviewed(
        id,
        version_id,
        version.sha256,
        version.language,
        of_program.document,
        acts,
        _snapshot(of_program, version_id, id, acts),
        _snapshot(load(newest.id), version_id, id, ()),
        maker.components if maker is not None else (),
    )


def _snapshot(reading: Reading, version_id: str, id: str, acts: Sequence[Act]) -> Mapping[str, Any] | None:
    """Get a claim of a reading, by its id or else by the words that acts on it name; None where it is not there."""
    import json

    before = next((act.before for act in acts if act.before is not None), None)
    ids = claim_ids(version_id, reading.claims)
    trigger = before["claim"]["trigger"] if before else {"begin": 0, "end": 0}
    anchor = Anchor(id, trigger["begin"], trigger["end"], before["claim"]["event"]["plover"] if before else "")
    at = anchored([anchor], reading.claims, ids).get(id)
    found: Mapping[str, Any] | None = None if at is None else json.loads(snapshot(reading, reading.claims[at]))
    return found
