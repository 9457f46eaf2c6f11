"""Review: what coders do with claims. Acts are appended and never changed; one is undone by another."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import datetime
from enum import StrEnum
from typing import Any

from whence.model.archive import canonical_json
from whence.model.errors import ModelError

LONGEST_WHY = 4000
"""Characters of a reason or comment: a page."""
LONGEST_VALUE = 100_000
"""Characters of a value as JSON: more than any list of parties or any outline of a place takes."""


class ActKind(StrEnum):
    """What a coder does with a claim, or with an incident (a comment only)."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    COMMENT = "comment"
    UNDO = "undo"


JUDGING = frozenset({ActKind.ACCEPT, ActKind.CORRECT, ActKind.REJECT, ActKind.ADD})
"""Acts that say something about a claim as a whole; what changes readings are those without ``ACCEPT``."""

SETTLING = frozenset({ActKind.ACCEPT, ActKind.REJECT})
"""Acts by which a coder says that this is all that they say of a claim."""


class ReviewField(StrEnum):
    """What of a claim can be corrected."""

    EVENT = "event"
    ACTORS = "actors"
    TARGETS = "targets"
    PLACE = "place"
    TIME = "time"
    CASUALTIES = "casualties"
    WEAPONS = "weapons"
    SPEAKER = "speaker"
    STATUS = "status"
    CERTAINTY = "certainty"
    EXTENT = "extent"


class ReviewStage(StrEnum):
    """Where a claim stands, seen by all coders together."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a coder.

    Attributes:
        seq: counts all acts of an archive from 1; 0 for one that is not kept yet.
        at: when.
        who: by whom.
        kind: what was done.
        version_id: the version whose document ``spans`` point into; None for a comment on an incident.
        claim_id: the claim it is on, by its id in the archive; of ``ADD`` the id that the new one got.
        incident_id: the incident that a comment is on.
        field: what was corrected.
        value: canonical JSON of the value that a correction gives ("null" says that the text does not tell) or of what
            an added claim says; None for other acts.
        spans: the words selected, as (begin, end) in code points; of ``ADD`` the first is the trigger.
        why: the reason, or the comment.
        undoes: number of the act that is taken back.
        was: canonical JSON of the claim as it was before, with the mentions and stances that it needs, so that it can
            be put back when the program later reads the report otherwise; None where there was no claim.

    Raises:
        ModelError: something is missing or does not belong to this kind of act.
    """

    seq: int
    at: datetime
    who: str
    kind: ActKind
    version_id: str | None = None
    claim_id: str | None = None
    incident_id: str | None = None
    field: ReviewField | None = None
    value: str | None = attribute(default=None, repr=False)
    spans: tuple[tuple[int, int], ...] = ()
    why: str = ""
    undoes: int | None = None
    was: str | None = attribute(default=None, repr=False)

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise ModelError("an act needs to say whose it is")
        if len(self.why) > LONGEST_WHY:
            raise ModelError(f"a reason of {len(self.why)} characters; write {LONGEST_WHY} at most")
        if self.value is not None and len(self.value) > LONGEST_VALUE:
            raise ModelError(f"a value of {len(self.value)} characters; {LONGEST_VALUE} at most can be kept")
        if any(not 0 <= begin < end for begin, end in self.spans):
            raise ModelError(f"selected words begin before they end: {self.spans}")
        for holds, told in _NEEDS[self.kind]:
            if not holds(self):
                raise ModelError(f"to {self.kind.value} takes {told}")

    @property
    def given(self) -> Any:
        """The value as plain data; None where none is given, and where the text does not tell."""
        return None if self.value is None else json.loads(self.value)

    @property
    def before(self) -> Mapping[str, Any] | None:
        """The snapshot as plain data: ``claim``, ``mentions``, ``stances``."""
        return None if self.was is None else json.loads(self.was)

    def says_as(self, other: Act) -> bool:
        """Say whether another act says the same, whenever it was done and whatever the claim was then."""
        return self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        target = (self.version_id, self.claim_id if self.kind is not ActKind.ADD else None, self.incident_id)
        return (self.who, self.kind, *target, self.field, self.value, self.spans, self.why, self.undoes)


def _on_claim(act: Act) -> bool:
    return act.claim_id is not None and act.version_id is not None and act.was is not None


_REASON = (lambda act: bool(act.why.strip()), "a reason: say why")
_CLAIM = (_on_claim, "a claim of a version, as it was")
_NEEDS: Mapping[ActKind, tuple[tuple[Any, str], ...]] = {
    ActKind.ACCEPT: (_CLAIM,),
    ActKind.CORRECT: (
        _CLAIM,
        (lambda act: act.field is not None and act.value is not None, "a field and a value"),
    ),
    ActKind.REJECT: (_CLAIM, _REASON),
    ActKind.ADD: (
        (lambda act: act.claim_id is not None and act.version_id is not None, "a version and the claim's new id"),
        (lambda act: bool(act.spans) and act.value is not None, "selected words and what kind of event they tell"),
    ),
    ActKind.COMMENT: (
        (lambda act: act.claim_id is not None or act.incident_id is not None, "a claim or an incident"),
        (lambda act: bool(act.why.strip()), "words"),
    ),
    ActKind.UNDO: ((lambda act: act.undoes is not None, "the number of the act that is taken back"),),
}


def value_json(value: object) -> str:
    """Write a value as an act keeps it.

    Raises:
        ModelError: it is no plain data.
    """
    try:
        return canonical_json(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise ModelError(f"a value that is no plain JSON: {error}") from error


def standing(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Leave out what was undone, and the undoing: what stands, in the order in which it was done.

    What undoes an undoing lets the first act stand again.
    """
    known = {act.seq: act for act in acts}
    fallen: set[int] = set()
    for act in sorted(known.values(), key=lambda each: -each.seq):
        if act.kind is ActKind.UNDO and act.seq not in fallen and act.undoes is not None:
            fallen.add(act.undoes)
    stand = (act for seq, act in sorted(known.items()) if seq not in fallen)
    return tuple(act for act in stand if act.kind is not ActKind.UNDO)


def is_rejected(acts: Collection[Act]) -> bool:
    """Say whether a claim is in no reading that persons corrected, since the last who judged it rejected it.

    Args:
        acts: all on the claim, those that were undone too. One whose adding was undone is none, and not rejected.
    """
    judging = [act for act in standing(acts) if act.kind in JUDGING]
    lacking = any(act.kind is ActKind.ADD for act in acts) and all(act.kind is not ActKind.ADD for act in judging)
    return bool(judging) and judging[-1].kind is ActKind.REJECT and not lacking


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What persons did with a claim.

    Attributes:
        state: where it stands.
        by: who judged it, in order of their first act.
        fields: who corrected what last, by the field's name.
        comments: how many stand.
    """

    state: ReviewStage = ReviewStage.OPEN
    by: tuple[str, ...] = ()
    fields: Mapping[str, str] = attribute(default_factory=dict)
    comments: int = 0


OPEN = ReviewState()
"""Nobody looked at it."""


def state_of(acts: Collection[Act]) -> ReviewState:
    """Say where a claim stands by the acts on it, those that were undone too.

    Coders differ where one rejects it and another keeps it, where two give a field different values, and where one
    accepts what another corrects: later, or before and unseen. Of each coder the last word on a field counts.
    """
    stand = standing(acts)
    judging = [act for act in stand if act.kind in JUDGING]
    fields = {name.value: act.who for name, act in _corrections(judging).items()}
    comments = sum(act.kind is ActKind.COMMENT for act in stand)
    by = tuple(dict.fromkeys(act.who for act in judging))
    return ReviewState(_stage(judging), by, fields, comments)


def _corrections(judging: Iterable[Act]) -> Mapping[ReviewField, Act]:
    """Get the corrections that stand, by field: who accepts the claim without one that they have not seen ends it."""
    found: dict[ReviewField, Act] = {}
    for act in judging:
        if act.field is not None:
            found[act.field] = act
        elif act.kind is ActKind.ACCEPT:
            found = {name: each for name, each in found.items() if each.who == act.who or not _contradicts(act, each)}
    return found


def _stage(judging: list[Act]) -> ReviewStage:
    if not judging:
        return ReviewStage.OPEN
    last = {act.who: act for act in judging}
    rejecting = {who for who, act in last.items() if act.kind is ActKind.REJECT}
    if (rejecting and len(rejecting) < len(last)) or _differ(judging):
        return ReviewStage.DISPUTED
    if rejecting:
        return ReviewStage.REJECTED
    kinds = {act.kind for act in judging}
    if ActKind.ADD in kinds:
        return ReviewStage.ADDED
    return ReviewStage.CORRECTED if ActKind.CORRECT in kinds else ReviewStage.ACCEPTED


def _differ(judging: list[Act]) -> bool:
    """Say whether two coders stand by different values of a field."""
    values: dict[tuple[str, ReviewField], str | None] = {}
    accepted: dict[str, Act] = {}
    for act in judging:
        if act.kind is ActKind.CORRECT and act.field is not None:
            values[(act.who, act.field)] = act.value
        elif act.kind is ActKind.ACCEPT:
            accepted[act.who] = act
    by_field: dict[ReviewField, set[str | None]] = {}
    for (_, name), value in values.items():
        by_field.setdefault(name, set()).add(value)
    if any(len(each) > 1 for each in by_field.values()):
        return True
    corrections = [act for act in judging if act.kind is ActKind.CORRECT]
    return any(_contradicts(each, act) for act in corrections for each in accepted.values() if act.who != each.who)


def _contradicts(accepted: Act, correction: Act) -> bool:
    """Say whether what one accepts is what another corrects: later, or before with both seeing the same value."""
    return correction.seq > accepted.seq or _seen(accepted, correction.field) == _seen(correction, correction.field)


def _seen(act: Act, name: ReviewField | None) -> Any:
    """Get what a field was when an act was done; the act itself, which equals no other, where it does not tell."""
    told: Any = act.before
    for key in ("claim", *(_HELD_IN.get(name, (name.value,)) if name else ())):
        told = told.get(key, act) if isinstance(told, Mapping) else act
    return told


_HELD_IN = {ReviewField.SPEAKER: ("attribution", "speaker"), ReviewField.WEAPONS: ("instruments",)}
"""Where a claim has those fields that go by other names there."""
