"""What ``whence review`` shows: a claim with its words, the log of acts, agreement."""

from __future__ import annotations

from whence.archive.reviewing.finding import find, named_claim
from whence.archive.reviewing.measuring import measured
from whence.archive.reviewing.states import state
from whence.archive.reviewing.telling import after, before, told_before
from whence.cli.reviewing import act_facts
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short
from whence.export.safe import one_line
from whence.model.review import Act, ReviewField
from whence.review.adding import sentence_of
from whence.review.doubt import doubt
from whence.review.snapshots import snapshot_from
from whence.store.interface import ReadStore


def print_claim(store: ReadStore, prefix: str, *, json: bool) -> None:
    """Print a claim field by field, with where its words stand, and what was done with it."""
    found = find(store, named_claim(store, prefix))
    where, acts = state(store, found.id), store.acts_of([found.id]).get(found.id, ())
    was = snapshot_from(found.snapshot, found.reading.document.text)
    fields = {name.value: told_before(name, found.snapshot) for name in ReviewField}
    spans = [was.claim.trigger, *was.claim.evidence, *(mention.span for mention in was.mentions)]
    words = [{"begin": span.begin, "end": span.end, "text": span.text} for span in dict.fromkeys(spans)]
    why = [reason.words for reason in doubt(was.claim, found.reading).reasons]
    if json:
        print_json(
            {
                "claim": found.id,
                "version": found.version_id,
                "state": where.state.value,
                "fields": fields,
                "words": words,
                "doubt": why,
                "acts": [act_facts(act) for act in acts],
            }
        )
        return
    by = f", by {', '.join(where.by)}" if where.by else ""
    print_text(f"claim {found.id}: {where.state.value}{by}")
    sentence = sentence_of(found.reading.document, was.claim.trigger)
    print_text(f"of version {short(found.version_id)}: “{one_line(sentence.text)}”")
    print_pairs(list(fields.items()))
    print_text("its words stand at")
    print_pairs([(f"{each['begin']}-{each['end']}", one_line(str(each["text"]))) for each in words])
    if why:
        print_text(f"in doubt: {'; '.join(why)}")
    _print_acts(acts)


def print_log(store: ReadStore, claim: str | None, by: str | None, limit: int, *, json: bool) -> None:
    """Print acts, the last one first."""
    id = named_claim(store, claim) if claim is not None else None
    acts = store.acts(claim_id=id, who=by, limit=limit)
    if json:
        undone = store.undone(act.seq for act in acts)
        for act in acts:
            print_json({**act_facts(act), "undone": undone.get(act.seq)})
        return
    if not acts:
        print_text("nobody did anything yet")
        return
    _print_acts(acts)


def _print_acts(acts: tuple[Act, ...]) -> None:
    if acts:
        print_table(("#", "when", "who", "what", "on", "why"), [_row(act) for act in acts], wide="why")


def _row(act: Act) -> tuple[str, ...]:
    on = act.claim_id or act.incident_id or ""
    return (str(act.seq), f"{act.at:%Y-%m-%d %H:%M}", act.who, _what(act), short(on), act.why)


def _what(act: Act) -> str:
    if act.undoes is not None:
        return f"undo {act.undoes}"
    if act.field is not None:
        return f"{act.field.value}: {before(act)} → {after(act)}"
    return f"{act.kind.value} {after(act) or ''}".strip()


def print_agreement(store: ReadStore, *, json: bool) -> None:
    """Print how far coders agree."""
    found = measured(store)
    pairs = [(each.one, each.other, each.field.value, each.items, each.alpha) for each in found.pairs]
    if json:
        named = ("one", "other", "field", "items", "alpha")
        print_json(
            {
                "fields": {name.value: alpha for name, alpha in found.fields.items()},
                "items": {name.value: items for name, items in found.items.items()},
                "pairs": [dict(zip(named, pair, strict=True)) for pair in pairs],
            }
        )
        return
    rows = [(name.value, str(found.items[name]), _alpha(alpha)) for name, alpha in found.fields.items()]
    print_table(("field", "claims", "alpha"), rows)
    if pairs:
        print()
        print_table(
            ("coder", "and", "field", "claims", "alpha"),
            [(one, other, name, str(items), _alpha(alpha)) for one, other, name, items, alpha in pairs],
        )


def _alpha(alpha: float | None) -> str:
    return "too few, or all alike" if alpha is None else f"{alpha:.2f}"
