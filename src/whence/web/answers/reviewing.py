"""Acts, choices and agreement as answers have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from whence.archive.reviewing.choosing import Choice
from whence.archive.reviewing.queueing import Waiting
from whence.archive.reviewing.telling import after, before
from whence.model.review import Act
from whence.review.agreement import Agreement
from whence.store.interface import ReadStore
from whence.web.answers.claims import claims_out
from whence.web.answers.values import place_out
from whence.web.schemas import reviewing as out
from whence.web.schemas.common import Offsets


def acts_out(store: ReadStore, acts: Iterable[Act]) -> list[out.Act]:
    """Make answers of acts, each with the act that took it back."""
    listed = list(acts)
    undone = store.undone(act.seq for act in listed)
    return [act_out(act, undone) for act in listed]


def act_out(act: Act, undone: Mapping[int, int]) -> out.Act:
    """Make the answer of an act."""
    return out.Act(
        seq=act.seq,
        at=act.at.isoformat(),
        who=act.who,
        kind=act.kind.value,
        claim=act.claim_id,
        incident=act.incident_id,
        version=act.version_id,
        field=act.field.value if act.field is not None else None,
        value=act.given,
        before=before(act),
        after=after(act),
        spans=[Offsets(begin=begin, end=end) for begin, end in act.spans],
        why=act.why,
        undone=undone.get(act.seq),
    )


def queue_out(store: ReadStore, waiting: Iterable[Waiting]) -> list[out.QueueItem]:
    """Make answers of claims that wait."""
    listed = list(waiting)
    claims = claims_out(store, [each.claim for each in listed])
    return [
        out.QueueItem(
            claim=claim,
            incident_title=each.title,
            doubt=each.queued.doubt,
            importance=each.queued.importance,
            why=list(each.why),
        )
        for each, claim in zip(listed, claims, strict=True)
    ]


def choice_out(choice: Choice) -> out.Choice:
    """Make the answer of a value that words can have."""
    place = place_out(choice.place) if choice.place is not None else None
    return out.Choice(value=choice.value, words=choice.words, reason=choice.reason, place=place)


def agreement_out(found: Agreement) -> out.Agreement:
    """Make the answer of how far coders agree."""
    pairs = [
        out.CoderPair(one=each.one, other=each.other, field=each.field.value, items=each.items, alpha=each.alpha)
        for each in found.pairs
    ]
    fields: dict[str, Any] = {name.value: alpha for name, alpha in found.fields.items()}
    return out.Agreement(fields=fields, items={name.value: n for name, n in found.items.items()}, pairs=pairs)
