"""Acts applied to a reading: claims corrected, rejected, added or put back, each under the id that it had.

Corrections are readings: what comes of it is kept beside the program's reading, which stays as it was. Acts that stand
are applied to the newest reading of the program in the order in which they were done, so that the last word counts, and
undoing an act gives what there would be without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from whence.model.archive import canonical_json, derived_id
from whence.model.claim import Claim, Stance
from whence.model.linking import claim_ids
from whence.model.reading import Event, Reading, Rejection
from whence.model.review import Act, ActKind, ReviewField, standing
from whence.model.serial import plain
from whence.review.adding import added_claim
from whence.review.anchoring import Anchor, anchored
from whence.review.correcting import corrected
from whence.review.given import given
from whence.review.mentions import Mentions
from whence.review.snapshots import put_back, snapshot_from


@dataclass(frozen=True, slots=True)
class Revised:
    """A reading as persons corrected it.

    Attributes:
        reading: its events are the program's, without claims that are gone; they can be found anew.
        touched: by the claim's id in the reading, which of its fields persons gave a value; all of an added one.
    """

    reading: Reading
    touched: Mapping[str, frozenset[ReviewField]]


def revise(reading: Reading, version_id: str, acts: Iterable[Act]) -> Revised:
    """Apply the acts that stand to a reading of their version.

    Args:
        reading: the program's; applying again what is applied changes nothing.
        version_id: of what version.
        acts: all on that version, those that were undone too; of other versions none.

    Raises:
        SchemaError: an act is damaged, or of another text.
    """
    told = _by_claim(tuple(acts))
    if not told:
        return Revised(reading, {})
    return _Revision(reading, version_id, told).made()


def digest_of(acts: Iterable[Act]) -> str:
    """Name the acts that stand: the same for the same."""
    return derived_id("review", *(canonical_json(plain(act)) for act in standing(acts) if act.kind in _TELLING))


_TELLING = frozenset({ActKind.ACCEPT, ActKind.CORRECT, ActKind.REJECT, ActKind.ADD})
Acts = Mapping[str, Sequence[Act]]


def _by_claim(acts: Sequence[Act]) -> Acts:
    """Sort what stands by claim; where adding one was undone, nothing that was said of it brings it back."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in standing(acts):
        if act.kind in _TELLING and act.claim_id is not None:
            found[act.claim_id].append(act)
    added = {act.claim_id for act in acts if act.kind is ActKind.ADD}
    return {id: each for id, each in found.items() if id not in added or each[0].kind is ActKind.ADD}


@dataclass(slots=True)
class _Revision:
    """One reading being revised."""

    reading: Reading
    version_id: str
    told: Acts
    mentions: Mentions = field(init=False)
    published: date | None = field(init=False)
    stances: list[Stance] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    touched: dict[str, frozenset[ReviewField]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = Mentions(self.reading.mentions)
        report = self.reading.report
        self.published = report.published.date.whole_day if report.published else None

    def made(self) -> Revised:
        claims = self.reading.claims
        ids = claim_ids(self.version_id, claims)
        at = anchored(map(self._anchor, self.told.items()), claims, ids)
        judged = {place: id for id, place in at.items()}
        kept: list[tuple[str, Claim]] = []
        for place, claim in enumerate(claims):
            id = judged.get(place, ids[place])
            after = self._judged(id, claim) if place in judged else claim
            if after is not None:
                kept.append((id, after))
        for id in self.told:
            if id not in at and (after := self._judged(id, None)) is not None:
                kept.append((id, after))
        return self._assembled(kept)

    def _anchor(self, item: tuple[str, Sequence[Act]]) -> Anchor:
        id, acts = item
        first = acts[0]
        if first.before is None:  # an added claim: it stands where its words were selected
            begin, end = first.spans[0]
            return Anchor(id, begin, end, first.given["event"]["plover"])
        claim = first.before["claim"]
        return Anchor(id, claim["trigger"]["begin"], claim["trigger"]["end"], claim["event"]["plover"])

    def _judged(self, id: str, claim: Claim | None) -> Claim | None:
        """Apply the acts on a claim; None for one that the last of them rejects, and for one that none brings back."""
        rejected = False
        fields: set[ReviewField] = set()
        for act in self.told[id]:
            rejected = act.kind is ActKind.REJECT
            if act.kind is ActKind.ADD:
                claim = claim if claim is not None and claim.id == id else added_claim(act, self.reading, self.mentions)
                fields = set(ReviewField)
            elif claim is None or act.kind is ActKind.ACCEPT:
                claim = self._as_it_was(act, id, claim)
            if act.kind is ActKind.CORRECT and act.field is not None:
                value = given(act.field, act.given, act.spans, self.reading.document.text)
                claim = corrected(claim, act.field, value, self.mentions, self.published)
                fields.add(act.field)
        if claim is None:
            return None
        if rejected:
            why = " ".join(self.told[id][-1].why.split())
            told = f"rejected by a coder (act {self.told[id][-1].seq}): {why}"
            self.rejections.append(Rejection("review", claim.trigger, told))
            return None
        if fields:
            self.touched[claim.id] = frozenset(fields)
        return claim

    def _as_it_was(self, act: Act, id: str, claim: Claim | None) -> Claim:
        """Put a claim back as it was when it was judged; one that the program finds keeps its id and stances."""
        assert act.before is not None  # acts on claims have a snapshot
        was = snapshot_from(act.before, self.reading.document.text)
        restored, stances = put_back(was, id if claim is None else claim.id, self.mentions)
        if claim is None:
            self.stances += stances
        return restored

    def _assembled(self, kept: Sequence[tuple[str, Claim]]) -> Revised:
        names = _names(self.version_id, kept)
        claims = tuple(
            claim if claim.id == name else replace(claim, id=name) for (_, claim), name in zip(kept, names, strict=True)
        )
        new_name = {claim.id: name for (_, claim), name in zip(kept, names, strict=True)}
        stances = [
            replace(each, claim_id=new_name[each.claim_id])
            for each in (*self.reading.stances, *self.stances)
            if each.claim_id in new_name
        ]
        reading = replace(
            self.reading,
            mentions=self.mentions.all,
            claims=claims,
            stances=tuple(dict.fromkeys(stances)),
            events=_events(self.reading.events, new_name),
            rejections=tuple(dict.fromkeys((*self.reading.rejections, *self.rejections))),
        )
        return Revised(reading, {new_name[id]: fields for id, fields in self.touched.items()})


def _names(version_id: str, kept: Sequence[tuple[str, Claim]]) -> list[str]:
    """Give claims the ids in the reading under which the archive goes on knowing them: their own where that does."""
    named = [claim for _, claim in kept]
    while True:
        ids = claim_ids(version_id, named)
        odd = [at for at, (wanted, _) in enumerate(kept) if ids[at] != wanted]
        if not odd:
            return [claim.id for claim in named]
        for at in odd:
            named[at] = replace(named[at], id=kept[at][0])


def _events(events: Iterable[Event], names: Mapping[str, str]) -> tuple[Event, ...]:
    """Keep the events of claims that are there."""
    found = []
    for event in events:
        ids = tuple(names[id] for id in event.claim_ids if id in names)
        if ids:
            slots = {
                slot: tuple(
                    replace(value, claim_ids=tuple(names[id] for id in value.claim_ids if id in names))
                    for value in values
                    if any(id in names for id in value.claim_ids)
                )
                for slot, values in event.slots.items()
            }
            found.append(replace(event, claim_ids=ids, slots=slots))
    return tuple(found)
