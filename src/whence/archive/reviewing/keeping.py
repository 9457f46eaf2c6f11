"""Keep an act, and the reading that it brings about: both in one transaction, or neither."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from whence.archive.reviewing.checking import Checker
from whence.archive.reviewing.finding import Found, find
from whence.archive.reviewing.revising import program_reading, revised, whole_reading
from whence.model.archive import Coded
from whence.model.errors import InputError, MovedOn, StoreError
from whence.model.linking import claim_id, claim_ids
from whence.model.reading import Reading
from whence.model.review import Act, ActKind, ReviewField, value_json
from whence.reference.gazetteer import Gazetteer
from whence.store.interface import ReadStore, Store

_TRIES = 5
"""Times that an act is tried while others write."""


class NotYours(InputError):
    """An act is somebody else's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a coder wants to do; ids are whole. See ``web.schemas.reviewing.NewAct`` for what each kind takes."""

    kind: ActKind
    claim: str | None = None
    incident: str | None = None
    version: str | None = None
    field: ReviewField | None = None
    value: Any = None
    spans: tuple[tuple[int, int], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An act that was kept; ``version_id`` is that of the version of which something else may be read now."""

    act: Act
    version_id: str | None


class Reviewer:
    """Keeps the acts of one person.

    Args:
        store: of the archive.
        who: the person.
        now: tells the time.
        gazetteer: opens the gazetteer, where it is needed.
        seen: the archive as this person may see it (``eyes``): acts are on claims as they were seen. None for all.
    """

    def __init__(
        self,
        store: Store,
        who: str,
        now: Callable[[], datetime],
        gazetteer: Callable[[], Gazetteer],
        seen: ReadStore | None = None,
    ) -> None:
        self._store, self._who, self._now, self._gazetteer = store, who, now, gazetteer
        self._seen: ReadStore = seen or store

    def keep(self, wish: Wish) -> Kept:
        """Keep an act. Said twice it is kept once.

        Raises:
            InputError: there is no such claim, or the value is none that the field can have.
            ModelError: something is missing in the act.
            StoreError: the store cannot be used, or others wrote all the time.
        """
        return self._tried(lambda: self._kept(wish))

    def undo(self, seq: int, why: str = "", *, others: bool = False) -> Kept:
        """Take back an act that stands.

        Args:
            seq: its number.
            why: the reason.
            others: whether acts of others may be taken back too.

        Raises:
            InputError: there is none, or it does not stand.
            NotYours: it is somebody else's.
        """
        return self._tried(lambda: self._undone(seq, why, others))

    def _tried(self, work: Callable[[], Kept]) -> Kept:
        for _ in range(_TRIES - 1):
            try:
                return work()
            except MovedOn:
                continue
        return work()

    def _kept(self, wish: Wish) -> Kept:
        if wish.kind is ActKind.ADD:
            return self._added(wish)
        if wish.claim is None:
            if wish.kind is not ActKind.COMMENT or wish.incident is None:
                raise InputError(f"to {wish.kind.value} takes a claim")
            return self._commented(wish.incident, wish.why)
        found = find(self._store, wish.claim, self._seen)
        act = self._on(found, wish)
        current = whole_reading(self._store, found.reading_id)
        stays = wish.kind is ActKind.ACCEPT and found.claim is not None and found.claim in current.claims
        if wish.kind is ActKind.COMMENT or stays:
            return Kept(self._store.keep_act(act, (), over=found.reading_id, now=act.at), None)
        return self._effective(act, found.reading_id, current)

    def _on(self, found: Found, wish: Wish) -> Act:
        """Make the act that is wished for, on a claim that was found."""
        field = value = None
        if wish.spans:
            self._checker(found.reading).within(wish.spans)
        if wish.kind is ActKind.CORRECT:
            if wish.field is None:
                raise InputError(f"to correct takes a field: {', '.join(ReviewField)}")
            field = wish.field
            trigger = json.loads(found.was)["claim"]["trigger"]  # what was typed stands on the claim's own words
            spans = wish.spans or ((trigger["begin"], trigger["end"]),)
            value = value_json(self._checker(found.reading).checked(field, wish.value, spans))
        return Act(
            0,
            self._now(),
            self._who,
            wish.kind,
            found.version_id,
            found.id,
            field=field,
            value=value,
            spans=wish.spans,
            why=wish.why,
            was=found.was,
        )

    def _commented(self, incident_id: str, why: str) -> Kept:
        if self._store.incident(incident_id) is None:
            raise InputError(f"there is no incident {incident_id}; whence incidents lists them")
        act = Act(0, self._now(), self._who, ActKind.COMMENT, incident_id=incident_id, why=why)
        return Kept(self._store.keep_act(act, (), over=None, now=act.at), None)

    def _added(self, wish: Wish) -> Kept:
        if wish.version is None or not wish.spans:
            raise InputError("to add takes a version and selected words: the first are those that tell the event")
        made = self._store.readings(wish.version)
        if not made:
            raise InputError(f"version {wish.version} was not coded yet; whence code does it")
        reading = whole_reading(self._store, made[-1].id)
        value = self._checker(reading).added(wish.value, wish.spans)
        id = _new_id(wish.version, reading, wish.spans[0], value["event"]["plover"], self._store)
        act = Act(
            0,
            self._now(),
            self._who,
            ActKind.ADD,
            wish.version,
            id,
            value=value_json(value),
            spans=wish.spans,
            why=wish.why,
        )
        return self._effective(act, made[-1].id, reading)

    def _undone(self, seq: int, why: str, others: bool) -> Kept:
        act = self._store.act(seq)
        if act is None:
            raise InputError(f"there is no act {seq}; whence review log lists them")
        if act.who != self._who and not others:
            raise NotYours(f"act {seq} is {act.who}'s; only {act.who} or an editor can take it back")
        by = self._store.undone([seq]).get(seq)
        undo = Act(
            0, self._now(), self._who, ActKind.UNDO, act.version_id, act.claim_id, act.incident_id, why=why, undoes=seq
        )
        if by is not None and (made := self._store.act(by)) is not None and made.who == self._who:
            return Kept(made, made.version_id)
        if by is not None:
            raise InputError(f"act {seq} does not stand any more: act {by} took it back; undo that to have it back")
        if act.version_id is None or act.kind is ActKind.COMMENT:
            return Kept(self._store.keep_act(undo, (), over=None, now=undo.at), None)
        newest = self._store.readings(act.version_id)[-1]
        return self._effective(undo, newest.id, whole_reading(self._store, newest.id))

    def _effective(self, act: Act, over: str, current: Reading) -> Kept:
        """Keep an act with the reading that it brings about; with none where it changes nothing."""
        version_id = act.version_id
        assert version_id is not None  # acts that readings hang on are on a version
        numbered = replace(act, seq=self._store.last_act() + 1)
        acts = (*self._store.acts_on([version_id]).get(version_id, ()), numbered)
        coded = self._coded(version_id, acts, current)
        kept = self._store.keep_act(numbered, coded, over=over, now=act.at)
        return Kept(kept, version_id)

    def _coded(self, version_id: str, acts: Sequence[Act], current: Reading) -> tuple[Coded, ...]:
        program = program_reading(self._store, version_id)
        maker = self._store.maker(program.maker_id)
        if maker is None:
            raise StoreError(f"the maker {program.maker_id} is lost; see whence verify")
        made = revised(Coded("", version_id, maker, whole_reading(self._store, program.id)), acts)
        return () if made.reading == current else (made,)

    def _checker(self, reading: Reading) -> Checker:
        return Checker(reading.document.text, self._gazetteer())


def _new_id(version_id: str, reading: Reading, trigger: tuple[int, int], plover: str, store: Store) -> str:
    """Give an added claim an id that no other has or had."""
    taken = {
        *claim_ids(version_id, reading.claims),
        *(a.claim_id for a in store.acts_on([version_id]).get(version_id, ())),
    }
    nth = 1
    while (id := claim_id(version_id, *trigger, plover, nth)) in taken:
        nth += 1
    return id
